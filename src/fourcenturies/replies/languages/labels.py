"""The labels that tasks give to sort things by, in ordinary words and in other languages.

A line has the label as tasks write it, and after the sign what else is said for it, at the head of a reply. To add a
wording, write it there.
"""

from __future__ import annotations

import re

from fourcenturies.replies.text import folded, tidy

_WORDINGS = """
own voice = own voice | in own voice | own words | in own words | own name | in own name | say it themsel* |
    says it itself | says it himself | says it herself | says so itself | says so herself | says so himself |
    says it in own | speak for themsel* | speaks for itself | speaks for herself | speaks for himself |
    speaks itself | her own | his own | its own | eigene stimme | eigenen stimme | mit eigener stimme |
    in eigener stimme | sagt es selbst | selbst | propre voix | sa propre voix | parle en son propre nom |
    en son propre nom | en son nom | le dit elle-meme | le dit lui-meme | voz propia | con voz propia |
    propia voz | por si mism* | от себя | от своего имени | своим голосом | собственный голос | говорит сам* |
    сам* | своими словами | 自己的声音 | 自己说 | 亲自说 | 以自己的口吻 | 自己的话 | 作者自己
hands it on = hands it on | hand it on | handed on | handing on | hands on | passes it on | pass it on |
    passed on | passes on | reports others | reports what others say | quotes others | cites others |
    quotes analysts | quotes experts | from others | others say so | gibt weiter | gibt es weiter |
    weitergegeben | reicht es weiter | reicht weiter | gibt wieder | transmet | le transmet | rapporte |
    le rapporte | relaie | lo transmite | transmite | передает | передаёт | передают | пересказывает |
    ссылается на други* | со слов други* | 转述 | 引述 | 转达 | 转引 | 传达
does not say it = does not say | do not say | doesnt say | dont say | does not say it | says it not |
    never says it | says nothing | says nothing of it | not said | sagt es nicht | sagt das nicht |
    ne le dit pas | ne dit pas | no lo dice | no dice | не говорит | не говорит этого | этого не говорит |
    没有说 | 没说 | 不说 | 未说 | 没这么说 | 没有这样说
real = real | really | genuine | true conflict | a true conflict | a real conflict | actual | echt | echter |
    echte | wirklich | tatsachlich | reel | reelle | vrai conflit | un vrai conflit | veritable | verdadero |
    autentico | реальн* | настоящ* | действительн* | 真实 | 真的 | 真正 | 真冲突 | 真
other times = other time | another time | different time* | other year* | different year* | other dates |
    different dates | andere zeit* | anderer zeit* | zu anderen zeit* | verschiedene zeit* |
    unterschiedliche zeit* | andere jahre | autre temps | autres temps | autre moment | autres moments |
    temps different* | moments different* | d'autres temps | d'autres moments | epoques differentes |
    otros tiempos | otros momentos | otro tiempo | otro momento | tiempos distintos | tiempos diferentes |
    momentos distintos | distintos momentos | другое время | другие времена | разное время | в разное время |
    разные времена | другие годы | разные годы | 其他时间 | 不同时间 | 不同的时间 | 不同时期 | 别的时间 |
    时间不同 | 另外的时间
other things = other thing | another thing | something else | different thing* | other matter* |
    andere ding* | andere sach* | verschiedene ding* | verschiedene sach* | etwas anderes | anderes |
    autre chose | autres choses | choses different* | d'autres choses | otras cosas | otra cosa |
    cosas distintas | cosas diferentes | другое | другие вещи | разные вещи | другие дела | разное |
    о разном | 其他事物 | 不同事物 | 不同的事 | 不同的事情 | 其他事情 | 别的事 | 事情不同 | 不同的东西 |
    其他东西 | 不同内容
weakened = weaken* | weaker | made weaker | geschwacht | abgeschwacht | schwacher | affaibli* | debilitad* |
    mas debil | ослаблен* | ослабл* | ослабева* | слабее | 削弱 | 被削弱 | 减弱 | 弱化
corrected = corrected | correct it | korrigiert | berichtigt | corrige* | rectifie* | corregid* |
    rectificad* | исправлен* | поправлен* | 纠正 | 被纠正 | 更正 | 被更正 | 修正
stands = stands | stand | it stands | steht | besteht | bleibt | bleibt stehen | bleibt bestehen |
    halt stand | gilt | tient | il tient | reste valable | tient bon | se sostiene | se mantiene |
    queda en pie | sigue en pie | остается в силе | остаётся в силе | держится | стоит | в силе | верен |
    成立 | 站得住 | 仍然成立 | 有效
holds = hold | halt | halt zusammen | zusammenhalt | bleibt | es halt | tient | maintient | unit | ca tient |
    sostiene | mantiene | une | aguanta | держит | держится | удерживает | скрепляет | 维持 | 保持 | 持续 |
    稳固 | 维系 | 支撑
depends = depend* | it depends | kommt darauf an | es kommt darauf an | hangt davon ab | hangt ab | abhangig |
    je nachdem | cela depend | ca depend | depend | depende | зависит | смотря | 取决 | 取决于 | 看情况 |
    视情况而定
pulls apart = pull apart | pulling apart | pulls them apart | tears apart | drives apart | splits |
    zieht auseinander | auseinander | treibt auseinander | trennt | reisst auseinander | separe | eloigne |
    divise | ecarte | separa | aleja | divide | разделяет | разъединяет | растаскивает | тянет врозь |
    разводит | отталкивает | 拉开 | 分开 | 分离 | 分裂
present = was there | were there | was present | there | attended | took part | came | anwesend | war da |
    dabei | presente | presents | etait la | presente | estuvo | estaba | присутств* | был там | был | 在场 |
    出席 | 到场 | 参加 | 在
absent = was not there | were not there | not there | not present | stayed away | did not come |
    did not attend | did not go | abwesend | nicht da | fehlte | absent* | n'etait pas la | ausente |
    no estuvo | no estaba | отсутств* | не был | не присутств* | 缺席 | 不在场 | 不在 | 未出席 | 没有出席
not stated = sources say nothing | text says nothing | no source says | no source tells | no text says |
    none says | nothing is said | nothing is told | nobody says | nobody tells | no information | unknown
both = both | together | in common | jointly | shared | beide | beiden | gemeinsam | les deux |
    tous les deux | en commun | commun | ambos | los dos | las dos | en comun | обе | оба | обеих | обоим |
    общая | совместно | в общем владении | 双方 | 两国 | 共同 | 两者 | 共有 | 两方
the Qing = qing | the qing | qing empire | qing dynasty | qing-reich | qing-dynastie | die qing | les qing |
    la chine des qing | dynastie qing | los qing | imperio qing | цин | цинск* империя | династия цин |
    империя цин | китай | 清 | 清朝 | 大清 | 清帝国 | 清国 | 清政府 | china
Russia = russia | russland | la russie | russie | rusia | россия | россии | 俄国 | 俄罗斯 | 沙俄
"""


def _table() -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    label = ""
    for line in _WORDINGS.strip().splitlines():
        left, sign, right = line.partition(" = ")
        label, right = (left.strip(), right) if sign else (label, line)
        told.setdefault(label, []).append(right)
    return {
        one: [folded(tidy(text)) for text in " ".join(rows).split("|") if text.strip()]
        for one, rows in told.items()
    }


_LABELS = _table()


def _form(wordings: list[str]) -> re.Pattern[str]:
    either = "|".join(
        re.escape(text).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        for text in sorted(wordings, key=len, reverse=True)
    )
    return re.compile(rf"(?P<said>{either})(?:(?!\w)|(?<=[\u3400-\u9fff]))")


_FORMS = {label: _form(wordings) for label, wordings in _LABELS.items()}
_BEFORE = re.compile(
    r"(?:(?:it|this|that|he|she|they|xi|a|an|the|in|with|her|his|its|their|is|are|was|were|does|do|clearly|es|ist|sind|er|sie|wird|"
    r"wurde|c'est|cest|est|il|elle|sont|estan?|esta|es|son|это|он|она|是|他|她)\s+|[是为在以](?=[\u3400-\u9fff]))*"
)


def labels_meant(text: str) -> list[str]:
    """Return the labels that the first words of a text may mean, in ordinary words of any language.

    >>> labels_meant("andere Zeiten (2023)"), labels_meant("says it herself"), labels_meant("1860")
    (['other times'], ['own voice'], [])
    """
    low = folded(tidy(text)).strip(" .,;:\"'")
    at = _BEFORE.match(low)
    start = at.end() if at else 0
    ends = {label: found.end() for label, form in _FORMS.items() if (found := form.match(low, start))}
    longest = max(ends.values(), default=0)
    return [label for label, end in ends.items() if end == longest]

"""Sentences of other languages that say that the source is silent: a word that denies beside one that tells or names.

What takes such a denial back ("nicht wahr", "sauf", "кроме"), or makes it one of something else, leaves it unread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Silence:
    """How a language is silent: its denials, what they deny, words that do so alone, and what turns them round."""

    denial: re.Pattern[str]
    telling: re.Pattern[str]
    alone: re.Pattern[str]
    turned: re.Pattern[str]

    def told_in(self, line: str) -> bool:
        """Tell whether a line in small letters says that something is not told."""
        said = self.alone.search(line) or (self.denial.search(line) and self.telling.search(line))
        return bool(said) and not self.turned.search(line)


def _silence(denials: str, tellings: str, alone: str, turned: str) -> Silence:
    def words(text: str, end: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(text.split())}){end}")

    spaced = (text.replace("_", r"\s") for text in (alone, turned))
    only, back = spaced
    return Silence(words(denials, r"\b"), words(tellings, r"\w*"), words(only, r"\w*"), words(back, r"\b"))


SILENCES = {
    "de": _silence(
        "nicht keine? keinen keiner keinem keines keinerlei nirgends nirgendwo niemand nie niemals ohne vergeblich "
        "weder",
        "genannt nenn benannt erwähn ang(?:e|a|i)b vermerk verr[aä]t gesagt sag steht stehen mitgeteilt ersichtlich "
        "erf[aä]hr "
        "bekannt aufgeführt gedruckt abgedruckt unterzeichn unterschrieb festgehalten bestimm datier auskunft "
        "geschrieben "
        "schreib namen? autor verfasser jahr(?!hundert) datum unterschrift byline quelle zu_finden findet "
        "findet_sich weiß wissen "
        "hervor zu_lesen zu_erfahren klar identifizier spezifizier gründungsjahr",
        "verschw[ei]+g schweigt(?!_nicht) lässt_(?:\\w+_){0,3}offen offen_?gelassen bleibt_(?:\\w+_){0,2}(?:offen|"
        "unklar|ungenannt|unbekannt|anonym) "
        "lässt_(?:\\w+_){0,3}aus unbekannt_geblieben fehlt",
        "wahr falsch stimmt_nicht richtig unrichtig außer sondern oder anderer? anderes anderem nur_nicht zweifel "
        "sicher_nicht "
        "irrtum nicht_nur nicht_unbekannt nicht_ohne",
    ),
    "fr": _silence(
        "pas aucune? nulle jamais personne rien sans ni",
        "dit dire indiqu précis mentionn nomm donn cit[eéè] sign figur appara imprim révél connu connaî sait savoir "
        "attribu noms? "
        "auteure? dates? années? identi trouv inscrit écrit spécifi publi_ datée? apprend lit",
        "inconnue? se_tait taire passe_sous_silence omet anonyme reste_muet garde_le_silence",
        "vrai faux exact sauf autre que_putin ou sinon mais_c'est doute erreur pas_seulement pas_inconnu pas_anonyme",
    ),
    "es": _silence(
        "no ningún ninguna ninguno ningun nadie nunca jamás jamas tampoco sin",
        "dice dicen decir dicho indica indicad menciona mencionad nombra nombrad consta aparece figura especific "
        "precisa dan? "
        "pone sabe sabemos viene revela firm aclara nombres? autora? fechas? año identi cita explica explicit "
        "señala hay_dato "
        "informa cuenta cuándo quién",
        "desconoce desconocid se_ignora an[oó]nim omite calla_(?:el|la|quién|cuándo|sobre|al) guarda_silencio se_calla",
        "verdad cierto falso correcto salvo excepto sino otro otra m[aá]s_que o duda solo_no no_solo desconocido_no",
    ),
    "ru": _silence(
        "не нет ни никто никого никем нигде никак\\w* без никогда",
        "назва назыв называ указ сказа говор упомя упомина привед привод сообща уточн извест подпис стоит значится "
        "написа пиш "
        "раскры обознач им[яе] имен[аи]? автор год[а-я]? дат[аы] назначе отмеч датир определ понятно ясно узна",
        "неизвест аноним безымян умалчива молчит отсутству неясно",
        "правда неправда верно неверно ложь кроме иной или сомнени\\w* другой другого не_только ошибка "
        "не_неизвест\\w* не_аноним\\w*",
    ),
}
_HAN_DENIED = re.compile(
    "(?:没有?|未|并未|无|不)[^,.;:!?]{0,7}?(?:说|写|提|注|标|交代|给|列|署|点名|透露|知道|指|记|印|名|讲|告诉|年份|"
    "日期|作者)"
)
_HAN_TOLD = re.compile("(?:说|提|名字|姓名|年份|日期|作者|署名)[^,.;:!?]{0,5}(?:没有|未知|不详|不明|空白|缺)")
_HAN_TURNED = re.compile("不对|错|假|并非没|不是没|不是未|除了|还是|還是|或|不能说|不应|不该")


# Two words with capitals within a sentence: somebody is named.
_NAME = re.compile(r"(?<=[\w,:] )[A-ZÀ-ÞА-Я][a-zß-ÿа-яё]+ [A-ZÀ-ÞА-Я][a-zß-ÿа-яё]+")


def silent_in(line: str, code: str) -> bool:
    """Tell whether a line of a language says that the source does not say.

    >>> silent_in("Der Name wird leider nirgends genannt.", "de"), silent_in("nicht Putin", "de")
    (True, False)
    """
    if code == "zh":
        return bool(_HAN_DENIED.search(line) or _HAN_TOLD.search(line)) and not _HAN_TURNED.search(line)
    language = SILENCES.get(code)
    return language is not None and not _NAME.search(line) and language.told_in(line.casefold())

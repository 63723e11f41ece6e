"""The three labels of a claim check, and the ordinary words that mean them, in several languages.

To add a wording, write it into `_WORDS`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fourcenturies.replies.label_groups import folded_lines
from fourcenturies.replies.languages import in_english
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.slips import Speller
from fourcenturies.replies.text import folded, tidy, word_set

STANDS, CONTRADICTED, NOT_SHOWN = "stands", "contradicted", "not shown"

_WORDS = {
    STANDS: """
        stands | stand | stands up | holds | hold | holds up | holds true | true | right | correct | yes |
        borne out | born out | bears out | bear out | confirmed | confirm | supported | proved | proven |
        shown | fact | accurate | ok | okay | verified | valid | s | t | ✓ | ✔ | ☑ | √ | + | stimmt | steht |
        richtig | wahr | belegt | gestützt | ja | gilt | trifft zu | hält stand | hält | vrai | juste |
        exact | confirmé | attesté | oui | tient | verdadero | cierto | correcto | confirmado | sí |
        se sostiene | верно | правда | правильно | подтверждено | подтверждается | да | 对 | 正确 | 成立 |
        属实 | 证实 | 是 | 真
    """,
    CONTRADICTED: """
        contradicted | contradicts | contradict | contradiction | contradictory | false | wrong | incorrect |
        excluded | exclude | ruled out | refuted | disproved | disproven | untrue | no | denied | disputed |
        inaccurate | invalid | mistaken | error | not true | not right | not correct | not so | not accurate |
        does not stand | doesnt stand | does not hold | doesnt hold | falls | fails | c | f | w | x | ✗ | ✘ |
        × | ☒ | falsch | wird widersprochen | widerlegt | widersprochen | ausgeschlossen | unwahr | 被反驳 |
        反驳 | 被驳斥 | 驳斥 | nein | stimmt nicht | faux | contredit | réfuté | exclu | non | inexact |
        falso | contradicho | refutado | incorrecto | excluido | неверно | ложь | неправда | неправильно |
        опровергнуто | опровергается | противоречит | нет | 错 | 错误 | 矛盾 | 不成立 | 不对 | 不正确 |
        被否定 | 假 | 否
    """,
    NOT_SHOWN: """
        not shown | not showed | notshown | no shown | unshown | nobody has shown | nobody has shown it |
        no proof either way | unproved | unproven | not proved | not proven | not borne out | nobody says |
        nobody says so | nobody says it | nobody shows it | nobody knows | no one says | no one says so |
        none says | cannot tell | cant tell | can not tell | cannot be told | cannot say | cant say |
        cannot know | unknown | not known | unclear | open | undecided | undetermined | not stated |
        not said | says nothing | no evidence | no proof | nobody tells | no one tells | no source |
        no source says | no source says so | unsupported | not supported | not confirmed | unconfirmed |
        unverified | neither | neither nor | not in sources | not in any source | no information | silent |
        uncertain | possible but not shown | n | ns | nicht gezeigt | nicht belegt | unbelegt |
        nicht bewiesen | nicht gesagt | niemand sagt es | offen | unklar | unbekannt | non démontré |
        pas démontré | non prouvé | pas montré | pas prouvé | non montré | personne ne dit | inconnu |
        no demostrado | no mostrado | no se muestra | no se demuestra | no probado | nadie dice | no consta |
        desconocido | не доказано | не показано | неизвестно | неясно | никто не говорит | 未证明 | 未证实 |
        没有证据 | 未说明 | 没有说明 | 无法判断 | 未显示 | 未知 | 没人说
    """,
}
_EMPTY = word_set(
    "it its it's that's thats theyre this that that's claim line sentence the a an is are was were be been clearly "
    "simply i think probably would say seems looks here so are they to fully completely quite entirely totally all"
)
_WORD = re.compile(r"[^\W\d_]+|[✓✔☑√✗✘×☒+]")
# What follows is a reason.
_REASON = re.compile(
    r"\s*(?:[(\[;:\"“>=]|->|=>|\.\s|\s[-–—]+\s|,|\b(?:because|since|as|by|see|in|for|from|on|cf|per|according|weil|denn|durch|"
    r"parce|car|par|porque|por|потому|因为)\b)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"\(?[a-z]\W+\w", re.IGNORECASE)
_INITIALS = re.compile(r"[a-z](?:\W+[a-z])*\W*", re.IGNORECASE)
_OR = re.compile(r"\bor\b|/|\boder\b|\bou\b|\bили\b|或")


def _plain(text: str) -> str:
    words = _WORD.findall(folded(text))
    return " ".join([word for word in words if word not in _EMPTY] or words)


_LABELS = {_plain(tidy(phrase)): label for label, phrases in _WORDS.items() for phrase in phrases.split("|")}


_SPELLER = Speller({word for label in _LABELS for word in label.split() if word.isascii()})


def _without_slips(plain: str) -> str:
    return " ".join(map(_SPELLER.meant, plain.split()))


@lru_cache(maxsize=2048)
def label_of(text: str) -> str:
    """Return the label that a text gives a claim, with its reason or without; "" where it gives none, or two.

    >>> label_of("Wrong (17 February)"), label_of("nobody says so"), label_of("true or false")
    ('contradicted', 'not shown', '')
    >>> label_of("is contradicted by card 3, which has trade"), label_of("contradicted by nobody")
    ('contradicted', '')
    """
    line = tidy(text).strip(" .!*_,;:–-")
    whole = _alone(line)
    if whole:
        return whole
    line = " ".join(folded_lines(line).split())
    cut = _REASON.search(line)
    first = _alone(line[: cut.start()]) if cut else ""
    first, rest = (first, line[cut.start() :]) if first and cut else _first_words(line)
    if not first:
        return _concluded(line)
    others = {_said(part) for part in _APART.split(rest)} - {"", first}
    return "" if others or _REFINES.match(rest) or (_OR.search(line) and _names_two(line)) else first


_APART = re.compile(r"[,;()]|\bbut\b|->|=>|[>=]")
# What would make another of a label, where it follows at once: "stands in part", "contradicted by nobody".
_REFINES = re.compile(
    r"[,;]\s*[a-j]\s*(?:$|[,;])|[,;]?\s*(?:(?:but\s)?(?:only\s)?(?:partly|partially|in part|half|mostly|"
    r"somewhat|to some|"
    r"at best|as a guess)\b|\?)|\s*(?:(?:only|or|oder|ou|или|if|unless|except|maybe|perhaps|nowhere)\b|"
    r"(?:by|in|for|from|with)\s+(?:nobody|no one|none|neither|nothing|nowhere|no (?!\d|\.)))",
    re.IGNORECASE,
)


def _first_words(line: str) -> tuple[str, str]:
    """Return the label that the first words of a line are, and what follows them."""
    words = list(_WORD.finditer(line))
    at = next((place for place, word in enumerate(words) if word[0] not in _BEFORE), len(words))
    for end in range(min(at + _LONGEST_LABEL, len(words)), at, -1):
        said = line[words[at].start() : words[end - 1].end()]
        if _SIGNS.search(said) or said == "not":
            continue
        label = _LABELS.get(" ".join(word[0] for word in words[at:end])) or _LABELS.get(
            _without_slips(_plain(said)), ""
        )
        rest = line[words[end - 1].end() :]
        if label and (end - at > 1 or words[at][0] not in _UNSURE or not rest.strip() or _REASON.match(rest)):
            return label, rest
    return "", ""


_LONGEST_LABEL = 5
_SIGNS = re.compile(r"[,;:.()!?>=/]|\s[-–]\s")
_BEFORE = _EMPTY | word_set(
    "we have there does do did also both again too one i'd id find as well they're he for me"
)
# Words that are a label alone, or with a reason behind them, and may begin another sentence.
_UNSURE = word_set(
    "no yes s t c f n w x ns right open fact error true false correct wrong possible ok okay valid hold holds "
    "fails falls neither shown denied exclude unknown unclear silent"
)


def _concluded(line: str) -> str:
    """Return the label in which a reason ends: "the card has him there: contradicted"."""
    parts = _CONCLUDES.split(line)
    return _alone(parts[-1].strip(" .!")) if len(parts) > 1 and not any(map(_alone, parts[:-1])) else ""


_CONCLUDES = re.compile(r"\s*(?:->|=>|[>=:]|\s[-–]\s|\b(?:so|hence|therefore|thus)\b)\s*")


def _alone(text: str) -> str:
    """Return the label that all words of a text together mean."""
    return (_said(text) or (NOT_SHOWN if says_not_stated(text.strip()) else "")) if text.strip() else ""


def _said(text: str) -> str:
    """Return the label whose own words a text is; "he names nobody" is a reason, and no label."""
    plain = _plain(text)
    return (
        _LABELS.get(plain)
        or _LABELS.get(_plain(in_english(text)))
        or _LABELS.get(_without_slips(plain))
        or ""
    )


def _names_two(line: str) -> bool:
    return len({label for part in _OR.split(line) if (label := _alone(part))}) > 1


def only_labels(reply: str) -> tuple[str, ...]:
    r"""Return the labels of a reply that holds nothing else, in their order; nothing where it holds anything else.

    >>> only_labels("S C N"), only_labels("true\nfalse"), only_labels("a: true")
    (('stands', 'contradicted', 'not shown'), ('stands', 'contradicted'), ())
    """
    line = reply.strip(" .!")
    parts = [part.strip(" .-*") for part in re.split(r"[\n;,|/]+|\s[-–]+\s", line)]
    if any(_LETTERED.match(part) for part in parts if not _INITIALS.fullmatch(part)):
        return ()
    if len(parts) == 1:
        parts = line.split()
    parts = [part for part in parts if part]
    found = tuple(_alone(part) for part in parts[:60])
    return found if found and all(found) and len(parts) <= 60 else ()

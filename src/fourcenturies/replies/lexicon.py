"""The words that dates are written with: each word has a role and a value.

To add a language, add its months, its words for century, before, after …; the grammar in `dates` is shared.
Chinese is brought into the same words by `chinese`.
"""

from __future__ import annotations

import re

Role = tuple[str, int]

EARLY, MID, LATE = 1, 2, 3


def _month_words() -> dict[str, Role]:
    table = """
    january jan januar janvier jänner января январь январе янв|
    february feb febr februar février fevrier февраля февраль феврале фев февр|
    march mar märz mars марта март марте мар|
    april apr avril апреля апрель апреле апр|
    may mai мая май мае|
    june jun juni juin июня июнь июне июн|
    july jul juli juillet июля июль июле июл|
    august aug août aout августа август августе авг|
    september sep sept septembre сентября сентябрь сентябре сен сент|
    october oct oktober octobre октября октябрь октябре окт|
    november nov novembre ноября ноябрь ноябре ноя нояб|
    december dec dezember décembre decembre декабря декабрь декабре дек
    """
    return {
        word: ("month", number) for number, words in enumerate(table.split("|"), 1) for word in words.split()
    }


def _split(text: str) -> list[str]:
    return text.split()


def _roles(role: str, words: str, value: int = 0) -> dict[str, Role]:
    return dict.fromkeys(words.split(), (role, value))


_ORDINALS = _split("""
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
""")
_CARDINALS = _split("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = _split("twenty thirty forty fifty sixty seventy eighty ninety")
_UNITS = _split("one two three four five six seven eight nine")

WORDS: dict[str, Role] = {
    **_month_words(),
    **_roles("season", "spring весна весной весны", 21),
    **_roles("season", "summer лето летом лета", 22),
    **_roles("season", "autumn fall осень осенью осени", 23),
    **_roles("season", "winter зима зимой зимы", 24),
    **_roles("circa", """
        ca cca circa approx approximately roughly about around round near nearly almost около примерно
        приблизительно ок
        """),
    **_roles("before", "before pre prior до ранее vor avant"),
    **_roles("after", "after post following после nach après"),
    **_roles("since", "since starting"),
    **_roles("from", "from с со начиная von"),
    **_roles("until", "until till through thru по bis"),
    **_roles("by", "by к"),
    **_roles("to", "to"),
    **_roles("between", "between betw между"),
    **_roles("and", "and & и und et"),
    **_roles("or", "or или либо oder ou"),
    **_roles("onwards", "onwards onward"),
    **_roles("latest", "latest"),
    **_roles("part", "early beginning start opening начало начале начала", EARLY),
    **_roles("part", "mid middle midway середина середине середины", MID),
    **_roles("part", "late end close ending конец конце конца", LATE),
    **_roles("half", "half половина половине половины"),
    **_roles("quarter", "quarter четверть четверти"),
    **_roles("century", """
        century cent centuries cen c век века веке веков столетие столетия столетии jahrhundert siècle
        siecle
        """),
    **_roles("decade", "decade годы годов годах гг"),
    **_roles("ad", "ad ce"),
    **_roles("bc", "bc bce"),
    **_roles("julian", "oldstyle"),
    **_roles("gregorian", "newstyle"),
    **_roles("hedge", """
        probably perhaps maybe possibly likely presumably think guess believe suppose reckon apparently
        seemingly probable possible возможно вероятно наверное might should could
        """),
    **_roles("either", "either"),
    **_roles("weekday", """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri
        sat sun понедельник вторник среда четверг пятница суббота воскресенье среду пятницу субботу
        """),
    **_roles("filler", """
        the in on at of it it's its was is that this yr date dated during i my answer would be must have
        been happened took place occurred within a an signed treaty event which when text source article
        founded published issued said spoken printed visit visited visits meeting met statement book given
        gives gave as according sometime some time somewhere they he she we there then so well anno domini
        calendar style i'd i'm stated states speech war г годом в во на это было была был signé le la en
        im am der des den um written wrote began started ended made came named name author says say tells
        told mentions mentioned period era times whole entire also only mainly exactly precisely here page
        paragraph para estimated inferred deduced outside knowledge know known me i've ie viz namely were
        has had quoted reported document agreement convention words utc gmt sic season
        """),
    **_roles("time_unit", "year years day days month months week weeks год года году годах"),
    **{word: ("ordinal", number) for number, word in enumerate(_ORDINALS, 1)},
    **{word: ("cardinal", number) for number, word in enumerate(_CARDINALS, 10)},
    **{word: ("tens", number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **{word: ("unit", number) for number, word in enumerate(_UNITS, 1)},
    **_roles("ordinal", "thirtieth", 30),
    **_roles("ordinal", "первая первой первый первое", 1),
    **_roles("ordinal", "вторая второй второе", 2),
    **_roles("ordinal", "третья третьей", 3),
    **_roles("last", "last последняя последней", 0),
    **_roles("today", """
        today yesterday tomorrow now ago nowadays currently сегодня вчера сейчас
        """),
    **_roles("relative", "later recent recently afterwards"),
    **_roles("hundred", "hundred", 100),
    **_roles("thousand", "thousand", 1000),
}  # fmt: skip

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
# Cyrillic letters that look like Roman numerals, as typed in Russian texts.
_LOOKALIKES = str.maketrans("іхмсѵ", "ixmcv")


def roman(word: str) -> int:
    """Return the value of a Roman numeral in small letters, or 0.

    >>> roman("xvii"), roman("mdclxxxix"), roman("mix")
    (17, 1689, 1009)
    """
    plain = word.translate(_LOOKALIKES)
    if not plain or not _ROMAN.fullmatch(plain):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in plain]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


# Kept as text, for `re` to compile when first needed. Abbreviations whose points and spaces would otherwise fall apart.
_JOINED = (
    r"\b(?:(?P<os>o\.\s?s\b\.?|old[\s-]style|os\b|julian(?:\s(?:calendar|style|date))?|по\s(?:старому|юлианскому)\s(?:стилю|календарю)"
    r"|ст\.\s?ст(?:иля?)?\b\.?|старого\sстиля|старый\sстиль|юлианск\w+|a\.\s?s\.)"
    r"|(?P<ns>n\.\s?s\b\.?|new[\s-]style|ns\b|gregorian(?:\s(?:calendar|style|date))?|по\s(?:новому|григорианскому)\s(?:стилю|календарю)"
    r"|н\.\s?ст(?:иля?)?\b\.?|нов\.\s?ст(?:иля?)?\b\.?|нового\sстиля|новый\sстиль|григорианск\w+)"
    r"|(?P<ad>a\.\s?d\b\.?|c\.\s?e\b\.?|н\.\s?э\b\.?|нашей\sэры)"
    r"|(?P<bc>b\.\s?c\b\.?(?:\s?e\b\.?)?|до\sн\.\s?э\b\.?|до\sнашей\sэры)"
    r"|(?P<until>(?:no|not)\slater\sthan|не\sпозднее|up\sto|up\suntil)"
    r"|(?P<since>(?:no|not)\searlier\sthan|не\sранее|not\sbefore|(?:from\s)?(?=\b)starting\sin)"
    r"|(?P<before>earlier\sthan|prior\sto)|(?P<after>later\sthan)"
    r"|(?P<circa>or\sso\b|give\sor\stake)|(?P<onwards>at\sthe\searliest|or\slater\b)"
    r"|(?P<latest>at\sthe\slatest|or\searlier\b)"
    r"|(?P<out>as\s(?:early|late)\sas|outside\sknowledge|from\soutside|outside\sthe\s(?:text|source)|i'm\snot\ssure\sbut|take\splace"
    r"|(?:according\sto|says|by|per)\s(?:the\s)?(?:katie\s|michael\s)?"
    r"(?:stallard|cox|text|source|article|digest|new\sstatesman|author)))"
)
_JOINED_AS = {
    "os": "oldstyle", "ns": "newstyle", "ad": "ad", "bc": "bc", "until": "until", "since": "since",
    "before": "before", "after": "after", "circa": "circa", "onwards": "onwards", "latest": "latest", "out": " ",
}  # fmt: skip
_MAY_JOIN = re.compile(
    r"\b(?:[oanbc]\.? ?[sdce]\b|old|new|julian|gregorian|по |ст\.|стар|нов"
    r"|юлиан|григ|н\. ?э|н\. ?ст|до н|нашей|не |no |not |up "
    r"|earlier|later|prior|outside|from|i'm|take|by |per |says|according|starting"
    r"|or so|at the |as (?:early|late) )"
)


def joined(line: str) -> str:
    """Bring "O.S.", "Old Style", "A.D.", "no later than" … into single words."""
    if "ish" in line:
        line = re.sub(r"(?<=\d)[\s-]?ish\b", " circa ", line)
    if not _MAY_JOIN.search(line):
        return line
    return re.sub(_JOINED, lambda found: f" {_JOINED_AS[found.lastgroup or 'out']} ", line)

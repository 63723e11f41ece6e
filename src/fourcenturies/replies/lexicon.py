"""The English words that dates are written with: each word has a role and a value.

Other languages are brought into these words by `languages`, Chinese dates by `chinese`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fourcenturies.names import distance
from fourcenturies.replies.text import word_set, words_in

Role = tuple[str, int]

EARLY, MID, LATE = 1, 2, 3


_MONTHS = """
    january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug|september sep sept|
    october oct|november nov|december dec
"""
_MONTH_WORDS = {
    word: ("month", number) for number, words in enumerate(_MONTHS.split("|"), 1) for word in words.split()
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
_DECADES = _split("twenties thirties forties fifties sixties seventies eighties nineties")
_UNITS = _split("one two three four five six seven eight nine")

WORDS: dict[str, Role] = {
    **_MONTH_WORDS,
    **_roles("season", "spring springtime", 21),
    **_roles("season", "summer summertime", 22),
    **_roles("season", "autumn fall", 23),
    **_roles("season", "winter wintertime", 24),
    **_roles("circa", "ca cca abt circa approx approximately roughly about around nearly almost near"),
    **_roles("before", "before pre prior bef"),
    **_roles("after", "after post aft"),
    **_roles("since", "since starting"),
    **_roles("from", "from"),
    **_roles("until", "until till through thru untill"),
    **_roles("by", "by"),
    **_roles("to", "to"),
    **_roles("between", "between betw btw"),
    **_roles("and", "and &"),
    **_roles("or", "or"),
    **_roles("onwards", "onwards onward"),
    **_roles("latest", "latest"),
    **_roles("part", "early beginning start opening", EARLY),
    **_roles("part", "mid middle midway", MID),
    **_roles("part", "late end close ending", LATE),
    **_roles("half", "half"),
    **_roles("quarter", "quarter"),
    **_roles("century", "century cent centuries cen c"),
    **_roles("decade", "decade"),
    **_roles("ad", "ad ce"),
    **_roles("bc", "bc bce"),
    **_roles("julian", "oldstyle"),
    **_roles("gregorian", "newstyle"),
    **_roles("hedge", """
        probably perhaps maybe possibly likely presumably think guess believe suppose reckon apparently
        seemingly probable possible might should could
        """),
    **_roles("either", "either"),
    **_roles("weekday", """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri
        sat sun
        """),
    **_roles("filler", """
        the in on at of it it's its was is that this yr date dated during i my answer would be must have
        been happened took place occurred within a an signed treaty event which when text source article
        founded published issued said spoken printed visit visited visits meeting met statement book given
        gives gave as according sometime some time somewhere they he she we there then so well anno domini
        calendar style i'd i'm stated states speech war written wrote began started ended made came named
        name author says say tells told mentions mentioned period era times whole entire also only mainly
        exactly precisely here page paragraph para estimated inferred deduced outside knowledge know known
        me i've ie viz namely were has had quoted reported document agreement convention words utc gmt sic
        season
        """),
    **_roles("time_unit", "year day month"),
    **_roles("units", "years days months weeks decades hours"),
    **_roles("week", "week"),
    **{word: ("ordinal", number) for number, word in enumerate(_ORDINALS, 1)},
    **{word: ("cardinal", number) for number, word in enumerate(_CARDINALS, 10)},
    **{word: ("tens", number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **{word: ("decade_in_words", 10 * number) for number, word in enumerate(_DECADES, 2)},
    **{word: ("unit", number) for number, word in enumerate(_UNITS, 1)},
    **_roles("ordinal", "thirtieth", 30),
    **_roles("last", "last", 0),
    **_roles("today", "today yesterday tomorrow now ago nowadays currently"),
    **_roles("relative", "later recent recently afterwards"),
    **_roles("hundred", "hundred", 100),
    **_roles("thousand", "thousand", 1000),
}  # fmt: skip

# What changes a date that stands beside it; such a word is never passed over.
DANGEROUS = word_set("""
    not no never nor neither isn't isnt wasn't wasnt aren't doesn't don't didn't can't cannot won't without
    except but unlike hardly scarcely rather
    instead than eve wrong false incorrect untrue anything everything anytime nothing else besides
    next previous preceding following succeeding subsequent earlier later prior anniversary half fortnight if unless
    versus vs excluding besides minus plus less more ex lie lies doubt doubtful both neither and/or ish odd something
    someday sooner soon shortly long decade century centuries fiscal dynasty reign era unknown unstated
    undated 民国 民國
    far exclusive day-before eve-of millennium score dozen lunar solar tomorrow
    """)
_MEANT = sorted(
    word
    for word, role in WORDS.items()
    if len(word) > 5
    and role[0]
    in {"month", "season", "century", "before", "between", "until", "ordinal", "weekday", "since", "circa"}
)


_SWAPPED = {
    word[:at] + word[at + 1] + word[at] + word[at + 2 :]: word
    for word in ("march", "april", "about", "until")
    for at in range(4)
}


@lru_cache(maxsize=4096)
def meant(word: str) -> str:
    """Return the word of a date that a misspelt one is meant for, or the word itself: "Febuary", "eightteenth"."""
    if len(word) < 5 or word in DANGEROUS:
        return word
    if word in _SWAPPED:
        return _SWAPPED[word]
    near = [one for one in _MEANT if abs(len(one) - len(word)) < 2 and distance(word, one, 1) <= 1]
    return near[0] if len(near) == 1 else word


_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
# Cyrillic letters that look like Roman numerals, as typed in Russian texts.
_LOOKALIKES = str.maketrans("іхмсѵ", "ixmcv")


def roman(word: str) -> int:
    """Return the value of a Roman numeral in small letters, or 0.

    >>> roman("xvii"), roman("mdclxxxix"), roman("mix")
    (17, 1689, 1009)
    """
    plain = word if word.isascii() else word.translate(_LOOKALIKES)
    if not plain or not _ROMAN.fullmatch(plain):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in plain]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


# Kept as text, for `re` to compile when first needed. Abbreviations whose points and spaces would otherwise fall apart.
_JOINED = (
    r"\b(?:(?P<os>o\.\s?s\b\.?|old[\s-](?:style|calendar)|os\b|julian(?:\s(?:calendar|style|date))?|a\.\s?s\.)"
    r"|(?P<ns>n\.\s?s\b\.?|(?:new[\s-](?:style|calendar)|(?:our|modern)\scalendar)|ns\b|gregorian(?:\s(?:calendar|"
    r"style|date))?)"
    r"|(?P<ad>a\.\s?d\b\.?|c\.\s?e\b\.?)"
    r"|(?P<bc>b\.\s?c\b\.?(?:\s?e\b\.?)?)"
    r"|(?P<until>(?:no|not)\slater\sthan|not\s(?:after|past|beyond)|up\s(?:to|until|till)(?:\sand\sincluding)?"
    r"|latest(?:\sdate|\sday)?:?(?=\s\S*\d|\s\w+\s\d)|(?:before|by|until|till)\s(?:the\s)?(?:very\s)?end\sof|"
    r"at\s(?:the\s)?latest(?=\s(?:in|on|by)?\s?\S*\d))"
    r"|(?P<since>(?:no|not)\searlier\sthan|not\sbefore|(?:from\s)?(?=\b)starting\sin"
    r"|at\s(?:the\s)?earliest(?=,?\s(?:in|on|from)?\s?(?:the\s)?\S*\d)|earliest(?:\sdate|\sday)?:?(?=\s\S*\d|"
    r"\s\w+\s\d))"
    r"|(?P<before>earlier\sthan|prior\sto)"
    r"|(?P<after>later\sthan|(?:after|since)\s(?:the\s)?end\sof)"
    r"|(?P<circa>or\sso\b|give\sor\stake|or\sthereabouts|close\sto|in\sor\s(?:around|about)|on\sor\s(?:around|about)"
    r"|more\sor\sless)"
    r"|(?P<onwards>at\s(?:the\s)?earliest|(?:to|until|till|up\sto)\s(?:now|today|the\spresent(?:\sday)?|this\sday)|"
    r"(?:or|and)\slater\b|(?:or|and)\safter(?:wards)?\b|(?<=\d\s)on\b(?!\s\w))"
    r"|(?P<latest>at\s(?:the\s)?latest|(?:or|and)\s(?:earlier|before)\b(?!\s\S*\d))"
    r"|(?P<mid>in\sthe\smiddle\sof|halfway\sthrough)"
    r"|(?P<late>towards?\s(?:the\s)?(?:end|close)\sof)"
    r"|(?P<out>as\s(?:early|late)\sas|far\seast|outside\sknowledge|from\soutside|outside\sthe\s(?:text|source)|"
    r"i'm\snot\ssure\sbut|take\splace"
    r"|throughout\sthe|beginning\s(?:with|in)|(?:the\s)?(?:beginning|start|end)\s(?:was|is|came|fell|lies)\s(?:in|on)"
    r"|by\s(?:the|my|this|our|its|her|his)\s(?:\w+\s)?(?:cards?|records?|sources?|texts?|articles?|telling|reading|"
    r"count|account|map|timeline|logic|passage|page)|(?:according\sto|says|by|per)\s(?:the\s)?(?:katie\s|michael\s)?"
    r"(?:stallard|cox|text|source|article|digest|new\sstatesman|author)))"
)
_JOINED_AS = {
    "os": "oldstyle", "ns": "newstyle", "ad": "ad", "bc": "bc", "until": "until", "since": "since",
    "before": "before", "after": "after", "circa": "circa", "onwards": "onwards", "latest": "latest", "out": " ",
    "mid": "mid", "late": "late",
}  # fmt: skip
# One of these words stands wherever that is found, which costs more to look for.
_JOINS_WITH = word_set("""
    o a n b c os ns latest earliest old new no not up before until till since after by earlier later
    prior outside from m take per says according starting far close more middle halfway toward towards or and
    now today present day on beginning start end early late throughout
    """)


def _may_join(line: str) -> bool:
    return not _JOINS_WITH.isdisjoint(words_in(line)) or "julian" in line or "gregorian" in line


_MAY_JOIN = re.compile(
    r"\b(?:[oanbc]\. ?[sdce]\b|[on]s\b|latest|old[ -]|new[ -]|julian|gregorian|(?:no|not) [laepb]|up "
    r"|(?:before|until|till|since|after) (?:the |very |end )|by |earlier|later|prior|outside|from (?:out|start)"
    r"|i'm|take |(?:per|says|according to) (?:the )?(?:ka|mi|st|cox|te|sou|ar|di|ne|au)|starting|far |close"
    r"|more or|in the mid|halfway|toward"
    r"|or (?:so|th|la|af|ea|be)|and (?:la|af|ea|be)|(?:in|on) or |give or|at (?:the )?[le]|to (?:now|today|th)"
    r"|(?:until|till) (?:now|today)|on\b|the (?:beg|start|end)|(?:beginning|start|end) |as (?:early|late) |throughout)"
)


def joined(line: str) -> str:
    """Bring "O.S.", "Old Style", "A.D.", "no later than" … into single words."""
    if "ish" in line:
        line = re.sub(r"(?<=\d)[\s-]?ish\b", " circa ", line)
    line = line.replace("<=", "≤").replace(">=", "≥")
    if not _may_join(line) or not _MAY_JOIN.search(line):
        return line
    return re.sub(_JOINED, lambda found: f" {_JOINED_AS[found.lastgroup or 'out']} ", line)

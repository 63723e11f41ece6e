"""The words that dates are written with: each word has a role and a value.

To add a language, add its months, its words for century, before, after …; the grammar in `dates` is shared.
Chinese is brought into the same words by `in_latin_words`.
"""

from __future__ import annotations

import re

Role = tuple[str, int]

EARLY, MID, LATE = 1, 2, 3


def _month_words() -> dict[str, Role]:
    table = """
    january jan januar janvier jänner января январь январе янв|february feb febr februar février fevrier февраля февраль феврале фев февр
    |march mar märz mars марта март марте мар|april apr avril апреля апрель апреле апр|may mai мая май мае
    |june jun juni juin июня июнь июне июн|july jul juli juillet июля июль июле июл|august aug août aout августа август августе авг
    |september sep sept septembre сентября сентябрь сентябре сен сент|october oct oktober octobre октября октябрь октябре окт
    |november nov novembre ноября ноябрь ноябре ноя нояб|december dec dezember décembre decembre декабря декабрь декабре дек
    """
    return {
        word: ("month", number) for number, words in enumerate(table.split("|"), 1) for word in words.split()
    }


def _roles(role: str, words: str, value: int = 0) -> dict[str, Role]:
    return dict.fromkeys(words.split(), (role, value))


_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth""".split()
_CARDINALS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS = "one two three four five six seven eight nine".split()

WORDS: dict[str, Role] = {
    **_month_words(),
    **_roles("season", "spring весна весной весны", 21),
    **_roles("season", "summer лето летом лета", 22),
    **_roles("season", "autumn fall осень осенью осени", 23),
    **_roles("season", "winter зима зимой зимы", 24),
    **_roles("circa", "ca circa approx approximately roughly about around round near nearly almost около примерно приблизительно ок"),
    **_roles("before", "before pre prior до ранее vor avant"),
    **_roles("after", "after post following после nach après"),
    **_roles("since", "since starting "),
    **_roles("from", "from с со начиная von"),
    **_roles("until", "until till through thru по bis"),
    **_roles("by", "by к"),
    **_roles("to", "to"),
    **_roles("between", "between betw между"),
    **_roles("and", "and & и und et"),
    **_roles("or", "or или либо oder ou"),
    **_roles("onwards", "onwards onward"),
    **_roles("part", "early beginning start opening начало начале начала", EARLY),
    **_roles("part", "mid middle midway середина середине середины", MID),
    **_roles("part", "late end close ending конец конце конца", LATE),
    **_roles("half", "half половина половине половины"),
    **_roles("quarter", "quarter четверть четверти"),
    **_roles("century", "century cent centuries cen c век века веке веков столетие столетия столетии jahrhundert siècle siecle"),
    **_roles("decade", "decade годы годов годах гг"),
    **_roles("ad", "ad ce"),
    **_roles("bc", "bc bce"),
    **_roles("julian", "oldstyle"),
    **_roles("gregorian", "newstyle"),
    **_roles("hedge", """probably perhaps maybe possibly likely presumably think guess believe suppose reckon apparently seemingly
        probable possible возможно вероятно наверное might should could"""),
    **_roles("either", "either"),
    **_roles("weekday", """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
        понедельник вторник среда четверг пятница суббота воскресенье среду пятницу субботу"""),
    **_roles("filler", """the in on at of it it's its was is that this yr date dated during i my answer
        would be must have been happened took place occurred within a an signed treaty event which when text source article
        founded published issued said spoken printed visit visited visits meeting met statement book given gives gave as
        according sometime some time somewhere they he she we there then so well anno domini calendar style i'd i'm
        stated states speech war г годом в во на это было была был signé le la en im am der des den um 
        written wrote began started ended made came named name author says say tells told mentions
        mentioned period era times whole entire also mainly exactly precisely here page paragraph para
        estimated inferred deduced outside knowledge know known me i've ie viz namely were has had quoted
        reported document agreement convention words utc gmt sic season"""),
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
    **_roles("today", """today yesterday tomorrow now recently ago nowadays currently сегодня вчера сейчас"""),
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
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


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
    r"|(?P<out>outside\sknowledge|from\soutside|outside\sthe\s(?:text|source)|i'm\snot\ssure\sbut|take\splace|by\sstallard|by\scox))"
)
_JOINED_AS = {
    "os": "oldstyle", "ns": "newstyle", "ad": "ad", "bc": "bc", "until": "until", "since": "since",
    "before": "before", "after": "after", "out": " ",
}  # fmt: skip
_MAY_JOIN = re.compile(r"\b(?:[oanbc]\.? ?[sdce]\b|old|new|julian|gregorian|по |ст\.|стар|нов|юлиан|григ|н\. ?э|н\. ?ст|до н|нашей|не |no |not |up |earlier|later|prior|outside|from|i'm|take|by|starting)")  # fmt: skip


def joined(line: str) -> str:
    """Bring "O.S.", "Old Style", "A.D.", "no later than" … into single words."""
    if not _MAY_JOIN.search(line):
        return line
    return re.sub(_JOINED, lambda found: f" {_JOINED_AS[found.lastgroup or 'out']} ", line)


# Chinese. These patterns stay text: most replies need none, and `re` keeps what it has compiled.

_CHINESE_DIGITS = {sign: value for value, signs in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for sign in signs}
_N = "[0-9〇零○一二两三四五六七八九十廿卅]"
_CHINESE = re.compile("[\u3007\u4e00-\u9fff]")
_CHINESE_DAY = rf"(?P<y>\d{{3,4}}|[〇零○一二三四五六七八九]{{4}}) ?年 ?(?:(?P<m>{_N}{{1,3}}) ?月(?:份)? ?(?:(?P<d>{_N}{{1,3}}) ?[日号號])?)?"
_CHINESE_MONTH = rf"(?P<m>{_N}{{1,3}}) ?月(?:份)? ?(?:(?P<d>{_N}{{1,3}}) ?[日号號])?"
_CHINESE_DECADE = rf"(?P<c>{_N}{{1,3}}) ?世[纪紀] ?(?P<t>[1-9]0|[一二三四五六七八九]十) ?年代"
_CHINESE_CENTURY = rf"(?P<c>{_N}{{1,3}}) ?世[纪紀] ?(?P<p>前半叶|后半叶|前半期|后半期|上半叶|下半叶|初期|早期|初|中叶|中期|中|晚期|后期|末期|末叶|末)?"
_CHINESE_YEARS = r"(?P<y>\d{4}|[〇零○一二三四五六七八九]{4}) ?年代"
_CHINESE_PARTS = {
    "初": "early", "早期": "early", "初期": "early", "中叶": "mid", "中期": "mid", "中": "mid", "末": "late", "晚期": "late",
    "后期": "late", "末期": "late", "末叶": "late", "前半叶": "first half", "上半叶": "first half", "前半期": "first half",
    "后半叶": "second half", "下半叶": "second half", "后半期": "second half",
}  # fmt: skip
_CHINESE_WORDS = (
    ("公元前", " bc "), ("公元", " "), ("西元", " "), ("俄历", " oldstyle "), ("儒略历", " oldstyle "), ("旧历", " oldstyle "), ("舊曆", " oldstyle "),
    ("公历", " newstyle "), ("新历", " newstyle "), ("格里历", " newstyle "), ("大约", " circa "), ("大約", " circa "), ("约", " circa "),
    ("約", " circa "), ("左右", " circa "), ("前后", " circa "), ("初", " early "), ("中旬", " mid "), ("上旬", " early "), ("下旬", " late "),
    ("春天", " spring "), ("夏天", " summer "), ("秋天", " autumn "), ("冬天", " winter "), ("春", " spring "), ("夏", " summer "),
    ("秋", " autumn "), ("冬", " winter "), ("底", " late "), ("末", " late "),
    ("或者", " or "), ("或", " or "), ("至", " to "), ("到", " to "), ("在", " "), ("于", " "), ("於", " "), ("年", " "), ("是", " "),
)  # fmt: skip
_CHINESE_BEFORE = r"^(?P<date>[^之以]+?) ?(?:之前|以前|前)$"
_CHINESE_AFTER = r"^(?P<date>[^之以]+?) ?(?:之后|以后|以來|以来|后)$"
_CHINESE_CALENDAR_PARTS = r"(?P<head>\d{4}-\d\d|\d{4}) (?P<part>early|mid|late|spring|summer|autumn|winter)\b"


def in_latin_words(line: str) -> str:
    """Bring a Chinese date into the words of the grammar; other lines stay as they are.

    >>> in_latin_words("一九四九年十月一日"), in_latin_words("20世纪60年代")
    ('1949-10-01', '1960s')
    """
    if not _CHINESE.search(line):
        return line
    for pattern, word in ((_CHINESE_BEFORE, "before"), (_CHINESE_AFTER, "after")):
        found = re.match(pattern, line)
        if found:
            line = f"{word} {found['date']}"
    line = re.sub(_CHINESE_YEARS, lambda found: f" {_digits(found['y'])}s ", line)
    line = re.sub(_CHINESE_DECADE, lambda found: f" {_number(found['c']) - 1:02d}{_number(found['t']) // 10}0s ", line)
    line = re.sub(_CHINESE_CENTURY, lambda found: f" {_CHINESE_PARTS.get(found['p'] or '', '')} {_number(found['c'])}th century ", line)
    line = re.sub(_CHINESE_DAY, _chinese_day, line)
    line = re.sub(_CHINESE_MONTH, _chinese_month, line)
    for sign, word in _CHINESE_WORDS:
        line = line.replace(sign, word)
    line = " ".join(line.split())
    return re.sub(_CHINESE_CALENDAR_PARTS, lambda found: f"{found['part']} {found['head']}", line)


def _chinese_day(found: re.Match[str]) -> str:
    year = _digits(found["y"])
    month, day = _number(found["m"] or ""), _number(found["d"] or "")
    return f" {year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "") + " "


def _chinese_month(found: re.Match[str]) -> str:
    names = ("", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
             "november", "december")  # fmt: skip
    month, day = _number(found["m"]), _number(found["d"] or "")
    return f" {names[month]} {day or ''} " if 1 <= month <= 12 else found[0]


def _digits(text: str) -> int:
    return int("".join(str(_CHINESE_DIGITS.get(sign, sign)) for sign in text))


def _number(text: str) -> int:
    """Return the value of a small Chinese number: 十一 is 11, 廿七 is 27."""
    if not text:
        return 0
    plain = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in plain:
        return _digits(plain)
    tens, _, units = plain.partition("十")
    if "十" in units:
        return 0
    return (_digits(tens) if tens else 1) * 10 + (_digits(units) if units else 0)

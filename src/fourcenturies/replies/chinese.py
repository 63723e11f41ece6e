"""Chinese dates, brought into the words of the grammar: 年月日, 世纪, 年代, numbers in Chinese signs."""

from __future__ import annotations

import re

# The patterns stay text: most replies need none, and `re` keeps what it has compiled.
_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_N = "[0-9〇零○一二两三四五六七八九十廿卅]"
_SIGNS = re.compile("[\u3007\u4e00-\u9fff]")
_DAY = (
    rf"(?P<y>\d{{3,4}}|[〇零○一二三四五六七八九]{{4}}) ?年 ?(?:(?P<m>{_N}{{1,3}})"
    rf" ?月(?:份)? ?(?:(?P<d>{_N}{{1,3}}) ?[日号號])?)?"
)
_MONTH = rf"(?P<m>{_N}{{1,3}}) ?月(?:份)? ?(?:(?P<d>{_N}{{1,3}}) ?[日号號])?"
_DECADE = rf"(?:(?P<c>{_N}{{1,3}}) ?世[纪紀] ?)?(?P<t>[1-9]0|[一二三四五六七八九]十) ?年代"
_CENTURY = (
    rf"(?P<c>{_N}{{1,3}}) ?世[纪紀] ?(?P<p>前半叶|后半叶|前半期|后半期|上半叶|下半叶|初期|"
    rf"早期|初|中叶|中期|中|晚期|后期|末期|末叶|末)?"
)
_YEARS = r"(?P<y>\d{4}|[〇零○一二三四五六七八九]{4}) ?年代"
_PARTS = {
    sign: part
    for part, signs in (
        ("early", "初 早期 初期"),
        ("mid", "中叶 中期 中"),
        ("late", "末 晚期 后期 末期 末叶"),
        ("first half", "前半叶 上半叶 前半期"),
        ("second half", "后半叶 下半叶 后半期"),
    )
    for sign in signs.split()
}
_WORDS = {
    "bc": "公元前",
    "": "公元 西元 在 于 於 年 是",
    "oldstyle": "俄历 儒略历 旧历 舊曆",
    "newstyle": "公历 新历 格里历",
    "circa": "大约 大約 约 約 左右 前后",
    "early": "初 上旬",
    "mid": "中旬",
    "late": "下旬 底 末",
    "spring": "春天 春",
    "summer": "夏天 夏",
    "autumn": "秋天 秋",
    "winter": "冬天 冬",
    "or": "或者 或",
    "to": "至 到",
}
# Longer signs first, so that none is taken for a part of itself.
_REPLACED = sorted(
    ((sign, word) for word, signs in _WORDS.items() for sign in signs.split()),
    key=lambda pair: (-len(pair[0]), pair[0]),
)
_BEFORE = r"^(?:在|于|於)?(?P<date>[^之以]+?) ?(?:之前|以前|前)$"
_SINCE = r"^(?:自从|自從|自|从|從)?(?P<date>[^之以]+?) ?(?:以来|以來|开始|開始|起|至今|以后至今)$"
_UNTIL = r"^(?:直到|到|至|截至)?(?P<date>[^之以]+?) ?(?:为止|為止|止|以前为止)$"
_BETWEEN = r"^(?:在|介于|于)?(?P<date>.+?)之间$"
_TO_DAY = (
    r"(?P<head>\d{4} ?年 ?\d{1,2} ?月 ?)(?P<a>\d{1,2}) ?[日号號]? ?(?:至|到|[-–~—]) ?(?P<b>\d{1,2}) ?[日号號]"
)
_AFTER = r"^(?:在|于|於)?(?P<date>[^之以]+?) ?(?:之后|之後|以后|以後|后|後)$"
_CALENDAR_PARTS = r"(?P<head>\d{4}-\d\d|\d{4}) (?P<part>early|mid|late|spring|summer|autumn|winter)\b"


def in_latin_words(line: str) -> str:
    """Bring a Chinese date into the words of the grammar; other lines stay as they are.

    >>> in_latin_words("一九四九年十月一日"), in_latin_words("20世纪60年代")
    ('1949-10-01', '1960s')
    """
    if not _SIGNS.search(line):
        return line
    line = re.sub(r"是(?=.*\d)(.+?)(?:开始|開始)的?", r"\1", line)
    between = re.match(_BETWEEN, line)
    if between:
        line = between["date"]
    line = re.sub(
        _TO_DAY, lambda found: f"{found['head']}{found['a']}日至{found['head']}{found['b']}日", line
    )
    for pattern, word in ((_SINCE, "since"), (_UNTIL, "until"), (_BEFORE, "before"), (_AFTER, "after")):
        found = re.match(pattern, line)
        if found:
            line = f"{word} {found['date']}"
    line = re.sub(_YEARS, lambda found: f" {_digits(found['y'])}s ", line)
    line = re.sub(
        _DECADE, lambda found: f" {_number(found['c'] or '20') - 1:02d}{_number(found['t']) // 10}0s ", line
    )
    line = re.sub(
        _CENTURY,
        lambda found: f" {_PARTS.get(found['p'] or '', '')} {_number(found['c'])}th century ",
        line,
    )
    line = re.sub(_DAY, _day, line)
    line = re.sub(_MONTH, _month, line)
    for sign, word in _REPLACED:
        line = line.replace(sign, f" {word} ")
    line = " ".join(line.split())
    return re.sub(_CALENDAR_PARTS, lambda found: f"{found['part']} {found['head']}", line)


def _day(found: re.Match[str]) -> str:
    year = _digits(found["y"])
    month, day = _number(found["m"] or ""), _number(found["d"] or "")
    return f" {year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "") + " "


def _month(found: re.Match[str]) -> str:
    names = ("", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
             "november", "december")  # fmt: skip
    month, day = _number(found["m"]), _number(found["d"] or "")
    return f" {names[month]} {day or ''} " if 1 <= month <= 12 else found[0]


def _digits(text: str) -> int:
    return int("".join(str(_DIGITS.get(sign, sign)) for sign in text))


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

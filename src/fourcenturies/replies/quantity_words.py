"""The words of numbers: units, parts, scales, and the many spellings of a hedge.

To read one more unit, add a row to `_UNITS`; one more hedge, a row to `_SPELLINGS`.
"""

from __future__ import annotations

import re

_UNITS = {
    "hectares": "hectare hectares ha",
    "acres": "acre acres",
    "per cent": "% percent percents percentage pct procent процент процента процентов",
    "percentage points": "percentagepoint percentagepoints pp",
    "students": "student students pupil pupils undergraduate undergraduates студент студента студентов "
    "学生 留学生 名学生",
    "meetings": "meeting meetings met encounter encounters summit summits встреча встречи встреч "
    "会晤 次会晤 会面 次会面",
    "visits": "visit visits trip trips визит визита визитов",
    "people": "people person persons inhabitants human humans человек людей 人 人口",
    "soldiers": "soldier soldiers troop troops serviceman servicemen солдат",
    "years": "year years yr yrs год года лет 年",
    "months": "month months месяц месяца месяцев 个月",
    "weeks": "week weeks неделя недели недель 周",
    "days": "day days день дня дней 天",
    "hours": "hour hours час часа часов 小时",
    "kilometres": "kilometre kilometres kilometer kilometers km kms км 公里",
    "miles": "mile miles",
    "square kilometres": "squarekilometre 平方公里",
    "square miles": "squaremile",
    "countries": "country countries state states nation nations стран страны 国家",
    "exercises": "exercise exercises drill drills manoeuvre manoeuvres maneuver maneuvers учений учения 演习",
    "dollars": "$ dollar dollars usd us$ доллар доллара долларов 美元",
    "euros": "€ euro euros eur",
    "pounds": "£ pound pounds gbp",
    "yuan": "¥ yuan renminbi rmb cny юаней юань 元 人民币",
    "roubles": "₽ rouble roubles ruble rubles rub рубль рубля рублей",
    "words": "word words",
    "regions": "region regions",
    "terms": "term terms",
    "pilots": "pilot pilots",
    "bombs": "bomb bombs",
    "activities": "activity activities",
    "elements": "element elements",
    "tonnes": "tonne tonnes ton tons",
    "barrels": "barrel barrels",
}
UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
IN_YEARS = {
    "decade": 10,
    "decades": 10,
    "century": 100,
    "centuries": 100,
    "millennium": 1000,
    "millennia": 1000,
}

ONES = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
    )
}  # fmt: skip
TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        [20, 30, 40, 40, 50, 60, 70, 80, 90],
        strict=True,
    )
)
SCALES = {
    "hundred": 100, "dozen": 12, "dozens": 12, "thousand": 10**3, "k": 10**3, "tsd": 10**3, "тыс": 10**3,
    "тысяч": 10**3, "тысячи": 10**3, "тысяча": 10**3, "lakh": 10**5, "million": 10**6, "millions": 10**6, "mn": 10**6,
    "mio": 10**6, "m": 10**6, "млн": 10**6, "миллион": 10**6, "миллиона": 10**6, "миллионов": 10**6, "crore": 10**7,
    "billion": 10**9, "billions": 10**9, "bn": 10**9, "b": 10**9, "млрд": 10**9, "миллиард": 10**9, "миллиарда": 10**9,
    "миллиардов": 10**9, "trillion": 10**12, "tn": 10**12, "thousands": 10**3, "hundreds": 100,
    "wan": 10**4, "yi": 10**8,
}  # fmt: skip
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
          "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10}  # fmt: skip

# What may be spelt so many ways, and how it is read; the words of which each way has one spare the rest the search.
_SPELLINGS = tuple(
    (frozenset(signs.split()), re.compile(pattern), f" {spelt} ")
    for signs, pattern, spelt in (
        ("per percent p pc", r"\bper ?cent\b|\bp\. ?c\.|\bpc\b", "%"),
        ("no not least minimum",
         r"\b(?:no|not) (?:fewer|less) than\b|\bat (?:the )?least\b|\ba minimum of\b|不少于|至少", "over"),
        ("no not most up maximum",
         r"\b(?:no|not) more than\b|\bat (?:the )?most\b|\bup to\b|\ba maximum of\b|最多|至多", "under"),
        ("or more give", r"\bor so\b|\bmore or less\b|\bgive or take\b|\bor thereabouts\b|左右|上下", "about"),
        ("or and", r"\bor more\b|\bor over\b|\band (?:more|over|up)\b|以上", "over"),
        ("or", r"\bor (?:less|fewer|under)\b|以下", "under"),
        ("more greater higher excess upwards", r"\b(?:more|greater|higher) than\b|\bin excess of\b|\bupwards of\b",
         "over"),
        ("", r"\bexceed\w*\b", "over"),
        ("above more > minimum",
         r"\b(?:above|more|>=?|≥|более|свыше|больше|minimum)(?!\w)|超过|>=?|≥|多于", "over"),
        ("less fewer smaller lower below <",
         r"\b(?:less|fewer|smaller|lower) than\b|\bbelow\b|<=?|≤|\bмен(?:ее|ьше)\b|不到|少于", "under"),
        ("close in some ~", r"\bclose to\b|\bin the region of\b|\bsome\b|~|≈|大约|大概|近|约", "about"),
        ("around approximately approx roughly circa ca c nearly almost estimated near",
         r"\b(?:around|approximately|approx|roughly|circa|ca|c|nearly|almost|estimated|near|примерно|около)\b\.?",
         "about"),
        ("point points pts", r"(?:%|\bpercentage) (?:points?|pts)\b", "percentagepoints"),
        ("square sq km",
         r"\b(?:square|sq\.?) (?:km|kilomet(?:re|er)s?)\b|\bkm ?\^?2\b|\bкв\. ?км\b|平方公里", "squarekilometre"),
        ("square sq", r"\b(?:square|sq\.?) miles?\b", "squaremile"),
        (".", r"\.\.+", "–"),
        ("百", r"百分之", "%"),
        (
            "one",
            (r"\b(?:the|that|this|other|first|lower|smaller|latter|former) one\b"
            r"|(?<=%) one\b|(?<=percent) one\b|(?<=per cent) one\b"),
            "",
        ),
        ("two", r"\b(?:\w+er|first|second|other|latter|one) of (?:the|these|those) two\b", ""),
        ("one", r"\bone of (?:them|these|those|which|whom)\b", ""),
    )
)  # fmt: skip
SIGNS = re.compile(r"[^\W\d_]+|[^\w\s]")
_SHARE = re.compile(r"(?<![\d/.,])([1-9]) ?[/⁄] ?([2-9]|10)(?![\d/.,])")


def spelt(plain: str, signs: frozenset[str] | None) -> str:
    """Return a line with one spelling of each hedge and unit; `signs`, where known, are its words and signs."""
    if signs is None or "/" in signs:
        plain = _SHARE.sub(lambda found: f"{found[1]} out of {found[2]}", plain)
    for held, pattern, spelt in _SPELLINGS:
        if signs is None or not held or not held.isdisjoint(signs):
            plain = pattern.sub(spelt, plain)
    return plain

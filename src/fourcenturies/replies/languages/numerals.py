"""Numbers in words, the decades, and the ordinals of the days of a month, in German, French, Spanish and Russian."""

from __future__ import annotations

_DE = (
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
)
_DE_NTH = (
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt "
    "siebzehnt achtzehnt neunzehnt"
)
_DE_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_FR = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
_FR_TENS = "vingt trente quarante cinquante soixante"
_ES = (
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
    "veintinueve"
)
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_RU = (
    "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать "
    "шестнадцать семнадцать восемнадцать девятнадцать"
)
_RU_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
_RU_NTH = (
    "перв втор треть четв\u0451рт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
    "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)


def _german() -> dict[str, int]:
    units = dict(enumerate(_DE.split(), 2))
    told = {word: value for value, word in units.items()}
    for ten, name in enumerate(_DE_TENS.split(), 2):
        told[name] = 10 * ten
        for unit in range(1, 10):
            told[f"{units.get(unit, 'ein')}und{name}"] = 10 * ten + unit
    told |= {word.replace("ß", "ss"): value for word, value in told.items()}
    days = dict(enumerate((f"{stem}e" for stem in _DE_NTH.split()), 1)) | {
        value: f"{word}ste" for word, value in told.items() if 20 <= value <= 31
    }
    return told | {
        f"{word}{end}": value for value, word in days.items() if value > 3 for end in ("", "n", "r")
    }


def _french() -> dict[str, int]:
    units = dict(enumerate(_FR.split(), 2))
    told = {word: value for value, word in units.items()}
    for ten, name in enumerate(_FR_TENS.split(), 2):
        told |= {name: 10 * ten, f"{name} et un": 10 * ten + 1}
        told |= {f"{name}-{units[unit]}": 10 * ten + unit for unit in range(2, 10)}
    return told


def _spanish() -> dict[str, int]:
    told = {word: value for value, word in enumerate(_ES.split(), 2)}
    units = {value: word for word, value in told.items()} | {1: "uno"}
    for ten, name in enumerate(_ES_TENS.split(), 3):
        told[name] = 10 * ten
        told |= {f"{name} y {units[unit]}": 10 * ten + unit for unit in range(1, 10)}
    return told | {word.translate(_PLAIN): value for word, value in told.items()}


_PLAIN = str.maketrans("áéíóú", "aeiou")


def _russian() -> dict[str, int]:
    units = dict(enumerate(_RU.split(), 2))
    told = {word: value for value, word in units.items()}
    for ten, name in enumerate(_RU_TENS.split(), 2):
        told |= {name: 10 * ten, f"{name} один": 10 * ten + 1}
        told |= {f"{name} {units[unit]}": 10 * ten + unit for unit in range(2, 10)}
    for value, stem in enumerate(_RU_NTH.split(), 1):
        soft = stem == "треть"
        for plain in {stem, stem.replace("\u0451", "е")}:
            told |= {plain + ("е" if soft else "ое"): value, plain + ("его" if soft else "ого"): value}
    days = {word: value for word, value in told.items() if value < 10 and word.endswith(("ое", "ье", "го"))}
    told |= {f"двадцать {word}": 20 + value for word, value in days.items()}
    return told | {"тридцатое": 30, "тридцатого": 30, "тридцать первое": 31, "тридцать первого": 31}


_ES_HUNDREDS = (
    "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
_RU_HUNDREDS = "двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
_RU_OF_HUNDREDS = "двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот"
_RU_OF = "двух трёх четырёх пяти шести семи восьми девяти десяти"


def _hundreds(*tables: str) -> dict[str, int]:
    """Return the hundreds from two on, as each table names them."""
    return {word: 100 * value for table in tables for value, word in enumerate(table.split(), 2)}


def _of_russian() -> dict[str, int]:
    """Return Russian numbers in the genitive, with ё and without."""
    told = {word: value for value, word in enumerate(_RU_OF.split(), 2)}
    told |= {"двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "ста": 100, "сто": 100}
    told |= _hundreds(_RU_HUNDREDS, _RU_OF_HUNDREDS)
    return told | {word.replace("ё", "е"): value for word, value in told.items()}


def german_number(word: str) -> int:
    """Return the number that a German word of hundreds or thousands tells, or 0.

    >>> german_number("neunzehnhundertneunundsechzig"), german_number("zweitausendfünfundzwanzig")
    (1969, 2025)
    """
    low = word.casefold()
    if low.endswith("tausend") and low.count("tausend") == 1:
        return 1000 * (german_number(low[:-7]) or _small(low[:-7], 1))
    head, sign, tail = low.partition("tausend")
    thousands = 1000 * _small(head, 1) if sign else 0
    head, sign, rest = (tail if thousands else low).partition("hundert")
    if not sign:
        return thousands + _small(head, 0) if thousands and (not head or _small(head, 0)) else 0
    hundreds, units = _small(head, 1), _small(rest.removeprefix("und"), 0)
    return thousands + 100 * hundreds + units if hundreds and (units or not rest) else 0


def _small(word: str, empty: int) -> int:
    return NUMERALS["de"].get(word, 1 if word in {"ein", "eins"} else 0) if word else empty


def _decades() -> dict[str, dict[str, str]]:
    """Return the decades of a century in words, with their English."""
    english = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    german = zip(_DE_TENS.split(), english, strict=True)
    french = zip(
        (*_FR_TENS.split()[:5], "soixante-dix", "quatre-vingt", "quatre-vingt-dix"), english, strict=True
    )
    spanish = zip(("veinte", *_ES_TENS.split()), english, strict=True)
    russian = zip(_RU_DECADES.split(), english, strict=True)
    return {
        "de": {
            f"{ten}er{years}": told
            for ten, told in german
            for years in ("", "jahre", "jahren", " jahre", " jahren")
        },
        "fr": {f"{years} {ten}": told for ten, told in french for years in ("années", "les années")},
        "es": {
            f"{years} {ten}": told
            for ten, told in spanish
            for years in ("años", "los años", "los", "la década de los")
        },
        "ru": {
            f"{ten}{end}{years}": told
            for ten, told in russian
            for end in ("ые", "ых")
            for years in ("", " годы", " годов", " годах")
        },
    }


_RU_DECADES = "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност"

DECADES = _decades()
"""The decades in words by language, with their English: "sechzigerjahre" are the sixties."""


def _up_to_a_thousand(below: dict[str, int], hundreds: dict[str, int]) -> dict[str, int]:
    """Return the numbers below a hundred, the hundreds, and both together: "ciento treinta y cinco"."""
    cardinals = {word: value for word, value in below.items() if not word.endswith(_RU_NTH_ENDS)}
    return (
        {
            f"{hundred} {word}": tall + value
            for hundred, tall in hundreds.items()
            for word, value in cardinals.items()
        }
        | hundreds
        | below
    )


_RU_NTH_ENDS = ("ое", "ье", "ого", "его")
_FR_HUNDREDS = {
    f"{word} cent{end}".strip(): 100 * value
    for value, word in enumerate(_FR.split()[:8], 2)
    for end in ("", "s")
}

NUMERALS = {
    "de": _german(),
    "fr": _up_to_a_thousand(_french(), {"cent": 100} | _FR_HUNDREDS),
    "es": _up_to_a_thousand(_spanish(), {"ciento": 100, "cien": 100} | _hundreds(_ES_HUNDREDS)),
    "ru": _of_russian() | _up_to_a_thousand(_russian(), {"сто": 100} | _hundreds(_RU_HUNDREDS)),
}

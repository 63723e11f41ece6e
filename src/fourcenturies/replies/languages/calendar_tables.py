"""Make `calendar_words.py` from Unicode's CLDR, as Babel carries it.

Run `python -m fourcenturies.replies.languages.calendar_tables`.
Babel is needed here alone, not when replies are read. The names of months and days are CLDR's, under the Unicode
License v3 (https://www.unicode.org/license.txt), which asks that this notice goes with them.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_HEAD = '''"""Names of months and days of the week in other languages, with the English word for each.

Made by `calendar_tables` from Unicode's CLDR {version}; do not edit. Names of months and days:
Copyright © 1991-2026 Unicode, Inc., under the Unicode License v3 (https://www.unicode.org/license.txt).
"""

from __future__ import annotations

'''


def table() -> str:
    """Return the text of `calendar_words.py`."""
    from babel import __version__, dates  # noqa: PLC0415 - needed where tables are made, not where replies are read

    lines = [_HEAD.format(version=f"(by Babel {__version__})"), "CALENDAR = {\n"]
    for code in LANGUAGES:
        found: dict[str, set[str]] = {}
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in dates.get_month_names(width, context, code).items():
                    found.setdefault(_MONTHS[number - 1], set()).add(_bare(name))
                days = dates.get_day_names(width, context, code).values()
                found.setdefault("", set()).update(map(_bare, days))
        lines.append(f'    "{code}": {{\n')
        lines += [_line(english, " ".join(sorted(names))) for english, names in found.items()]
        lines.append("    },\n")
    return "".join([*lines, "}\n"])


def _line(english: str, names: str) -> str:
    """Return an entry of the table, on lines of the project's length."""
    first, *rest = wrap(names, 96, break_on_hyphens=False)
    if not rest:
        return f'        "{english}": "{names}",\n'
    told = ' "\n            "'.join([first, *rest])
    return f'        "{english}": (\n            "{told}"\n        ),\n'


def _bare(name: str) -> str:
    return name.casefold().rstrip(".").replace(" ", "")


if __name__ == "__main__":
    Path(__file__).with_name("calendar_words.py").write_text(table(), encoding="utf-8")

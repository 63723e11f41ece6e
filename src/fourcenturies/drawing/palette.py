"""Colours by name, for a light page and a dark one; each keeps 4.5 : 1 against its ground where words are set in it."""

from __future__ import annotations

SOURCES = (
    ("#8c2f39", "#ec9aa2"),
    ("#0b666b", "#6ac7ca"),
    ("#765600", "#d8b451"),
    ("#3d4b9a", "#a7b3f2"),
    ("#783977", "#dda0d9"),
    ("#4a6118", "#abc670"),
)
"""A colour for each source, in their order, and one to spare."""

PAINTS = {
    "ground": ("#ffffff", "#111111"),
    "ink": ("#1f1f1f", "#ececec"),
    "quiet": ("#595959", "#b3b3b3"),
    "rule": ("#d5d2cc", "#45433f"),
    "faint": ("#ece9e2", "#2a2926"),
    "band": ("#f4f1ea", "#1c1b19"),
    "warm": ("#f3dfd0", "#3a2a20"),
    "earth": ("#a2562f", "#d99b74"),
    "sea": ("#e6eef2", "#16222a"),
    "land": ("#f7f4ec", "#23221f"),
    "coast": ("#d9d2c3", "#4a463e"),
    "river": ("#4b84a3", "#5d93b0"),
    "mark": ("#fbe9a9", "#5a4a10"),
    **{f"source-{number}": pair for number, pair in enumerate(SOURCES)},
}
"""Paint -> its colour on a light and on a dark page."""


def css() -> str:
    """Return the paints as custom properties, and the classes that fill and draw with them."""
    held = "".join(f"--fc-{name}: light-dark({light}, {dark}); " for name, (light, dark) in PAINTS.items())
    fills = "".join(f".fc .f-{name} {{ fill: var(--fc-{name}); }}\n" for name in PAINTS)
    lines = "".join(f".fc .l-{name} {{ stroke: var(--fc-{name}); }}\n" for name in PAINTS)
    numbers = range(len(SOURCES))
    accents = "".join(f".fc .fc-accent-{n} {{ --fc-accent: var(--fc-source-{n}); }}\n" for n in numbers)
    return f".fc {{ {held}}}\n{fills}{lines}{accents}"

"""Every picture of a lesson in three states: nothing answered, some of it, all of it."""

from __future__ import annotations

from fourcenturies.corpus import load
from fourcenturies.notebook.pictures import show
from fourcenturies.views.sheets import NOTHING, Answered, asked_by

CORPUS = load()
ASKED = frozenset(name for sheet in CORPUS.sheets for name in asked_by(sheet))
ALL = Answered(
    ASKED,
    ASKED,
    {
        "q-01-06": "2022-09-18/2022-09-24",
        "q-03-11": "1950-01-01",
        "q-07-04": "2025-05-08",
        "q-06-13": "a: holds; b: holds; c: depends; d: depends; e: pulls apart; f: pulls apart",
    },
)
SOME = Answered(
    frozenset({"q-02-01", "q-03-11"}),
    frozenset({"q-04-11", "q-05-03"}),
    {"q-06-13": "a: holds; e: pulls apart"},
)
STATES = {"nothing": NOTHING, "some": SOME, "all": ALL}
PICTURES = [(sheet.shape, sheet.lesson) for sheet in CORPUS.sheets]
CASES = [(shape, lesson, state) for shape, lesson in PICTURES for state in STATES]


def picture(shape, lesson, state="nothing"):
    """Return a picture as a lesson shows it to a reader in one of the states."""
    return show(shape, lesson, CORPUS, STATES[state])

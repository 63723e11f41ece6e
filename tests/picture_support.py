"""Every picture of a lesson in three states: nothing answered, some of it, all of it."""

from __future__ import annotations

from fourcenturies.corpus import load
from fourcenturies.notebook.pictures import show
from fourcenturies.views.sheets import NOTHING, Answered, asked_by

PICTURES = [
    *(("strip", lesson) for lesson in range(1, 8)), ("counter", 1), ("counter", 4), ("calendar", 1), ("days", 3),
    ("calendar", 7), ("chairs", 5), ("edges", 1), ("wall", 6),
]  # fmt: skip
"""The shapes of the sheets, with their lessons; `test_pictures` holds them against the records."""
OWN = {
    "q-01-06": "2022-09-18/2022-09-24",
    "q-03-11": "1950-01-01",
    "q-07-04": "2025-05-08",
    "q-06-13": "a: holds; b: holds; c: depends; d: depends; e: pulls apart; f: pulls apart",
}
SOME = Answered(
    frozenset({"q-02-01", "q-03-11"}),
    frozenset({"q-04-11", "q-05-03"}),
    {"q-06-13": "a: holds; e: pulls apart"},
)
STATES = ("nothing", "some", "all")
CASES = [(shape, lesson, state) for shape, lesson in PICTURES for state in STATES]


def asked():
    """Return every question that a slot of a sheet asks."""
    return frozenset(name for sheet in load().sheets for name in asked_by(sheet))


def everything():
    """Return the answers of who has answered all."""
    return Answered(asked(), asked(), OWN)


def picture(shape, lesson, state="nothing"):
    """Return a picture as a lesson shows it to a reader in one of the states."""
    states = {"nothing": NOTHING, "some": SOME, "all": everything()}
    return show(shape, lesson, load(), states[state])

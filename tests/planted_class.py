"""A class with faults planted in it: how hard and how sharp each question is, and what is wrong with some of them.

Students have an ability; whether a reply is right follows a logistic curve, so the figures of a report can be held to
what was planted. The submissions are real notebooks of the sample lesson.
"""

import json
import math
import random
import shutil

import sample_class
from sample_class import LESSON, submission

# question: sharpness, difficulty, right replies, wrong replies with their weights
ITEMS = {
    "q-01-01": (1.4, -0.3, ["not stated", "nobody is named"], {"Boulègue": 3, "Cox": 2}),
    "q-01-02": (0.0, 0.0, ["Xi Jinping", "Xi"], {"Putin": 2, "Cox": 2}),  # tells nobody apart
    "q-01-03": (1.5, 0.0, ["27 May 2025", "2025-05-27"], {"2023": 2, "2018": 2}),
    "q-01-04": (1.3, 3.0, ["March 2023"], {"April 2023": 2, "March 2022": 2}),  # too hard
    "q-01-05": (1.3, -4.0, ["not stated"], {"2022": 1}),  # too easy
    "q-01-06": (1.2, 0.2, ["19 to 25 September 2022"], {"2022-09-15": 2, "September 2022": 1}),
    # The better ones write what its key does not take for right: the key is wrong, as far as they can tell.
    "q-01-07": (-1.4, 0.0, ["May or June 2024"], {"June 2024": 1}),
    "q-01-08": (
        1.4,
        0.1,
        ["not stated"],
        {"Henry Kissinger": 4, "Vincent Chang": 1},
    ),  # a trap that nobody planned
    "q-01-09": (
        1.5,
        0.2,
        ["Xi Jinping"],
        {"Putin": 1, "the one who lauded him": 3},
    ),  # a form that cannot be read
}
WRONG_KEY, FLAT, HARD, EASY, TRAP, UNREAD = "q-01-07", "q-01-02", "q-01-04", "q-01-05", "q-01-08", "q-01-09"
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'`$(reboot)` =HYPERLINK("http://x")'


def work_of(drawn):
    """Return what a student drawn at random hands in."""
    ability, replies = drawn.gauss(0, 1), {}
    for question, (sharp, hard, right, wrong) in ITEMS.items():
        if drawn.random() < 0.02:
            continue
        chance = 1 / (1 + math.exp(-1.7 * sharp * (ability - hard)))
        reply = (
            drawn.choice(right) if drawn.random() < chance else drawn.choices([*wrong], [*wrong.values()])[0]
        )
        sure = 5 * round(20 * min(0.95, max(0.3, 0.4 + 0.5 * chance + drawn.gauss(0, 0.1))))
        replies[question] = f"{reply}\nsure: {sure} %" if drawn.random() < 0.6 else reply
    return {"replies": replies | {"q-01-10": "They share a phrase."}}


def planted_course(folder, number, listed=0, seed=1689):
    """Return a course with so many submissions of such a class, and a roster of so many."""
    course = sample_class.make_course(folder)
    drawn = random.Random(seed)  # noqa: S311 - drawn anew, and the same, each time
    shutil.rmtree(course / "build" / "submitted")
    for student in range(number):
        hand_in(course, f"s{student:03}", work_of(drawn))
    own = course / "course"
    own.mkdir()
    rows = [f"s{student:03},Surname{student:03},Given{student:03}" for student in range(listed)]
    (own / "roster.csv").write_text("\n".join(["student,last_name,first_name", *rows, ""]), encoding="utf-8")
    return course


def hand_in(course, student, work):
    place = course / "build" / "submitted" / student / LESSON
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{LESSON}.ipynb").write_text(json.dumps(submission(work), ensure_ascii=False), encoding="utf-8")

"""The class report: planted faults are in what to do, it says what it cannot tell, no name stands by a reply."""

import csv
import io
import json
import math
import random
import shutil
from dataclasses import replace

import numpy as np
import pytest

import release_support
from conftest import LESSONS
from fourcenturies.cli import main
from fourcenturies.grading.scoring import score
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import Key
from fourcenturies.questions.model import Question
from fourcenturies.report.findings import HABITS, lesson_of
from fourcenturies.report.gathering import Reply, Sat
from fourcenturies.report.guessing import by_chance
from fourcenturies.report.page import MOST_BYTES, report_page
from planted_class import (
    EASY,
    FLAT,
    HARD,
    HOSTILE,
    ITEMS,
    LESSON,
    TRAP,
    UNREAD,
    WRONG_KEY,
    planted_course,
    work_of,
)
from test_feedback_pages import Seen

CLASS, LISTED = 120, 123


def graded(folder, number, listed=0):
    course = planted_course(folder, number, listed)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)
        assert main(["grade", "--quiet"]) in {0, 1}
        assert main(["marks", "csv", "--questions"]) == 0
        assert main(["report", "--csv"]) == 0
    return course


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return graded(tmp_path_factory.mktemp("planted") / "course", CLASS, LISTED)


def page_of(course):
    return (course / "build" / "report.html").read_text(encoding="utf-8")


def todo(page):
    """Return what stands in *What to do*, by question."""
    part = page.partition('<ol class="todo">')[2].partition("</ol>")[0]
    return {item.partition('href="#')[2][:7]: Seen(item).words for item in part.split("<li>")[1:]}


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_every_planted_fault_is_in_what_to_do(course):
    asked = todo(page_of(course))
    for question, words in {
        UNREAD: "replies could not be read, and wait for you",
        WRONG_KEY: "Those who did well elsewhere did worse here. Is the key right",
        FLAT: "tells strong from weak" if "hardly" in asked[FLAT] else "did worse here",
        HARD: "Few have it",
        EASY: "Nearly all have it",
        TRAP: "wrote “Henry Kissinger”, and the key has no message of its own for it",
    }.items():
        assert words in asked[question], question
    assert "say “the one who lauded him”" in asked[UNREAD]
    assert "fourcenturies rule q-01-09 --reply 'the one who lauded him' --credit 1" in asked[UNREAD]
    assert "wrote “June 2024”, which is not taken for right" in asked[WRONG_KEY]
    stakes = [
        float(words.split(" points at stake")[0].split()[-1])
        for words in asked.values()
        if " at stake" in words
    ]
    assert stakes == sorted(stakes, reverse=True)
    assert {"q-01-01", "q-01-03", "q-01-06"}.isdisjoint(asked), "good questions are left alone"


def test_the_figures_are_those_of_an_independent_computation(course):
    marks = {(row["student"], row["question"]): row for row in table(course / "build" / "marks.csv")}
    told = {row["question"]: row for row in table(course / "build" / "report.csv")}
    students = sorted({student for student, _ in marks})
    assert len(students) == CLASS

    def points(student, question):
        row = marks[student, question]
        return math.nan if row["waiting"] else float(row["points"])

    grid = np.array([[points(student, question) for question in ITEMS] for student in students])
    worth = np.array([float(marks[students[0], question]["max_points"]) for question in ITEMS])
    whole = grid[~np.isnan(grid).any(axis=1)]
    spread = np.cov(whole.T)
    alpha = len(worth) / (len(worth) - 1) * (1 - np.trace(spread) / spread.sum())
    assert float(told[""]["reliability"]) == pytest.approx(alpha, abs=1e-6)
    assert int(told[""]["marks"]) == len(whole) < CLASS
    earned = np.where(np.isnan(grid), 0.0, grid)
    for place, question in enumerate(ITEMS):
        here = ~np.isnan(grid[:, place])
        others = np.delete(np.arange(len(worth)), place)
        could = (~np.isnan(grid[:, others]) * worth[others]).sum(axis=1)
        rest = earned[:, others].sum(axis=1) / could * worth[others].sum()
        r = np.corrcoef(grid[here, place], rest[here])[0, 1]
        row = told[question]
        assert float(row["facility"]) == pytest.approx(np.nanmean(grid[:, place]) / worth[place], abs=1e-6)
        assert float(row["discrimination"]) == pytest.approx(r, abs=1e-6)
        reach = 1.9599639845 / math.sqrt(here.sum() - 3)
        assert float(row["discrimination_low"]) == pytest.approx(math.tanh(math.atanh(r) - reach), abs=1e-6)
        assert int(row["marks"]) == here.sum()


def test_names_stand_only_where_somebody_did_not_hand_in(course):
    page = page_of(course)
    before, _, absent = page.partition('id="absent"')
    assert Seen(absent).words.count("Surname") == LISTED - CLASS
    assert "Given122 Surname122" in absent
    assert not [name for name in ("Surname", "Given", "s000", "s119") if name in before]
    assert "Surname" not in (course / "build" / "report.csv").read_text(encoding="utf-8-sig")


def test_the_page_asks_for_nothing_and_is_small(course):
    page = page_of(course)
    assert Seen(page).live == []
    assert "<script" not in page
    assert len(page.encode()) < MOST_BYTES
    assert "120 of 123" in page
    assert "How sure, how right" in page
    assert page.index("close reading" if "close reading" in page else "sourcing") > page.index(
        "What to teach again"
    )


def test_who_is_forgotten_is_gone_from_the_report(course, tmp_path, monkeypatch, capsys):
    copy = tmp_path / "course"
    shutil.copytree(course, copy)
    monkeypatch.chdir(copy)
    assert main(["course", "forget", "s003", "--apply"]) == 0
    assert not list((copy / "build").glob("report.*")), "made with that student's replies, so to be made anew"
    assert main(["report"]) == 0
    assert "119 of 122" in page_of(copy)


def test_a_run_that_changed_marks_is_told_without_names(course, tmp_path, monkeypatch):
    copy = tmp_path / "course"
    shutil.copytree(course, copy)
    monkeypatch.chdir(copy)
    words = ["--reply", "Henry Kissinger", "--credit", "0.25", "--why", "A fair guess."]
    assert main(["rule", TRAP, *words, "--apply"]) == 0
    assert main(["report", LESSON]) == 0
    page = page_of(copy)
    assert f"{TRAP}: 49 marks; it was ruled: A fair guess." in Seen(page).words
    assert "Henry Kissinger" not in todo(page).get(TRAP, "")


def test_with_twelve_submissions_the_page_says_that_it_cannot_tell(tmp_path):
    course = graded(tmp_path / "course", 12)
    page = page_of(course)
    said = Seen(page).words
    assert "12 handed in, so this page cannot tell how well a question tells strong from weak" in said
    assert "Discrimination: tells" not in said
    assert "Reliability (alpha)" not in said
    assert "did well elsewhere" not in said
    assert {row["discrimination"] for row in table(course / "build" / "report.csv")} == {""}
    assert "What they wrote" in said


def test_nothing_graded_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(planted_course(tmp_path / "course", 1))
    assert main(["report", LESSON]) == 1
    assert f"nothing is graded yet; run `fourcenturies grade {LESSON}` first" in capsys.readouterr().err


def sat(works, **fields):
    """Return a class as gathered, without a gradebook."""
    release = release_support.release(LESSON)
    replies = {}
    for number, work in enumerate(works):
        found = {name: {"reply": reply} for name, reply in work["replies"].items()}
        scores = score({"found": found}, release.lesson, release.keys)
        replies[f"s{number}"] = {
            name: Reply(replace(own, flag=""), None if own.flag else own.points)
            for name, own in scores.items()
        }
    titles = {own.id: own.id for own in release.lesson.questions}
    return replace(Sat(release.lesson, release.keys, titles, replies), **fields)


def test_under_five_submissions_no_reply_is_listed():
    drawn = random.Random(1)  # noqa: S311
    page = report_page([lesson_of(sat([work_of(drawn) for _ in range(4)]))]).decode()
    assert "Under 5 no replies are listed" in page
    assert "What they wrote" not in page
    assert "rule q-" not in page


def test_hostile_replies_are_text_and_do_not_swell_the_page():
    drawn = random.Random(2)  # noqa: S311
    works = [
        {"replies": {name: f"{drawn.random()} {HOSTILE} {'<&' * 900}" for name in ITEMS}} for _ in range(300)
    ]
    works[0]["replies"] = dict.fromkeys(ITEMS, HOSTILE)
    found = sat(works)
    doubted = {
        student: {name: replace(reply, doubt=HOSTILE) for name, reply in own.items()}
        for student, own in found.replies.items()
    }
    page = report_page([lesson_of(replace(found, replies=doubted, absent=(HOSTILE,)))]).decode()
    assert Seen(page).live == []
    assert HOSTILE not in page
    assert "alert(1)" in Seen(page).words
    assert len(page.encode()) < MOST_BYTES


def test_chance_earns_what_blind_choices_earn():
    options = Question("q-01-90", "choice", items=("a: one", "b: two", "c: three", "d: four"))
    assert by_chance(options, Key("b")) == pytest.approx(0.25)
    claims = Question("q-01-91", "claim-check", items=("a: x", "b: y", "c: z"))
    key = Key("a: stands\nb: contradicted\nc: not shown")
    labels = ("stands", "contradicted", "not shown")
    every = [
        judge(claims, f"a: {a}\nb: {b}\nc: {c}", key).credit for a in labels for b in labels for c in labels
    ]
    assert by_chance(claims, key) == pytest.approx(sum(every) / 27)
    assert by_chance(Question("q-01-92", "date"), Key("1949")) is None


@pytest.mark.parametrize("name", LESSONS)
def test_each_kind_that_is_asked_practises_one_habit(name):
    release = release_support.release(name)
    kinds = [kind for some in HABITS.values() for kind in some]
    assert len(kinds) == len(set(kinds))
    judged = {own.kind for own in release.lesson.questions} - {"written", "commit"}
    assert judged <= set(kinds)


def test_submissions_of_an_older_program_are_to_be_graded_again(course, tmp_path, monkeypatch, capsys):
    copy = tmp_path / "course"
    shutil.copytree(course, copy)
    monkeypatch.chdir(copy)
    path = copy / "build" / "autograded" / "s000" / LESSON / f"{LESSON}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    del notebook["metadata"]["fourcenturies"]["verdicts"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert main(["report"]) == 1
    assert f"run `fourcenturies grade {LESSON} --force` first" in capsys.readouterr().err

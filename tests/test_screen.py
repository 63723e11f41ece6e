"""Nothing is on screen before its question, and what decides it stands above its answer cell without a menu."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from fourcenturies.cli import main
from fourcenturies.corpus import load
from fourcenturies.notebook.on_screen import lines_of, shown_by, words_of_record
from fourcenturies.notebook.questions_shell import screen_problems
from fourcenturies.pages import pages
from fourcenturies.questions.keys import read_key
from fourcenturies.questions.lessons import Lesson, load_keys, load_lesson
from fourcenturies.questions.model import Question
from fourcenturies.questions.screen import Page, Shown, evidence_missing, given_away, told_by_linked
from fourcenturies.release import lesson_ids
from fourcenturies.site.other_pages import sources_page

LINKED_PAGES = ("persons", "glossary", "evidence")
ASKED_OF_EDGES = ("not stated", "gives no name", "Unsigned", "author of the E-IR", "https://")
TASK = "### When did the expert find limits?\n\nWrite a date. <!-- psg-001 -->"


def cell(name, source, kind="markdown"):
    return {"id": name, "cell_type": kind, "metadata": {}, "source": source}


def page(kind="date", key="2020", above=(), task=TASK, lesson="04_x", **public):
    question = Question("q-04-03", kind, lesson=lesson, **public)
    cells = [*above, cell("task-q-04-03", task), cell("answer-q-04-03", "%%answer q-04-03\n...", "code"),
             cell("after", "The expert found limits in 2020.")]  # fmt: skip
    return Page(Lesson(lesson, "X", 5, (question,)), {"q-04-03": read_key(key)}, {"cells": cells})


def show(source):
    return {
        "line()": Shown(("An expert finds limits | 2020",)),
        "menu()": Shown(("Choose",), ("An expert finds limits | 2020",)),
        "other()": Shown(("A treaty was signed in 2020", "An expert finds limits")),
    }.get(source, Shown(()))


TOLD = {
    "in the text": ([cell("story", "The expert found limits in 2020.")], True),
    "in a picture": ([cell("picture", "line()", "code")], True),
    "behind a menu": ([cell("picture", "menu()", "code")], True),
    "of something else": ([cell("picture", "other()", "code")], False),
    "in a comment": ([cell("story", "Read on. <!-- the expert found limits in 2020 -->")], False),
    "in a reply": ([cell("answer-q-04-02", "%%answer q-04-02\nexpert limits 2020", "code")], False),
    "in a solution": (
        [cell("written-q-04-10", "### BEGIN SOLUTION\nThe expert found limits in 2020.\n### END SOLUTION")],
        False,
    ),
    "after it": ([], False),
}


@pytest.mark.parametrize(("above", "told"), TOLD.values(), ids=TOLD.keys())
def test_a_line_before_a_question_that_tells_its_answer_is_named(above, told):
    found = given_away([page(above=above)], show)
    assert bool(found) is told
    assert all("q-04-03: 04_x, " in line and "tells “2020”" in line for line in found)


def test_an_earlier_lesson_counts_too():
    earlier = page(above=[], lesson="03_x", task="### A treaty\n\nWhen was it signed?")
    assert given_away([earlier, page()], show)[0].startswith("q-04-03: 03_x, after: ")


def test_what_is_given_and_not_stated_give_nothing_away():
    above = [cell("picture", "line()", "code")]
    assert given_away([page(above=above, given=("2020",))], show) == []
    assert (
        given_away([page(above=[cell("s", "limits of the expert: not stated")], key="not stated")], show)
        == []
    )
    assert given_away([page("choice", "b", above=above)], show) == []


def test_a_name_that_is_given_is_given_in_every_form():
    above = [cell("story", "Katie Stallard finds that the expert has limits.")]
    told = page("attribution", "Katie Stallard", above=above)
    assert "tells “Katie Stallard”" in given_away([told], show)[0]
    assert given_away([page("attribution", "Katie Stallard", above=above, given=("Stallard",))], show) == []


LINKED = {
    "the answer": ("2020", "| an expert | the expert finds limits in 2020 |", True),
    "in another piece": ("2020", "| the expert finds limits | 2020 |", False),
    "of something else": ("2020", "| a treaty | signed in 2020 |", False),
    "that it is not stated": (
        "not stated",
        "- the article gives no date, when the expert found limits",
        True,
    ),
    "that something else is not": ("not stated", "- the article gives no name", False),
}


@pytest.mark.parametrize(("key", "text", "told"), LINKED.values(), ids=LINKED.keys())
def test_a_linked_page_that_answers_a_question_is_named(key, text, told):
    task = "### When did the expert find limits, by the article?"
    assert bool(told_by_linked([page(key=key, task=task)], {"persons.md": text})) is told


def test_no_page_that_a_lesson_or_its_site_links_answers_a_question(root):
    kept = {path: text for path, text in pages(root).items() if Path(path).stem in LINKED_PAGES}
    assert len(kept) == len(LINKED_PAGES)
    course = [
        Page(load_lesson(path.parent), load_keys(path), json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(root.glob("solutions/*/*.ipynb"))
        if load_lesson(path.parent).mystery
    ]
    sources = sources_page(load(), course[0].lesson.id)
    assert told_by_linked(course, kept | {"sources": sources}) == []
    assert not any(name in text for text in (sources, kept["lessons/persons.md"]) for name in ASKED_OF_EDGES)


def words(name):
    return {"psg-a": "Your empire is great […] but ours", "card-b": "A card says so.", "psg-hidden": ""}[name]


EVIDENCE = {
    "in the text": (("card-b",), [cell("c", "Once a *card* says so: read it.")], []),
    "in parts": (("psg-a",), [cell("c", "“Your empire is great”, he said, “but ours”")], []),
    "not there": (("card-b",), [], ["card-b is not on screen"]),
    "below": (("psg-a", "card-b"), [cell("c", "A card says so.")], ["psg-a is not on screen"]),
    "hidden words": (("psg-hidden",), [], ["psg-hidden may not be shown"]),
    "a picture": (("line()",), [cell("p", "line()", "code")], []),
    "no picture": (("line()",), [], ["line() is called in no cell"]),
}


@pytest.mark.parametrize(("evidence", "above", "wanted"), EVIDENCE.values(), ids=EVIDENCE.keys())
def test_evidence_stands_above_its_answer_cell(evidence, above, wanted):
    found = evidence_missing(page(above=above, evidence=evidence), show, words)
    assert [
        line.removeprefix("q-04-03: ").startswith(start) for line, start in zip(found, wanted, strict=True)
    ] == [True] * len(wanted)


def test_evidence_behind_a_menu_is_not_on_screen():
    def behind(_source):
        return Shown(("Choose",), ("A card says so.",))

    above = [cell("p", "menu()", "code")]
    assert evidence_missing(page(above=above, evidence=("card-b",)), behind, words)


def test_a_new_lesson_must_name_its_evidence():
    assert evidence_missing(page(), show, words) == []
    assert "names no evidence" in evidence_missing(page(), show, words, strict=True)[0]
    assert evidence_missing(page("commit", "open"), show, words, strict=True) == []


def test_the_lines_of_a_page_hold_its_labels_and_tips_but_no_script():
    html = '<p>One <b>two</b></p><svg aria-label="a label"><title>tip</title></svg><script>hidden</script>'
    assert set(lines_of(html)) >= {"One two", "a label"}
    assert "hidden" not in " ".join(lines_of(html))


def test_a_cell_shows_its_first_state_and_what_is_behind_it():
    shown = shown_by('timeline("1949-1989")')
    assert shown.first
    assert len(shown.behind) > len(shown.first)
    assert not any("--fc-ink" in line for line in shown_by("strip(4)").behind)
    assert shown_by("import os") == shown_by("x = 1") == shown_by("print(1)") == Shown(())


def test_evidence_in_a_cell_is_what_its_question_names():
    question = Question("q-04-03", "date", evidence=("psg-001", "card-second-talk"))
    lesson = Lesson("04_x", "X", 5, (question,))
    assert shown_by('evidence("q-04-03")', lesson).first == tuple(map(words_of_record, question.evidence))


def test_new_lessons_show_their_evidence_and_give_no_answer_away(root):
    problems, faults = screen_problems(root, lesson_ids(root))
    assert faults == []
    assert all(line.startswith("q-") for line in problems)


def test_the_command_lists_what_is_found(root, tmp_path, monkeypatch, capsys):
    lesson = "04_trace_the_rapprochement"
    shutil.copytree(root / "solutions" / lesson, tmp_path / "solutions" / lesson)
    shutil.copy(root / "nbgrader_config.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["questions", "--screen", lesson]) == 0
    assert "0 found, 0 in new lessons" in capsys.readouterr().out

    notebook = tmp_path / "solutions" / lesson / f"{lesson}.ipynb"
    content = json.loads(notebook.read_text(encoding="utf-8"))
    content["cells"].insert(1, cell("planted", "The number reached 44 on 3 July 2024."))
    notebook.write_text(json.dumps(content), encoding="utf-8")
    assert main(["questions", "--screen", lesson]) == 1
    told = capsys.readouterr().out
    assert f"q-04-13: {lesson}, planted: " in told
    assert "1 found, 1 in new lessons" in told

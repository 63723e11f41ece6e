"""Lesson 1 in a real JupyterLab: it runs, its widget answers, an answer is typed and its verdict is read."""

import shutil
from pathlib import Path

import pytest
from driving import errors_of, open_notebook, run_all, wait_idle
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
LESSON = "01_meet_the_sources"
COMPARING = "02_date_first_encounters"


@pytest.fixture
def copy(lab):
    """A working copy of the lesson, with the solutions above it as in a clone."""
    return copied(lab, LESSON)


def copied(lab, lesson):
    for tree in ("lessons", "solutions"):
        shutil.copytree(ROOT / tree / lesson, lab.root / tree / lesson, dirs_exist_ok=True)
    return f"lessons/{lesson}/{lesson}.ipynb"


def cell_of(panel, text):
    return panel.locator(".jp-CodeCell", has=panel.page.locator(".jp-InputArea", has_text=text)).first


def answer(page, panel, question, reply):
    """Type a reply as a reader does, with the keyboard, and run the answer and its check."""
    editor = cell_of(panel, f"%%answer {question}").locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+End")
    for _ in "...":
        page.keyboard.press("Backspace")
    page.keyboard.type(reply)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    wait_idle(page)
    return cell_of(panel, f'check("{question}")').locator(".jp-OutputArea-output").last


def test_the_lesson_runs_and_a_reader_gets_a_verdict(page, lab, copy):
    panel = open_notebook(page, lab, copy)
    run_all(page)
    assert errors_of(panel) == []
    expect(cell_of(panel, 'check("q-01-11")')).to_contain_text("No answer yet")
    verdict = answer(page, panel, "q-01-11", "Michael Cox")
    expect(verdict).to_contain_text("Not right")
    expect(verdict).to_contain_text("press Ctrl+S")


def test_a_right_answer_is_told_so(page, lab, copy):
    panel = open_notebook(page, lab, copy)
    run_all(page)
    expect(answer(page, panel, "q-01-11", "not stated")).to_contain_text("Right")


def test_the_comparison_answers_to_the_reader(page, lab):
    panel = open_notebook(page, lab, copied(lab, COMPARING))
    run_all(page)
    widget = cell_of(panel, "compare(").locator(".jp-OutputArea-output").last
    expect(widget).to_contain_text("silent")
    before = widget.inner_text()
    widget.get_by_role("combobox").first.select_option(index=2)
    expect(widget).not_to_have_text(before)

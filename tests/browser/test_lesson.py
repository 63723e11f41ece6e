"""Lesson 1 in a real JupyterLab: it runs, its widget answers, an answer is typed and its verdict is read."""

import re
import shutil
from pathlib import Path

import pytest
import shots
from driving import errors_of, open_notebook, run_all, set_theme, wait_idle, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

from fourcenturies.lab import prepare
from fourcenturies.questions.lessons import load_lesson

ROOT = Path(__file__).resolve().parents[2]
LESSON = "01_meet_the_sources"
COMPARING = "07_corroborate_and_conclude"
IDS = re.compile(r"\b(?:src|psg|evt|fig|iss|dis|card|per|org|doc|plc)-[a-z0-9-]*[a-z0-9]")


@pytest.fixture
def copy(lab):
    """A working copy of the lesson, with the solutions above it as in a clone."""
    return copied(lab, LESSON)


def copied(lab, lesson):
    for tree in ("lessons", "solutions"):
        shutil.copytree(ROOT / tree / lesson, lab.root / tree / lesson, dirs_exist_ok=True)
    return f"lessons/{lesson}/{lesson}.ipynb"


def cell_of(panel, text):
    return panel.locator(".jp-CodeCell", has=panel.page.locator(".jp-Cell-inputWrapper", has_text=text)).first


def answer(page, panel, question, reply):
    """Type a reply as a reader does, with the keyboard, and run the answer and the cell below."""
    editor = cell_of(panel, f"%%answer {question}").locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+End")
    for _ in "...":
        page.keyboard.press("Backspace")
    page.keyboard.type(reply)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    wait_idle(page)
    return cell_of(panel, f"%%answer {question}").locator(".jp-OutputArea-output").last


def test_the_lesson_runs_and_a_reader_gets_a_verdict(page, lab, copy):
    panel = open_notebook(page, lab, copy)
    run_all(page)
    assert errors_of(panel) == []
    expect(cell_of(panel, "%%answer q-01-11")).to_contain_text("No answer yet")
    cards = panel.locator(".jp-OutputArea [data-question]")
    asked = [question.id for question in load_lesson(ROOT / "lessons" / LESSON).questions]
    assert cards.evaluate_all("all => all.map(one => one.dataset.question)") == asked[:-1]
    assert IDS.findall(panel.inner_text()) == []  # the code that names records is folded
    verdict = answer(page, panel, "q-01-11", "Michael Cox")
    expect(verdict).to_contain_text("Not right")
    expect(verdict).to_contain_text("press Ctrl+S")


def test_a_right_answer_is_told_so(page, lab, copy):
    panel = open_notebook(page, lab, copy)
    run_all(page)
    expect(answer(page, panel, "q-01-11", "not stated")).to_contain_text("Right")


@pytest.fixture
def started(lab, monkeypatch):
    """A working copy as `make lab` makes it, and kernels that start as they do where the package is installed."""
    shutil.copytree(ROOT / "lessons" / LESSON, lab.root / "course" / "lessons" / LESSON)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(lab.root.parent / "data"))
    prepare(lab.root / "course")
    startup = lab.root.parent / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True, exist_ok=True)
    file = shutil.copy(ROOT / "src" / "fourcenturies" / "notebook" / "kernel_startup.py", startup)
    yield f"course/work/{LESSON}/{LESSON}.ipynb"
    Path(file).unlink()


def test_a_working_copy_opens_with_its_pictures_and_any_cell_works_as_the_first(page, lab, started):
    panel = open_notebook(page, lab, started)
    quotation = cell_of(panel, "# What decides it").locator("figure").first
    expect(quotation).to_be_visible()
    assert (
        quotation.evaluate("node => node.style.maxWidth") == "44em"
    )  # trusted: its style was not taken away
    expect(cell_of(panel, "# The story").locator("section.fc")).to_be_visible()
    assert panel.locator(".jp-InputPrompt", has_text=re.compile(r"\d")).count() == 0  # nothing was run
    verdict = answer(page, panel, "q-01-11", "Michael Cox")
    expect(verdict).to_contain_text("Your answer: “Michael Cox”")
    expect(cell_of(panel, "# For the gradebook").locator(".jp-OutputArea-output")).to_have_count(0)
    assert errors_of(panel) == []


def test_the_comparison_answers_to_the_reader(page, lab):
    panel = open_notebook(page, lab, copied(lab, COMPARING))
    run_all(page)
    widget = cell_of(panel, "# The sources side by side").locator(".jp-OutputArea-output").last
    expect(widget).to_contain_text("silent")
    before = widget.inner_text()
    widget.get_by_role("combobox").first.select_option(index=2)
    expect(widget).not_to_have_text(before)


NEW = ("01_meet_the_sources", "02_date_first_encounters", "03_follow_alliance_and_split")


@pytest.mark.parametrize("which", NEW)
def test_what_a_lesson_shows_passes_axe_and_can_be_read_in_both_themes(page, lab, which):
    notebook = copied(lab, which)
    for dark in (False, True):
        set_theme(lab, dark=dark)
        panel = open_notebook(page, lab, notebook)
        run_all(page)
        parts = panel.locator(".jp-OutputArea, .jp-MarkdownOutput").all()
        assert violations(panel, ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea") == []
        assert violations(panel, ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-MarkdownOutput") == []
        faint = [one for part in parts for one in contrasts(part) if one[0] < 4.5]
        assert faint == []
    set_theme(lab, dark=False)


OWN = "Cox has “Friends of Steel” in his title, and he dates his article 27 May 2025."


def test_an_own_check_is_ticked_with_the_keyboard_and_opens_samples(page, lab, copy):
    note = f"from fourcenturies.notebook import session\nsession.note_reply('q-01-10', {OWN!r})"
    name = f"lessons/{LESSON}/own.ipynb"
    write_notebook(lab, name, [note, "from fourcenturies import self_check\nself_check('q-01-10')"])
    panel = open_notebook(page, lab, name)
    run_all(page)
    assert errors_of(panel) == []
    own = panel.locator(".fc:not(.fc-still)")
    expect(own).to_contain_text("“Friends of Steel”: exact (Cox, outside the numbered paragraphs).")
    expect(own.get_by_text("Three other answers", exact=True)).to_have_count(0)
    own.get_by_role("checkbox").nth(2).focus()
    page.keyboard.press("Space")
    own.get_by_role("button", name="Done: show me three other answers").focus()
    page.keyboard.press("Enter")
    expect(own.get_by_role("status")).to_contain_text("Yes: 1 of 5")
    expect(own.get_by_text("Three other answers", exact=True)).to_be_visible()
    expect(own).not_to_contain_text("Proficient")
    own.get_by_role("button", name="one", exact=True).focus()
    page.keyboard.press("Enter")
    expect(own).to_contain_text("Proficient, 6 points")
    expect(own.get_by_role("button", name="one", exact=True)).to_have_attribute("aria-pressed", "true")
    assert violations(own, ".fc") == []
    assert contrasts(own)[0][0] >= 4.5
    shots.save(own, "own-check")

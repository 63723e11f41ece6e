"""progress() and review() in a real JupyterLab: both themes, a link that leads to its question, an answer in place."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest
import shots
from driving import PATIENCE, errors_of, open_notebook, resize, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
FIRST = "01_meet_the_sources"
REPLIES = {
    "q-01-16": "d",
    "q-01-02": "Putin\nsure: 80 %",
    "q-01-11": "not stated\nsure: 90 %",
    "q-01-06": "September 2022",
}
CELLS = (
    "from fourcenturies import check, progress, review",
    "progress()",
    "review()",
    "%%answer q-01-02\nXi Jinping",
)
DAYS = 86_400


@pytest.fixture
def home(lab, tmp_path):
    """A folder of its own: a kernel outlives its test and would sit in a folder that is gone."""
    return lab.root / f"study-{tmp_path.name}"


@pytest.fixture
def notebook(lab, home):
    """A notebook of the reader's own beside the lessons, four answers in the first, saved three days ago."""
    for tree in ("lessons", "solutions"):
        shutil.copytree(ROOT / tree, home / tree)
    path = home / "lessons" / FIRST / f"{FIRST}.ipynb"
    held = json.loads(path.read_text(encoding="utf-8"))
    for cell in held["cells"]:
        question = cell["id"].removeprefix("answer-")
        if question in REPLIES:
            cell["source"] = f"%%answer {question}\n{REPLIES[question]}"
    path.write_text(json.dumps(held), encoding="utf-8")
    os.utime(path, (time.time() - 3 * DAYS,) * 2)
    return write_notebook(lab, f"{home.name}/lessons/mine.ipynb", CELLS)


@pytest.fixture
def panel(page, lab, notebook):
    panel = open_notebook(page, lab, notebook)
    run_all(page)
    assert errors_of(panel) == []
    return panel


def test_what_is_due_is_answered_in_place(panel, home):
    asked = panel.get_by_label("Review", exact=True)
    expect(asked.get_by_role("article")).to_have_count(5)  # three of the lesson, two of the bank
    verdict = panel.locator(".jp-OutputArea").last
    expect(verdict).to_contain_text("Right")
    expect(verdict).to_contain_text("This question comes back on")
    assert (home / "lessons" / ".review.json").is_file()


def test_the_next_step_is_a_link_that_opens_its_lesson_at_the_question(panel, page):
    shown = panel.get_by_label("Your progress")
    expect(shown).to_contain_text("4 of 10")
    link = shown.get_by_role("link")
    assert str(link.get_attribute("href")).endswith("#cell-id=task-q-01-12")
    link.click()
    expect(page.locator(".lm-TabBar-tab.jp-mod-current")).to_contain_text(FIRST, timeout=PATIENCE)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read(page, lab, notebook, dark):
    set_theme(lab, dark=dark)
    panel = open_notebook(page, lab, notebook)
    run_all(page)
    for width in (1280, 700):
        resize(page, width, 900)
        for name, label in (("progress", "Your progress"), ("review", "Review")):
            shown = panel.get_by_label(label, exact=True)
            lowest, text = contrasts(shown)[0]
            assert lowest >= 4.5, text
            assert violations(shown, f"[aria-label='{label}']") == []
            shots.save(shown, f"{name}-{width}-{'dark' if dark else 'light'}")

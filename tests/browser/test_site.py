"""The site without a server: all but its own origin is refused, and lesson 1 is worked, left and taken up again."""

import json
import re
import shutil
import zipfile

import pytest
import shots
import site_support
from driving import DONE, PATIENCE, errors_of
from looking import contrasts, violations
from playwright.sync_api import expect, sync_playwright

from fourcenturies.parcel import NAME, packed
from fourcenturies.questions.lessons import load_keys, load_lesson
from fourcenturies.release import lesson_ids
from fourcenturies.widgets.printed import WITHOUT

ROOT = site_support.ROOT
LESSONS = lesson_ids(ROOT)
FIRST = LESSONS[0]
IDLE = re.compile(r"Python \(Pyodide\) \| Idle")
MATPLOTLIB = "https://cdn.jsdelivr.net/pyodide/"
"""What alone is asked for outside, when a figure is drawn; here it is refused, too."""
PANEL = ".jp-NotebookPanel:visible"
SAVED = "() => !document.querySelector('.lm-TabBar-tab.jp-mod-dirty, .jp-mod-current.jp-mod-dirty')"


@pytest.fixture(scope="module")
def url(site):
    with site_support.serving(site) as url:
        yield url


@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def reader(playwright, url, tmp_path):
    """A browser of our own: a request to anywhere but the site, or an error in a page, fails the test."""
    reader = site_support.Reader(playwright, tmp_path / "profile", url)
    yield reader
    reader.close()
    assert [one for one in reader.outside if not one.startswith(MATPLOTLIB)] == []
    assert reader.faults == []


def opened(reader, lesson):
    reader.page.goto(f"{reader.url}/lab/index.html?path={lesson}/{lesson}.ipynb")
    panel = reader.page.locator(PANEL)
    panel.locator(".jp-Cell").first.wait_for(timeout=PATIENCE)
    expect(reader.page.locator("#jp-main-statusbar")).to_contain_text(IDLE, timeout=PATIENCE)
    return panel


def run_all(reader):
    page = reader.page
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu li[data-command='runmenu:run-all']").click()
    page.wait_for_function(DONE, timeout=PATIENCE)
    expect(page.locator("#jp-main-statusbar")).to_contain_text(IDLE, timeout=PATIENCE)
    assert errors_of(page.locator(PANEL)) == []


def cell_of(panel, text):
    return panel.locator(".jp-CodeCell", has=panel.page.locator(".jp-InputArea", has_text=text)).first


def write(reader, panel, question, reply, instead_of="..."):
    cell_of(panel, f"%%answer {question}").locator(".cm-content").click()
    reader.page.keyboard.press("Control+End")
    for _ in instead_of:
        reader.page.keyboard.press("Backspace")
    reader.page.keyboard.insert_text(reply)


def answer(reader, panel, question, reply):
    """Type a reply as a reader does, run it and its check, and return the verdict."""
    page = reader.page
    write(reader, panel, question, reply)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#jp-main-statusbar")).to_contain_text(IDLE, timeout=PATIENCE)
    return verdict_on(panel, question)


def run(reader, panel, code):
    """Run code in a new cell at the end, and return what it shows."""
    page = reader.page
    panel.locator(".jp-Notebook-footer").click()
    page.keyboard.press("Enter")
    page.keyboard.insert_text(code)
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#jp-main-statusbar")).to_contain_text(IDLE, timeout=PATIENCE)
    return cell_of(panel, code).locator(".jp-OutputArea-output").last


def verdict_on(panel, question):
    return cell_of(panel, f'check("{question}")').locator(".jp-OutputArea-output").last


def right_answers(lesson):
    keys = load_keys(ROOT / "solutions" / lesson / f"{lesson}.ipynb")
    read = [one.id for one in load_lesson(ROOT / "lessons" / lesson).questions if one.kind != "written"]
    return {name: keys[name].answer for name in read}


def test_lesson_1_is_worked_to_its_end_left_and_taken_up_again(reader):
    panel = opened(reader, FIRST)
    run_all(reader)
    expect(answer(reader, panel, "q-01-01", "Michael Cox")).to_contain_text("Not right")
    write(reader, panel, "q-01-01", "...", instead_of="Michael Cox")
    for question, reply in right_answers(FIRST).items():
        expect(answer(reader, panel, question, reply), question).to_contain_text("Right")
    widget = cell_of(panel, "compare(").locator(".fc")
    widget.get_by_role("button", name="Pin Cox").click()
    widget.get_by_label("Your note on Cox").fill("Who told him?")
    shots.save(reader.page, "site-lesson-1")
    reader.page.wait_for_function(SAVED, timeout=PATIENCE)
    expect(run(reader, panel, "from fourcenturies import progress; progress()")).to_contain_text("9 of 9")
    reader.page.wait_for_function(SAVED, timeout=PATIENCE)

    reader.page.reload()
    panel.locator(".jp-Cell").first.wait_for(timeout=PATIENCE)
    for question, reply in right_answers(FIRST).items():
        expect(cell_of(panel, f"%%answer {question}")).to_contain_text(reply.splitlines()[0])

    reader.close()
    reader.open()
    panel = opened(reader, FIRST)
    run_all(reader)
    for question in right_answers(FIRST):
        expect(verdict_on(panel, question), question).to_contain_text("Right")
    tries = "from pathlib import Path; print(Path('.tries.json').read_text())"
    expect(run(reader, panel, tries)).to_contain_text("q-01-01")
    expect(cell_of(panel, ".figure()")).to_contain_text(WITHOUT)
    expect(cell_of(panel, "compare(").get_by_label("Your note on Cox")).to_have_value("Who told him?")


@pytest.fixture
def parcel(tmp_path):
    """Answers from elsewhere: lesson 1 with one answer in it, packed."""
    home = tmp_path / "elsewhere"
    shutil.copytree(ROOT / "lessons" / FIRST, home / FIRST)
    notebook = home / FIRST / f"{FIRST}.ipynb"
    held = json.loads(notebook.read_text(encoding="utf-8"))
    cell = next(one for one in held["cells"] if "".join(one["source"]).startswith("%%answer q-01-01"))
    cell["source"] = "%%answer q-01-01\nnobody"
    notebook.write_text(json.dumps(held), encoding="utf-8")
    path = tmp_path / NAME
    path.write_bytes(packed(home))
    return path


def test_answers_from_elsewhere_are_brought_in_and_taken_along(reader, parcel, tmp_path):
    panel = opened(reader, LESSONS[1])  # another lesson, so that the notebook brought in is not open
    run(reader, panel, "from fourcenturies import take_along; take_along()")
    widget = panel.locator("section.fc", has_text="Bring a file back")
    widget.get_by_label("Bring a file back").set_input_files(parcel)
    expect(widget.get_by_role("status")).to_contain_text("put back", timeout=PATIENCE)
    with reader.page.expect_download() as download:
        widget.get_by_role("button", name="Save my answers").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert b"nobody" in archive.read(f"{FIRST}/{FIRST}.ipynb")
        assert {name.split("/")[0] for name in archive.namelist()} == set(LESSONS)


@pytest.mark.parametrize("later", LESSONS[1:])
def test_a_later_lesson_runs_and_its_first_answer_is_judged(reader, later):
    panel = opened(reader, later)
    run_all(reader)
    question, reply = next(iter(right_answers(later).items()))
    expect(answer(reader, panel, question, reply)).to_contain_text("Right")


def test_the_first_page_shows_a_living_widget_before_any_kernel(reader):
    page = reader.page
    page.goto(reader.url)
    widget = page.locator("#comparison section.fc")
    expect(widget.get_by_role("listitem").first).to_contain_text("Cox")
    widget.get_by_label("Compare").select_option("iss-balance")
    expect(widget).to_contain_text("Has the balance between the two shifted")
    widget.get_by_role("checkbox", name="Stallard").uncheck()
    expect(widget.get_by_role("status")).to_contain_text("4 of 5 sources")
    for lesson in LESSONS:
        expect(page.locator(f"a[href*='{lesson}.ipynb']").last).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_first_page_can_be_read(reader, scheme, width):
    page = reader.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(reader.url)
    page.locator("#comparison select").wait_for()
    assert contrasts(page.locator("body"))[0][0] >= 4.5
    assert violations(page.locator("body"), "body") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shots.save(page.locator("body"), f"site-first-{width}-{scheme}")

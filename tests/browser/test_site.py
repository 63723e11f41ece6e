"""The site without a server: all but its own origin is refused, and lesson 1 is worked, left and taken up again."""

import json
import re
import shutil
import zipfile

import pytest
import shots
import site_support
import stand_in
from driving import DONE, PATIENCE, errors_of
from looking import contrasts, standing, violations
from playwright.sync_api import expect, sync_playwright

from articles_support import ARTICLES, needs_articles
from fourcenturies.corpus import load
from fourcenturies.parcel import NAME, packed
from fourcenturies.questions.blind import UNGRADED
from fourcenturies.questions.lessons import load_keys, load_lesson
from fourcenturies.release import lesson_ids
from fourcenturies.widgets.own_texts import OwnTextsWidget

ROOT = site_support.ROOT
LESSONS = lesson_ids(ROOT)
FIRST = LESSONS[0]
IDLE = re.compile(r"Python \(Pyodide\) \| Idle")
PANEL = ".jp-NotebookPanel:visible"
SAVED = "() => !document.querySelector('.lm-TabBar-tab.jp-mod-dirty, .jp-mod-current.jp-mod-dirty')"
TROUBLE = ".jp-Dialog, .Toastify__toast--error, .jp-OutputArea-output:has-text('Error displaying widget')"
QUOTED_BY_ALL = "iss-firm-ground"
LISTING = re.compile(r"GET /lite/api/contents/[\w%]*/all\.json HTTP/1\.1")
"""Which lessons' files a folder has: JupyterLite asks it of each folder that is new to it."""


@pytest.fixture(scope="module")
def served(site):
    with site_support.serving(site) as served:
        yield served


@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def reader(playwright, served, tmp_path_factory):
    """One browser for all tests here; lesson 1 alone is worked in another, and so begins without anything fetched."""
    with site_support.Reader(playwright, tmp_path_factory.mktemp("profile"), served.url) as reader:
        yield reader


@pytest.fixture
def page(reader):
    """A page: a request to anywhere but the site, or an error in a page, fails the test."""
    page = reader.new_page()
    yield page
    page.close()
    reader.assert_unharmed(stand_in.CDN)


@pytest.fixture(scope="module")
def asked(reader, site):
    """Begin to be online as far as matplotlib goes; return the list of what is asked for."""
    return stand_in.offer(reader.context, site)


@pytest.fixture(scope="module")
def desk(asked, reader):
    """A lesson with its kernel, for tests that run a cell of their own at its end."""
    return opened(reader.new_page(), reader.url, LESSONS[1])


def opened(page, url, lesson):
    page.goto(f"{url}/lite/lab/index.html?path={lesson}/{lesson}.ipynb")
    return ready(page)


def ready(page):
    panel = page.locator(PANEL)
    panel.locator(".jp-Cell").first.wait_for(timeout=PATIENCE)
    wait_idle(page)
    return panel


def wait_idle(page):
    expect(page.locator("#jp-main-statusbar")).to_contain_text(IDLE, timeout=PATIENCE)


def run_all(panel):
    page = panel.page
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu li[data-command='runmenu:run-all']").click()
    page.wait_for_function(DONE, timeout=PATIENCE)
    wait_idle(page)
    assert_no_trouble(panel)


def assert_no_trouble(panel):
    assert errors_of(panel) == []
    assert panel.page.locator(TROUBLE).all_inner_texts() == []


def wait_saved(page):
    page.wait_for_function(SAVED, timeout=PATIENCE)


def cell_of(panel, text):
    return panel.locator(".jp-CodeCell", has=panel.page.locator(".jp-Cell-inputWrapper", has_text=text)).first


def shown_by(panel, text):
    """The choice that a widget shows; the others are laid out already, and hidden."""
    return cell_of(panel, text).locator(".fc-page:not([hidden])")


def write(panel, question, reply, instead_of="..."):
    keyboard = panel.page.keyboard
    cell_of(panel, f"%%answer {question}").locator(".cm-content").click()
    keyboard.press("Control+End")
    for _ in instead_of:
        keyboard.press("Backspace")
    keyboard.insert_text(reply)


def answer(panel, question, reply):
    """Type a reply as a reader does, run it and the cell below, and return the verdict."""
    write(panel, question, reply)
    panel.page.keyboard.press("Shift+Enter")
    panel.page.keyboard.press("Shift+Enter")
    wait_idle(panel.page)
    return verdict_on(panel, question)


def run(panel, code):
    """Run code in a new cell at the end, and return what it shows."""
    page = panel.page
    panel.locator(".jp-Notebook-footer").click()
    page.keyboard.press("Enter")
    page.keyboard.insert_text(code)
    page.keyboard.press("Shift+Enter")
    wait_idle(page)
    return cell_of(panel, code).locator(".jp-OutputArea-output").last


def verdict_on(panel, question):
    return cell_of(panel, f"%%answer {question}").locator(".jp-OutputArea-output").last


def right_answers(lesson):
    keys = load_keys(ROOT / "solutions" / lesson / f"{lesson}.ipynb")
    read = [one.id for one in load_lesson(ROOT / "lessons" / lesson).questions if one.kind not in UNGRADED]
    return {name: keys[name].answer for name in read}


def test_lesson_1_is_worked_to_its_end_left_and_taken_up_again(playwright, served, tmp_path):
    with site_support.Reader(playwright, tmp_path / "profile", served.url) as newcomer:
        panel = opened(newcomer.new_page(), served.url, FIRST)
        work_to_its_end(panel)
        panel.page.reload()
        panel.locator(".jp-Cell").first.wait_for(timeout=PATIENCE)
        for question, reply in right_answers(FIRST).items():
            expect(cell_of(panel, f"%%answer {question}")).to_contain_text(reply.splitlines()[0])

        newcomer.close()
        newcomer.open()
        take_up_again(opened(newcomer.new_page(), served.url, FIRST))
        newcomer.assert_unharmed(stand_in.CDN)


def work_to_its_end(panel):
    run_all(panel)
    answer(panel, "q-01-16", "d")
    expect(answer(panel, "q-01-11", "Michael Cox")).to_contain_text("Not right")
    write(panel, "q-01-11", "...", instead_of="Michael Cox")
    for question, reply in right_answers(FIRST).items():
        expect(answer(panel, question, reply), question).to_contain_text("Right")
    run(panel, "from fourcenturies import compare; compare('evt-no-limits-statement')")
    widget = shown_by(panel, "compare(")
    widget.get_by_role("button", name="Pin Cox").click()
    widget.get_by_label("Your note on Cox").fill("Who told him?")
    shots.save(panel.page, "site-lesson-1")
    wait_saved(panel.page)
    expect(run(panel, "from fourcenturies import progress; progress()")).to_contain_text("10 of 10")
    expect(run(panel, "from fourcenturies import review; review()")).to_contain_text("nothing to ask")
    assert_no_trouble(panel)
    wait_saved(panel.page)


def take_up_again(panel):
    run_all(panel)
    for question in right_answers(FIRST):
        expect(verdict_on(panel, question), question).to_contain_text("Right")
    tries = "from pathlib import Path; print(Path('.tries.json').read_text())"
    expect(run(panel, tries)).to_contain_text("q-01-11")
    expect(cell_of(panel, "# Figure").locator(".fc-still")).to_be_visible()
    expect(shown_by(panel, "compare(").get_by_label("Your note on Cox")).to_have_value("Who told him?")
    assert_no_trouble(panel)


@pytest.mark.parametrize("later", LESSONS[1:])
def test_a_later_lesson_runs_and_its_first_answer_is_judged(page, reader, later):
    panel = opened(page, reader.url, later)
    run_all(panel)
    question, reply = next(iter(right_answers(later).items()))
    expect(answer(panel, question, reply)).to_contain_text("Right")
    assert_no_trouble(panel)
    assert page.locator(".jp-NotebookPanel").count() == 1


@pytest.fixture
def parcel(tmp_path):
    """Answers from elsewhere: lesson 1 with one answer in it, packed."""
    home = tmp_path / "elsewhere"
    shutil.copytree(ROOT / "lessons" / FIRST, home / FIRST)
    notebook = home / FIRST / f"{FIRST}.ipynb"
    held = json.loads(notebook.read_text(encoding="utf-8"))
    cell = next(one for one in held["cells"] if "".join(one["source"]).startswith("%%answer q-01-11"))
    cell["source"] = "%%answer q-01-11\nnobody"
    notebook.write_text(json.dumps(held), encoding="utf-8")
    path = tmp_path / NAME
    path.write_bytes(packed(home))
    return path


def test_a_lesson_shows_its_pictures_at_once_and_any_cell_works_as_the_first(page, reader):
    page.goto(f"{reader.url}/lite/lab/index.html?path={LESSONS[2]}/{LESSONS[2]}.ipynb")
    panel = page.locator(PANEL)
    expect(cell_of(panel, "# The story").locator(".fc")).to_be_visible(timeout=PATIENCE)
    expect(cell_of(panel, "# What decides it").locator("figure").first).to_be_visible()
    wait_idle(page)
    expect(answer(panel, "q-03-03", right_answers(LESSONS[2])["q-03-03"])).to_contain_text("Right")
    expect(cell_of(panel, "# For the gradebook").locator(".jp-OutputArea-output")).to_have_count(0)
    assert_no_trouble(panel)


def test_a_lesson_opens_without_the_column_of_files(page, reader):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{reader.url}/lite/lab/index.html?path={LESSONS[0]}/{LESSONS[0]}.ipynb")
    ready(page)
    expect(page.locator(".jp-FileBrowser")).to_be_hidden()


def test_answers_from_elsewhere_are_brought_in_and_taken_along(desk, parcel):
    run(desk, "from fourcenturies import take_along; take_along()")
    widget = desk.locator("section.fc", has_text="Bring a file back")
    widget.get_by_label("Bring a file back").set_input_files(parcel)
    expect(widget.get_by_role("status")).to_contain_text("put back", timeout=PATIENCE)
    with desk.page.expect_download() as download:
        widget.get_by_role("button", name="Save my answers").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert b"nobody" in archive.read(f"{FIRST}/{FIRST}.ipynb")
        assert {name.split("/")[0] for name in archive.namelist()} == set(LESSONS)
    assert_no_trouble(desk)


def test_online_a_figure_fetches_matplotlib_from_pyodides_own_address(desk, asked):
    # What a cell imports by name the kernel fetches before it runs.
    draws = 'lambda ground: __import__("matplotlib.figure").figure.Figure()'
    assert asked == []
    run(
        desk,
        f'from fourcenturies.drawing.printed import Printed; print(Printed({draws}, "", "").savefig("a.svg"))',
    )
    expect(run(desk, "print(open('a.svg').read())")).to_have_text("<svg/>", timeout=PATIENCE)
    assert [address.rpartition("/")[2].partition("-")[0] for address in asked] == ["matplotlib"]
    assert_no_trouble(desk)


@pytest.mark.articles
@needs_articles
def test_own_copies_open_their_passages_leave_for_nowhere_and_are_there_after_a_reload(desk, reader, served):
    run(desk, "from fourcenturies import compare, own_texts; own_texts()")
    copies = desk.get_by_label(OwnTextsWidget.label).locator("visible=true")
    compared(desk)
    served.asked.clear()
    copies.get_by_label("Add a copy").set_input_files(ARTICLES)
    expect(copies.get_by_role("listitem").filter(has_text="passages")).to_have_count(5, timeout=PATIENCE)
    assert [one for one in served.asked if not LISTING.fullmatch(one)] == []
    assert sources_read_in_context(compared(desk)) == {source.id for source in load().sources}
    assert_no_trouble(desk)
    wait_saved(desk.page)

    desk.page.reload()
    ready(desk.page)
    run(desk, "from fourcenturies import compare")
    assert sources_read_in_context(compared(desk)) == {source.id for source in load().sources}
    reader.assert_unharmed(stand_in.CDN)


def compared(desk):
    run(desk, f"compare({QUOTED_BY_ALL!r})")
    return desk.locator("section.fc:visible", has=desk.page.get_by_label("Compare")).last


def sources_read_in_context(comparison):
    """Open one quotation of each source to its paragraph in the reader's own copy; return the sources."""
    source_of = {passage.id: passage.source for passage in load().passages}
    matrix = standing(comparison)
    matrix.get_by_text("In context").first.wait_for(timeout=PATIENCE)
    shown = matrix.locator("figure[data-passage]").evaluate_all("all => all.map(one => one.dataset.passage)")
    read = set()
    for source, passage in {source_of[passage]: passage for passage in shown}.items():
        figure = matrix.locator(f"figure[data-passage='{passage}']").first
        figure.get_by_text("In context").click()
        panel = matrix.locator(f".fc-panel[data-key='{passage} 1']")
        expect(panel).to_contain_text("From your own copy", timeout=PATIENCE)
        marked = sum(map(len, panel.locator("mark").all_inner_texts()))
        if len(panel.locator(".fc-around").inner_text()) > marked > 0:
            read.add(source)
    return read


def test_within_one_guess_a_newcomer_has_seen_five_datings(page, reader):
    page.goto(reader.url)
    first = page.locator(".guess").first
    expect(first.locator(".lanes")).to_be_hidden()
    first.get_by_role("slider").fill("1858")
    first.get_by_role("button", name="Ask the five").click()
    expect(first.locator(".lanes li")).to_have_count(5)
    expect(first.locator(".lanes")).to_contain_text("late 19th century")
    expect(first.locator(".tell")).to_contain_text("1858 fits Monitor")
    expect(first.locator(".moral")).to_be_visible()
    first.get_by_role("slider").press("ArrowRight")
    expect(first.locator(".lanes")).to_be_hidden()
    first.get_by_role("slider").press("Enter")
    expect(first.locator(".tell")).to_contain_text("1859 fits Monitor")
    first.get_by_role("button", name="Another question").click()
    expect(page.locator(".guess").nth(1).get_by_role("slider")).to_be_focused()
    for lesson in LESSONS:
        expect(page.locator(f".lessons a[href='{lesson}.html']")).to_be_visible()
    notebook = page.get_by_role("link", name="Open as a notebook").get_attribute("href")
    assert notebook == f"lite/lab/index.html?path={FIRST}/{FIRST}.ipynb"
    page.get_by_role("link", name="Read and answer here").click()
    page.wait_for_url(f"**/{FIRST}.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 844, 390])
def test_the_first_page_can_be_read(page, reader, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(reader.url)
    page.get_by_role("button", name="Ask the five").first.click()
    assert contrasts(page.locator("body"))[0][0] >= 4.5
    assert violations(page.locator("body"), "body") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shots.save(page.locator("body"), f"site-first-{width}-{scheme}")


def test_what_is_answered_on_a_page_goes_into_its_notebook(page, reader):
    page.goto(f"{reader.url}/{LESSONS[3]}.html")
    question, reply = next(iter(right_answers(LESSONS[3]).items()))
    form = page.locator(f"[id='{question}']")
    form.get_by_label("Your answer").fill(reply)
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".told")).to_contain_text("Right", timeout=PATIENCE)
    page.get_by_role("link", name="Open as a notebook").click()
    panel = ready(page)
    run(panel, "from fourcenturies import take_along; take_along()")
    widget = panel.locator("section.fc", has_text="Bring a file back")
    widget.get_by_role("button", name="Take in my answers from the pages").click()
    expect(widget.get_by_role("status")).to_contain_text("put back", timeout=PATIENCE)
    wait_saved(page)
    wait_idle(page)
    page.reload()
    expect(cell_of(ready(page), f"%%answer {question}")).to_contain_text(reply.splitlines()[0])


COMPILED = {
    "IPython",
    "anywidget",
    "fourcenturies",
    "ipywidgets",
    "jedi",
    "json",
    "prompt_toolkit",
    "traitlets",
}
"""Packages of which nothing that a reader makes use of is compiled in the browser."""
SOURCES = (
    "import sys; held = [getattr(one, '__spec__', None) for one in tuple(sys.modules.values())]; "
    "print(sorted({one.name.split('.')[0] for one in held if one and (one.origin or '').endswith('.py')}))"
)
COMPLETED = (
    "import jedi; asked = ('import json; json.dump', 'str().splitl'); "
    "print([[one.name for one in jedi.Interpreter(code, [{}]).complete()] for code in asked])"
)


def test_what_python_imports_comes_compiled_and_names_are_still_completed(desk):
    assert COMPILED.isdisjoint(json.loads(run(desk, SOURCES).inner_text().replace("'", '"')))
    expect(run(desk, COMPLETED)).to_have_text("[['dump', 'dumps'], ['splitlines']]")

"""The comparison in a real JupyterLab: first paint, mouse, keyboard, themes, widths, contrast, axe."""

from pathlib import Path

import nbformat
import pytest
import shots
from driving import errors_of, open_notebook, resize, run_all, set_theme, write_notebook
from looking import contrasts, standing, violations
from playwright.sync_api import expect

from fourcenturies.widgets.comparison import compare

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"
SETUP = (
    "from fourcenturies.corpus import load\nfrom fourcenturies.widgets.comparison import show\n"
    f"tiny = load({str(TINY)!r})"
)
# Whatever is wider than the room it has; what is only heard has none.
CUT_OFF = """root => [root, ...root.querySelectorAll('*')]
    .filter(node => node.clientWidth && node.scrollWidth > node.clientWidth + 1 && !node.closest('.fc-unseen'))
    .map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`)"""
# How wide the columns of the sources are, and how many stand in the first row.
COLUMNS = "root => [...root.querySelectorAll('thead th')].map(node => Math.round(node.getBoundingClientRect().width))"
EVENT = "evt-footbridge-opens"


TOPICS = ("sources", "evt-no-limits-statement", "iss-balance", "theme-empire", "fig-students-in-russia")


@pytest.fixture
def widget(page, lab):
    return opened(page, lab)


def opened(page, lab, *cells):
    """Run a notebook of our own and return the one widget in it."""
    panel = open_notebook(
        page, lab, write_notebook(lab, "comparison.ipynb", (SETUP, *(cells or ("show(tiny)",))))
    )
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.get_by_label("Compare").wait_for()
    return widget


def columns(widget):
    return widget.get_by_role("columnheader")


def test_the_first_paint_compares_the_sources_before_any_click(widget):
    expect(widget.get_by_role("heading", name="The sources themselves")).to_be_visible()
    expect(columns(widget)).to_have_count(2)
    expect(widget.get_by_role("status")).to_have_text("The sources themselves.")


@pytest.mark.parametrize("topic", TOPICS)
def test_the_first_paint_is_the_still_picture(alive, topic):
    made = compare(topic)
    widget = alive(made)
    shown, still = widget.page.evaluate(
        """([body, html]) => [body, Object.assign(document.createElement('div'), {innerHTML: html})
            .querySelector('.fc-body')].map(node => node.innerHTML)""",
        [standing(widget).element_handle(), made.still()[0]],
    )
    assert shown == still


def test_a_choice_with_the_mouse_changes_the_matrix_and_the_announcement(widget):
    widget.get_by_label("Compare").select_option(EVENT)
    expect(widget.get_by_role("heading", name="Opening of the footbridge")).to_be_visible()
    expect(widget).to_contain_text("“In June 1904”")
    widget.get_by_role("checkbox", name="the letter").click()
    expect(columns(widget)).to_have_count(1)
    expect(widget.get_by_role("status")).to_contain_text("1 of 2 sources shown. Opening of the footbridge.")


def test_the_keyboard_alone_chooses_a_topic_and_drops_a_source(widget, page):
    widget.get_by_label("Compare").focus()
    page.keyboard.press("End")
    expect(widget.get_by_label("Compare")).to_have_value("fig-visitors-gazette")
    expect(widget.get_by_role("heading", name="Visitors on the first day")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Space")
    expect(columns(widget)).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(widget.get_by_role("status")).to_have_text("No source is chosen. Tick at least one.")


def test_dissent_is_a_shape_and_silence_an_empty_box(alive):
    widget = alive(compare("iss-alliance-word"))
    middle = "node => { const box = node.getBoundingClientRect(); return [box.x, box.y]; }"
    cox, stallard, digest = (
        standing(widget).locator(f"[data-source='{source}'] .fc-step").evaluate(middle)
        for source in ("src-lse", "src-statesman", "src-digest")
    )
    assert digest[1] < cox[1] < stallard[1]
    assert cox[0] < stallard[0] < digest[0]
    silent = standing(widget).locator("[data-source='src-eir'] .fc-apart")
    expect(silent).to_have_text("silent")
    assert silent.evaluate("node => getComputedStyle(node).borderTopStyle") == "dashed"


def test_the_columns_are_equal_and_share_the_width_when_some_are_hidden(alive):
    widget = alive(compare("evt-war-begins"))
    for width in (1280, 844):
        widget.page.set_viewport_size({"width": width, "height": 900})
        wide = standing(widget).evaluate(COLUMNS)
        assert len(wide) == 5
        assert max(wide) - min(wide) <= 1
    for source in ("Stallard", "Digest"):
        widget.get_by_role("checkbox", name=source).uncheck()
    left = [one for one in standing(widget).evaluate(COLUMNS) if one]
    assert len(left) == 3
    assert max(left) - min(left) <= 1
    assert min(left) > 1.4 * max(wide)


def test_on_a_phone_each_row_tells_its_sources_one_under_another(alive):
    widget = alive(compare("evt-territory-taken"))
    widget.page.set_viewport_size({"width": 390, "height": 800})
    row = widget.get_by_role("row", name="Says")
    expect(row.locator("td:visible")).to_have_count(3)
    seen = row.locator("td:visible").evaluate_all(
        "all => all.map(node => [getComputedStyle(node, '::before').content, node.getBoundingClientRect().y])"
    )
    assert [name for name, _ in seen] == ['"Cox"', '"Stallard"', '"Monitor"']
    assert sorted(y for _, y in seen) == [y for _, y in seen]


def test_a_column_pinned_by_keyboard_keeps_its_note_over_a_restart_and_can_be_removed(page, lab):
    widget = opened(page, lab)
    pin = widget.get_by_role("button", name="Pin the letter")
    pin.press("Enter")
    expect(pin).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.type("dd <b>why</b>?")
    expect(widget.locator(".fc-pinned")).to_contain_text("dd <b>why</b>?")
    expect(widget.locator(".fc-pinned")).to_contain_text("dossier() writes them")
    expect(widget.locator(".fc-pinned b")).to_have_count(0)
    assert violations(widget, ".fc") == []
    expect(widget.get_by_role("status")).to_contain_text("is pinned")
    again = opened(page, lab)
    expect(again.get_by_label("Your note on the letter")).to_have_value("dd <b>why</b>?")
    again.get_by_label("Compare").select_option(EVENT)
    expect(again.get_by_role("button", name="Pin the letter")).to_have_attribute("aria-pressed", "false")
    again.get_by_role("button", name="Remove the letter").click()
    expect(again.locator(".fc-pinned")).to_be_hidden()
    last = opened(page, lab)
    expect(last.get_by_role("button", name="Pin the letter")).to_have_attribute("aria-pressed", "false")


def test_without_a_kernel_nothing_can_be_pinned(alive):
    expect(alive(compare()).get_by_role("button")).to_have_count(0)


def test_the_table_of_contents_lists_the_lessons_headings_alone(page, lab):
    name = write_notebook(lab, "contents.ipynb", (SETUP, "show(tiny)"))
    notebook = nbformat.read(lab.root / name, as_version=4)
    notebook.cells.append(nbformat.v4.new_markdown_cell("# After the widget", id="last"))
    nbformat.write(notebook, lab.root / name)
    open_notebook(page, lab, name)
    run_all(page)
    page.locator(".fc:not(.fc-still)").wait_for()
    page.keyboard.press("Control+Shift+K")
    contents = page.locator(".jp-TableOfContents-content")
    expect(contents).to_contain_text("After the widget")
    expect(contents).not_to_contain_text("The sources themselves")


def test_words_of_the_records_are_never_read_as_markup(page, lab):
    cell = (
        "import dataclasses\n"
        "bad = dataclasses.replace(tiny.sources[0], title='<img src=x onerror=document.title=1>')\n"
        "show(dataclasses.replace(tiny, sources=(bad, *tiny.sources[1:])))"
    )
    widget = opened(page, lab, cell)
    expect(widget).to_contain_text("<img src=x")
    assert widget.locator("img").count() == 0


def test_a_choice_made_in_python_is_drawn(page, lab):
    widget = opened(page, lab, "w = show(tiny)\nw", f"w.choice = [{EVENT!r}]\nw.shown = ['src-gazette']")
    expect(widget.get_by_label("Compare")).to_have_value(EVENT)
    expect(columns(widget)).to_have_count(1)


def test_an_unknown_id_gets_a_sentence_in_place_of_the_widget(page, lab):
    panel = open_notebook(page, lab, write_notebook(lab, "bad.ipynb", (SETUP, "show(tiny, 'evt-footbrige')")))
    run_all(page)
    assert errors_of(panel) == []
    expect(panel.locator(".jp-OutputArea").last).to_contain_text('the nearest are "evt-footbridge-opens"')


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read_in_the_lab(page, lab, dark):
    set_theme(lab, dark=dark)
    widget = opened(page, lab, "from fourcenturies import compare\ncompare()")
    for width in (1600, 1280, 700):
        resize(page, width)
        for topic in TOPICS:
            widget.get_by_label("Compare").select_option(topic)
            assert_readable(widget)
            shots.save(widget, f"comparison-{topic}-{width}-{'dark' if dark else 'light'}")
        assert violations(widget, ".fc") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 844, 390])
def test_every_topic_can_be_read_at_every_width(alive, scheme, width):
    widget = alive(compare())
    widget.page.emulate_media(color_scheme=scheme)
    widget.page.set_viewport_size({"width": width, "height": 900})
    for topic in TOPICS:
        widget.get_by_label("Compare").select_option(topic)
        assert_readable(widget)
        assert violations(widget, ".fc") == [], topic
        wide = widget.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, topic


def assert_readable(widget):
    lowest, text = contrasts(widget)[0]
    assert lowest >= 4.5, text
    assert widget.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_static_page_can_be_read_without_a_kernel_or_a_script(page, scheme):
    page.emulate_media(color_scheme=scheme)
    still = compare().still()[0]
    page.set_content(f"<!DOCTYPE html><html lang=en><title>Twin</title><main><h2>Twin</h2>{still}</main>")
    part = page.locator(".fc")
    expect(columns(part)).to_have_count(5)
    assert contrasts(part)[0][0] >= 4.5
    assert violations(part, ".fc") == []


def test_at_twice_the_size_nothing_is_cut_off(page, lab):
    page.set_viewport_size({"width": 640, "height": 550})
    widget = opened(page, lab, "from fourcenturies import compare\ncompare()")
    assert widget.evaluate(CUT_OFF) == []

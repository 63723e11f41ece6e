"""The comparison in a real JupyterLab: first paint, mouse, keyboard, themes, widths, contrast, axe."""

import re
from pathlib import Path

import nbformat
import pytest
import shots
from driving import errors_of, open_notebook, resize, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

from fourcenturies.widgets.comparison import compare

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"
SETUP = (
    "from fourcenturies.corpus import load\nfrom fourcenturies.widgets.comparison import show\n"
    f"tiny = load({str(TINY)!r})"
)
# Whatever is wider than the room it has.
CUT_OFF = """root => [root, ...root.querySelectorAll('*')]
    .filter(node => node.clientWidth && node.scrollWidth > node.clientWidth)
    .map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`)"""
# Neighbours in a card of which the second begins before the first has ended.
OVERLAPS = """root => [...root.querySelectorAll('.fc-card > * + *')]
    .filter(node => node.getBoundingClientRect().top < node.previousElementSibling.getBoundingClientRect().bottom - 1)
    .map(node => node.textContent.slice(0, 40))"""
EVENT = "evt-footbridge-opens"


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


def bare(html):
    """Return HTML without inline styles and without what Lab's table of contents puts into headings."""
    return re.sub(r' style="[^"]*"|<span class="numbering-entry"></span>', "", html)


def test_the_first_paint_compares_the_sources_before_any_click(widget):
    expect(widget.get_by_role("heading", name="The sources themselves")).to_be_visible()
    expect(widget.locator(".fc-card")).to_have_count(2)
    expect(widget.get_by_role("status")).to_have_text("2 of 2 sources shown: The sources themselves.")


def twin_body(page, topic):
    """Return the cards of a topic's text twin as a browser writes them."""
    return page.evaluate(
        "html => new DOMParser().parseFromString(html, 'text/html').querySelector('.fc-body').innerHTML",
        compare(topic)._repr_mimebundle_()[0]["text/html"],
    )


def drawn_body(widget):
    """Return the cards that a widget shows, without their pins."""
    return widget.locator(".fc-body").evaluate("""body => {
        const copy = body.cloneNode(true);
        copy.querySelectorAll('.fc-pinning').forEach(node => node.remove());
        return copy.innerHTML;
    }""")


@pytest.mark.parametrize("topic", ["sources", "evt-no-limits-statement", "iss-balance", "theme-empire"])
def test_the_first_paint_is_its_text_twin(page, lab, topic):
    widget = opened(page, lab, f"from fourcenturies import compare\ncompare({topic!r})")
    assert bare(drawn_body(widget)) == bare(twin_body(page, topic))


def test_a_topic_chosen_after_another_is_its_text_twin_too(page, lab):
    widget = opened(page, lab, "from fourcenturies import compare\ncompare()")
    menu = widget.get_by_label("Compare")
    every = menu.locator("option").evaluate_all("options => options.map(option => option.value)")
    for topic in [*every, *every[::-7], "theme-alliance", "theme-empire"]:
        menu.select_option(topic)
        assert bare(drawn_body(widget)) == bare(twin_body(page, topic)), topic


def test_without_its_inline_styles_as_in_an_untrusted_notebook_the_twin_does_not_overlap(page):
    page.set_content(bare(compare("evt-no-limits-statement")._repr_mimebundle_()[0]["text/html"]))
    assert page.locator(".fc").evaluate(OVERLAPS) == []


def test_a_choice_with_the_mouse_changes_cards_and_announcement(widget):
    widget.get_by_label("Compare").select_option(EVENT)
    expect(widget.get_by_role("heading", name="Opening of the footbridge")).to_be_visible()
    expect(widget).to_contain_text("“In June 1904”")
    widget.get_by_role("checkbox", name="the letter").click()
    expect(widget.locator(".fc-card")).to_have_count(1)
    expect(widget.get_by_role("status")).to_have_text("1 of 2 sources shown: Opening of the footbridge.")


def test_the_keyboard_alone_chooses_a_topic_and_drops_a_source(widget, page):
    widget.get_by_label("Compare").focus()
    page.keyboard.press("End")
    expect(widget.get_by_label("Compare")).to_have_value("fig-visitors-gazette")
    expect(widget.get_by_role("heading", name="Visitors on the first day")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Space")
    expect(widget.locator(".fc-card")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(widget.get_by_role("status")).to_have_text(
        "No source is chosen. Tick at least one to see its card."
    )


def test_silence_is_shown(widget):
    widget.get_by_label("Compare").select_option("iss-friendship-lasts")
    expect(widget.locator(".fc-card", has_text="the letter")).to_contain_text("silent")
    expect(widget.get_by_role("status")).to_contain_text("1 of them silent")


def test_a_card_pinned_by_keyboard_keeps_its_note_over_a_restart_and_can_be_removed(page, lab):
    widget = opened(page, lab)
    pin = widget.get_by_role("button", name="Pin the letter")
    pin.press("Enter")
    expect(pin).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.type("dd <b>why</b>?")
    expect(widget.locator(".fc-pinned")).to_contain_text("dd <b>why</b>?")
    expect(widget.locator(".fc-pinned b")).to_have_count(0)
    assert violations(widget, ".fc") == []
    expect(widget.get_by_role("status")).to_contain_text("is pinned")
    again = opened(page, lab)
    expect(again.get_by_label("Your note on the letter")).to_have_value("dd <b>why</b>?")
    again.get_by_role("button", name="Remove the letter").click()
    expect(again.locator(".fc-pinned")).to_be_hidden()
    last = opened(page, lab)
    expect(last.get_by_role("button", name="Pin the letter")).to_have_attribute("aria-pressed", "false")


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
    widget = opened(page, lab, "w = show(tiny)\nw", f"w.chosen = {EVENT!r}\nw.shown = ['src-gazette']")
    expect(widget.get_by_label("Compare")).to_have_value(EVENT)
    expect(widget.locator(".fc-card")).to_have_count(1)


def test_an_unknown_id_gets_a_sentence_in_place_of_the_widget(page, lab):
    panel = open_notebook(page, lab, write_notebook(lab, "bad.ipynb", (SETUP, "show(tiny, 'evt-footbrige')")))
    run_all(page)
    assert errors_of(panel) == []
    expect(panel.locator(".jp-OutputArea").last).to_contain_text('the nearest are "evt-footbridge-opens"')


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read(page, lab, dark):
    set_theme(lab, dark=dark)
    widget = opened(page, lab, "from fourcenturies import compare\ncompare()")
    for width in (1600, 1280, 700):
        resize(page, width)
        for topic in (
            "sources",
            "evt-no-limits-statement",
            "iss-balance",
            "theme-empire",
            "fig-students-in-russia",
        ):
            widget.get_by_label("Compare").select_option(topic)
            lowest, text = contrasts(widget)[0]
            assert lowest >= 4.5, text
            assert widget.evaluate(CUT_OFF) == []
            assert widget.evaluate(OVERLAPS) == []
            shots.save(widget, f"comparison-{topic}-{width}-{'dark' if dark else 'light'}")
        assert violations(widget, ".fc") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_static_page_can_be_read_without_a_kernel_or_a_script(page, scheme):
    page.emulate_media(color_scheme=scheme)
    twin_html = compare()._repr_mimebundle_()[0]["text/html"]
    page.set_content(f"<!DOCTYPE html><html lang=en><title>Twin</title><main><h2>Twin</h2>{twin_html}</main>")
    twin_part = page.locator(".fc")
    expect(twin_part.locator(".fc-card")).to_have_count(5)
    assert contrasts(twin_part)[0][0] >= 4.5
    assert violations(twin_part, ".fc") == []
    shots.save(twin_part, f"comparison-static-{scheme}")


def test_at_twice_the_size_nothing_is_cut_off(page, lab):
    page.set_viewport_size({"width": 640, "height": 550})
    widget = opened(page, lab, "from fourcenturies import compare\ncompare()")
    assert widget.evaluate(CUT_OFF) == []

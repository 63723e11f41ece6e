"""The chains in a real JupyterLab: first paint, mouse, keyboard, themes, widths, contrast, axe."""

import pytest
import shots
from driving import errors_of, open_notebook, resize, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

CUT_OFF = """root => [root, ...root.querySelectorAll('*')]
    .filter(node => node.clientWidth && node.scrollWidth > node.clientWidth + 1)
    .map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`)"""


def opened(page, lab, cell="chains()"):
    notebook = write_notebook(lab, "chains.ipynb", ("from fourcenturies import chains", cell))
    panel = open_notebook(page, lab, notebook)
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.get_by_label("Show").wait_for()
    return widget


def test_the_first_paint_shows_the_common_roots(page, lab):
    widget = opened(page, lab)
    expect(widget.get_by_role("heading", name="Common roots")).to_be_visible()
    expect(widget).to_contain_text("Joint statement of February 2022")
    expect(widget.get_by_role("status")).to_contain_text("with a link that is not stated")


def test_a_choice_shows_all_that_reaches_us_of_a_person(page, lab):
    widget = opened(page, lab)
    widget.get_by_label("Show").select_option("per-sergey-radchenko")
    expect(widget.locator("h3")).to_contain_text("Sergey Radchenko")
    expect(widget.locator(".fc-chain")).to_have_count(10)
    expect(widget).to_contain_text("Through Stallard")


def test_the_keyboard_alone_chooses(page, lab):
    widget = opened(page, lab)
    widget.get_by_label("Show").focus()
    page.keyboard.press("End")
    expect(widget.locator(".fc-chain")).to_have_count(1)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_speaker_can_be_left_to_the_reader(page, lab):
    widget = opened(page, lab, 'chains("psg-071", speaker=False)')
    expect(widget.locator(".fc-link").first).to_contain_text("Who?")
    expect(widget).not_to_contain_text("Xi Jinping")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read(page, lab, dark):
    set_theme(lab, dark=dark)
    widget = opened(page, lab)
    for width in (1600, 1280, 700):
        resize(page, width)
        for topic in ("roots", "psg-032", "per-fyodor-baikov"):
            widget.get_by_label("Show").select_option(topic)
            lowest, text = contrasts(widget)[0]
            assert lowest >= 4.5, text
            assert widget.evaluate(CUT_OFF) == []
            shots.save(widget, f"chains-{topic}-{width}-{'dark' if dark else 'light'}")
        assert violations(widget, ".fc") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_static_page_can_be_read_and_is_the_first_paint(page, lab, scheme):
    from fourcenturies import chains

    texts = "root => [...root.querySelectorAll('.fc-link, .fc-quote')].map(node => node.textContent.trim())"
    live = opened(page, lab).evaluate(texts)
    page.emulate_media(color_scheme=scheme)
    page.set_content(
        f"<!DOCTYPE html><html lang=en><title>Twin</title><main><h2>Twin</h2>{chains().still()[0]}</main>"
    )
    part = page.locator(".fc")
    assert contrasts(part)[0][0] >= 4.5
    assert violations(part, ".fc") == []
    assert part.evaluate(texts) == live

"""The argument map in a real JupyterLab: first paint, mouse, keyboard, themes, widths, contrast, axe."""

import pytest
import shots
from driving import errors_of, open_notebook, resize, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

CUT_OFF = """root => [root, ...root.querySelectorAll('*')]
    .filter(node => node.clientWidth && node.scrollWidth > node.clientWidth + 1 && !node.closest('.fc-said'))
    .map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`)"""


def opened(page, lab, cell="arguments()"):
    panel = open_notebook(
        page, lab, write_notebook(lab, "arguments.ipynb", ("from fourcenturies import arguments", cell))
    )
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.get_by_role("table").wait_for()
    return widget


def first_question(widget):
    return widget.locator("tbody tr").first.get_by_role("button")


def test_the_first_paint_shows_all_questions_and_opens_the_most_divided(page, lab):
    widget = opened(page, lab)
    expect(widget.locator("tbody tr")).to_have_count(30)
    expect(first_question(widget)).to_have_attribute("aria-expanded", "true")
    expect(widget.locator("h3")).to_have_text(first_question(widget).inner_text())
    expect(widget.get_by_role("status")).to_contain_text("30 of 30 questions shown. Opened:")


def test_a_click_opens_another_question_with_its_grounds(page, lab):
    widget = opened(page, lab)
    widget.get_by_role("button", name="Can others split the two?").click()
    expect(widget.locator("h3")).to_have_text("Can others split the two?")
    expect(widget.locator(".fc-column", has_text="disputes").locator(".fc-ground")).to_have_count(2)
    expect(widget.locator(".fc-column", has_text="silent")).to_contain_text("Stallard")


def test_rows_are_filtered_and_sorted_in_the_browser(page, lab):
    widget = opened(page, lab)
    widget.get_by_label("Only where sources disagree").check()
    shown = widget.locator("tbody tr").count()
    assert 0 < shown < 30
    widget.get_by_label("Theme").select_option(index=1)
    expect(widget.get_by_role("status")).not_to_contain_text(f"{shown} of 30")
    widget.get_by_label("Theme").select_option("")
    widget.get_by_label("Only where sources disagree").uncheck()
    widget.get_by_label("Order").select_option("silence")
    assert widget.locator("tbody tr").first.locator(".fc-side-silent").count() == 4


def test_the_keyboard_alone_opens_and_closes_and_keeps_its_place(page, lab):
    widget = opened(page, lab)
    first_question(widget).focus()
    page.keyboard.press("Enter")
    expect(first_question(widget)).to_have_attribute("aria-expanded", "false")
    expect(first_question(widget)).to_be_focused()
    page.keyboard.press("Tab")
    second = widget.locator("tbody tr").nth(1).get_by_role("button")
    expect(second).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Space")
    expect(widget.locator("h3")).to_have_text(second.inner_text())


def test_stances_can_be_left_to_the_reader(page, lab):
    widget = opened(page, lab, 'arguments("iss-splitting", stances=False, experts=False)')
    expect(widget.locator("tbody tr")).to_have_count(1)
    expect(widget).to_contain_text("for you to say")
    expect(widget).not_to_contain_text("disputes")
    expect(widget.get_by_label("Theme")).to_have_count(0)  # one theme leaves nothing to choose


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read(page, lab, dark):
    set_theme(lab, dark=dark)
    widget = opened(page, lab)
    for width in (1600, 1280, 700):
        resize(page, width)
        lowest, text = contrasts(widget)[0]
        assert lowest >= 4.5, text
        assert widget.evaluate(CUT_OFF) == []
        shots.save(widget, f"arguments-{width}-{'dark' if dark else 'light'}")
        assert violations(widget, ".fc") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_static_page_can_be_read_without_a_kernel_or_a_script(page, scheme):
    from fourcenturies import arguments

    page.emulate_media(color_scheme=scheme)
    twin = arguments().still()[0]
    page.set_content(f"<!DOCTYPE html><html lang=en><title>Twin</title><main><h2>Twin</h2>{twin}</main>")
    part = page.locator(".fc")
    assert contrasts(part)[0][0] >= 4.5
    assert violations(part, ".fc") == []


def test_the_first_paint_is_its_text_twin(page, lab):
    from fourcenturies import arguments

    widget = opened(page, lab)
    cells = "root => [...root.querySelectorAll('td, .fc-ground')].map(node => node.textContent.trim())"
    live = widget.evaluate(cells)
    page.set_content(arguments().still()[0])
    assert page.locator(".fc").evaluate(cells) == live

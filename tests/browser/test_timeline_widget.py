"""The timeline in a real JupyterLab: first paint, mouse, keyboard, themes, widths, contrast, axe."""

import re

import pytest
import shots
from driving import errors_of, open_notebook, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

from fourcenturies.widgets.timeline import timeline

IDS = "nodes => nodes.map(node => node.dataset.mark).sort()"
# Whatever is wider than the room it has; a table may scroll in its own frame.
CUT_OFF = """root => [root, ...root.querySelectorAll('*')]
    .filter(node => node instanceof HTMLElement && node.clientWidth && node.scrollWidth > node.clientWidth)
    .filter(node => !node.matches('.fc-wide-table'))
    .map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`)"""
# Marks that lie upon each other, labels and signs and all.
OVERLAPS = """root => [...root.querySelectorAll('.fc-strip')].flatMap(strip => {
    const parts = '.fc-solid, .fc-outlined, .fc-hollow, text';
    const boxes = [...strip.querySelectorAll('.fc-mark')].map(mark => ({name: mark.dataset.mark,
        own: [...mark.querySelectorAll(parts)].map(part => part.getBoundingClientRect())}));
    const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5
        && a.top < b.bottom - 5 && b.top < a.bottom - 5;
    return boxes.flatMap((one, place) => boxes.slice(place + 1)
        .filter(other => one.own.some(a => other.own.some(b => meet(a, b))))
        .map(other => `${one.name} and ${other.name}`));
})"""
# Marks and their words that reach out of their lane.
OUTSIDE = """root => [...root.querySelectorAll('.fc-strip')].flatMap(strip => {
    const lane = strip.getBoundingClientRect();
    const out = box => box.width && (box.left < lane.left - 1 || box.right > lane.right + 1);
    return [...strip.querySelectorAll('.fc-solid, .fc-outlined, .fc-hollow, text')]
        .filter(part => out(part.getBoundingClientRect()))
        .map(part => `${part.closest('[data-mark]')?.dataset.mark} ${part.textContent}`);
})"""
# The least contrast of a mark's own colour against the ground (WCAG 2.2, 1.4.11).
MARK_CONTRAST = """root => {
    const light = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = light(getComputedStyle(root).backgroundColor);
    return [...root.querySelectorAll('.fc-strip .fc-solid, .fc-strip .fc-outlined, .fc-strip .fc-hollow')].map(part => {
        const look = getComputedStyle(part), ink = light(part.matches('.fc-solid') ? look.fill : look.stroke);
        return [(Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05), part.outerHTML];
    }).sort((a, b) => a[0] - b[0])[0];
}"""
MEETING = "evt-gorbachev-meets-deng"


@pytest.fixture
def widget(page, lab):
    return opened(page, lab)


def opened(page, lab, *cells):
    """Run a notebook of our own and return the one widget in it."""
    cells = ("from fourcenturies import timeline", *(cells or ("timeline()",)))
    panel = open_notebook(page, lab, write_notebook(lab, "timeline.ipynb", cells))
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.locator(".fc-strip").first.wait_for()
    return widget


def marks(widget, event):
    return widget.locator(f'.fc-mark[data-event="{event}"]')


def test_the_first_paint_has_a_lane_for_each_source_and_each_row_of_the_twin(widget):
    expect(widget.locator(".fc-lane")).to_have_count(5)
    expect(widget.get_by_role("status")).to_contain_text("Whole, 1618–2025: 101 dates")
    for summary in widget.locator(".fc-lane summary").all():
        summary.click()
    expect(widget.locator(".fc-lane .fc-left-out").locator("visible=true")).to_have_count(11)
    written = re.findall(r'data-mark="([^"]+)"', timeline()._repr_mimebundle_()[0]["text/html"])
    assert widget.locator("[data-mark]").evaluate_all(IDS) == sorted(written)


def test_marks_lie_in_rows_and_none_hides_another(widget):
    for period in ("whole", "1945-1991", "1989-2025", "2012-2025"):
        widget.get_by_label("Period").select_option(period)
        assert widget.evaluate(OVERLAPS) == []
        assert widget.evaluate(OUTSIDE) == []


def test_a_click_on_a_mark_opens_the_comparison_of_its_event_beneath_the_lane(widget):
    marks(widget, MEETING).first.click()
    lane = widget.locator('.fc-lane[data-lane="Cox"] + .fc-body')
    expect(lane.get_by_role("heading", name="Gorbachev meets Deng")).to_be_visible()
    expect(lane.locator(".fc-card")).to_have_count(5)
    expect(lane).to_contain_text("Cox, ¶\N{NO-BREAK SPACE}8")
    expect(widget.get_by_label("Event", exact=True)).to_have_value(MEETING)
    expect(widget.get_by_role("status")).to_have_text("Opened: Gorbachev meets Deng.")
    expect(marks(widget, MEETING).first).to_have_attribute("aria-pressed", "true")


def test_the_keyboard_alone_goes_along_the_lanes_and_opens_an_event(widget, page):
    widget.get_by_label("Old Style days").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    focused = page.locator(".fc-mark:focus")
    last = focused.get_attribute("data-mark")
    page.keyboard.press("Home")
    assert focused.get_attribute("data-mark") != last
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(widget.locator('[aria-label="Stallard"] .fc-mark:focus')).to_have_count(1)
    expect(widget.locator(".fc-pointed")).to_be_visible()
    assert focused.locator(".fc-ring").evaluate("node => getComputedStyle(node).stroke") != "none"
    event = focused.get_attribute("data-event")
    page.keyboard.press("Enter")
    expect(widget.get_by_label("Event", exact=True)).to_have_value(event)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(widget.locator(".fc-pointed")).to_be_hidden()
    assert widget.locator('.fc-mark[tabindex="0"]').count() == 1


def test_the_menu_opens_any_event_and_closing_gives_the_focus_back(widget, page):
    widget.get_by_label("Event", exact=True).select_option("evt-aigun-treaty")
    expect(widget.get_by_role("heading", name="Treaty of Aigun")).to_be_visible()
    widget.get_by_role("button", name="Close").click()
    expect(widget.get_by_role("heading", name="Treaty of Aigun")).to_have_count(0)
    assert page.evaluate("document.activeElement.classList.contains('fc-mark')")


def test_a_period_drops_what_does_not_reach_into_it(widget):
    before = widget.locator(".fc-mark").count()
    widget.get_by_label("Period").select_option("1618-1860")
    assert 0 < widget.locator(".fc-mark").count() < before
    expect(widget.locator('[data-lane="Cox"]')).to_contain_text("no date in this period")
    expect(widget.get_by_role("status")).to_contain_text("1618–1860")


def test_a_lane_counts_and_lists_what_its_source_leaves_out(widget):
    lane = widget.locator('[data-lane="Digest"]')
    summary = lane.locator("summary")
    expect(summary).to_contain_text("○ 75 silent")
    summary.click()
    lane.get_by_role("button", name="Nixon in China", exact=True).click()
    expect(widget.locator('[data-lane="Digest"] + .fc-body')).to_contain_text("Nixon in China")
    widget.get_by_label("Silence as hollow marks").uncheck()
    expect(widget.locator(".fc-hollow").locator("visible=true")).to_have_count(1)  # the legend's
    expect(summary).to_contain_text("○ 75 silent")


def test_old_style_shows_the_julian_day_with_the_gap_of_its_century(widget):
    expect(widget.locator(".fc-lines")).not_to_contain_text("Old Style")
    widget.get_by_label("Old Style days").check()
    lane = widget.locator('[data-lane="Old Style"]')
    expect(lane).to_contain_text(
        "27 August 1689 in Old Style is 6 September 1689 in New Style: 10 days apart"
    )
    expect(lane).to_contain_text("From outside")


def test_lanes_go_by_theme_and_a_source_can_be_dropped(widget):
    widget.get_by_label("A lane for").select_option("theme")
    expect(widget.locator('[data-lane="Split"] .fc-name-of-mark').first).to_contain_text("S · ")
    widget.get_by_role("checkbox", name="Stallard").uncheck()
    expect(widget.locator('[data-lane="Split"] [data-mark*="statesman"]')).to_have_count(0)


def test_a_choice_made_in_python_is_drawn(page, lab):
    widget = opened(page, lab, "w = timeline()\nw", f"w.period = '1945-1991'\nw.chosen = {MEETING!r}")
    expect(widget.get_by_label("Period")).to_have_value("1945-1991")
    expect(widget.get_by_role("heading", name="Gorbachev meets Deng")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read(page, lab, dark):
    set_theme(lab, dark=dark)
    widget = opened(page, lab)
    for width in (1600, 1280, 700):
        page.set_viewport_size({"width": width, "height": 1100})
        drawn_anew(widget)
        readable(widget, f"timeline-whole-{width}-{'dark' if dark else 'light'}")
    widget.get_by_label("Period").select_option("1856-1922")
    widget.get_by_label("Old Style days").check()
    marks(widget, "evt-territory-taken").first.click()
    widget.locator(".fc-by-decade summary").click()
    for width in (700, 1280):
        page.set_viewport_size({"width": width, "height": 1100})
        drawn_anew(widget)
        readable(widget, f"timeline-chosen-{width}-{'dark' if dark else 'light'}")
    assert violations(widget, ".fc") == []


def drawn_anew(widget):
    """Wait until the strips are as wide as the room they have."""
    widget.page.wait_for_function(
        "() => { const lines = document.querySelector('.fc-timeline .fc-lines');"
        " return Math.abs(lines.querySelector('.fc-strip').clientWidth - lines.clientWidth) < 2; }"
    )


def test_marks_stand_out_from_the_ground(page, lab):
    for dark in (False, True):
        set_theme(lab, dark=dark)
        lowest, mark = opened(page, lab).evaluate(MARK_CONTRAST)
        assert lowest >= 3, mark


def readable(widget, name):
    lowest, text = contrasts(widget)[0]
    assert lowest >= 4.5, text
    for fault in (CUT_OFF, OVERLAPS, OUTSIDE):
        assert widget.evaluate(fault) == []
    shots.save(widget, name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_static_page_can_be_read_without_a_kernel_or_a_script(page, scheme):
    page.emulate_media(color_scheme=scheme)
    html = timeline("1856-1922")._repr_mimebundle_()[0]["text/html"]
    page.set_content(f"<!DOCTYPE html><html lang=en><title>Twin</title><main><h2>Twin</h2>{html}</main>")
    twin = page.locator(".fc")
    expect(twin.locator(".fc-lane")).to_have_count(5)
    assert contrasts(twin)[0][0] >= 4.5
    assert violations(twin, ".fc") == []
    shots.save(twin, f"timeline-static-{scheme}")


def test_without_inline_styles_as_in_an_untrusted_notebook_no_bar_stands_in_a_wrong_place(page):
    html = timeline("1856-1922")._repr_mimebundle_()[0]["text/html"]
    page.set_content(re.sub(r' style="[^"]*"', "", html))
    expect(page.locator(".fc-track span").locator("visible=true")).to_have_count(0)
    expect(page.locator(".fc-lane").first).to_contain_text("Chinese territory passes")


def test_at_twice_the_size_nothing_is_cut_off(page, lab):
    page.set_viewport_size({"width": 640, "height": 550})
    widget = opened(page, lab)
    assert widget.evaluate(CUT_OFF) == []

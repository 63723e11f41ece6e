"""The ledger on a page of its own: pictures beside words, pairs, meetings, keyboard, widths, contrast, axe."""

import pytest
import shots
from looking import contrasts, standing, violations
from playwright.sync_api import expect

from fourcenturies.notebook.boxes import WAITS
from fourcenturies.notebook.calibrating import Calibration
from fourcenturies.notebook.reviewing import Review
from fourcenturies.views.calibration import calibration
from fourcenturies.widgets.ledger import ledger

PAGE = (
    "<!doctype html><html lang='en'><title>Pictures</title>"
    "<body style='background: light-dark(#fff, #111); color: light-dark(#111, #eee); color-scheme: light dark'>"
    "<main><h1>Pictures</h1>{}</main></html>"
)
# Words in a picture that reach beyond it, or over each other.
COLLISIONS = """root => [...root.querySelectorAll('svg.fc-picture')].flatMap(picture => {
    const room = picture.getBoundingClientRect();
    const words = [...picture.querySelectorAll('text')].map(node => [node.textContent, node.getBoundingClientRect()])
        .filter(([, at]) => at.width);
    const out = words.filter(([, at]) => at.left < room.left - 1 || at.right > room.right + 1
        || at.bottom > room.bottom + 1);
    const over = words.filter(([, a], n) => words.slice(n + 1).some(([, b]) =>
        a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom));
    return [...out, ...over].map(([told]) => told);
})"""
SMALLEST = """root => Math.min(...[...root.querySelectorAll('svg.fc-picture')].filter(one => one.checkVisibility())
    .flatMap(one => [...one.querySelectorAll('text')].map(word => word.getAttribute('font-size')
        * one.getBoundingClientRect().width / one.getAttribute('width'))))"""
COX, MONITOR = "fig-meetings-total-lse", "fig-meetings-total-monitor"
EARLIER, LATER = "fig-yuan-share-earlier", "fig-yuan-share-later"
EVERY = {
    "shared": {},
    "meetings-by-year": {"meetings": True},
    "time": {"topic": "time"},
    "pair": {"pair": (COX, MONITOR)},
    "no numbers": {"topic": "students", "values": False},
}
STATES = {
    "calibration, empty": Calibration(()),
    "calibration, one answer": Calibration(calibration([(0.8, 1.0)])),
    "calibration, filled": Calibration(
        calibration([(0.0, 0.0), (0.35, 0.5), (0.52, 0), *[(0.75, 1)] * 120, (0.8, 0), (1, 1)])
    ),
    "review, empty": Review(),
    "review, filled": Review(lying=(3, 137, 2, 0, 7, 1)),
}


def readable(part, width, scheme):
    page = part.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    lowest, text = contrasts(part)[0]
    assert lowest >= 4.5, text
    assert violations(part, ".fc") == []
    assert part.evaluate(COLLISIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_topic_is_chosen_by_keyboard_and_told(alive):
    widget = alive(ledger())
    expect(widget.get_by_role("heading", name="Figures that may share an axis")).to_be_visible()
    widget.get_by_label("Topic").focus()
    widget.page.keyboard.type("Students")
    expect(widget.get_by_role("heading", name="Students", exact=False).first).to_be_visible()
    expect(widget.get_by_role("status")).to_have_text("Students: 3 figures on 2 axes.")
    expect(standing(widget).locator("[data-row='fig-students-in-america'] svg")).to_be_visible()


def test_two_totals_are_set_side_by_side_with_the_reason_why_they_share_no_axis(alive):
    widget = alive(ledger())
    widget.get_by_label("Topic").select_option(f"{COX} and {MONITOR}")
    expect(standing(widget).locator("tbody tr")).to_have_count(2)
    expect(widget.get_by_role("status")).to_have_text("Two figures that share no axis.")
    expect(standing(widget)).to_contain_text("One counts meetings, the other one-on-one meetings.")


def test_the_meetings_are_one_stop_and_lead_to_their_rows(alive):
    widget = alive(ledger(meetings=True))
    marks = widget.locator("[data-mark]:visible")
    assert sorted(marks.evaluate_all("nodes => nodes.map(node => node.dataset.mark)")) == sorted(
        standing(widget).locator("[data-row]").evaluate_all("nodes => nodes.map(node => node.dataset.row)")
    )
    widget.get_by_label("Topic").focus()
    page = widget.page
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    expect(widget.locator(".fc-readout:visible")).to_contain_text("43, A newspaper's count")
    page.keyboard.press("Enter")
    expect(widget.locator("tr:focus")).to_contain_text("43")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", EVERY)
def test_every_theme_and_width_can_be_read(alive, name, scheme):
    widget = alive(ledger(**EVERY[name]))
    for width in (1280, 844, 640, 390):
        readable(widget, width, scheme)
        if "numbers" not in name:
            assert widget.evaluate(SMALLEST) >= 10
        shots.save(widget, f"ledger-{name}-{width}-{scheme}")


@pytest.mark.parametrize("name", STATES)
def test_every_state_of_certainty_and_of_the_boxes_can_be_read(page, name):
    page.set_content(PAGE.format(STATES[name]._repr_html_()))
    for scheme in ("light", "dark"):
        for width in (1280, 844, 390):
            readable(page.locator("main"), width, scheme)
            shots.save(page.locator("main"), f"{name.replace(', ', '-')}-{width}-{scheme}")


def test_the_boxes_are_as_many_as_the_waits(page):
    page.set_content(PAGE.format(Review(lying=(1, 0, 0, 0, 0, 0))._repr_html_()))
    expect(page.get_by_role("img", name="Box")).to_have_count(len(WAITS))

"""A drawing comes to life: choices are shown, sources hidden, marks walked through, by keyboard alone."""

import sys
from pathlib import Path

import pytest
from looking import contrasts, standing, violations
from playwright.sync_api import expect

from fourcenturies.widgets.drawn import DrawnWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from test_drawing import DRAWING, SOURCES


@pytest.fixture
def drawn(alive):
    return alive(DrawnWidget(DRAWING, SOURCES, ("a",)))


def test_a_choice_shows_its_body_and_tells_it(drawn):
    drawn.get_by_label("Compare").select_option("b")
    expect(standing(drawn)).to_have_text("short")
    expect(drawn.get_by_role("status")).to_have_text("The second.")


def test_a_source_that_is_not_ticked_is_hidden_in_every_choice(drawn):
    drawn.get_by_role("checkbox", name="E-IR").uncheck()
    expect(drawn.get_by_role("columnheader", name="E-IR")).to_be_hidden()
    expect(drawn.get_by_role("status")).to_contain_text("1 of 2 sources")
    drawn.get_by_label("Compare").select_option("b")
    drawn.get_by_label("Compare").select_option("a")
    expect(drawn.get_by_role("columnheader", name="E-IR")).to_be_hidden()
    expect(drawn.get_by_role("columnheader", name="Cox")).to_be_visible()


def test_marks_are_one_stop_and_lead_to_their_row(drawn):
    drawn.get_by_role("checkbox", name="E-IR").focus()
    drawn.page.keyboard.press("Tab")
    mark = drawn.locator("[data-mark]:visible")
    expect(mark).to_be_focused()
    expect(drawn.locator(".fc-readout:visible")).to_have_text("1860: the port, told by Cox")
    drawn.page.keyboard.press("Enter")
    expect(drawn.locator("[data-row='evt-port']")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 844, 390])
def test_it_can_be_read_at_every_width(drawn, scheme, width):
    drawn.page.emulate_media(color_scheme=scheme)
    drawn.page.set_viewport_size({"width": width, "height": 900})
    assert contrasts(drawn)[0][0] >= 4.5
    assert violations(drawn, ".fc") == []
    assert drawn.page.evaluate("document.documentElement.scrollWidth") <= width

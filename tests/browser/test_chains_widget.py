"""The chains come to life: roots as trees, single chains, keyboard, themes, widths, contrast, axe."""

import pytest
import shots
from looking import contrasts, standing, violations
from playwright.sync_api import expect
from test_atlas_widget import COVERED, OUTSIDE

from fourcenturies import chains

MOST = 950
"""Pixels that the common roots may take at 1280, so that one look takes them in."""


def test_the_common_roots_are_counted_and_drawn(alive):
    widget = alive(chains())
    expect(widget.get_by_role("heading", name="12 quotations, three roots")).to_be_visible()
    expect(widget.get_by_role("heading", name="Three articles, one witness")).to_be_visible()
    expect(widget.get_by_role("heading", name="Two articles, probably one witness")).to_have_count(2)
    expect(widget.get_by_role("status")).to_contain_text("with a hand that is not stated")
    assert widget.locator(".fc-body").bounding_box()["height"] < MOST


def test_a_text_of_a_tree_leads_to_its_hands(alive):
    widget = alive(chains())
    page = widget.page
    widget.get_by_label("Show").focus()
    page.keyboard.press("Tab")
    expect(widget.locator(".fc-readout:visible").first).to_contain_text("Cox, 27 May 2025: 3 quotations")
    page.keyboard.press("Enter")
    row = standing(widget).locator("[data-row='way-psg-004']")
    expect(row).to_be_focused()
    expect(row).to_contain_text("Michael Cox")


def test_a_choice_shows_all_that_reaches_us_of_a_person(alive):
    widget = alive(chains())
    widget.get_by_label("Show").select_option("per-sergey-radchenko")
    expect(standing(widget).locator("h3")).to_contain_text("Sergey Radchenko")
    expect(standing(widget).locator(".fc-quote")).to_have_count(10)
    expect(widget).to_contain_text("Through Stallard")


def test_the_speaker_can_be_left_to_the_reader(alive):
    widget = alive(chains("psg-071", speaker=False))
    expect(standing(widget).locator(".fc-items li").first).to_contain_text("Who?")
    expect(widget).not_to_contain_text("Xi Jinping")
    expect(widget.get_by_role("combobox")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 844, 390])
def test_every_theme_and_width_can_be_read(alive, scheme, width):
    widget = alive(chains())
    page = widget.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for topic in ("roots", "psg-032", "per-fyodor-baikov"):
        widget.get_by_label("Show").select_option(topic)
        for fold in standing(widget).locator("summary").all():
            fold.click()
        assert contrasts(widget)[0][0] >= 4.5
        assert widget.evaluate(COVERED) == []
        assert widget.evaluate(OUTSIDE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(widget, ".fc") == []
        shots.save(widget, f"chains-{topic}-{width}-{scheme}")

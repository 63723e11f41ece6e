"""The pictures of a lesson on real pages: nothing overlaps, all can be reached, in light and dark, at each width."""

import sys
from pathlib import Path

import pytest
from looking import contrasts, violations
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from picture_support import CASES, picture

WIDTHS = (1280, 844, 390)
LOOKED_AT = [case for case in CASES if case[0] != "strip" or case[1] in {2, 3}]
"""Strips differ in their words alone."""
OVERLAPS = """root => {
    const visible = [...root.querySelectorAll('svg text')].filter(node => node.getClientRects().length);
    const boxes = visible.map(node => [node.textContent, node.getBoundingClientRect(), node.closest('svg')]);
    const found = [];
    boxes.forEach(([one, a, svg], at) => boxes.slice(at + 1).forEach(([other, b, own]) => {
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const under = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (svg === own && over > 0.5 && under > 2.5) found.push(`${one} | ${other}`);
    }));
    const edge = root.getBoundingClientRect().right + 1;
    boxes.forEach(([one, a]) => { if (a.right > edge) found.push(`${one} | edge`); });
    return found;
}"""
ROWS = """root => [...root.querySelectorAll('[data-mark]')].map(mark => mark.dataset.mark)
    .filter(name => !root.querySelector(`[data-row="${name}"]`))"""


@pytest.mark.parametrize(("shape", "of", "state"), LOOKED_AT)
def test_it_can_be_read_at_every_width_in_light_and_dark(alive, shape, of, state):
    drawn = alive(picture(shape, of, state))
    for scheme in ("light", "dark"):
        drawn.page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            drawn.page.set_viewport_size({"width": width, "height": 900})
            assert drawn.evaluate(OVERLAPS) == [], (scheme, width)
            assert drawn.page.evaluate("document.documentElement.scrollWidth") <= width
            assert contrasts(drawn)[0][0] >= 4.5, (scheme, width, contrasts(drawn)[0])
        assert violations(drawn, ".fc") == []
    assert drawn.evaluate(ROWS) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_are_one_stop_and_lead_to_their_row(alive, width):
    drawn = alive(picture("counter", 4, "all"))
    drawn.page.set_viewport_size({"width": width, "height": 900})
    drawn.page.keyboard.press("Tab")
    first = drawn.locator("[data-mark='A']:visible")
    expect(first).to_be_focused()
    drawn.page.keyboard.press("ArrowRight")
    expect(drawn.locator(".fc-readout:visible")).to_contain_text("B: 4 February 2022, Beijing, in person")
    drawn.page.keyboard.press("Enter")
    expect(drawn.locator("[data-row='B']")).to_be_focused()

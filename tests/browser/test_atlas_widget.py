"""The maps come to life: choices, keyboard, labels that keep apart at every width, themes, contrast, axe."""

import pytest
import shots
from looking import contrasts, standing, violations
from playwright.sync_api import expect

from fourcenturies import atlas

LETTERS = ["map-land-of-aigun", "map-land-of-peking", "plc-vladivostok", "map-blagoveshchensk"]
# Labels of one picture that cover each other, by their boxes as they are drawn; lines of one label may touch.
COVERED = """root => [...root.querySelectorAll('svg')].filter(one => one.checkVisibility()).flatMap(picture => {
    const words = [...picture.querySelectorAll('text')].map(node => [node, node.getBoundingClientRect()]);
    return words.flatMap(([a, p], n) => words.slice(n + 1).filter(([b, q]) =>
        (!a.dataset.names || a.dataset.names !== b.dataset.names) &&
        p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 3 && q.top < p.bottom - 3
    ).map(([b]) => `${a.textContent} / ${b.textContent}`));
})"""
OUTSIDE = """root => [...root.querySelectorAll('svg')].filter(one => one.checkVisibility()).flatMap(picture => {
    const room = picture.getBoundingClientRect();
    return [...picture.querySelectorAll('text')].filter(node => {
        const box = node.getBoundingClientRect();
        return box.left < room.left - 2 || box.right > room.right + 2 || box.bottom > room.bottom + 2;
    }).map(node => node.textContent);
})"""
# A broken or thin edge without words against its ground: WCAG 2.2, 1.4.11 asks for 3 : 1.
EDGES = """root => {
    const probe = document.createElement('span');
    root.append(probe);
    const found = ['earth', 'river', 'source-0', 'source-1', 'source-2', 'source-3', 'source-4', 'land'].map(name => {
        probe.style.color = `var(--fc-${name})`;
        return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
    });
    probe.remove();
    return found;
}"""


def light(colour):
    parts = [value / 255 for value in colour]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def edges(widget):
    *drawn, ground = map(light, widget.evaluate(EDGES))
    return [(max(one, ground) + 0.05) / (min(one, ground) + 0.05) for one in drawn]


def test_all_small_maps_stand_first_and_one_is_enlarged_on_choice(alive):
    widget = alive(atlas())
    expect(widget.get_by_role("heading", name="Twelve maps on one line of time")).to_be_visible()
    expect(widget.get_by_role("status")).to_have_text("Twelve maps on one line of time.")
    widget.get_by_role("combobox", name="Map").select_option("step-land-passes")
    expect(widget.get_by_role("heading", name="Land passes to Russia")).to_be_visible()
    expect(widget.locator("svg:visible")).to_contain_text("1858")
    widget.get_by_role("combobox", name="Map").select_option("whole")
    expect(widget.locator("svg:visible")).to_contain_text("Peking (S)")


def test_the_keyboard_alone_goes_through_the_maps_and_to_their_rows(alive):
    widget = alive(atlas())
    page = widget.page
    widget.get_by_role("checkbox", name="E-IR").focus()
    page.keyboard.press("Tab")
    expect(widget.locator("[data-mark='step-envoys']:visible")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(widget.locator("[data-mark='step-first-treaty']:visible")).to_be_focused()
    page.keyboard.press("End")
    expect(widget.locator(".fc-readout:visible")).to_contain_text("Who travels to whom")
    page.keyboard.press("Enter")
    expect(standing(widget).locator("[data-row='step-visits']")).to_be_focused()


def test_a_journey_of_a_source_that_is_not_ticked_is_hidden(alive):
    widget = alive(atlas())
    widget.get_by_role("combobox", name="Map").select_option("step-envoys")
    journey = widget.locator("[data-mark='step-envoys-1']:visible")
    expect(journey).to_have_count(1)
    widget.get_by_role("checkbox", name="Stallard").uncheck()
    expect(journey).to_have_count(0)
    expect(widget.get_by_role("columnheader", name="Stallard").first).to_be_hidden()


def test_a_lettered_map_offers_nothing_else(alive):
    widget = alive(atlas(veil=LETTERS))
    expect(widget.get_by_role("combobox")).to_have_count(0)
    expect(widget).to_contain_text("a place, within B")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 844, 390])
def test_every_map_can_be_read_at_every_width(alive, scheme, width):
    widget = alive(atlas())
    page = widget.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for key in (
        widget.get_by_role("combobox", name="Map")
        .locator("option")
        .evaluate_all("all => all.map(one => one.value)")
    ):
        widget.get_by_role("combobox", name="Map").select_option(key)
        assert widget.evaluate(COVERED) == [], key
        assert widget.evaluate(OUTSIDE) == [], key
        assert page.evaluate("document.documentElement.scrollWidth") <= width, key
        if key in {"time", "step-visits", "step-land-passes", "closer"}:
            assert contrasts(widget)[0][0] >= 4.5, key
            assert violations(widget, ".fc") == [], key
            shots.save(widget, f"atlas-{key}-{width}-{scheme}")
    assert min(edges(widget)) >= 3


def test_at_twice_the_size_nothing_is_cut_off(alive):
    widget = alive(atlas(closer=True))
    widget.page.set_viewport_size({"width": 640, "height": 450})
    assert widget.page.evaluate("document.documentElement.scrollWidth") <= 640
    assert widget.evaluate(COVERED) == []

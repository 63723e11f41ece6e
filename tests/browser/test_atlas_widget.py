"""The atlas in a real JupyterLab: first paint, mouse, keyboard, themes, widths, contrast, axe."""

import pytest
import shots
from driving import errors_of, open_notebook, run_all, set_theme, write_notebook
from looking import contrasts, violations
from playwright.sync_api import expect

CUT_OFF = """root => [root, ...root.querySelectorAll('*')]
    .filter(node => !node.closest('.fc-chart, .fc-wide-table'))
    .filter(node => node.clientWidth && node.scrollWidth > node.clientWidth + 1)
    .map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`)"""
# Edges of what is drawn without words against the land: WCAG 2.2, 1.4.11 asks for 3 : 1.
EDGES = """root => {
    const colour = (look, name) => getComputedStyle(root.querySelector(look))[name];
    return [colour('.fc-land-0', 'stroke'), colour('.fc-land-1', 'stroke'), colour('.fc-river', 'stroke'),
        colour('.fc-chart', 'backgroundColor')].map(text => text.match(/[\\d.]+/g).slice(0, 3).map(Number));
}"""
WRITTEN = """root => [...root.querySelectorAll('.fc-spot, .fc-names li, .fc-key li')]
    .map(node => node.textContent.trim())"""
NARROW = "root => root.parentElement.style.setProperty('width', '22rem')"


def opened(page, lab, cell="atlas()"):
    notebook = write_notebook(lab, "atlas.ipynb", ("from fourcenturies import atlas", cell))
    panel = open_notebook(page, lab, notebook)
    run_all(page)
    assert errors_of(panel) == []
    widget = panel.locator(".fc:not(.fc-still)")
    widget.get_by_label("Place").wait_for()
    return widget


def light(colour):
    parts = [value / 255 for value in colour]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def edges(widget):
    *drawn, ground = map(light, widget.evaluate(EDGES))
    return [(max(one, ground) + 0.05) / (min(one, ground) + 0.05) for one in drawn]


def test_the_first_paint_is_the_still_page_and_choices_change_what_is_written(page, lab):
    from fourcenturies import atlas

    widget = opened(page, lab)
    expect(widget.get_by_role("heading", name="Schematic map")).to_be_visible()
    expect(widget.get_by_role("status")).to_have_text("Schematic map: from Belgrade to Tokyo: 24 marks.")
    expect(widget.get_by_role("img")).to_have_accessible_name(
        "Schematic map: from Belgrade to Tokyo: 24 marks, each told in words below"
    )
    first = widget.evaluate(WRITTEN)
    beijing = widget.locator('.fc-spot[data-mark="map-beijing"]')
    for name in ("Cox", "Digest", "Monitor", "E-IR"):
        widget.get_by_label(name, exact=False).uncheck()
    expect(beijing).to_contain_text("Peking · Beijing")
    expect(widget.locator('.fc-spot[data-mark="map-belgrade"]')).to_have_count(0)
    widget.get_by_label("named by none of the five").uncheck()
    expect(widget.locator('.fc-spot[data-mark="map-samarkand"]')).to_have_count(0)
    beijing.locator(".fc-written").click()
    expect(widget.get_by_label("Place")).to_have_value("map-beijing")
    expect(widget.get_by_role("status")).to_contain_text("Chosen: Beijing.")

    page.set_content(
        f"<!DOCTYPE html><html lang=en><title>Twin</title><main><h2>Twin</h2>{atlas().still()[0]}</main>"
    )
    still = page.locator(".fc")
    assert still.evaluate(WRITTEN) == first
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert contrasts(still)[0][0] >= 4.5
        assert violations(still, ".fc") == []


def test_the_keyboard_alone_chooses_a_place_and_reads_the_table(page, lab):
    widget = opened(page, lab)
    widget.get_by_label("Place").focus()
    page.keyboard.type("Zhen")
    expect(widget.get_by_label("Map", exact=True)).to_have_value("closer")
    expect(widget.get_by_role("status")).to_contain_text("Chosen: Zhenbao / Damansky.")
    expect(widget.locator(".fc-choice-told")).to_contain_text("○ not named")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    widget.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(widget.locator("tr[data-mark]")).to_have_count(9)
    page.keyboard.press("Tab")
    expect(widget.get_by_role("group", name="Every mark")).to_be_focused()
    widget.get_by_label("Map", exact=True).focus()
    page.keyboard.press("Home")
    expect(widget.get_by_label("Place")).to_have_value("")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_theme_and_width_can_be_read(page, lab, dark):
    set_theme(lab, dark=dark)
    widget = opened(page, lab)
    for width in (1600, 1280, 700):
        page.set_viewport_size({"width": width, "height": 1100})
        for place in ("", "map-vladivostok", "map-zhenbao"):
            widget.get_by_label("Place").select_option(place)
            lowest, text = contrasts(widget)[0]
            assert lowest >= 4.5, text
            assert min(edges(widget)) >= 3
            assert widget.evaluate(CUT_OFF) == []
            shots.save(widget, f"atlas-{place or 'whole'}-{width}-{'dark' if dark else 'light'}")
        widget.get_by_label("Map", exact=True).select_option("whole")
    widget.locator("summary").click()
    expect(widget.locator("tr[data-mark]")).to_have_count(24)
    assert violations(widget, ".fc") == []
    widget.evaluate(NARROW)
    expect(widget.locator('.fc-spot[data-mark="map-beijing"] .fc-number')).to_be_visible()
    expect(widget.locator(".fc-names li", has_text="Beijing · Peking")).to_be_visible()
    assert contrasts(widget)[0][0] >= 4.5
    shots.save(widget, f"atlas-narrow-{'dark' if dark else 'light'}")

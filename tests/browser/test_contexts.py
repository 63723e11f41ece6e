"""Quotations in their context: opened from the reader's own copy at full width, kept open, and not saved."""

import json
from pathlib import Path

import nbformat
import pytest
import shots
from driving import PATIENCE, errors_of, open_notebook, run_all, set_theme, write_notebook
from looking import contrasts, standing, violations
from playwright.sync_api import expect
from site_support import serving

from fourcenturies.corpus import load
from fourcenturies.widgets.base import script
from fourcenturies.widgets.comparison import show
from fourcenturies.widgets.contexts import context, with_copy

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"
AROUND = "neighbours need no ferry"
PASSAGE = "psg-001"

SETUP = "import os\nos.environ['FOURCENTURIES_TEXTS'] = {!r}\nfrom fourcenturies.corpus import load\ntiny = load({!r})"
SHOW = "from fourcenturies.widgets.{} import show\nshow(tiny, {})"
OTHERS = {
    "arguments": "'iss-friendship-lasts'",
    "atlas": "'map-meadow'",
    "chains": "'psg-001'",
    "ledger": "'other'",
}
# A widget whose kernel is played by the page: `asked` holds what it was asked, `tell` lets it answer.
PLAYED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Slow</title><main id="el"></main>
<script type="module">
import widget from "./widget.js";
const held = {held}, layout = {{}}, heard = new Map();
held.packed = await (await fetch("widget.rows")).arrayBuffer();
const all = (name) => heard.get(name) ?? [];
const model = {{
  get: (name) => (name === "layout" ? layout : held[name]),
  set: (name, value) => {{ held[name] = value; all(`change:${{name}}`).forEach((tell) => tell()); }},
  on: (name, tell) => heard.set(name, [...all(name), tell]),
  off: (name, tell) => heard.set(name, all(name).filter((one) => one !== tell)),
  save_changes: () => {{}},
  send: (message) => asked.push(message),
}};
window.asked = [];
window.set = model.set;
window.tell = (message) => all("msg:custom").forEach((hear) => hear(message));
// JupyterLab may draw a view anew at any moment, with a module and a model of its own that speak to the same widget.
window.draw = async () => {{
  window.end?.();
  const {{ default: again }} = await import(`./widget.js?${{Math.random()}}`);
  window.end = await again.render({{ model: {{ ...model }}, el: document.querySelector("#el") }});
}};
await window.draw();
</script></html>"""


@pytest.fixture
def played(browser, tmp_path, monkeypatch):
    """A comparison on a page of its own, whose kernel answers when the test says so."""
    monkeypatch.chdir(tmp_path)
    widget = show(load(TINY), "evt-footbridge-opens")
    held = {"choice": widget.choice, "shown": widget.shown, "pins": []}
    (tmp_path / "widget.js").write_text(script("comparison"), encoding="utf-8")
    (tmp_path / "widget.rows").write_bytes(widget.packed)
    (tmp_path / "index.html").write_text(PLAYED.format(held=json.dumps(held)), encoding="utf-8")
    with serving(tmp_path) as served:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(served.url)
        page.locator("table").first.wait_for()
        yield page
        context.close()


def tell(page, message):
    page.evaluate("message => window.tell(message)", message)


def test_what_is_open_stays_open_when_the_view_is_drawn_anew_before_the_answer_comes(played):
    tiny = load(TINY)
    tell(played, {"told": "contexts", "passages": with_copy(tiny, TINY / "texts")})
    played.get_by_role("button", name="In context").first.click()
    panel = standing(played).locator(".fc-panel")
    expect(panel).to_contain_text("Looking it up")
    played.evaluate("window.draw()")
    expect(panel).to_contain_text("Looking it up")
    tell(played, {"told": "context", **context(tiny, TINY / "texts", PASSAGE)})
    expect(panel).to_contain_text(AROUND)
    asked = played.evaluate("window.asked.length")
    played.evaluate("window.draw()")
    expect(panel).to_contain_text(AROUND)
    played.evaluate("window.set('choice', ['sources'])")
    expect(panel).to_have_count(0)
    played.evaluate("window.set('choice', ['evt-footbridge-opens'])")
    expect(panel).to_contain_text(AROUND)
    asks = played.evaluate("window.asked").copy()[asked:]
    assert [one for one in asks if one["ask"] == "context"] == []
    played.get_by_role("button", name="In context").first.click()
    expect(panel).to_have_count(0)


def test_a_context_goes_with_the_column_of_its_source_and_comes_back(played):
    tell(played, {"told": "contexts", "passages": [PASSAGE]})
    played.get_by_role("button", name="In context").click()
    played.get_by_role("checkbox", name="Miller").uncheck()
    expect(standing(played).locator(".fc-panel")).to_have_count(0)
    played.get_by_role("checkbox", name="Miller").check()
    expect(standing(played).locator(".fc-panel")).to_have_count(1)


def opened(page, lab, texts, *cells):
    setup = SETUP.format(str(texts), str(TINY))
    cells = cells or (SHOW.format("comparison", "'evt-footbridge-opens'"),)
    panel = open_notebook(page, lab, write_notebook(lab, "contexts.ipynb", (setup, *cells)))
    run_all(page)
    assert errors_of(panel) == []
    widgets = panel.locator(".fc:not(.fc-still)")
    expect(widgets).to_have_count(len(cells))
    return widgets


def test_a_quotation_opens_by_keyboard_to_its_marked_paragraph_and_is_not_saved(page, lab):
    widget = opened(page, lab, TINY / "texts")
    widget.get_by_role("button", name="In context").first.press("Enter")
    around = standing(widget).locator(".fc-panel")
    expect(around).to_contain_text("From your own copy")
    expect(around).to_contain_text(AROUND)
    expect(around.locator("mark")).to_have_text("We are neighbours at last")
    assert (
        standing(widget).locator(".fc-opened").bounding_box()["width"] > 0.9 * widget.bounding_box()["width"]
    )
    assert violations(widget, ".fc") == []
    shots.save(widget, "context-light")
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')", timeout=PATIENCE)
    assert AROUND not in nbformat.writes(nbformat.read(lab.root / "contexts.ipynb", as_version=4))


def test_the_mark_is_read_in_the_dark_theme(page, lab):
    set_theme(lab, dark=True)
    widget = opened(page, lab, TINY / "texts")
    widget.get_by_role("button", name="In context").first.click()
    expect(standing(widget).locator(".fc-panel mark").first).to_be_visible()
    assert contrasts(widget)[0][0] >= 4.5


def test_another_topic_has_its_contexts_and_without_a_copy_there_are_none(page, lab, tmp_path):
    widget = opened(page, lab, TINY / "texts")
    widget.get_by_label("Compare").select_option("iss-friendship-lasts")
    expect(widget.get_by_role("button", name="In context").first).to_be_visible()
    bare = opened(page, lab, tmp_path / "none")
    expect(standing(bare).locator("figure[data-passage]").first).to_be_visible()
    expect(bare.get_by_role("button", name="In context")).to_have_count(0)


def test_every_other_widget_opens_its_quotations_too(page, lab):
    widgets = opened(page, lab, TINY / "texts", *(SHOW.format(*one) for one in OTHERS.items()))
    for place, name in enumerate(OTHERS):
        widget = widgets.nth(place)
        if name == "ledger":
            standing(widget).get_by_text("The words").click()
        widget.get_by_role("button", name="In context").first.click()
        expect(standing(widget).locator(".fc-panel").first, name).to_contain_text("From your own copy")
    again = widgets.nth(list(OTHERS).index("atlas"))
    for frame in ("whole", "closer"):
        again.get_by_role("combobox", name="Map").select_option(frame)
        expect(again.get_by_role("button", name="In context").first).to_be_visible()

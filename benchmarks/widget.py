"""From a choice to the changed page, in a real JupyterLab: our comparison against a dropdown that asks the kernel.

All records are loaded; both show the same matrix. Layout is forced before the clock stops, which runs in the page. Ours
lays its choices out ahead, while nothing else is to do; the pair waits for that, as a reader does who looks at one.
What a choice costs that was not laid out ahead is told beside it, of a page that never has time for it.
"""

from __future__ import annotations

import atexit
import itertools
import statistics
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "browser"))

import driving
from pairs import Pair
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

OURS = "from fourcenturies import compare\ncompare()"
PEER = """
import ipywidgets
from fourcenturies.corpus import load
from fourcenturies.drawing import html
from fourcenturies.drawing.comparison import topic_blocks
from fourcenturies.views.comparison import comparison

view = comparison(load())
sources = [heading.id for heading in view.headings]
menu = ipywidgets.Dropdown(options=[(topic.label, topic.id) for topic in view.topics.values() if topic.listed])
page = ipywidgets.HTML()
def draw(change):
    drawn = html.body(topic_blocks(view, view.topics[menu.value], sources), sources)
    page.value = f'<section class="fc fc-comparison"><div class="fc-body">{drawn}</div></section>'
menu.observe(draw, "value")
draw(None)
ipywidgets.VBox([menu, page])
"""
# Chooses an option; resolves to the milliseconds until what stands in `shown` has changed and is laid out.
CHOOSE = """([menu, shown, place]) => new Promise(resolve => {
    const select = document.querySelector(menu), body = document.querySelector(shown);
    const start = performance.now();
    const seen = new MutationObserver(() => {
        seen.disconnect();
        body.getBoundingClientRect();
        document.body.offsetHeight;
        resolve(performance.now() - start);
    });
    seen.observe(body, {childList: true, subtree: true, attributes: true, attributeFilter: ['hidden']});
    select.selectedIndex = place % select.options.length;
    select.dispatchEvent(new Event('change', {bubbles: true}));
})"""
WAYS = {
    "ours": [".fc select.fc-menu", ".fc:has(select.fc-menu) .fc-body"],  # not the still picture
    "peer": [".widget-dropdown select", ".widget-html-content"],
}
CHOICES = 200
STRETCHES = {"ours": 40, "peer": 20}
"""Choices in a row: a reader has one of the two. The first after the other's redraw is the dearest."""
RUNS = 7
TURNS = 20


def pairs(folder: Path) -> dict[str, Pair]:
    """Return our choice and the peer's, in one page: a run is the median of a stretch of choices."""
    opened = _opened(folder)
    busy = next(opened)
    cold = [float(busy.evaluate(CHOOSE, [*WAYS["ours"], place])) for place in range(1, _offered(busy))]
    page = next(opened)
    spent = [0.0]
    places = {way: itertools.count(1) for way in WAYS}

    def choose(way: str) -> float:
        return float(page.evaluate(CHOOSE, [*WAYS[way], next(places[way])])) / 1000

    def stretch(way: str) -> None:
        spent[0] += statistics.median(choose(way) for _ in range(STRETCHES[way]))

    times = sorted(choose("ours") for _ in range(CHOICES))
    turns = list(zip(*((choose("ours"), choose("peer")) for _ in range(TURNS)), strict=True))
    ours, peer = (1000 * statistics.median(column) for column in turns)
    note = (
        f"ipywidgets.Dropdown, drawn anew by the kernel; ours over {CHOICES} choices: median "
        f"{1000 * statistics.median(times):.2f} ms, 95th percentile {1000 * times[int(0.95 * CHOICES) - 1]:.2f} ms; "
        f"not laid out ahead: median {statistics.median(cold):.2f} ms; "
        f"choice by choice in turn, each right after the other's redraw: {ours:.2f} against {peer:.1f} ms"
    )
    return {
        "widget": Pair(
            lambda: stretch("ours"), lambda: stretch("peer"), runs=RUNS, clock=lambda: spent[0], note=note
        )
    }


def _offered(page: Page) -> int:
    """Return how many choices our menu offers."""
    return page.locator(f"{WAYS['ours'][0]} option").count()


def _opened(folder: Path) -> Iterator[Page]:
    """Give a page of a JupyterLab that never has time to spare, then one that has taken it; both show both ways."""
    open_things = ExitStack()
    atexit.register(open_things.close)
    served = open_things.enter_context(driving.running_lab(folder))
    play = open_things.enter_context(sync_playwright())
    browser = play.chromium.launch(executable_path=driving.find_chromium(), args=list(driving.FLAGS))
    name = driving.write_notebook(served, "choices.ipynb", (OURS, PEER))
    for idle in (False, True):
        page = browser.new_page()
        page.set_viewport_size({"width": 1280, "height": 1000})
        driving.open_notebook(page, served, name)
        if not idle:
            page.evaluate("delete Window.prototype.requestIdleCallback, delete window.requestIdleCallback")
        driving.run_all(page)
        for selector in itertools.chain(*WAYS.values()):
            page.locator(selector).first.wait_for()
        if idle:
            expect(page.locator(".fc-page")).to_have_count(_offered(page), timeout=driving.PATIENCE)
        yield page
        page.close()

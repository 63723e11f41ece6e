"""The class report as it is looked at: widths, themes, contrast, axe, print, a keyboard; nothing is asked for."""

import random

import pytest
from axe_playwright_python.sync_playwright import Axe
from looking import contrasts
from shots import save

from fourcenturies.report.findings import lesson_of
from fourcenturies.report.page import report_page
from planted_class import work_of
from test_report import sat


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    drawn = random.Random(1689)  # noqa: S311
    found = sat(
        [work_of(drawn) for _ in range(60)],
        listed=63,
        absent=("Ada Lange", "小明 王", "Νίκος Παππάς"),
        refused=1,
        when="2026-12-04 12:00:00+01:00",
        changed=(("q-01-08", "it was ruled: A fair guess.", 4),),
        written={"q-01-10": (3.5, 4.0, 2.0)},
    )
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(report_page([lesson_of(found)]))
    return path


@pytest.fixture
def opened(browser, file):
    """Open the page at a width and in a theme; whatever it asks for, but itself, fails the test."""
    contexts, asked = [], []

    def open_page(width, scheme):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: asked.append(said.text))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert set(asked) == {file.as_uri()}


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_read_at_every_width_and_in_both_themes(opened, width, scheme):
    page = opened(width, scheme)
    save(page.locator("main"), f"report-{width}-{scheme}")
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    low = [pair for pair in contrasts(page.locator("body")) if pair[0] < 4.5]
    assert not low
    assert Axe().run(page).response["violations"] == []


def test_each_group_of_replies_opens_with_a_keyboard(opened):
    page = opened(1280, "light")
    summary = page.locator("#q-01-08 summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#q-01-08 details[open]").count() == 1
    save(page.locator("#q-01-08"), "report-replies")
    assert page.locator("#q-01-08 .replies").get_by_text("Henry Kissinger").first.is_visible()


def test_print_is_light_and_leaves_out_what_is_folded(opened):
    page = opened(1280, "dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.locator("details:visible").count() == 0
    assert page.locator("ol.todo").is_visible()
    save(page.locator("main"), "report-print")

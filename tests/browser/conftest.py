"""A JupyterLab of our own and Debian's Chromium for the tests that carry the marker `browser`."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from driving import FLAGS, PATIENCE, Lab, find_chromium, running_lab, set_theme, watch_requests
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from site_support import serving

from fourcenturies.widgets.base import Drawn
from fourcenturies.widgets.living import living

HERE = Path(__file__).parent
expect.set_options(timeout=PATIENCE)  # whatever waits has the same patience: of an expectation, of a page
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>A drawing</title>'
    '<body style="background: light-dark(#fff, #111); color-scheme: light dark">{}'
    '<script type="module" src="living.js"></script></body></html>'
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = [item for item in items if HERE in item.path.parents]
    for item in here:
        item.add_marker("browser")
        if find_chromium() is None and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason="no Chromium here; on Debian: apt install chromium"))


def _be_patient(context: BrowserContext) -> None:
    context.set_default_timeout(PATIENCE)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


# Only as long as one module: while Playwright is open its event loop runs, and tests that execute notebooks
# could not start theirs.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    assert chromium, "Chromium is missing; on Debian: apt install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS), timeout=PATIENCE)
        browser.on("context", _be_patient)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """A fresh page 1280 wide, light theme; a request to anywhere but the Lab fails the test."""
    set_theme(lab, dark=False)
    context = browser.new_context(viewport={"width": 1280, "height": 1100}, reduced_motion="reduce")
    outside = watch_requests(context, lab)
    yield context.new_page()
    context.close()
    assert not outside


@pytest.fixture
def alive(browser: Browser, tmp_path: Path) -> Iterator[Callable[[Drawn], Locator]]:
    """Return what brings a widget to life on a page of its own, without a JupyterLab, by the same script."""
    with ExitStack() as held:

        def open_page(widget: Drawn) -> Locator:
            made = living(widget)
            for name, content in made.files.items():
                (tmp_path / name).write_bytes(content)
            (tmp_path / "index.html").write_text(PAGE.format(made.html), encoding="utf-8")
            served = held.enter_context(serving(tmp_path))
            context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
            held.callback(context.close)
            page = context.new_page()
            page.goto(served.url)
            page.locator(".fc:not(.fc-still)").wait_for()
            return page.locator(".fc")

        yield open_page

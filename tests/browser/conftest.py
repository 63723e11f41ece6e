"""A JupyterLab of our own and Debian's Chromium for the tests that carry the marker `browser`."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import FLAGS, Lab, find_chromium, running_lab, set_theme, watch_requests
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = [item for item in items if HERE in item.path.parents]
    for item in here:
        item.add_marker("browser")
        if find_chromium() is None and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason="no Chromium here; on Debian: apt install chromium"))


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
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
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

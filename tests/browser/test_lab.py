"""The Lab that the browser tests share: it opens, runs and keeps to itself."""

from driving import errors_of, open_notebook, run_all, set_theme, write_notebook
from playwright.sync_api import expect


def test_a_notebook_opens_and_runs_to_its_end(page, lab):
    panel = open_notebook(
        page, lab, write_notebook(lab, "tiny.ipynb", ["print(6 * 7)", "", "print('the end')"])
    )
    run_all(page)
    assert errors_of(panel) == []
    expect(panel.get_by_text("the end", exact=True).last).to_be_visible()


def test_an_error_is_seen_and_does_not_hang(page, lab):
    panel = open_notebook(page, lab, write_notebook(lab, "error.ipynb", ["1 / 0", "print('never')"]))
    run_all(page)
    assert "ZeroDivisionError" in "".join(errors_of(panel))


def test_the_dark_theme_can_be_chosen(page, lab):
    set_theme(lab, dark=True)
    open_notebook(page, lab, write_notebook(lab, "dark.ipynb", ["1"]))
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")

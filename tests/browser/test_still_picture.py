"""A widget's still picture: hidden while the widget lives, shown wherever it cannot."""

import os
import subprocess
import sys

import nbformat
import pytest
from driving import PATIENCE, errors_of, open_notebook, run_all, write_notebook
from playwright.sync_api import expect

from fourcenturies.lab import lab_environment

CELL = "from fourcenturies import compare\ncompare('evt-no-limits-statement')"
ERROR = "Error displaying widget"


def has_run(page, lab, name):
    """Run a notebook with one widget, look that the widget alone is seen, save and end its kernel."""
    panel = open_notebook(page, lab, write_notebook(lab, name, (CELL,)))
    run_all(page)
    assert errors_of(panel) == []
    expect(panel.get_by_label("Compare")).to_be_visible()
    expect(panel.locator(".fc-still")).to_be_hidden()
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')", timeout=PATIENCE)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    return name


def test_reopened_without_the_kernel_that_made_it_the_still_picture_stands_in_its_place(page, lab):
    panel = open_notebook(page, lab, has_run(page, lab, "trusted.ipynb"))
    error = panel.get_by_text(ERROR)
    error.wait_for(state="attached", timeout=PATIENCE)
    expect(error).to_be_hidden()
    expect(panel.locator(".fc-still")).to_be_visible()
    expect(panel.locator(".fc-still .fc-apart").first).to_have_css("border-top-style", "dashed")
    run_all(page)
    expect(panel.get_by_label("Compare")).to_be_visible()
    expect(panel.locator(".fc-still")).to_be_hidden()


def test_reopened_untrusted_the_still_picture_is_read_without_its_style(page, lab):
    name = has_run(page, lab, "untrusted.ipynb")
    notebook = nbformat.read(lab.root / name, as_version=4)
    notebook.cells[0].outputs[0].data["text/plain"] += " "  # another text has no signature
    nbformat.write(notebook, lab.root / name)
    panel = open_notebook(page, lab, name)
    expect(panel.locator(".fc-still")).to_contain_text("Stallard")
    assert panel.get_by_text(ERROR).count() == 0
    assert panel.locator(".jp-OutputArea-output style").count() == 0


@pytest.mark.parametrize("steps", [("html",), ("notebook", "html")])
def test_a_page_exported_from_a_run_notebook_shows_the_still_picture_and_asks_nobody(page, lab, steps):
    name = write_notebook(lab, f"exported-{len(steps)}.ipynb", (CELL,))
    for step in steps:
        execute = ["--execute"] if step == steps[0] else []
        inplace = ["--inplace"] if step == "notebook" else []
        subprocess.run(
            [sys.executable, "-m", "jupyter", "nbconvert", "--to", step, *execute, *inplace, name],
            cwd=lab.root,
            env=lab_environment(lab.root, os.environ),
            check=True,
            capture_output=True,
        )
    page.goto(f"{lab.url}/files/{name.replace('.ipynb', '.html')}?token={lab.token}")
    expect(page.locator(".fc-still")).to_be_visible()
    expect(page.locator(".fc-still")).to_contain_text("Stallard")
    assert page.locator(".jupyter-widgets").count() == 0

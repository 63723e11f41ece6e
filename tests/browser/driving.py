"""Drives a real JupyterLab as a reader does: opens a notebook, runs it, waits for it, changes the theme."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import nbformat
from playwright.sync_api import BrowserContext, Locator, Page, expect

from fourcenturies.lab import SETTINGS

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 90_000
"""Milliseconds granted to a slow machine; a good one needs a tenth."""

# Every cell stays in the page, so that what is out of sight can be read as well.
TRACKER = "@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
WHOLE_NOTEBOOK = {TRACKER: {**SETTINGS[TRACKER], "windowingMode": "none"}}
THEMES = "@jupyterlab/apputils-extension/themes.jupyterlab-settings"
# Done: no cell waits, and each cell with code has a number (after an error the rest keep none).
DONE = """() => {
    const cells = [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell')]
        .filter(cell => cell.querySelector('.cm-content')?.textContent.trim());
    const prompts = cells.map(cell => cell.querySelector('.jp-InputPrompt')?.textContent ?? '');
    if (prompts.some(text => text.includes('*'))) return false;
    return prompts.every(text => /\\d/.test(text))
        || document.querySelector('.jp-OutputArea [data-mime-type$="stderr"]') !== null;
}"""

# A cell that runs before this notebook can draw widgets shows the text twin, and keeps it.
WIDGETS_READY = """() => window.jupyterapp?.shell.currentWidget?.content?.rendermime?.mimeTypes
    .includes('application/vnd.jupyter.widget-view+json')"""


class Lab(NamedTuple):
    """A running JupyterLab: its address, its token, the folder it shows, the folder of its settings."""

    url: str
    token: str
    root: Path
    settings: Path


def find_chromium() -> str | None:
    """Return the path of Chromium, or None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def running_lab(folder: Path) -> Iterator[Lab]:
    """Serve a JupyterLab of our own on `folder / "root"`, with nothing of the user's settings."""
    root, token, port = folder / "root", secrets.token_hex(16), _free_port()
    root.mkdir(exist_ok=True)
    settings = folder / "settings"
    lab = Lab(f"http://127.0.0.1:{port}", token, root, settings)
    _write_settings(settings)
    log = folder / "server.log"
    with log.open("w") as stream:
        server = subprocess.Popen(
            _command(lab, port), env=_environment(folder), cwd=root, stdout=stream, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(lab, server, log)
            yield lab
        finally:
            server.terminate()
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _write_settings(settings: Path, *, dark: bool = False) -> None:
    theme = {THEMES: {"theme": "JupyterLab Dark" if dark else "JupyterLab Light"}}
    for name, values in {**SETTINGS, **WHOLE_NOTEBOOK, **theme}.items():
        path = settings / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def set_theme(lab: Lab, *, dark: bool) -> None:
    """Choose JupyterLab's light or dark theme; it holds from the next opening of a notebook on."""
    _write_settings(lab.settings, dark=dark)


def _command(lab: Lab, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={lab.root}",
        f"--IdentityProvider.token={lab.token}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        "--LabApp.expose_app_in_browser=True",
    ]


def _environment(folder: Path) -> dict[str, str]:
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    # No copies of the articles, unless a notebook names a folder: with them widgets show more.
    return {
        **os.environ,
        **{name: str(folder / inside) for name, inside in own.items()},
        "FOURCENTURIES_TEXTS": str(folder / "no-copies"),
    }


def _wait_for(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        address = f"{lab.url}/api/status?token={lab.token}"
        with suppress(OSError), urllib.request.urlopen(address, timeout=10):  # noqa: S310 - our own server
            return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


def write_notebook(lab: Lab, name: str, cells: Sequence[str]) -> str:
    """Write a notebook of code cells into the folder that the Lab shows; return its name."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell, id=f"cell-{n}") for n, cell in enumerate(cells)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, lab.root / name)
    return name


def watch_requests(context: BrowserContext, lab: Lab) -> list[str]:
    """Return a list that fills with the address of every request that leaves the Lab's origin."""
    outside: list[str] = []
    inside = (lab.url, lab.url.replace("http", "ws", 1), "data:", "blob:", "about:")
    context.on(
        "request", lambda request: None if request.url.startswith(inside) else outside.append(request.url)
    )
    return outside


def open_notebook(page: Page, lab: Lab, path: str) -> Locator:
    """Open a notebook alone in a clean workspace, wait until its kernel is idle, and return its panel."""
    page.goto(f"{lab.url}/lab/tree/{path}?token={lab.token}&reset")
    page.locator("#jupyterlab-splash").wait_for(state="detached", timeout=PATIENCE)
    panel = page.locator(".jp-NotebookPanel:visible")
    panel.locator(".jp-Cell").first.wait_for(timeout=PATIENCE)
    page.wait_for_function(WIDGETS_READY, timeout=PATIENCE)
    wait_idle(page)
    return panel


def wait_idle(page: Page) -> None:
    """Wait until the kernel is there and has nothing to do.

    Before the status bar names the kernel, running a cell would ask which kernel to take.
    """
    status = re.compile(r"Python 3.*\| Idle")
    expect(page.locator("#jp-main-statusbar")).to_contain_text(status, timeout=PATIENCE)


def run_all(page: Page) -> None:
    """Run all cells from the menu and wait until they have run, or one has failed."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu li[data-command='runmenu:run-all']").click()
    page.wait_for_function(DONE, timeout=PATIENCE)
    wait_idle(page)


def errors_of(panel: Locator) -> list[str]:
    """Return the tracebacks and error outputs that a notebook shows."""
    return panel.locator(".jp-OutputArea [data-mime-type='application/vnd.jupyter.stderr']").all_inner_texts()


def resize(page: Page, width: int, height: int = 1100) -> None:
    """Give the page another size, and wait until JupyterLab and its widgets have taken it in."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(
        "() => new Promise(done => { let left = 6;"
        " const frame = () => left-- ? requestAnimationFrame(frame) : done(); frame(); })"
    )

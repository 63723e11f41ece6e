"""Measure the site as its reader meets it; write build/bench_site.json.

Bytes and seconds to the page, to the first output, to the first widget and to the first verdict, in a browser that
has never been there (cold) and in the same one opened again (warm): a page of the site that is answered on, the same
lesson as a notebook, a bare JupyterLite site whose notebook prints one line, and a local JupyterLab.
All on this machine, so no network is in the seconds; bytes are
counted by the server, compressed as web hosts compress, and not for the Lab, which brings its own server. The site and
the bare one are visited in turn, several times; medians are kept, with the least and the most beside them.
"""

from __future__ import annotations

import gzip
import json
import mimetypes
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "browser")]

from driving import FLAGS, find_chromium, running_lab  # noqa: E402 - beside the tests
from playwright.sync_api import Page, Playwright, expect, sync_playwright  # noqa: E402 - after the path is set
from site_support import NOTHING_ELSE, build_site  # noqa: E402 - beside the tests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 240_000
RUNS = 5
LESSON = "01_meet_the_sources"
RESULTS = ROOT / "build" / "bench_site.json"
PLAIN = {".png", ".woff", ".woff2", ".whl", ".zip", ".rows"}
IDLE = re.compile(r"\| Idle")
PRINTS = {
    "cells": [
        {
            "cell_type": "code",
            "id": "one",
            "metadata": {},
            "source": "print('one line')",
            "outputs": [],
            "execution_count": None,
        }
    ],
    "metadata": {"kernelspec": {"name": "python", "display_name": "Python (Pyodide)"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@cache
def _body(path: Path) -> tuple[bytes, bool]:
    raw = path.read_bytes()
    return (raw, False) if path.suffix in PLAIN else (gzip.compress(raw, 6), True)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a folder compressed, with validators as web hosts send them; yield its address and the bytes sent."""
    sent: list[int] = []

    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name that http.server calls
            path = folder / self.path.partition("?")[0].lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self._answer(404, b"", {})
                return
            tag = f'"{path.stat().st_mtime_ns:x}"'
            head = {"ETag": tag, "Cache-Control": "max-age=600"}
            if self.headers.get("If-None-Match") == tag:
                self._answer(304, b"", head)
                return
            body, packed = _body(path)
            head["Content-Type"] = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            self._answer(200, body, {**head, "Content-Encoding": "gzip"} if packed else head)

        def _answer(self, status: int, body: bytes, head: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**head, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            sent.append(len(body))

        def log_message(self, *_: object) -> None:
            pass

    mimetypes.add_type("text/javascript", ".mjs")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", sent
    server.shutdown()


def bare_site(folder: Path) -> Path:
    """Build a JupyterLite site with the same Python and nothing of ours in it."""
    lite = folder / "lite"
    (lite / "files").mkdir(parents=True)
    (lite / "files" / "one.ipynb").write_text(json.dumps(PRINTS), encoding="utf-8")
    python = ROOT / ".venv-site" / "bin" / "python"
    placing = (
        "import sys; from pathlib import Path; from fourcenturies.site.building import place_python as place"
    )
    placed = [python, "-c", f"{placing}; place(*map(Path, sys.argv[1:]))", ROOT, lite / "static" / "pyodide"]
    subprocess.run(placed, check=True, capture_output=True, timeout=300)
    options = [f"--lite-dir={lite}", f"--contents={lite / 'files'}", f"--output-dir={folder / 'bare'}"]
    command = [python, "-m", "jupyterlite_core", "build", *options, "--apps=lab", "--no-sourcemaps"]
    subprocess.run(
        [*command, "--no-unused-shared-packages"], cwd=lite, check=True, capture_output=True, timeout=300
    )
    for theirs in ("anywidget", "@jupyter-widgets"):  # a bare site draws no widgets
        shutil.rmtree(folder / "bare" / "extensions" / theirs)
    settings = folder / "bare" / "jupyter-lite.json"
    told = json.loads(settings.read_text(encoding="utf-8"))
    extensions = told["jupyter-config-data"]["federated_extensions"]
    kept = [one for one in extensions if one["name"].startswith("@jupyterlite/")]
    told["jupyter-config-data"]["federated_extensions"] = kept
    settings.write_text(json.dumps(told), encoding="utf-8")
    return folder / "bare"


def _worked(page: Page, address: str, marks: dict[str, str]) -> dict[str, float]:
    """Open a notebook, run all of it; return the seconds to it and to the first sight of each mark."""
    start = time.perf_counter()
    seconds = {}

    def passed(name: str) -> None:
        seconds[name] = round(time.perf_counter() - start, 2)

    page.goto(address)
    page.locator(".jp-NotebookPanel:visible .jp-Cell").first.wait_for(timeout=PATIENCE)
    passed("page")
    page.locator("#jupyterlab-splash").wait_for(state="detached", timeout=PATIENCE)
    expect(page.locator("#jp-main-statusbar")).to_contain_text(IDLE, timeout=PATIENCE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu li[data-command='runmenu:run-all']").click()
    for name, mark in marks.items():
        page.locator(mark).first.wait_for(state="attached", timeout=PATIENCE)
        passed(name)
    return seconds


OUTPUT = ".jp-OutputArea-output"
OURS = {
    "output": OUTPUT,
    "widget": f"{OUTPUT} section.fc",
    "verdict": f"{OUTPUT}:has-text('No answer yet')",
}


def _twice(
    playwright: Playwright, sent: list[int] | None, visit: Callable[[Page], dict[str, float]]
) -> dict[str, Any]:
    """Visit with a browser that has never been there, and with the same one opened again."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as profile:
        for state in ("cold", "warm"):
            if sent is not None:
                sent.clear()
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=find_chromium(), args=[*FLAGS, NOTHING_ELSE]
            )
            found[state] = visit(context.pages[0])
            context.close()
            if sent is not None:
                found[state]["bytes"] = sum(sent)
    return found


def _first_page(page: Page, url: str) -> dict[str, float]:
    """Guess on the first page; return the seconds to the five datings."""
    start = time.perf_counter()
    page.goto(url)
    page.get_by_role("button", name="Ask the five").first.click()
    page.locator(".lanes li").first.wait_for(timeout=PATIENCE)
    return {"five datings": round(time.perf_counter() - start, 2)}


LONG = """new PerformanceObserver(list => {
    for (const one of list.getEntries()) globalThis.longest = Math.max(globalThis.longest ?? 0, one.duration);
}).observe({type: "longtask", buffered: true})"""
REPLIES = ("Mao", "Vladimir Putin", "Xi Jinping", "Stalin and Mao", "nobody")


def _answered(page: Page, address: str, sent: list[int]) -> dict[str, float]:
    """Open a page, answer at once, then again some times; return the seconds and the bytes up to the first verdict."""
    start = time.perf_counter()
    page.add_init_script(LONG)
    page.goto(address, wait_until="commit")
    form = page.locator("#q-01-02")
    form.get_by_label("Your answer").wait_for(timeout=PATIENCE)
    found = {"page": round(time.perf_counter() - start, 2)}
    form.get_by_label("Your answer").fill("Henry Kissinger")
    form.get_by_role("button", name="Check").click()
    form.locator(".fourcenturies-card").wait_for(timeout=PATIENCE)
    found |= {"verdict": round(time.perf_counter() - start, 2), "bytes to the verdict": sum(sent)}
    found["longest task ms"] = round(page.evaluate("globalThis.longest ?? 0"))
    page.wait_for_timeout(4000)  # what opens is drawn
    found["later verdict ms"] = statistics.median(page.evaluate(LATER, reply) for reply in REPLIES)
    return found


LATER = """reply => new Promise(done => {
    const form = document.getElementById("q-01-02"), told = form.querySelector(".told");
    form.querySelector("textarea").value = reply;
    const start = performance.now();
    new MutationObserver((_, seen) => {
        seen.disconnect();
        const took = performance.now() - start;
        setTimeout(() => done(took), 1500);
    }).observe(told, {childList: true});
    form.requestSubmit();
})"""


def _lab(playwright: Playwright, folder: Path) -> dict[str, Any]:
    """Work the lesson in a local JupyterLab; the server starts within the cold seconds of `server`."""
    start = time.perf_counter()
    with running_lab(folder) as lab:
        server = round(time.perf_counter() - start, 2)
        for tree in ("lessons", "solutions"):
            shutil.copytree(ROOT / tree / LESSON, lab.root / tree / LESSON)
        address = f"{lab.url}/lab/tree/lessons/{LESSON}/{LESSON}.ipynb?token={lab.token}&reset"
        found = _twice(playwright, None, lambda page: _worked(page, address, OURS))
    return {"server": server, **found}


def _medians(visits: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the median of each figure of some visits, and for each number of seconds the least and the most."""
    found: dict[str, Any] = {}
    for state in ("cold", "warm"):
        columns = {name: sorted(visit[state][name] for visit in visits) for name in visits[0][state]}
        found[state] = {name: statistics.median(column) for name, column in columns.items()}
        found[state]["from, to"] = {
            name: [column[0], column[-1]] for name, column in columns.items() if "bytes" not in name
        }
    return found


def main() -> None:
    """Measure all, the site and the bare one in turn, and print and keep what was found."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright, ExitStack() as hosts:
        folder = Path(scratch)
        start = time.perf_counter()
        ours = build_site(folder / "site")
        found: dict[str, Any] = {"build seconds": round(time.perf_counter() - start, 1), "runs": RUNS}
        url, sent = hosts.enter_context(serving(ours))
        found["first page"] = _twice(playwright, sent, lambda page: _first_page(page, url))
        bare_url, bare_sent = hosts.enter_context(serving(bare_site(folder)))
        lesson = f"{url}/lite/lab/index.html?path={LESSON}/{LESSON}.ipynb"
        one = f"{bare_url}/lab/index.html?path=one.ipynb"
        visits: dict[str, list[dict[str, Any]]] = {"page": [], "site": [], "bare JupyterLite": []}
        for _ in range(RUNS):
            answered = _twice(playwright, sent, lambda page: _answered(page, f"{url}/{LESSON}.html", sent))
            visits["page"].append(answered)
            visits["site"].append(_twice(playwright, sent, lambda page: _worked(page, lesson, OURS)))
            line = _twice(playwright, bare_sent, lambda page: _worked(page, one, {"output": OUTPUT}))
            visits["bare JupyterLite"].append(line)
        found |= {name: _medians(held) for name, held in visits.items()}
        (folder / "lab").mkdir()
        found["local JupyterLab"] = _lab(playwright, folder / "lab")
    for state in ("cold", "warm"):
        site, bare = found["site"][state], found["bare JupyterLite"][state]
        found[f"{state}: page over site"] = round(found["page"][state]["verdict"] / site["verdict"], 2)
        found[f"{state}: site over bare"] = {
            name: round(site[name] / bare[name], 2) for name in ("output", "bytes") if bare.get(name)
        }
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()

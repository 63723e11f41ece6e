"""The course's site, built and served for tests, and a browser that can reach nothing else."""

import functools
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple, Self

from driving import FLAGS, find_chromium
from playwright.sync_api import BrowserContext, Error, Page, Playwright

ROOT = Path(__file__).resolve().parents[2]
NOTHING_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
"""Workers, too: what a page cannot see of their requests, this refuses."""


def missing() -> str:
    """Say what the site cannot be built without, and is not here."""
    return ", ".join(name for name in ("make", "npm") if shutil.which(name) is None)


def build_site(out: Path) -> Path:
    """Build the site as the README says; packages are fetched once and kept in build/."""
    subprocess.run(["make", "site", f"OUT={out}"], cwd=ROOT, check=True, timeout=900)
    return out


class Served(NamedTuple):
    """A folder on the air: its address, and what it was asked for, in order."""

    url: str
    asked: list[str]


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder as any web host would."""
    asked: list[str] = []

    class Host(SimpleHTTPRequestHandler):
        def log_request(self, *_: object) -> None:
            asked.append(self.requestline)

        def log_error(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()


class Reader:
    """A reader's own browser: closed and opened again, it keeps what it stored."""

    def __init__(self, playwright: Playwright, profile: Path, url: str) -> None:
        self.playwright, self.profile, self.url = playwright, profile, url
        self.outside: list[str] = []
        self.faults: list[str] = []
        self.context: BrowserContext | None = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Open the browser."""
        context = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=find_chromium(),
            args=[*FLAGS, NOTHING_ELSE],
            viewport={"width": 1280, "height": 1100},
            reduced_motion="reduce",
        )
        context.route(lambda address: not address.startswith(self.url), self._refuse)
        context.on("weberror", lambda fault: self.faults.append(str(fault.error)))
        self.context = context

    def close(self) -> None:
        """Close the browser; a second time does nothing."""
        if self.context:
            self.context.close()
            self.context = None

    def kill(self) -> None:
        """End the browser as a flat battery does, without a word to it."""
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if str(self.profile).encode() in (process / "cmdline").read_bytes():
                    os.kill(int(process.name), signal.SIGKILL)
        with suppress(Error):
            self.close()
        self.context = None

    def new_page(self) -> Page:
        """Open a page in the browser, which must be open."""
        if self.context is None:
            raise RuntimeError("the browser is closed")
        return self.context.new_page()

    def assert_unharmed(self, but: str) -> None:
        """Fail where a page asked for anything outside but one address, or had an error; then forget both."""
        assert [one for one in self.outside if not one.startswith(but)] == []
        assert self.faults == []
        self.outside.clear()

    def _refuse(self, route) -> None:
        self.outside.append(route.request.url)
        route.abort()

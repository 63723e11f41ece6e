"""The course's site, built and served for tests, and a browser that can reach nothing else."""

import functools
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from driving import FLAGS, find_chromium
from playwright.sync_api import BrowserContext, Playwright

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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder as any web host would; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
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
        self.open()

    def open(self) -> None:
        """Open the browser, with one page."""
        context = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=find_chromium(),
            args=[*FLAGS, NOTHING_ELSE],
            viewport={"width": 1280, "height": 1100},
            reduced_motion="reduce",
        )
        context.route(lambda address: not address.startswith(self.url), self._refuse)
        context.on("weberror", lambda fault: self.faults.append(str(fault.error)))
        self.context, self.page = context, context.pages[0]

    def close(self) -> None:
        """Close the browser; a second time does nothing."""
        if self.context:
            self.context.close()
            self.context = None

    def _refuse(self, route) -> None:
        self.outside.append(route.request.url)
        route.abort()

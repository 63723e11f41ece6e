"""A stand-in for Pyodide's matplotlib, which no package registry holds: what fetches it is real, what draws is not."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Route

CDN = "https://cdn.jsdelivr.net/pyodide/"
"""Pyodide's own address, from which alone something may be asked."""
_PACKAGE = '''"""Settings that change nothing."""
from contextlib import nullcontext as rc_context
'''
_FIGURE = '''"""A figure of one white dot."""


class Figure:
    def savefig(self, path, **options):
        open(path, "w").write("<svg/>")
'''


def offer(context: BrowserContext, site: Path) -> list[str]:
    """Answer what asks Pyodide's own address for matplotlib, from here on; return a list of what is asked for."""
    lock = json.loads(
        (site / "lite" / "static" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8")
    )
    entry = lock["packages"]["matplotlib"]
    wheel = _wheel(entry["version"])
    entry |= {"sha256": hashlib.sha256(wheel).hexdigest(), "depends": []}
    asked: list[str] = []

    def give(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=wheel, headers={"Access-Control-Allow-Origin": "*"})

    context.route("**/pyodide-lock.json", lambda route: route.fulfill(json=lock))
    context.route(f"{CDN}**", give)
    return asked


def _wheel(version: str) -> bytes:
    about = {
        "METADATA": f"Metadata-Version: 2.1\nName: matplotlib\nVersion: {version}\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("matplotlib/__init__.py", _PACKAGE)
        archive.writestr("matplotlib/figure.py", _FIGURE)
        for name, text in about.items():
            archive.writestr(f"matplotlib-{version}.dist-info/{name}", text)
    return held.getvalue()

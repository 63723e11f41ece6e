"""Where the course's repository stands, and the links that open its files: no address, no link to Binder."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

BINDER = "https://mybinder.org/v2"


def repository(root: Path) -> str | None:
    """Return the address of the repository as `pyproject.toml` gives it, or None while it gives none.

    Raises `ValueError` where it is no address that a browser can open.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    address: str | None = project.get("urls", {}).get("Repository")
    if address is None:
        return None
    if not re.fullmatch(r"https://[^/\s]+/[^\s?#]+", address):
        raise ValueError(
            f"pyproject.toml: [project.urls] Repository is {address!r}: "
            "write the address of the repository's page, https://…, or take the line out"
        )
    return address.rstrip("/").removesuffix(".git")


def binder_link(address: str, path: str) -> str:
    """Return the link that opens a file of the reader's working copy on Binder.

    >>> binder_link("https://github.com/OWNER/NAME", "01_meet/01_meet.ipynb")
    'https://mybinder.org/v2/gh/OWNER/NAME/HEAD?urlpath=lab%2Ftree%2F01_meet%2F01_meet.ipynb'
    """
    return f"{BINDER}/{_where(address)}/HEAD?urlpath={quote(f'lab/tree/{path}', safe='')}"


def lab_link(path: str, site: str = "") -> str:
    """Return the link that opens a file of the reader's in the course's site; `site` is where that stands.

    >>> lab_link("01_meet/01_meet.ipynb", "..")
    '../lab/index.html?path=01_meet/01_meet.ipynb'
    """
    return f"{site and site.rstrip('/') + '/'}lab/index.html?path={quote(path)}"


def _where(address: str) -> str:
    """Return a repository as Binder names it: by its host where Binder knows that, else by its whole address."""
    parts = urlsplit(address)
    match parts.hostname:
        case "github.com":
            return f"gh{parts.path}"
        case "gitlab.com":
            return f"gl/{quote(parts.path[1:], safe='')}"
        case _:
            return f"git/{quote(address, safe='')}"

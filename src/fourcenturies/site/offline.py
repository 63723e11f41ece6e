"""What lets the pages work without a network and be put on a phone's first screen: a service worker, and an icon."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from pathlib import Path
from string import Template

WORKER = "offline.js"
_SCRIPT = Path(__file__).with_name("page") / WORKER
_UNUSED = (".inv", ".md", ".txt", ".buildinfo")
# Five bars, one a source: where each begins and ends, in twelfths.
_BARS = ((2, 9), (3, 10), (2, 6), (5, 10), (4, 8))
_INK, _GROUND = (140, 47, 57), (255, 255, 255)


def add_icon(out: Path) -> None:
    """Put an icon and the description of an installable page beside the pages' style."""
    static = out / "_static"
    bars = "".join(
        f'<rect x="{x}" y="{1.5 + 2 * row}" width="{end - x}" height="1"/>'
        for row, (x, end) in enumerate(_BARS)
    )
    colour = f"#{bytes(_INK).hex()}"
    (static / "icon.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12"><rect width="12" height="12" fill="#fff"/>'
        f'<g fill="{colour}">{bars}</g></svg>\n',
        encoding="utf-8",
    )
    for name, size in (("icon.png", 192), ("icon-512.png", 512)):
        (static / name).write_bytes(_png(size))
    manifest = {
        "name": "Four Centuries: China and Russia, read through five sources",
        "short_name": "Four Centuries",
        "start_url": "../index.html",
        "scope": "../",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": colour,
        "icons": [
            {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "icon.png", "sizes": "192x192", "type": "image/png"},
            {"src": "icon-512.png", "sizes": "512x512", "type": "image/png"},
        ],
    }
    (static / "course.webmanifest").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _png(size: int) -> bytes:
    """Return the icon as a picture of so many points a side."""
    rows = bytearray()
    for y in range(size):
        place = y * 12 / size
        bar = int((place - 1.5) // 2) if place >= 1.5 and (place - 1.5) % 2 < 1 else -1
        begin, end = _BARS[bar] if 0 <= bar < len(_BARS) else (0, 0)
        from_x, to_x = begin * size // 12, end * size // 12
        rows += (
            b"\0" + bytes(_GROUND) * from_x + bytes(_INK) * (to_x - from_x) + bytes(_GROUND) * (size - to_x)
        )
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def add_worker(out: Path) -> str:
    """Write the service worker for all files that lie in a folder now; return the digest of that build."""
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.name != WORKER)
    names = [name for path in files if not (name := path.relative_to(out).as_posix()).endswith(_UNUSED)]
    names = [name for name in names if not name.startswith(("_sources/", "lite/", "."))]
    whole = hashlib.sha256()
    for name in names:
        whole.update(name.encode() + hashlib.sha256((out / name).read_bytes()).digest())
    build = whole.hexdigest()[:12]
    script = Template(_SCRIPT.read_text(encoding="utf-8")).safe_substitute(
        build=build, files=json.dumps(["./", *names], ensure_ascii=True)
    )
    (out / WORKER).write_text(script, encoding="utf-8")
    return build

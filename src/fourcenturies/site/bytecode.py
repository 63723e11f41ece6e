"""Archives for a browser: what it imports is compiled, what it never needs is left out.

Compiled code holds for one minor version of Python alone, so `rehearsal` runs this in the browser's own.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import importlib.util
import io
import re
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]  # as py_compile does
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

UNNEEDED = re.compile(
    # What a wheel brings for a desk's Jupyter, and the tests of a package.
    r"[^/]+\.data/(?!data/etc/ipython/)|(.+/)?tests/"
    # What completes code by packages that no browser here has, and by the Python before 3.
    r"|jedi/third_party/(django-stubs/|typeshed/third_party/2(and3)?/|typeshed/stdlib/2/)"
    # The words of languages that no lesson is written in.
    r"|pygments/lexers/_\w+_builtins\.py$"
    # What an instructor's desk needs, and a shell; the lessons are files of the site.
    r"|fourcenturies/(authoring|exchange|grading|lessons|report|site|validation)/"
)
WHEN = (1980, 1, 1, 0, 0, 0)
"""The same for every member, so that the same input gives the same bytes."""
_ROOTS = re.compile(r".*/(site-packages|python\d+\.zip)/")


def used(files: Iterable[str]) -> frozenset[str]:
    """Return files of modules as their archives name them.

    >>> used(["/lib/python3.14/site-packages/psygnal/_group.py", "/lib/python314.zip/json/decoder.py"]) == {
    ...     "psygnal/_group.py",
    ...     "json/decoder.py",
    ... }
    True
    """
    return frozenset(_ROOTS.sub("", file) for file in files if _ROOTS.match(file))


def fitted(archive: bytes, wanted: Collection[str]) -> bytes:
    """Return an archive with its wanted modules compiled, in the place of their sources, and no unneeded part.

    Raises `SyntaxError`, with the module's name, where a wanted one cannot be compiled.
    """
    held: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        for name in old.namelist():
            if name.endswith("/") or UNNEEDED.match(name):
                continue
            body = old.read(name)
            if name in wanted:
                name, body = f"{name}c", compiled(name, body)  # noqa: PLW2901 - the same module
            held[name] = body
    record = next((name for name in held if name.endswith(".dist-info/RECORD")), None)
    if record:
        held[record] = _record(record, held)
    return zipped(held)


def compiled(name: str, source: bytes, optimize: int = -1) -> bytes:
    """Return a module compiled, as a file beside which no source lies; at 2, without what only help() reads."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    # Never held against a source: there is none beside it.
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))


def _record(record: str, held: dict[str, bytes]) -> bytes:
    """Return the list of a wheel's files, as its format asks."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for name, body in held.items():
        if name != record:
            digest = base64.urlsafe_b64encode(hashlib.sha256(body).digest()).rstrip(b"=").decode()
            writer.writerow((name, f"sha256={digest}", len(body)))
    writer.writerow((record, "", ""))
    return lines.getvalue().encode()


def zipped(held: dict[str, bytes]) -> bytes:
    """Return files as an archive; the same files give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, body in held.items():
            member = zipfile.ZipInfo(name, WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            new.writestr(member, body)
    return file.getvalue()

"""Pyodide as the site serves it: the core from npm, pure wheels beside it, and a lock file that names both.

What has no wheel in the package registry (matplotlib's compiled parts) keeps Pyodide's own address in the lock: a
reader who is online gets it from there, and nothing asks for it before.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.utils import canonicalize_name

from fourcenturies.site.wheels import Target, Wheel, fetched, read_wheel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
LOCK = "pyodide-lock.json"
# What the kernel loads before the first cell runs; a site that lacks one of these cannot start offline.
KERNEL = ("micropip", "ipython", "jedi", "comm", "matplotlib-inline", "packaging", "typing-extensions")
# Front ends of Jupyter: the kernel brings stand-ins of its own.
_ELSEWHERE = frozenset({"widgetsnbextension", "jupyterlab-widgets"})


def place_core(version: str, folder: Path, cache: Path) -> None:
    """Put Pyodide's core into a folder; npm fetches it once."""
    archive = cache / f"pyodide-{version}.tgz"
    if not archive.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise FileNotFoundError(
                "npm is missing: Pyodide's core comes from npm's registry; install Node.js"
            )
        # Two builds may fetch it at once, and none may open what another has half written.
        with tempfile.TemporaryDirectory(dir=cache) as apart:
            command = [npm, "pack", "--silent", f"pyodide@{version}"]
            subprocess.run(command, cwd=apart, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
            Path(apart, archive.name).replace(archive)
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as packed:
        for name in CORE:
            member = packed.extractfile(f"package/{name}")
            if member is None:
                raise FileNotFoundError(f"{archive.name}: lacks {name}")
            (folder / name).write_bytes(member.read())


def place_packages(
    folder: Path, own: Sequence[Path], pins: Mapping[str, str], source: str, cache: Path
) -> tuple[str, ...]:
    """Put our own wheels and all that they and the kernel need beside the core; return the names served.

    Of our own wheels the first is the package, and loads the rest with it. `pins` holds versions of what Pyodide's
    lock does not name. `source` is the address that Pyodide's own packages have.
    """
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    packages: dict[str, dict[str, Any]] = lock["packages"]
    target = Target(lock["info"]["python"], lock["info"]["abi_version"])
    versions = {**pins, **{name: entry["version"] for name, entry in packages.items()}}
    package, *rest = [read_wheel(path, target) for path in own]
    # The keys come with the package; no other wheel asks for them.
    package = replace(package, needs=(*package.needs, *(wheel.name for wheel in rest)))
    wheels = _closure([package, *rest], versions, target, cache)
    for wheel in wheels:
        shutil.copyfile(wheel.path, folder / wheel.path.name)
        packages[wheel.name] = _entry(wheel)
    for entry in packages.values():
        if not (folder / entry["file_name"]).is_file():
            entry["file_name"] = f"{source}/{entry['file_name']}"
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    return tuple(wheel.name for wheel in wheels)


def fit_packages(folder: Path, kernel: Path, lessons: Path, served: Sequence[str]) -> None:
    """Let the browser's own Python run every lesson, in node, and compile what they import; the lock follows.

    A browser then starts in half the time. `kernel` holds the wheels of the kernel. Raises `ValueError`, with what
    Python says, where a lesson cannot be run.
    """
    mounts = {"/pyodide": folder, "/kernel": kernel, "/lessons": lessons}
    code = 'from fourcenturies.site.rehearsal import fit; fit("/pyodide", "/kernel", "/lessons")'
    rehearse(folder, mounts, code, served)
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    for entry in lock["packages"].values():
        if (folder / entry["file_name"]).is_file():
            entry["sha256"] = hashlib.sha256((folder / entry["file_name"]).read_bytes()).hexdigest()
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")


def rehearse(core: Path, mounts: Mapping[str, Path], code: str, packages: Sequence[str] = ()) -> None:
    """Run code in the browser's Python, in node. Raises `ValueError` with what Python says where that fails."""
    node = shutil.which("node")
    if node is None:
        raise FileNotFoundError("node is missing: it compiles the site's Python; install Node.js")
    script = Path(__file__).with_name("rehearsal.mjs")
    places = json.dumps({place: str(folder.resolve()) for place, folder in mounts.items()})
    command = [node, str(script), str(core.resolve()), places, code, *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise ValueError(f"this does not run in the browser's Python:\n{done.stderr[-3000:]}")


def _closure(
    own: Iterable[Wheel], versions: Mapping[str, str], target: Target, cache: Path
) -> tuple[Wheel, ...]:
    found = {wheel.name: wheel for wheel in own}
    todo = [*KERNEL, *(need for wheel in found.values() for need in wheel.needs)]
    while todo:
        name = canonicalize_name(todo.pop())
        if name in found or name in _ELSEWHERE:
            continue
        if name not in versions:
            raise ValueError(f"{name}: neither Pyodide's lock nor constraints.txt says which version")
        found[name] = read_wheel(fetched(name, versions[name], target, cache), target)
        todo += found[name].needs
    return tuple(found.values())


def _entry(wheel: Wheel) -> dict[str, Any]:
    return {
        "name": wheel.name,
        "version": wheel.version,
        "file_name": wheel.path.name,
        "install_dir": "site",
        "sha256": wheel.sha256,
        "package_type": "package",
        "imports": list(wheel.imports),
        "depends": [need for need in wheel.needs if need not in _ELSEWHERE],
        "unvendored_tests": False,
    }

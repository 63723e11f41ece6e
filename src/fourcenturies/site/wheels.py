"""Wheels that run in the browser: fetched from the package registry, and what they say of themselves."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from email.parser import Parser
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Target:
    """The Python in the browser, as the lock file of Pyodide tells it: `3.14.2`, `2026_0`."""

    python: str
    abi: str

    @property
    def minor(self) -> str:
        """The version without its last part."""
        return ".".join(self.python.split(".")[:2])

    @property
    def markers(self) -> dict[str, str]:
        """What the conditions of a requirement are held against."""
        return {
            "python_version": self.minor,
            "python_full_version": self.python,
            "sys_platform": "emscripten",
            "platform_system": "Emscripten",
            "platform_machine": "wasm32",
            "os_name": "posix",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "extra": "",
        }


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel on disk: its canonical name, its version, what it needs, and what can be imported from it."""

    path: Path
    name: str
    version: str
    needs: tuple[str, ...]
    imports: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """The hash of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


class NoWheelError(ValueError):
    """The registry has no wheel of a package that the browser could run."""


def read_wheel(path: Path, target: Target) -> Wheel:
    """Return what a wheel says of itself, its requirements held against a target."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        told = Parser().parsestr(archive.read(about).decode())
    asked = map(Requirement, told.get_all("Requires-Dist") or [])
    needs = [one.name for one in asked if not one.marker or one.marker.evaluate(target.markers)]
    name, version, _, _ = parse_wheel_filename(path.name)
    return Wheel(
        path, name, str(version), tuple(canonicalize_name(need) for need in needs), tuple(_importable(names))
    )


def _importable(names: list[str]) -> Iterator[str]:
    first = {name.split("/")[0] for name in names if name.endswith(".py") and ".data/" not in name}
    return (name.removesuffix(".py") for name in sorted(first) if ".dist-info" not in name)


def fetched(name: str, version: str, target: Target, cache: Path) -> Path:
    """Return a wheel of a package, from the cache or else from the registry.

    Raises `NoWheelError` where the registry has none that runs in the browser.
    """
    known = _cached(name, version, cache)
    if known:
        return known
    tags = [f"--platform=pyemscripten_{target.abi}_wasm32", "--platform=any", "--implementation=cp"]
    abis = [f"--abi=cp{target.minor.replace('.', '')}", "--abi=none"]
    wanted = [f"--python-version={target.minor}", *tags, *abis, "--only-binary=:all:", "--no-deps"]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *wanted]
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, f"--dest={cache}", f"{name}=={version}"], capture_output=True, text=True, check=False
    )
    found = _cached(name, version, cache)
    if done.returncode or not found:
        raise NoWheelError(f"{name} {version}: no wheel that runs in the browser\n{done.stderr[-500:]}")
    return found


def _cached(name: str, version: str, cache: Path) -> Path | None:
    for path in sorted(cache.glob("*.whl")):
        found, has, _, _ = parse_wheel_filename(path.name)
        if found == name and str(has) == version:
            return path
    return None

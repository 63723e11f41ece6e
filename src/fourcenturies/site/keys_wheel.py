"""The keys of the self-study site: a wheel of its own, which neither the package nor a class release holds."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "fourcenturies_keys"
_ABOUT = "Metadata-Version: 2.1\nName: fourcenturies-keys\nVersion: {version}\n"
_KIND = "Wheel-Version: 1.0\nGenerator: fourcenturies\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def keys_wheel(solutions: Path, lessons: Iterable[str], version: str, folder: Path) -> Path:
    """Write a wheel with the solutions of these lessons; return its path."""
    path = folder / f"{NAME}-{version}-py3-none-any.whl"
    about = f"{NAME}-{version}.dist-info"
    files = {
        f"{NAME}/__init__.py": '"""The keys of the lessons, for readers who study alone."""\n',
        f"{about}/METADATA": _ABOUT.format(version=version),
        f"{about}/WHEEL": _KIND,
    }
    for lesson in lessons:
        name = f"{lesson}/{lesson}.ipynb"
        files[f"{NAME}/solutions/{name}"] = (solutions / name).read_text(encoding="utf-8")
    files[f"{about}/RECORD"] = "".join(f"{name},,\n" for name in (*files, f"{about}/RECORD"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return path

"""A release for a class: one zip with lessons, package and environment, and without any key.

Which files go in is a list of what may, never of what may not: the folders of the chosen lessons, the pages beside
them, the package with its records, the environment, the licence and a short README. The same course gives the same
bytes. (`release.py` is about the step before: solutions to lessons.)
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.grading.settings import IGNORED
from fourcenturies.questions.cells import WRITTEN_STUB, answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PAGES = ("persons.md", "glossary.md", "where_to_read.md")
_TIME = (2000, 1, 1, 0, 0, 0)
_SOURCE_TIME = "946684800"  # the same, for the wheel's own entries
_MODE = 0o644 << 16
_REGION = b"### BEGIN SOLUTION"
_README = """# Four Centuries: reading China and Russia through five sources

You have the lessons of a course in source criticism. No programming is needed: answers are plain text.

## Install, once

You need Python 3.11 or newer. Open a terminal in this folder, and type:

    python3 -m venv .venv
    .venv/bin/pip install jupyterlab {package}

On Windows (*Open in Terminal* in the folder's menu; it was not tried) type `py -m venv .venv` first, and
`.venv\\Scripts\\pip` in place of `.venv/bin/pip`, and so on. With conda instead:

    conda env create -f environment.yml
    conda activate fourcenturies
    pip install --no-deps {package}

## Open

    .venv/bin/jupyter lab lessons

(with conda: `jupyter lab lessons`). Begin with `{first}`. Keep each notebook together with the `questions.toml`
beside it.

## What an answer cell says

Run an answer cell (Shift+Enter): under it stands whether your answer can be read, and what it was read as: "1 May
1900" as a day in 1900, a name as a person. It does **not** say whether the answer is right: the key is not in this
folder. An answer that cannot be read is no mistake; write it another way. A last line `doubt: why` under an answer asks
a person to look at its mark. If you have nbgrader: its *Validate* says "Success!" where all is answered, right or not.

Save (Ctrl+S, on a Mac ⌘S) before you hand in the notebook: what counts is what is saved. Hand in the file
`LESSON.ipynb`, under its own name.
"""


def release_files(
    root: Path, lessons: Sequence[str], *, wheel: bool, lessons_of: Path | None = None
) -> dict[str, bytes]:
    """Return all files of a release, by their names within it; the package as a wheel, or as source for pip.

    `lessons_of` is another folder whose lessons are packed, with the package of this one.
    Raises `ValueError` where a lesson was not made from its solution yet.
    """
    own = lessons_of or root
    seeds = own / "seeds" if own != root and (own / "seeds").is_dir() else None
    package, files = _package(root, wheel=wheel, seeds=seeds)
    for page in PAGES:
        made = own / "lessons" / page
        files[f"lessons/{page}"] = _made(made if made.is_file() else root / "lessons" / page)
    for lesson in lessons:
        folder = own / "lessons" / lesson
        _made(folder / f"{lesson}.ipynb")
        files |= {f"lessons/{lesson}/{name}": (folder / name).read_bytes() for name in _own_files(folder)}
    files["environment.yml"] = (root / "environment.yml").read_bytes()
    files["LICENSE"] = (root / "LICENSE").read_bytes()
    files["README.md"] = _README.format(package=package, first=f"lessons/{lessons[0]}").encode()
    return files


def _made(path: Path) -> bytes:
    if not path.is_file():
        raise ValueError(f"{path.parent.name}/{path.name} is missing: run `fourcenturies lessons` first")
    return path.read_bytes()


def _own_files(folder: Path) -> Iterator[str]:
    """Yield the files of a lesson's folder that are the lesson's: no hidden ones, none that nbgrader leaves out."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(Path(part).match(pattern) for part in inside.parts for pattern in IGNORED)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield inside.as_posix()


def can_build() -> bool:
    """Say whether a wheel can be built here without a network."""
    return find_spec("hatchling") is not None


def _package(root: Path, *, wheel: bool, seeds: Path | None) -> tuple[str, dict[str, bytes]]:
    """Return how pip is told of the package, and its files; `seeds` are records that take the place of its own."""
    files = source_files(root)
    if seeds is not None:
        files |= {f"seeds/{path.name}": path.read_bytes() for path in sorted(seeds.glob("*.toml"))}
    if not wheel:
        return "./package", {f"package/{name}": data for name, data in files.items()}
    with tempfile.TemporaryDirectory() as scratch:
        for inside, content in files.items():
            path = Path(scratch, inside)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        name, data = build_wheel(Path(scratch))
    return f"./{name}", {name: data}


def build_wheel(root: Path) -> tuple[str, bytes]:
    """Build the package's wheel, without a network; return its name and bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", scratch]
        environ = {**os.environ, "SOURCE_DATE_EPOCH": _SOURCE_TIME}
        done = subprocess.run(  # noqa: S603 - our own command
            command, cwd=root, env=environ, capture_output=True, text=True, check=False
        )
        built = sorted(Path(scratch).glob("*.whl"))
        if done.returncode or len(built) != 1:
            raise ValueError(f"the package could not be built: {done.stderr.strip()[-300:]}")
        return built[0].name, built[0].read_bytes()


def source_files(root: Path) -> dict[str, bytes]:
    """Return the package as a source tree that pip installs: what the wheel holds but lessons, and how to build it."""
    kept = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    folder, records, *_lessons = kept["targets"]["wheel"]["include"]
    code = (path for path in (root / folder).rglob("*") if path.suffix != ".pyc" and path.is_file())
    paths = [
        *code,
        *root.glob(records),
        *(root / name for name in ("pyproject.toml", "README.md", "LICENSE")),
    ]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(paths)}


def key_faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield a sentence for each lesson that holds answers: it was filled in by hand, or is a solution."""
    for name, data in files.items():
        if not name.startswith("lessons/"):
            continue
        if _REGION in data:
            yield f"{name}: it holds a solution region; run `fourcenturies lessons`"
        elif name.endswith(".ipynb"):
            filled = sorted(
                {answer.question_id for answer in answers(json.loads(data)) if _is_filled(answer.reply)}
            )
            if filled:
                yield f"{name}: {', '.join(filled)} is answered already; run `fourcenturies lessons`"


def _is_filled(reply: str) -> bool:
    return bool(reply) and reply != WRITTEN_STUB


def pack(files: Mapping[str, bytes], top: str) -> bytes:
    """Return files as a zip, in a folder `top`: the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", _TIME)
            entry.create_system, entry.external_attr = 3, _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return packed.getvalue()

"""Build the companion: every page as Markdown, then Sphinx, then the files that the widgets live from."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import chdir
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.address import binder_link, lab_link, repository
from fourcenturies.corpus import load
from fourcenturies.notebook.session import serve_page
from fourcenturies.questions.lessons import Lesson, load_lesson
from fourcenturies.site.judge import place_judge
from fourcenturies.site.landing import write_landing
from fourcenturies.site.lesson_pages import lesson_page, raw
from fourcenturies.site.offline import add_icon, add_worker
from fourcenturies.site.other_pages import COPIED, copied, first_page, pages_for, sources_page, yours_page
from fourcenturies.site.showing import Shelf

if TYPE_CHECKING:
    import argparse

OUT = Path("build", "companion")

SETTINGS = Path(__file__).with_name("sphinx")
_MARK = "searchindex.js"
"""Stands in every companion: only a folder that has it, or nothing, is written anew."""


def build(root: Path, out: Path, site: str | None = None, mode: str = "") -> tuple[str, ...]:
    """Build the companion of the course at `root` into `out`; return the names of its pages.

    `site` is the address of the course's site, as seen from a page, for the links that open a notebook; without it no
    page has one. `mode` is "keys" for pages that judge, "class" for pages that note answers and hold no key, "" for
    pages that are only read.
    """
    if find_spec("sphinx") is None:
        raise FileNotFoundError("Sphinx is not installed here: run `make companion`")
    if out.is_dir() and any(out.iterdir()) and not (out / _MARK).is_file():
        raise ValueError(f"{out}: something else lies there, and is kept; name a new or an empty folder")
    lessons = [load_lesson(path.parent) for path in sorted((root / "lessons").glob("*/questions.toml"))]
    shelf = Shelf()
    texts = _pages(root, lessons, shelf, mode)
    address = repository(root)
    with tempfile.TemporaryDirectory() as folder:
        pages, made = Path(folder, "pages"), Path(folder, "made")
        pages.mkdir()
        made.mkdir()
        judge = place_judge(root, made, keys=mode == "keys") if mode else ""
        for name, text in texts.items():
            links = _opening(_own_file(name, lessons), lessons[0].id, site, address)
            answering = raw(_ANSWERING.format(judge=judge)) if judge and _answers(name, lessons) else ""
            whole = _under_title(text, links) + f"\n\n{answering}\n"
            (pages / f"{name}.md").write_text(whole, encoding="utf-8")
        _run_sphinx(pages, out, Path(folder))
        if judge:
            shutil.copytree(made / judge, out / judge)
    living = out / "living"
    living.mkdir()
    for file, content in shelf.files.items():
        (living / file).write_bytes(content)
    write_landing(root, out, site, mode, address)
    add_icon(out)
    if judge:
        add_worker(out)
    return tuple(texts)


_ANSWERING = '<script type="module" src="{judge}/answering.js"></script>'


def _answers(name: str, lessons: list[Lesson]) -> bool:
    """Tell whether a page takes answers: a lesson's does, and the reader's own."""
    return name == "yours" or name in {lesson.id for lesson in lessons}


def _pages(root: Path, lessons: list[Lesson], shelf: Shelf, mode: str) -> dict[str, str]:
    address = repository(root)
    here = pages_for(mode)
    places = {path: name for name, path in here.items()}
    texts = {"index": first_page(lessons, mode), "sources": sources_page(load(), lessons[0].id)}
    if mode:
        texts["yours"] = yours_page(mode)
    for lesson in lessons:
        path = f"lessons/{lesson.id}/{lesson.id}.ipynb"
        notebook = json.loads((root / path).read_text(encoding="utf-8"))
        # In a copy elsewhere, so that its questions are at hand, and no answer or pin of whoever builds it is.
        with tempfile.TemporaryDirectory() as elsewhere:
            own = shutil.copytree(root / "lessons" / lesson.id, Path(elsewhere, lesson.id))
            serve_page()
            try:
                with chdir(own):
                    text = lesson_page(notebook, lesson.id, shelf.show, mode)
            finally:
                serve_page(page=False)
            texts[lesson.id] = copied(text, path, places, address)
    for name, path in here.items():
        texts[name] = copied((root / path).read_text(encoding="utf-8"), path, places, address)
    return texts


def _own_file(page: str, lessons: list[Lesson]) -> str:
    """Return what of a reader's working copy a page shows, its notebook or its file; nothing for other pages."""
    if page in {lesson.id for lesson in lessons}:
        return f"{page}/{page}.ipynb"
    path = COPIED.get(page, "")
    return path.removeprefix("lessons/") if path.startswith("lessons/") else ""


def _opening(own: str, first: str, site: str | None, address: str | None) -> str:
    """Return the links that open a page's own file, or else the first lesson."""
    path, words = (own, "Open") if own else (f"{first}/{first}.ipynb", "Open lesson 1")
    as_notebook = (
        f"{words} as a notebook" if own.endswith(".ipynb") or not own else f"{words} beside the notebooks"
    )
    links = {
        as_notebook: lab_link(path, site) if site else "",
        f"{words} on Binder": binder_link(address, path) if address else "",
    }
    shown = "".join(
        f'<a class="notebook" href="{escape(link)}">{words}</a>' for words, link in links.items() if link
    )
    return raw(f'<p class="opening">{shown}</p>') if shown else ""


def _under_title(text: str, more: str) -> str:
    title, _, rest = text.partition("\n")
    return f"{title}\n\n{more}\n\n{rest}"


def _run_sphinx(pages: Path, out: Path, scratch: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    places = ["-c", str(SETTINGS), "-d", str(scratch / "doctrees"), str(pages), str(out)]
    done = subprocess.run([*command, *places], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        raise ValueError(f"Sphinx could not make the pages:\n{done.stderr[-2000:]}")
    (out / ".buildinfo").unlink(missing_ok=True)


def add_companion(command: argparse.ArgumentParser) -> None:
    """Add the options of `companion`."""
    command.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"where to (default: {OUT})")
    command.add_argument(
        "--site",
        metavar="ADDRESS",
        help="where the course's site stands, for links that open a notebook there",
    )
    kinds = command.add_mutually_exclusive_group()
    kinds.add_argument(
        "--class",
        action="store_true",
        dest="of_class",
        help="without keys: answers are noted, and saved as the file to hand in",
    )
    kinds.add_argument(
        "--plain", action="store_true", help="to read and print alone: no page takes an answer"
    )


def run_companion(options: argparse.Namespace, root: Path) -> int:
    """Build the companion and say how to look at it."""
    mode = "class" if options.of_class else "" if options.plain else "keys"
    pages = build(root, options.out, options.site, mode)
    sys.stdout.write(f"{options.out}: the companion, {len(pages)} pages. Look at it with\n")
    sys.stdout.write(f"  python3 -m http.server --directory {options.out}\n")
    return 0

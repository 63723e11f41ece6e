"""Run in the browser's Python, in node, while the site is built: every lesson once, to see what they import.

`fit` does so for JupyterLite, `fit_pages` for the pages that judge; what is imported is compiled by `bytecode`.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import shutil
import sys
import zipfile
from base64 import b64encode
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.site.bytecode import compiled, fitted, used, zipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ARCHIVES = frozenset({".whl", ".zip"})


def fit(pyodide: str, kernel: str, lessons: str) -> None:
    """Fit the archives in Pyodide's folder for the browser, in place.

    `kernel` holds the wheels of the kernel, `lessons` a folder for each lesson. Raises `RuntimeError` where a cell of
    a lesson fails.
    """
    shell = _started(Path(kernel))
    home = Path.home() / "lessons"
    shutil.copytree(lessons, home)
    for notebook in sorted(home.glob("*/*.ipynb")):
        _run(shell, notebook)
    files = [getattr(module, "__file__", None) for module in tuple(sys.modules.values())]
    wanted = used(file for file in files if file)
    for path in sorted(Path(pyodide).iterdir()):
        if path.suffix in ARCHIVES:
            path.write_bytes(fitted(path.read_bytes(), wanted))


def _started(kernel: Path) -> Any:
    """Start the kernel as a page does, and return its shell."""
    sys.path += sorted(map(str, kernel.glob("*.whl")))
    import_module("piplite")
    started = import_module("pyodide_kernel")
    # A page listens to what is printed and to widgets; here nobody does.
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    started.kernel_instance.interpreter.send_comm = lambda *_: None
    return started.ipython_shell


def _run(shell: Any, notebook: Path) -> None:
    os.chdir(notebook.parent)
    for source in _cells(notebook):
        with contextlib.redirect_stdout(io.StringIO()):
            done = shell.run_cell(source)
        if not done.success:
            raise RuntimeError(f"{notebook.name}: {source.splitlines()[0]}: {done.error_in_exec!r}")


def _cells(notebook: Path) -> Iterator[str]:
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            yield "".join(cell["source"])


NAMES = ("people", "sources", "passages")
"""The records that reading a name needs; the rest comes with the pictures."""
PACKAGES = "lib/python3.14/site-packages"
HOME = "home/pyodide/course"
ANY = ("not stated", "Mao, 1950, sure: 70 %", "foo bar", "a", "1.\n2.\n", "1 = b\n2 = a", "")
"""Replies that are put to every question, beside its own right and wrong ones."""


def verdicts(course: str, questions: Iterable[str] = ()) -> list[list[Any]]:
    """Judge replies of every kind to each question of a course, or to these, with its key and without."""
    from fourcenturies.questions.bank import every_question  # noqa: PLC0415 - the judge is loaded by those who use it
    from fourcenturies.questions.cards import card  # noqa: PLC0415 - as above
    from fourcenturies.questions.judge import judge  # noqa: PLC0415 - as above

    wanted, told = set(questions), []
    for name, (question, key) in every_question(Path(course)).items():
        own = (key.answer, *key.also, *(trap.reply for trap in key.traps)) if key else ()
        for reply in (*own, *ANY) if not wanted or name in wanted else ():
            for known in (key, None) if key else (None,):
                verdict = judge(question, reply, known)
                told.append(
                    [
                        name,
                        reply,
                        known is not None,
                        verdict.status,
                        verdict.credit,
                        card(question, verdict, reply),
                    ]
                )
    return told


def fit_pages(course: str, traitlets: str, out: str) -> None:
    """Write into a folder what a page's Python is made of, and what it judges, as JSON, to be held against the desk's.

    `course` holds lessons, seeds and, for a course that judges, solutions; `traitlets` is the folder of that package.
    """
    home, folder = Path("/", HOME), Path(out)
    for part in ("lessons", "solutions"):
        if Path(course, part).is_dir():
            shutil.copytree(Path(course, part), home / part)
    files = {
        path.relative_to("/").as_posix(): path.read_bytes() for path in sorted(home.rglob("*")) if _goes(path)
    }
    desk = _used_desk(home)
    first = _imported()
    sys.path.append(str(Path(traitlets).parent))
    _used_views(desk)
    (folder / "verdicts.json").write_text(json.dumps(verdicts(course)), encoding="utf-8")
    every = _imported()
    shared = {name.split("/")[0] for name in first}
    library = {name for name in every if name in first or ("/" in name and name.split("/")[0] in shared)}
    sources = _library()
    stored = {name: sources[name] for name in library if name in sources}
    (folder / "python.zip").write_bytes(
        zipped({f"{name}c": compiled(name, body, 2) for name, body in stored.items()})
    )
    package = Path(sys.modules["fourcenturies"].__file__ or "").parent
    ours = {name: (package.parent / name).read_bytes() for name in every if name.startswith("fourcenturies/")}
    theirs = {
        name: (Path(traitlets).parent / name).read_bytes() for name in every if name.startswith("traitlets/")
    }
    later = {name: sources[name] for name in every if name in sources and name not in library}
    seeds = {path.stem: path.read_bytes() for path in sorted(Path(course, "seeds").glob("*.toml"))}
    beside = {
        f"{PACKAGES}/{path.relative_to(package.parent)}": path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.suffix in {".css", ".js", ".json", ".toml"}
        and path.parent.name in {"drawing", "widgets", "views", "languages"}
    }
    places = {stem: f"{PACKAGES}/fourcenturies/seeds/{stem}.toml" for stem in seeds}
    judging = _placed({name: body for name, body in ours.items() if name in first})
    judging |= {places[stem]: seeds[stem] for stem in NAMES}
    rest = (
        _placed({name: body for name, body in (ours | theirs | later).items() if name not in first}) | beside
    )
    rest |= {places[stem]: body for stem, body in seeds.items() if stem not in NAMES}
    (folder / "judge.pack").write_bytes(packed(judging))
    (folder / "rest.pack").write_bytes(packed(rest | files))
    for lesson in sorted(path for path in (home / "lessons").iterdir() if path.is_dir()):
        mine = {name: body for name, body in files.items() if f"/{lesson.name}/" in name}
        (folder / f"{lesson.name}.pack").write_bytes(packed(mine))


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as `page/judging.js` unpacks them: the length of a list, the list of names and sizes, the bytes."""
    names = json.dumps({name: len(body) for name, body in files.items()}).encode()
    return gzip.compress(b"".join((len(names).to_bytes(4, "little"), names, *files.values())), mtime=0)


def _goes(path: Path) -> bool:
    """Tell what of a lesson or a solution a page has use for."""
    return (
        path.name in {"questions.toml", "bank.toml", "rubric.md"} or path.name == f"{path.parent.name}.ipynb"
    )


def _placed(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{PACKAGES}/{name}c": compiled(name, body, 2) for name, body in sorted(sources.items())}


def _library() -> dict[str, bytes]:
    with zipfile.ZipFile("/lib/python314.zip") as whole:
        return {name: whole.read(name) for name in whole.namelist() if name.endswith(".py")}


def _imported() -> frozenset[str]:
    """Return the files of all modules that are loaded, as they lie in their archives or folders."""
    files = [file for one in tuple(sys.modules.values()) if (file := getattr(one, "__file__", None))]
    inside = {
        part for root in sys.path if root for file in files if (part := file.removeprefix(f"{root}/")) != file
    }
    return frozenset(name for name in inside if not name.startswith("/"))


def _used_desk(home: Path) -> Any:
    """Return a page's desk at which a reply of each kind was judged; nothing of the pictures is loaded by it."""
    from fourcenturies.notebook.on_page import Desk  # noqa: PLC0415 - by those who use it

    desk = Desk(home)
    first = min(path.name for path in (home / "lessons").iterdir() if path.is_dir())
    desk.answer(json.dumps({"ask": "begin", "lesson": first, "files": {}, "replies": {}}))
    for question, key, _ in desk._questions.values():  # noqa: SLF001 - all that a page may be asked
        for reply in (key.answer if key else "a", *ANY, "foo bar 2", "foo bar 3"):
            desk.answer(
                json.dumps({"ask": "check", "question": question.id, "replies": {question.id: reply}})
            )
    return desk


def _used_views(desk: Any) -> None:
    """Show everything that a page shows beside verdicts, and carry the answers out and in."""
    from fourcenturies.notebook.page_views import PICTURES  # noqa: PLC0415 - by those who use it

    def ask(name: str, **more: Any) -> Any:
        return json.loads(desk.answer(json.dumps({"ask": name, **more})))

    lesson = min(path.name for path in desk.lessons.iterdir() if path.is_dir())
    for question, key, _ in desk._questions.values():  # noqa: SLF001 - as above
        ask(
            "check",
            question=question.id,
            replies={question.id: key.answer if key else "a panel of “words” by Cox"},
        )
        ask("show", call="reveal", of=question.id)
        if question.kind == "written":
            ask("show", call="self_check", of=question.id, said={"yes": [1], "better_than": 1})
    for call in ("progress", "calibration", "review", "dossier"):
        ask("show", call=call)
    for call in PICTURES:
        ask("show", call=call, of="1")
    ask("take", bytes=ask("give")["bytes"])
    ask("take", bytes=b64encode(b"no parcel").decode())
    ask("hand in", lesson=lesson)

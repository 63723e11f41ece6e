"""Run in the browser's Python, in node, while pages that judge are built: all that a page asks, to see what it imports.

Two packs are made of it: what a first verdict needs, and what shows evidence, pictures and how a reader stands. So that
nothing else gets into the first one, this module imports next to nothing before it has looked.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


NAMES = ("people", "sources", "passages")
"""The records that reading a name needs; the rest comes with the pictures."""
PACKAGES = "lib/python3.14/site-packages"
HOME = "home/pyodide/course"
READING = ("dating", "names", "replies", "questions/kinds")
ANY = (
    *("not stated", "Mao, 1950, sure: 70 %", "foo bar", "a", "1.\n2.\n", "1 = b\n2 = a", ""),
    *("Си Цзиньпин, март 2023 года", "习近平，2023年3月", "le 3 mars 2023", "am 3. März 2023", "no se dice"),
)
"""Replies that are put to every question, beside its own right and wrong ones."""


def verdicts(course: str) -> list[list[Any]]:
    """Judge replies of every kind to each question of a course, with its key and without: the verdicts and cards."""
    from fourcenturies.questions.bank import every_question  # noqa: PLC0415 - the judge is loaded by those who use it
    from fourcenturies.questions.cards import card  # noqa: PLC0415 - as above
    from fourcenturies.questions.judge import judge  # noqa: PLC0415 - as above

    told = []
    for name, (question, key) in every_question(Path(course)).items():
        own = (key.answer, *key.also, *(trap.reply for trap in key.traps)) if key else ()
        for reply in (*own, *ANY):
            for known in (key, None) if key else (None,):
                got = judge(question, reply, known)
                told.append(
                    [name, reply, known is not None, got.status, got.credit, card(question, got, reply)]
                )
    return told


def fit_pages(course: str, traitlets: str, out: str) -> None:
    """Write into a folder what a page's Python is made of, and what it judges, as JSON, to be held against the desk's.

    `course` holds lessons, seeds and, for a course that judges, solutions, and is written into; `traitlets` is the
    folder of that package.
    """
    home, folder = Path(course), Path(out)
    files = {
        f"{HOME}/{path.relative_to(home)}": path.read_bytes()
        for path in sorted(home.rglob("*"))
        if _goes(path)
    }
    seeds = {path.stem: path.read_bytes() for path in sorted((home / "seeds").glob("*.toml"))}
    (folder / "verdicts.json").write_text(json.dumps(verdicts(course)), encoding="utf-8")
    desk = _used_desk(home)
    first = _imported()
    sys.path.append(str(Path(traitlets).parent))
    _used_views(desk)
    every = _imported()
    sources = _library()
    # A package is found in one place alone: where the first verdict needs a part, all that is ever used goes along.
    begun = {name.split("/")[0] for name in first if "/" in name}
    soon = {name for name in every & sources.keys() if name in first or name.split("/")[0] in begun}
    package = Path(sys.modules["fourcenturies"].__file__ or "").parent
    ours = {name: (package.parent / name).read_bytes() for name in every if name.startswith("fourcenturies/")}
    ours = {name: body for name, body in ours.items() if not name.startswith("fourcenturies/site/")}
    theirs = {
        name: (Path(traitlets).parent / name).read_bytes() for name in every if name.startswith("traitlets/")
    }
    later = {name: sources[name] for name in every & sources.keys() - soon}
    places = {stem: f"{PACKAGES}/fourcenturies/seeds/{stem}.toml" for stem in seeds}
    judging = _placed({name: body for name, body in ours.items() if name in first})
    judging |= {places[stem]: seeds[stem] for stem in NAMES}
    rest = _placed({name: body for name, body in (ours | theirs | later).items() if name not in first})
    rest |= (
        _beside(package) | {places[stem]: body for stem, body in seeds.items() if stem not in NAMES} | files
    )
    _write(folder, {name: sources[name] for name in soon}, {"judge": judging, "rest": rest})
    lessons = sorted(path.name for path in (home / "lessons").iterdir() if path.is_dir())
    mine = {one: {name: body for name, body in files.items() if f"/{one}/" in name} for one in lessons}
    _write(folder, {}, mine)


def _write(folder: Path, library: Mapping[str, bytes], packs: Mapping[str, Mapping[str, bytes]]) -> None:
    from fourcenturies.site.bytecode import compiled, zipped  # noqa: PLC0415 - after all was looked at

    if library:
        whole = {f"{name}c": compiled(name, body, 2) for name, body in sorted(library.items())}
        (folder / "python.zip").write_bytes(zipped(whole))
    for name, files in packs.items():
        (folder / f"{name}.pack").write_bytes(packed(files))


def _beside(package: Path) -> dict[str, bytes]:
    """Return the styles and scripts that views are drawn with."""
    return {
        f"{PACKAGES}/{path.relative_to(package.parent)}": path.read_bytes()
        for part in ("drawing", "views", "widgets")
        for path in sorted((package / part).iterdir())
        if path.suffix in {".css", ".js", ".json"}
    }


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as `page/judging.js` unpacks them: the length of a list, the list of names and sizes, the bytes."""
    import gzip  # noqa: PLC0415 - after all was looked at

    names = json.dumps({name: len(body) for name, body in files.items()}).encode()
    return gzip.compress(b"".join((len(names).to_bytes(4, "little"), names, *files.values())), mtime=0)


def _goes(path: Path) -> bool:
    """Tell what of a lesson or a solution a page has use for."""
    return (
        path.name in {"questions.toml", "bank.toml", "rubric.md"} or path.name == f"{path.parent.name}.ipynb"
    )


def _placed(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    from fourcenturies.site.bytecode import compiled  # noqa: PLC0415 - after all was looked at

    return {f"{PACKAGES}/{name}c": compiled(name, body, 2) for name, body in sorted(sources.items())}


def _library() -> dict[str, bytes]:
    import zipfile  # noqa: PLC0415 - after all was looked at

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
    """Return a page's desk at which a reply of each kind was judged; nothing of the pictures is loaded by it.

    All that may read a reply is loaded, whether or not one of these replies needs it, such as a language's own words.
    """
    from fourcenturies.notebook.on_page import Desk  # noqa: PLC0415 - by those who use it

    package = Path(sys.modules["fourcenturies"].__file__ or "").parent
    for room in READING:
        for path in sorted((package / room).rglob("*.py")):
            name = path.relative_to(package.parent).with_suffix("").as_posix().replace("/", ".")
            import_module(name.removesuffix(".__init__"))
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

    def ask(name: str, **more: Any) -> Any:
        return json.loads(desk.answer(json.dumps({"ask": name, **more})))

    ask("more")
    lesson = min(path.name for path in desk.lessons.iterdir() if path.is_dir())
    for question, key, _ in desk._questions.values():  # noqa: SLF001 - as above
        ask(
            "check",
            question=question.id,
            replies={question.id: key.answer if key else "a panel of “words” by Cox"},
        )
        ask("show", call="reveal", of=question.id)
        if question.kind == "written":
            ask("show", call="self_check", of=question.id, said={"yes": [1]})
            ask("show", call="self_check", of=question.id, said={"better_than": 1})
    for call in ("progress", "calibration", "review", "dossier"):
        ask("show", call=call)
    from fourcenturies.notebook.pictures import MAKERS  # noqa: PLC0415 - what it needs was stood in for above

    for call in MAKERS:
        ask("show", call=call, of="1")
    ask("take", bytes=ask("give")["bytes"])
    ask("take", bytes="bm8gcGFyY2Vs")
    ask("hand in", lesson=lesson)

"""A reader's working copy of the lessons, and the JupyterLab that opens it: of the course's folder, or of the package.

What a reader wrote is never overwritten: a lesson that is already in the working copy stays as it is, new lessons
and files are added, a newer release of a lesson beside the older one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from subprocess import Popen
from typing import TYPE_CHECKING, Any

from fourcenturies.course.folder import course_root, name_own_records

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping

WORK = "work"
_STATE, _MADE, _STYLES = ".jupyter", "made.json", "styles"
_NEWER = "_newer"
SETTINGS: dict[str, dict[str, Any]] = {
    # A link to persons.md or glossary.md opens the page, not its source.
    "@jupyterlab/docmanager-extension/plugin.jupyterlab-settings": {
        "defaultViewers": {"markdown": "Markdown Preview"},
    },
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
    # The table of contents lists the lesson's headings, not those of every card that a widget shows.
    "@jupyterlab/toc-extension/registry.jupyterlab-settings": {"includeOutput": False},
    # A long line of a cell, or of an answer, goes on below: in a narrow window its end would be out of sight.
    "@jupyterlab/notebook-extension/tracker.jupyterlab-settings": {"codeCellConfig": {"lineWrap": True}},
}
# Where JupyterLab keeps how its window is laid out: its own name for a workspace called "default".
WORKSPACE = "default-37a8.jupyterlab-workspace"
# nbgrader's menus are for those who grade: they start JupyterLab in the course's folder.
NBGRADER_PARTS = ("formgrader", "validate_assignment", "assignment_list", "course_list")
# What a reader of lessons has no use for in the window's frame.
UNSEEN = ("@jupyter/nbgrader", "@jupyterlab/debugger-extension", "jupyterlab-jupytext")
# nbgrader's Validate runs a notebook and takes a readable answer for done: without the key nothing else can be told.
VALIDATED = (
    "{num_failed} CELL(S) HAVE NO ANSWER THAT CAN BE READ! Where this says Success, all is answered: "
    "how right the answers are is told by your feedback.\n"
)
# What a reader writes is no code, so it has none of its colours; a folded cell's words can be read in both themes.
STYLE = """\
.jp-Notebook .cm-editor .cm-content span { color: inherit; font-weight: inherit; }
.jp-Notebook .jp-Placeholder-contentContainer { height: auto; color: var(--jp-content-font-color1); }
.jp-Notebook .jp-Placeholder-contentContainer * { color: inherit; white-space: normal; }
@media (max-width: 500px) { .jp-Notebook .jp-Placeholder-prompt { display: none; } }
"""
# A page exported from a notebook asks nobody for scripts: there is no formula and no widget to draw in it.
EXPORTS = {"HTMLExporter": {"mathjax_url": "", "require_js_url": ""}}


def add_missing(lessons: Path, work: Path) -> list[str]:
    """Copy what the working copy lacks; return the folders of the lessons that were added.

    A lesson of which the reader has an older release comes beside it, in a folder of its own; an older one in which
    nothing was written gives way. Raises `FileNotFoundError` where there are no lessons to copy.
    """
    if not lessons.is_dir():
        raise FileNotFoundError(
            f"{lessons.name}/ is missing here: run this in the course's top folder, or `make lessons`"
        )
    added = []
    for source in sorted(path for path in lessons.iterdir() if not path.name.startswith(".")):
        if source.is_file():
            _copy_missing(source, work / source.name)
        elif place := _place(source, work):
            for file in sorted(path for path in source.rglob("*") if path.is_file()):
                inside = file.relative_to(source)
                if not any(part.startswith(".") for part in inside.parts):
                    _copy_missing(file, work / place / inside)
            added.append(place)
    return added


def _copy_missing(source: Path, target: Path) -> None:
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _place(source: Path, work: Path) -> str:
    """Return the name of the folder in the working copy that a lesson is to be copied into, "" where it is there.

    Of a lesson that is there the files which it lacks are copied, too.
    """
    name = notebook = source.name
    number = 1
    while (own := work / name / f"{notebook}.ipynb").is_file():
        if _same_release(own, source / own.name):
            for file in sorted(path for path in source.glob("*") if path.is_file()):
                _copy_missing(file, work / name / file.name)
            return ""
        if own.parent.name == notebook and _unwritten(own):
            for file in sorted(path for path in source.glob("*") if path.is_file()):
                shutil.copyfile(file, work / name / file.name)
            return name
        number += 1
        name = f"{notebook}{_NEWER}{'' if number == 2 else f'_{number - 1}'}"
    return name


def _same_release(own: Path, released: Path) -> bool:
    return not released.is_file() or _locked(own) == _locked(released)


def older_ones(work: Path) -> list[str]:
    """Return the lessons of which a newer release stands beside the reader's own copy."""
    return sorted({path.parent.name.partition(_NEWER)[0] for path in work.glob(f"*{_NEWER}*/*.ipynb")})


def _locked(notebook: Path) -> dict[str, str] | None:
    """Return the cells of a notebook that a reader does not write in; `None` where it cannot be read."""
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        return {
            cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"])
            for cell in cells
            if cell["metadata"].get("nbgrader", {}).get("locked")
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _unwritten(notebook: Path) -> bool:
    """Tell whether a copy is still, cell by cell, what it was when it was made."""
    return _made(notebook.parent.parent).get(notebook.parent.name) == _words(notebook)


def note_made(work: Path, lessons: Iterable[str]) -> None:
    """Remember of each lesson that was copied what stands in its cells, so that a later release may take its place."""
    made = _made(work)
    for lesson in lessons:
        for notebook in (work / lesson).glob("*.ipynb"):
            made[lesson] = _words(notebook)
    _write(work / _STATE / _MADE, made)


def _made(work: Path) -> dict[str, str]:
    try:
        held = json.loads((work / _STATE / _MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _words(notebook: Path) -> str:
    """Return a digest of the cells of a notebook, whatever they showed; "" where it cannot be read."""
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        words = json.dumps([[cell["cell_type"], "".join(cell["source"])] for cell in cells])
    except (OSError, ValueError, LookupError, TypeError):
        return ""
    return hashlib.sha256(words.encode()).hexdigest()


def prepare(
    root: Path, lessons: Path | None = None, say: Callable[[str], object] = lambda _line: None
) -> list[str]:
    """Bring the working copy in a folder up to date, with its pictures drawn; return what to tell the reader.

    `lessons` are those to copy (default: the folder's own); `say` gets a line before what takes a while.
    """
    work = root / WORK
    added = add_missing(lessons or root / "lessons", work)
    note_made(work, added)
    if added:
        say("Drawing the pictures of the lessons, once:")
        from fourcenturies.notebook.first_look import draw, trust  # noqa: PLC0415 - the widgets take a second

        for notebook in sorted(path for lesson in added for path in (work / lesson).glob("*.ipynb")):
            say(f"  {notebook.parent.name} ...")
            draw(notebook)
            trust(notebook)
    return [
        f"Your working copy is {WORK}/ ({_number(added)} added; nothing of yours is ever overwritten).",
        *(
            f"{WORK}/{lesson} is of an older release than lessons/{lesson}. It is kept as it is, with your answers; "
            f"the new one stands beside it, in {WORK}/{lesson}{_NEWER}."
            for lesson in older_ones(work)
        ),
    ]


def first_notebook(work: Path) -> str:
    """Return the path, relative to the working copy, of the first lesson's notebook."""
    found = sorted(work.glob("[0-9][0-9]_*/*.ipynb"))
    return str(found[0].relative_to(work)) if found else ""


def lab_environment(work: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for JupyterLab: on the working copy, its state there, nothing asked of the net."""
    state = work / _STATE
    for name, settings in SETTINGS.items():
        if not (state / "settings" / name).exists():
            _write(state / "settings" / name, settings)
    layout = state / "workspaces" / WORKSPACE
    if not layout.exists() or '"notebook:' not in layout.read_text(encoding="utf-8"):
        _write(layout, _layout(first_notebook(work)))
    config = state / "config"
    _write_text(state / _STYLES / "custom.css", STYLE)
    for name, settings in _config(work).items():
        _write(config / f"{name}.json", settings)
    return {
        **environ,
        "JUPYTER_CONFIG_PATH": os.pathsep.join(
            filter(None, (str(config), environ.get("JUPYTER_CONFIG_PATH")))
        ),
        "JUPYTERLAB_SETTINGS_DIR": str(state / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(state / "workspaces"),
    }


def _layout(notebook: str) -> dict[str, Any]:
    """Return a window with one notebook and both sides closed: the first picture has the page's whole width.

    The address of a notebook would open the column of files beside it. What a reader opens later is kept.
    """
    name = f"notebook:{notebook}"
    side = {"collapsed": True, "visible": True}
    dock = {"type": "tab-area", "currentIndex": 0, "widgets": [name]}
    main = {"mode": "single-document", "dock": dock, "current": name}
    return {
        "data": {
            "layout-restorer:data": {"main": main, "left": side, "right": side, "relativeSizes": [0, 1, 0]},
            name: {"data": {"path": notebook, "factory": "Notebook"}},
        },
        "metadata": {"id": "default"},
    }


def _config(work: Path) -> dict[str, dict[str, Any]]:
    """Return Jupyter's configuration by file: it holds whichever command starts the server, Binder's too."""
    first = {"default_url": "/lab"}
    parts = {f"nbgrader.server_extensions.{part}": False for part in NBGRADER_PARTS}
    return {
        "jupyter_nbconvert_config": EXPORTS,
        "nbgrader_config": {"Validator": {"failed_warning": VALIDATED}},
        "jupyter_server_config": {
            **EXPORTS,
            "ServerApp": {
                "root_dir": str(work),
                "static_custom_path": [str(work / _STATE / _STYLES)],
                **first,
            },
            "LabApp": {
                "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
                "custom_css": True,
                **first,
            },
            "JupyterNotebookApp": first,
        },
        "jupyter_server_config.d/nbgrader": {"ServerApp": {"jpserver_extensions": parts}},
        # Who writes lessons has it installed; here it would only offer to open notebooks as texts.
        "jupyter_server_config.d/jupytext": {"ServerApp": {"jpserver_extensions": {"jupytext": False}}},
        "labconfig/page_config": {"disabledExtensions": dict.fromkeys(UNSEEN, True)},
    }


def _number(lessons: list[str]) -> str:
    return f"{len(lessons)} lesson{'' if len(lessons) == 1 else 's'}"


def _write(path: Path, settings: Mapping[str, Any]) -> None:
    _write_text(path, json.dumps(settings))


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def open_lab(root: Path, arguments: list[str]) -> int:
    """Open JupyterLab on the working copy, at the first lesson; return its exit status.

    It gets Ctrl+C from the terminal, and asks whether it should stop; who ends this command ends it, too.
    """
    work = root / WORK
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        *arguments,
    ]
    with Popen(command, env=lab_environment(work, os.environ)) as lab:  # noqa: S603 - our own command
        before = signal.signal(signal.SIGTERM, lambda *_: lab.terminate())
        while lab.poll() is None:
            with suppress(KeyboardInterrupt):
                lab.wait()
        signal.signal(signal.SIGTERM, before)
    return lab.returncode


def add_lab(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `lab` takes: whatever JupyterLab does."""
    parser.usage = "fourcenturies lab [-h] [OPTIONS OF JUPYTERLAB]"


def run_lab(options: argparse.Namespace) -> int:
    """Open JupyterLab on the working copy; return its exit status."""
    if not find_spec("jupyterlab"):
        raise ModuleNotFoundError("JupyterLab is not installed", name="jupyterlab")
    root, lessons = _source()
    name_own_records(root)
    for line in prepare(root, lessons, _say):
        _say(line)
    if lessons:
        _say(
            f"The lessons are those of the package, release {version('fourcenturies')}. It holds no keys: under an "
            "answer stands whether it can be read, and as what. How right it is tells your teacher's feedback, or the "
            "whole course, where its solutions are."
        )
    _say("JupyterLab opens in your browser. Stop it here with Ctrl+C.")
    return open_lab(root, options.passed_on)


def _source() -> tuple[Path, Path | None]:
    """Return the folder of the working copy, and where lessons come from if not from there: from the package.

    Raises `FileNotFoundError` where this is neither the course's folder nor an empty one, nor has such a copy.
    """
    try:
        return course_root(), None
    except FileNotFoundError:
        here, package = Path.cwd(), Path(__file__).resolve().parent
    held = [path for path in here.iterdir() if not path.name.startswith(".")]
    brought = next(filter(Path.is_dir, (package / "lessons", package.parents[1] / "lessons")), None)
    if brought is None or (held and not (here / WORK / _STATE / _MADE).is_file()):
        raise FileNotFoundError(
            "this is not the course's folder: change to the one that holds nbgrader_config.py, or to an empty folder, "
            f"where `fourcenturies lab` makes a working copy of the lessons, {WORK}/"
        )
    return here, brought


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()

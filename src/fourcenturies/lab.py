"""A reader's working copy of the lessons, and the JupyterLab that opens it.

What a reader wrote is never overwritten: a lesson that is already in the working copy stays as it is, new
lessons and files are added.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from subprocess import call
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

WORK = "work"
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
# A page exported from a notebook asks nobody for scripts: there is no formula and no widget to draw in it.
EXPORTS = {"HTMLExporter": {"mathjax_url": "", "require_js_url": ""}}


def add_missing(lessons: Path, work: Path) -> list[str]:
    """Copy what the working copy lacks; return the names of the lessons that were added.

    Raises `FileNotFoundError` where there are no lessons to copy.
    """
    if not lessons.is_dir():
        raise FileNotFoundError(
            f"{lessons.name}/ is missing here: run this in the course's top folder, or `make lessons`"
        )
    added = []
    for source in sorted(path for path in lessons.rglob("*") if path.is_file()):
        inside = source.relative_to(lessons)
        if any(part.startswith(".") for part in inside.parts):
            continue
        target = work / inside
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        if source.suffix == ".ipynb":
            added.append(inside.parts[0])
    return added


def of_older_releases(lessons: Path, work: Path) -> list[str]:
    """Return the lessons whose working copy was made from another release than the one in `lessons`."""
    return [
        own.parent.name
        for own in sorted(work.glob("*/*.ipynb"))
        if own.stem == own.parent.name
        and (lessons / own.parent.name / own.name).is_file()
        and _locked(own) != _locked(lessons / own.parent.name / own.name)
    ]


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


def first_notebook(work: Path) -> str:
    """Return the path, relative to the working copy, of the first lesson's notebook."""
    found = sorted(work.glob("[0-9][0-9]_*/*.ipynb"))
    return str(found[0].relative_to(work)) if found else ""


def lab_environment(work: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for JupyterLab: on the working copy, its state there, nothing asked of the net."""
    state = work / ".jupyter"
    for name, settings in SETTINGS.items():
        if not (state / "settings" / name).exists():
            _write(state / "settings" / name, settings)
    layout = state / "workspaces" / WORKSPACE
    if not layout.exists() or '"notebook:' not in layout.read_text(encoding="utf-8"):
        _write(layout, _layout(first_notebook(work)))
    config = state / "config"
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
    parts = dict.fromkeys(
        (*(f"nbgrader.server_extensions.{part}" for part in NBGRADER_PARTS), "jupytext"), False
    )
    return {
        "jupyter_nbconvert_config": EXPORTS,
        "nbgrader_config": {"Validator": {"failed_warning": VALIDATED}},
        "jupyter_server_config": {
            **EXPORTS,
            "ServerApp": {"root_dir": str(work), **first},
            "LabApp": {"check_for_updates_class": "jupyterlab.NeverCheckForUpdate", **first},
            "JupyterNotebookApp": first,
        },
        "jupyter_server_config.d/nbgrader": {"ServerApp": {"jpserver_extensions": parts}},
        "labconfig/page_config": {"disabledExtensions": dict.fromkeys(UNSEEN, True)},
    }


def _write(path: Path, settings: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings), encoding="utf-8")


def open_lab(root: Path, arguments: list[str]) -> int:
    """Open JupyterLab on the working copy, at the first lesson; return its exit status."""
    work = root / WORK
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        *arguments,
    ]
    return call(command, env=lab_environment(work, os.environ))  # noqa: S603 - our own command


def add_lab(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `lab` takes: whatever JupyterLab does."""
    parser.usage = "fourcenturies lab [-h] [OPTIONS OF JUPYTERLAB]"


def run_lab(options: argparse.Namespace, root: Path) -> int:
    """Open JupyterLab on the working copy; return its exit status."""
    added = add_missing(root / "lessons", root / WORK)
    sys.stdout.write(
        f"Your working copy is {WORK}/ ({len(added)} lessons added; nothing of yours is ever overwritten).\n"
        "JupyterLab opens in your browser. Stop it here with Ctrl+C.\n"
    )
    for lesson in of_older_releases(root / "lessons", root / WORK):
        sys.stdout.write(
            f"{WORK}/{lesson} is of another release than lessons/{lesson}. It is kept as it is, with your answers; "
            "to take the other one, rename its folder and start again.\n"
        )
    sys.stdout.flush()
    return open_lab(root, options.passed_on)

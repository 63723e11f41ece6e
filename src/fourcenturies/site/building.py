"""Build the site: contents, packages and settings into one folder, then JupyterLite round them.

Built where nothing but the course and JupyterLite is installed: extensions of other packages, such as nbgrader's
menus, would find their way into the site.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.utils import canonicalize_name

from fourcenturies import lab
from fourcenturies.notebook import first_look
from fourcenturies.release import LESSONS, SOLUTIONS, lesson_ids
from fourcenturies.site import companion
from fourcenturies.site.distribution import fit_packages, place_core, place_packages
from fourcenturies.site.judge import PYODIDE
from fourcenturies.site.keys_wheel import keys_wheel

if TYPE_CHECKING:
    import argparse

OUT = Path("build", "site")
NOTEBOOKS = "lite"
"""Where in the site JupyterLite lies; the pages, and what keeps them for later, leave it to itself."""

WORKSHOP = Path("build", "site-workshop")
_FURTHER = {
    # What is not saved is lost with the page, so it is saved every few seconds.
    "@jupyterlab/docmanager-extension/plugin.jupyterlab-settings": {"autosaveInterval": 5},
    # Every cell stays in the page: found by the browser's search, read out by a screen reader, printed.
    "@jupyterlab/notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"},
}
_WORKSPACES = "fourcenturies-workspaces"
# A link to a lesson opens it alone: each tab of the last visit would start a Python of its own, some seconds and
# 200 MB. After a reload the tabs are back: JupyterLite takes the path out of the address once it is open.
# JupyterLite shows the column of files while it starts, more than once, which leaves a telephone no room: it is closed
# until its reader does something, or it has long started.
_ALONE = f"""<script>
if (new URLSearchParams(location.search).has("path")) {{
  indexedDB.deleteDatabase("{_WORKSPACES}");
  const closing = setInterval(() => {{
    const shell = window.jupyterapp?.shell;
    if (shell && !shell.leftCollapsed && document.querySelector(".jp-Document")) shell.collapseLeft();
  }}, 200);
  const leave = () => clearInterval(closing);
  for (const deed of ["pointerdown", "keydown"]) addEventListener(deed, leave, {{ capture: true, once: true }});
  setTimeout(leave, 60000);
}}
</script>"""
_KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
_KERNEL_WHEELS = Path("share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi")
_SITE = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "appName": "Four Centuries",
        "exposeAppInBrowser": True,
        # Names of its own, so that two courses under one address do not share a reader's files.
        "contentsStorageName": "fourcenturies",
        "settingsStorageName": "fourcenturies-settings",
        "workspacesStorageName": _WORKSPACES,
        "litePluginSettings": {
            _KERNEL: {
                "disablePyPIFallback": True,
                # Loaded before the kernel starts, so that it knows the names of the course before the first cell runs.
                "loadPyodideOptions": {"packages": ["fourcenturies"]},
            }
        },
    },
}


def build(root: Path, out: Path) -> tuple[str, ...]:
    """Build the site of the course at `root` into `out`; return the ids of its lessons."""
    workshop = root / WORKSHOP
    lite = workshop / "lite"
    shutil.rmtree(lite, ignore_errors=True)
    lessons = _lessons(root)
    lab.add_missing(root / LESSONS, lite / "files")
    core = lite / "static" / "pyodide"
    served = place_python(root, core)
    fit_packages(core, sys.prefix / _KERNEL_WHEELS, lite / "files", served)
    for notebook in sorted((lite / "files").glob("*/*.ipynb")):
        first_look.draw(notebook, trusted=True)
    _write(lite / "jupyter-lite.json", _SITE)
    _write(lite / "overrides.json", _plugin_settings())
    shutil.rmtree(out, ignore_errors=True)
    companion.build(root, out, site=NOTEBOOKS, mode="keys")
    _run_jupyterlite(lite, out / NOTEBOOKS, workshop / "jupyterlite.log")
    _open_alone(out / NOTEBOOKS / "lab" / "index.html")
    return lessons


def place_python(root: Path, folder: Path) -> tuple[str, ...]:
    """Put Python as the browser runs it into a folder, with our wheels and all that they need; return their names."""
    version, source = _pyodide()
    workshop = root / WORKSHOP
    cache = workshop / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    place_core(version, folder, cache)
    return place_packages(folder, _own_wheels(root, _lessons(root), workshop), _pins(root), source, cache)


def _lessons(root: Path) -> tuple[str, ...]:
    return tuple(lesson for lesson in lesson_ids(root) if (root / LESSONS / lesson).is_dir())


def _pyodide() -> tuple[str, str]:
    try:
        from jupyterlite_pyodide_kernel import constants  # noqa: PLC0415 - only `make site` has it
    except ImportError:
        raise FileNotFoundError("JupyterLite is not installed here: run `make site`") from None
    if constants.PYODIDE_VERSION != PYODIDE:
        raise ValueError(
            f"site/judge.py: PYODIDE is {PYODIDE}, and JupyterLite's is {constants.PYODIDE_VERSION}"
        )
    return constants.PYODIDE_VERSION, constants.PYODIDE_CDN_URL.rstrip("/")


def _own_wheels(root: Path, lessons: tuple[str, ...], workshop: Path) -> list[Path]:
    folder = workshop / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, f"--wheel-dir={folder}", str(root)], check=True)  # noqa: S603 - our own command
    package = next(folder.glob("*.whl"))
    version = package.name.split("-")[1]
    return [package, keys_wheel(root / SOLUTIONS, lessons, version, folder)]


def _pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if "==" in line)
    return {canonicalize_name(name): version for name, version in pins}


def _plugin_settings() -> dict[str, Any]:
    """Return the settings as JupyterLite wants them: by plugin, not by file."""
    suffix = ".jupyterlab-settings"
    settings: dict[str, Any] = {}
    for name, held in (*lab.SETTINGS.items(), *_FURTHER.items()):
        package, _, plugin = name.removesuffix(suffix).rpartition("/")
        settings.setdefault(f"{package}:{plugin}", {}).update(held)
    return settings


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")


def _open_alone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("<head>", f"<head>\n{_ALONE}", 1), encoding="utf-8")


def _run_jupyterlite(lite: Path, out: Path, log: Path) -> None:
    command = [
        *(sys.executable, "-m", "jupyterlite_core", "build"),
        f"--lite-dir={lite}",
        f"--contents={lite / 'files'}",
        f"--output-dir={out.resolve()}",
        "--apps=lab",
        "--no-sourcemaps",
        "--no-unused-shared-packages",
    ]
    done = subprocess.run(command, cwd=lite, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        raise ValueError(f"JupyterLite could not build the site; see {log}:\n{done.stderr[-2000:]}")


def add_site(command: argparse.ArgumentParser) -> None:
    """Add the options of `site`."""
    command.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"where to (default: {OUT})")


def run_site(options: argparse.Namespace, root: Path) -> int:
    """Build the site and say how to look at it."""
    lessons = build(root, options.out)
    sys.stdout.write(f"{options.out}: the course as a site, {len(lessons)} lessons. Look at it with\n")
    sys.stdout.write(f"  python3 -m http.server --directory {options.out}\n")
    return 0

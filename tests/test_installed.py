"""The wheel away from a clone: beside an older ipywidgets, with lessons and no key, and JupyterLab opens lesson 1."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
import zipfile
from contextlib import contextmanager, suppress

import pytest
from packaging.requirements import Requirement

from conftest import LESSONS, ROOT
from fourcenturies.exchange.packing import build_wheel, can_build, key_faults

pytestmark = pytest.mark.skipif(not can_build(), reason="hatchling is not here: no wheel is built")
PATIENCE = 180
"""Seconds granted to a slow machine; a good one needs a tenth."""
OLDER = {"ipywidgets": "8.1.8", "anywidget": "0.10.0"}
"""The releases before those of constraints.txt."""
RUNS = """
import json, sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
code = [cell for cell in notebook.cells if cell.cell_type == "code"]
notebook.cells = code + [nbformat.v4.new_code_cell("%%answer q-01-11\\nnot stated"),
                         nbformat.v4.new_code_cell("import fourcenturies; print(fourcenturies.__file__)")]
nbclient.NotebookClient(notebook, kernel_name="python3").execute(cwd=sys.argv[2])
print(json.dumps([str(cell.outputs) for cell in notebook.cells[-2:]]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    name, data = build_wheel(ROOT)
    path = tmp_path_factory.mktemp("wheel") / name
    path.write_bytes(data)
    return path


def test_the_wheel_holds_every_lesson_and_no_key(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = {
            name.removeprefix("fourcenturies/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith("fourcenturies/lessons/")
        }
        assert not [name for name in archive.namelist() if "solution" in name and not name.endswith(".py")]
    own = {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "lessons").rglob("*.ipynb")
    }
    assert {name: data for name, data in inside.items() if name.endswith(".ipynb")} == own
    assert {f"lessons/{lesson}/questions.toml" for lesson in LESSONS} < set(inside)
    assert list(key_faults(inside)) == []


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel and JupyterLab in a new environment, beside older releases; return its folder of commands."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    pip = [sys.executable, "-m", "pip", "--python", folder / "env" / "bin" / "python"]
    pins = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
            if line.split("==")[0].lower() not in OLDER]  # fmt: skip
    (folder / "pins.txt").write_text(
        "\n".join([*pins, *(f"{name}=={pin}" for name, pin in OLDER.items())]), "utf-8"
    )
    install = ["install", "--quiet", "--no-compile", "--disable-pip-version-check", "-c", folder / "pins.txt"]
    run = subprocess.run([*pip, *install, wheel, "jupyterlab"], capture_output=True, text=True, check=False)
    if run.returncode and "connection broken" in run.stderr and not os.environ.get("CI"):
        pytest.skip("the package registry cannot be reached")
    assert run.returncode == 0, run.stderr
    return folder / "env" / "bin"


def environment(folder):
    """Return an environment with nothing in it of the clone, of its Python, or of this machine's Jupyter."""
    own = {f"JUPYTER_{part}_DIR": str(folder / part.lower()) for part in ("CONFIG", "DATA", "RUNTIME")}
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "PYTHON", "FOURC"))
    }
    return {**kept, **own, "IPYTHONDIR": str(folder / "ipython")}


@pytest.fixture(scope="module")
def opened(installed, tmp_path_factory):
    """Start `fourcenturies lab` in an empty folder; yield the folder, a way to ask the server, and what was said."""
    folder = tmp_path_factory.mktemp("reader")
    empty = folder / "empty"
    empty.mkdir()
    with running(installed, empty, folder) as (ask, log, _):
        yield empty, ask, log


@contextmanager
def running(installed, here, folder):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token, log = secrets.token_hex(16), folder / "server.log"

    def ask(path):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"token {token}"}
        )
        return urllib.request.urlopen(request, timeout=30)  # noqa: S310 - our own server

    command = [installed / "fourcenturies", "lab", "--no-browser", f"--port={port}",
               f"--IdentityProvider.token={token}"]  # fmt: skip
    with log.open("w") as stream:
        lab = subprocess.Popen(
            command, cwd=here, env=environment(folder), stdout=stream, stderr=subprocess.STDOUT
        )
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert lab.poll() is None, log.read_text()
            with suppress(OSError), ask("/api/status"):
                break
            time.sleep(0.2)
        else:
            raise AssertionError(log.read_text())
        yield ask, log, lab
    finally:
        lab.terminate()
        lab.wait(PATIENCE)


def test_the_older_releases_are_the_ones_that_are_there(installed):
    code = "import importlib.metadata as m, sys; print(*map(m.version, sys.argv[1:]))"
    told = subprocess.check_output([installed / "python", "-c", code, *OLDER], text=True)
    assert told.split() == list(OLDER.values())


def test_the_older_releases_are_in_the_ranges_of_pyproject():
    lines = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert all(OLDER[one.name] in one.specifier for one in map(Requirement, lines))


def test_lab_in_an_empty_folder_makes_a_working_copy_and_says_where_verdicts_come_from(opened):
    empty, _, log = opened
    assert {path.name for path in (empty / "work").iterdir() if path.is_dir()} >= set(LESSONS)
    assert not [path for path in empty.rglob("*") if "solution" in path.name]
    said = log.read_text()
    assert f"Your working copy is work/ ({len(LESSONS)} lessons added" in said
    assert said.index("Drawing the pictures") < said.index("Your working copy")
    assert f"  {LESSONS[0]} ..." in said
    assert "It holds no keys: under an answer stands whether it can be read, and as what." in said


def test_jupyterlab_opens_on_lesson_1(opened):
    _, ask, _ = opened
    with ask("/lab/api/workspaces/default") as answer:
        held = json.load(answer)["data"]["layout-restorer:data"]["main"]["current"]
    assert held == f"notebook:{LESSONS[0]}/{LESSONS[0]}.ipynb"
    with ask(f"/api/contents/{LESSONS[0]}/{LESSONS[0]}.ipynb?content=0") as answer:
        assert json.load(answer)["type"] == "notebook"


def test_lesson_1_runs_there_and_an_answer_is_read(opened, installed, tmp_path):
    place = opened[0] / "work" / LESSONS[0]
    run = subprocess.run(
        [installed / "python", "-c", RUNS, place / f"{LESSONS[0]}.ipynb", place],
        env=environment(tmp_path), cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-3000:]
    answer, package = json.loads(run.stdout.splitlines()[-1])
    assert "'text/plain': 'answered'" in answer
    assert str(installed.parent) in package


def test_a_folder_with_something_else_in_it_is_left_alone(installed, tmp_path):
    (tmp_path / "thesis.txt").touch()
    run = subprocess.run(
        [installed / "fourcenturies", "lab"], cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert "or to an empty folder" in run.stderr
    assert not (tmp_path / "work").exists()


def test_validate_says_in_one_line_what_it_needs(installed, tmp_path):
    run = subprocess.run(
        [installed / "fourcenturies", "validate"], cwd=tmp_path, env=environment(tmp_path), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "0 problems found\n"


def test_who_ends_the_command_ends_jupyterlab_too(installed, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    with running(installed, empty, tmp_path) as (ask, log, lab):
        lab.send_signal(signal.SIGTERM)
        lab.wait(PATIENCE)
        with pytest.raises(OSError, match="refused"):
            ask("/api/status")
        assert "received signal 15" in log.read_text()

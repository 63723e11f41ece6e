"""Binder: its image outlives a commit, and what repo2docker runs opens the reader's working copy."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import LESSONS, ROOT

SERVER = ("jupyter", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1")
FIND_KEYS = """
import pathlib, sys
from fourcenturies.notebook import solutions
print(solutions.__file__, len(solutions.find_keys(sys.argv[1], pathlib.Path.cwd())))
"""


@pytest.fixture(scope="module")
def dockerfile():
    command = [Path(sys.executable).with_name("repo2docker"), "--no-build", "--debug", ROOT]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def before_and_after_the_repository(dockerfile):
    before, copied, after = dockerfile.partition(" src/ ${REPO_DIR}/\n")
    assert copied
    return before, after


def test_packages_are_installed_before_the_repository_is_copied_and_from_one_file_of_it(dockerfile):
    before, after = before_and_after_the_repository(dockerfile)
    assert re.findall(r"^COPY .* src/(\S*) ", before, re.MULTILINE) == ["environment.yml"]
    assert '--file "environment.yml"' in before
    assert " env update " not in after


def test_once_the_repository_is_copied_only_its_two_scripts_are_run(dockerfile):
    _, after = before_and_after_the_repository(dockerfile)
    assert re.findall(r"^RUN (.*)$", after, re.MULTILINE) == [
        "chmod +x postBuild",
        "./postBuild",
        'chmod +x "${REPO_DIR}/start"',
    ]
    assert 'ENV R2D_ENTRYPOINT="${REPO_DIR}/start"' in after


def test_the_image_has_the_python_that_environment_yml_names(dockerfile):
    pinned = re.search(r"- python=(\d+)\.(\d+)\n", (ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert pinned
    # repo2docker writes a dot and a hyphen of a file's name as -2e and -2d.
    assert f"environment-2epy-2d{pinned[1]}-2e{pinned[2]}-2dlinux" in dockerfile


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """Yield the folder of a course that was built as Binder builds it, in a new virtual environment."""
    folder = tmp_path_factory.mktemp("binder")
    course = folder / "course"
    for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines():
        if (ROOT / name).is_file():
            (course / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, course / name)
    install_packages(folder / "env")
    run = subprocess.run(
        [course / "postBuild"], env=environment(course), capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    yield course
    shutil.rmtree(folder)


def install_packages(env):
    """Install what environment.yml names; another test holds it, pyproject.toml and constraints.txt together."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = ["pip", *project["dependencies"], *project["optional-dependencies"]["course"]]
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", env], check=True)
    pip = [sys.executable, "-m", "pip", "--python", env / "bin" / "python", "--disable-pip-version-check"]
    install = ["install", "--quiet", "--no-compile", "--constraint", ROOT / "constraints.txt"]
    run = subprocess.run([*pip, *install, *pins], capture_output=True, text=True, check=False)
    if run.returncode and "connection broken" in run.stderr and not os.environ.get("CI"):
        pytest.skip("the package registry cannot be reached")
    assert run.returncode == 0, run.stderr


def environment(course):
    """Return the environment of a process in the image: nothing of Jupyter's that this machine's user has set."""
    own = {f"JUPYTER_{part}_DIR": str(course.parent / part.lower()) for part in ("CONFIG", "DATA", "RUNTIME")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "PYTHON"))}
    path = os.pathsep.join((str(course.parent / "env" / "bin"), os.environ["PATH"]))
    return {**kept, **own, "IPYTHONDIR": str(course.parent / "ipython"), "PATH": path}


@pytest.fixture(scope="module")
def server(image):
    """Yield a function that asks the server behind `start` for a path, and returns its answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token, log = secrets.token_hex(16), image.parent / "server.log"

    def ask(path):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"token {token}"}
        )
        return urllib.request.urlopen(request, timeout=30)  # noqa: S310 - our own server

    command = [image / "start", *SERVER, f"--port={port}", f"--IdentityProvider.token={token}"]
    with log.open("w") as stream:
        # Elsewhere than in the course: a hub chooses where it starts.
        running = subprocess.Popen(
            command, env=environment(image), cwd=image.parent, stdout=stream, stderr=subprocess.STDOUT
        )
        try:
            wait_for(ask, running, log)
            yield ask
        finally:
            running.terminate()
            running.wait(30)


def wait_for(ask, running, log):
    for _ in range(1800):
        assert running.poll() is None, log.read_text()
        with suppress(OSError), ask("/api/status"):
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def page_config(answer):
    held = re.search(
        r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', answer.read().decode(), re.DOTALL
    )
    assert held
    return json.loads(held[1])


def test_the_first_page_is_the_first_lesson_in_jupyterlab(server):
    with server("/") as answer:
        assert answer.url.endswith("/lab")
        assert page_config(answer)["appVersion"].startswith("4.6.")
    with server("/lab/api/workspaces/default") as answer:
        opened = json.load(answer)["data"]["layout-restorer:data"]["main"]["current"]
    assert opened == f"notebook:{LESSONS[0]}/{LESSONS[0]}.ipynb"


def test_the_reader_sees_a_working_copy_of_every_lesson_and_nothing_of_the_repository(server, image):
    with server("/api/contents") as answer:
        shown = {entry["name"] for entry in json.load(answer)["content"]}
    assert shown == {path.name for path in (ROOT / "lessons").iterdir() if not path.name.startswith(".")}
    assert shown > set(LESSONS)


def test_nbgraders_menus_and_pages_are_off_though_it_is_installed(server, image):
    env = image.parent / "env"
    assert (env / "share" / "jupyter" / "labextensions" / "@jupyter" / "nbgrader").is_dir()
    with server("/lab") as answer:
        assert "@jupyter/nbgrader" in page_config(answer)["disabledExtensions"]
    for path in ("/formgrader", "/assignments"):
        with pytest.raises(urllib.error.HTTPError, match="404") as refused:
            server(path)
        refused.value.close()


def test_what_the_reader_saved_is_there_when_the_server_starts_again(server, image):
    mine = image / "work" / "mine.md"
    mine.write_text("kept", encoding="utf-8")
    subprocess.run([image / "start", "true"], env=environment(image), check=True)
    assert mine.read_text(encoding="utf-8") == "kept"
    mine.unlink()


def test_the_package_is_installed_and_finds_the_keys_of_a_lesson(server, image):
    lesson = image / "work" / LESSONS[0]
    printed = subprocess.check_output(
        ["python", "-c", FIND_KEYS, LESSONS[0]], env=environment(image), cwd=lesson, text=True
    )
    home, keys = printed.split()
    assert Path(home).is_relative_to(image.parent / "env")
    assert int(keys) > 0


def test_start_becomes_the_command_that_it_is_given(image):
    command = [image / "start", "sh", "-c", "echo $$; exit 7"]
    with subprocess.Popen(command, env=environment(image), stdout=subprocess.PIPE, text=True) as running:
        printed, _ = running.communicate(timeout=60)
    assert (int(printed), running.returncode) == (running.pid, 7)


def test_postbuild_leaves_nothing_in_the_repository_but_what_was_there(image):
    tracked = set(subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines())
    found = {str(path.relative_to(image)) for path in image.rglob("*") if path.is_file()}
    assert {name for name in found - tracked if not name.startswith("work/")} == set()

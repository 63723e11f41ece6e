"""A kernel that serves a lesson knows the course before its first cell runs; every other kernel is left alone."""

import io
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile

import pytest
from jupyter_client.manager import KernelManager

from conftest import LESSONS, ROOT
from fourcenturies.exchange.packing import build_wheel, source_files

INSIDE = "etc/ipython/startup/50-fourcenturies.py"
LESSON = LESSONS[0]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return a Python of its own, into which the wheel is unpacked as pip would, with this one's other packages."""
    prefix = tmp_path_factory.mktemp("prefix")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", prefix], check=True)
    _, data = build_wheel(ROOT)
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        wheel.extractall(prefix / "wheel")
    (shared,) = (prefix / "wheel").glob("*.data/data")
    shutil.copytree(shared, prefix, dirs_exist_ok=True)
    site = next((prefix / "lib").glob("python*/site-packages"))
    lines = [str(prefix / "wheel"), sysconfig.get_path("purelib")]
    (site / "others.pth").write_text("\n".join(lines), encoding="utf-8")
    return prefix


class Kernel:
    """A real kernel, started by a Python in a folder as Jupyter starts one beside a notebook."""

    def __init__(self, prefix, folder, state):
        environ = {
            name: value
            for name, value in os.environ.items()
            if name not in {"PYTHONPATH", "JPY_SESSION_NAME"}
        }
        self.manager = KernelManager()
        self.manager.kernel_spec.argv[0] = str(prefix / "bin" / "python")
        self.manager.start_kernel(cwd=str(folder), env={**environ, "IPYTHONDIR": str(state)})
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    def run(self, source):
        """Return what a cell shows, as text, and whether it went well."""
        shown = []

        def hook(message):
            content = message["content"]
            data = content.get("data", {})
            if message["msg_type"] in {"stream", "display_data", "execute_result"}:
                shown.append(content.get("text") or data.get("text/html") or data.get("text/plain", ""))

        reply = self.client.execute_interactive(source, timeout=120, output_hook=hook)
        return reply["content"]["status"], "".join(shown)

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture
def started(installed, tmp_path):
    kernels = []

    def start(folder):
        kernels.append(Kernel(installed, folder, tmp_path / "ipython"))
        return kernels[-1]

    yield start
    for kernel in kernels:
        kernel.stop()


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "lessons" / LESSON, tmp_path / "work" / LESSON)
    return tmp_path / "work" / LESSON


def test_in_a_lesson_any_cell_works_as_the_first(started, folder):
    kernel = started(folder)
    status, shown = kernel.run(
        "%%answer q-01-02\nXi Jinping > Michael Cox, with three days and a wall (or a strip)"
    )
    assert status == "ok"
    assert 'data-question="q-01-02"' in shown
    assert (
        kernel.run("import sys; print('anywidget' in sys.modules, 'strip' in globals())")[1].split()
        == ["False"] * 2
    )
    status, shown = kernel.run('# Words of the sources\nquote("psg-021")')
    assert status == "ok"
    assert "pounded on the table" in shown
    assert kernel.run("len(load().sources)")[1] == "5"


def test_a_name_of_the_readers_own_is_kept(started, folder):
    kernel = started(folder)
    kernel.run("def quote(text): return text.upper()")
    assert "MINE" in kernel.run('print(quote("mine"))')[1]


def test_another_kernel_has_none_of_it(started, tmp_path):
    kernel = started(tmp_path)
    status, shown = kernel.run("print(*(name for name in globals() if not name.startswith('_')))")
    assert status == "ok"
    assert set(shown.split()) == {"In", "Out", "exit", "get_ipython", "open", "quit"}
    assert kernel.run("%%answer q-01-02\n1949")[0] == "error"
    loaded = kernel.run(
        "import sys; print(*(name for name in sys.modules if name.startswith('fourcenturies')))"
    )[1]
    assert set(loaded.split()) == {"fourcenturies", "fourcenturies.notebook"}


def test_a_release_as_source_holds_what_the_wheel_is_made_of():
    assert "src/fourcenturies/notebook/kernel_startup.py" in source_files(ROOT)
    assert INSIDE in (ROOT / "pyproject.toml").read_text(encoding="utf-8")

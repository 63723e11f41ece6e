"""Archives fitted for the browser: what is imported is compiled, what is never needed is left out, the rest stays."""

import base64
import csv
import hashlib
import io
import sys
import zipfile
from importlib import import_module

import pytest

from fourcenturies.site import distribution
from fourcenturies.site.bytecode import fitted, used

RECORD = "course_kit-1.0.dist-info/RECORD"
FILES = {
    "course_kit/__init__.py": "",
    "course_kit/wanted.py": "def answer():\n    return 1689\n",
    "course_kit/unwanted.py": "answer = 1727\n",
    "course_kit/words.toml": "a = 1\n",
    "course_kit/tests/test_it.py": "assert True\n",
    "course_kit-1.0.data/data/share/extension.js": "1;",
    "course_kit-1.0.dist-info/METADATA": "Name: course-kit\n",
    "course_kit-1.0.dist-info/licenses/LICENSE": "free\n",
    RECORD: "course_kit/unwanted.py,sha256=old,1\n",
}


def archive(files=FILES):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for name, text in files.items():
            new.writestr(name, text)
    return file.getvalue()


def opened(data):
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


@pytest.fixture
def kit():
    return fitted(archive(), {"course_kit/__init__.py", "course_kit/wanted.py", "elsewhere.py"})


def test_what_is_wanted_is_compiled_and_imports_without_its_source(kit, tmp_path, monkeypatch):
    (tmp_path / "kit.zip").write_bytes(kit)
    monkeypatch.syspath_prepend(str(tmp_path / "kit.zip"))
    module = import_module("course_kit.wanted")
    assert module.__file__.endswith("wanted.pyc")
    assert module.answer() == 1689
    assert import_module("course_kit.unwanted").__file__.endswith("unwanted.py")
    for name in [name for name in sys.modules if name.startswith("course_kit")]:
        del sys.modules[name]


def test_no_module_stands_there_twice_and_nothing_unneeded_at_all(kit):
    assert set(opened(kit)) == {
        "course_kit/__init__.pyc",
        "course_kit/wanted.pyc",
        "course_kit/unwanted.py",
        "course_kit/words.toml",
        "course_kit-1.0.dist-info/METADATA",
        "course_kit-1.0.dist-info/licenses/LICENSE",
        RECORD,
    }


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("jedi/third_party/typeshed/stdlib/3/asyncio/__init__.pyi", True),
        ("jedi/third_party/typeshed/stdlib/2and3/builtins.pyi", True),
        ("jedi/third_party/typeshed/third_party/3/dataclasses.pyi", True),
        ("jedi/third_party/typeshed/stdlib/2/md5.pyi", False),
        ("jedi/third_party/django-stubs/django-stubs/db/models.pyi", False),
        ("pygments/lexers/python.py", True),
        ("pygments/lexers/_php_builtins.py", False),
        ("fourcenturies/notebook/checking.py", True),
        ("fourcenturies/grading/shell.py", False),
    ],
)
def test_a_browser_gets_what_it_may_need(name, kept):
    assert (name in opened(fitted(archive({name: ""}), ()))) is kept


def test_the_list_of_a_wheel_holds_what_is_in_it(kit):
    held = opened(kit)
    lines = {name: (digest, size) for name, digest, size in csv.reader(held[RECORD].decode().splitlines())}
    assert lines.pop(RECORD) == ("", "")
    for name, (digest, size) in lines.items():
        found = base64.urlsafe_b64encode(hashlib.sha256(held[name]).digest()).decode().rstrip("=")
        assert (digest, int(size)) == (f"sha256={found}", len(held[name]))
    assert set(lines) == set(held) - {RECORD}


def test_the_same_archive_gives_the_same_bytes(kit):
    assert fitted(archive(), {"course_kit/wanted.py", "course_kit/__init__.py"}) == kit


def test_what_cannot_be_compiled_is_named():
    with pytest.raises(SyntaxError, match=r"bad\.py"):
        fitted(archive({"bad.py": "def"}), {"bad.py"})


def test_files_of_modules_are_named_as_in_their_archives_and_others_not_at_all():
    files = ["/lib/python3.14/site-packages/a/b.py", "/lib/python314.zip/json/__init__.py", "/home/own.py"]
    assert used(files) == {"a/b.py", "json/__init__.py"}


def test_without_node_the_next_step_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(distribution.shutil, "which", lambda _: None)
    with pytest.raises(FileNotFoundError, match=r"install Node\.js"):
        distribution.fit_packages(tmp_path, tmp_path, tmp_path, ())


@pytest.mark.skipif(distribution.shutil.which("node") is None, reason="node is not installed")
def test_where_python_does_not_start_its_words_are_told(tmp_path):
    with pytest.raises(ValueError, match=r"does not run in the browser's Python:\n.*pyodide\.mjs"):
        distribution.fit_packages(tmp_path, tmp_path, tmp_path, ())

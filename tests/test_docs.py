"""What the docs name exists: files, modules, functions; the map's walks are walked; CONTRIBUTING's commands work."""

import argparse
import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT
from fourcenturies.cli import COMMANDS, main, parser_of
from sample_class import LESSON, make_course

SOURCE = ROOT / "src" / "fourcenturies"
MADE = {
    *(
        ".pins.json",
        "course.toml",
        "dossier.md",
        "dossier.html",
        "etc/ipython/startup",
        "judge-DIGEST/",
        "lite/",
    ),
    *("judge.pack", "python.zip", "LESSON_newer"),
}
"""Files and folders that a run makes."""
THEIRS = {"OverwriteCells", "CheckCellMetadata"}
"""Names of nbgrader's."""
DOCS = ["docs/design.md", "docs/map.md"]


def named(page):
    """Return what stands between backticks in a page, but for what is typed."""
    return sorted(set(re.findall(r"`([^`\n]+)`", (ROOT / page).read_text(encoding="utf-8"))))


def paths():
    inside = [path.relative_to(ROOT).as_posix() for place in ("src", "solutions", "lessons", "seeds", "docs", "tests",
              "tools") for path in (ROOT / place).rglob("*")]  # fmt: skip
    return [*inside, *(path.name for path in ROOT.iterdir())]


def defined():
    """Return each name that a module defines, as module.name and module.Class.name."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        found.add(module)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            for name in names_of(node):
                found.add(f"{module}.{name}")
            if isinstance(node, ast.ClassDef):
                found |= {f"{module}.{node.name}.{name}" for inner in node.body for name in names_of(inner)}
    return found


def names_of(node):
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


@pytest.mark.parametrize("page", DOCS)
def test_a_page_names_only_what_exists(page):
    known, names = paths(), defined()
    every = "\n".join(
        path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*")
        if path.suffix in {".py", ".js", ".css"}
    )
    words = set(re.findall(r"[A-Za-z_]\w*", every))
    gone = []
    for token in named(page):
        if token in MADE | THEIRS:
            continue
        name = token.rstrip("/").replace("LESSON", "01_meet_the_sources")
        if " " not in token and (
            "/" in token or re.search(r"\.(?:py|js|mjs|md|toml|json|css|html|yml)$", token)
        ):
            ending = name.replace("*", "").removeprefix("../")
            gone += (
                []
                if any(f"/{path}".endswith(f"/{ending}") for path in known) or ending.startswith("build")
                else [token]
            )
        elif re.fullmatch(r"[a-z_]\w*(?:\.\w+)+|[A-Z]\w+\.\w+", token):
            gone += [] if any(f".{one}".endswith(f".{token}") for one in names) else [token]
        elif re.fullmatch(r"\w+(?:\(.*\))?", token) and token[0].isalpha():
            gone += [] if token.partition("(")[0] in words | names else [token]
    assert gone == []


def test_every_room_of_the_package_stands_on_the_map():
    table = (
        (ROOT / "docs" / "map.md")
        .read_text(encoding="utf-8")
        .partition("## Rooms")[2]
        .partition("## Three")[0]
    )
    rooms = {
        path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    told = set(re.findall(r"`(\w+)`", table.partition("| --- | --- |")[2]))
    assert rooms - {"__init__"} <= told


def stops(heading):
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8").partition(f"### {heading}\n")[2]
    return re.findall(r"^\d+[.] `([\w.]+)`", text.partition("\n### ")[0], re.MULTILINE)


def walked(code, folder):
    """Run code in a process of its own; return the functions of the package in the order in which they were called."""
    tracer = (
        "import sys, json\ncalls = []\ndef look(frame, event, _):\n"
        "    name = frame.f_globals.get('__name__') or ''\n"
        "    if event == 'call' and name.startswith('fourcenturies.'):\n"
        "        calls.append(name[14:] + '.' + frame.f_code.co_qualname)\n"
        f"{code}\nsys.setprofile(None)\nprint(json.dumps(calls))"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "IPYTHONDIR": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", tracer], cwd=folder, env=environ, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def assert_in_order(wanted, calls):
    assert len(wanted) > 7
    rest = iter(calls)
    for stop in wanted:
        assert any(call in {stop, f"{stop}.__init__"} for call in rest), stop


def test_an_answer_walks_to_its_card(tmp_path):
    for tree in ("solutions", "lessons"):
        shutil.copytree(ROOT / tree / "01_meet_the_sources", tmp_path / tree / "01_meet_the_sources")
    code = (
        "import os\nfrom IPython.core.interactiveshell import InteractiveShell\n"
        "from fourcenturies.notebook.magic import register\nos.chdir('lessons/01_meet_the_sources')\n"
        "shell = InteractiveShell.instance()\nregister(shell)\nsys.setprofile(look)\n"
        "shell.run_cell('%%answer q-01-11\\nMichael Cox')"
    )
    assert_in_order(stops("An answer to its card"), walked(code, tmp_path))


def test_a_submission_walks_to_its_row(tmp_path):
    course = make_course(tmp_path / "course")
    for student in ("hostile", "empty", "full-marks"):
        shutil.rmtree(course / "build" / "submitted" / student)
    code = f"from fourcenturies.cli import main\nsys.setprofile(look)\nmain(['grade', '{LESSON}'])"
    assert_in_order(stops("A submission to its row"), walked(code, course))


def test_a_record_walks_to_the_screen(tmp_path):
    code = (
        "from fourcenturies import compare\nsys.setprofile(look)\ncompare('evt-no-limits-statement').still()"
    )
    assert_in_order(stops("A record to the screen"), walked(code, tmp_path))


def typed(page):
    """Return each command of the course and of make that a page prints between backticks."""
    return [
        token
        for token in named(page)
        if token.startswith(("fourcenturies ", "make ", ".venv/bin/python ", "python "))
    ]


PLAYED = {"fourcenturies judge --kind yes-no --key yes --reply No", "fourcenturies export ids"}
"""Commands that there are only once a recipe was followed: `test_extending` does."""


@pytest.mark.parametrize("line", sorted({*typed("CONTRIBUTING.md"), *typed("README.md")} - PLAYED))
def test_a_command_that_is_printed_can_be_typed(line):
    words = shlex.split(line.removeprefix(".venv/bin/"))
    if words[0] == "make":
        made = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert all(re.search(rf"^{target}:", made, re.MULTILINE) for target in words[1:] if "=" not in target)
    elif words[0] == "python":
        script = (
            ROOT / words[1] if words[1] != "-m" else SOURCE / f"{words[2].removeprefix('fourcenturies.')}.py"
        )
        assert script.is_file()
    else:
        name = next(name for name in (" ".join(words[1:3]), words[1]) if name in COMMANDS)
        rest = words[1 + len(name.split()) :]
        if rest and "LESSON" not in rest:
            assert isinstance(parser_of(name).parse_intermixed_args(rest), argparse.Namespace)


def test_the_commands_by_which_contributing_checks_say_that_all_is_well(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["lessons", "--check"]) == 0
    assert main(["validate"]) == 0
    schema = (ROOT / "seeds" / "schema.json").read_bytes()
    subprocess.run([sys.executable, "-m", "fourcenturies.schema"], cwd=ROOT, check=True,
                   env={**os.environ, "PYTHONPATH": str(ROOT / "src")})  # fmt: skip
    assert (ROOT / "seeds" / "schema.json").read_bytes() == schema


def test_the_numbers_of_the_readme_are_those_of_the_records():
    from pictures import with_numbers

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_numbers(text) == text, "run python tools/pictures.py --numbers"

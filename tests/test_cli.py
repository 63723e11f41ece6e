"""The table of commands: what is called wrongly is told with the next step."""

import subprocess
import sys
from importlib.metadata import version

import pytest

from fourcenturies.cli import COMMANDS, main
from sample_class import LESSON, make_course


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.chdir(make_course(tmp_path / "course"))


def called(capsys, *words):
    try:
        status = main(list(words))
    except SystemExit as left:
        status = left.code
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_version_is_told(capsys):
    assert called(capsys, "--version") == (0, f"fourcenturies {version('fourcenturies')}\n", "")


def test_help_lists_every_command_with_what_it_does(capsys):
    status, out, _ = called(capsys, "--help")
    assert status == 0
    for name, command in COMMANDS.items():
        assert f"  {name} " in out
        assert command.text in out


def test_the_list_of_commands_is_told_without_loading_them():
    code = (
        "import sys; from fourcenturies.cli import main; main(['--help']); "
        "print([name for name in ('nbgrader', 'sqlalchemy', 'nbformat', 'matplotlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "usage: fourcenturies COMMAND"),
        (("gradee",), "there is no command 'gradee'; did you mean `fourcenturies grade`?"),
        (("export", "canvas", LESSON), "marks are exported by `fourcenturies marks canvas`"),
        (("export", "moodle"), "marks are exported by `fourcenturies marks moodle`"),
        (("export", "marks"), "marks are exported by `fourcenturies marks csv`"),
        (("marks",), "marks moodle"),
        (("marks", "excel"), "marks canvas"),
        (("marks", "canvas", "--questions"), "unrecognized arguments: --questions"),
        (("marks", "csv", "--template", "x.csv"), "unrecognized arguments: --template"),
        (("export", "csv", "--texts", "x"), "unrecognized arguments: --texts"),
        (("grade", "--fast"), "`fourcenturies grade --help` tells what it takes"),
        (("grade", "99_none"), f"there is no lesson '99_none'; the lessons are {LESSON}"),
        (("marks", "canvas", "99_none"), f"there is no lesson '99_none'; the lessons are {LESSON}"),
    ],
    ids=" ".join,
)
def test_what_is_called_wrongly_is_told_with_the_next_step(course, capsys, words, told):
    status, out, err = called(capsys, *words)
    assert status == 2
    assert told in out + err


def test_a_group_of_commands_has_a_help_of_its_own(capsys):
    status, out, _ = called(capsys, "marks", "--help")
    assert status == 0
    assert "marks canvas" in out
    assert "grade " not in out

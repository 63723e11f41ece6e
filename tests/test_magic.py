"""The %%answer magic in a real IPython shell: forgiving, quiet, never a traceback."""

import shutil

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from fourcenturies.notebook import session
from fourcenturies.notebook.magic import register


@pytest.fixture
def shell():
    session._replies.clear()
    shell = InteractiveShell.instance()
    register(shell)
    register(shell)  # a second import of the package must do no harm
    yield shell
    InteractiveShell.clear_instance()


def run(shell, source):
    with capture_output() as captured:
        result = shell.run_cell(source)
    said = " ".join(str(output.data.get("text/html", "")) for output in captured.outputs)
    return result, said, captured.stdout + captured.stderr


@pytest.mark.parametrize(
    "source",
    [
        "%%answer q-01-02\nDecember 1949",
        "# mine\n\n  %%answer q-01-02\n  December 1949\n",
        "％％answer q-01-02\nDecember 1949",
        "%%answer q-01-02 December 1949",
        "%%answer q-1-2\nDecember 1949\n...",
    ],
)
def test_a_reply_is_noted_however_its_cell_was_written(shell, source):
    result, said, printed = run(shell, source)
    assert result.success
    assert session.run_reply("q-01-02") == "December 1949"
    assert "Noted for q-01-02" in said
    assert not printed


@pytest.mark.parametrize("body", ["", "\n", "\n...", "\n   \n..."])
def test_an_unanswered_cell_runs_quietly(shell, body):
    result, said, printed = run(shell, f"%%answer q-01-02{body}")
    assert (result.success, said, printed) == (True, "", "")


@pytest.mark.parametrize(
    "reply", ["Mao's words, $5 {x} !ls %time", "1/0", "import os; os.abort()", "“Xi”\n- Putin"]
)
def test_a_reply_is_never_run_or_expanded(shell, reply):
    result, _, _ = run(shell, f"%%answer q-01-02\n{reply}")
    assert result.success
    assert session.run_reply("q-01-02") == reply


def test_a_magic_without_its_number_gets_a_sentence(shell):
    result, said, printed = run(shell, "%%answer\nDecember 1949")
    assert result.success
    assert "names its question" in said
    assert not printed


def test_words_in_a_cell_without_its_first_line_get_a_sentence_not_a_traceback(shell):
    result, said, printed = run(shell, "It was in December 1949")
    assert result.success
    assert "first line is missing" in said
    assert not printed


def test_an_answer_cell_that_lost_its_first_line_is_known_by_its_id(shell, monkeypatch):
    monkeypatch.setattr("fourcenturies.notebook.magic._question_of_running_cell", lambda: "q-01-02")
    result, said, _ = run(shell, "1949")
    assert result.success
    assert session.run_reply("q-01-02") == "1949"
    assert "put %%answer q-01-02 back" in said


def test_code_of_a_students_own_runs_as_ever(shell):
    result, said, _ = run(shell, "x = 1 + 1")
    assert (result.success, shell.user_ns["x"], said) == (True, 2, "")
    assert run(shell, "%time x = 3")[0].success


def test_an_answer_to_a_review_shows_its_verdict_at_once(shell, root, tmp_path, monkeypatch):
    shutil.copytree(root / "lessons", tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    session.ask_again(["q-01-02"])
    try:
        result, said, printed = run(shell, "%%answer q-01-02\nXi Jinping")
    finally:
        session._asked.clear()
    assert (result.success, printed) == (True, "")
    assert "Answer noted" in said
    assert "Run the next cell" not in said

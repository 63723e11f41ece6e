"""The %%answer magic in a real IPython shell: forgiving, quiet, never a traceback."""

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from fourcenturies.notebook import session
from fourcenturies.notebook.checking import Checked, Seen
from fourcenturies.notebook.magic import register

QUESTIONS = """
[lesson]
id = "03_x"
title = "X"
minutes = 10
[[questions]]
id = "q-03-02"
kind = "date"
points = 2
[[questions]]
id = "q-03-03"
kind = "attribution"
"""


@pytest.fixture
def shell(tmp_path, monkeypatch):
    """A shell in a lesson's folder, where no key is at hand."""
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    folder = tmp_path / "03_x"
    folder.mkdir()
    (folder / "questions.toml").write_text(QUESTIONS, encoding="utf-8")
    monkeypatch.chdir(folder)
    session._replies.clear()
    session._shown.clear()
    shell = InteractiveShell.instance()
    register(shell)
    register(shell)  # a second import of the package must do no harm
    yield shell
    InteractiveShell.clear_instance()


def run(shell, source):
    with capture_output() as captured:
        result = shell.run_cell(source)
    said = " ".join(str(output.data.get("text/html", "")) for output in captured.outputs)
    if isinstance(result.result, Checked) and not isinstance(result.result, Seen):
        said += result.result.html
    return result, said, captured.stdout + captured.stderr


@pytest.mark.parametrize(
    "source",
    [
        "%%answer q-03-02\nDecember 1949",
        "# mine\n\n  %%answer q-03-02\n  December 1949\n",
        "％％answer q-03-02\nDecember 1949",
        "%%answer q-03-02 December 1949",
        "%%answer q-3-2\nDecember 1949\n...",
    ],
)
def test_a_reply_is_noted_however_its_cell_was_written(shell, source):
    result, said, printed = run(shell, source)
    assert result.success
    assert session.run_reply("q-03-02") == "December 1949"
    assert "Answer noted" in said
    assert not printed


@pytest.mark.parametrize("body", ["", "\n", "\n...", "\n   \n..."])
def test_an_unanswered_cell_says_so_and_no_more(shell, body):
    result, said, printed = run(shell, f"%%answer q-03-02{body}")
    assert (result.success, printed) == (True, "")
    assert "No answer yet" in said


def numbered(shell, source):
    """Run a cell as a kernel does, which counts what it runs."""
    with capture_output() as captured:
        result = shell.run_cell(source, store_history=True)
    return result, [str(output) for output in captured.outputs], captured.stdout


def test_the_graders_cell_right_below_shows_nothing_a_second_time(shell):
    _, shown, _ = numbered(shell, "%%answer q-03-02\nMay 1949")
    assert len(shown) == 1
    result, shown, printed = numbered(
        shell, '# For the gradebook\nfrom fourcenturies import check\ncheck("q-03-02")'
    )
    assert (result.success, shown, printed.strip()) == (True, [], "Out[2]:")
    assert "Answer noted" in result.result.html
    result, _, printed = numbered(
        shell, 'check("q-03-02")'
    )  # asked for by itself, it says how the answer stands
    assert "answered" in printed
    assert not isinstance(result.result, Seen)


def test_an_answer_that_is_run_twice_shows_its_card_twice(shell):
    numbered(shell, "%%answer q-03-02\nMay 1949")
    assert len(numbered(shell, "%%answer q-03-02\nMay 1949")[1]) == 1


def test_a_grader_reads_the_number_of_its_own_cell(shell, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert numbered(shell, "%%answer q-03-02\nMay 1949")[1] == []
    result, _, printed = numbered(shell, 'from fourcenturies import check\ncheck("q-03-02")')
    assert result.result.score == 2
    assert printed.strip().endswith("2")


def test_a_cell_far_from_its_lesson_says_what_is_missing(shell, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    assert "questions.toml is not beside this notebook" in run(shell, "%%answer q-03-02\n1949")[1]


@pytest.mark.parametrize(
    "reply", ["Mao's words, $5 {x} !ls %time", "1/0", "import os; os.abort()", "“Xi”\n- Putin"]
)
def test_a_reply_is_never_run_or_expanded(shell, reply):
    result, _, _ = run(shell, f"%%answer q-03-02\n{reply}")
    assert result.success
    assert session.run_reply("q-03-02") == reply


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
    monkeypatch.setattr("fourcenturies.notebook.magic._question_of_running_cell", lambda: "q-03-02")
    result, said, _ = run(shell, "1949")
    assert result.success
    assert session.run_reply("q-03-02") == "1949"
    assert "put %%answer q-03-02 back" in said


def test_code_of_a_students_own_runs_as_ever(shell):
    result, said, _ = run(shell, "x = 1 + 1")
    assert (result.success, shell.user_ns["x"], said) == (True, 2, "")
    assert run(shell, "%time x = 3")[0].success


def test_an_answer_to_a_review_shows_its_verdict_at_once(shell):
    session.ask_again(["q-03-03"])
    try:
        result, said, printed = run(shell, "%%answer q-03-03\nXi Jinping")
    finally:
        session._asked.clear()
    assert (result.success, printed) == (True, "")
    assert "Answer noted" in said

"""The example in each command's help is run, as it is printed, in the order of an instructor's term."""

import json
import shlex
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT
from downloads import canvas_zip, notebook
from fourcenturies.cli import COMMANDS, main
from fourcenturies.files import SEEDS
from records_support import TINY
from sample_class import LESSON, make_course, submission

GRADEBOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Meet the five sources (98765)\n"
    '    Points Possible,,,,,30\n"Lange, Ada",4711,S-1,ada,A,\n"Reed, Tom",4712,S-2,tom,A,\n'
)
WORKSHEET = (
    '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    '"Participant 58","Ada Lange",ada@example.org,Submitted,,30.00,Yes,"Friday, 4 December 2026, 9:15 PM",-,\n'
)
TERM = [
    *(
        "course init",
        "roster",
        "collect",
        "grade",
        "replies",
        "rule",
        "report",
        "marks canvas",
        "marks moodle",
    ),
    *("marks csv", "feedback canvas", "feedback moodle", "course doctor", "course forget"),
]
OF_TEXTS = ["texts check", "texts add", "openings", "validate"]
"""What is run on the tiny records, of which all articles are at hand."""
LONG = {"lab": "fourcenturies.lab.open_lab", "site": "fourcenturies.site.building.build",
        "companion": "fourcenturies.site.companion.build"}  # fmt: skip
"""What opens or builds: only that is left out here, and other tests do it (test_installed, browser/)."""

TO_BE_SEEN = {
    "grade": "A PERSON IS NEEDED",
    "marks canvas": "wait for a person",
    "marks moodle": "no mark went in",
    "feedback canvas": "1 page is in the zip.",
    "feedback moodle": "no number in Moodle is known",
    "sitting new": "q-53-01 is empty: write it in",
}
"""What is well done and ends with 1, since something is left to a person, and what is said then."""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = make_course(tmp_path_factory.mktemp("examples") / "course")
    own = folder / "build" / "submitted" / "ada" / LESSON
    own.mkdir(parents=True)
    replies = {"q-01-06": "in the autumn"}
    (own / f"{LESSON}.ipynb").write_text(json.dumps(submission({"replies": replies})), encoding="utf-8")
    for name, text in {
        "class.csv": GRADEBOOK,
        "gradebook.csv": GRADEBOOK,
        "worksheet.csv": WORKSHEET,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    line = {"kind": "date", "key": "1860", "reply": "1858"}
    (folder / "replies.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    canvas_zip(folder / "submissions.zip", {f"reedtom_4712_90001_{LESSON}.ipynb": notebook()})
    home = folder.parent / "home"
    for name in ("pyproject.toml", "README.md", "LICENSE", "environment.yml"):
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "seeds", folder / "seeds", ignore=shutil.ignore_patterns("texts"))
    for place, name, text in (
        (folder / "seeds" / "texts", "article.txt", "gazette"),
        (folder / "seeds" / "texts", "letter.txt", "letter"),
        (home / "Downloads", "article.html", "gazette"),
    ):
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes((TINY / "texts" / f"{text}.txt").read_bytes())
    return folder


@pytest.mark.parametrize("name", [*TERM, *(name for name in COMMANDS if name not in TERM)])
def test_the_example_of_a_command_runs(course, capsys, monkeypatch, name):
    monkeypatch.chdir(ROOT if name == "lessons" else course)
    monkeypatch.setenv("HOME", str(course.parent / "home"))
    monkeypatch.delenv("FOURCENTURIES_TEXTS", raising=False)
    if name in LONG:
        monkeypatch.setattr(LONG[name], lambda *_, **__: 0 if name == "lab" else ("01",))
    example = COMMANDS[name].example
    with pytest.raises(SystemExit) as left:
        main([*name.split(), "--help"])
    assert left.value.code == 0
    assert f"Example: fourcenturies {example}" in " ".join(capsys.readouterr().out.split())
    words = [word.replace("~", str(course.parent / "home")) for word in shlex.split(example)]
    if name in OF_TEXTS:
        monkeypatch.setenv(SEEDS, str(TINY))
        command = [sys.executable, "-m", "fourcenturies.cli", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return
    status = main(words)
    said = capsys.readouterr()
    assert status == (name in TO_BE_SEEN), said.out + said.err
    assert TO_BE_SEEN.get(name, "") in said.out + said.err

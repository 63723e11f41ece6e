"""`docs/own_source.md`, typed as it is printed: a sixth, invented article, from its text to a release."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile

import pytest

from conftest import ROOT
from fourcenturies.authoring.records import skeleton
from fourcenturies.cli import main
from fourcenturies.corpus import load
from fourcenturies.files import toml
from fourcenturies.model import TABLES

GUIDE = (ROOT / "docs" / "own_source.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^(`{3,4})(\w+) ?([^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
LESSON = "62_date_first_encounters"


def put(path, text):
    """Put a block of the walk where it says: a record takes the place of its skeleton, all else goes to the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    own = re.search(r'^\[\[\w+\]\]\nid = "[^"]+"\n', text)
    place = before.find(own[0]) if own else -1
    if place >= 0:
        after = before.find("\n[[", place + 1)
        before = before[:place] + (before[after + 1 :] if after >= 0 else "")
    path.write_text(f"{before.rstrip()}\n\n{text}".lstrip(), encoding="utf-8")


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """Walk once; return the course's folder, and what each command said."""
    course = tmp_path_factory.mktemp("walk") / "course"
    course.mkdir()
    for name in ("solutions", "lessons"):
        shutil.copytree(ROOT / name, course / name)
    for name in ("nbgrader_config.py", "pyproject.toml", "README.md", "LICENSE", "environment.yml"):
        shutil.copy(ROOT / name, course / name)
    for name in ("src", "seeds"):
        (course / name).symlink_to(ROOT / name)
    said = {}
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for _, kind, where, text in BLOCK.findall(GUIDE):
        if kind != "sh":
            put(course / where, text)
            continue
        for line in text.splitlines():
            program, *words = shlex.split(line)
            assert program == "fourcenturies"
            command = [sys.executable, "-m", "fourcenturies.cli", *words]
            done = subprocess.run(
                command, cwd=course, env=environ, capture_output=True, text=True, check=False
            )
            said[line] = done.stdout + done.stderr
            assert done.returncode == 0, said[line]
    return course, said


def test_the_records_are_complete_and_the_copy_is_counted_as_they_say(walked):
    course, said = walked
    assert said["fourcenturies validate --seeds ../private/seeds"] == "0 problems found\n"
    assert (
        "short: missing; add it: how prose calls it"
        in said["fourcenturies new source src-ferry --in ../private"]
    )
    source = load(course / ".." / "private" / "seeds").get("src-ferry")
    counted = said["fourcenturies openings ../private/texts/ferry.txt"]
    assert all(opening in counted for opening in source.openings)
    assert sum(int(number) for number in re.findall(r"(\d+) words", counted)) == source.body_words
    assert "src-ferry" not in load(), "the course's own records are as they were"


def test_the_release_holds_the_records_and_no_key(walked):
    course, _ = walked
    with zipfile.ZipFile(course / "build" / "ferry.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    (wheel,) = [name for name in files if name.endswith(".whl")]
    path = course / "build" / "own.whl"
    path.write_bytes(files[wheel])
    with zipfile.ZipFile(path) as packed:
        passages = toml.loads(packed.read("fourcenturies/seeds/passages.toml").decode())["passages"]
    assert "psg-902" in {row["id"] for row in passages}
    notebook = json.loads(files[f"ferry/lessons/{LESSON}/{LESSON}.ipynb"])
    (answer,) = [cell for cell in notebook["cells"] if cell["id"] == "answer-q-62-90"]
    assert "".join(answer["source"]) == "%%answer q-62-90\n..."
    assert b"A bank is a side of a river" not in b"".join(files.values())


def test_the_evidence_of_the_new_question_is_shown(walked):
    course, _ = walked
    seeds = course / ".." / "private" / "seeds"
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "FOURCENTURIES_SEEDS": str(seeds.resolve())}
    code = "from fourcenturies.corpus import load; print(load().get('psg-902').words)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout == "the ferry had never been needed\n"


@pytest.mark.parametrize("table", ["sources", "passages", "events"])
def test_a_skeleton_is_toml_with_and_without_its_signs(table):
    text = skeleton(table, "src-x")
    assert toml.loads(text) == {table: [{"id": "src-x"}]}
    filled = toml.loads(re.sub(r"^# ", "", text, flags=re.MULTILINE))[table][0]
    assert set(filled) == {name.rstrip("_") for name in TABLES[table].__dataclass_fields__}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("source", "psg-901"), "an id here begins with src-"),
        (("passage", "psg-001"), "psg-001 is there already"),
    ],
)
def test_what_cannot_be_new_is_said(words, told, tmp_path, capsys):
    assert main(["new", *words, "--in", str(tmp_path)]) == 1
    assert told in capsys.readouterr().err

"""What a page asks of Python is what the notebook's own functions tell, on the same files."""

import io
import json
import os
import shutil
import zipfile
from base64 import b64decode, b64encode

import pytest

import sample_class
from conftest import ROOT
from fourcenturies.cli import main
from fourcenturies.notebook import session
from fourcenturies.notebook.checking import _notes, checked
from fourcenturies.notebook.on_page import NOTED, Desk
from fourcenturies.parcel import packed, texts_in, unpack
from fourcenturies.questions.lessons import load_keys, load_lesson

FIRST, SECOND = "01_meet_the_sources", "02_date_first_encounters"


@pytest.fixture
def memory(monkeypatch):
    """What a kernel remembers, for one test alone."""
    monkeypatch.setattr(session, "_replies", {})
    monkeypatch.setattr(session, "_asked", set())
    monkeypatch.setitem(session._where, "page", False)
    monkeypatch.chdir(os.curdir)


@pytest.fixture
def opened(tmp_path, memory):
    """Return what opens a page of lesson 1 in a browser of its own, with the keys or without."""

    def open_page(name="here", *, keys=True, replies=None, files=None):
        home = tmp_path / name
        for lesson in (FIRST, SECOND):
            shutil.copytree(ROOT / "lessons" / lesson, home / "lessons" / lesson)
            if keys:
                shutil.copytree(ROOT / "solutions" / lesson, home / "solutions" / lesson)
        desk = Desk(home)
        ask(desk, "begin", lesson=FIRST, files=files or {}, replies=replies or {})
        return desk

    return open_page


def ask(desk, name, **more):
    return json.loads(desk.answer(json.dumps({"ask": name, **more})))


def answer(desk, question, reply):
    return ask(desk, "check", question=question, replies={question: reply})


def right_answer(question, lesson=FIRST):
    return load_keys(ROOT / "solutions" / lesson / f"{lesson}.ipynb")[question].answer


def test_the_card_is_that_of_the_notebook_at_every_try(opened, tmp_path, monkeypatch):
    desk = opened()
    folder = tmp_path / "work"
    shutil.copytree(ROOT / "lessons" / FIRST, folder / FIRST)
    shutil.copytree(ROOT / "solutions" / FIRST, tmp_path / "solutions" / FIRST)
    for reply in ("Mao", "Vladimir Putin", "nobody at all", "Xi\nto Mao", "12", "Xi Jinping"):
        on_page = answer(desk, "q-01-02", reply)["html"]
        monkeypatch.chdir(folder / FIRST)
        session._where["page"] = False
        at_desk = checked("q-01-02", reply).html
        session._where["page"] = True
        monkeypatch.chdir(desk.lessons / FIRST)
        (keep,) = _notes(reply, "")
        assert on_page == at_desk.replace(f'<p style="margin:0.15em 0">{keep}</p>', "")


def test_an_answer_opens_its_evidence_and_another_page_knows_it(opened):
    desk = opened()
    assert (
        "opens once your answer to “Your first guess"
        in ask(desk, "show", call="reveal", of="q-01-16")["html"]
    )
    files = answer(desk, "q-01-16", "d\nsure: 70 %")["files"] | answer(desk, "q-01-02", "Mao")["files"]
    assert "Interpreters spoke" in ask(desk, "show", call="reveal", of="q-01-16")["html"]
    assert list(files) == [f"{FIRST}/.tries.json"]
    later = opened("later", replies=desk.replies, files=files)
    assert "Interpreters spoke" in ask(later, "show", call="reveal", of="q-01-16")["html"]
    assert "Read again" in answer(later, "q-01-02", "Stalin")["html"]
    told = ask(later, "show", call="progress")["html"]
    assert "2 of 10" in told
    assert f'href="{FIRST}.html#q-01-' in told


def test_nothing_that_a_page_shows_speaks_of_cells_or_calls(opened):
    desk = opened()
    answer(desk, "q-01-10", "The sentence is by “nobody”.")
    calls = (
        ("reveal", "q-01-16"),
        ("progress", ""),
        ("review", ""),
        ("calibration", ""),
        ("self_check", "q-01-10"),
    )
    told = [ask(desk, "show", call=call, of=of)["html"] for call, of in calls]
    told += [
        answer(desk, "q-01-02", "Mao")["html"],
        ask(opened("class", keys=False), "show", call="progress")["html"],
    ]
    for text in told:
        for word in ("()", "Ctrl", "⌘", "run ", "%%answer", "nbgrader", " cell", "Shift+Enter"):
            assert word not in text, (word, text)


def test_answers_go_to_a_notebook_and_come_back(opened, tmp_path):
    desk = opened()
    answer(desk, "q-01-02", "Mao Zedong\nsure: 80 %")
    answer(desk, "q-01-10", "Two paragraphs.\n\nOf mine.\ndoubt: is this the right panel?")
    home = tmp_path / "work"
    for lesson in (FIRST, SECOND):
        shutil.copytree(ROOT / "lessons" / lesson, home / lesson)
    told = ask(desk, "give")
    assert "put back" in unpack(b64decode(told["bytes"]), home).words
    notebook = json.loads((home / FIRST / f"{FIRST}.ipynb").read_text(encoding="utf-8"))
    assert texts_in(notebook) == {
        "q-01-02": "Mao Zedong\nsure: 80 %",
        "q-01-10": "Two paragraphs.\n\nOf mine.\ndoubt: is this the right panel?",
    }
    assert "q-01-02" in json.loads((home / FIRST / ".tries.json").read_text(encoding="utf-8"))
    other = opened("elsewhere", replies={"q-01-02": "Xi Jinping", "q-01-16": "a"})
    told = ask(other, "take", bytes=b64encode(packed(home)).decode())
    assert set(told["replies"]) == {"q-01-10"}
    assert told["others"] == {"q-01-02": "Mao Zedong\nsure: 80 %"}
    assert "1 answer was brought back." in told["words"]
    assert "q-01-02 stay" in told["words"]
    assert f"{FIRST}/.tries.json" in told["files"]


@pytest.mark.parametrize("cut", [0, 40, 2000, -30])
def test_a_damaged_parcel_is_a_sentence_and_changes_nothing(opened, cut):
    desk = opened(replies={"q-01-02": "Mao"})
    raw = bytearray(b64decode(ask(desk, "give")["bytes"]))
    raw = raw[:cut] if cut in (0, 40) else raw[:cut] + b"\xff\x00\xff" * 9 + raw[cut + 27 :]
    told = ask(desk, "take", bytes=b64encode(bytes(raw)).decode())
    assert "file" in told["words"]
    assert told["replies"] == {}
    assert desk.replies == {"q-01-02": "Mao"}


def test_without_keys_an_answer_is_noted_and_the_lesson_saved_as_what_is_handed_in(opened):
    desk = opened(keys=False)
    told = answer(desk, "q-01-02", "Xi")
    assert told["status"] == "read"
    assert NOTED in told["html"]
    saved = ask(desk, "hand in", lesson=FIRST)
    assert saved["name"] == f"{FIRST}.ipynb"
    notebook = json.loads(b64decode(saved["bytes"]))
    assert texts_in(notebook) == {"q-01-02": "Xi"}
    blank = json.loads((ROOT / "lessons" / FIRST / saved["name"]).read_text(encoding="utf-8"))
    changed = [new["id"] for new, old in zip(notebook["cells"], blank["cells"], strict=True) if new != old]
    assert changed == ["answer-q-01-02"]


def test_an_erased_answer_is_erased(opened):
    desk = opened(replies={"q-01-02": "Xi"})
    ask(desk, "give")
    told = ask(desk, "give", replies={"q-01-02": ""})
    with zipfile.ZipFile(io.BytesIO(b64decode(told["bytes"]))) as archive:
        assert texts_in(json.loads(archive.read(f"{FIRST}/{FIRST}.ipynb"))) == {}


def test_a_right_answer_is_right(opened):
    assert answer(opened(), "q-01-02", right_answer("q-01-02"))["status"] == "correct"


def test_what_a_class_saves_on_a_page_is_collected_and_graded(tmp_path, memory, monkeypatch, capsys):
    course = sample_class.sample_course()
    folder = tmp_path / "course"
    shutil.copytree(course, folder, ignore=shutil.ignore_patterns("build"))
    home = tmp_path / "page"
    shutil.copytree(folder / "lessons", home / "lessons")
    desk = Desk(home)
    ask(desk, "begin", lesson=sample_class.LESSON, files={}, replies={})
    solution = folder / "solutions" / sample_class.LESSON / f"{sample_class.LESSON}.ipynb"
    keys = load_keys(solution)
    for question, key in keys.items():
        assert answer(desk, question, key.answer)["status"] == "read"
    saved = ask(desk, "hand in", lesson=sample_class.LESSON)
    download = tmp_path / "submissions.zip"
    with zipfile.ZipFile(download, "w") as archive:
        archive.writestr(f"langeada_4711_90210_{saved['name']}", b64decode(saved["bytes"]))
    monkeypatch.chdir(folder)
    assert main(["collect", str(download)]) == 0
    assert main(["grade", "--quiet"]) == 0
    capsys.readouterr()
    main(["grade", "--json"])
    (row,) = json.loads(capsys.readouterr().out)
    asked = load_lesson(folder / "lessons" / sample_class.LESSON).questions
    assert row["points"] == sum(one.points for one in asked if one.id in keys)

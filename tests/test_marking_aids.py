"""Beside a written answer stand rubric, comments to use again and a note on what it quotes: folded, and no mark."""

import base64
import json
import re

import pytest

import release_support
from fourcenturies.corpus import load
from fourcenturies.course.comments import TEMPLATE, load_comments, written_out
from fourcenturies.files import toml
from fourcenturies.grading.aids import Aids, load_aids, show_aids
from fourcenturies.grading.marking import mark
from fourcenturies.grading.pasted import keep_pictures, pasted
from fourcenturies.grading.preparing import load_release, prepare
from fourcenturies.grading.quoted_words import Text, Texts, load_texts, notes
from fourcenturies.grading.submissions import Submitted
from fourcenturies.questions.rubrics import load_rubric
from sample_class import LESSON, ROOT, submission

ESSAY = "They share “friends of steel”. Cox says “Right now there are changes, the likes of which we have not seen”."


def words(text):
    return tuple(text.split())


def texts_of(*texts):
    places = {}
    for number, text in enumerate(texts):
        for at, word in enumerate(text.words):
            places.setdefault(word, []).append((number, at))
    names = {"cox": "Cox", "the lse": "Cox", "stallard": "Stallard"}
    return Texts(texts, {}, names, ("Cox",), {word: tuple(own) for word, own in places.items()})


TEXTS = texts_of(
    Text("Cox", words("one two three now there are great changes ahead of us all"), ((0, 1), (3, 2))),
    Text("Stallard", words("china has the upper hand in every way"), ((0, 7),)),
)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Cox: “Now there are great changes”.", "stands in Cox, ¶ 2"),
        ('He says "now there are … ahead of us".', "stands in Cox, ¶ 2"),
        ("« there are GREAT changes »", "stands in Cox, ¶ 2"),
        ("„now there are great changes“", "stands in Cox, ¶ 2"),
        ("Cox says “China has the upper hand”.", "stands in Stallard, ¶ 7; its sentence names Cox"),
        ("The LSE says “China has the upper hand”.", "stands in Stallard, ¶ 7; its sentence names Cox"),
        ("Stallard says “China has the upper hand”.", "stands in Stallard, ¶ 7"),
        ("Cox wrote. She says “China has the upper hand”.", "stands in Stallard, ¶ 7"),
        ("“there are no great changes ahead”", "not word for word: Cox, ¶ 2 has “"),
        (
            "“nobody ever wrote anything like it”",
            "not found; of Stallard only the records' passages were searched",
        ),
    ],
)
def test_what_is_quoted_is_found_altered_or_another_texts(answer, said):
    (note,) = notes(answer, TEXTS)
    assert note.said.startswith(said)
    assert ("names" in note.said) == ("names" in said)


@pytest.mark.parametrize(
    "answer", ["", "It’s the students’ own", "“two words”", '"' * 50, "“" * 3000, "'x" * 9000]
)
def test_what_is_no_quotation_gets_no_note(answer):
    assert notes(answer, TEXTS) == []


def test_an_answer_of_quotations_alone_is_looked_up_in_part():
    assert len(notes("“now there are great changes” " * 500, TEXTS)) == 12


def test_no_more_of_a_source_is_shown_than_may_be():
    own = [f"{first}{second}" for first in "abcdefgh" for second in "jklmnopq"]
    quoted = " ".join(word if place % 5 else "other" for place, word in enumerate(own[:50]))
    (note,) = notes(f"“{quoted}”", texts_of(Text("Cox", tuple(own))))
    assert len(re.search("has “(.*)”", note.said)[1].split()) == 25


def test_the_records_are_searched_where_no_copy_is_at_hand(tmp_path):
    texts = load_texts(load(), tmp_path / "none")
    first, second = notes(ESSAY, texts)
    assert first.said.startswith("stands in ")
    assert second.said.startswith(("not word for word: Cox", "stands in Cox"))


def graded(work, aids):
    known = release_support.release()
    release = load_release(ROOT / "solutions" / LESSON, known.cells, aids=aids)
    notebook = prepare(Submitted(json.dumps(submission(work)).encode()), release)
    marks = mark(notebook, release)
    return notebook, marks


def aid_of(notebook):
    names = [cell["id"] for cell in notebook["cells"]]
    place = names.index("aid-q-01-10")
    assert names[place - 1] == "written-q-01-10"
    return notebook["cells"][place]


@pytest.fixture
def aids(tmp_path):
    (tmp_path / "comments.toml").write_text('[comments]\nwitness = "Who says <b>so</b>?"\n', encoding="utf-8")
    return load_aids(ROOT / "solutions" / LESSON, tmp_path)


def test_the_rubric_stands_folded_and_locked_below_the_answer(aids):
    cell = aid_of(graded({"replies": {"q-01-10": ESSAY}}, aids)[0])
    assert cell["metadata"] == {"deletable": False, "editable": False}
    for part in (
        ">Rubric<",
        "takes both texts as given",
        "Proficient",
        "=witness".replace("=", "&#61;"),
    ):
        assert part in cell["source"]
    assert cell["source"].count("<details>") == 4
    assert "<b>so" not in cell["source"]


def test_aids_change_no_mark(aids):
    work = {"replies": {"q-01-10": ESSAY, "q-01-02": "Xi Jinping"}}
    assert graded(work, aids)[1] == graded(work, Aids())[1]


def test_what_a_student_quotes_can_do_nothing_in_the_note(aids):
    essay = "“<img src=x onerror=alert(1)> and $$\\href{https://evil.example}{x}$$ [a](javascript:b)”"
    source = aid_of(graded({"replies": {"q-01-10": essay}}, aids)[0])["source"]
    assert "onerror" in source
    assert not re.search(r"<img|\$\$|\]\(", source)


PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20
PASTED = {
    "a.png": PNG,
    "../../b.png": b"\xff\xd8\xff" + b"x",
    "c.svg": b"<svg onload=alert(1)>",
    "d": b"RIFF1234WEBPx",
}


def with_pictures(pictures):
    handed = submission({"replies": {"q-01-10": "See ![](attachment:a.png)"}})
    cell = next(cell for cell in handed["cells"] if cell["id"] == "written-q-01-10")
    cell["attachments"] = {
        name: {"image/png": base64.b64encode(data).decode()} for name, data in pictures.items()
    }
    return json.dumps(handed).encode()


def test_a_pasted_picture_is_named_and_kept_and_nothing_else_is(tmp_path, aids):
    release = load_release(ROOT / "solutions" / LESSON, release_support.release().cells, aids=aids)
    data = with_pictures(PASTED)
    found = pasted(data, release.names)
    kept = ["written-q-01-10-1.png", "written-q-01-10-2.jpg", "written-q-01-10-3.webp"]
    assert list(found) == kept
    assert found[kept[0]] == PNG
    keep_pictures(tmp_path, "ada", LESSON, found)
    assert sorted(path.name for path in (tmp_path / "pictures" / "ada" / LESSON).iterdir()) == kept
    notebook = prepare(Submitted(data), release)
    marks = mark(notebook, release)
    assert "pasted pictures are kept in build/pictures: written-q-01-10-1.png" in marks.report
    assert "Pasted pictures (3)" in aid_of(notebook)["source"]
    keep_pictures(tmp_path, "ada", LESSON, {})
    assert not (tmp_path / "pictures" / "ada" / LESSON).exists()


@pytest.mark.parametrize(
    "attachments",
    [3, [], {"a": 1}, {"a": {"image/png": 7}}, {"a": {"image/png": "no base64!"}}, {"a": {"x": "AA=="}}],
)
def test_what_is_no_picture_is_left_out(attachments):
    data = json.dumps({"cells": [{"attachments": attachments}, 5]}).encode()
    assert pasted(data, frozenset()) == {}


def test_a_thousand_pictures_are_a_dozen():
    data = with_pictures({f"{number}.png": PNG for number in range(1000)})
    assert len(pasted(data, frozenset({"written-q-01-10"}))) == 12


def test_a_lesson_without_a_rubric_shows_none():
    notebook = {"cells": [], "metadata": {"fourcenturies": {}}}
    show_aids(notebook, Aids())
    assert notebook["cells"] == []


def test_every_rubric_is_read_whole(lesson):
    rubric = load_rubric(ROOT / "solutions" / lesson / "rubric.md")
    number = lesson[:2]
    assert rubric.question == f"q-{number}-10"
    assert len(rubric.habits) >= 3
    assert all([points for points, _ in habit.steps] == ["0", "1", "2"] for habit in rubric.habits)
    assert len(rubric.samples) == 3
    assert all(sample.text and sample.why for sample in rubric.samples)


def test_a_name_in_a_comment_stands_for_its_words():
    known = {"witness": "Who says so?"}
    assert (
        written_out("Good.\n = witness \n=none\na=witness", known) == "Good.\nWho says so?\n=none\na=witness"
    )


def test_the_template_is_read_and_holds_nothing_yet(tmp_path):
    assert toml.loads(TEMPLATE)["comments"] == {}
    assert load_comments(tmp_path) == {}


@pytest.mark.parametrize(
    "text", ["x = 1", "[comments]\nA = 'x'", "[comments]\na = 1", "[comments]\na = ' '", "[comments"]
)
def test_a_slip_in_the_comments_is_told(tmp_path, text):
    (tmp_path / "comments.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"comments\.toml: "):
        load_comments(tmp_path)

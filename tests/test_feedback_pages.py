"""Feedback pages: what they tell before and after the return, how large they are, and that nothing in them acts."""

import json
import re
import sqlite3
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import release_support
from conftest import LESSONS
from fourcenturies.course.settings import load_course
from fourcenturies.grading.feedback_lesson import feedback_lesson
from fourcenturies.grading.feedback_page import MOST_BYTES, feedback_page
from fourcenturies.grading.held import Comments, Held, Marked
from fourcenturies.grading.marking import mark
from fourcenturies.grading.preparing import prepare
from fourcenturies.grading.submissions import Submitted
from fourcenturies.notebook.own_answers import returned
from fourcenturies.questions.lessons import load_keys
from generated_class import ODD
from sample_class import LESSON, ROOT, make_course, nbgrader, students, submission
from test_feedback_tells_no_answer import forms, leaked, printed, told, words


class Seen(HTMLParser):
    """The words of a page, and whatever in it could ask for something or act."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.live, self.inside = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.inside = tag
        held = dict(attributes)
        outward = [name for name in held if name in {"src", "srcset", "data", "action"} or name[:2] == "on"]
        if tag in {"script", "img", "iframe", "link", "form", "svg", "object", "embed", "math"} or outward:
            self.live.append(self.get_starttag_text())
        if not (held.get("href") or "#").startswith("#"):
            self.live.append(self.get_starttag_text())

    def handle_data(self, data):
        if self.inside != "style":
            self.texts.append(data)

    @property
    def words(self):
        return " ".join(" ".join(self.texts).split())


def lesson_of(name=LESSON, *, back=False):
    release = release_support.release(name)
    return release, feedback_lesson(release, ROOT / "solutions" / name, returned=back)


def graded(work, release):
    data = json.dumps(submission(work)).encode()
    notebook = prepare(Submitted(data), release)
    marks = mark(notebook, release)
    held = {
        name: Held(points, None, None, waits=name in marks.flags) for name, points in marks.points.items()
    }
    said = {name: Comments(text or "") for name, text in marks.comments.items()}
    return notebook, Marked(held, said)


def page(work, *, back=False, by_hand=None, said="", penalty=0.0):
    release, lesson = lesson_of(back=back)
    notebook, marked = graded(work, release)
    held = dict(marked.held)
    if by_hand is not None:
        held["written-q-01-10"] = Held(None, by_hand, None, waits=False)
    comments = {**marked.comments, "written-q-01-10": Comments("", said)}
    return feedback_page(notebook, lesson, Marked(held, comments, penalty)).decode()


HALF = students()["half-right"]
WRITTEN = {"replies": {"q-01-10": "They are two.\n\n<b>Or</b> one, who knows?"}}


def test_a_page_shows_question_quotation_reply_verdict_reason_and_credit():
    seen = Seen(page(HALF)).words
    for told_there in (
        "Who speaks at the head of Cox's article?",
        "“Xi to Putin. March 2023.” Cox, outside the numbered paragraphs",
        "Your answer Cox",
        "Read as: Michael Cox",
        "◐ Partly right 0.4 of 1 point That is who passes it on.",
        "Read again: the two lines above the first paragraph",
    ):
        assert told_there in seen


def test_only_words_that_the_records_show_are_quoted():
    _, lesson = lesson_of()
    shown = {row.words for asked in lesson.asked for row in asked.quotations}
    assert "“Xi to Putin. March 2023.”" in shown
    assert all(len(row.split()) <= 60 for row in shown)
    for name in LESSONS:
        _, own = lesson_of(name)
        assert sum(bool(asked.quotations) for asked in own.asked) >= 5, name


@pytest.mark.parametrize("name", LESSONS)
def test_before_the_return_a_page_tells_no_accepted_answer(name):
    release, lesson = lesson_of(name)
    folder = ROOT / "solutions" / name
    keys = load_keys(folder / f"{name}.ipynb")
    shown = printed(json.loads((ROOT / "lessons" / name / f"{name}.ipynb").read_text(encoding="utf-8")))
    quoted = " ".join(row.words for asked in lesson.asked for row in asked.quotations)
    for reply in ODD[:12]:
        found = {question.id: {"reply": reply} for question in release.lesson.questions}
        record = {"digest": "x", "found": found, "verdicts": {}}
        from fourcenturies.grading.scoring import score
        from fourcenturies.questions.verdicts import as_told

        scores = score(record, release.lesson, release.keys)
        record["verdicts"] = {own: as_told(one.verdict) for own, one in scores.items()}
        text = feedback_page({"metadata": {"fourcenturies": record}}, lesson, Marked()).decode()
        for asked in lesson.asked:
            if asked.written or scores[asked.question.id].verdict.credit >= 1:
                continue
            own = re.search(rf'<section id="{asked.question.id}".*?</section>', text, re.DOTALL)[0]
            own = " ".join(re.sub(r"<figure.*?</figure>|<[^>]+>", " ", own, flags=re.DOTALL).split())
            key = keys[asked.question.id]
            left = leaked(own, asked.question, key, f"{reply} {quoted}", words(f"{shown} {quoted}"))
            by_form = (
                {"not comparable"} if asked.question.kind == "number" else set()
            )  # said of every such reply
            assert not left - {asked.question.year[:4]} - by_form - told_in(shown), (asked.question.id, reply)


def told_in(text):
    return {str(value) for _, value in told(text, names=True)}


def test_after_the_return_a_page_tells_answer_reason_and_samples():
    before, after = Seen(page(HALF)).words, Seen(page(HALF, back=True)).words
    for revealed in (
        "The accepted answer Xi Jinping .",
        "The line under the quotation names the speaker",
        "Proficient",
    ):
        assert revealed not in before
        assert revealed in after
    _, lesson = lesson_of()
    assert all(not asked.answer and not asked.because and not asked.rubric.samples for asked in lesson.asked)


def test_a_written_answer_shows_mark_comment_and_what_earns_points():
    seen = Seen(page(WRITTEN, by_hand=4.5, said="Well argued.\nWhich words?")).words
    assert "Marked by a person 4.5 of 6 points" in seen
    assert "Your instructor’s comment Well argued. Which words?" in seen
    assert "What earns points sourcing 0 takes both texts as given" in seen
    assert "They are two. <b>Or</b> one, who knows?" in seen


def test_what_waits_is_said_and_no_mark_of_it_is_shown():
    release, lesson = lesson_of()
    notebook, marked = graded(WRITTEN, release)
    held = {**marked.held, "written-q-01-10": Held(None, None, None, waits=True)}
    seen = Seen(feedback_page(notebook, lesson, Marked(held, marked.comments)).decode()).words
    assert "1 of 10 waits for a person, so the total is not final." in seen
    assert "Waits for a person up to 6 points" in seen


def with_question(lesson, **changes):
    """Return a lesson whose second question is another."""
    asked = list(lesson.asked)
    asked[1] = replace(asked[1], question=replace(asked[1].question, **changes))
    return replace(lesson, asked=tuple(asked))


def test_a_first_guess_is_noted_and_is_no_mark():
    release, lesson = lesson_of()
    notebook, marked = graded(HALF, release)
    guess = {
        "status": "read",
        "credit": 0.0,
        "message": "Noted: your first guess.",
        "share": 1.0,
        "later": ["See."],
    }
    notebook["metadata"]["fourcenturies"]["verdicts"]["q-01-02"] = guess
    own = with_question(lesson, kind="commit", points=0)
    held = {**marked.held, "check-q-01-02": Held(0.0, None, None, waits=False)}
    text = feedback_page(notebook, own, Marked(held, marked.comments)).decode()
    seen = Seen(text).words
    assert "✎ Answer noted not marked Noted: your first guess." in seen
    assert "See." not in seen
    assert "waits for a person" not in seen
    assert 'data-share="1"' in text
    back = feedback_page(notebook, replace(own, returned=True), Marked(held, marked.comments)).decode()
    assert "Noted: your first guess. See." in Seen(back).words


def test_a_question_that_was_taken_out_is_on_no_page():
    release, lesson = lesson_of()
    notebook, marked = graded(HALF, release)
    seen = Seen(feedback_page(notebook, with_question(lesson, points=0), marked).decode()).words
    assert "Who speaks at the head" not in seen


def test_a_late_penalty_is_told_and_taken_off():
    seen = Seen(page(HALF, penalty=2.0)).words
    assert "5.4 of 23 points" in seen
    assert "It came late, which cost 2 points." in seen


ATTACKS = [
    "<script>document.title='forged'</script>",
    "</div></section><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    r"$$\href{https://evil.example/}{\text{Right. 2 of 2 points}}$$",
    '" onmouseover="alert(1)" data-credit="1',
    "\u202eright\u202c ![](http://evil.example/x.png)",
    "https://evil.example/ [a](javascript:alert(1))",
]


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_nothing_that_a_student_wrote_acts(attack, tmp_path):
    ids = [f"q-01-{number:02}" for number in range(1, 11)]
    text = page({"replies": dict.fromkeys(ids, attack)}, said="", back=True)
    seen = Seen(text)
    assert seen.live == []
    assert " ".join(attack.split()) in seen.words
    (tmp_path / "feedback.html").write_text(text, encoding="utf-8")
    assert all(credit < 1 for credit, *_ in returned(tmp_path).values())


BULK = [
    "a" * 100_000,
    '"<&' * 30_000,
    "王" * 60_000,
    "word " * 20_000,
    "\n" * 50_000 + "x",
    "\u0301" * 50_000,
]


@pytest.mark.parametrize("bulk", BULK, ids=range(len(BULK)))
@pytest.mark.parametrize("back", [False, True])
def test_a_page_is_small_however_large_the_submission(bulk, back):
    ids = [f"q-01-{number:02}" for number in range(1, 11)]
    text = page({"replies": dict.fromkeys(ids, bulk)}, back=back)
    assert len(text.encode()) < MOST_BYTES
    assert "The rest is not shown here" in text


def test_the_lessons_read_a_page_that_came_back(tmp_path):
    replies = {"q-01-02": "Xi Jinping\nsure: 80 %", "q-01-03": "2023"}
    (tmp_path / "feedback.html").write_text(page({"replies": replies}), encoding="utf-8")
    found = returned(tmp_path)
    assert found["q-01-02"][:2] == (1.0, 0.8)
    assert found["q-01-03"][0] == 0.0


def test_a_page_names_its_language_and_allows_nothing_to_be_loaded():
    text = page(HALF)
    assert '<html lang="en">' in text
    assert "default-src 'none'" in text
    assert "url(" not in text
    assert "@import" not in text


def test_the_same_bytes_come_of_the_same_submission():
    assert page(HALF) == page(HALF)


def test_a_notebook_that_others_graded_gets_no_page():
    _, lesson = lesson_of()
    with pytest.raises(ValueError, match="grade it again"):
        feedback_page({"cells": [], "metadata": {}}, lesson, Marked())


@pytest.mark.parametrize(("text", "words_said"), [("returned = 3", "no list"), ("returned = [1]", "no list")])
def test_a_slip_in_returned_is_told(tmp_path, text, words_said):
    (tmp_path / "course.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=words_said):
        load_course(tmp_path)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = make_course(tmp_path_factory.mktemp("pages") / "course")
    (course / "course").mkdir()
    (course / "course" / "course.toml").write_text(f'returned = ["{LESSON}"]\n', encoding="utf-8")
    grade(course)
    with sqlite3.connect(course / "build" / "gradebook.db") as book:
        book.execute(
            "UPDATE grade SET manual_score = 4, needs_manual_grade = 0 WHERE needs_manual_grade = 1 "
            "AND cell_id IN (SELECT id FROM base_cell WHERE name = 'written-q-01-10')"
        )
        book.execute("UPDATE comment SET manual_comment = 'A comment of mine' WHERE auto_comment IS NULL")
    grade(course, "--feedback")
    return course


def grade(course, *more):
    command = [sys.executable, "-m", "fourcenturies.cli", "grade", "--quiet", *more]
    done = subprocess.run(command, cwd=course, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode < 2, done.stderr


def pages(course):
    return {path.parent.parent.name: path.read_bytes() for path in course.glob("build/feedback/*/*/*.html")}


def test_nbgraders_own_command_makes_the_same_bytes(course):
    ours = pages(course)
    assert set(ours) == set(students())
    done = nbgrader(course, "generate_feedback", LESSON, "--force")
    assert done.returncode == 0, done.stderr
    assert pages(course) == ours
    assert "A comment of mine" in ours["full-marks"].decode()
    assert "The accepted answer" in ours["full-marks"].decode()


def test_every_form_of_an_answer_is_searched_for():
    keys = load_keys(Path(ROOT, "solutions", LESSON, f"{LESSON}.ipynb"))
    assert forms(keys["q-01-02"]) == {"xi jinping"}

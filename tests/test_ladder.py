"""Each try in vain tells a little more; the answer comes last, and never before."""

import pytest

from fourcenturies.corpus import load
from fourcenturies.notebook.ladder import feedback, moves
from fourcenturies.questions.judge import judge
from fourcenturies.questions.keys import Key
from fourcenturies.questions.lessons import load_keys, load_lesson
from fourcenturies.questions.model import Question
from fourcenturies.questions.verdicts import Verdict
from fourcenturies.views.quotations import Quotation, quotations

QUESTION = Question("q-01-01", "date", reread=("Cox, ¶ 1", "Stallard, ¶ 2"))
KEY = Key("1949-12-16", also=("1949-12",), because="The first paragraph names the day.")
WRONG = Verdict("wrong", 0.0, "No.")
PASSAGES = (Quotation("psg-1", "“in that winter”", "Cox, ¶ 1"), Quotation("psg-2", "", "Stallard, ¶ 2"))
AGAIN = "Read again: Cox, ¶ 1; Stallard, ¶ 2."
QUOTED = ("“in that winter” (Cox, ¶ 1)", "Too long to be shown here: read it in the article. (Stallard, ¶ 2)")
ANSWER = "The answer: 16 December 1949. The first paragraph names the day."

STEPS = {
    "no try": (0, ()),
    "first: the verdict alone": (1, ()),
    "second: what to read again": (2, (AGAIN,)),
    "third: the passages": (3, (AGAIN, *QUOTED)),
    "fourth: the answer and its reason": (4, (AGAIN, *QUOTED, ANSWER)),
    "later: no less": (9, (AGAIN, *QUOTED, ANSWER)),
}


@pytest.mark.parametrize(("tries", "told"), STEPS.values(), ids=STEPS.keys())
def test_each_try_climbs_one_rung(tries, told):
    assert feedback(WRONG, QUESTION, KEY, tries, PASSAGES) == told
    assert feedback(Verdict("partial", 0.4, "Partly."), QUESTION, KEY, tries, PASSAGES) == told


@pytest.mark.parametrize("status", ["correct", "unreadable", "unanswered", "read"])
def test_other_verdicts_neither_move_the_ladder_nor_get_it(status):
    verdict = Verdict(status, 0.0, "")
    assert not moves(verdict)
    assert feedback(verdict, QUESTION, KEY, 9, PASSAGES) == ()


def test_a_question_without_directions_keeps_its_empty_rungs():
    bare = Question("q-01-01", "date")
    assert [feedback(WRONG, bare, Key("1949"), tries) for tries in (1, 2, 3)] == [(), (), ()]
    assert feedback(WRONG, bare, Key("1949"), 4) == ("The answer: 1949.",)


ANSWERS = {
    "a date": ("date", "1949-12", "December 1949"),
    "an interval": ("date", "1858/1860", "1858 to 1860"),
    "a name": ("attribution", "Xi Jinping", "Xi Jinping"),
    "a person's id": ("attribution", "per-michael-cox", "Michael Cox"),
    "an id that no record has": ("attribution", "per-nobody-at-all", "per-nobody-at-all"),
    "nothing stated": ("attribution", "not stated", "not stated"),
    "several lines": ("no-such-kind", "a: one\nb: two", "a: one; b: two"),
    "a sentence": ("no-such-kind", "It is so.", "It is so"),
}


@pytest.mark.parametrize(("kind", "answer", "words"), ANSWERS.values(), ids=ANSWERS.keys())
def test_the_answer_is_told_in_words(kind, answer, words):
    assert feedback(WRONG, Question("q-01-01", kind), Key(answer), 4) == (f"The answer: {words}.",)


def test_every_question_of_the_course_can_climb_its_ladder(lesson, root):
    folder = root / "solutions" / lesson
    loaded = load_lesson(folder)
    for name, key in load_keys(folder / f"{lesson}.ipynb").items():
        question = loaded.question(name)
        if question.kind == "commit":
            continue
        told = feedback(WRONG, question, key, 4, quotations(load(), question.passages))
        assert told[0].startswith("Read again: "), name
        assert key.because, name
        assert told[-1].endswith(key.because), name
        assert judge(question, key.answer, key).status == "correct", name

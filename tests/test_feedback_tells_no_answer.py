"""What grading adds to a reply that is not fully right holds no accepted answer, in no form of it.

Searched are the verdict's own words, which the card, and so the feedback page, shows, and the comments. Left out
are the student's own words, and what the lesson itself prints.
"""

import re
from collections import defaultdict

from fourcenturies.grading.finding import KEY_SIGNS, NEAR, OTHER, SPLIT, TWICE
from fourcenturies.grading.finding import ODD as STORED
from fourcenturies.grading.scoring import DOUBTED, MISSING, REFUSED, UNREAD
from fourcenturies.questions.cards import card
from fourcenturies.questions.cells import cell_text
from fourcenturies.questions.clues import clues
from fourcenturies.questions.judge import judge
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.lessons import load_keys, load_lesson
from fourcenturies.questions.verdicts import Verdict
from generated_class import ODD

# How a reply to these is read, is the reply in other words: “c: C” is “c: contradicted”.
IN_OTHER_WORDS = {"claim-check", "footnote"}
OF_NAMES = {"attribution", "chain"}
# Ways to tell that a text is silent, which is an answer too.
SILENT = re.compile(
    r"\b(?:names?|tells|says|states|gives|prints) (?:nobody|no one|no name|no date|no year|none|nothing)\b"
    r"|\b(?:does|is|are) not (?:say|stated?|printed?|told|named?)\b(?! (?:this|it|him)\b)"
)
TOLD_BY_THE_FORM = defaultdict(set, number={"not comparable"})  # said of every number that cannot be read
TOLD_BY_THE_TASK = {"q-04-06"}  # they say themselves that no year, or no date, is printed


def replies(keys, question):
    """Return what students write, right or not: each of the lesson's answers and misconceptions, and parts of them."""
    said = [*ODD]
    for key in keys.values():
        said += [key.answer, *key.also, key.finer, *(trap.reply for trap in key.traps)]
    own = keys[question.id]
    for answer in (own.answer, *own.also):
        lines = answer.split("\n")
        said += ["\n".join(lines[:-1]), "\n".join(reversed(lines)), lines[0], answer[: len(answer) // 2]]
        said += [f"{answer}\n1911", f"{answer} or {ODD[-6]}", answer.replace("-", " "), f"not {answer}"]
        said += [re.sub(r"\d\d(?=\d\d)", "18", answer), re.sub(r"-\d\d", "", answer)]
    return list(dict.fromkeys(filter(None, said)))


def added(question, verdict, reply):
    """Return what the card adds, without the reply and the places to read again, which the lesson prints."""
    if question.kind in IN_OTHER_WORDS and verdict.read_as == judge(question, reply).read_as:
        verdict = verdict._replace(read_as="")  # so it is read without the key, too
    return f"{card(question, verdict, '', reread=False)} {verdict.read_as}"


def words(text):
    """Return the words of a text, and where its sentences end: “… for: e, f. Stands: …” holds no “f: stands”."""
    return " ".join(re.findall(r"\w+|\.(?=\s)", text.casefold()))


def forms(key):
    """Return the accepted answers as they could be written out: whole, and line by line."""
    whole = [key.answer, *key.also, *([key.finer] if key.finer else [])]
    return {words(part) for answer in whole for part in (answer, *answer.split("\n"))} - {""}


def told(text, names):
    return {
        clue.told
        for clue in clues(text, default_directory() if names else None)
        if clue.kind in {"year", "name"}
    }


def printed(notebook):
    return "\n".join(cell_text(cell) for cell in notebook["cells"])


# Alone, these are "not stated", and are shown as that.
RELATIVE = {"later", "recent", "recently"}


def in_one_line(form, reply):
    """Tell whether a line of a reply pairs what a form pairs, with the item's own words between: "b) Stallard: own"."""
    return any(set(form.split()) <= set(words(line).split()) for line in reply.splitlines())


def leaked(text, question, key, reply, shown=""):
    """Return what of the accepted answers stands in an added text, and neither in the reply nor in the lesson."""
    names = question.kind in OF_NAMES
    answers = told("\n".join((key.answer, *key.also, key.finer)), names)
    given = told(reply, names)
    found = {str(value) for _, value in (told(text, names) & answers) - given}
    for form in forms(key):
        inside = f" {form} " in f" {words(text)} "
        named = told(form, names)
        if (
            len(form) > 3
            and inside
            and form not in words(reply)
            and not (question.kind == "match" and in_one_line(form, reply))
            and not (form.endswith("not stated") and RELATIVE & set(words(reply).split()))
            and form not in shown
            and not (named and named <= given)
        ):
            found.add(form)
    return found


def test_what_a_verdict_adds_tells_no_accepted_answer(lesson, root, released):
    folder = root / "solutions" / lesson
    keys, shown = load_keys(folder / f"{lesson}.ipynb"), words(printed(released))
    searched = 0
    for question in load_lesson(folder).questions:
        for reply in replies(keys, question) if question.id in keys else ():
            verdict = judge(question, reply, keys[question.id])
            if verdict.credit < 1:
                searched += 1
                found = leaked(added(question, verdict, reply), question, keys[question.id], reply, shown)
                told = {question.year[:4], *TOLD_BY_THE_FORM[question.kind]}
                assert not found - told, (question.id, reply, verdict.message)
    assert searched > 100


def test_where_the_text_is_silent_no_verdict_says_so_before_the_reply_does(lesson, root):
    folder = root / "solutions" / lesson
    keys = load_keys(folder / f"{lesson}.ipynb")
    asked = [
        question
        for question in load_lesson(folder).questions
        if question.id in keys and "not stated" in keys[question.id].answer and question.kind != "match"
    ]
    for question in asked:
        for reply in replies(keys, question):
            verdict = judge(question, reply, keys[question.id])
            if verdict.credit < 1 and "not stated" not in reply and question.id not in TOLD_BY_THE_TASK:
                assert not SILENT.search(verdict.message), (question.id, reply, verdict.message)


def test_the_search_finds_an_answer_where_one_is_told(lesson, root):
    folder = root / "solutions" / lesson
    keys = load_keys(folder / f"{lesson}.ipynb")
    for question in load_lesson(folder).questions:
        if question.id in keys and len(words(keys[question.id].answer)) > 3:
            verdict = Verdict("wrong", 0.0, f"No: it is {keys[question.id].answer}.")
            assert leaked(added(question, verdict, ""), question, keys[question.id], "I do not know"), (
                question.id
            )


def test_what_a_flag_says_names_no_year_and_no_person():
    own = (NEAR, OTHER, DOUBTED, UNREAD, REFUSED)
    for text in (TWICE, SPLIT, KEY_SIGNS, STORED, MISSING, *(one.format("what was written") for one in own)):
        assert not told(text, names=True)

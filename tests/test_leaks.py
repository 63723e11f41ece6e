"""No question contains its own answer: the lint, on broken miniatures and on every lesson of the course."""

import pytest

from fourcenturies.names import Directory
from fourcenturies.questions.clues import clues, widened
from fourcenturies.questions.keys import Key, Trap
from fourcenturies.questions.leaks import leaks
from fourcenturies.questions.lessons import Lesson
from fourcenturies.questions.model import Question

ID = "q-01-01"
PEOPLE = [
    {"id": "per-mao-zedong", "kind": "person", "name": "Mao Zedong", "surname": "Mao", "hanzi": "毛泽东",
     "wade_giles": "Mao Tse-tung", "cyrillic": ["Мао Цзэдун"], "titles": ["the Great Helmsman"]},
    {"id": "per-ada-lovelace", "kind": "person", "name": "Ada Lovelace", "surname": "Lovelace"},
    {"id": "org-gazette", "kind": "institution", "name": "The Daily Gazette"},
]  # fmt: skip
DIRECTORY = Directory.from_records(PEOPLE)


def cell(name, source, kind="markdown"):
    return {"cell_type": kind, "id": name, "source": source, "metadata": {}}


def problems(
    answer, *, kind="date", task="When?", hint="Look.", between=(), also=(), traps=(), twin=None, **more
):
    cells = [
        cell("before", "In 1949 Mao Zedong spoke."),
        cell(f"task-{ID}", task),
        *between,
        cell(f"answer-{ID}", f"%%answer {ID}\n### BEGIN SOLUTION\n{answer}\n### END SOLUTION", "code"),
        cell(f"check-{ID}", f'check("{ID}")', "code"),
        cell(f"hint-{ID}", f"<details>{hint}</details>"),
        cell("after", "In 1949 Mao Zedong spoke."),
    ]
    lesson = Lesson("01_x", "X", 10, (Question(ID, kind, **more),))
    return leaks(lesson, {"cells": cells}, {ID: Key(answer, also, traps=traps)}, DIRECTORY, twin)


WORDING = {
    "the year": ("1949", "What happened in 1949?"),
    "the year of a day": ("1949-12-16", "Think of 1949."),
    "a year of an interval": ("1949/1950", "It ended in 1950."),
    "the year in another date": ("1949-12", "By 1949-10-01 all was done."),
    "the year run into a day": ("1949", "File 19491001."),
    "the year in a short range": ("1860", "The treaties of 1858–60"),
    "the year with an apostrophe": ("1949", "The winter of ’49"),
    "the year in bold parts": ("1949", "In 19**49** it came."),
    "the year with entities": ("1949", "In &#49;949 it came."),
    "the year in full-width signs": ("1949", "１９４９ 年"),
    "the year in Chinese signs": ("1949", "一九四九年"),
    "the year in words": ("1949", "in nineteen forty-nine"),
    "a round year in words": ("1900", "in nineteen hundred"),
    "a late year in words": ("2022", "in two thousand and twenty-two"),
    "the decade": ("1949", "in the 1940s"),
    "the decade with an apostrophe": ("1949", "in the 1940's"),
    "the century in figures": ("1860", "a treaty of the 19th century"),
    "the century in words": ("1860", "a nineteenth-century treaty"),
    "the second of two centuries": ("1949", "in the 19th and 20th centuries"),
    "the first of two centuries": ("1860", "in the nineteenth and twentieth centuries"),
    "the century in Roman figures": ("1860", "in the XIX century"),
    "the century in Russian": ("1860", "в 19-м веке"),
    "the century in Chinese": ("1860", "19世纪"),
    "the century as hundreds": ("1860", "in the 1800s"),
    "the century where a century is asked for": ("17th century", "in the seventeenth century"),
    "the decade where a decade is asked for": ("194X", "in the 1940s"),
    "a further line of the answer": ("happened: 1949\nsaid: 2013", "as told in 2013"),
}


@pytest.mark.parametrize(("answer", "task"), WORDING.values(), ids=WORDING.keys())
def test_a_date_in_the_wording_is_refused(answer, task):
    found = problems(answer, task=task)
    assert found
    assert found[0].startswith(f"{ID}: task-{ID}: ")


NAMES = {
    "the name": "What did Mao Zedong say?",
    "the surname": "What did Mao say?",
    "the surname in the genitive": "Mao’s words",
    "another spelling": "What did Mao Tse-tung say?",
    "turned round": "ZEDONG, Mao",
    "in Chinese": "谁是毛泽东？",
    "in Russian": "Кто такой Мао Цзэдун?",
    "by a title": "the Great Helmsman spoke",
    "in a compound": "the Mao-led party",
    "in bold": "**Mao** spoke",
}


@pytest.mark.parametrize("task", NAMES.values(), ids=NAMES.keys())
def test_a_form_of_the_name_in_the_wording_is_refused(task):
    assert problems("per-mao-zedong", kind="attribution", task=task)
    assert problems("Mao Zedong", kind="attribution", hint=task)


def code(source, name="code"):
    return cell(name, source, "code")


ELSEWHERE = {
    "hint": ({"hint": "It was 1949."}, f"hint-{ID}"),
    "id in a comment": ({"task": "When? <!-- evt-treaty-1949 -->"}, f"task-{ID}, cited ids"),
    "id that is quoted": ({"between": [code('quote("psg-1949")')]}, "code"),
    "id that is compared": ({"between": [code('compare("evt-treaty-1949")')]}, "code"),
    "caption in markdown": ({"between": [cell("caption", "![The treaty of 1949](map.png)")]}, "caption"),
    "caption in code": ({"between": [code('timeline(title="What came in 1949")')]}, "code"),
    "comment in code": ({"between": [code("draw()  # 1949")]}, "code"),
    "what to read again": ({"reread": ("the lines on 1949",)}, "questions.toml"),
    "objective": ({"objective": "date the treaty of 1949"}, "questions.toml"),
    "message of a trap": ({"traps": (Trap("1950", 0.0, "No, 1949."),)}, "message of a trap"),
    "another accepted answer": ({"also": ("1950",), "task": "after 1950?"}, f"task-{ID}"),
}


@pytest.mark.parametrize(("parts", "place"), ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_an_answer_elsewhere_in_the_question_is_refused(parts, place):
    found = problems("1949", **parts)
    assert [line.startswith(f"{ID}: {place}: ") for line in found] == [True]


def test_the_id_of_the_right_person_must_not_be_cited():
    task = "Who? <!-- per-mao-zedong -->"
    assert "cited ids" in problems("Mao Zedong", kind="attribution", task=task)[0]


@pytest.mark.parametrize("call", ["compare", "timeline", "chains", "arguments", "atlas", "ledger"])
def test_the_first_state_of_a_widget_between_task_and_check_is_looked_into(call):
    between = [code(f'import x\n{call}("evt-treaty", clocks=False)')]

    def twin(name, what, *, clocks=True):
        return f"{what} by {name}: 1949" if (name, clocks) == (call, False) else "1950"

    assert "first state of the widget" in problems("1949", between=between, twin=twin)[0]
    assert problems("1950", between=between, twin=twin) == []


def test_a_name_that_no_record_holds_is_looked_for_as_it_stands():
    assert problems("Grace Hopper", kind="attribution", task="What did Hopper say?")


@pytest.mark.parametrize("where", ["q-01-01", "q-01-02"])
def test_a_question_without_its_cells_is_named(where):
    lesson = Lesson("01_x", "X", 10, (Question(ID, "date"),))
    cells = [cell(f"check-{ID}", "", "code"), cell(f"task-{where}", "")]
    assert "no task cell" in leaks(lesson, {"cells": cells}, {ID: Key("1949")}, DIRECTORY)[0]


ALLOWED = {
    "nothing": ("1949", {}),
    "another year": ("1949", {"task": "Was it before 1950? For example `June 1990`."}),
    "a number that is no year": ("1949", {"task": "Of 19490 people 49 came."}),
    "another century": ("1949", {"task": "unlike the nineteenth century"}),
    "not stated, offered": ("not stated", {"task": "Write a year, or `not stated`. 1949"}),
    "another person": ("Mao Zedong", {"kind": "attribution", "task": "What did Ada Lovelace say?"}),
    "a name where a date is asked for": ("1949", {"task": "When did Mao speak?"}),
    "names that are chosen from": ("a: Mao Zedong", {"kind": "match", "task": "Mao Zedong, Ada Lovelace"}),
    "part of a longer word": ("Mao Zedong", {"kind": "attribution", "task": "Maoists and Maori"}),
    "what is given": ("1949/1950", {"task": "From 1949 on", "given": ("1949",)}),
    "the century of what is given": ("1949/1950", {"task": "20th century, 1949", "given": ("1949",)}),
    "a name that is given": (
        "Mao Zedong > The Daily Gazette",
        {"kind": "chain", "task": "in the Daily Gazette", "given": ("the Daily Gazette",)},
    ),
}


@pytest.mark.parametrize(("answer", "parts"), ALLOWED.values(), ids=ALLOWED.keys())
def test_what_gives_nothing_away_is_allowed(answer, parts):
    assert problems(answer, **parts) == []


def test_a_word_that_is_given_allows_no_other():
    assert problems("1949/1950", task="1949, 1950", given=("1949",))


def test_a_year_tells_its_decade_and_century():
    assert widened({("year", 1900)}) >= {("decade", 190), ("century", 19)}
    assert {clue.told for clue in clues("2001")} == {("year", 2001)}

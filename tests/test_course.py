"""The rules of the course that no single lesson can keep: form of every lesson, and what all of them cover."""

import json
import re
from collections import Counter

import pytest

from fourcenturies.corpus import load
from fourcenturies.model import NOT_STATED
from fourcenturies.notebook.samples import samples
from fourcenturies.pages import read_course
from fourcenturies.questions.blind import UNGRADED
from fourcenturies.questions.cells import cell_text, read_answer, solution_region
from fourcenturies.questions.leaks import WIDGETS
from fourcenturies.questions.lessons import load_keys
from fourcenturies.replies.silence import says_not_stated

RECORD = re.compile(r"<!--[^>]*\b(?:src|psg|evt|fig|iss|dis|card|per|org|doc|plc)-[a-z0-9]")
# A lesson that opens with a mystery shows its card after the first guess and the museum's Draft.
GUESSED = 5
SHORT_CLASS = 45
CARD = ("You will", "You will be able to", "You need", "Time", "At hand")
KINDS = {
    *("date", "bracket", "order", "three-clocks", "attribution", "chain", "match"),
    *("stance-matrix", "number", "passage", "bug-hunt", "choice", "written"),
}
VIEWS = re.compile(rf"^(?:{'|'.join(sorted(WIDGETS))})\(.*\)$")
SIDES = re.compile(
    r"\b(?:annex\w*|inva(?:de|sion)\w*|vassal\w*|occup(?:y|ied|ation)|regime|puppet)\b", re.IGNORECASE
)
# Words that somebody is shown to use: in quotation marks, in italics.
SOMEBODYS = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\*)\*[^*]+\*(?!\*)|‘[^’]*’|<!--.*?-->", re.DOTALL)


@pytest.fixture(scope="module")
def course(root):
    return read_course(root / "solutions")


def auto(lesson):
    return [question for question in lesson.questions if question.kind not in UNGRADED]


def asks_when_or_who(question):
    kind = question.first if question.kind == "passage" else question.kind
    return kind in {"date", "bracket", "order", "three-clocks", "attribution", "chain", "footnote"}


def prose(solution):
    return [
        (cell["id"], cell_text(cell))
        for cell in solution["cells"]
        if cell["cell_type"] == "markdown" and not cell["id"].startswith("written")
    ]


def test_a_lesson_opens_with_its_card_and_ends_with_what_was_done(solution):
    cells = prose(solution)
    hook = [text for cell_id, text in cells[:GUESSED] if not cell_id.startswith(("task-", "hint-"))]
    first, last = "\n".join(hook), cells[-1][1]
    assert re.match(r"# [A-Z]\w+ ", cells[0][1])
    assert re.findall(r"^\| \*\*(.+?)\*\* \|", first, re.MULTILINE) == list(CARD)
    assert "](../persons.md)" in first
    assert "](../glossary.md)" in first
    assert last.startswith("## In this lesson you ")
    assert "**Further reading.**" in last


def test_every_cell_of_prose_opens_with_a_heading_or_belongs_to_the_one_above(solution):
    headings = [text.splitlines()[0] for _, text in prose(solution) if text.startswith("#")]
    assert all(re.match(r"#{1,3} \S", heading) for heading in headings)
    assert len(headings) > 10


def test_a_task_that_speaks_of_the_record_names_its_records(lesson, solution, root):
    for cell_id, text in prose(solution):
        if cell_id.startswith("task-"):
            assert RECORD.search(text), f"{lesson}: {cell_id} names no record"


def test_the_prose_takes_no_side(solution):
    for cell_id, text in prose(solution):
        assert not SIDES.search(SOMEBODYS.sub(" ", text)), cell_id


def test_a_lesson_shows_a_widget_and_a_figure(solution):
    code = [cell_text(cell) for cell in solution["cells"] if cell["cell_type"] == "code"]
    shown = [text for text in code if not read_answer(text)]
    assert any(VIEWS.match(text) for text in shown)
    assert any(".figure()" in text or text == "calibration()" for text in shown)


def test_a_lesson_has_seven_to_nine_questions_and_one_written_answer(course):
    for covered in course:
        assert 7 <= len(auto(covered.lesson)) <= 9, covered.lesson.id
        assert [q.kind for q in covered.lesson.questions].count("written") == 1, covered.lesson.id


def test_a_lesson_fits_its_class_and_its_core_a_short_one(course):
    for covered in course:
        questions = covered.lesson.questions
        assert sum(question.minutes for question in questions) <= covered.lesson.minutes
        core = sum(question.minutes for question in questions if not question.further)
        assert core <= SHORT_CLASS or not covered.lesson.mystery


def test_every_question_says_what_for_how_long_and_what_to_read_again(course):
    for covered in course:
        for question in covered.lesson.questions:
            assert question.objective
            assert question.minutes > 0
            assert question.kind == "written" or question.reread, question.id


def test_each_kind_is_used_in_two_lessons_and_dates_and_attributions_often(course):
    lessons = Counter(
        kind for c in course for kind in {kind for q in c.lesson.questions for kind in (q.kind, q.first)}
    )
    assert {kind for kind in KINDS if lessons[kind] < 2} == set()
    questions = [q for c in course for q in auto(c.lesson)]
    assert len(questions) >= 55
    assert sum(map(asks_when_or_who, questions)) >= 38


def test_every_source_is_the_key_often_enough(course):
    counts = Counter(source for c in course for q in auto(c.lesson) for source in q.sources)
    least = {source.id: 4 if source.id == "src-digest" else 8 for source in load().sources}
    assert {source for source, least_of in least.items() if counts[source] < least_of} == set()


def test_silence_is_the_right_answer_often_enough(course, root):
    silent = 0
    for covered in course:
        keys = load_keys(root / "solutions" / covered.lesson.id / f"{covered.lesson.id}.ipynb")
        answers = [line for q in auto(covered.lesson) for line in keys[q.id].answer.splitlines()]
        silent += sum(
            says_not_stated(line) or line.endswith((": silent", f": {NOT_STATED}")) for line in answers
        )
    assert silent >= 5


def test_no_record_is_keyed_that_may_not_be(course):
    corpus = load()
    banned = {p.id for p in corpus.passages if p.key_rule == "never"} | {
        f.id for f in corpus.figures if f.use == "never"
    }
    keyed = {
        (question.id, name) for c in course for question in c.lesson.questions for name in question.passages
    }
    assert {(question, name) for question, name in keyed if name in banned} == set()


def test_each_written_answer_has_a_rubric_and_three_marked_samples(course, root):
    for covered in course:
        rubric = (root / "solutions" / covered.lesson.id / "rubric.md").read_text(encoding="utf-8")
        written = next(q for q in covered.lesson.questions if q.kind == "written")
        assert f"({written.id}, {written.points:g} points)" in rubric.splitlines()[0]
        assert "no record of anything" in rubric
        found = re.findall(r"^\*\*(Basic|Emerging|Proficient), (\d+) points?\.\*\*", rubric, re.MULTILINE)
        assert [name for name, _ in found] == ["Basic", "Emerging", "Proficient"]
        assert [int(points) for _, points in found][-1] == written.points
        assert [int(points) for _, points in found] == sorted(int(points) for _, points in found)
        assert "minutes an answer" in rubric


LENGTH = re.compile(r"\b[Ii]n (\d+) to (\d+) words")


def test_what_is_written_for_a_new_lesson_keeps_the_length_that_its_task_asks_for(course, root):
    for covered in course:
        if not covered.lesson.mystery:
            continue
        folder = root / "solutions" / covered.lesson.id
        cells = {
            cell["id"]: cell_text(cell)
            for cell in json.loads((folder / f"{folder.name}.ipynb").read_text(encoding="utf-8"))["cells"]
        }
        written = next(q.id for q in covered.lesson.questions if q.kind == "written")
        asked = LENGTH.search(cells[f"task-{written}"])
        held = [sample.words for sample in samples(covered.lesson.id, folder)]
        held.append(solution_region(cells[f"written-{written}"]))
        assert len(held) == 4
        for words in held:
            assert int(asked[1]) <= len(words.split()) <= int(asked[2]), words


def test_what_is_invented_is_marked_where_it_stands(course, root, released):
    for cell in released["cells"]:
        text = cell_text(cell)
        if re.search(r"forged|wrong on purpose", text) and cell["id"].startswith("task-"):
            assert "no record of anything" in text, cell["id"]


def test_a_key_says_why(course, root):
    for covered in course:
        keys = load_keys(root / "solutions" / covered.lesson.id / f"{covered.lesson.id}.ipynb")
        for question in auto(covered.lesson):
            assert keys[question.id].because, question.id

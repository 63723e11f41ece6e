"""Marks go into Canvas's gradebook and Moodle's worksheet: to whom they belong, and nowhere else."""

import csv
import io
import json
import tomllib
from pathlib import Path

import pytest

from downloads import FILE, canvas_zip, zip_of
from fourcenturies.cli import main
from fourcenturies.exchange.canvas_gradebook import fill_gradebook, find_column
from fourcenturies.exchange.marks import Mark
from fourcenturies.exchange.moodle_worksheet import fill_worksheet
from fourcenturies.exchange.roster import Enrolled, Roster, read_roster, roster_text
from fourcenturies.spreadsheets import BOM, inert, plain, read_table, to_rows
from sample_class import LESSON, make_course, students, submission

TITLE = "Meet the sources (98765)"
GRADEBOOK = (
    f"Student,ID,SIS User ID,SIS Login ID,Section,Notes,{TITLE},Essay (98766),Current Score,Final Score\r\n"
    ",,,,,,Manual Posting,,,\r\n"
    "    Points Possible,,,,,,16,10,(read only),(read only)\r\n"
    '"Lange, Ada",4711,S-1,ada,Group 1,,,7,70,35\r\n'
    '"Li, Bo",4712,4711,bo,Group 1,,3,8,80,40\r\n'
    '"Student, Test",4799,,x1,Group 1,,,,,\r\n'
)
WORKSHEET = (
    '\ufeffIdentifier,"Full name","Email address",Status,Group,Grade,"Maximum Grade",'
    '"Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    '"Participant 58","Ada Lange",ada@example.org,Submitted,Red,,20.00,Yes,-,-,\n'
    '"Participant 59","Bo Li",bo@example.org,Submitted,Blue,4.00,20.00,Yes,-,-,kept\n'
    '"Participant 60","Cy Ng",cy@example.org,Submitted,Blue,,20.00,Yes,-,-,\n'
)


def sample_marks():
    """Return each student of the sample class with the points that its file expects."""
    for path in sorted((Path(__file__).parent / "data" / "class").glob("*.toml")):
        yield path.stem, tomllib.loads(path.read_text(encoding="utf-8"))["expect"]


def mark(student, points=9.5, **more):
    return Mark(student, LESSON, points, 16.0, **more)


def table(tmp_path, text, name="template.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode())
    return read_table(path)


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))


ADA = Enrolled("langeada-4711", "langeada", "canvas", LESSON, "4711")


def test_canvas_is_given_who_the_student_is_and_the_column_alone(tmp_path):
    gradebook = table(tmp_path, GRADEBOOK)
    filled = fill_gradebook(gradebook, {LESSON: [mark("langeada-4711")]}, [ADA], {LESSON: TITLE})
    assert filled.table.text() == (
        f"Student,ID,SIS User ID,SIS Login ID,Section,{TITLE}\r\n"
        "    Points Possible,,,,,16\r\n"
        '"Lange, Ada",4711,S-1,ada,Group 1,9.5\r\n'
        '"Li, Bo",4712,4711,bo,Group 1,3\r\n'
        '"Student, Test",4799,,x1,Group 1,\r\n'
    )
    assert (filled.count, filled.told) == (1, ())


@pytest.mark.parametrize(
    ("student", "number", "row"),
    [
        ("langeada-4711", "4711", "Lange, Ada"),
        ("bo", "", "Li, Bo"),
        ("S-1", "", "Lange, Ada"),
        ("4712", "", "Li, Bo"),
    ],
    ids=["Canvas's number", "login", "SIS id", "Canvas's number as id"],
)
def test_a_student_is_found_in_canvas(tmp_path, student, number, row):
    roster = [Enrolled(student, "x", "canvas", LESSON, number)] if number else []
    filled = fill_gradebook(table(tmp_path, GRADEBOOK), {LESSON: [mark(student)]}, roster, {LESSON: TITLE})
    assert [line["Student"] for line in rows(filled.table.text()) if line[TITLE] == "9.5"] == [row]


@pytest.mark.parametrize(
    ("student", "number", "words"),
    [
        ("gone-4700", "4700", "no row of the platform's table is"),
        ("4711", "", "several rows of the platform's table may be"),
    ],
    ids=["not enrolled", "a number that is also another's SIS id"],
)
def test_a_mark_whose_student_is_not_certain_goes_nowhere(tmp_path, student, number, words):
    roster = [Enrolled(student, "x", "canvas", LESSON, number)] if number else []
    filled = fill_gradebook(table(tmp_path, GRADEBOOK), {LESSON: [mark(student)]}, roster, {LESSON: TITLE})
    assert filled.count == 0
    assert words in filled.told[0]
    assert [line[TITLE] for line in rows(filled.table.text())] == ["16", "", "3", ""]


def test_canvas_keeps_its_own_maximum_and_another_is_told(tmp_path):
    gradebook = table(tmp_path, GRADEBOOK.replace(",16,10", ",100,10"))
    filled = fill_gradebook(gradebook, {LESSON: [mark("ada")]}, [], {LESSON: TITLE})
    assert rows(filled.table.text())[0][TITLE] == "100"
    assert filled.told == (
        f"{TITLE}: Canvas has 100 points possible, the lesson 16; marks go in as they are",
    )


@pytest.mark.parametrize("column", ["", TITLE, "meet the sources"])
def test_the_column_is_found_by_title_or_name(tmp_path, column):
    assert find_column(table(tmp_path, GRADEBOOK), LESSON, "Meet the Sources", column) == TITLE


def test_a_column_that_is_not_there_is_asked_for(tmp_path):
    with pytest.raises(ValueError, match=r"Name it with --column.*Essay \(98766\)"):
        find_column(table(tmp_path, GRADEBOOK), LESSON, "Another title")


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_form_of_the_template_is_kept(tmp_path, delimiter):
    text = BOM + to_rows(
        [line.split(",") for line in ("Student,ID,Section,A (1)", "Ng,7,x,")], delimiter=delimiter, bom=False
    )
    filled = fill_gradebook(table(tmp_path, text), {LESSON: [mark("7", 0.5)]}, [], {LESSON: "A (1)"})
    assert filled.table.text() == text.replace(f"x{delimiter}\r", f"x{delimiter}0.5\r")


ROSTER = [
    Enrolled("Ada-Lange", "Ada Lange", "moodle", LESSON, "58"),
    Enrolled("Cy-Ng", "Cy Ng", "moodle", "02_other", "60"),
    Enrolled("Blue", "Blue", "moodle", LESSON, "7"),
]


@pytest.mark.parametrize(
    ("student", "filled"),
    [
        ("Ada-Lange", ["9.5", "4.00", ""]),
        ("Cy-Ng", ["", "4.00", "9.5"]),
        ("bo@example.org", ["", "9.5", ""]),
        ("Blue", ["", "9.5", "9.5"]),
    ],
    ids=["number", "full name", "mail address", "team"],
)
def test_a_student_is_found_in_moodle(tmp_path, student, filled):
    found = fill_worksheet(table(tmp_path, WORKSHEET), LESSON, [mark(student)], ROSTER)
    assert [line["Grade"] for line in rows(found.table.text())] == filled
    assert found.told == ()


def test_moodles_worksheet_is_the_same_but_for_the_grades(tmp_path):
    found = fill_worksheet(table(tmp_path, WORKSHEET), LESSON, [mark("Ada-Lange")], ROSTER)
    assert found.table.text().startswith(BOM)
    before, after = rows(WORKSHEET), rows(found.table.text())
    assert [{**line, "Grade": ""} for line in after] == [{**line, "Grade": ""} for line in before]


def test_a_mark_that_moodle_would_skip_is_told(tmp_path):
    found = fill_worksheet(table(tmp_path, WORKSHEET), LESSON, [mark("Ada-Lange", 20.5)], ROSTER)
    assert "above Moodle's maximum of 20.00" in found.told[0]


def test_a_table_that_is_no_worksheet_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no grading worksheet"):
        fill_worksheet(table(tmp_path, GRADEBOOK), LESSON, [], [])


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1+1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_made_text_and_comes_back_as_it_was(cell):
    assert inert(cell) == f"'{cell}"
    assert plain(inert(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Ada", "-", "-2.5", "+3", "12 %", "'quoted'", "0.5"])
def test_what_is_no_formula_stays_as_it_is(cell):
    assert inert(cell) == cell
    assert plain(cell) == cell


def test_a_roster_comes_back_from_its_table():
    people = (Enrolled("a-1", "=1+1", "canvas", LESSON, "1", 'Group; "A"'), Enrolled("ж", "Ж, жу", "moodle"))
    assert read_roster(roster_text(Roster(people))).rows == people


@pytest.mark.parametrize(
    "text",
    ["", "one column\n1\n", 'a,b\n"unclosed', "a,a\n1,2\n"],
    ids=["empty", "one column", "unclosed", "twice"],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, text):
    with pytest.raises(ValueError, match="table"):
        table(tmp_path, text)


def test_a_table_saved_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "x.csv").write_bytes("Student,ID\nMüller,1\n".encode("latin-1"))
    with pytest.raises(ValueError, match="not UTF-8"):
        read_table(tmp_path / "x.csv")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Collect and grade three of the sample class: the two best in Canvas, a blank one in Moodle."""
    folder = make_course(tmp_path_factory.mktemp("course"))
    for path in (folder / "build" / "submitted").iterdir():
        path.rename(folder / path.name)
    works = sorted(students().values(), key=lambda work: work["expect"])[-2:]
    entries = {
        f"s{number}_{4711 + number}_90{number}_{FILE}": json.dumps(submission(work)).encode()
        for number, work in enumerate(works)
    }
    blank = json.dumps(submission({})).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["collect", str(canvas_zip(folder / "c.zip", entries)), "--quiet"]) == 0
        moodle = zip_of(folder / "m.zip", {f"=1+1 Ng_60_assignsubmission_file_/{FILE}": blank})
        assert main(["collect", str(moodle), "--quiet"]) == 0
        main(["grade", "--quiet", "--jobs", "1"])
    return folder


@pytest.fixture
def export(graded, monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.chdir(graded)
        capsys.readouterr()
        return main(["marks", *map(str, arguments)]), capsys.readouterr()

    return run


def test_marks_are_a_plain_table(export, tmp_path, graded):
    status, _ = export("csv", LESSON, "--out", tmp_path / "marks.csv")
    text = (tmp_path / "marks.csv").read_text(encoding="utf-8")
    assert status == 0
    assert text.startswith(BOM)
    table = rows(text)
    assert {line["student"] for line in table} == {"s0-4711", "s1-4712", "1-1-Ng"}
    assert {line["name"] for line in table} >= {"'=1+1 Ng"}
    assert {line["lesson"] for line in table} == {LESSON}


def test_marks_by_question_add_up_to_the_marks(export, tmp_path):
    export("csv", "--out", tmp_path / "marks.csv")
    export("csv", "--questions", "--out", tmp_path / "questions.csv")
    totals = {
        line["student"]: float(line["points"]) for line in rows((tmp_path / "marks.csv").read_text("utf-8"))
    }
    single = rows((tmp_path / "questions.csv").read_text("utf-8"))
    for student, total in totals.items():
        assert sum(float(line["points"]) for line in single if line["student"] == student) == pytest.approx(
            total
        )


def test_an_unfinished_mark_is_left_out_unless_it_is_asked_for(export, tmp_path):
    (tmp_path / "gradebook.csv").write_bytes(GRADEBOOK.encode())
    out = tmp_path / "out.csv"
    arguments = ("canvas", LESSON, "--template", tmp_path / "gradebook.csv", "--column", TITLE, "--out", out)
    status, said = export(*arguments)
    assert status == 1
    assert "wait for a person and were left out" in said.out
    before = rows(out.read_text("utf-8"))
    export(*arguments, "--unfinished")
    after = rows(out.read_text("utf-8"))
    half = f"{next(expect for student, expect in sample_marks() if student == 'half-right'):g}"
    assert [line[TITLE] for line in before] == ["16", half, "3", ""]
    assert [line[TITLE] for line in after] == ["16", half, "17", ""]
    assert (tmp_path / "out.csv.bak").is_file()


def test_without_a_template_canvas_is_given_the_students_it_named(export, tmp_path):
    export("canvas", LESSON, "--unfinished", "--out", tmp_path / "out.csv")
    found = rows((tmp_path / "out.csv").read_text("utf-8"))
    assert [(line["Student"], line["ID"]) for line in found] == [
        ("    Points Possible", ""),
        ("s0", "4711"),
        ("s1", "4712"),
    ]
    assert float(found[1][LESSON]) > 0


def test_without_a_template_moodle_is_given_the_students_it_named(export, tmp_path):
    export("moodle", LESSON, "--unfinished", "--out", tmp_path / "out.csv")
    (found,) = rows((tmp_path / "out.csv").read_text("utf-8"))
    assert (found["Identifier"], found["Full name"], found["Grade"]) == ("Participant 60", "'=1+1 Ng", "0")
    assert "Last modified (grade)" in found


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("canvas", "02_date_first_encounters"), "nothing is graded yet"),
        (("canvas", "--template", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_a_wrong_call_says_what_to_do(export, arguments, words):
    status, said = export(*arguments)
    assert status == 1
    assert words in said.err


def test_a_worksheet_in_another_language_is_filled(tmp_path):
    text = (
        'ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung,Bestwertung\n'
        'Teilnehmer/in58,"Ada Lange",ada@example.org,-,,20\nTeilnehmer/in59,"Bo Li",bo@example.org,-,,20\n'
    )
    roster = [Enrolled("bo-1", "Bo Li", "moodle")]
    filled = fill_worksheet(table(tmp_path, text), LESSON, [mark("bo-1"), mark("ada@example.org", 3)], roster)
    assert [line["Bewertung"] for line in rows(filled.table.text())] == ["3", "9.5"]


def test_a_lesson_may_stand_behind_options(export, tmp_path):
    out = tmp_path / "marks.csv"
    assert export("csv", "--questions", LESSON, "--out", out)[0] == 0
    assert {line["question"] for line in rows(out.read_text("utf-8"))} >= {"q-01-01"}


def test_before_anything_is_graded_export_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(make_course(tmp_path / "course"))
    assert main(["marks", "csv"]) == 1
    assert "run `fourcenturies grade` first" in capsys.readouterr().err
    assert not (tmp_path / "course" / "build" / "gradebook.db").exists()

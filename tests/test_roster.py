"""A class list is taken as it is exported; names stand everywhere, and who has not handed in is told."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing

import pytest

import sample_class
from downloads import FILE, canvas_zip, zip_of
from fourcenturies.cli import main
from fourcenturies.course.people import Person, load_people, people_text, read_people
from fourcenturies.exchange.enrolling import enrol
from fourcenturies.exchange.roster import Enrolled
from gradebook_rows import rows
from sample_class import LESSON, submission

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Essay (98766)\r\n,,,,,,Manual Posting\r\n"
    "    Points Possible,,,,,,10\r\n"
    '"Lange, Ada",4711,S-1,ada,B,,7\r\n"王, 小明",4712,S-2,wang,A,,8\r\n"Student, Test",4799,,x1,A,,\r\n'
    '"Ng, Cy",4713,S-3,cy,A,,\r\n'
)
MOODLE = (
    '\ufeff"First name","Last name","Email address",Groups\nAda,Lange,ada@x.org,B\n小明,王,wang@x.org,A\n'
)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (CANVAS, [("Ada", "Lange", "B"), ("小明", "王", "A"), ("Cy", "Ng", "A")]),
        (MOODLE, [("Ada", "Lange", "B"), ("小明", "王", "A")]),
        ("Vorname;Nachname;E-Mail-Adresse;Gruppen\nÄnne;Öß;a@x.org;Rot", [("Änne", "Öß", "Rot")]),
        ("Prénom,Nom de famille,Adresse de courriel\nZoë,Roy,z@x.org", [("Zoë", "Roy", "")]),
        ("Nombre;Apellido(s);Grupos\nJosé;García Pérez;1", [("José", "García Pérez", "1")]),
        ("Имя,Фамилия,Адрес электронной почты\nАнна,Ли,a@x.org", [("Анна", "Ли", "")]),
        ("姓名\t学号\n王小明\t007", [("", "王小明", "")]),
        ("Matrikelnummer;Name\n123;Lange, Ada", [("Ada", "Lange", "")]),
        ("id,first_name,last_name,email,lms_user_id\nada,Ada,Lange,a@x.org,9", [("Ada", "Lange", "")]),
        (
            'Identifier,"Full name","Email address",Status,Group,Grade\n"Participant 58","Ada Lange",a@x.org,-,Red,',
            [("", "Ada Lange", "Red")],
        ),
    ],
    ids=[
        "canvas",
        "moodle",
        "german",
        "french",
        "spanish",
        "russian",
        "chinese",
        "office",
        "nbgrader",
        "worksheet",
    ],
)
def test_a_list_is_read_as_it_was_exported(text, people):
    assert [(one.first_name, one.last_name, one.section) for one in read_people(text)] == people


def test_a_table_without_names_is_refused_with_its_columns():
    with pytest.raises(ValueError, match=r"no column of names was found in it\. Its columns are: a; b"):
        read_people("a,b\n1,2")


def test_a_person_keeps_the_id_under_which_the_course_knows_them():
    listed = read_people(CANVAS)
    known = [Person("ada-1", "Lange", "Ada", canvas="4711")]
    collected = [Enrolled("wáng-4712", "wang", "canvas", LESSON, "4712")]
    found = enrol(listed, known, collected, {"cy"})
    assert [one.student for one in found.people] == ["ada-1", "wáng-4712", "cy"]
    assert [one.student for one in found.new] == ["wáng-4712", "cy"]


def test_who_is_no_longer_in_the_list_is_told_and_kept_only_if_wanted():
    known = [Person("old", "Ott")]
    assert [one.student for one in enrol(read_people(CANVAS), known, [], ()).gone] == ["old"]
    assert "old" in {one.student for one in enrol(read_people(CANVAS), known, [], (), add=True).people}


def test_two_of_one_name_get_two_ids():
    listed = read_people("Name,E-mail\nLi Bo,one@x.org\nLi Bo,two@x.org")
    assert len({one.student for one in enrol(listed, [], [], ()).people}) == 2


def test_a_name_that_acts_in_a_spreadsheet_is_inert_in_the_file(tmp_path):
    people = (Person("a", "=HYPERLINK(1)", "@x"),)
    (tmp_path / "roster.csv").write_text(people_text(people), encoding="utf-8")
    assert "'=HYPERLINK" in people_text(people)
    assert load_people(tmp_path) == people


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = sample_class.make_course(tmp_path / "course")
    shutil.rmtree(folder / "build" / "submitted")
    (folder / "class.csv").write_bytes(CANVAS.encode())
    monkeypatch.chdir(folder)
    return folder


def called(capsys, *words):
    capsys.readouterr()
    status = main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


def hand_in(tmp_path, capsys, *entries):
    blank = json.dumps(submission({"replies": {"q-01-02": "Xi Jinping"}})).encode()
    path = canvas_zip(tmp_path / "c.zip", dict.fromkeys(entries, blank))
    return called(capsys, "collect", path)


def test_names_stand_in_gradebook_lines_and_exports(course, tmp_path, capsys):
    assert (
        "3 students on the roster, 3 of them new, sections: A; B" in called(capsys, "roster", "class.csv")[1]
    )
    hand_in(tmp_path, capsys, f"langeada_4711_90210_{FILE}", f"stranger_4800_90212_{FILE}")
    (course / "build" / "submitted" / "wang" / LESSON).mkdir(parents=True)
    (course / "build" / "submitted" / "wang" / LESSON / FILE).write_text("<html>", encoding="utf-8")
    _, out, _ = called(capsys, "grade")
    assert f"ada (Ada Lange), {LESSON}: graded, 1 of 23" in out
    assert f"{LESSON}: not handed in (1): Cy Ng (cy)" in out
    assert f"{LESSON}: handed in, and could not be read (1): 小明 王 (wang)" in out
    assert f"{LESSON}: not on the roster (1): stranger-4800" in out
    people = {row[0]: row[1:] for row in rows(course)["student"]}
    assert people["ada"] == ("Ada", "Lange", None, "4711")
    assert people["cy"] == ("Cy", "Ng", None, "4713")
    assert called(capsys, "marks", "csv")[1].startswith(f"{LESSON}: not handed in: cy\n")
    with (course / "build" / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
        table = {row["student"]: row for row in csv.DictReader(file)}
    assert (table["ada"]["name"], table["ada"]["section"], table["ada"]["points"]) == ("Ada Lange", "B", "1")
    assert (table["cy"]["status"], table["cy"]["points"]) == ("not handed in", "")
    assert table["wang"]["status"] == "waits for a person"


def test_marks_go_to_canvas_by_the_roster_alone(course, capsys):
    called(capsys, "roster", "class.csv")
    place = course / "build" / "submitted" / "ada" / LESSON
    place.mkdir(parents=True)
    (place / FILE).write_text(
        json.dumps(submission({"replies": {"q-01-02": "Xi Jinping"}})), encoding="utf-8"
    )
    called(capsys, "grade")
    (course / "course" / "course.toml").write_text(f'[columns]\n{LESSON} = "Notes"\n', encoding="utf-8")
    status, out, _ = called(capsys, "marks", "canvas", "--template", "class.csv")
    assert status == 0
    assert "1 mark went in." in out
    assert b'"Lange, Ada",4711,S-1,ada,B,1\r\n' in (course / "build" / "marks-canvas.csv").read_bytes()


def test_a_roster_taken_in_later_finds_who_was_collected(course, tmp_path, capsys):
    hand_in(tmp_path, capsys, f"langeada_4711_90210_{FILE}")
    called(capsys, "grade")
    called(capsys, "roster", "class.csv")
    assert {one.student: one.name for one in load_people(course / "course")} == {
        "langeada-4711": "Ada Lange",
        "wang": "小明 王",
        "cy": "Cy Ng",
    }
    assert ("langeada-4711", "Ada", "Lange", None, "4711") in rows(course)["student"]


def test_moodle_knows_the_roster_by_full_name(course, tmp_path, capsys):
    called(capsys, "roster", "class.csv")
    blank = json.dumps(submission({})).encode()
    moodle = zip_of(tmp_path / "m.zip", {f"Ada Lange_58_assignsubmission_file_/{FILE}": blank})
    called(capsys, "collect", moodle)
    assert (course / "build" / "submitted" / "ada" / LESSON / FILE).is_file()


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ("Last modified (submission)", "Friday, 27 November 2026, 9:15 PM"),
        ("Zuletzt geändert (Abgabe)", "Freitag, 27. November 2026, 21:15"),
        ("Dernière modification (travail remis)", "vendredi 27 novembre 2026, 21:15"),
        ("Last modified (submission)", "Freitag, 27. November 2026, 21:15"),
        ("最后修改（提交）", "2026年11月27日 星期五 21:15"),
    ],
)
def test_a_worksheet_in_another_language_tells_when_work_was_handed_in(course, tmp_path, capsys, head, time):
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "course.toml").write_text('zone = "Europe/Berlin"', encoding="utf-8")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        f'\ufeffIdentifier,"Full name",Status,Grade,"Grade can be changed","{head}",Modified\n'
        f'"Participant 58","Ada Lange",Submitted,,Yes,"{time}",-\n"Participant 59","Bo Li",-,,Yes,-,-\n',
        encoding="utf-8",
    )
    blank = json.dumps(submission({})).encode()
    moodle = zip_of(tmp_path / "m.zip", {f"Ada Lange_58_assignsubmission_file_/{FILE}": blank})
    assert called(capsys, "collect", moodle, "--worksheet", sheet)[0] == 0
    stamp = course / "build" / "submitted" / "Ada-Lange" / LESSON / "timestamp.txt"
    assert stamp.read_text(encoding="utf-8") == "2026-11-27 20:15:00 UTC\n"


def test_a_worksheet_whose_times_cannot_be_read_is_refused(course, tmp_path, capsys):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("Identifier,Full name,When\nParticipant 58,Ada Lange,vorgestern\n", encoding="utf-8")
    moodle = zip_of(tmp_path / "m.zip", {f"Ada Lange_58_assignsubmission_file_/{FILE}": b"{}"})
    status, _, err = called(capsys, "collect", moodle, "--worksheet", sheet)
    assert status == 1
    assert "no column of the worksheet tells when work was handed in" in err


def test_what_canvas_marks_late_is_dated_by_the_courses_own_due_date(course, tmp_path, capsys):
    (course / "course").mkdir(exist_ok=True)
    (course / "course" / "course.toml").write_text(
        f'zone = "Europe/Berlin"\n[due]\n{LESSON} = "2026-11-27 23:59"\n', encoding="utf-8"
    )
    hand_in(tmp_path, capsys, f"langeada_LATE_4711_90210_{FILE}")
    stamp = course / "build" / "submitted" / "langeada-4711" / LESSON / "timestamp.txt"
    assert stamp.read_text(encoding="utf-8") == "2026-11-27 22:59:01 UTC\n"
    assert "LATE by under a minute" in called(capsys, "grade")[1]


def test_submissions_are_numbered_at_random_in_formgrader(course, capsys):
    for number in range(12):
        place = course / "build" / "submitted" / f"s{number:02}" / LESSON
        place.mkdir(parents=True)
        (place / FILE).write_text(json.dumps(submission({})), encoding="utf-8")
    called(capsys, "grade")
    with closing(sqlite3.connect(course / "build" / "gradebook.db")) as book:
        order = book.execute(
            "SELECT s.student_id FROM submitted_notebook n JOIN submitted_assignment s ON n.assignment_id = s.id "
            "ORDER BY n.id"
        ).fetchall()
        ids = {row[0] for row in book.execute("SELECT id FROM submitted_notebook")}
    assert order != sorted(order)
    assert all(one[12] == "4" for one in ids), "as uuid4 makes them"


def test_an_office_table_in_an_old_code_page_is_read_and_that_is_said(course, capsys):
    (course / "office.csv").write_bytes("Name;Gruppe\nLange, Änne;A\n".encode("cp1252"))
    status, out, _ = called(capsys, "roster", "office.csv")
    assert status == 1
    assert "read as Windows-1252" in out
    assert load_people(course / "course")[0].first_name == "Änne"

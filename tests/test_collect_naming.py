"""Who handed in a file is told from its path, in the forms that the platforms really write."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourcenturies.exchange.naming import (
    CANVAS,
    FOLDER,
    MOODLE,
    group_prefixes,
    read_path,
    split_group,
    without_top_folder,
)
from fourcenturies.exchange.student_ids import MAX_BYTES, student_id

LESSON = "01_meet_the_sources"
FILE = f"{LESSON}.ipynb"


@pytest.mark.parametrize(
    ("path", "platform", "name", "number"),
    [
        (f"langeada_4711_90210_{FILE}", CANVAS, "langeada", "4711"),
        (f"langeada_LATE_4711_90210_{LESSON}-1.ipynb", CANVAS, "langeada", "4711"),
        ("lange_ada_4711_90210_my_1_2_work.ipynb", CANVAS, "lange_ada", "4711"),
        (f"王小明_4711_90210_{FILE}", CANVAS, "王小明", "4711"),
        (f"anon_x7Tq2_90210_{FILE}", CANVAS, "anon_x7Tq2", "x7Tq2"),
        (f"LATE_anon_x7Tq2_90210_{FILE}", CANVAS, "anon_x7Tq2", "x7Tq2"),
        ("langeada_4711_text.html", CANVAS, "langeada", "4711"),
        (f"Ada Lange_58_assignsubmission_file_/{FILE}", MOODLE, "Ada Lange", "58"),
        (f"Ada Lange_58_assignsubmission_file/{FILE}", MOODLE, "Ada Lange", "58"),
        (f"Ada Lange_58_assignsubmission_file/sub/folder/{FILE}", MOODLE, "Ada Lange", "58"),
        (f"Ada Lange_58_assignsubmission_file_{FILE}", MOODLE, "Ada Lange", "58"),
        (f"Participant_58_assignsubmission_file_/{FILE}", MOODLE, "Participant", "58"),
        (f"Мария Петрова_58_assignsubmission_file_/{FILE}", MOODLE, "Мария Петрова", "58"),
        (f"Default group_assignsubmission_file/{FILE}", MOODLE, "Default group", ""),
        ("Ada Lange_58_assignsubmission_onlinetext/onlinetext.html", MOODLE, "Ada Lange", "58"),
        (f"ada/{LESSON}/{FILE}", FOLDER, "ada", ""),
        (f"ada/{LESSON}/sub/work.ipynb", FOLDER, "ada", ""),
        ("ada/sub/folder/work.ipynb", FOLDER, "ada", ""),
        (f"{LESSON}/ada/work.ipynb", FOLDER, "ada", ""),
        (f"{LESSON}/ada.ipynb", FOLDER, "ada", ""),
        ("ada/work.ipynb", FOLDER, "ada", ""),
        ("ada.ipynb", FOLDER, "ada", ""),
        (FILE, FOLDER, "", ""),
        (f"{LESSON}/{FILE}", FOLDER, "", ""),
    ],
)
def test_the_student_is_read_from_the_path(path, platform, name, number):
    handed = read_path(tuple(path.split("/")), {LESSON})
    assert (handed.platform, handed.name, handed.number) == (platform, name, number)


@pytest.mark.parametrize(
    ("path", "late"),
    [
        (f"langeada_4711_90210_{FILE}", False),
        (f"langeada_LATE_4711_90210_{FILE}", True),
        (f"LATE_anon_x7Tq2_90210_{FILE}", True),
        (f"langeada_4711_90210_x_LATE_{FILE}", False),
    ],
)
def test_canvas_marks_what_is_late(path, late):
    assert read_path((path,), {LESSON}).late is late


def test_the_id_of_the_upload_orders_attempts_in_canvas():
    first = read_path((f"langeada_4711_90210_{FILE}",), {LESSON})
    second = read_path((f"langeada_4711_90544_{LESSON}-1.ipynb",), {LESSON})
    assert first.attempt < second.attempt


@pytest.mark.parametrize(
    ("paths", "shared"),
    [
        (["class/ada.ipynb", "class/bo.ipynb"], 1),
        (["a/b/ada.ipynb", "a/b/bo.ipynb"], 2),
        (["ada/work.ipynb", "bo/work.ipynb"], 0),
        ([f"ada/{FILE}"], 0),
        ([f"class/ada/{FILE}"], 1),
        ([f"ada/{LESSON}/{FILE}"], 0),
        ([f"ada/{LESSON}/work.ipynb"], 0),
        (["ada.ipynb"], 0),
        (["ada/work.ipynb"], 0),
        ([f"download/langeada_4711_9_{FILE}", f"download/libo_4712_9_{FILE}"], 1),
        (["Ada_58_assignsubmission_file_/a.ipynb", "Ada_58_assignsubmission_file_/b.ipynb"], 0),
        (["d/Ada_58_assignsubmission_file_/a.ipynb", "d/Ada_58_assignsubmission_file_/b.ipynb"], 1),
        (["class/ada/work.ipynb"], 1),
        ([], 0),
    ],
)
def test_the_downloads_own_folder_is_nobodys(paths, shared):
    assert without_top_folder([tuple(path.split("/")) for path in paths], {LESSON}) == shared


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ({"Group A-Ada Lange"}, {"Group A"}),
        ({"Gruppe 1-Ada Lange"}, {"Gruppe 1"}),
        ({"Default group-Ada Lange"}, {"Default group"}),
        ({"Tuesday 10-Ada Lange", "Tuesday 10-Bo Li"}, {"Tuesday 10"}),
        ({"Anna-Lena Ott", "Anna-Mia Ude"}, set()),
        ({"Anna Lena-Ott"}, set()),
        ({"Juan Garcia-Lopez", "Juan Garcia-Ruiz"}, set()),
        ({"Blue house-Ada Lange", "Blue house-Bo Li"}, {"Blue house"}),
        ({"Blue house-李明", "Blue house-Bo Li"}, {"Blue house"}),
    ],
)
def test_a_group_is_told_from_a_double_name(names, groups):
    assert group_prefixes(names) == groups


def test_a_double_name_stays_whole_behind_its_group():
    names = {"Group A-Jean-Luc Ott", "Group A-Jean-Marie Li"}
    assert split_group("Group A-Jean-Luc Ott", group_prefixes(names)) == ("Group A", "Jean-Luc Ott")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lange", "Ada-Lange"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("Мария Петрова", "Мария-Петрова"),
        ("سارة", "سارة"),
        ("..", None),
        ("", None),
        (".hidden", "hidden"),
        ("a/b\\c:d", "a-b-c-d"),
        ("=HYPERLINK(1)", "HYPERLINK-1"),
        ("\u202eevil\u0000", "evil"),
        ("CON", "student-CON"),
        ("ada@example.org", "ada@example.org"),
    ],
)
def test_an_id_is_safe_in_a_file_system(name, expected):
    own = student_id(name)
    assert own == expected if expected else own.startswith("student-")


@given(st.text(max_size=300), st.text(max_size=20))
def test_every_name_gives_an_id_that_is_one_plain_folder(name, number):
    own = student_id(name, number)
    assert own
    assert own == unicodedata.normalize("NFC", own)
    assert not own.startswith((".", "-", "=", "+", "@"))
    assert not own.endswith((".", " "))
    assert not set(own) & set('/\\:*?"<>|\0\n\r\t ')
    assert own.isprintable()
    assert len(own.encode()) <= 2 * MAX_BYTES + 20


def test_two_long_names_with_one_beginning_have_two_ids():
    assert student_id("x" * 300 + "a") != student_id("x" * 300 + "b")

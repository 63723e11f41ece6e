"""A submitted file is read with care; what is no notebook is refused in words."""

import json
import os

import pytest

from fourcenturies.grading.autograded import notebook_text
from fourcenturies.grading.files import only_one, write_whole
from fourcenturies.grading.penalties import is_time
from fourcenturies.grading.reading import MAX_SOURCE, RefusedError, read_file, read_notebook
from fourcenturies.grading.submissions import look_into, set_aside, set_time_aside, students, unfit_name
from generated_class import make_submissions
from sample_class import LESSON


def notebook(*cells, **more):
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells), **more}
    ).encode()


def cell(source, **more):
    return {"cell_type": "code", "id": "a", "metadata": {}, "source": source, **more}


@pytest.mark.parametrize(
    ("source", "read"),
    [
        (["a\n", "b"], "a\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00\x1b[31mb\tc\u2028d", "a[31mb\tc\u2028d"),
        ("\ud800 Xi", "\ufffd" * 3 + " Xi"),
        (None, ""),
        ({"a": 1}, ""),
        ("习近平", "习近平"),
    ],
    ids=["lines", "line ends", "control signs", "half a pair", "none", "table", "chinese"],
)
def test_a_source_becomes_one_plain_text(source, read):
    assert read_notebook(notebook(cell(source))).cells[0]["source"] == read


def test_only_what_grading_uses_is_kept():
    found = read_notebook(notebook(cell("x", outputs=[1], execution_count=3, extra=1, attachments={"a": 1})))
    assert found.cells == [
        {"cell_type": "code", "id": "a", "metadata": {}, "source": "x", "attachments": True},
    ]


def test_a_long_cell_is_cut_and_told():
    found = read_notebook(notebook(cell("x" * (MAX_SOURCE + 1))))
    assert found.cells[0]["source"] == "x" * MAX_SOURCE
    assert found.said == ("a cell of 200001 characters was cut",)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_a_byte_order_mark_does_no_harm(mark):
    assert read_notebook(mark + notebook(cell("x"))).cells


def test_a_notebook_of_an_old_format_is_read():
    old = {
        "nbformat": 3,
        "worksheets": [
            {"cells": [{"cell_type": "code", "input": "x"}, {"cell_type": "heading", "source": "y"}]}
        ],
    }
    found = read_notebook(json.dumps(old).encode())
    assert [(one["cell_type"], one["source"]) for one in found.cells] == [("code", "x"), ("markdown", "y")]
    assert found.said == ("an old notebook format was read",)


def test_no_more_is_read_than_the_limit(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_file(path, 5) == b"12345"
    with pytest.raises(RefusedError, match="more than"):
        read_file(path, 4)


def test_a_link_is_never_opened(tmp_path):
    (tmp_path / "a").write_text("x", encoding="utf-8")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(RefusedError, match="is a link"):
        read_file(tmp_path / "b")


def test_the_only_notebook_counts_whatever_its_name(tmp_path):
    folder = tmp_path / LESSON
    folder.mkdir()
    (folder / "Copy of lesson.ipynb").write_bytes(b"x")
    (folder / ".hidden.ipynb").write_bytes(b"y")
    found = look_into(folder)
    assert found.file == b"x"
    assert found.said == ("the notebook was named “Copy of lesson.ipynb”",)


def test_every_student_who_handed_in_is_found_a_link_too(tmp_path):
    for name in ("b", "a", ".hidden"):
        (tmp_path / name / LESSON).mkdir(parents=True)
    (tmp_path / "c").mkdir()
    (tmp_path / "d").symlink_to(tmp_path / "a")
    assert list(students(tmp_path, LESSON)) == ["a", "b", "d"]
    assert list(students(tmp_path / "nowhere", LESSON)) == []


@pytest.mark.parametrize("name", ["x" * 129, "a\tb", "\udcff"], ids=["long", "tab", "no text"])
def test_a_name_that_cannot_be_an_id_is_told(name):
    assert unfit_name(name)


def test_links_are_moved_as_they_are_and_none_is_followed(tmp_path):
    folder, aside = tmp_path / "student" / LESSON, tmp_path / "aside"
    folder.mkdir(parents=True)
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (folder / "data").symlink_to(tmp_path / "secret")
    (folder / "timestamp.txt").write_text("2026-01-01", encoding="utf-8")
    os.mkfifo(folder / "pipe")
    assert sorted(set_aside(folder, aside, bool)) == ["data", "pipe"]
    assert (aside / "data").readlink() == tmp_path / "secret"
    assert [path.name for path in folder.iterdir()] == ["timestamp.txt"]


@pytest.mark.parametrize("kind", ["no time", "long", "empty", "pipe", "link"])
def test_a_timestamp_that_tells_no_time_is_moved_aside_as_it_is(tmp_path, kind):
    folder, aside = tmp_path / "student" / LESSON, tmp_path / "aside"
    folder.mkdir(parents=True)
    time = folder / "timestamp.txt"
    if kind == "pipe":
        os.mkfifo(time)
    elif kind == "link":
        time.symlink_to(tmp_path / "elsewhere")
    else:
        text = {"no time": "yesterday, roughly", "long": "9" * 2_000_000, "empty": ""}[kind]
        time.write_text(text, encoding="utf-8")
    before = time.lstat()
    assert set_time_aside(folder, aside, is_time)
    assert list(folder.iterdir()) == []
    assert (aside / "timestamp.txt").lstat().st_ino == before.st_ino


def test_a_time_stays_and_in_a_linked_folder_nothing_is_moved(tmp_path):
    folder, aside = tmp_path / "student" / LESSON, tmp_path / "aside"
    folder.mkdir(parents=True)
    assert not set_time_aside(folder, aside, is_time)
    (folder / "timestamp.txt").write_text("2026-01-01 12:00:00 UTC", encoding="utf-8")
    assert not set_time_aside(folder, aside, is_time)
    (folder / "timestamp.txt").write_text("roughly", encoding="utf-8")
    (tmp_path / "linked").symlink_to(folder.parent)
    assert not set_time_aside(tmp_path / "linked" / LESSON, aside, is_time)
    assert not aside.exists()


def test_a_file_is_replaced_whole_even_where_a_part_was_left(tmp_path):
    target = tmp_path / "new" / "a.txt"
    write_whole(target, b"1")
    (target.parent / ".a.txt.part").write_bytes(b"left")
    write_whole(target, b"2")
    assert [(path.name, path.read_bytes()) for path in target.parent.iterdir()] == [("a.txt", b"2")]


def test_a_lock_is_free_again_after_its_block(tmp_path):
    for _ in range(2):
        with only_one(tmp_path / "lock", "x"):
            pass


def test_a_notebooks_text_is_nbformats_own():
    import nbformat

    from fourcenturies.grading.restoring import restore

    for _, submitted, _ in make_submissions(LESSON, 20):
        if "cells" not in submitted:
            continue
        made = {"cells": read_notebook(json.dumps(submitted).encode()).cells}
        restore(made, [])
        made["cells"][0] |= {"cell_type": "code", "execution_count": None}
        made["cells"][0]["outputs"] = [
            {
                "output_type": "execute_result",
                "execution_count": None,
                "metadata": {},
                "data": {"text/html": "<p>é</p>\n\u2028x", "text/plain": "1"},
            }
        ]
        assert notebook_text(made) == nbformat.writes(nbformat.from_dict(made), version=4) + "\n"

"""A submission is brought back to the released lesson, and what a student wrote in it can do nothing."""

import copy

import pytest

from fourcenturies.grading.inert import inert_text
from fourcenturies.grading.restoring import (
    ANSWER_CODE,
    CUT,
    IN_PART,
    OWN_CELLS,
    OWN_CODE,
    OWN_TEXT,
    RECORD,
    ReleasedCell,
    checksum,
    restore,
)

RELEASED = [
    ReleasedCell("intro", "markdown", "# Title\n<details>hint</details>", True, False, None, "a"),
    ReleasedCell("answer-q-01-01", "code", "%%answer q-01-01\n...", False, True, None, "b"),
    ReleasedCell("check-q-01-01", "code", 'check("q-01-01")', True, False, 2.0, "c"),
    ReleasedCell("written-q-01-02", "markdown", "stub", False, True, 6.0, "d"),
]


def submission():
    cells = []
    for own in RELEASED:
        cell = {
            "cell_type": own.cell_type,
            "id": own.name,
            "source": own.source,
            "metadata": {"nbgrader": own.marks},
        }
        if own.cell_type == "code":
            cell |= {"outputs": [], "execution_count": None}
        cells.append(cell)
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}


def by_name(notebook):
    return {cell["id"]: cell for cell in notebook["cells"]}


def test_an_honest_submission_keeps_every_word():
    notebook = submission()
    before = copy.deepcopy(notebook["cells"])
    assert restore(notebook, RELEASED) == []
    assert notebook["cells"] == before


def test_a_changed_check_cell_and_its_points_are_restored():
    notebook = submission()
    check = notebook["cells"][2]
    check["source"] = "100"
    check["metadata"]["nbgrader"] |= {"points": 100, "grade": False}
    said = restore(notebook, RELEASED)
    assert check["source"] == 'check("q-01-01")'
    assert check["metadata"]["nbgrader"] == RELEASED[2].marks
    assert said == ["1 of the lesson's cells had been changed (shown as released)"]


def test_a_missing_cell_is_put_back_in_its_place():
    notebook = submission()
    del notebook["cells"][2]
    said = restore(notebook, RELEASED)
    assert [cell["id"] for cell in notebook["cells"]] == [own.name for own in RELEASED]
    assert said == ["1 of the lesson's cells had been deleted"]


def test_all_cells_missing_are_put_back_in_order():
    notebook = {"cells": []}
    restore(notebook, RELEASED)
    assert [cell["id"] for cell in notebook["cells"]] == [own.name for own in RELEASED]


def test_a_second_cell_of_the_same_id_loses_its_marks():
    notebook = submission()
    notebook["cells"].append(copy.deepcopy(notebook["cells"][2]))
    assert restore(notebook, RELEASED) == []
    assert notebook["cells"][-1]["metadata"] == {}


def test_a_retyped_cell_gets_its_type_back():
    notebook = submission()
    notebook["cells"][1] |= {"cell_type": "markdown", "source": "%%answer q-01-01\n1860"}
    restore(notebook, RELEASED)
    cell = by_name(notebook)["answer-q-01-01"]
    assert (cell["cell_type"], cell["source"], cell["outputs"]) == ("code", "%%answer q-01-01\n1860", [])


def test_an_unknown_cells_marks_outputs_attachments_and_metadata_are_dropped():
    notebook = submission()
    notebook["metadata"] = {"title": "<script>1</script>", "widgets": {"x": 1}}
    notebook["cells"].append(
        {
            "cell_type": "code",
            "id": '"><script>',
            "source": "x",
            "outputs": [{"data": {"text/html": "<script>1</script>"}}],
            "metadata": {"nbgrader": {"grade_id": '"><script>1</script>', "grade": True, "points": "<b>"}},
        }
    )
    restore(notebook, RELEASED)
    last = notebook["cells"][-1]
    assert (last["metadata"], last["outputs"], last["id"]) == ({}, [], "own-4")
    assert "title" not in notebook["metadata"]
    assert "widgets" not in notebook["metadata"]


ACTIVE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "![x](attachment:a.svg)",
    "[ref]: javascript:alert(1)",
    "$\\href{javascript:alert(1)}{x}$",
    "<https://example.org>",
    "&lt;script&gt;",
    "`<b>`",
    "~~~html\n<script>1</script>\n~~~",
    "| a | b |\n|---|---|",
    "<!-- -->",
    "\\(x\\)",
]


@pytest.mark.parametrize("text", ACTIVE)
def test_a_students_markdown_becomes_inert_html(text):
    from nbconvert.filters import markdown2html

    html = markdown2html(inert_text(text))
    tags = {tag for tag in ("<script", "<img", "<a ", "<code", "<table", "<b>", "<!") if tag in html}
    assert not tags
    # MathJax finds no formula: each of its signs is alone in an element that it is told to ignore.
    bare = html.replace('<span class="tex2jax_ignore">$</span>', "").replace(
        '<span class="tex2jax_ignore">\\</span>', ""
    )
    assert not {"$", "\\"} & set(bare)


def test_inert_text_keeps_emphasis_headings_and_lists():
    assert inert_text("# Head\n\n- *one*\n- __two__ - 50 %") == "# Head\n\n- *one*\n- __two__ - 50 %"


def test_a_written_answer_is_made_inert_but_the_lessons_own_html_stays():
    notebook = submission()
    notebook["cells"][3]["source"] = "I think <script>1</script>"
    said = restore(notebook, RELEASED)
    assert by_name(notebook)["intro"]["source"] == RELEASED[0].source
    assert "<" not in by_name(notebook)["written-q-01-02"]["source"]
    assert said == ["HTML in a text cell is shown as text"]


def test_the_names_of_missing_cells_stand_in_the_record():
    notebook = submission()
    del notebook["cells"][1:3]
    restore(notebook, RELEASED)
    assert notebook["metadata"][RECORD]["missing"] == ["answer-q-01-01", "check-q-01-01"]


def test_a_cell_that_lost_its_metadata_is_known_by_its_id():
    notebook = submission()
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    notebook["cells"].reverse()
    assert restore(notebook, RELEASED) == []
    assert [cell["id"] for cell in notebook["cells"]] == [own.name for own in reversed(RELEASED)]


def test_of_two_answer_cells_of_one_id_the_one_written_in_keeps_its_marks():
    notebook = submission()
    notebook["cells"].append(copy.deepcopy(notebook["cells"][3]) | {"source": "My answer."})
    restore(notebook, RELEASED)
    assert by_name(notebook)["written-q-01-02"]["source"] == "My answer."


def test_a_locked_cell_as_it_was_released_earlier_is_no_tampering():
    notebook = submission()
    cell = notebook["cells"][0]
    cell["source"] = "# An older title"
    cell["metadata"]["nbgrader"]["checksum"] = checksum(cell)
    assert restore(notebook, RELEASED) == [
        "made from an older release of the lesson (1 cell brought up to date)"
    ]
    assert cell["source"] == RELEASED[0].source


def test_the_checksum_is_nbgraders_own():
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    for cell in submission()["cells"]:
        assert checksum(cell) == compute_checksum(from_dict(cell))


def test_a_missing_cell_goes_behind_its_predecessor_wherever_that_was_moved():
    notebook = submission()
    cells = notebook["cells"]
    del cells[2]
    cells.reverse()
    restore(notebook, RELEASED)
    names = [cell["id"] for cell in cells]
    assert names.index("check-q-01-01") == names.index("answer-q-01-01") + 1


def test_what_would_take_minutes_to_show_is_shown_in_part():
    notebook = submission()
    notebook["cells"][1]["source"] = "%%answer q-01-01\n" + "x " * 5_000
    notebook["cells"] += [
        {"cell_type": "code", "id": f"{n}", "source": "f(x) + " * 100, "metadata": {}} for n in range(300)
    ]
    notebook["cells"] += [
        {"cell_type": "markdown", "id": f"m{n}", "source": "*x* ", "metadata": {}} for n in range(300)
    ]
    assert set(restore(notebook, RELEASED)) == {IN_PART}
    own = [cell["source"] for cell in notebook["cells"] if cell["id"].startswith("own-")]
    assert sum(map(len, own)) < 2 * (OWN_CODE + OWN_TEXT)
    assert len(own) <= OWN_CELLS
    assert own[-1].endswith(CUT) or CUT in "".join(own)
    shown = by_name(notebook)["answer-q-01-01"]["source"]
    assert len(shown) == ANSWER_CODE + len(CUT)

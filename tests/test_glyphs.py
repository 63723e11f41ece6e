"""A glyph has one meaning over the whole course, and every badge takes its glyph from the one table."""

import ast
import re
from pathlib import Path

import pytest

from fourcenturies.glyphs import GLYPHS
from fourcenturies.pages import glyphs
from fourcenturies.questions import cards
from fourcenturies.views import atlas, citing, ledger

SOURCE = Path(__file__).resolve().parent.parent / "src" / "fourcenturies"
SIGNS = {glyph.sign: name for name, glyph in GLYPHS.items()}
TABLES = {
    "comparison": citing.BADGES,
    "ledger": ledger.STANDINGS,
    "atlas": atlas.SHAPES,
}
# Box drawing, block elements and geometric shapes, as in ┃ ▀ ●; a progress bar and Chinese numerals are no glyphs.
DRAWN = re.compile("[\u2500-\u25ff]")
ELSEWHERE = {"replies", "dating", "grading", "glyphs"}


def test_no_two_glyphs_look_alike():
    assert len(SIGNS) == len(GLYPHS)


def test_no_meaning_is_told_twice():
    assert len({glyph.meaning for glyph in GLYPHS.values()}) == len(GLYPHS)


@pytest.mark.parametrize("table", TABLES)
def test_every_badge_has_a_glyph_of_the_table_and_a_word(table):
    for badge in TABLES[table].values():
        assert badge.glyph in SIGNS
        assert badge.word


def test_badges_of_one_glyph_mean_one_thing():
    meant = {}
    for table in TABLES.values():
        for badge in table.values():
            meant.setdefault(badge.glyph, set()).add(badge.key)
    shared = {glyph: keys for glyph, keys in meant.items() if len(keys) > 1}
    assert shared == {
        "○": {"silent", "no-number"},
    }


def test_the_faces_of_verdicts_are_told_apart_and_are_of_the_table():
    faces = [sign for sign, _, _ in cards.FACES.values()]
    assert len(set(faces)) == len(faces)
    assert {GLYPHS[SIGNS[sign]].of for sign in faces} == {"Of your answer"}


def test_no_module_draws_a_sign_that_has_no_meaning():
    strangers = {
        (path.name, sign)
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).with_suffix("").parts[0] not in ELSEWHERE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for sign in DRAWN.findall(node.value)
        if sign not in SIGNS
    }
    assert strangers == set()


def test_the_page_tells_every_glyph_once(root):
    page = glyphs()
    for glyph in GLYPHS.values():
        assert page.count(f"| {glyph.meaning} |") == 1
    assert page == (root / "docs" / "glyphs.md").read_text(encoding="utf-8")

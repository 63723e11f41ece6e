"""What spares the search for a claim its work leaves out nothing that would be found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from fourcenturies.replies import claims
from fourcenturies.replies.claims import pieces
from fourcenturies.replies.date_phrases import loose_date, piece_date
from fourcenturies.replies.text import Unreadable, tidy

SETS = sorted((Path(__file__).parent / "data" / "replies").glob("*.jsonl"))


def lines(path: Path) -> list[str]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [tidy(line) for row in rows for line in row["reply"].splitlines()]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_tie_begins_with_one_of_the_first_words(path: Path) -> None:
    tried_everywhere = re.compile(claims._TIES.pattern.replace(claims._TIE_BEGINS, ""))
    assert tried_everywhere.pattern != claims._TIES.pattern
    for line in lines(path):
        small = line.lower()
        found = [match.span() for match in claims._TIES.finditer(small)]
        assert found == [match.span() for match in tried_everywhere.finditer(small)]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_piece_without_the_words_of_dates_is_none(path: Path) -> None:
    for text in {piece.text for line in lines(path) for piece in pieces(line)}:
        quick, whole = piece_date(text), loose_date(text)
        assert type(quick) is type(whole)
        assert quick == whole or isinstance(whole, Unreadable), text

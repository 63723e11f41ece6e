"""What spares a line the search for a pattern never hides what the pattern would find there.

All replies that people wrote are tried, and each of their pieces.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from fourcenturies.questions.kinds import stance_rows
from fourcenturies.replies import beside_names, claims, dates, disowned, lexicon, respelling, silence
from fourcenturies.replies.text import letters_of, runs_of, tidy, words_in

SETS = sorted((Path(__file__).resolve().parent / "data" / "replies").glob("*.jsonl"))


@cache
def texts() -> frozenset[str]:
    """Return every line of every written reply, its pieces, and both in small letters."""
    rows = (json.loads(line) for path in SETS for line in path.read_text(encoding="utf-8").splitlines())
    lines = {tidy(line) for row in rows for line in row["reply"].splitlines()}
    told = lines | {piece.text for line in lines for piece in claims.pieces(line)}
    return frozenset(told | {text.casefold() for text in told})


def hidden(guard, pattern):
    """Return the texts in which a pattern finds something that its guard says cannot be there."""
    return [text for text in texts() if pattern.search(text) and not guard(text)]


def holds(words):
    return lambda text: not words.isdisjoint(words_in(text))


def test_there_are_many_texts():
    assert len(texts()) > 10_000


def test_a_retraction_is_found_as_without_its_guard():
    wrong = [
        text for text in texts() if claims.retracts(text) != bool(claims._RETRACTED.search(text.casefold()))
    ]
    assert not wrong


def test_a_date_is_respelt_as_without_its_guard():
    def unguarded(low):
        low = respelling._SUM.sub("", low, count=1)
        if "year" in low:
            low = respelling._BESIDE.sub("", low)
        if respelling._MAY_BE_RESPELT.search(low):
            for signs, pattern, put in respelling._RESPELT:
                low = pattern.sub(put, low) if any(sign in low for sign in signs) else low
        return low

    assert [low for text in texts() if respelling.respelt(low := text.casefold()) != unguarded(low)] == []


def test_words_of_dates_are_joined_as_without_their_guard():
    joins = re.compile(lexicon._JOINED)
    found = [text for text in texts() if lexicon._MAY_JOIN.search(text) and joins.search(text)]
    assert [text for text in found if not lexicon._may_join(text)] == []


def test_both_ways_are_found_as_without_their_guard():
    for pattern in (silence._BOTH_WAYS, silence._EACH_WAY):
        assert (
            hidden(lambda text: holds(silence.MAY_SAY_BOTH)(text) or "not not" in text.casefold(), pattern)
            == []
        )


def test_what_is_talked_of_is_found_as_without_its_guard():
    about = lambda text: disowned._may_be_about_silence(text, words_in(text))  # noqa: E731
    assert hidden(about, disowned._ABOUT_SILENCE) == []
    assert hidden(holds(disowned._OTHERS_NOT_I), disowned._OF_OTHERS) == []
    assert hidden(holds(disowned._OPEN_WORDS), disowned._OPEN) == []
    assert hidden(disowned._may_be_elsewhere, disowned._ELSEWHERE) == []
    for pattern in (disowned._ABOUT_SILENCE, disowned._OF_OTHERS, disowned._WANTED, disowned._OPEN):
        assert hidden(holds(disowned._ANY_TO_DISOWN), pattern) == []


def test_the_others_are_found_as_without_their_guard():
    for pattern in (stance_rows._REST_NAMED, stance_rows._REST_APART):
        assert hidden(stance_rows._MAY_REST.search, pattern) == []


def test_what_stands_beside_names_and_dates_is_found_as_without_its_guard():
    assert hidden(holds(beside_names._ELSEWHERE), beside_names._FOR_OTHERS) == []
    assert hidden(holds(beside_names._SAYINGS), beside_names._SAYS_SO) == []
    assert hidden(holds(beside_names._MAY_BE_NAMELESS), beside_names._UNKNOWN_ALONE) == []
    assert hidden(holds(dates._COMES_TO), dates._MAKES) == []
    assert hidden(holds(dates._COMES_TO), dates._LAST_IS) == []


def test_words_are_cut_alike_in_every_script():
    for text in texts():
        assert letters_of(text) == letters_of(f"é {text}")[1:]
        assert runs_of(text) == runs_of(f"é {text}")[1:]

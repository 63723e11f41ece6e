"""What stands beside a written answer while a person marks it: the rubric, comments to use again, what is quoted.

It is a folded cell of the autograded notebook, below the answer, which formgrader shows as it shows the lesson's hints.
Nothing in it is a mark, and no student sees it: feedback is a page of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fourcenturies.corpus import load
from fourcenturies.course.comments import load_comments
from fourcenturies.grading.again import BEFORE
from fourcenturies.grading.inert import inert_text
from fourcenturies.grading.pasted import PICTURES
from fourcenturies.grading.quoted_words import Note, Texts, load_texts, notes
from fourcenturies.grading.restoring import RECORD
from fourcenturies.questions.cells import grade_id
from fourcenturies.questions.rubrics import RUBRIC_FILE, Rubric, load_rubric
from fourcenturies.texts.places import texts_dir

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

AID = "aid-"  # begins the id of the cell
_LOCKED = {"deletable": False, "editable": False}
_SUMMARY = "display:list-item;cursor:pointer"  # formgrader's own style takes the triangle away
_STEP = "padding:0.2em 0.8em 0.2em 0;text-align:left;vertical-align:top"


@dataclass(frozen=True, slots=True)
class Aids:
    """What marking a lesson by hand is helped by. `digest` tells it from any other."""

    rubric: Rubric = field(default_factory=Rubric)
    comments: Mapping[str, str] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)
    digest: bytes = b""


def load_aids(folder: Path, own: Path) -> Aids:
    """Return the aids for a lesson: its rubric in `solutions/`, the course's comments, records and copies."""
    rubric, comments = load_rubric(folder / RUBRIC_FILE), load_comments(own)
    texts = load_texts(load(), texts_dir())
    known = repr((rubric, sorted(comments.items()), texts.texts, sorted(texts.hashes.items())))
    return Aids(rubric, comments, texts, hashlib.sha256(known.encode()).digest())


def show_aids(notebook: dict[str, Any], aids: Aids) -> None:
    """Put the folded cell below the written answer of a marked notebook."""
    question = aids.rubric.question
    names = [grade_id(cell) for cell in notebook["cells"]]
    if not question or f"written-{question}" not in names:
        return
    answer = notebook["metadata"][RECORD].get("found", {}).get(question, {}).get("reply", "")
    cell = {
        "cell_type": "markdown",
        "id": f"{AID}{question}",
        "metadata": dict(_LOCKED),
        "source": _shown(aids, notes(answer, aids.texts), notebook["metadata"][RECORD].get("pictures", ())),
    }
    place = names.index(f"written-{question}") + 1
    while place < len(names) and notebook["cells"][place]["id"].startswith(BEFORE):
        place += 1
    notebook["cells"].insert(place, cell)


def _shown(aids: Aids, quoted: Sequence[Note], pictures: Sequence[str]) -> str:
    parts = [_folded("Rubric", _table(aids.rubric))]
    if aids.rubric.samples:
        samples = "".join(
            f"<p><strong>{inert_text(own.label)}.</strong> {inert_text(own.text)}<br><em>{inert_text(own.why)}</em></p>"
            for own in aids.rubric.samples
        )
        parts.append(_folded("Sample answers", samples))
    if aids.comments:
        rows = "".join(
            f"<li><code>&#61;{name}</code> {inert_text(own)}</li>" for name, own in aids.comments.items()
        )
        parts.append(_folded("Comments to use again: write such a line into the comment", f"<ul>{rows}</ul>"))
    if quoted:
        rows = "".join(f"<li>“{inert_text(own.words)}”: {inert_text(own.said)}</li>" for own in quoted)
        parts.append(_folded(f"What it quotes ({len(quoted)}): a note, and no mark", f"<ul>{rows}</ul>"))
    if pictures:
        names = "".join(f"<li>{inert_text(name)}</li>" for name in pictures)
        where = (
            f"Pasted pictures ({len(pictures)}): to be opened in build/{PICTURES}, under student and lesson"
        )
        parts.append(_folded(where, f"<ul>{names}</ul>"))
    return "\n".join(parts)


def _folded(summary: str, inner: str) -> str:
    return f'<details><summary style="{_SUMMARY}">{summary}</summary>{inner}</details>'


def _table(rubric: Rubric) -> str:
    points = [own for own, _ in rubric.habits[0].steps] if rubric.habits else []
    head = "".join(f'<th style="{_STEP}">{inert_text(own)}</th>' for own in ("", *points))
    rows = "".join(
        f'<tr><th style="{_STEP}">{inert_text(habit.name)}</th>'
        + "".join(f'<td style="{_STEP}">{inert_text(words)}</td>' for _, words in habit.steps)
        + "</tr>"
        for habit in rubric.habits
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

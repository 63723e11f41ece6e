"""From a submitted file to a notebook that can be scored: read with care, restored to the lesson, made inert.

Both roads go through here: nbgrader's own commands, by the exporter that reads for them, and `fourcenturies grade`.
A file that cannot be graded becomes the lesson as released with a notice on top, every question flagged.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from fourcenturies.course.rulings import by_question
from fourcenturies.files import seeds_dir
from fourcenturies.grading.again import Made, made_of
from fourcenturies.grading.aids import Aids
from fourcenturies.grading.finding import counted, find
from fourcenturies.grading.inert import inert_text
from fourcenturies.grading.owning import owners_of
from fourcenturies.grading.pasted import PICTURES, pasted
from fourcenturies.grading.reading import RefusedError, read_notebook
from fourcenturies.grading.releases import asked_of
from fourcenturies.grading.restoring import RECORD, ReleasedCell, restore
from fourcenturies.questions.cells import QUESTION_ID, read_answers
from fourcenturies.questions.lessons import Lesson, older_keys, points_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from fourcenturies.course.rulings import Ruling
    from fourcenturies.grading.finding import Found
    from fourcenturies.grading.owning import Owners
    from fourcenturies.grading.submissions import Submitted
    from fourcenturies.questions.keys import Key

NOTICE = "not-read"
NO_AIDS = Aids()


@dataclass(frozen=True, slots=True)
class Release:
    """What grading needs of one lesson: its cells as released, its questions and their keys.

    `words` say where it is not the release in `solutions/`, `aids` help a person to mark.
    """

    lesson: Lesson
    keys: Mapping[str, Key]
    cells: tuple[ReleasedCell, ...]
    solution: bytes = field(repr=False)
    digest: str
    rulings: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    made: Made = field(default_factory=Made)
    words: str = ""
    aids: Aids = field(default=NO_AIDS, repr=False)

    @property
    def names(self) -> frozenset[str]:
        """The names of the lesson's cells."""
        return frozenset(cell.name for cell in self.cells)


def load_release(
    folder: Path,
    cells: Sequence[ReleasedCell],
    rulings: Iterable[Ruling] = (),
    kept: Path | None = None,
    aids: Aids = NO_AIDS,
) -> Release:
    """Return the release of the lesson in a folder of `solutions/`, whose cells the gradebook knows.

    Where these are another release's, that one is taken from `kept`. Raises `ValueError` where a question's points
    differ between its two places, and where a key is older than the lesson's text.
    """
    asked = asked_of(folder, {cell.name for cell in cells}, kept)
    faults = [] if asked.words else points_faults(folder)
    if faults := faults or older_keys(folder):
        raise ValueError(faults[0])
    solution = (folder / f"{folder.name}.ipynb").read_bytes()
    order = {name: number for number, name in enumerate(asked.order)}
    cells = tuple(sorted(cells, key=lambda cell: order.get(cell.name, len(order))))
    records = b"".join(path.read_bytes() for path in sorted(seeds_dir().glob("*.toml")))
    ruled = {name: own for name, own in by_question(rulings).items() if asked.lesson.question(name)}
    program = version("fourcenturies")
    known = hashlib.sha256(solution)
    for part in (repr((asked.lesson, sorted(asked.keys.items()), cells, sorted(ruled.items()))), program):
        known.update(part.encode())
    known.update(records)
    known.update(aids.digest)
    made = made_of(asked.lesson.questions, asked.keys, ruled, program, records)
    return Release(
        asked.lesson, asked.keys, cells, solution, known.hexdigest(), ruled, made, asked.words, aids
    )


def fingerprint(submitted: Submitted, release: Release) -> str:
    """Return what tells whether a submission was graded already: it, its time, the key and the records."""
    known = hashlib.sha256(release.digest.encode())
    file = submitted.file
    for part in (submitted.timestamp, str(file).encode() if isinstance(file, RefusedError) else file):
        known.update(hashlib.sha256(part).digest())
    known.update(submitted.secret)
    return known.hexdigest()


def prepare(submitted: Submitted, release: Release) -> dict[str, Any]:
    """Return a submission's notebook, restored; what was done stands in its record."""
    try:
        if isinstance(submitted.file, RefusedError):
            raise submitted.file
        notebook = _own_notebook(submitted.file, release, submitted.others)
    except RefusedError as refused:
        notebook = _blank(str(refused), release)
    record = notebook["metadata"][RECORD]
    record["said"] = list(dict.fromkeys((*record["said"], *submitted.said)))
    record["digest"] = fingerprint(submitted, release)
    if "refused" not in record and (pictures := pasted(submitted.file, release.names)):
        record["pictures"] = list(pictures)
        record["said"].append(f"pasted pictures are kept in build/{PICTURES}: {', '.join(pictures)}")
    return notebook


def _own_notebook(data: bytes, release: Release, others: Sequence[str]) -> dict[str, Any]:
    if data == release.solution:
        raise RefusedError("this is the solution notebook itself")
    found = read_notebook(data)
    notebook: dict[str, Any] = {"cells": found.cells}
    owners = owners_of(found.cells, release.cells)
    held = find(found.cells, owners, release.lesson)
    if not _is_of_lesson(owners, held):
        raise RefusedError("no cell of this lesson stands in it: it is another notebook")
    if others and not any(one.told for one in held.values()):
        raise RefusedError("nothing is answered in it, and another notebook stands beside it: keep one")
    others_asked = list(_of_others(found.cells, owners, held))
    restore(notebook, release.cells, owners)
    record = notebook["metadata"][RECORD]
    record["said"] = [*dict.fromkeys((counted(held), *found.said, *record["said"], *others_asked))]
    record["found"] = {name: told for name, one in held.items() if (told := one.told)}
    return notebook


def _of_others(
    cells: Sequence[Mapping[str, Any]], owners: Owners, asked: Mapping[str, Found]
) -> Iterator[str]:
    """Yield a sentence on answers to questions that the class's release does not ask."""
    own = zip(cells, owners, strict=True)
    texts = (cell["source"] for cell, owner in own if owner is None and cell["cell_type"] == "code")
    others = {answer.question_id for text in texts for answer in read_answers(text, "") if answer.reply}
    if others := others - {*asked, ""}:
        yield f"it answers {', '.join(sorted(others))}, which the release that the class is marked by does not ask"


def _is_of_lesson(owners: Owners, held: Mapping[str, Found]) -> bool:
    known = any(own is not None and QUESTION_ID.search(own.name) for own in owners)
    return known or any(one.told for one in held.values())


def _blank(reason: str, release: Release) -> dict[str, Any]:
    notebook: dict[str, Any] = {"cells": []}
    restore(notebook, release.cells)
    words = f"This submission could not be read: {reason}. A person will look at it."
    notice = {"cell_type": "markdown", "id": NOTICE, "metadata": {}, "source": f"**{inert_text(words)}**"}
    notebook["cells"].insert(0, notice)
    notebook["metadata"][RECORD] = {"missing": [], "said": [], "refused": reason}
    return notebook

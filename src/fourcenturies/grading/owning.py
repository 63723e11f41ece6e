"""Which cell of the released lesson each cell of a submission is, whatever happened to ids and metadata."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.cells import grade_id, read_answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fourcenturies.grading.restoring import ReleasedCell

Owners = list["ReleasedCell | None"]


def owners_of(cells: Sequence[Mapping[str, Any]], released: Sequence[ReleasedCell]) -> Owners:
    """Return for each submitted cell the released cell that it is; `None` where it is the student's own.

    A cell is known by its nbgrader id, else by its own id. Where a program threw both away, the lesson's text is
    known by its words, an answer by the question that it names, and a written answer by its place.
    """
    owners = _by_names(cells, released)
    held = {own.name for own in owners if own}
    missing = {own.name: own for own in released if own.name not in held}
    if missing and any(own is None for own in owners):
        _by_words(cells, owners, missing)
        _by_place(cells, owners, released, missing)
    return owners


def _by_names(cells: Sequence[Mapping[str, Any]], released: Sequence[ReleasedCell]) -> Owners:
    """Where several cells claim one name, a solution cell is the first that was written in, any other the first."""
    known = {own.name: own for own in released}
    owners = [known.get(grade_id(cell)) for cell in cells]
    held = {own.name for own in owners if own}
    for number, cell in enumerate(cells):
        if owners[number] is None and not cell["metadata"].get("nbgrader"):
            own = known.get(cell.get("id") or "")
            owners[number] = own if own and own.name not in held else None
    places: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(owners):
        if own:
            places[own.name].append(number)
    for name, numbers in places.items():
        if len(numbers) > 1:
            chosen = _chosen(numbers, cells, known[name])
            for number in numbers:
                owners[number] = known[name] if number == chosen else None
    return owners


def _chosen(places: Sequence[int], cells: Sequence[Mapping[str, Any]], own: ReleasedCell) -> int:
    written = [number for number in places if own.solution and cells[number]["source"] != own.source]
    return (written or places)[0]


def _by_words(cells: Sequence[Mapping[str, Any]], owners: Owners, missing: dict[str, ReleasedCell]) -> None:
    texts: dict[str, list[str]] = defaultdict(list)
    for own in missing.values():
        if own.locked:
            texts[own.source.strip()].append(own.name)
    for number, cell in enumerate(cells):
        if owners[number] is not None:
            continue
        names = texts.get(cell["source"].strip())
        answer = read_answer(cell["source"])
        name = names.pop(0) if names else f"answer-{answer.question_id}" if answer else ""
        owners[number] = missing.pop(name, None)


def _by_place(
    cells: Sequence[Mapping[str, Any]],
    owners: Owners,
    released: Sequence[ReleasedCell],
    missing: dict[str, ReleasedCell],
) -> None:
    """Find a written answer below its task: the first text there, before the lesson goes on."""
    for before, own in pairwise(released):
        if own.name not in missing or not own.solution or own.points is None:
            continue
        start = next((n for n, known in enumerate(owners, 1) if known is not None and known is before), 0)
        for place in range(start, len(cells)) if start else ():
            if owners[place] is not None:
                break
            if cells[place]["cell_type"] == "markdown":
                owners[place] = missing.pop(own.name)
                break

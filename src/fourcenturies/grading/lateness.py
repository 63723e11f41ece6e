"""What lateness costs, in the gradebook: penalties reckoned from times, due dates and extensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbgrader.api import SubmittedNotebook
from sqlalchemy import bindparam, update

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    Penalty = Callable[[str, float, float], float | None]


@dataclass(slots=True)
class Place:
    """Where a student's submission stands in the tables, and what is known of its time."""

    submission: str
    notebook: str
    timestamp: datetime | None
    extension: Any
    fresh: bool = False


def set_penalties(
    db: Connection,
    duedate: datetime | None,
    places: Mapping[str, Place],
    scores: Mapping[str, float],
    penalty: Penalty,
) -> None:
    """Set each late penalty, between nothing and the whole score; none where the submission was in time."""
    table = SubmittedNotebook.__table__
    rows = []
    for student, place in places.items():
        late = seconds_late(place, duedate)
        found = penalty(student, scores[student], late) if late > 0 else None
        taken = None if found is None else min(max(found, 0), scores[student])
        rows.append({"own": place.notebook, "taken": taken})
    if rows:
        db.execute(
            update(table)
            .where(table.c.id == bindparam("own"))
            .values(late_submission_penalty=bindparam("taken")),
            rows,
        )


def seconds_late(place: Place, duedate: datetime | None) -> float:
    """Return by how many seconds a submission was late; nothing where its time or a due date is not known."""
    if place.timestamp is None or duedate is None:
        return 0.0
    due = duedate + place.extension if place.extension is not None else duedate
    return max(0.0, (place.timestamp - due).total_seconds())

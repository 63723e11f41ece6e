"""A roster brought together: who is in a new list, with the ids under which the course knows them already."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from fourcenturies.course.people import Person
from fourcenturies.exchange.naming import CANVAS, FOLDER
from fourcenturies.exchange.student_ids import mark, student_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from fourcenturies.exchange.roster import Enrolled


@dataclass(frozen=True, slots=True)
class Enrolling:
    """A new roster, and what it changes: who is new in it, and who is no longer."""

    people: tuple[Person, ...]
    new: tuple[Person, ...]
    gone: tuple[Person, ...]


def enrol(
    listed: Sequence[Person],
    known: Sequence[Person],
    collected: Iterable[Enrolled],
    submitted: Collection[str],
    *,
    add: bool = False,
) -> Enrolling:
    """Return the roster that a new list makes.

    Each person gets the id under which they are `known`, under which something was `collected` from them or lies in
    `submitted/`, else one of their own. With `add` those stay who are not in the list.
    """
    ids, taken = _known_ids(known, collected), {one.student.casefold() for one in known}
    whole = _once(listed)
    people: list[Person] = []
    for one in whole:
        own = next((ids[key] for key in _keys(one, whole) if key in ids), "")
        own = own or next((name for name in sorted(one.known_as()) if name in submitted), "")
        own = own or _fresh(one, taken | {other.student.casefold() for other in people})
        before = next((other for other in known if other.student == own), Person(own))
        people.append(_merged(before, replace(one, student=own)))
    listed_ids = {one.student for one in people}
    gone = tuple(one for one in known if one.student not in listed_ids)
    new = tuple(one for one in people if one.student not in {other.student for other in known})
    return Enrolling((*people, *(gone if add else ())), new, () if add else gone)


def _once(listed: Sequence[Person]) -> list[Person]:
    """Return a list without those who stand in it twice, as who is in two sections does in Canvas's table."""
    found: dict[tuple[str, ...], Person] = {}
    for one in listed:
        ids = tuple(value for value in (one.canvas, one.sis, one.login, one.email, one.student) if value)
        key = ids or (one.name,)
        found[key] = found.get(key, one)
    return list(found.values())


def _known_ids(known: Iterable[Person], collected: Iterable[Enrolled]) -> dict[tuple[str, str], str]:
    """Return the ids of those who are known, by what tells them."""
    ids: dict[tuple[str, str], str] = {}
    for person in known:
        for key in _keys(person, ()):
            ids.setdefault(key, person.student)
    for row in collected:
        what = "canvas" if row.platform == CANVAS and row.number else "name"
        ids.setdefault((what, row.number if what == "canvas" else row.name), row.student)
        if row.platform == FOLDER:
            ids.setdefault(("id", row.name), row.student)
    return ids


def _keys(one: Person, listed: Sequence[Person]) -> list[tuple[str, str]]:
    """Return what tells a person, the surest first; a name only where nobody else in the list has it."""
    keys = [("canvas", one.canvas)] if one.canvas else []
    keys += [("id", value) for value in (one.student, one.login, one.sis, one.email) if value]
    if Counter(other.name for other in listed)[one.name] <= 1:
        keys.append(("name", one.name))
    return keys


def _fresh(one: Person, taken: Collection[str]) -> str:
    own = student_id(one.student or one.login or one.name)
    return (
        own
        if own.casefold() not in taken
        else f"{own}-{one.canvas or one.sis or mark(one.email or repr(one))}"
    )


def _merged(before: Person, now: Person) -> Person:
    """Return a person as a new list tells, and as before where it is silent."""
    told: Mapping[str, str] = {one.name: getattr(now, one.name) for one in fields(Person)}
    name = {"first_name", "last_name"}
    return replace(before, **{what: value for what, value in told.items() if value or what in name})

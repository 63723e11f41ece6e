"""What a download brings: for each student and lesson one submission, and a sentence on everything else.

Nothing is written here. Where a student handed in a lesson several times, the last attempt counts and all are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fourcenturies.exchange.archives import Found, inner_files
from fourcenturies.exchange.naming import (
    FOLDER,
    MOODLE,
    Handed,
    group_prefixes,
    read_path,
    split_group,
    without_top_folder,
)
from fourcenturies.grading.reading import RefusedError, read_notebook
from fourcenturies.grading.submissions import TIMESTAMP, is_notebook_name
from fourcenturies.questions.cells import WRITTEN_STUB, answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from fourcenturies.exchange.archives import Download
    from fourcenturies.exchange.matching import KnownLessons
    from fourcenturies.exchange.roster import Roster

    Progress = Callable[[int, int], None]
    Who = tuple[str, str, str]

MAX_ATTEMPTS = 50
_LONGEST_TIME = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One submission to be placed: whose, of which lesson, how to read it, and when it was handed in."""

    student: str
    lesson: str
    handed: Handed
    file: Found
    time: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence on something that was not taken. At a `fault` a person must look."""

    what: str
    why: str
    fault: bool = True


@dataclass(frozen=True, slots=True)
class Times:
    """When submissions were handed in, as far as something tells.

    `by_number` holds times by the platform's number of the student; `late` is the time that a submission gets which
    the platform only marks as late, `late_by_lesson` that for each lesson.
    """

    by_number: Mapping[str, str] = field(default_factory=dict)
    late: str = ""
    late_by_lesson: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: the lessons of the course, `only` one of them or "" for all, and the times known."""

    lessons: KnownLessons
    times: Times = Times()
    only: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be placed, and what is told."""

    choices: tuple[Choice, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the download as a whole tells: times beside notebooks by their folder, and names that several have."""

    stamps: Mapping[tuple[str, ...], str]
    namesakes: frozenset[tuple[str, str]]


def plan(download: Download, asked: Asked, roster: Roster, progress: Progress) -> Plan:
    """Choose what is to be placed; the students are enrolled in the roster."""
    told = [Told(name, why) for name, why in download.skipped]
    pairs = _grouped(_handed(download, asked.lessons.ids, told))
    notebooks = _notebooks(pairs)
    told += _without_notebook(pairs)
    attempts = _attempts(notebooks, asked, told, progress)
    seen = _Seen(_own_times(pairs), _namesakes(notebooks))
    choices: dict[tuple[str, str], Choice] = {}
    for (_, lesson), found in attempts.items():
        choice = _choice(found, lesson, asked, roster, seen)
        first = choices.setdefault((choice.student, lesson), choice)
        if first is not choice:
            told.append(Told(_path(choice.file), f"{_path(first.file)} is the same student's, by its name"))
    return Plan(tuple(choice for _, choice in sorted(choices.items())), tuple(told))


def _notebooks(pairs: Sequence[tuple[Handed, Found]]) -> list[tuple[Handed, Found]]:
    """Return what may be a notebook; of who handed in one under its own ending, nothing else."""
    found = [pair for pair in pairs if is_notebook_name(pair[0].title)]
    certain = {_who(handed) for handed, _ in found if _is_certain(handed.title)}
    return [(own, file) for own, file in found if _is_certain(own.title) or _who(own) not in certain]


def _attempts(
    notebooks: Sequence[tuple[Handed, Found]], asked: Asked, told: list[Told], progress: Progress
) -> Mapping[tuple[Who, str], list[tuple[Handed, Found]]]:
    """Return the notebooks by who handed them in and their lesson; what has none is told."""
    attempts: dict[tuple[Who, str], list[tuple[Handed, Found]]] = defaultdict(list)
    counts = Counter(_who(handed) for handed, _ in notebooks)
    for who, number in counts.items():
        if number > MAX_ATTEMPTS and who[1]:
            told.append(Told(f"{who[1]} ({number} notebooks)", "too many were handed in, so none was taken"))
    for done, (handed, file) in enumerate(notebooks):
        progress(done, len(notebooks))
        if not handed.name:
            told.append(
                Told(_path(file), "its path names no student: put it into a folder of the student's name")
            )
        if not handed.name or counts[_who(handed)] > MAX_ATTEMPTS:
            continue
        try:
            lesson = _lesson(handed, file, asked)
        except RefusedError as refused:
            told.append(Told(_path(file), str(refused)))
            continue
        if lesson and asked.only in {lesson, ""}:
            attempts[_who(handed), lesson].append((handed, file))
        else:
            told.append(Told(_path(file), _no_lesson(lesson, asked.only), fault=not lesson))
    return attempts


def _handed(download: Download, lessons: Sequence[str], told: list[Told]) -> Iterator[tuple[Handed, Found]]:
    """Yield each file with who handed it in; zips that students handed in are looked into, once."""
    top = without_top_folder([file.parts for file in download.files if _may_hold_work(file)], lessons)
    for file in download.files:
        handed = read_path(file.parts[min(top, len(file.parts) - 1) :], lessons)
        if not _is_zip(handed.title):
            yield handed, file
            continue
        try:
            inner = inner_files(file.read(), "handed in as a zip")
        except RefusedError as refused:
            told.append(Told(_path(file), str(refused)))
            continue
        for one in inner.files:
            yield replace(handed, title=one.parts[-1]), Found((*file.parts, *one.parts), one.read)
        told += [Told(f"{_path(file)}/{name}", why) for name, why in inner.skipped]


def _may_hold_work(file: Found) -> bool:
    return is_notebook_name(file.parts[-1]) or _is_zip(file.parts[-1])


def _is_zip(title: str) -> bool:
    return title.casefold().endswith(".zip")


def _grouped(pairs: Iterator[tuple[Handed, Found]]) -> list[tuple[Handed, Found]]:
    """Return the pairs with the groups that old Moodle puts before a name apart from the name."""
    found = list(pairs)
    prefixes = group_prefixes({handed.name for handed, _ in found if handed.platform == MOODLE})
    grouped = []
    for handed, file in found:
        group, name = split_group(handed.name, prefixes) if handed.platform == MOODLE else ("", handed.name)
        grouped.append((replace(handed, name=name, group=group), file))
    return grouped


def _is_certain(title: str) -> bool:
    return title.casefold().endswith(".ipynb")


def _who(handed: Handed) -> Who:
    return (handed.platform, handed.name, handed.number)


def _path(file: Found) -> str:
    return "/".join(file.parts)


def _without_notebook(pairs: Sequence[tuple[Handed, Found]]) -> Iterator[Told]:
    """Yield a sentence for each student of a platform who handed in something, but no notebook."""
    with_notebook = {_who(handed) for handed, _ in pairs if is_notebook_name(handed.title)}
    others: dict[Who, list[str]] = defaultdict(list)
    for handed, file in pairs:
        if _who(handed) not in with_notebook and file.parts[-1] != TIMESTAMP:
            others[_who(handed)].append(file.parts[-1])
    for (platform, name, _), files in others.items():
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        yield Told(f"{name} ({files[0]}{more})", "no notebook was handed in", fault=platform != FOLDER)


def _own_times(pairs: Sequence[tuple[Handed, Found]]) -> dict[tuple[str, ...], str]:
    """Return the times that files named timestamp.txt tell, by their folders.

    They are believed in a plain folder alone, where an instructor or nbgrader put them: what a platform or a zip
    that was handed in holds is the student's own.
    """
    times = {}
    for handed, file in pairs:
        own_folder = len(file.parts) > 1 and not any(_is_zip(part) for part in file.parts)
        if file.parts[-1] == TIMESTAMP and handed.platform == FOLDER and own_folder:
            try:
                text = file.read().decode("ascii").strip()
            except (RefusedError, UnicodeError):
                continue
            if text.isprintable() and len(text) <= _LONGEST_TIME:
                times[file.parts[:-1]] = text
    return times


def _namesakes(notebooks: Sequence[tuple[Handed, Found]]) -> frozenset[tuple[str, str]]:
    """Return the names in Moodle that several numbers have: different students, or blind marking."""
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for handed, _ in notebooks:
        if handed.platform == MOODLE:
            numbers[handed.platform, handed.name].add(handed.number)
    return frozenset(name for name, own in numbers.items() if len(own) > 1)


def _lesson(handed: Handed, file: Found, asked: Asked) -> str:
    """Return the lesson of a notebook. One that tells nothing of itself is taken for the one that was asked for."""
    found = handed.lesson or asked.lessons.by_title(handed.title)
    return found or asked.lessons.by_content(file.read()) or asked.only


def _is_blank(file: Found) -> bool:
    """Tell whether a notebook can be read and nothing is answered in it."""
    try:
        cells = read_notebook(file.read()).cells
    except RefusedError:
        return False
    return all(answer.reply in {"", WRITTEN_STUB} for answer in answers({"cells": cells}))


def _no_lesson(lesson: str, only: str) -> str:
    if lesson:
        return f"belongs to {lesson}, not to {only}"
    return "neither its name nor its questions tell which lesson it is; add --lesson if you know"


def _choice(
    found: Sequence[tuple[Handed, Found]], lesson: str, asked: Asked, roster: Roster, seen: _Seen
) -> Choice:
    ordered = sorted(found, key=lambda one: one[0].attempt)
    handed, file = next(
        (one for one in reversed(ordered) if len(ordered) == 1 or not _is_blank(one[1])), ordered[-1]
    )
    namesakes = (handed.platform, handed.name) in seen.namesakes
    time = seen.stamps.get(file.parts[:-1], "")
    if handed.platform == MOODLE:
        time = asked.times.by_number.get(handed.number, "")
    said = []
    if len(found) > 1:
        titles = ", ".join(own.title for own, _ in ordered)
        taken = "last" if file is ordered[-1][1] else "last that is not blank"
        said.append(f"{len(found)} attempts, of which the {taken} is taken: {titles}")
    if handed.group:
        said.append(f"group {handed.group}")
    if namesakes:
        said.append(f"several students are called {handed.name}: their numbers keep them apart")
    if handed.late:
        time = time or asked.times.late or asked.times.late_by_lesson.get(lesson, "")
        said.append(
            "late" if time else "late, but nothing tells since when: add --due to have it count as late"
        )
    student = roster.enrol(handed, lesson, namesakes=namesakes)
    return Choice(student, lesson, handed, file, time, tuple(said))

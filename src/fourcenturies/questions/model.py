"""What is public about a question; it travels with its lesson in `questions.toml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a lesson: its kind says how a reply is read, its key (kept elsewhere) what is right.

    `calendar` is that of the event's own record ("gregorian" or "julian"); `reread` tells where to look again;
    `minutes` is the time that a reader needs, and `further` tells that it is left out where there are only 45 minutes;
    all other questions are the core of their lesson. `passages` are shown to who has tried three times in vain;
    `given` are words of the answer that the question gives on purpose, which the lint of leaks then allows; `year` is
    the year, or year and month, that its wording gives, which a reply may then leave out; `several` tells
    that it asks for more than one name; `items` are the lettered lines of its task, "a: …"; `first` is the kind of a
    passage question's first line, or of what a commit asks for. `evidence` are the passages and cards that decide it,
    in the order in which they stand numbered beside the task. `reveals` is what opens once it has a reply, right or
    wrong, and `answers` what opens with the right one: ids, or calls such as "days(3)". `criteria` are
    questions to be answered with yes or no, which a writer asks of a written answer. `settled_by` is the later question
    of the lesson whose answer stands beside a first guess in the dossier.
    """

    id: str
    kind: str
    points: float = 1
    lesson: str = ""
    sources: tuple[str, ...] = ()
    objective: str = ""
    minutes: int = 0
    further: bool = False
    calendar: str = "gregorian"
    reread: tuple[str, ...] = ()
    task: str = ""
    passages: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    year: str = ""
    several: bool = False
    items: tuple[str, ...] = ()
    first: str = ""
    evidence: tuple[str, ...] = ()
    reveals: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    settled_by: str = ""

"""What a page of the course asks of Python: replies judged, evidence opened, answers carried, as JSON in and out.

A page runs the notebook's own functions on a folder of lessons in its own memory, beside which the solutions lie where
they are at hand. What a reader writes is kept by the page, which tells it here; what Python remembers beside the
lessons (tries, days, own marks) goes back to the page as the text of files. So a page and a notebook cannot differ.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fourcenturies.notebook.checking import card_of
from fourcenturies.notebook.ladder import PASSAGE_RUNG
from fourcenturies.notebook.own_answers import lessons_and_bank
from fourcenturies.notebook.session import note_reply, serve_page
from fourcenturies.notebook.solutions import find_keys
from fourcenturies.notebook.tries import tries_of
from fourcenturies.questions.cells import own_answer
from fourcenturies.questions.judge import judge
from fourcenturies.questions.model import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from fourcenturies.questions.keys import Key

MEMORY = frozenset({".tries.json", ".review.json", ".own_marks.json", ".pins.json"})
NOTED = "It is noted, not judged: your teacher judges it."
_PRACTICE = Question("q-00-00", "attribution")


class Desk:
    """The lessons of one page in `home / "lessons"`, beside them the solutions if there are any.

    `replies` are the texts of all answers. `begin` is told first; every other ask may bring texts that have changed.
    """

    def __init__(self, home: Path) -> None:
        self.lessons = home / "lessons"
        self.replies: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._whole = False
        serve_page()

    def answer(self, text: str) -> str:
        """Return what an ask of the page brings, and the files of memory that it changed, as JSON."""
        asked = json.loads(text)
        self._hear(asked.get("replies", {}))
        told = _ASKS[asked["ask"]](self, asked)
        return json.dumps({**told, "files": self._changed()}, ensure_ascii=False)

    def begin(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Take over what the page has kept, and judge once for practice: the first verdict is then a quick one."""
        self._kept = {
            name: held for name, held in asked["files"].items() if name.rpartition("/")[2] in MEMORY
        }
        self._remember()
        os.chdir(self.lessons / asked["lesson"])
        judge(_PRACTICE, "Mao")
        return {}

    def more(self, _asked: Mapping[str, Any]) -> dict[str, Any]:
        """Find the lessons anew: all of them have come since."""
        for name in ("_questions", "_blank"):
            self.__dict__.pop(name, None)
        self._remember()
        self._whole = True
        return {}

    def _remember(self) -> None:
        """Write the files of memory of each lesson that is there."""
        for name, held in tuple(self._kept.items()):
            path = self.lessons / name
            if path.parent.is_dir():
                path.write_text(held, encoding="utf-8")
                self._known[name] = self._kept.pop(name)

    def hear(self, _asked: Mapping[str, Any]) -> dict[str, Any]:
        """Do nothing but take over the texts that came along."""
        return {}

    def check(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Judge the reply to a question: the card of the notebook, and how it stands."""
        question, key, place = self._questions[asked["question"]]
        if question.passages and not self._whole and tries_of(place, question.id) >= PASSAGE_RUNG - 1:
            return {"more": True}  # the passages are shown now, and the records have to be here
        reply = own_answer(question.id, self.replies.get(question.id, "")).reply
        verdict, html = card_of(question, reply, key, place, not_judged=NOTED)
        return {"status": verdict.status, "credit": verdict.credit, "html": html}

    @cached_property
    def _questions(self) -> dict[str, tuple[Question, Key | None, Path]]:
        found: dict[str, tuple[Question, Key | None, Path]] = {}
        for lesson, place in lessons_and_bank(self.lessons):
            keys = find_keys(lesson.id, place)
            found |= {one.id: (one, keys.get(one.id), place) for one in lesson.questions}
        return found

    def show(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return as HTML what a call of the course shows, now that so much is answered."""
        from fourcenturies.notebook.page_views import shown  # noqa: PLC0415 - pictures come after the judge

        self._save()
        return shown(asked["call"], asked.get("of", ""), asked.get("said", {}))

    def give(self, _asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return all answers as the parcel that notebooks take in."""
        from fourcenturies.parcel import NAME, packed  # noqa: PLC0415 - as above

        self._save()
        return {"name": NAME, "bytes": b64encode(packed(self.lessons)).decode()}

    def hand_in(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return the notebook of a lesson with all answers in it: the file that a class hands in."""
        self._save()
        name = f"{asked['lesson']}.ipynb"
        return {
            "name": name,
            "bytes": b64encode((self.lessons / asked["lesson"] / name).read_bytes()).decode(),
        }

    def take(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Take a parcel in, question by question; return new texts, and those that gave way to one that stands here."""
        from fourcenturies.parcel import ParcelError, texts_in, unpack  # noqa: PLC0415 - as above

        self._save()
        try:
            done = unpack(b64decode(asked["bytes"]), self.lessons)
        except ParcelError as error:
            return {"words": str(error), "replies": {}, "others": {}}
        found: dict[str, str] = {}
        for place in self._blank:
            found |= texts_in(json.loads((self.lessons / place).read_text(encoding="utf-8")))
        new = {name: text for name, text in found.items() if not self.replies.get(name, "").strip()}
        self._hear(new)
        self._written.clear()
        others = {name: text for name, text in done.differing.items() if name in self._questions}
        return {"words": _brought(len(new), others, done.older), "replies": new, "others": others}

    def _hear(self, replies: Mapping[str, str]) -> None:
        """Take over texts: the functions of the notebook find a reply as if its cell had been run."""
        self.replies |= replies
        for name, text in replies.items():
            note_reply(name, own_answer(name, text).reply)

    def _save(self) -> None:
        """Write what has changed into the notebooks of the lessons, where the functions of the notebook read it."""
        from fourcenturies.parcel import filled  # noqa: PLC0415 - as above

        changed = {name[2:4] for name, text in self.replies.items() if self._written.get(name) != text}
        for place, held in self._blank.items():
            if place[:2] in changed or not self._written:
                told = json.dumps(filled(json.loads(held), self.replies), ensure_ascii=False, indent=1)
                (self.lessons / place).write_text(told + "\n", encoding="utf-8")
        self._written = dict(self.replies)

    @cached_property
    def _blank(self) -> dict[str, str]:
        """The lessons' notebooks as they came: a parcel never changes what a page is made from."""
        return {
            path.relative_to(self.lessons).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.lessons.glob("*/*.ipynb"))
        }

    def _changed(self) -> dict[str, str]:
        """Return the files of memory that have changed since the page was last told."""
        found = {}
        for path in sorted((*self.lessons.glob(".*.json"), *self.lessons.glob("*/.*.json"))):
            if path.name in MEMORY:
                found[path.relative_to(self.lessons).as_posix()] = path.read_text(encoding="utf-8")
        changed = {name: held for name, held in found.items() if self._known.get(name) != held}
        self._known |= changed
        return changed


def _brought(many: int, others: Mapping[str, str], older: tuple[str, ...]) -> str:
    """Say what became of a parcel."""
    told = ["1 answer was brought back." if many == 1 else f"{many} answers were brought back."]
    if others:
        told.append(
            f"Your answers here to {', '.join(sorted(others))} stay; the other ones stand below them."
        )
    if older:
        told.append(f"It is of another release: its answers to {', '.join(older)} are not asked here.")
    return " ".join(told)


_ASKS: dict[str, Callable[[Desk, Mapping[str, Any]], dict[str, Any]]] = {
    "begin": Desk.begin,
    "hear": Desk.hear,
    "more": Desk.more,
    "check": Desk.check,
    "show": Desk.show,
    "give": Desk.give,
    "hand in": Desk.hand_in,
    "take": Desk.take,
}

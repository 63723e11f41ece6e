"""What a cell of a lesson puts on screen, as lines: its first state, and what its menus, tips and labels hold."""

from __future__ import annotations

import ast
from html.parser import HTMLParser
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fourcenturies.corpus import load
from fourcenturies.model import Card, Passage
from fourcenturies.notebook.quoting import ids_of
from fourcenturies.questions.screen import Shown
from fourcenturies.widgets.base import Drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.questions.lessons import Lesson

_LABELS = ("aria-label", "title", "alt", "aria-description", "label", "placeholder")
_BLOCKS = {
    "p",
    "li",
    "tr",
    "div",
    "figure",
    "figcaption",
    "section",
    "article",
    "text",
    "h1",
    "h2",
    "h3",
    "option",
    "dt",
    "dd",
}


class _Lines(HTMLParser):
    """Collects the lines of a page: its text by blocks, and every label."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in {"style", "script"}
        if tag in _BLOCKS:
            self.lines.append("")
        self.lines[:0] = [value for name, value in attrs if name in _LABELS and value]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in {"style", "script"}
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.lines[-1] += data


def lines_of(html: str) -> tuple[str, ...]:
    """Return the lines of text in a piece of HTML, labels and tips among them.

    >>> lines_of('<p title="a tip">One</p><p>Two</p>')
    ('a tip', 'One', 'Two')
    """
    parser = _Lines()
    parser.feed(html)
    return tuple(line.strip() for line in parser.lines if line.strip())


def shown_by(source: str, lesson: Lesson | None = None) -> Shown:
    """Return what a cell shows; nothing where it shows nothing of the course's.

    `evidence` and `reveal` are shown as a reader finds them who has answered nothing.
    """
    quoted = _evidence(source, lesson)
    if quoted is not None:
        return Shown(tuple(words_of_record(name) for name in quoted))
    value = value_of(source)
    if value is None:
        return Shown(())
    if isinstance(value, Drawn):
        html, text = value.still()
        return Shown(tuple(text.splitlines()), (*lines_of(html), *_states(value)))
    html = value._repr_html_() if hasattr(value, "_repr_html_") else str(value)
    return Shown(lines_of(html))


def value_of(source: str) -> Any:
    """Return the value of a cell that calls a name of the course, or the figure of one; `None` for any other cell."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return None
    match body:
        case [ast.Expr(ast.Call(ast.Attribute(ast.Call() as call, "figure"), [], []))]:
            value = _call(call)
            return None if value is None else value.figure()
        case [ast.Expr(ast.Call() as call)]:
            return _call(call)
    return None


def _call(call: ast.Call) -> Any:
    package = import_module("fourcenturies")
    if not isinstance(call.func, ast.Name) or call.func.id not in package.__all__:
        return None
    arguments = [ast.literal_eval(value) for value in call.args]
    named = {part.arg: ast.literal_eval(part.value) for part in call.keywords if part.arg}
    return getattr(package, call.func.id)(*arguments, **named)


def words_of_record(name: str) -> str:
    """Return what a passage or card says, and "" where its words may not be shown."""
    record = load().get(name)
    if isinstance(record, Card):
        return record.statement
    return (record.words or "") if isinstance(record, Passage) else ""


def _evidence(source: str, lesson: Lesson | None) -> tuple[str, ...] | None:
    """Return the ids that a cell with `evidence("q-…")` shows, or `None` where it is another cell."""
    try:
        match ast.parse(source).body:
            case [ast.Expr(ast.Call(ast.Name("evidence"), [ast.Constant(str(name))], []))]:
                question = lesson.question(name) if lesson else None
                return ids_of(question.evidence) if question else ()
    except SyntaxError:
        return None
    return None


def _states(value: Drawn) -> tuple[str, ...]:
    """Return the lines of all states of a widget: what stands behind its menus."""
    parts = getattr(value, "parts", None)
    held: Any = parts() if parts else value.rows
    return tuple(_texts(held))


def _texts(held: Any) -> list[str]:
    if isinstance(held, str):
        return list(lines_of(held)) if "<" in held else [held]
    if isinstance(held, dict):
        values: Mapping[str, Any] = held
        return [line for name, one in values.items() if name != "style" for line in _texts(one)]
    return [line for one in held for line in _texts(one)] if isinstance(held, list | tuple) else []

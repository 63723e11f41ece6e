"""What a cell of a lesson shows, as HTML: the widgets ready to live without a kernel."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

import fourcenturies
from fourcenturies.widgets.base import Drawn
from fourcenturies.widgets.living import living


@dataclass(slots=True)
class Shelf:
    """Shows cells, and gathers the files that the widgets among them live from."""

    files: dict[str, bytes] = field(default_factory=dict)

    def show(self, source: str) -> str:
        """Return as HTML what a cell shows."""
        value = called(source)
        if isinstance(value, Drawn):
            made = living(value)
            self.files |= made.files
            return made.html
        html: str = value._repr_html_()
        return html


def called(source: str) -> Any:
    """Return the value of a cell that calls one of the course's own names, or the figure of one.

    Nothing else is evaluated. Raises `ValueError` for any other cell.

    >>> called('compare("evt-no-such-thing-at-all-0")')  # doctest: +ELLIPSIS
    Nothing called "evt-no-such-thing-at-all-0" can be compared...
    """
    match ast.parse(source).body:
        case [ast.Expr(ast.Call(ast.Attribute(ast.Call() as call, "figure"), [], []))]:
            return _call(call, source).figure()
        case [ast.Expr(ast.Call() as call)]:
            return _call(call, source)
    raise ValueError(f"the companion cannot show this cell: {source}")


def _call(call: ast.Call, source: str) -> Any:
    if not isinstance(call.func, ast.Name) or call.func.id not in fourcenturies.__all__:
        raise ValueError(f"the companion cannot show this cell: {source}")
    arguments = [ast.literal_eval(value) for value in call.args]
    named = {part.arg: ast.literal_eval(part.value) for part in call.keywords if part.arg}
    return getattr(fourcenturies, call.func.id)(*arguments, **named)

"""What a page shows beside verdicts, by the names that a notebook calls: evidence, pictures, how a reader stands.

Jupyter is not at hand there, so its front end is stood in for before a widget's module is loaded.
"""

from __future__ import annotations

import os
import sys
from html import escape
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

PICTURES = ("strip", "counter", "days", "calendar", "chairs", "edges", "wall")
"""The calls that draw what was answered, so that they are drawn anew after an answer."""


def shown(call: str, of: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a call shows as HTML, and for a dossier its files. `of` is a question or a lesson's number.

    `said` is what a reader says of a written answer: the numbers of `yes`, and `better_than`.
    """
    without_jupyter()
    if call == "self_check":
        return _self_check(of, said)
    if call == "dossier":
        return _dossier()
    from fourcenturies.notebook import pictures  # noqa: PLC0415 - after the stand-in
    from fourcenturies.notebook.calibrating import calibration  # noqa: PLC0415 - as above
    from fourcenturies.notebook.progressing import progress  # noqa: PLC0415 - as above
    from fourcenturies.notebook.revealing import html_of, reveal  # noqa: PLC0415 - as above
    from fourcenturies.notebook.reviewing import review  # noqa: PLC0415 - as above

    if call in PICTURES:
        return {"html": html_of(pictures.show(call, int(of)))}
    if call == "reveal":
        return {"html": html_of(reveal(of))}
    return {"html": html_of({"progress": progress, "calibration": calibration, "review": review}[call]())}


def _self_check(question_id: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sections of an own check, with boxes for yes and a menu for the place among the samples."""
    from fourcenturies.notebook.self_checking import CRITERIA, PLACE_HERE, self_check  # noqa: PLC0415 - as above

    yes = said.get("yes")
    told = self_check(
        question_id, "" if yes is None else " ".join(map(str, yes)) or "none", said.get("better_than")
    )
    parts, ticked, asks_place = [], [], False
    for head, lines in told.sections:
        if head:
            parts.append(f"<h4>{escape(head)}</h4>")
        for line in lines:
            if line.startswith(("[ ] ", "[x] ")):
                number, _, words = line[4:].partition(". ")
                mark = " checked" if line.startswith("[x]") else ""
                ticked.append(number)
                parts.append(f'<label><input type="checkbox" value="{number}"{mark}> {escape(words)}</label>')
            elif line == PLACE_HERE:
                asks_place = True
                options = "".join(f"<option>{number}</option>" for number in range(4))
                parts.append(
                    f'<label>{escape(line)} <select><option value=""></option>{options}</select></label>'
                )
            else:
                parts.append(f"<p>{escape(line)}</p>")
    return {"html": "".join(parts), "asks": bool(ticked), "place": asks_place, "most": len(CRITERIA)}


def _dossier() -> dict[str, Any]:
    """Return the exhibition as the two files that a notebook gets beside it."""
    from fourcenturies.notebook.dossier import FILES, dossier  # noqa: PLC0415 - as above

    told = dossier()
    found = {name: Path(name).read_text(encoding="utf-8") for name in FILES if Path(name).is_file()}
    words = getattr(told, "words", str(told)) if not found else f"{told.words.removesuffix(' in')} here."
    return {"html": f'<p role="status">{escape(words)}</p>', "made": found}


def without_jupyter() -> None:
    """Let widgets be made where no Jupyter is: with traits and a still picture, and with nobody to talk to."""
    if "anywidget" in sys.modules or find_spec("anywidget"):
        return
    import traitlets  # noqa: PLC0415 - it comes with the pictures

    class AnyWidget(traitlets.HasTraits):
        comm = None

        def on_msg(self, _tell: Any) -> None:
            pass

    os.environ.setdefault("FOURCENTURIES_TEXTS", "/none")
    modules: dict[str, dict[str, Any]] = {
        "anywidget": {"AnyWidget": AnyWidget},
        "IPython": {},
        "IPython.core": {},
        "IPython.core.getipython": {"get_ipython": lambda: None},
        "IPython.display": {"display": lambda *_, **__: None},
    }
    for name, held in modules.items():
        sys.modules[name] = module = ModuleType(name)
        vars(module).update(held)

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


def shown(call: str, of: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a call shows as HTML, and for a dossier its files. `of` is a question or a lesson's number.

    `said` is what a reader says of a written answer: the numbers of `yes`, or `better_than`.
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

    if call in pictures.MAKERS:
        return {"html": html_of(pictures.show(call, int(of)))}
    if call == "reveal":
        return {"html": html_of(reveal(of))}
    return {"html": html_of({"progress": progress, "calibration": calibration, "review": review}[call]())}


def _self_check(question_id: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the own check of a written answer, with boxes for yes and, once they are ticked, buttons for its place."""
    from fourcenturies.notebook.self_checking import self_check  # noqa: PLC0415 - after the stand-in
    from fourcenturies.widgets.base import Sentence  # noqa: PLC0415 - as above

    check = self_check(question_id)
    if isinstance(check, Sentence):
        return {"html": f"<p>{escape(str(check))}</p>"}
    if said:
        check.receive(said, b"")
    rows = check.rows
    boxes = "".join(
        f'<label><input type="checkbox" value="{number}"{" checked" if number in rows["met"] else ""}> {words}</label>'
        for number, words in enumerate(rows["asked"], 1)
    )
    places = "".join(
        f'<button type="button" data-better="{number}" aria-pressed="{str(number == rows["better"]).lower()}">'
        f"{escape(words)}</button> "
        for number, words in enumerate(rows["places"])
    )
    done = f'<button type="button" data-done>{escape(rows["done"])}</button>'
    asked = f"<fieldset><legend>{escape(rows['ask'])}</legend>{boxes}{done}</fieldset>"
    placed = (
        f"<fieldset><legend>{escape(rows['place'])}</legend>{places}</fieldset>" if rows["opened"] else ""
    )
    return {"html": f"{rows['before']}{asked}<p>{escape(rows['told'])}</p>{rows['after']}{placed}"}


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

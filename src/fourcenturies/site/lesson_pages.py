"""A lesson's notebook as a page: its text, what its cells show, and a place for each answer.

What a cell shows of its reader's answers has a place, too, named by `data-call`; `page/answering.js` fills it. Where no
script runs the page is there to read and to print.
"""

from __future__ import annotations

import ast
import re
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fourcenturies.notebook import pictures
from fourcenturies.notebook.revealing import SHUT_HERE
from fourcenturies.questions.cells import cell_text, read_answer, read_check
from fourcenturies.questions.tasks import Task, tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_COMMENT = re.compile(r"[ \t]*<!--.*?-->", re.DOTALL)
HOW = {
    "keys": "Write your answers here and press *Check*. They are kept in this browser, and nothing is sent anywhere.",
    "class": "Write your answers here; at the end, save the file to hand in. They are kept in this browser until then.",
    "": "This page is for reading: answers are written, and judged, in the notebook.",
}
"""What a page says first, by what it can do: judge, note for a class, or be read."""
_STILL = "Without scripts this page is there to read and to print."
# A browser runs no module on a page that was opened from a file, so this is none.
_FROM_FILE = """<p class="offline" role="status" id="from-file" hidden>This page was opened from a file.
It can be read and printed; to answer on it, open it from a server.</p>
<script>document.getElementById("from-file").hidden = location.protocol !== "file:";</script>"""
# What the lessons say to who works in a notebook: how to answer, and each sentence about cells or keys to press.
_HOW = re.compile(r"^\*How to answer:\*[^\n]*$", re.MULTILINE)
_CELL = re.compile(r"\b([Tt])he cell(?= \w+s\b)")
_GESTURE = re.compile(
    r"(?=[^\s.!?])[^.!?\n]*\b(?:cells?|click|grey bar|Shift\+Enter|Ctrl\+S)\b[^.!?\n]*[.!?]\*{0,2} ?",
    re.IGNORECASE,
)
_HOW_TO_ANSWER = (
    "*How to answer:* write into the field, and press **Check**. If you like, add a line that says how sure you are, "
    "such as `sure: 70 %`."
)
_SCRIPT = '<script type="module" src="living/living.js"></script>'
_ASKED = {
    "progress": "Show where you stand",
    "calibration": "Draw how sure you were",
    "review": "Ask again what is due",
}
_BUTTONS = _ASKED | {"self_check": "Look through it", "dossier": "Make my exhibition"}
"""Calls that wait for a button, and what stands on it."""
HAND_IN = '<p class="live"><button type="button" data-does="hand">Save the file to hand in</button></p>'
CARRY = """<div class="live carry"><p class="note">Your answers are kept in this browser. On the page
<a href="yours.html">Your answers</a> they are taken along, brought back, or cleared.
A notebook that is opened from here <a href="self_study.html#take-your-answers-along">takes them in</a>.</p></div>"""


def lesson_page(notebook: Mapping[str, Any], lesson: str, show: Callable[[str], str], mode: str = "") -> str:
    """Return a lesson as Markdown. `show` takes a cell's code and returns as HTML what it shows.

    `mode` is "keys" where the page judges, "class" where it only notes, "" where it cannot be answered on.
    """
    titles = tasks(notebook)
    parts = (
        part
        for cell, below in pairwise([*notebook["cells"], {"cell_type": "end"}])
        for part in _cell(cell, below, titles, show, mode)
    )
    title, *rest = filter(None, parts)
    still = f" <span class='still'>{_STILL}</span>" if mode else ""
    how = f'<p class="how" data-lesson="{escape(lesson)}">{_emphasis(HOW[mode])}{still}</p>'
    how += f"\n{_FROM_FILE}" if mode else ""
    end = {"keys": CARRY, "class": HAND_IN}.get(mode, "")
    return "\n\n".join(filter(None, (title, raw(how), *rest, end and raw(end), raw(_SCRIPT)))) + "\n"


def raw(html: str) -> str:
    """Return HTML as Markdown that passes it on as it stands."""
    return f"``````{{raw}} html\n{html}\n``````"


def _emphasis(words: str) -> str:
    return re.sub(r"\*(\w+)\*", r"<em>\1</em>", words)


def _cell(
    cell: Mapping[str, Any],
    below: Mapping[str, Any],
    titles: Mapping[str, Task],
    show: Callable[[str], str],
    mode: str,
) -> Iterator[str]:
    text = cell_text(cell)
    if cell["cell_type"] != "code":
        question = str(cell.get("id", "")).partition("written-")[2]
        button = (
            _BUTTONS.get(_call(cell_text(below))[0], "") if mode and below.get("cell_type") == "code" else ""
        )
        yield (
            raw(_place(question, "written")) if question else page_words(without_comments(text), mode, button)
        )
    elif answer := read_answer(text):
        yield raw(_place(answer.question_id))
    elif not read_check(text) and cell.get("id") != "import":
        shown = _shown(text, titles, show, mode)
        yield raw(shown) if shown else ""


def _shown(source: str, titles: Mapping[str, Task], show: Callable[[str], str], mode: str) -> str:
    """Return what a cell shows; where that depends on the reader, a place for it."""
    name, of = _call(source)
    if name == "reveal":
        sentence = escape(SHUT_HERE.format(titles.get(of, Task(of)).title))
        return f'<div class="opens" data-call="reveal" data-of="{of}"><p>{sentence}</p></div>'
    if name == "self_check":
        return ""  # the button of the written answer does it
    if name == "dossier":
        button = f'<button type="button" data-does="dossier">{_BUTTONS[name]}</button>'
        return f'<p class="live">{button}</p>' if mode else ""
    if name in _ASKED:
        button = f'<button type="button" data-does="show">{_ASKED[name]}</button>'
        return f'<div class="live asks" data-call="{name}"><p>{button}</p></div>' if mode else ""
    if name in pictures.MAKERS:
        return f'<div data-call="{name}" data-of="{of}">{show(source)}</div>'
    return show(source)


def _call(source: str) -> tuple[str, str]:
    """Return the name that a cell calls, and its first argument or the one that stands for it."""
    match [] if source.startswith("%%") else ast.parse(source).body:
        case [
            ast.Expr(
                ast.Call(ast.Name(name), arguments)
                | ast.Call(ast.Attribute(ast.Call(ast.Name(name), arguments), "figure"))
            )
        ]:
            defaults = getattr(getattr(pictures, name, None), "__defaults__", None) or ("",)
            first = arguments[0] if arguments else None
            return name, str(first.value if isinstance(first, ast.Constant) else defaults[0])
    return "", ""


def page_words(text: str, mode: str, button: str = "") -> str:
    """Return a lesson's text as a page says it: nothing is run there, and at most a `button` below is pressed.

    >>> page_words("Who? The cell shows five. Save (Ctrl+S). Then run the cell.", "keys", "Show it")
    'Who? The picture shows five. Press **Show it**.'
    """
    text = _CELL.sub(r"\1he picture", text)
    text = _HOW.sub("HOW TO ANSWER", text)
    if button:
        text = _GESTURE.sub(f"Press **{button}**. ", text, count=1)
    text = _GESTURE.sub("", text)
    return text.replace("HOW TO ANSWER", _HOW_TO_ANSWER if mode else "").strip()


def without_comments(text: str) -> str:
    """Return Markdown without the comments that name records.

    >>> without_comments("In Beijing. <!-- evt-no-limits-statement --> Run the cell.")
    'In Beijing. Run the cell.'
    """
    return _COMMENT.sub("", text).strip()


def _place(question: str, kind: str = "") -> str:
    """Return the empty place of an answer: on paper there is room to write, a script puts a field there."""
    name, written = escape(question), ' data-kind="written"' if kind else ""
    return f'<p class="reply" id="{name}"{written}><span>Your answer</span> <code>{name}</code></p>'

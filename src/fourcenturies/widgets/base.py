"""What the widgets share: rows as plain data, and the sentence that stands in place of a widget."""

from __future__ import annotations

import difflib
import gzip
import inspect
import json
import re
from dataclasses import dataclass
from functools import wraps
from html import escape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import anywidget
import traitlets
from IPython.core.getipython import get_ipython
from IPython.display import display

from fourcenturies.corpus import Corpus, load
from fourcenturies.drawing import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fourcenturies.views.citing import Heading

HERE = Path(__file__).resolve().parent
Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def script(name: str) -> str:
    """Return a widget's script with all that it imports, as the one module that it has to be.

    It is saved with every notebook, so it goes without its comments, which hold its types, and its indentation.
    """
    parts: dict[str, str] = {}
    _gather(name, parts)
    return _ASIDE.sub("", _TYPES.sub("", "\n".join(parts.values())))


_TYPES = re.compile(r"/\*\*.*?\*/ ?", re.DOTALL)
_ASIDE = re.compile(r"^\s*(//.*)?\n|^ +", re.MULTILINE)
_DEFAULT = re.compile(r"^export default .*;\n", re.MULTILINE)
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)


def _gather(name: str, parts: dict[str, str]) -> None:
    """Put a module behind those that it imports, each once."""
    text = (HERE / f"{name}.js").read_text(encoding="utf-8")
    for imported in _IMPORT.findall(text):
        if imported not in parts:
            _gather(imported, parts)
            # Only the module at the end is what the page gets.
            parts[imported] = _DEFAULT.sub("", parts[imported])
    text = _IMPORT.sub("", text)
    parts.setdefault(name, re.sub(r"^export (?!default)", "", text, flags=re.MULTILINE))


def style(*names: str) -> str:
    """Return the style of drawings, and that of the files of these names."""
    return html.style() + "".join((HERE / f"{name}.css").read_text(encoding="utf-8") for name in names)


def pack(rows: dict[str, Any]) -> bytes:
    """Return rows as the browser unpacks them; the same rows give the same bytes."""
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def read_along() -> bool:
    """Return whether a reader waits for what runs: a run of a whole notebook by a command lets no cell ask back."""
    return bool(getattr(getattr(get_ipython(), "kernel", None), "_allow_stdin", True))


class Drawn(anywidget.AnyWidget):
    """A widget that a script draws from rows, with a still picture of its first state for where no script runs.

    The rows travel compressed, so that a notebook with several widgets stays small.
    The still picture is an output of its own before the widget's: the style hides it while the widget lives, and a
    notebook opened without its kernel shows it instead of an error. Where nobody reads along (nbconvert, nbgrader),
    it is all that is shown, so that an exported page asks nobody for a widget's script.
    To make a widget, derive from this, set `_esm = script(NAME)`, and define `parts` and `still`.
    """

    packed = traitlets.Bytes().tag(sync=True)

    @traitlets.default("packed")
    def _packed(self) -> bytes:
        return pack(self.parts())  # not before a browser, or somebody else, asks

    def open(self) -> None:
        """Tell the browser of the widget, where one reads along."""
        if read_along():
            super().open()

    def parts(self) -> dict[str, Any]:
        """Return what the script draws from."""
        raise NotImplementedError

    @property
    def rows(self) -> dict[str, Any]:
        """What the browser draws from, unpacked."""
        rows: dict[str, Any] = json.loads(gzip.decompress(self.packed))
        return rows

    def still(self) -> tuple[str, str]:
        """Return the first state as HTML without a script, and as plain text."""
        raise NotImplementedError

    def _ipython_display_(self) -> None:
        picture, text = self.still()
        display({"text/html": picture, "text/plain": text}, raw=True)
        bundle = super()._repr_mimebundle_() if self.comm else None
        if bundle:
            # An empty page: the still picture stands before it where the widget cannot be shown.
            display({**bundle[0], "text/html": "", "text/plain": ""}, raw=True)


class Control(Drawn):
    """A widget that is no drawing, but a control of the kernel's; `told` is what was said last, and its number.

    The bytes of files travel in messages of their own and never into its state, so that none is saved with a notebook.
    """

    label = ""

    told = traitlets.Dict().tag(sync=True)

    def __init__(self, **first: Any) -> None:
        super().__init__(told={"number": 0, **first})
        self.on_msg(
            lambda _widget, content, buffers: self.receive(content, b"".join(map(bytes, buffers or ())))
        )

    def tell(self, **told: Any) -> None:
        """Say something in the browser."""
        self.told = {"number": self.told["number"] + 1, **told}

    def receive(self, content: Any, raw: bytes) -> None:
        """Take a message of the browser, with the bytes of a file."""
        raise NotImplementedError

    def page(self, body: str) -> str:
        """Return a still picture of this body."""
        return (
            f'<style>{style("still", "control")}</style><section class="fc fc-still" '
            f'aria-label="{escape(self.label)}"><div class="fc-body">{body}</div></section>'
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in place of a widget: what was asked for, why it cannot be shown, what to ask for instead."""

    words: str

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        return f'<p class="fc-sentence" role="status">{escape(self.words)}</p>'

    def figure(self) -> Sentence:
        """Return the sentence itself: there is nothing to draw."""
        return self


class RefusedError(Exception):
    """What is asked for cannot be shown; its words are the sentence that a reader gets."""


def answering(show: Callable[Asked, Made]) -> Callable[Asked, Made | Sentence]:
    """Return the same function with a sentence for an answer where it refuses."""

    @wraps(show)
    def answer(*asked: Asked.args, **named: Asked.kwargs) -> Made | Sentence:
        try:
            return show(*asked, **named)
        except RefusedError as refused:
            return Sentence(str(refused))

    return answer


def of_records(show: Callable[Concatenate[Corpus, Asked], Made], name: str) -> Callable[Asked, Made]:
    """Return a function that shows the course's own records, under the name by which a lesson calls it."""

    @wraps(show)
    def call(*asked: Asked.args, **named: Asked.kwargs) -> Made:
        return show(load(), *asked, **named)

    signature = inspect.signature(show)
    call.__name__ = call.__qualname__ = name
    call.__signature__ = signature.replace(parameters=list(signature.parameters.values())[1:])  # type: ignore[attr-defined]
    return call


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """Return `; the nearest are "…", "…"`, or an empty text where nothing known is near."""
    near = difflib.get_close_matches(word, list(known), n=most, cutoff=0.4)
    names = ", ".join(f'"{name}"' for name in near)
    return f"; the nearest {'is' if len(near) == 1 else 'are'} {names}" if near else ""


def names_in(asked: str | Iterable[str]) -> list[str]:
    """Return the names that were given, one alone or several."""
    return [asked.strip()] if isinstance(asked, str) else [str(name).strip() for name in asked]


def ids_asked(
    kind: str, asked: str | Iterable[str] | None, known: Mapping[str, Sequence[str]], offer: str
) -> tuple[str, ...]:
    """Return the ids for which names stand, each once; all where nothing is asked for.

    `kind` is how a reader calls one of them, `offer` a sentence on what can be asked for. Refuses what is not known.
    """
    names = list(known) if asked is None else names_in(asked)
    if not names:
        raise RefusedError(f"No {kind} was chosen. {offer}")
    for name in names:
        if name not in known:
            raise RefusedError(f'No {kind} is called "{name}"{nearest(name, known)}. {offer}')
    return tuple(dict.fromkeys(chain.from_iterable(known[name] for name in names)))


def sources_asked(headings: Sequence[Heading], sources: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the ids of the sources that were asked for, by id or short name, in their order; `None` means all."""
    known = {name: (heading.id,) for heading in headings for name in (heading.id, heading.short)}
    ids = ", ".join(f'"{heading.id}"' for heading in headings)
    wanted = ids_asked("source", sources, known, f"The sources are {ids}.")
    return tuple(heading.id for heading in headings if heading.id in wanted)

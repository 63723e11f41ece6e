"""What the widgets share: rows as plain data, and the sentence that stands in place of a widget."""

from __future__ import annotations

import difflib
import gzip
import json
import re
from dataclasses import dataclass, fields
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets
from IPython.core.getipython import get_ipython
from IPython.display import display

from fourcenturies.drawing import html
from fourcenturies.drawing.printed import Printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.views.citing import Heading

HERE = Path(__file__).resolve().parent


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


def style(name: str) -> str:
    """Return the style of a widget that is no drawing, that of drawings before it."""
    parts = (HERE / f"{part}.css" for part in ("still", name))
    return html.style() + "\n".join(part.read_text(encoding="utf-8") for part in parts)


def page(widget: str, label: str, body: str) -> str:
    """Return the still picture of a widget that is no drawing, under a label for those who do not see it."""
    return (
        f'<style>{style(widget)}</style><section class="fc fc-{widget} fc-still" aria-label="{escape(label)}">'
        f'<div class="fc-body">{body}</div></section>'
    )


def pack(rows: dict[str, Any]) -> bytes:
    """Return rows, records among them, as the browser unpacks them; the same rows give the same bytes."""
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=filled)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def read_along() -> bool:
    """Return whether a reader waits for what runs: a run of a whole notebook by a command lets no cell ask back."""
    return bool(getattr(getattr(get_ipython(), "kernel", None), "_allow_stdin", True))


class Drawn(anywidget.AnyWidget):
    """A widget that a script draws from rows, with a still picture of its first state for where no script runs.

    The rows travel compressed, so that a notebook with several widgets stays small; `rows` reads them again.
    The still picture is an output of its own before the widget's: the style hides it while the widget lives, and a
    notebook opened without its kernel shows it instead of an error. Where nobody reads along (nbconvert, nbgrader),
    it is all that is shown, so that an exported page asks nobody for a widget's script.
    To make a widget, derive from this, set `_esm = script(NAME)` and a style, and define `still` and
    `draw`.
    """

    packed = traitlets.Bytes().tag(sync=True)

    def __init__(self, rows: dict[str, Any], **traits: Any) -> None:
        self._made = rows
        super().__init__(**traits)

    @traitlets.default("packed")
    def _packed(self) -> bytes:
        return pack(self._made)  # not before a browser, or somebody else, asks

    def open(self) -> None:
        """Tell the browser of the widget, where one reads along."""
        if read_along():
            super().open()

    @property
    def rows(self) -> dict[str, Any]:
        """What the browser draws from."""
        rows: dict[str, Any] = json.loads(gzip.decompress(self.packed))
        return rows

    def still(self) -> tuple[str, str]:
        """Return the first state as HTML without a script, and as plain text."""
        raise NotImplementedError

    def draw(self, **options: Any) -> Any:
        """Return the first state as a matplotlib figure."""
        raise NotImplementedError

    def figure(self) -> Printed:
        """Return the first state as a picture for print, with the same in words."""
        return Printed(self.draw, *self.still())

    def _ipython_display_(self) -> None:
        picture, text = self.still()
        display({"text/html": picture, "text/plain": text}, raw=True)
        bundle = super()._repr_mimebundle_() if self.comm else None
        if bundle:
            # An empty page: the still picture stands before it where the widget cannot be shown.
            display({**bundle[0], "text/html": "", "text/plain": ""}, raw=True)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        picture, text = self.still()
        return {**data, "text/html": picture, "text/plain": text}, metadata


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


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def filled(record: Any) -> dict[str, Any]:
    """Return the fields of a record of a view for the browser; empty ones are left out."""
    kind = type(record)
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(record))
    held = ((name, getattr(record, name)) for name in _NAMES[kind])
    return {name: value for name, value in held if value not in ("", (), None)}


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """Return `; the nearest are "…", "…"`, or an empty text where nothing known is near."""
    near = difflib.get_close_matches(word, list(known), n=most, cutoff=0.4)
    names = ", ".join(f'"{name}"' for name in near)
    return f"; the nearest {'is' if len(near) == 1 else 'are'} {names}" if near else ""


def sources_asked(
    headings: tuple[Heading, ...], sources: str | Iterable[str] | None
) -> tuple[str, ...] | Sentence:
    """Return the ids of the sources that were asked for, by id or short name, in their order; `None` means all."""
    known = {name: heading.id for heading in headings for name in (heading.id, heading.short)}
    if sources is None:
        return tuple(heading.id for heading in headings)
    names = [sources] if isinstance(sources, str) else [str(name) for name in sources]
    ids = ", ".join(f'"{heading.id}"' for heading in headings)
    if not names:
        return Sentence(f"No source was chosen. The sources are {ids}.")
    for name in names:
        if name.strip() not in known:
            return Sentence(f'No source is called "{name}"{nearest(name, known)}. The sources are {ids}.')
    wanted = {known[name.strip()] for name in names}
    return tuple(heading.id for heading in headings if heading.id in wanted)

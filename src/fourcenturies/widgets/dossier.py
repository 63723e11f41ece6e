"""The dossier: every pinned card with its note, as a Markdown file and as a page, beside the notebook."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.corpus import load
from fourcenturies.drawing.blocks import Span
from fourcenturies.drawing.comparison import grids_in, topic_blocks
from fourcenturies.drawing.html import body, style, words_of
from fourcenturies.drawing.text import text
from fourcenturies.views.comparison import comparison
from fourcenturies.views.topics import Comparison, Topic, without_clocks
from fourcenturies.widgets.base import RefusedError, answering
from fourcenturies.widgets.pins import Pin, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.drawing.blocks import Block
    from fourcenturies.views.citing import Heading

FILES = ("dossier.md", "dossier.html")
_MARK = re.compile(r"\n<!-- dossier ([0-9a-f]{16}) -->\n\Z")
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:])")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A pinned card: what the records hold of it, and the reader's note."""

    topic: Topic
    heading: Heading
    note: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, told in a sentence; a notebook shows the files as links."""

    words: str
    names: tuple[str, ...]

    def __repr__(self) -> str:
        return f"{self.words} {' and '.join(self.names)}."

    def _repr_html_(self) -> str:
        links = " and ".join(f'<a href="{name}" target="_blank">{name}</a>' for name in self.names)
        return f'<p class="fc-sentence" role="status">{escape(self.words)} {links}.</p>'


@answering
def dossier(*, clocks: bool = True) -> Written:
    """Write every pinned card with its note to `dossier.md` and `dossier.html` beside the notebook.

    A file that was changed by hand is kept under a name that ends in .bak. `clocks` is that of `compare`.
    """
    corpus, folder = load(), Path.cwd()
    view = comparison(corpus) if clocks else without_clocks(comparison(corpus))
    kept = tuple(_kept(view, remembered(folder)))
    if not kept:
        raise RefusedError("No card is pinned yet. Pin one in a comparison: compare() shows it.")
    try:
        for name, told in zip(FILES, (markdown(view, kept), html(view, kept)), strict=True):
            _write(folder / name, told)
    except (OSError, ValueError) as error:
        raise RefusedError(
            "The dossier could not be written: this folder does not allow it, or has no room."
        ) from error
    cards = "1 pinned card is" if len(kept) == 1 else f"{len(kept)} pinned cards are"
    return Written(f"{cards} in", FILES)


def _kept(view: Comparison, pins: tuple[Pin, ...]) -> Iterator[_Kept]:
    headings = {heading.id: heading for heading in view.headings}
    for pin in pins:
        if pin.topic in view.topics and pin.source in headings:
            yield _Kept(view.topics[pin.topic], headings[pin.source], pin.note.strip())


def markdown(view: Comparison, kept: tuple[_Kept, ...]) -> str:
    """Return the dossier as Markdown; words and notes stand as plain text."""
    lines = ["# Dossier"]
    for one in kept:
        grids = grids_in(_column(view, one))
        lines += ["", f"## {_plain(one.topic.label)}", "", f"### {_plain(one.heading.short)}", ""]
        lines += [_title(one.heading), ""]
        lines += [
            f"- {_plain(line)}"
            for line in text(replace(grid, columns=()) for grid in grids).splitlines()
            if line
        ]
        if one.note:
            lines += ["", "**Note**", "", *(f"> {_plain(line)}  " for line in one.note.splitlines())]
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    return _SIGNS.sub(r"\\\1", escape(words.strip(), quote=False))


def _title(heading: Heading) -> str:
    safe = re.fullmatch(r"https?://[^\s<>()]+", heading.link)
    return f"[{_plain(heading.detail)}](<{heading.link}>)" if safe else _plain(heading.detail)


def html(view: Comparison, kept: tuple[_Kept, ...]) -> str:
    """Return the dossier as a page without a script; words and notes stand as plain text."""
    sources = [heading.id for heading in view.headings]
    told = "".join(_card(view, one, sources) for one in kept)
    own = "body{max-width:46rem;margin:2rem auto;padding:0 1rem}.fc-dossier-note{white-space:pre-wrap}"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Dossier</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{style()}{own}</style></head><body><main><h1>Dossier</h1>"
        f'<section class="fc fc-comparison" aria-label="Pinned cards"><div class="fc-body">{told}</div></section>'
        "</main></body></html>\n"
    )


def _card(view: Comparison, kept: _Kept, sources: list[str]) -> str:
    title = words_of((Span(kept.heading.detail, link=kept.heading.link),), {})
    note = f'<p class="fc-dossier-note"><b>Note:</b> {escape(kept.note)}</p>' if kept.note else ""
    return f"{body(_column(view, kept), sources)}<p><cite>{title}</cite></p>{note}"


def _column(view: Comparison, kept: _Kept) -> tuple[Block, ...]:
    return topic_blocks(view, kept.topic, (kept.heading.id,), level=2)


def _write(path: Path, text: str) -> None:
    """Write a file with a mark of what it holds, so that a change by hand is seen; keep such a file aside."""
    if path.exists() and not _is_ours(path.read_bytes().decode("utf-8", "replace")):
        path.replace(_spare(path))
    path.write_text(f"{text}\n<!-- dossier {_digest(text)} -->\n", encoding="utf-8", newline="\n")


def _is_ours(text: str) -> bool:
    found = _MARK.search(text)
    return bool(found and found[1] == _digest(text[: found.start()]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _spare(path: Path) -> Path:
    """Return the first name for a copy kept aside that is not taken."""
    names = (path.with_name(f"{path.name}{f'.{n}' if n else ''}.bak") for n in range(10_000))
    return next(name for name in names if not name.exists())

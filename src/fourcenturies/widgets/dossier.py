"""The dossier: sections of a reader's own and every pinned card with its note, as a Markdown file and as a page."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from fourcenturies.drawing.comparison import grids_in, topic_blocks
from fourcenturies.drawing.html import body, style
from fourcenturies.drawing.text import text
from fourcenturies.views.comparison import comparison
from fourcenturies.views.topics import Comparison, Topic, without_clocks
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.pins import Pin, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.drawing.blocks import Block
    from fourcenturies.views.citing import Heading

NOTHING_YET = (
    "There is nothing to take home yet. Write the panel of a lesson and save the notebook (Ctrl+S), or pin a card in a "
    "comparison: compare() shows it."
)
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


@dataclass(frozen=True, slots=True)
class Section:
    """What a reader wrote, under a heading: texts, each with a heading of its own or none."""

    heading: str
    parts: tuple[tuple[str, str], ...]


def write(
    corpus: Corpus, folder: Path, own: tuple[Section, ...] = (), *, clocks: bool = True
) -> Written | Sentence:
    """Write `dossier.md` and `dossier.html` into a folder: sections of a reader's own, then the folder's pins."""
    view = comparison(corpus) if clocks else without_clocks(comparison(corpus))
    kept = tuple(_kept(view, remembered(folder)))
    if not kept and not own:
        return Sentence(NOTHING_YET)
    try:
        for name, told in zip(FILES, (markdown(view, kept, own), html(view, kept, own)), strict=True):
            _write(folder / name, told)
    except (OSError, ValueError):
        return Sentence("The dossier could not be written: this folder does not allow it, or has no room.")
    parts = [_counted(len(own), "panel"), _counted(len(kept), "pinned card")]
    told = " and ".join(filter(None, parts))
    return Written(f"{told} {'is' if len(own) + len(kept) == 1 else 'are'} in", FILES)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number > 1)}" if number else ""


def _kept(view: Comparison, pins: tuple[Pin, ...]) -> Iterator[_Kept]:
    headings = {heading.id: heading for heading in view.headings}
    for pin in pins:
        if pin.topic in view.topics and pin.source in headings:
            yield _Kept(view.topics[pin.topic], headings[pin.source], pin.note.strip())


def markdown(view: Comparison, kept: tuple[_Kept, ...], own: tuple[Section, ...] = ()) -> str:
    """Return the dossier as Markdown; what a reader wrote stands as plain text."""
    lines = ["# Dossier"]
    for section in own:
        lines += ["", f"## {_plain(section.heading)}"]
        for head, words in section.parts:
            lines += ["", f"**{_plain(head)}**"] if head else []
            lines += ["", *(f"{_plain(line)}  " for line in words.splitlines())]
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


def html(view: Comparison, kept: tuple[_Kept, ...], own: tuple[Section, ...] = ()) -> str:
    """Return the dossier as a page without a script, a section a sheet of paper; what a reader wrote is plain text."""
    sources = [heading.id for heading in view.headings]
    told = "".join(
        f"{body(_column(view, one), sources)}<p>{_link(one.heading)}</p>"
        + (f'<p class="fc-dossier-note"><b>Note:</b> {escape(one.note)}</p>' if one.note else "")
        for one in kept
    )
    if told:
        cards = f'<div class="fc-body">{told}</div>'
        told = f'<section class="fc fc-comparison" aria-label="Pinned cards">{cards}</section>'
    look = (
        "body{max-width:46rem;margin:2rem auto;padding:0 1rem}.fc-dossier-note{white-space:pre-wrap}"
        ".fc-panel{break-after:page}.fc-panel p{white-space:pre-wrap;line-height:1.5}"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Dossier</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{style()}{look}</style></head><body><main><h1>Dossier</h1>"
        f"{''.join(map(_section, own))}{told}</main></body></html>\n"
    )


def _section(own: Section) -> str:
    parts = "".join(
        f"{f'<h3>{escape(head)}</h3>' if head else ''}<p>{escape(words)}</p>" for head, words in own.parts
    )
    return f'<section class="fc-panel"><h2>{escape(own.heading)}</h2>{parts}</section>'


def _column(view: Comparison, kept: _Kept) -> tuple[Block, ...]:
    return topic_blocks(view, kept.topic, (kept.heading.id,), level=2)


def _link(heading: Heading) -> str:
    if not heading.link.startswith(("https://", "http://")):
        return f"<cite>{escape(heading.detail)}</cite>"
    return f'<cite><a href="{escape(heading.link)}" rel="noopener noreferrer">{escape(heading.detail)}</a></cite>'


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

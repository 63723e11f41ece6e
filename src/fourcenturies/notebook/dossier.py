"""The dossier: a panel for each lesson, and pinned cards with their notes, as a Markdown file and a page to print."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.corpus import Corpus, load
from fourcenturies.drawing.comparison import grids_in, topic_blocks
from fourcenturies.drawing.html import body, style
from fourcenturies.drawing.text import text
from fourcenturies.files import spare
from fourcenturies.notebook.panels import panels
from fourcenturies.notebook.session import said
from fourcenturies.views.comparison import comparison
from fourcenturies.views.topics import Comparison, Topic, without_clocks
from fourcenturies.widgets.base import Sentence
from fourcenturies.widgets.pins import Pin, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.drawing.blocks import Block
    from fourcenturies.notebook.panels import Panel, Picture
    from fourcenturies.views.citing import Heading

FILES = ("dossier.md", "dossier.html")
TITLE = "Four Centuries: my exhibition"
NOTHING_HERE = "Nothing of yours is here yet. Write the panel of a lesson first."
NOTHING = (
    "Nothing of yours is here yet. Write the panel of a lesson and save it (Ctrl+S). "
    "Or pin a card: compare() shows it."
)
_MARK = re.compile(r"\n<!-- dossier ([0-9a-f]{16}) -->\n\Z")
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:])")
# On paper a panel has a page of its own, as on a wall: its text large, its footnotes small.
_LOOK = """
:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem}
.fc-dossier-note,.fc-panel-text{white-space:pre-wrap}
.fc-panel{margin:0 0 3rem;padding-top:1rem;border-top:2px solid currentColor}
.fc.fc .fc-panel-text{font-size:1.25rem;line-height:1.5;max-width:34em}
.fc.fc ol.fc-footnotes{margin:1rem 0;padding-left:1.5em;font-size:.875rem;list-style:decimal}
.fc.fc ol.fc-footnotes>li{display:list-item;margin:0;padding:0;list-style:decimal}
.fc-guesses{display:grid;grid-template-columns:1fr 1fr;gap:.3em 1.5em;margin:1em 0}
.fc-guesses dt{grid-column:1/-1;font-weight:600}.fc-guesses dd{margin:0}
@media (max-width:36rem){.fc-guesses{grid-template-columns:1fr}}
@media print{@page{size:A4;margin:18mm}body{margin:0;max-width:none}
.fc-panel{border:0}.fc-panel+.fc-panel{break-before:page}.fc.fc .fc-panel-text{font-size:16pt}
.fc-guesses,.fc-footnotes,.fc-quote{break-inside:avoid}}
"""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A pinned card: what the records hold of it, and the reader's note."""

    topic: Topic
    heading: Heading
    note: str


@dataclass(frozen=True, slots=True)
class _Hung:
    """A panel with the cards that were pinned in its lesson; without a panel, those of a folder that is no lesson's."""

    panel: Panel | None
    kept: tuple[_Kept, ...]

    @property
    def head(self) -> str:
        return f"{self.panel.number}. {self.panel.title}" if self.panel else "Pinned cards"


@dataclass(frozen=True, slots=True)
class _Wall:
    """All that hangs in the exhibition."""

    view: Comparison
    hung: tuple[_Hung, ...]

    @property
    def story(self) -> tuple[Picture, ...]:
        """The strips of all lessons of which a panel is written."""
        return tuple(picture for one in self.hung if one.panel for picture in one.panel.story)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(heading.id for heading in self.view.headings)


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


def dossier(*, clocks: bool = True) -> Written | Sentence:
    """Write your exhibition to `dossier.md` and `dossier.html` beside the notebook: a panel of each lesson, your pins.

    A panel has what you wrote, your footnotes, your first guess beside your later answer, the picture that you filled,
    and the cards that you pinned. Print the page: each panel gets a sheet. A file that was changed by hand is kept
    under a name that ends in .bak. `clocks` is that of `compare`.
    """
    return written(load(), Path.cwd(), clocks=clocks)


def written(corpus: Corpus, folder: Path, *, clocks: bool = True) -> Written | Sentence:
    """Write the dossier of a reader whose notebook lies in a folder, from the records of any corpus."""
    wall = _wall(corpus, folder, clocks=clocks)
    if not wall.hung:
        return Sentence(said(NOTHING, NOTHING_HERE))
    try:
        for name, told in zip(FILES, (markdown(wall), html(wall)), strict=True):
            _write(folder / name, told)
    except (OSError, ValueError):
        return Sentence("The dossier could not be written: this folder does not allow it, or has no room.")
    many = (sum(one.panel is not None for one in wall.hung), sum(len(one.kept) for one in wall.hung))
    parts = [
        f"{n} {name}{'' if n == 1 else 's'}"
        for n, name in zip(many, ("panel", "pinned card"), strict=True)
        if n
    ]
    return Written(f"{' and '.join(parts)} {'is' if sum(many) == 1 else 'are'} in", FILES)


def _wall(corpus: Corpus, folder: Path, *, clocks: bool) -> _Wall:
    view = comparison(corpus) if clocks else without_clocks(comparison(corpus))
    hung = [_Hung(panel, _kept(view, panel.folder)) for panel in panels(corpus, folder)]
    if folder.resolve() not in {one.panel.folder.resolve() for one in hung if one.panel}:
        hung.append(_Hung(None, _kept(view, folder)))
    return _Wall(view, tuple(one for one in hung if one.kept or (one.panel and one.panel.begun)))


def _kept(view: Comparison, folder: Path) -> tuple[_Kept, ...]:
    headings = {heading.id: heading for heading in view.headings}
    pins: tuple[Pin, ...] = remembered(folder)
    return tuple(
        _Kept(view.topics[pin.topic], headings[pin.source], pin.note.strip())
        for pin in pins
        if pin.topic in view.topics and pin.source in headings
    )


def markdown(wall: _Wall) -> str:
    """Return the dossier as Markdown; what the reader wrote stands as plain text."""
    lines = [f"# {TITLE}"]
    for one in wall.hung:
        lines += ["", f"## {_plain(one.head)}"]
        if one.panel:
            lines += _panel_lines(one.panel)
        for card in one.kept:
            lines += _card_lines(wall.view, card)
    if wall.story:
        lines += ["", "## Four centuries", ""]
        lines += [line for one in wall.story for line in _items(text(one.blocks))]
    return "\n".join(lines) + "\n"


def _panel_lines(panel: Panel) -> Iterator[str]:
    for line in panel.text.splitlines():
        yield from ("", _plain(line)) if line.strip() else ()
    if panel.footnotes:
        yield ""
        yield from (f"{number}. {_plain(note)}" for number, note in enumerate(panel.footnotes, 1))
    if panel.guesses:
        yield ""
        yield from (f"- {_plain(guess.asked)} {_plain('; '.join(guess.parts))}" for guess in panel.guesses)
    for picture in panel.pictures:
        yield from ("", f"### {_plain(picture.label)}", "", *_items(text(picture.blocks)))


def _items(told: str) -> list[str]:
    return [f"- {_plain(line)}" for line in told.splitlines() if re.search(r"\w", line)]


def _card_lines(view: Comparison, one: _Kept) -> list[str]:
    lines = ["", f"### {_plain(one.topic.label)}", "", f"#### {_plain(one.heading.short)}", ""]
    lines += [_title(one.heading), ""]
    lines += _items(text(replace(grid, columns=()) for grid in grids_in(_column(view, one))))
    if one.note:
        lines += ["", "**Note**", "", *(f"> {_plain(line)}  " for line in one.note.splitlines())]
    return lines


def _plain(words: str) -> str:
    return _SIGNS.sub(r"\\\1", escape(words.strip(), quote=False))


def _title(heading: Heading) -> str:
    safe = re.fullmatch(r"https?://[^\s<>()]+", heading.link)
    return f"[{_plain(heading.detail)}](<{heading.link}>)" if safe else _plain(heading.detail)


def html(wall: _Wall) -> str:
    """Return the dossier as a page without a script; what the reader wrote stands as plain text."""
    told = "".join(_section(wall, one) for one in wall.hung)
    if wall.story:
        drawn = "".join(body(one.blocks, wall.sources) for one in wall.story)
        told += f'<section class="fc-panel"><h2>Four centuries</h2>{drawn}</section>'
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{style()}{_LOOK}</style></head><body><main><h1>{TITLE}</h1>"
        f'<div class="fc fc-comparison"><div class="fc-body">{told}</div></div></main></body></html>\n'
    )


def _section(wall: _Wall, one: _Hung) -> str:
    cards = "".join(
        f"{body(_column(wall.view, card), wall.sources)}<p>{_link(card.heading)}</p>"
        + (f'<p class="fc-dossier-note"><b>Note:</b> {escape(card.note)}</p>' if card.note else "")
        for card in one.kept
    )
    panel = _panel_html(one.panel, wall) if one.panel else ""
    return f'<section class="fc-panel"><h2>{escape(one.head)}</h2>{panel}{cards}</section>'


def _panel_html(panel: Panel, wall: _Wall) -> str:
    words = f'<p class="fc-panel-text">{escape(panel.text)}</p>' if panel.text else ""
    notes = "".join(f"<li>{escape(note)}</li>" for note in panel.footnotes)
    guesses = "".join(
        f"<dt>{escape(guess.asked)}</dt>" + "".join(f"<dd>{escape(part)}</dd>" for part in guess.parts)
        for guess in panel.guesses
    )
    return (
        words
        + (f'<ol class="fc-footnotes">{notes}</ol>' if notes else "")
        + (f'<dl class="fc-guesses">{guesses}</dl>' if guesses else "")
        + "".join(body(picture.blocks, wall.sources) for picture in panel.pictures)
    )


def _column(view: Comparison, kept: _Kept) -> tuple[Block, ...]:
    return topic_blocks(view, kept.topic, (kept.heading.id,), level=3)


def _link(heading: Heading) -> str:
    if not heading.link.startswith(("https://", "http://")):
        return f"<cite>{escape(heading.detail)}</cite>"
    return f'<cite><a href="{escape(heading.link)}" rel="noopener noreferrer">{escape(heading.detail)}</a></cite>'


def _write(path: Path, told: str) -> None:
    """Write a file with a mark of what it holds, so that a change by hand is seen; keep such a file aside."""
    if path.exists() and not _is_ours(path.read_bytes().decode("utf-8", "replace")):
        path.replace(spare(path))
    path.write_text(f"{told}\n<!-- dossier {_digest(told)} -->\n", encoding="utf-8", newline="\n")


def _is_ours(told: str) -> bool:
    found = _MARK.search(told)
    return bool(found and found[1] == _digest(told[: found.start()]))


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

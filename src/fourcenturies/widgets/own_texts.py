"""Readers' own copies in the notebook: which are there, and a control that puts another in its place."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.corpus import Corpus, load
from fourcenturies.drawing.blocks import Span
from fourcenturies.drawing.html import words_of
from fourcenturies.glyphs import sign
from fourcenturies.texts.adding import LARGEST, add_copy, passages_in, refuse_huge
from fourcenturies.texts.places import copies_in, texts_dir
from fourcenturies.texts.reading import SUFFIXES
from fourcenturies.views.citing import headings
from fourcenturies.widgets.base import Control, pack, script, style

if TYPE_CHECKING:
    from fourcenturies.texts.recognition import Recognised
    from fourcenturies.views.citing import Heading

NO_COPY = "no copy yet"
_LONGEST_NAME = 120


class OwnTextsWidget(Control):
    """A control for files, and which copies are in place."""

    _esm = script("own_texts")
    _css = style("still", "control")

    label = "Your own copies of the articles"

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self.corpus, self.folder = corpus, folder
        super().__init__(lines=[])

    def parts(self) -> dict[str, Any]:
        """Return which copies are in place, as HTML and as text, and which files are taken."""
        copies = copies_in(self.folder, self.corpus)[0] if self.folder.is_dir() else {}
        told = [(heading, copies.get(heading.id)) for heading in headings(self.corpus)]
        note = f"Copies lie in {_short(self.folder)}. They stay where this notebook runs, and are sent nowhere else."
        items = "".join(_item(heading, copy, self.corpus) for heading, copy in told)
        lines = [f"{heading.short}: {_state(copy, self.corpus)}" for heading, copy in told]
        return {
            "label": self.label,
            "body": f'<ul class="fc-copies" role="list">{items}</ul><p class="fc-place">{escape(note)}</p>',
            "text": "\n".join([f"{self.label}:", *lines, note]),
            "accept": ",".join(SUFFIXES),
            "largest": LARGEST,
        }

    def still(self) -> tuple[str, str]:
        """Return which copies are in place, as HTML and as text."""
        how = "To add one, run this cell in a notebook, or use the command fourcenturies texts add."
        return self.page(f'{self.rows["body"]}<p class="fc-place">{how}</p>'), self.rows["text"]

    def receive(self, content: Any, raw: bytes) -> None:
        """Put a copy in its place; one that is too large comes without its bytes."""
        told = content if isinstance(content, dict) else {}
        name = Path(str(told.get("name") or "this copy")).name[:_LONGEST_NAME]
        size = told.get("size")
        try:
            refuse_huge(size if isinstance(size, int) else 0, name)
            lines = add_copy(raw, name, self.corpus, self.folder).report()
        except (ValueError, OSError) as error:
            lines = (str(error),)
        self.packed = pack(self.parts())
        self.tell(lines=list(lines))


def own_texts() -> OwnTextsWidget:
    """Put your own copies of the articles in place, and see which are there.

    A copy is text, HTML or PDF, however its letters are encoded. It stays where this notebook runs.

    >>> own_texts().told["lines"]
    []
    """
    return OwnTextsWidget(load(), texts_dir())


def _item(heading: Heading, copy: Recognised | None, corpus: Corpus) -> str:
    title = words_of((Span(heading.detail, link=heading.link),), {})
    glyph = f'<span class="fc-sign" aria-hidden="true">{sign("copy" if copy else "no-copy")}</span>'
    return (
        f'<li><p class="fc-strong"><span class="fc-letter" aria-hidden="true">{escape(heading.letter)}</span> '
        f'{escape(heading.short)}</p><p class="fc-title">{title}</p>'
        f'<p class="fc-state">{glyph} {escape(_state(copy, corpus))}</p></li>'
    )


def _state(copy: Recognised | None, corpus: Corpus) -> str:
    if copy is None:
        return NO_COPY
    found, missed = passages_in(copy, corpus)
    counted, all_ = len(copy.starts), len(copy.source.openings)
    paragraphs = f"all {all_} paragraphs" if counted == all_ else f"{counted} of {all_} paragraphs"
    return f"{paragraphs}, {len(found)} of {len(found) + len(missed)} passages"


def _short(folder: Path) -> str:
    """Return a folder as a reader knows it: from the working directory or from home where it lies there."""
    for base, way in ((Path.cwd(), ""), (Path.cwd().parent, "../"), (Path.home(), "~/")):
        if folder.is_relative_to(base):
            return f"{way}{folder.relative_to(base).as_posix()}"
    return folder.as_posix()

"""The page that a reader meets first: what this is, how long it takes, and one widget that lives without a kernel."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from fourcenturies.address import binder_link, lab_link
from fourcenturies.questions.lessons import load_lesson
from fourcenturies.widgets.comparison import ComparisonWidget, compare
from fourcenturies.widgets.living import living

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.questions.lessons import Lesson

PAGE = Path(__file__).with_name("landing.html")
SHOWN = "evt-territory-taken"
"""A topic of which all words may be shown, and which the sources date in different ways: the picture tells it."""
# What the browser fetches before the first cell runs, as servers compress it: measured in benchmarks/site.py.
MEGABYTES = 14


def write_landing(out: Path, lessons: Sequence[Path], repository: str | None) -> None:
    """Write the first page of a site and what it draws from. `lessons` are the folders of its lessons, in order."""
    widget = compare(SHOWN)
    if not isinstance(widget, ComparisonWidget):
        raise TypeError(f"the first page cannot show {SHOWN}: {widget}")
    parts = out / "landing"
    parts.mkdir(exist_ok=True)
    for name, content in living(widget).files.items():
        (parts / name).write_bytes(content)
    page = landing([load_lesson(folder) for folder in lessons], widget, repository)
    (out / "index.html").write_text(page, encoding="utf-8")


def landing(lessons: Sequence[Lesson], widget: ComparisonWidget, repository: str | None = None) -> str:
    """Return the first page as HTML; it offers Binder where the repository's address is known."""
    path = f"{lessons[0].id}/{lessons[0].id}.ipynb"
    return Template(PAGE.read_text(encoding="utf-8")).substitute(
        first=lab_link(path),
        binder=_binder(binder_link(repository, path)) if repository else "",
        lessons="\n".join(map(_row, lessons)),
        lessons_many="One lesson" if len(lessons) == 1 else f"{len(lessons)} lessons",
        hours=_hours(sum(lesson.minutes for lesson in lessons)),
        megabytes=MEGABYTES,
        glossary=lab_link("glossary.md"),
        persons=lab_link("persons.md"),
        living=living(widget).html,
    )


def _binder(link: str) -> str:
    return (
        f'<p class="note"><a class="binder" href="{escape(link)}">Open on Binder</a> instead: JupyterLab on a public '
        "server, ready after a minute or more. It forgets what you write when you leave, so take it along.</p>"
    )


def _row(lesson: Lesson) -> str:
    number = lesson.id.partition("_")[0].lstrip("0")
    return (
        f'<li><a href="{lab_link(f"{lesson.id}/{lesson.id}.ipynb")}"><span class="number">{escape(number)}</span>'
        f'<span class="title">{escape(lesson.title)}</span>'
        f'<span class="minutes">{lesson.minutes} minutes</span></a></li>'
    )


def _hours(minutes: int) -> str:
    """Return minutes as a reader plans them.

    >>> _hours(75), _hours(525)
    ('about one hour', 'about 9 hours')
    """
    hours = max(1, round(minutes / 60))
    return "about one hour" if hours == 1 else f"about {hours} hours"

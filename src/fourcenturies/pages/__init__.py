"""Pages generated from the records and the questions: persons, glossary, coverage.

Each page is a pure function to Markdown. `pages(root)` gathers them with the place where each belongs; to add a
page, write a function and name it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.corpus import load
from fourcenturies.pages.coverage import coverage, read_course
from fourcenturies.pages.glossary import glossary
from fourcenturies.pages.persons import persons

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["coverage", "glossary", "pages", "persons", "read_course"]


def pages(root: Path) -> dict[str, str]:
    """Return the generated pages of the course in `root`: path in the course, and what stands there."""
    corpus = load()
    return {
        "lessons/persons.md": persons(corpus),
        "lessons/glossary.md": glossary(corpus),
        "docs/coverage.md": coverage(corpus, read_course(root / "solutions")),
    }

"""Pages generated from records, questions and code: persons, glossary, coverage, evidence, glyphs, where to read.

Each page is a pure function to Markdown. `pages(root)` gathers them with the place where each belongs; to add a
page, write a function and name it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.corpus import load
from fourcenturies.pages.coverage import coverage, read_course
from fourcenturies.pages.evidence import evidence, opened_evidence, opening_cards
from fourcenturies.pages.glossary import glossary
from fourcenturies.pages.glyphs import glyphs
from fourcenturies.pages.persons import persons
from fourcenturies.pages.reading import where_to_read

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["coverage", "evidence", "glossary", "glyphs", "pages", "persons", "read_course", "where_to_read"]


def pages(root: Path) -> dict[str, str]:
    """Return the generated pages of the course in `root`: path in the course, and what stands there."""
    corpus = load()
    course = read_course(root / "solutions")
    opening = opening_cards(covered.lesson for covered in course)
    return {
        "lessons/persons.md": persons(corpus),
        "lessons/glossary.md": glossary(corpus),
        "lessons/where_to_read.md": where_to_read(corpus),
        "docs/coverage.md": coverage(corpus, course),
        "docs/evidence.md": evidence(corpus, opening),
        "docs/evidence_opened.md": opened_evidence(corpus, opening),
        "docs/glyphs.md": glyphs(),
    }

"""The rules that the records keep, each a small function from the corpus to its problems.

To add a rule, write it in the module of its subject, list it in `RULES` and give it one broken fixture
in `tests/data/broken/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from fourcenturies.corpus import Corpus, corpus_of
from fourcenturies.files import seeds_dir
from fourcenturies.loading import Problem, Reading, read_folder
from fourcenturies.validation import (
    citing,
    dates,
    evidence,
    ids,
    places,
    sheets,
    use,
    voice,
    wording,
)

if TYPE_CHECKING:
    from pathlib import Path

Rule = Callable[[Corpus], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    *ids.RULES,
    *dates.RULES,
    *evidence.RULES,
    *citing.RULES,
    *wording.RULES,
    *use.RULES,
    *places.RULES,
    *sheets.RULES,
    *voice.RULES,
)


def validate(folder: Path | None = None, texts: Path | None = None) -> tuple[Problem, ...]:
    """Return every problem of the records in a folder, checked against a folder of readers' copies, too."""
    return validate_reading(read_folder(folder or seeds_dir()), texts)


def validate_reading(reading: Reading, texts: Path | None = None) -> tuple[Problem, ...]:
    """Return every problem of records that were read, in the order of the tables."""
    corpus = corpus_of(reading)
    problems = [*reading.problems, *(problem for rule in RULES for problem in rule(corpus))]
    if texts is not None:
        from fourcenturies.validation.articles import check_articles  # noqa: PLC0415 - readers of PDF are heavy

        problems += check_articles(corpus, texts)
    return tuple(dict.fromkeys(problems))

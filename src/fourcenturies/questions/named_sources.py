"""Sources and experts as readers call them: by short name, title, a word of the title, author, outlet or id."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from fourcenturies.names import form_key
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.text import folded, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.model import Source
    from fourcenturies.names import Directory

_LONGEST = 120
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROUND = re.compile(
    r"^(?:the )?(?:article|text|source|piece)(?: (?:by|of|in|from))? | (?:article|text|source|piece)$"
)


@lru_cache(maxsize=2048)
def ids_named(text: str, directory: Directory) -> frozenset[str]:
    """Return the ids that a text names: a source with its author and outlet, or a person; empty where none is sure."""
    if len(text) > _LONGEST:
        return frozenset()
    line = _ROUND.sub("", tidy(text).strip(" .,;:'\"()[]*_#|").casefold())
    if not line:
        return frozenset()
    found = _by_form().get(form_key(line)) or directory.find(line).ids or _by_title(folded(line))
    if len(found) != 1:
        return frozenset()
    (one,) = found
    return _together().get(one) or frozenset(found)


def all_sources() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the short name of each source of the course, with the ids that mean its article."""
    for source in _sources():
        yield source.short, _together().get(source.id) or frozenset([source.id])


def initial_named(text: str) -> frozenset[str]:
    """Return the ids of the one source whose short name begins with this letter: "C" for Cox."""
    letter = text.strip(" .():").casefold()
    found = [ids for short, ids in all_sources() if short[0].casefold() == letter]
    return found[0] if len(found) == 1 else frozenset()


def source_named(text: str, directory: Directory) -> str:
    """Return the id of the one source that a text names, or ""."""
    sources = [one for one in ids_named(text, directory) if one.startswith("src-")]
    return sources[0] if len(sources) == 1 else ""


def is_known(text: str, directory: Directory) -> bool:
    """Tell whether a key's text is an id, a form of a name in the records, or "not stated"."""
    return text in directory.bearers or bool(directory.exactly(form_key(text))) or says_not_stated(tidy(text))


@cache
def _sources() -> tuple[Source, ...]:
    from fourcenturies.corpus import load_table  # noqa: PLC0415 - most kinds need no records of sources

    return load_table("sources")


@cache
def _together() -> dict[str, frozenset[str]]:
    """Return for each source, author and outlet the ids that mean the same article."""
    groups = [_stated(source) for source in _sources()]
    count = Counter(one for group in groups for one in group)
    return {
        one: frozenset(g for g in group if count[g] == 1)
        for group in groups
        for one in group
        if count[one] == 1
    }


def _by_title(line: str) -> tuple[str, ...]:
    """Return the source in whose title these words stand, one of them in no other title."""
    titles = _titles()
    if not any(sum(word in title for title in titles.values()) == 1 for word in _WORD.findall(line)):
        return ()
    found = [one for one, title in titles.items() if line in title and _stands_in(line, title)]
    return tuple(found) if len(found) == 1 else ()


def _stands_in(words: str, title: str) -> bool:
    """Tell whether words stand in a title as whole words."""
    return bool(re.search(rf"\W{re.escape(words)}\W", title))


@cache
def _titles() -> dict[str, str]:
    return {source.id: f" {folded(source.title)} " for source in _sources()}


def _stated(source: Source) -> tuple[str, ...]:
    return tuple(one for one in (source.id, source.author, source.outlet) if "-" in one and " " not in one)


@cache
def _by_form() -> dict[str, tuple[str, ...]]:
    told: dict[str, set[str]] = {}
    for source in _sources():
        for form in forms_of(source):
            told.setdefault(form_key(form), set()).add(source.id)
    return {form: tuple(ids) for form, ids in told.items() if len(ids) == 1 and form}


def forms_of(source: Source) -> Iterator[str]:
    """Yield what a source is called: its id, short name and title, and its author and outlet where they are outside."""
    yield from (source.id, source.id.removeprefix("src-"), source.short, source.title, *source.called)
    for outside in (source.author_outside, source.outlet_outside):
        if outside:
            yield outside.value
            yield outside.value.split()[-1]

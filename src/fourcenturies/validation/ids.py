"""Rules on ids: one record each, the prefix of its table, no year in it, and no reference that dangles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from fourcenturies.corpus import Corpus, duplicate_ids
from fourcenturies.loading import Problem, did_you_mean, file_of
from fourcenturies.model import KIND_PREFIX, NOT_STATED, PREFIXES
from fourcenturies.model.fields import Refers, fields_of

_SHAPE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def well_formed(corpus: Corpus) -> Iterator[Problem]:
    """Hold ids to lowercase kebab-case, the prefix of their table, and no year."""
    for table, record in corpus.records():
        for message in _faults(record.id, PREFIXES[table]):
            yield Problem(file_of(table), record.id or "-", "id", message)
    for person in corpus.people:
        wanted = KIND_PREFIX[person.kind]
        if person.id and not person.id.startswith(wanted + "-"):
            message = f'"{person.id}" is of kind "{person.kind}": its id begins with "{wanted}-"'
            yield Problem(file_of("people"), person.id, "kind", message)


def _faults(name: str, prefixes: tuple[str, ...]) -> Iterator[str]:
    if not name:
        return
    if not _SHAPE.fullmatch(name):
        yield f'"{name}" is not lowercase words joined by hyphens; write it like "{prefixes[0]}-example"'
    elif name.partition("-")[0] not in prefixes:
        yield f'"{name}" begins with none of {_listed(prefixes)}; give it the prefix of its table'
    if re.search(r"\d{4}", name):
        yield f'"{name}" carries a year, which a question may ask for; name what happened instead'


def no_dangling(corpus: Corpus) -> Iterator[Problem]:
    """Every id that a record names is that of a record, of the right kind."""
    for table, record in corpus.records():
        for path, name, refers in _names(record, ""):
            message = _dangles(name, refers, corpus)
            if message:
                yield Problem(file_of(table), record.id or "-", path, message)


def _names(record: object, before: str) -> Iterator[tuple[str, str, Refers]]:
    for told in fields_of(type(record)):
        value = getattr(record, told.name)
        if told.inner:
            inner = value if told.many else (value,) if value is not None else ()
            for number, item in enumerate(inner, 1):
                place = f"{told.key}[{number}]" if told.many else told.key
                yield from _names(item, f"{before}{place}.")
        elif told.refers and (told.required or value):
            names = value if told.many or isinstance(value, Mapping) else (value,)
            yield from ((before + told.key, name, told.refers) for name in names)


def _dangles(name: str, refers: Refers, corpus: Corpus) -> str:
    if name in refers.instead:
        return ""
    if not name:
        instead = f', or "{NOT_STATED}"' if NOT_STATED in refers.instead else ""
        return f"is empty; write the id of a record{instead}"
    if name not in corpus:
        known = [known for known in corpus.ids if known.partition("-")[0] in refers.prefixes]
        return f'"{name}" does not exist{did_you_mean(name, known) or "; add the record, or mend the id"}'
    if name.partition("-")[0] not in refers.prefixes:
        return f'"{name}" is of the wrong kind; here stands an id that begins with {_listed(refers.prefixes)}'
    return ""


def _listed(prefixes: Iterable[str]) -> str:
    return " or ".join(f'"{prefix}-"' for prefix in prefixes)


RULES = (duplicate_ids, well_formed, no_dangling)

"""A directory of names: who may be meant by what somebody wrote.

What is not a known form may be a slip of one: it is taken for the nearest, and only where every other bearer of a
name is clearly further away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fourcenturies.names.forms import CHINESE_SURNAMES, TITLE_WORDS, described_by, descriptions_of, forms_of
from fourcenturies.names.near import Neighbours
from fourcenturies.names.slips import distance, slips_allowed
from fourcenturies.names.words import ARTICLES, form_key, key_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a name: id, kind (person, institution, place, document, source), the name to show.

    `author` is a document's or a source's; `gender` is "f" for a woman, for whom "Mrs" is no other person.
    """

    id: str
    kind: str
    name: str
    author: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a text may name: the ids (several where they share the form) and how many slips it holds."""

    ids: tuple[str, ...]
    slips: int = 0


NOBODY = Match(())


class Directory:
    """All forms of all names, and the descriptions that are true of one bearer alone."""

    def __init__(
        self,
        bearers: Iterable[Bearer],
        forms: Mapping[str, Iterable[str]],
        said_of: Mapping[str, Iterable[str]],
        usual: Mapping[str, str] | None = None,
    ) -> None:
        self.bearers = {bearer.id: bearer for bearer in bearers}
        self.by_form: dict[str, tuple[str, ...]] = {}
        self.starts: dict[str, int] = {}
        self._reach: dict[str, int] = {}
        self.by_description: dict[frozenset[str], tuple[str, ...]] = {}
        for identifier, several in forms.items():
            source = self.bearers[identifier].kind == "source"
            for form in several:
                if not (source and self.exactly(form_key(form))):
                    self._add(form, identifier)
        for form, identifier in (usual or {}).items():
            self.by_form[form_key(form)] = (identifier,)
        for identifier, several in said_of.items():
            for text in several:
                words = described_by(words_of(text))
                self.by_description[words] = _with(self.by_description.get(words, ()), identifier)

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]]) -> Directory:
        """Build a directory from records with the fields of `people` in `seeds/README.md`.

        >>> people = [{"id": "per-ada-lovelace", "kind": "person", "name": "Ada Lovelace", "surname": "Lovelace"}]
        >>> Directory.from_records(people).find("Lovelace, Ada").ids
        ('per-ada-lovelace',)
        """
        kept = [record for record in records if record.get("id") and record.get("name")]
        return cls(
            [
                Bearer(
                    str(r["id"]),
                    str(r.get("kind", "person")),
                    str(r["name"]),
                    str(r.get("author") or ""),
                    str(r.get("gender") or ""),
                )
                for r in kept
            ],
            {str(r["id"]): tuple(forms_of(r)) for r in kept},
            {str(r["id"]): tuple(descriptions_of(r)) for r in kept},
            {str(form): str(r["id"]) for r in kept for form in r.get("bare") or ()},
        )

    def with_name(self, name: str) -> Directory:
        """Return a directory that also knows a person by this name; the id is the name itself."""
        words = name.replace(",", " ").split()
        while len(words) > 1 and words[0].casefold().strip(".") in TITLE_WORDS:
            words = words[1:]
        first = bool(words) and words[0].casefold() in CHINESE_SURNAMES and len(words) < 4
        surname = (words[0] if first else words[-1]) if words else ""
        record = {
            "id": name,
            "kind": "person",
            "name": name,
            "surname": surname,
            "english": [" ".join(words)],
        }
        more = Directory.from_records([record])
        more.bearers = {**self.bearers, **more.bearers}
        for key, ids in self.by_form.items():
            for identifier in ids:
                more.by_form[key] = _with(more.by_form.get(key, ()), identifier)
        more.starts = {**more.starts, **self.starts}
        more.by_description = {**self.by_description, **more.by_description}
        return more

    def _add(self, form: str, identifier: str) -> None:
        words = words_of(form)
        key = key_of(words)
        if not key:
            return
        self.by_form[key] = _with(self.by_form.get(key, ()), identifier)
        if len(words) > 1 and words[0] in ARTICLES:
            words = words[1:]
        self.starts[words[0]] = max(self.starts.get(words[0], 0), len(words))

    def forms(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each form as it is compared, with the ids that bear it."""
        yield from self.by_form.items()

    def exactly(self, key: str) -> tuple[str, ...]:
        """Return the ids that bear a form, given as `form_key` returns it."""
        return self.by_form.get(key, ())

    def longest_at(self, word: str) -> int:
        """Return of how many words the longest form is that begins with this word; 0 where none does."""
        return self.starts.get(word, 0)

    def find(self, text: str) -> Match:
        """Return whom a name in any known form means; slips are allowed where they leave no doubt."""
        key = form_key(text)
        ids = self.by_form.get(key)
        return Match(ids) if ids else self.nearest(key)

    def described(self, words: list[str]) -> tuple[str, ...]:
        """Return the ids of whom a description in these words is true."""
        return self.by_description.get(described_by(words), ())

    def nearest(self, key: str) -> Match:
        """Return whom a key with slips means.

        One bearer only, with every other at least two slips further away; where two are near, both are
        returned, so that the caller can say that it is in doubt.
        """
        allowed = slips_allowed(key)
        if not allowed:
            return NOBODY
        best: dict[str, int] = {}
        for form in self._neighbours.near(key, allowed):
            away = distance(key, form, allowed)
            if away <= min(allowed, self.reach(form)):
                for identifier in self.by_form[form]:
                    best[identifier] = min(best.get(identifier, allowed), away)
        if not best:
            return NOBODY
        return Match(tuple(sorted(best)), min(best.values()))

    def reach(self, form: str) -> int:
        """Return how many slips of a form are forgiven: none where another bearer's form lies that near."""
        if form not in self._reach:
            self._reach[form] = 0 if self._crowded(form) else slips_allowed(form)
        return self._reach[form]

    def _crowded(self, form: str) -> bool:
        allowed, own = slips_allowed(form), set(self.by_form[form])
        others = (
            other for other in self._neighbours.near(form, allowed) if own.isdisjoint(self.by_form[other])
        )
        return any(distance(form, other, allowed) <= allowed for other in others)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self.by_form)


def _with(ids: tuple[str, ...], identifier: str) -> tuple[str, ...]:
    return ids if identifier in ids else (*ids, identifier)

"""Attribution chains: through which hands words reached us, and which sources hang on one root.

A chain runs from who speaks to where we read it: speaker, book or agency, author, outlet. A link that is not stated
is a link. Roots are found in two ways: a document that stands at the head of chains in several sources; and a card
that says from what passages of several sources come (its `root`). Where neither is on record, nothing is known
of a root, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fourcenturies.dating import in_words
from fourcenturies.model import NOT_STATED, Card, Passage, Person
from fourcenturies.views.citing import (
    CONFIDENCE,
    Heading,
    Quote,
    cite,
    headings,
    name_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Hop

ROOTS = "roots"
WHO = "Who?"
CAVEAT = (
    "Of all other agreements between the sources the record cannot tell whether they hang on one root. "
    "In which language words were first spoken, and who translated them, none of the five states."
)


@dataclass(frozen=True, slots=True)
class Link:
    """One hand: its part in the chain, its name, its date in words; `stated` is false where it is not named."""

    part: str
    name: str
    date: str = ""
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Chain:
    """The way of one passage, its words with their place, and to whom they were said."""

    id: str
    source: str
    links: tuple[Link, ...]
    quote: Quote
    addressee: str = ""
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Root:
    """What several texts come from: what kind of thing, its name, when and to whom.

    `stated` is false where no text names it; `sure` is false where outside knowledge only makes it likely.
    """

    kind: str
    name: str
    around: str
    stated: bool = True
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Chains that belong together, why, and on what that rests; their root, and whether wordings are to be compared."""

    label: str
    chains: tuple[str, ...]
    why: str = ""
    evidence: str = ""
    root: Root | None = None
    wordings: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to look at: the roots, a person, a passage."""

    id: str
    label: str
    group: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """All chains by the id of their passage, and all topics in the order of the menu."""

    headings: tuple[Heading, ...]
    chains: dict[str, Chain]
    topics: tuple[Topic, ...]


def chains(corpus: Corpus) -> Chains:
    """Return every chain that the records hold, and the topics under which they are found."""
    held = {passage.id: _chain(corpus, passage) for passage in corpus.passages}
    topics = (_roots(corpus), *_people(corpus), *_passages(corpus))
    return Chains(headings(corpus), held, topics)


def differing(chain: Chain, others: Iterable[Chain]) -> tuple[tuple[str, bool], ...]:
    """Return the words of a chain, each with whether no other wording has it; without another wording, none differs."""
    seen = {_bare(word) for other in others for word in other.quote.words.split()}
    words = chain.quote.words.split()
    return tuple((word, bool(seen) and bool(_bare(word)) and _bare(word) not in seen) for word in words)


def _bare(word: str) -> str:
    return word.strip(".,;:–—…“”\"'’[]").replace("’", "'").casefold()


def without_speakers(view: Chains, topic: Topic) -> Chains:
    """Return the chains of one topic alone, with "Who?" for the first link and nothing that tells it."""
    held = {name: _masked(view.chains[name]) for group in topic.groups for name in group.chains}
    return replace(view, chains=held, topics=(topic,))


def _masked(chain: Chain) -> Chain:
    """Leave out whatever names the speaker; the name of a document often does."""
    first = replace(chain.links[0], name=WHO, date="", stated=True)
    rest = (replace(link, name="a document") if link.part == "document" else link for link in chain.links[1:])
    quote = replace(chain.quote, by="")
    return replace(chain, links=(first, *rest), quote=quote, addressee="", occasion="")


def _chain(corpus: Corpus, passage: Passage) -> Chain:
    addressee = name_of(corpus, passage.addressee) if passage.addressee else ""
    return Chain(
        id=passage.id,
        source=passage.source,
        links=tuple(_links(corpus, passage)),
        quote=cite(corpus, passage),
        addressee=addressee,
        occasion=passage.occasion,
    )


def _links(corpus: Corpus, passage: Passage) -> Iterator[Link]:
    last = len(passage.chain) - 1
    for place, hop in enumerate(passage.chain):
        name = hop.who if hop.who == NOT_STATED else name_of(corpus, hop.who)
        part = _part(corpus, passage, hop, place, last)
        date = in_words(hop.date) if hop.date else ""
        yield Link(part, name, date, hop.who != NOT_STATED)


def _part(corpus: Corpus, passage: Passage, hop: Hop, place: int, last: int) -> str:
    if place == last:
        return "outlet"
    if place == last - 1:
        return "author"
    record = corpus.get(hop.who) if hop.who in corpus else None
    if isinstance(record, Person) and record.kind == "document":
        return "document"
    if place == 0:
        return "thought of" if passage.kind == "indirect" else "speaker"
    return "passed on by"


def _roots(corpus: Corpus) -> Topic:
    groups = (*_documents(corpus), *_witnesses(corpus))
    return Topic(ROOTS, "Common roots", "", groups)


def _documents(corpus: Corpus) -> Iterator[Group]:
    cited: dict[str, list[Passage]] = {}
    for passage in corpus.passages:
        for hop in passage.chain:
            record = corpus.get(hop.who) if hop.who in corpus else None
            if isinstance(record, Person) and record.kind == "document":
                cited.setdefault(hop.who, []).append(passage)
    for who, passages in cited.items():
        if len({passage.source for passage in passages}) > 1:
            why = "All quote one document. That they agree on its words is one witness, not several."
            name = name_of(corpus, who)
            root = Root("a document", name, next((one.occasion for one in passages if one.occasion), ""))
            yield Group(name, tuple(passage.id for passage in passages), why, root=root)


def _witnesses(corpus: Corpus) -> Iterator[Group]:
    for card in corpus.cards:
        passages = _told_as_one(corpus, card)
        if passages:
            evidence = f"From outside ({CONFIDENCE[card.confidence]}): {card.evidence}.".replace("..", ".")
            label = next((d.label for d in corpus.discrepancies if set(d.records) & set(passages)), card.id)
            held = [passage for passage in map(corpus.get, passages) if isinstance(passage, Passage)]
            root = _shared(corpus, card, held)
            yield Group(label, passages, card.statement, evidence, root, wordings=root.stated)


def _shared(corpus: Corpus, card: Card, passages: list[Passage]) -> Root:
    """Return the root of which a card tells: the speaker whom all texts name, else what the card says."""
    speakers = {passage.speakers for passage in passages}
    sure = card.confidence == "A"
    if len(speakers) > 1 or not passages[0].speakers:
        return Root("named by none of them", card.root, "", stated=False, sure=sure)
    dates = dict.fromkeys(in_words(passage.said) for passage in passages if passage.said)
    hearers = dict.fromkeys(name_of(corpus, passage.addressee) for passage in passages if passage.addressee)
    parts = (*dates, *(f"to {hearer}" for hearer in hearers), card.root)
    name = " and ".join(name_of(corpus, who) for who in passages[0].speakers)
    return Root("spoken words", name, ", ".join(parts), sure=sure)


def _told_as_one(corpus: Corpus, card: Card) -> tuple[str, ...]:
    """Return the passages that come from one root by what a card says, if they stand in several sources."""
    if not card.root:
        return ()
    named = [corpus.get(name) for name in card.about]
    near = [d.records for d in corpus.discrepancies if d.id in card.about]
    named += [corpus.get(name) for records in near for name in records]
    passages = dict.fromkeys(record.id for record in named if isinstance(record, Passage))
    sources = {record.source for record in named if isinstance(record, Passage)}
    return tuple(passages) if len(sources) > 1 else ()


def _people(corpus: Corpus) -> Iterator[Topic]:
    for person in sorted(corpus.people, key=lambda one: (one.surname or one.name).casefold()):
        passages = [passage for passage in corpus.passages if person.id in passage.speakers]
        own = {source.author for source in corpus.sources} | {source.outlet for source in corpus.sources}
        if passages and person.id not in own:
            yield Topic(
                person.id, f"{person.name} ({len(passages)})", "Who speaks", _through(corpus, passages)
            )


def _through(corpus: Corpus, passages: Iterable[Passage]) -> tuple[Group, ...]:
    reached: dict[str, list[str]] = {}
    for passage in passages:
        reached.setdefault(passage.source, []).append(passage.id)
    return tuple(Group(f"Through {name_of(corpus, source)}", tuple(ids)) for source, ids in reached.items())


def _passages(corpus: Corpus) -> Iterator[Topic]:
    for source in corpus.sources:
        for passage in corpus.passages:
            if passage.source == source.id and passage.words:
                words = passage.words if len(passage.words) <= 48 else f"{passage.words[:45].rstrip()} …"
                label = f"¶ {passage.paragraph}: “{words.strip('“”')}”"
                yield Topic(passage.id, label, f"Passages: {source.short}", (Group("", (passage.id,)),))

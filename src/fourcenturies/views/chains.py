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
    Heading,
    Quote,
    cite,
    headings,
    name_of,
)
from fourcenturies.views.quotations import CONFIDENCE

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
    links = tuple(
        Link(
            _part(corpus, passage, place),
            hop.who if hop.who == NOT_STATED else name_of(corpus, hop.who),
            in_words(hop.date) if hop.date else "",
            hop.who != NOT_STATED,
        )
        for place, hop in enumerate(passage.chain)
    )
    addressee = name_of(corpus, passage.addressee) if passage.addressee else ""
    quote = cite(corpus, passage)
    return Chain(passage.id, passage.source, links, quote, addressee, passage.occasion)


def _part(corpus: Corpus, passage: Passage, place: int) -> str:
    """Return what part a hand has in the chain of a passage: the last two are the author and the outlet."""
    after = len(passage.chain) - 1 - place
    if after < 2:
        return ("outlet", "author")[after]
    if _is_document(corpus, passage.chain[place]):
        return "document"
    if place == 0:
        return "thought of" if passage.kind == "indirect" else "speaker"
    return "passed on by"


def _is_document(corpus: Corpus, hop: Hop) -> bool:
    record = corpus.get(hop.who) if hop.who in corpus else None
    return isinstance(record, Person) and record.kind == "document"


def _roots(corpus: Corpus) -> Topic:
    return Topic(ROOTS, "Common roots", "", (*_documents(corpus), *_witnesses(corpus)))


def _documents(corpus: Corpus) -> Iterator[Group]:
    cited: dict[str, list[Passage]] = {}
    for passage in corpus.passages:
        for hop in passage.chain:
            if _is_document(corpus, hop):
                cited.setdefault(hop.who, []).append(passage)
    for who, passages in cited.items():
        if len({passage.source for passage in passages}) > 1:
            why = "All quote one document. That they agree on its words is one witness, not several."
            name = name_of(corpus, who)
            root = Root("a document", name, next((one.occasion for one in passages if one.occasion), ""))
            yield Group(name, tuple(passage.id for passage in passages), why, root=root)


def _witnesses(corpus: Corpus) -> Iterator[Group]:
    """Give the passages that come from one root by what a card says, where they stand in several sources."""
    near = {discrepancy.id: discrepancy for discrepancy in corpus.discrepancies}
    for card in corpus.cards:
        about = [one for name in card.about for one in (near[name].records if name in near else (name,))]
        held = [one for one in map(corpus.get, dict.fromkeys(about)) if isinstance(one, Passage)]
        if not card.root or len({passage.source for passage in held}) < 2:
            continue
        passages = tuple(passage.id for passage in held)
        evidence = f"From outside ({CONFIDENCE[card.confidence]}): {card.evidence}.".replace("..", ".")
        label = next((one.label for one in near.values() if set(one.records) & set(passages)), card.id)
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


def _people(corpus: Corpus) -> Iterator[Topic]:
    own = {name for source in corpus.sources for name in (source.author, source.outlet)}
    for person in sorted(corpus.people, key=lambda one: (one.surname or one.name).casefold()):
        passages = [passage for passage in corpus.passages if person.id in passage.speakers]
        if passages and person.id not in own:
            sources = dict.fromkeys(passage.source for passage in passages)
            through = tuple(
                Group(
                    f"Through {name_of(corpus, source)}",
                    tuple(one.id for one in passages if one.source == source),
                )
                for source in sources
            )
            yield Topic(person.id, f"{person.name} ({len(passages)})", "Who speaks", through)


def _passages(corpus: Corpus) -> Iterator[Topic]:
    for source in corpus.sources:
        for passage in corpus.passages:
            if passage.source == source.id and passage.words:
                words = passage.words if len(passage.words) <= 48 else f"{passage.words[:45].rstrip()} …"
                label = f"¶ {passage.paragraph}: “{words.strip('“”')}”"
                yield Topic(passage.id, label, f"Passages: {source.short}", (Group("", (passage.id,)),))

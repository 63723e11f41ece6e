"""Chains as blocks: common roots as trees, and single chains as rows of hands from who speaks to where we read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.counting import number
from fourcenturies.drawing.naming import many, quoted
from fourcenturies.drawing.trees import leaves, mark_of, tree
from fourcenturies.views.chains import CAVEAT, ROOTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.drawing.trees import Leaf
    from fourcenturies.views import chains as rows
    from fourcenturies.views.chains import Chain, Chains, Link, Topic

VIEW, LABEL = "chains", "Attribution chains"
KEY = (
    "A line is the way of the words: thicker for more quotations, broken where a hand on the way is not stated. Words "
    "that the other wording has not are underlined. A grey block is a word that is not printed here: of each article "
    "only so many may be quoted."
)


def drawing(view: Chains) -> b.Drawing:
    """Return every topic: the roots, what reaches us of a person, single passages."""
    choices = tuple(
        b.Choice((topic.id,), told_of(view, topic), tuple(_blocks(view, topic))) for topic in view.topics
    )
    if len(choices) == 1:
        return b.Drawing(VIEW, LABEL, (b.Choice((), choices[0].told, choices[0].blocks),))
    options = tuple((topic.id, topic.label, topic.group) for topic in view.topics)
    return b.Drawing(VIEW, LABEL, choices, (b.Menu("topic", "Show", options),))


def told_of(view: Chains, topic: Topic) -> str:
    """Return the sentence that is said when a topic is chosen."""
    held = [view.chains[name] for group in topic.groups for name in group.chains]
    gaps = sum(any(not link.stated for link in chain.links) for chain in held)
    return f"{topic.label}: {many(len(held), 'chain')}, {gaps or 'none'} with a hand that is not stated."


def _blocks(view: Chains, topic: Topic) -> Iterator[b.Block]:
    if topic.id == ROOTS:
        yield from _roots(view, topic)
        return
    yield b.heading(topic.label)
    for group in topic.groups:
        if group.label:
            yield b.heading(group.label, 4)
        yield from _ways([view.chains[name] for name in group.chains])


def _roots(view: Chains, topic: Topic) -> Iterator[b.Block]:
    count = sum(len(group.chains) for group in topic.groups)
    yield b.heading(f"{count} quotations, {number(len(topic.groups)).lower()} roots", aside="common roots")
    yield b.paragraph("Where several articles agree, ask whether they only repeat one voice.")
    if not topic.groups:
        yield b.paragraph("Of no two sources is it on record that they do.")
        return
    first, *others = (_tree(view, group) for group in topic.groups)
    key = b.Group((b.small(KEY), b.small(CAVEAT)))
    yield b.Group((first, key, *others), "trees")


def heading_of(view: Chains, group: rows.Group) -> str:
    """Return how many articles hang on a root: one witness, or probably one."""
    count = len(leaves(view, group))
    likely = "" if group.root is None or group.root.sure else "probably "
    return f"{number(count)} articles, {likely}one witness"


def _tree(view: Chains, group: rows.Group) -> b.Group:
    title = heading_of(view, group)
    hands = tuple(
        b.Row(_head(leaf), (b.Cell(tuple(_ways(leaf.chains)), leaf.source),), mark_of(leaf))
        for leaf in leaves(view, group)
    )
    ways = b.Grid(f"{group.label}: the way of each quotation", (), hands, shares=(1, 5))
    evidence = (b.small(group.evidence),) if group.evidence else ()
    blocks = (
        b.heading(title, 4),
        tree(view, group, f"{group.label}: {title.lower()}"),
        b.small(group.why),
        b.Fold(b.line("How do we know? Hand by hand"), (*evidence, ways)),
    )
    return b.Group(blocks, "tree", group.label)


def _head(leaf: Leaf) -> b.Line:
    return b.line(b.Span(leaf.letter, "letter", leaf.source), b.Span(f" {leaf.short}", "strong", leaf.source))


def _ways(chains: Sequence[Chain]) -> Iterator[b.Group]:
    """Go through ways: the hands in their order, under all words that passed through the same ones."""
    ways: dict[tuple[Link, ...], list[Chain]] = {}
    for chain in chains:
        ways.setdefault(chain.links, []).append(chain)
    for links, held in ways.items():
        hands = b.Items(tuple(map(_hand, links)), numbered=True)
        yield b.Group((*map(_words, held), hands), "chain", source=held[0].source)


def _words(chain: Chain) -> b.Quotation:
    """Return the words of a chain, and to whom and when they were said."""
    said = said_of(chain)
    return quoted(chain.quote, chain.source, place=f"{chain.quote.place}. {said}" if said else "")


def _hand(link: Link) -> b.Line:
    name = b.Span(link.name, "strong" if link.stated else "quiet")
    return b.line(b.Span(f"{link.part} ", "small"), name, link.date and b.Span(f" {link.date}", "small"))


def said_of(chain: Chain) -> str:
    """Return to whom and on what occasion words were said, as far as it is stated."""
    told = "; ".join(filter(None, (chain.addressee and f"said to {chain.addressee}", chain.occasion)))
    return f"{told[:1].upper()}{told[1:]}." if told else ""

"""The text twin of the chains: the same links as HTML without a script, and as lines `speaker > author > outlet`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.views.chains import CAVEAT, ROOTS, Chain, Chains, Link, Topic
from fourcenturies.widgets.pieces import ACCENTS, credit_of, page, quotes_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def html(view: Chains, topic: Topic) -> str:
    """Return the chains of a topic."""
    groups = "".join(_group(view, topic, number) for number in range(len(topic.groups)))
    caveat = f'<p class="fc-remark">{escape(CAVEAT)}</p>' if topic.id == ROOTS else ""
    body = f'<h3 class="fc-topic">{escape(topic.label)}</h3>{groups}{caveat}'
    return page("chains", "Attribution chains", body)


def text(view: Chains, topic: Topic) -> str:
    """Return the same as plain text, one line a chain."""
    lines = [topic.label]
    for group in topic.groups:
        lines += ["", *filter(None, (group.label, group.why))]
        lines += [line for name in group.chains for line in _lines(view.chains[name])]
    return "\n".join([*lines, *([CAVEAT] if topic.id == ROOTS else [])]) + "\n"


def _group(view: Chains, topic: Topic, number: int) -> str:
    group = topic.groups[number]
    head = f'<h4 class="fc-who">{escape(group.label)}</h4>' if group.label else ""
    why = f'<p class="fc-remark">{escape(group.why)}</p>' if group.why else ""
    rows = "".join(_chain(view, view.chains[name]) for name in group.chains)
    return f'{head}{why}<ul class="fc-rows" role="list">{rows}</ul>'


def _chain(view: Chains, chain: Chain) -> str:
    accent = next(i for i, head in enumerate(view.headings) if head.id == chain.source) % ACCENTS
    links = "".join(map(_link, chain.links))
    return (
        f'<li class="fc-chain fc-accent-{accent}" data-chain="{chain.id}">{quotes_of((chain.quote,))}'
        f'<ol class="fc-links" role="list">{links}</ol>{_said(chain)}</li>'
    )


def _link(link: Link) -> str:
    date = f'<span class="fc-when">{escape(link.date)}</span>' if link.date else ""
    look = "fc-link" if link.stated else "fc-link fc-open-link"
    return (
        f'<li class="{look}"><span class="fc-part">{escape(link.part)}</span>'
        f'<span class="fc-hand">{escape(link.name)}</span>{date}</li>'
    )


def _said(chain: Chain) -> str:
    told = said_of(chain)
    return f'<p class="fc-place">{escape(told)}</p>' if told else ""


def said_of(chain: Chain) -> str:
    """Return to whom and on what occasion words were said, as far as it is stated."""
    told = "; ".join(filter(None, (chain.addressee and f"said to {chain.addressee}", chain.occasion)))
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _lines(chain: Chain) -> Iterator[str]:
    yield f"{words_of(chain.quote)} ({credit_of(chain.quote)})"
    yield "    " + " > ".join(f"{link.name}{f' ({link.date})' if link.date else ''}" for link in chain.links)
    if said_of(chain):
        yield f"    {said_of(chain)}"

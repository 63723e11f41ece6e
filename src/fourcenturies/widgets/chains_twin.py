"""The text twin of the chains: the same boxes as HTML without a script, and one line a chain as plain text.

The structure and the class names are those that `chains.js` makes, so that one style sheet serves both.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from fourcenturies.widgets.pieces import ACCENTS, credit_of, facts_of, page, quotes_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.views.chains import Box, Chain, Chains
    from fourcenturies.views.roots import Group, Subject


def html(view: Chains, subject: Subject) -> str:
    """Return the chains of a passage, a person, an event or the roots as HTML."""
    alone = subject.kind == "passage"
    note = f'<p class="fc-note">{escape(subject.note)}</p>' if subject.note else ""
    groups = "".join(_group(view, group, alone=alone) for group in subject.groups)
    body = f'<h3 class="fc-topic">{escape(subject.label)}</h3>{note}{groups}'
    return page("chains", "Attribution chains", f'<div class="fc-chains">{body}</div>')


def _group(view: Chains, group: Group, *, alone: bool) -> str:
    short = {heading.id: heading.short for heading in view.headings}
    name = f'<h4 class="fc-group">{escape(group.label)}</h4>' if group.label else ""
    where = " · ".join(filter(None, (group.sure, ", ".join(short[one] for one in group.sources))))
    lines = (("fc-sure", where), ("fc-note", group.note), *(("fc-note", told) for told in group.told))
    words = "".join(f'<p class="{look}">{escape(line)}</p>' for look, line in lines if line)
    held = "".join(_chain(view, view.chains[one], alone=alone) for one in group.chains)
    return f'{name}{words}<ul class="fc-list-of-chains" role="list">{held}</ul>' if held else name + words


def _chain(view: Chains, chain: Chain, *, alone: bool) -> str:
    accent = [heading.id for heading in view.headings].index(chain.source) % ACCENTS
    told = facts_of(chain.facts) if alone else f'<p class="fc-brief">{escape(chain.brief)}</p>'
    boxes = "".join(map(_box, chain.boxes))
    return (
        f'<li class="fc-chain fc-accent-{accent}" data-chain="{chain.id}"><ol class="fc-boxes" role="list">{boxes}</ol>'
        f"{quotes_of((chain.quote,))}{told}</li>"
    )


def _box(box: Box) -> str:
    when = f'<span class="fc-when">{escape(box.when)}</span>' if box.when else ""
    return (
        f'<li class="fc-box fc-{box.look}"><span class="fc-role">{escape(box.role)}</span> '
        f'<span class="fc-hand">{escape(box.name)}</span> {when}</li>'
    )


def text(view: Chains, subject: Subject) -> str:
    """Return the same chains as plain text, one line a chain with its words under it."""
    return "\n".join([subject.label, *filter(None, (subject.note,)), *_lines(view, subject)]) + "\n"


def _lines(view: Chains, subject: Subject) -> Iterator[str]:
    short = {heading.id: heading.short for heading in view.headings}
    for group in subject.groups:
        if group.label:
            yield from ("", group.label)
        where = " · ".join(filter(None, (group.sure, ", ".join(short[one] for one in group.sources))))
        yield from filter(None, (where, group.note, *group.told))
        for chain in (view.chains[one] for one in group.chains):
            yield f"  {chain.line}"
            yield f"      {words_of(chain.quote)} ({credit_of(chain.quote)}) {chain.brief}".rstrip()
            if subject.kind == "passage":
                yield from (f"      {fact.label}: {fact.value}" for fact in chain.facts)

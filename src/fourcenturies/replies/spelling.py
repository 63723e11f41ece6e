"""Words of a reply that are typed with a slip, brought back to the words that the readers know.

A word of four letters or more that no reader knows, and that one slip parts from one that they do, is that one. So a
denial is found that was typed in haste ("exceot 2020"), and a remark needs no spelling. Names are left alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from fourcenturies.replies import cues, lexicon, quantity_words, silence
from fourcenturies.replies.slips import Speller
from fourcenturies.replies.text import word_set, words_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

# What is looked for behind a slip: what denies, is silent, gives a reason, tells a time, a part or a stance.
_DENIALS = word_set("""
    except without neither never nobody nothing nowhere none cannot doesnt didnt isnt wasnt hasnt wont rather instead
    unless wrong false mistaken withdraw otherwise anything anyone anybody everybody maybe either perhaps alternatively
    scratch kidding joking nonsense impossible incorrect untrue
    """)
_TARGETS = _DENIALS | word_set("""
    state stated states name named names given mention mentioned mentions identified identifies specified specifies
    article articles copy find found give gives leaves belong belongs disclose analysts analyst people unspecified
    unidentified known authorities administration leadership outside himself herself again
    print printed prints indicated recorded missing unknown unnamed unsigned undated anonymous author writer speaker
    source signature byline says said tells told anywhere silent written unstated unclear
    because since although though therefore whereas
    january february march april june july august september october november december spring summer autumn winter
    before after until between around about exactly century early late beginning year years month months
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth eighteenth seventeenth
    addressed addressing
    reported quoted cited relayed according spoken attributed speaking talking answered answering words quotes quoting
    writes wrote both words government president emperor historian chinese leadership think guess believe probably
    asserts qualifies disputes present absent happened published earliest latest opens closes begins ends starts started
    hundred thousand million percent forty fifty sixty seventy eighty ninety more over less than comparable comparison
    contradicted contradicts remaining others false square kilometres kilometers hectares students meetings miles
    """)
# Words of ordinary English that lie one slip from one of these, and are none.
_ORDINARY = word_set("""
    moth fine leave cope analysis analyse analyses outsider belongings founds copies copied gave lives
    abort absents abut alter assert assets aster bath begin booth cite cites clones close closed closer closest
    comparables comparisons contradict dispute disputed earl ether excepts excerpt filth fist fort forth givens
    giver governments guest guests identities junk lame lane lass later lest lite loss mach males marsh massing
    match meeting mines mistake mistakes mites mixes mode mole moles mort mote mouth mouths move mules nevers
    newer nine node nonce nope nose note noting open other oven paint paints point pointed points presents
    preset prevent printer provably publishes qualified qualifier relaxed reporter retaining sail sand sans
    sated sates seconds signatures simmer sine skate slate slated slates slid sourced spate specifics sprint
    squared squares squire stage staged stages staid stake stale stare stared stars start starter stats statue
    status stave staves stayed stays string student summed sways taking teeth tent tenths tents thank that thaw
    then thick thin thing thinks toll updated waiter want wards went whites winner winters withdrawn works
    worlds worms write writs yeah
    """)


def _known() -> frozenset[str]:
    tables: tuple[Iterable[str], ...] = (
        cues.CUES, cues.NEGATIONS, cues.FILLERS, cues.OFFICES, cues.NATIONS, cues.KIN, cues.PARTS, cues.WORDS_OF,
        cues.WOMANS, cues.WHILE, cues.PREDICATES, cues.ROLE_WORDS, cues.DONE_TO, lexicon.WORDS, lexicon.DANGEROUS,
        silence.VOCABULARY, quantity_words.UNIT_OF, quantity_words.ONES, quantity_words.TENS, quantity_words.SCALES,
    )  # fmt: skip
    return _ORDINARY.union(word for table in tables for word in table)


@cache
def english() -> Speller:
    """Return the speller of English."""
    return Speller(_TARGETS, _known(), _DENIALS)


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def respelt(line: str, names: Container[str] = ()) -> str:
    """Return an English line with its slips set right; the line itself where it has none.

    >>> respelt("any year exceot 2020"), respelt("said by Putin")
    ('any year except 2020', 'said by Putin')
    """
    if not line.isascii():
        return line
    words = frozenset(_WORD.findall(line.lower())) if "'" in line else words_in(line)
    unknown = words - english().known
    if not unknown or all(_meant(low) == low for low in unknown):
        return line

    def right(found: re.Match[str]) -> str:
        word = found[0]
        low = word.lower()
        meant = _meant(low)
        if meant == low or low in names or (low != word and not _may_open(found)):
            return word
        return meant

    return _WORD.sub(right, line)


@lru_cache(maxsize=8192)
def _meant(low: str) -> str:
    """Return the word that a reader knows for one in small letters, or the word itself."""
    speller = english()
    if low in speller.known:
        return low
    bare = low.replace("'", "")
    return bare if "'" in low and bare in speller.known and not low.endswith("'s") else speller.meant(low)


def _may_open(found: re.Match[str]) -> bool:
    """Tell whether a word with a capital may have it because a line begins here, and be no name."""
    return not found.start() and found[0][1:].islower()

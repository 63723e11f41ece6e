"""One sentence read word by word: which part each name in it plays.

What stands before a name must be known to say nothing about who it was, or lead up to it; what follows "said", "who" or
"when" is told of the one named. "Not", "or" and "anyone but" make a reply unreadable rather than half read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.names import Match, key_of, words_of
from fourcenturies.replies.cues import (
    ANYONE,
    CUES,
    DONE_TO,
    FILLERS,
    KIN,
    NEGATIONS,
    OFFICES,
    PARTS,
    PREDICATES,
    ROLES,
    TALKS,
    TEXTS,
    TO_SPEAKER,
    WHILE,
    WORDS_OF,
)
from fourcenturies.replies.naming import (
    ANOTHERS,
    BREAKS,
    LONGEST_NAME,
    Refusal,
    check_after,
    check_before,
    ends_later,
    folded_token,
    goes_on,
    is_role,
    is_somebody_else,
    name_at,
    names_another,
    nearest,
    says_nothing,
    tokens_of,
)
from fourcenturies.replies.sentence_parts import (
    CHOOSE,
    NEGATED,
    NO_NAME,
    NO_SPEAKER,
    SHARED,
    SPELLING,
    Reading,
    Sentence,
    attribution_of,
)
from fourcenturies.replies.text import Unreadable

if TYPE_CHECKING:
    from fourcenturies.names import Directory


def read_sentence(
    line: str,
    directory: Directory,
    tried: str = "",
    *,
    several: bool = False,
    foreign: bool = False,
) -> Reading:
    """Read a line as one sentence that says who speaks, who passes it on, and to whom."""
    sentence = Sentence(directory, tried, foreign=foreign)
    try:
        _walk(tokens_of(line), sentence)
        return attribution_of(sentence, line, several=several)
    except Refusal as refusal:
        return Unreadable(str(refusal))


def _walk(tokens: list[str], sentence: Sentence) -> None:
    at = 0
    run: list[str] = []
    folded = [*map(folded_token, tokens)]
    while at < len(tokens):
        length, ids = name_at(folded, at, sentence.directory)
        if length and ends_later(folded, at, length, sentence.directory):
            length = 0
        if length and _is_place(ids, sentence.directory):
            _end_run(run, sentence)
            sentence.places.append(ids[0])
            at += length
        elif length:
            if run and not _completes(run, folded[at : at + length], ids, sentence.directory):
                _end_run(run, sentence, leads=True)
            run.clear()
            check_before(tokens, folded, at, ids, sentence.directory)
            more = goes_on(tokens, folded, range(at, at + length), ids, sentence.directory)
            length += more
            _begin_clause(tokens, folded, at, length, sentence)
            _mention(Match(ids, more), sentence)
            at = _past_description(folded, at + length, sentence)
            if sentence.directory.bearers[sentence.order[-1]].kind == "person":
                check_after(tokens, folded, at, length, sentence.directory)
        elif folded[at] in _QUIET and not (sentence.order and folded[at - 1] in _SAID):
            _end_run(run, sentence)
            at += 1
        else:
            at = _word(tokens, folded, at, run, sentence)
    _end_run(run, sentence)


def _completes(run: list[str], name: list[str], ids: tuple[str, ...], directory: Directory) -> bool:
    """Tell whether the words before a name are its first part, with slips: "Vladmir Putin"."""
    words = [*words_of(" ".join(run)), *name]
    match = nearest(words, key_of(words), directory) if len(words) <= LONGEST_NAME else None
    return match is not None and match.ids == ids


def _begin_clause(tokens: list[str], folded: list[str], at: int, length: int, sentence: Sentence) -> None:
    """See where a name begins a sentence of its own ("…, and Snow gives it"), or stands in the Russian dative."""
    after = folded[at + length] if at + length < len(folded) else ""
    if sentence.joined and sentence.order and after in PREDICATES and after not in {"said", "say", "both"}:
        sentence.joined, sentence.cue = False, "context"
    dative = tokens[at + length - 1].endswith(("у", "ю")) and sentence.order and not sentence.joined
    if dative and sentence.cue in {"", "break", "speaker"}:
        sentence.cue = "addressee"


def _is_place(ids: tuple[str, ...], directory: Directory) -> bool:
    return all(directory.bearers[one].kind == "place" for one in ids)


def _word(tokens: list[str], folded: list[str], at: int, run: list[str], sentence: Sentence) -> int:
    """Take a word that begins no name; return the place after it."""
    word = folded[at]
    if word in _SOMEBODYS and is_somebody_else(folded, at, sentence.directory):
        raise Refusal(ANOTHERS.format(" ".join(tokens[max(at - 1, 0) : at + 3])))
    if (
        word in WHILE
        and not sentence.order
        and word not in {"as", "where", "until", "since"}
        and not sentence.told
    ):
        raise Refusal(NO_SPEAKER)
    if (
        word in PREDICATES
        and sentence.order
        and sentence.cue in {"", "break", "subject", "context"}
        and not sentence.joined
    ):
        _end_run(run, sentence)
        sentence.told = sentence.told or word not in CUES
        sentence.cue = "" if sentence.cue in {"subject", "context"} and word not in CUES else sentence.cue
    if sentence.told and folded[at - 1] in _WAS and (word in DONE_TO or word in NEGATIONS):
        raise Refusal(NEGATED if word in NEGATIONS else NO_SPEAKER)
    if sentence.order and folded[at - 1] in _SAID and _is_content(folded, at):
        sentence.told = True
        sentence.cue = ""
    if says_nothing(word, tokens[at]) or word in WHILE:
        if run and word in _OWNED and _is_owner(run, sentence.directory):
            raise Refusal(ANOTHERS.format(f"{run[-1]} {tokens[at]}"))
        _end_run(run, sentence)
        return _cue(folded, at, sentence) + 1
    if sentence.foreign and sentence.order and not sentence.joined and word.isalpha():
        sentence.told = True
    if not (sentence.told and word in PREDICATES):
        run.append(tokens[at])
    return at + 1


def _is_owner(run: list[str], directory: Directory) -> bool:
    """Tell whether words are a name with slips, as of one who owns what follows: "Quianlong's", before "son"."""
    text = " ".join(run)
    words = words_of(text.removesuffix("'s"))
    owns = bool(words) and text.endswith("s")
    return owns and len(words) <= LONGEST_NAME and nearest(words, key_of(words), directory) is not None


# Whoever is somebody's: "Mao's ambassador", "the wife of Mao"; a text of somebody is his own.
_SOMEBODYS = OFFICES | PARTS | KIN | (ROLES - TEXTS)
# These say nothing wherever they stand, but after "said".
_QUIET = frozenset(
    word
    for word in FILLERS
    - (PREDICATES | NEGATIONS | DONE_TO | WHILE | _SOMEBODYS | TO_SPEAKER | TALKS)
    - CUES.keys()
    if len(word) > 1 and word not in {"as", "of"}
)
_WHOEVER = frozenset(["whoever", "whomever"])
_OWNED = (OFFICES | PARTS | KIN) - WORDS_OF
_WAS = frozenset(["is", "was", "were", "are", "did", "does", "do", "has", "had", "been", "being"])
_SAID = frozenset(["said", "says", "wrote", "writes", "spoke", "speaks", "saying"])


def _is_content(folded: list[str], at: int) -> bool:
    """Tell whether what follows "said" is what was said, and neither by nor to whom; "said nobody" tells who."""
    if folded[at] in NEGATIONS and at == len(folded) - 1:
        return False
    return folded[at] not in {"by", "to", "in", ",", ";", ":", "(", ")", "/"} and folded[at] not in WHILE


def _past_description(folded: list[str], at: int, sentence: Sentence) -> int:
    """Pass over what is said of the name just read, between commas, where it is true of its bearer."""
    if at >= len(folded) or folded[at] not in {",", "("}:
        return at
    end = next((place for place in range(at + 1, len(folded)) if folded[place] in BREAKS), len(folded))
    if folded[end : end + 1] == [":"]:
        return at
    told = sentence.directory.described(folded[at + 1 : end])
    return end if sentence.order[-1] in told or is_role(folded[at + 1 : end]) else at


def _cue(folded: list[str], at: int, sentence: Sentence) -> int:
    """Take one cue word; return the place of the last word that it took."""
    word = folded[at]
    after = folded[at + 1] if at + 1 < len(folded) else ""
    sentence.plain = sentence.plain and (
        CUES.get(word, "") in {"and", "break"} or word in FILLERS or word in OFFICES
    )
    if word in NEGATIONS and not sentence.told:
        nobody = word in _WHOEVER or (word in ANYONE and after not in NEGATIONS)
        raise Refusal(NO_NAME if nobody else NEGATED)
    if word in NEGATIONS:
        return at
    if word == "of" and at and folded[at - 1] in _SAID:
        sentence.cue = "subject"
    elif word == "as" and sentence.order and not sentence.told:
        sentence.cue = "context"
    elif word in WHILE and word not in {"as", "where"}:
        _begin_remark(word, sentence)
    elif word in TO_SPEAKER and after == "to":
        passed = word in {"according", "thanks"} or bool(sentence.order)
        sentence.cue = "according" if passed else "speaker"
        return at + 1
    elif word == "with" and at and folded[at - 1] in TALKS:
        sentence.cue = "addressee"
    else:
        return _part_cue(folded, at, sentence)
    return at


def _begin_remark(word: str, sentence: Sentence) -> None:
    """Begin what is told of the one named: "who", "when"; after "after", of the one who passes it on."""
    if word == "after" and not sentence.told:
        sentence.cue = "reporter"
    sentence.told = sentence.told or word != "after"
    sentence.joined = False


def _part_cue(folded: list[str], at: int, sentence: Sentence) -> int:
    """Take a word that gives the next name its part; return the place of the last word that it took."""
    word = folded[at]
    cue = ">" if word == ">" else CUES.get(word, "")
    if cue == "or":
        raise Refusal(CHOOSE)
    if cue == "passive":
        return _passive(folded, at, sentence)
    if cue == "addressee" and word == "told" and folded[at + 1 : at + 2] == ["by"]:
        sentence.cue = "reporter" if sentence.parts.get("speaker") else "speaker"
        return at + 1
    if cue == "and":
        sentence.joined = True
    elif cue == "break":
        sentence.joined = sentence.joined and sentence.cue == ""
        kept = word == ":" and folded[at - 1 : at] and folded[at - 1] in CUES
        sentence.cue = sentence.cue if kept else "break" if word != ":" else ""
        sentence.listed = sentence.listed or word == ";"
    elif cue and not (word == "to" and sentence.cue == "according"):
        if not (sentence.told and cue in {"context", "subject", "from", "speaker"}):
            sentence.cue = cue
        sentence.joined = False
    return at


def _passive(folded: list[str], at: int, sentence: Sentence) -> int:
    """Read "quoted by", "as quoted after", and "quoted" alone, after which comes whose words are quoted."""
    after = folded[at + 1] if at + 1 < len(folded) else ""
    by = after in {"by", "in", "via", "through", "from", "on", "to", "after", "with"}
    sentence.cue = "reporter" if by or sentence.parts.get("speaker") else "active"
    return at + 1 if by else at


def _mention(match: Match, sentence: Sentence) -> None:
    """Give a name its part in the sentence."""
    if len(match.ids) > 1:
        raise Refusal(SPELLING if match.slips else SHARED)
    identifier = match.ids[0]
    sentence.slips = max(sentence.slips, match.slips)
    part = _part(identifier, sentence)
    if part == "active":
        sentence.parts["reporter"] = sentence.parts.pop("speaker", []) + sentence.parts.get("reporter", [])
        part = "speaker"
    named = sentence.parts.setdefault(part, [])
    if identifier not in named:
        named.append(identifier)
    sentence.last, sentence.cue, sentence.joined = part, "", False
    sentence.order.append(identifier)


def _part(identifier: str, sentence: Sentence) -> str:
    """Return the part that a name plays, by the cue before it and whom has been read so far."""
    cue = sentence.cue
    speakers = sentence.parts.get("speaker", [])
    person = sentence.directory.bearers[identifier].kind == "person"
    if (
        cue == "speaker"
        and person
        and speakers
        and not sentence.told
        and not _any_person(speakers, sentence.directory)
    ):
        return "active"
    if sentence.joined and cue in {"", "break"} and sentence.last and not sentence.told:
        sentence.loose = False
        return sentence.last
    if cue in {"addressee", "reporter", "subject"}:
        return cue
    if cue == "according" and not person and not speakers:
        return "reporter"
    if cue == "active":
        return "active" if speakers else "speaker"
    if identifier in speakers or (not speakers and cue != "context"):
        return "speaker"
    return _beside_speaker(cue, sentence, person=person)


def _beside_speaker(cue: str, sentence: Sentence, *, person: bool) -> str:
    """Return the part of a name that comes after the one who speaks."""
    if cue in {">", "speaker", "according"}:
        return "reporter"
    if sentence.told or not person:
        return "context"
    if cue in {"context", "from"}:
        return "reporter"
    sentence.loose = True
    return sentence.last


def _any_person(ids: list[str], directory: Directory) -> bool:
    return any(directory.bearers[one].kind == "person" for one in ids)


def _end_run(run: list[str], sentence: Sentence, *, leads: bool = False) -> None:
    """Look at words that are neither names nor cues: a name with slips, one that no record bears, or a lead-up."""
    if not run:
        return
    text = " ".join(run)
    run.clear()
    words = words_of(text)
    key = key_of(words)
    match = None if key == sentence.tried or sentence.told else nearest(words, key, sentence.directory)
    if match and not leads and not names_another(words, match, sentence.directory):
        _mention(match, sentence)
        return
    ids = sentence.directory.described(words)
    if len(ids) == 1:
        if ids[0] not in sentence.order:
            sentence.described = True
        _mention(Match(ids), sentence)
        return
    if not sentence.told:
        sentence.unknown.append(text)

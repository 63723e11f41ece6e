from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourcenturies.corpus import load
from fourcenturies.texts import (
    UnreadableCopyError,
    UnrecognisedError,
    hash_of,
    locate,
    locate_hash,
    nearest,
    opening_of,
    read_copy,
    recognise,
    repair,
    words,
    words_of,
)
from fourcenturies.texts.words import placed_words
from records_support import TINY

GAZETTE = (TINY / "texts" / "gazette.txt").read_text(encoding="utf-8")
LETTER = (TINY / "texts" / "letter.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tiny():
    return load(TINY)


def as_html(text):
    blocks = "\n".join(f"<p>{block}</p>" for block in text.split("\n\n"))
    head = "<head><title>A page</title><style>p {}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body>{blocks}</body></html>"


def as_pdf(text, width=60):
    """Return a PDF of one page, its lines broken as on paper, in the standard encoding of old fonts."""
    lines = [line for block in text.split("\n\n") for line in textwrap.wrap(block, width)]
    shown = b"".join(_shown(line) for line in lines)
    stream = b"BT /F1 9 Tf 11 TL 40 800 Td " + shown + b"ET"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    pdf = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(pdf)
    return pdf + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def _shown(line):
    raw = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + raw + b") Tj T* "


def mojibake(text, codec):
    """Return UTF-8 read wrongly, with the bytes dropped that the wrong reading cannot hold."""
    return text.encode("utf-8").decode(codec, errors="ignore")


COPIES = {
    "text": GAZETTE.encode(),
    "text with a mark of its order": GAZETTE.encode("utf-8-sig"),
    "UTF-16": GAZETTE.encode("utf-16"),
    "Windows-1252": GAZETTE.encode("cp1252"),
    "UTF-8 read as GBK": mojibake(GAZETTE, "gbk").encode(),
    "UTF-8 read as Windows-1252": mojibake(GAZETTE, "cp1252").encode(),
    "page": as_html(GAZETTE).encode(),
    "page in Windows-1252": as_html(GAZETTE).encode("cp1252"),
    "PDF": as_pdf(GAZETTE),
    "line ends of Windows": GAZETTE.replace("\n", "\r\n").encode(),
    "wrapped lines": GAZETTE.replace(", ", ",\n").encode(),
    "adverts between": GAZETTE.replace("\n\n", "\n\nBuy our boats today.\n\n").encode(),
}


@pytest.mark.parametrize("raw", COPIES.values(), ids=COPIES)
def test_a_copy_in_any_form_is_recognised_and_counted(tiny, raw):
    found = recognise(read_copy(raw), tiny)
    assert found.source.id == "src-gazette"
    assert sorted(found.starts) == [1, 2, 3]
    assert found.missing == ()


@pytest.mark.parametrize("raw", COPIES.values(), ids=COPIES)
def test_passages_are_located_in_a_copy_of_any_form(tiny, raw):
    found = recognise(read_copy(raw), tiny)
    for passage, paragraph in (("psg-001", 1), ("psg-002", 2)):
        parts = words.parts_of(tiny.get(passage).words)
        assert locate(parts, found.copy.plain, *found.bounds(paragraph))


@pytest.mark.parametrize("form", ["text", "page", "PDF", "adverts between"])
def test_paragraphs_come_without_headings_and_adverts(tiny, form):
    paragraphs = recognise(read_copy(COPIES[form]), tiny).paragraphs()
    assert paragraphs[1].startswith("In June 1904 the two parishes")
    assert paragraphs[1].endswith("About 300 people came to see it.")
    assert paragraphs[2].endswith("a book of letters.")
    assert paragraphs[3].endswith("Westbank knows that.”")


def test_a_paragraph_that_a_page_break_cuts_in_two_counts_once(tiny):
    cut = GAZETTE.replace("told the crowd: ", "told the crowd:\n\n\n\n")
    paragraphs = recognise(read_copy(cut.encode()), tiny).paragraphs()
    assert paragraphs[1].endswith("came to see it.")
    assert len(paragraphs) == 3


def test_a_sentence_that_ends_a_full_line_does_not_end_its_paragraph(tiny):
    first = "In June 1904 the two parishes of Eastbank and Westbank opened a footbridge over the Lindle.\n"
    wrapped = "\n".join(textwrap.fill(block, 92) for block in GAZETTE.split("\n\n"))
    assert first in wrapped
    paragraphs = recognise(read_copy(wrapped.encode()), tiny).paragraphs()
    assert paragraphs[1].endswith("came to see it.")


def test_a_partial_copy_says_which_paragraphs_it_lacks(tiny):
    found = recognise(read_copy(GAZETTE.split("A new bridge")[0].encode(), "part.txt"), tiny)
    assert found.missing == (3,)
    assert found.summary() == "part.txt: src-gazette (Miller), 2 of 3 paragraphs (not 3)"


def test_a_summary_tells_what_was_repaired_and_what_stays_undecided(tiny):
    found = recognise(read_copy(COPIES["UTF-8 read as GBK"], "copy.txt"), tiny)
    assert found.summary() == (
        "copy.txt: src-gazette (Miller), all 3 paragraphs; repaired: UTF-8 read as GBK; "
        f"{len(found.copy.lost)} letters are lost and left undecided"
    )


BAD = {
    "empty": (b"", "x is empty; save the article again"),
    "blank": (b" \n\n", "x is empty; save the article again"),
    "signs only": (b"--- *** ---", "x holds no words; save the article again"),
    "picture": (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "x is no text, HTML or PDF; save the article as one of these",
    ),
    "broken PDF": (b"%PDF-1.4 nothing", "x is a PDF that is damaged or locked; save the page as text"),
    "scan": (as_pdf("..."), "x holds no words; it may be a scan: save the page as text instead"),
    "half a UTF-16": (b"\xff\xfea\x00b", "x is damaged at byte 4; save the article again"),
}


@pytest.mark.parametrize(("raw", "message"), BAD.values(), ids=BAD)
def test_a_file_without_text_gets_one_clear_sentence(raw, message):
    with pytest.raises(UnreadableCopyError) as refused:
        read_copy(raw, "x")
    assert str(refused.value) == message


def test_a_file_that_is_not_there_gets_one_clear_sentence(tmp_path):
    with pytest.raises(UnreadableCopyError, match=r"nowhere\.txt does not exist; check its name"):
        read_copy(tmp_path / "nowhere.txt")
    with pytest.raises(UnreadableCopyError, match="is a folder; name one file in it"):
        read_copy(tmp_path)


def test_a_foreign_text_gets_one_clear_sentence(tiny):
    with pytest.raises(UnrecognisedError) as refused:
        recognise(read_copy(b"Quinces ripen slowly in the shade of the wall.", "quince.txt"), tiny)
    assert str(refused.value) == (
        "quince.txt is none of the articles: no paragraph of “The Footbridge and Its Two Banks”, "
        "“The river letter” begins in it"
    )


@pytest.mark.parametrize("codec", ["gbk", "cp1252"])
def test_wrongly_read_text_is_repaired_and_lost_letters_are_marked_not_guessed(codec):
    mended = repair.repair(mojibake(GAZETTE, codec))
    assert len(mended.text) == len(GAZETTE)
    differing = [place for place, (a, b) in enumerate(zip(mended.text, GAZETTE, strict=True)) if a != b]
    assert tuple(differing) == mended.lost
    assert mended.lost
    assert {mended.text[place] for place in mended.lost} == {"\ufffd"}


def test_a_lost_letter_is_reported_with_its_line_and_the_words_before_it():
    copy = read_copy(mojibake("One line.\nAnother “line” ends.", "gbk").encode())
    assert [str(letter) for letter in copy.lost] == ['line 2, after "Another “line"']
    assert copy.fault == "UTF-8 read as GBK"


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "The poet 李白 and the sign 鈥 stand here – on purpose, ‘both’ of them.",
        "毛",
        "Un château, une forêt, señor.",
        "Владивосток – 海参崴",
    ],
)
def test_sound_text_is_left_alone(text):
    assert repair.repair(text).text == text
    assert repair.repair(text).fault == ""


def test_letters_lost_before_we_got_the_file_are_reported():
    assert len(read_copy("One \ufffd two".encode()).lost) == 1


def test_normalised_words_know_no_case_apostrophe_or_punctuation():
    assert words_of("‘Don’t’ – the COUNTRY’S 5,000-word ﬁne!") == (
        "dont", "the", "countrys", "5", "000", "word", "fine",
    )  # fmt: skip


def test_an_opening_is_twelve_digits_of_the_first_five_words():
    assert (
        opening_of(words_of("In June 1904 the two parishes"))
        == hash_of(words_of("in june 1904 the two"))[:12]
    )


@given(st.text(alphabet=st.sampled_from("aÉß½ﬁ’'\u0301\u0308 \n-…“İı毛1５"), max_size=40))
def test_placed_words_are_the_normalised_words(text):
    assert tuple(word.text for word in placed_words(text)) == words_of(text)


@given(st.text(max_size=40))
def test_places_point_into_the_text(text):
    ends = 0
    for word in placed_words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.start >= ends - 1
        ends = word.end


def test_parts_of_a_quotation_are_found_in_their_order_only():
    text = words_of(GAZETTE)
    assert locate(words.parts_of("It was their half […] broke first"), text)
    assert locate(words.parts_of("broke first […] It was their half"), text) is None


def test_hashed_words_are_found_without_knowing_them():
    text = words_of(LETTER)
    wanted = words_of("nobody in Westbank contradicted him")
    place = locate_hash(hash_of(wanted), len(wanted), text)
    assert text[place.start : place.stop] == wanted
    assert locate_hash(hash_of(("quince",)), 1, text) is None


def test_the_nearest_words_are_those_that_share_most():
    text = words_of(GAZETTE)
    place = nearest(words_of("We are strangers at last"), text)
    assert text[place.start : place.stop] == words_of("We are neighbours at last")
    assert nearest(words_of("quinces ripen slowly"), text) is None


def sentence_of(raw):
    """Return what the reader of a bad file is told, or nothing where it is a copy."""
    try:
        read_copy(raw, "x")
    except UnreadableCopyError as error:
        return str(error)
    return ""


@given(st.binary(max_size=300))
def test_any_bytes_are_a_copy_or_get_one_clear_sentence(raw):
    assert re.fullmatch(r"(x [^\n]+)?", sentence_of(raw))


@pytest.mark.parametrize("share", range(5, 100, 5))
def test_a_truncated_pdf_is_a_copy_or_gets_one_clear_sentence(share, capfd):
    whole = as_pdf(GAZETTE)
    assert re.fullmatch(r"(x [^\n]+)?", sentence_of(whole[: len(whole) * share // 100]))
    assert capfd.readouterr().err == ""


@given(st.text(max_size=200))
def test_repairing_twice_changes_nothing_more(text):
    once = repair.repair(text).text
    assert repair.repair(once).text == once

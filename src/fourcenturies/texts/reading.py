"""Reads a reader's copy of an article from text, HTML or PDF, whatever its encoding."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from fourcenturies.texts.repair import LOST, repair
from fourcenturies.texts.words import Word, placed_words

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "title",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg"})
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)


class UnreadableCopyError(ValueError):
    """A file that holds no readable text; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class LostLetter:
    """A letter whose bytes were lost: its line, and the words before it."""

    start: int
    line: int
    after: str

    def __str__(self) -> str:
        return f'line {self.line}, after "{self.after}"'


@dataclass(frozen=True, slots=True)
class Copy:
    """A reader's copy: its text with the encoding repaired, and what had to be repaired."""

    name: str
    format: str
    encoding: str
    fault: str
    text: str
    lost: tuple[LostLetter, ...]
    words: tuple[Word, ...]

    @property
    def plain(self) -> tuple[str, ...]:
        """The normalised words alone."""
        return tuple(word.text for word in self.words)


def read_copy(source: Path | str | bytes, name: str = "") -> Copy:
    """Return the copy in a file or in bytes; `UnreadableCopyError` says why where there is no text in it."""
    raw, name = (source, name or "this copy") if isinstance(source, bytes) else _read(Path(source))
    if not raw.strip():
        raise UnreadableCopyError(f"{name} is empty; save the article again")
    form = _format(raw)
    text, encoding = _pdf(raw, name) if form == "pdf" else _decode(raw, name)
    if form == "html":
        text = _html(text)
    mended = repair(text)
    words = placed_words(mended.text)
    if not words:
        raise UnreadableCopyError(f"{name} holds no words{_scanned(form)}")
    lost = tuple(_lost(mended.text, place) for place in mended.lost)
    return Copy(name, form, encoding, mended.fault, mended.text, lost, words)


def _read(path: Path) -> tuple[bytes, str]:
    try:
        return path.read_bytes(), path.name
    except FileNotFoundError:
        raise UnreadableCopyError(f"{path} does not exist; check its name") from None
    except IsADirectoryError:
        raise UnreadableCopyError(f"{path} is a folder; name one file in it") from None


def _format(raw: bytes) -> str:
    head = raw[:2000].lstrip().lower()
    if head.startswith(b"%pdf"):
        return "pdf"
    marks = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<p>", b"<p ")
    return "html" if head.startswith(b"<") and any(mark in head for mark in marks) else "text"


def _scanned(form: str) -> str:
    return (
        "; it may be a scan: save the page as text instead" if form == "pdf" else "; save the article again"
    )


def _decode(raw: bytes, name: str) -> tuple[str, str]:
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return _strictly(raw, codec, name), codec
    if b"\x00" in raw or sum(byte < 32 and byte not in b"\t\n\r\f" for byte in raw[:4000]) > 20:
        raise UnreadableCopyError(f"{name} is no text, HTML or PDF; save the article as one of these")
    declared = _CHARSET.search(raw[:4000])
    for codec in ("utf-8", declared[1].decode("ascii") if declared else "", "windows-1252"):
        try:
            if codec:
                return raw.decode(codec), codec
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("windows-1252", errors="replace"), "windows-1252"


def _strictly(raw: bytes, codec: str, name: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableCopyError(
            f"{name} is damaged at byte {error.start}; save the article again"
        ) from None


def _pdf(raw: bytes, name: str) -> tuple[str, str]:
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - needed for PDF copies only
    except ModuleNotFoundError:
        raise UnreadableCopyError(
            f"{name} is a PDF; to read it, pip install 'fourcenturies[course]'"
        ) from None
    # It logs each flaw of a file; the reader of ours gets one sentence instead.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw))
        return "\n".join(page.extract_text() for page in reader.pages), "pdf"
    except Exception:  # noqa: BLE001 - pypdf raises whatever a damaged file makes it trip over
        raise UnreadableCopyError(
            f"{name} is a PDF that is damaged or locked; save the page as text"
        ) from None


def _html(text: str) -> str:
    page = _Page()
    page.feed(text)
    page.close()
    return page.text()


class _Page(HTMLParser):
    """The visible words of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self._lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._lines[-1] += data

    def text(self) -> str:
        return "\n".join(filter(None, (" ".join(line.split()) for line in self._lines)))


def _lost(text: str, place: int) -> LostLetter:
    before = text[max(0, place - 60) : place].rsplit("\n", 1)[-1].replace(LOST, "")
    return LostLetter(place, text.count("\n", 0, place) + 1, " ".join(before.split()[-3:]))

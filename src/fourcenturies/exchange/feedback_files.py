"""Feedback pages as the platforms take them back: one zip a lesson, each page under the name that says whose it is.

Canvas (*Download Submissions*, then *Re-Upload Submissions*) takes the first two numbers between underscores for the
user and the upload, and attaches the file to that submission as a comment; one whose upload it does not find there is
left out without a word (instructure/canvas-lms, `infer_comment_context_from_filename` of an assignment).

Moodle (*Upload multiple feedback files in a zip*) takes `NAME_NUMBER_assignsubmission_file_` and what stands behind it
for the file's own name; NUMBER belongs to this one assignment (moodle/moodle,
`mod/assign/feedback/file/importziplib.php`). Files side by side are read by every version, folders since 3.1.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.exchange.naming import CANVAS, MOODLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fourcenturies.exchange.roster import Enrolled

_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|_]+")


@dataclass(frozen=True, slots=True)
class Packed:
    """A zip for a platform, how many pages are in it, and a sentence on each that is not."""

    data: bytes
    count: int
    told: tuple[str, ...] = ()


def pack_feedback(
    platform: str, lesson: str, pages: Mapping[str, bytes], people: Iterable[Enrolled]
) -> Packed:
    """Return the pages of a lesson, by student, as a platform's bulk upload takes them."""
    known = {row.student: row for row in people if row.platform == platform and row.lesson == lesson}
    named: dict[str, bytes] = {}
    told = []
    for student, page in sorted(pages.items()):
        name = _NAMES[platform](known[student], lesson) if student in known else ""
        if name and name not in named:
            named[name] = page
        else:
            told.append(f"{student}: {_WHY[platform]}, so its page is not in the zip")
    return Packed(_zip(named), len(named), tuple(told))


def canvas_name(row: Enrolled, lesson: str) -> str:
    """Return the name under which Canvas takes a page back; "" where the upload is not known.

    >>> from fourcenturies.exchange.roster import Enrolled
    >>> canvas_name(Enrolled("langeada-4711", "langeada", "canvas", "01_meet", "4711", file="90210"), "01_meet")
    'langeada_4711_90210_01_meet.html'
    """
    if not row.number or not row.file:
        return ""
    anonymous = row.name == f"anon_{row.number}"
    who = row.name if anonymous else f"{_fit(row.name)}_{row.number}"
    return f"{who}_{row.file}_{lesson}.html"


def moodle_name(row: Enrolled, lesson: str) -> str:
    """Return the name under which Moodle takes a page back; "" where the number is not known.

    >>> from fourcenturies.exchange.roster import Enrolled
    >>> moodle_name(Enrolled("Ada-Lange", "Ada Lange", "moodle", "01_meet", "58"), "01_meet")
    'Ada Lange_58_assignsubmission_file_01_meet.html'
    """
    name = _fit(row.name.removesuffix(f" ({row.number})"))
    return f"{name}_{row.number}_assignsubmission_file_{lesson}.html" if row.number else ""


def _fit(name: str) -> str:
    """Return a name without signs that part it, or that lead elsewhere."""
    return _UNFIT.sub(" ", name).strip(" .") or "student"


_NAMES = {CANVAS: canvas_name, MOODLE: moodle_name}
_WHY = {
    CANVAS: "no upload to Canvas is known; collect its download of this assignment",
    MOODLE: "no number in Moodle is known; collect its download of this assignment",
}


def _zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of some files; the same files give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return written.getvalue()

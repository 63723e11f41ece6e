"""Who handed in a file, told from its path in a bulk download: Canvas, Moodle, or a plain folder.

Canvas writes all files side by side, as `NAME_LATE_USER_FILE_TITLE` (instructure/canvas-lms,
`lib/content_zipper.rb`, `get_filename` and `add_upload_submission`). NAME is the sortable name in small letters
without spaces and signs, for a group the group's name with the id of one member; `_LATE` stands there for late
ones; FILE is the id of the upload, which rises with every attempt; Canvas itself puts `-1`, `-2` behind the title
of a file that was handed in again. An anonymous assignment has `anon_CODE` in place of name and user.

Moodle writes a folder `NAME_NUMBER_assignsubmission_file` for each student, with `_` at its end up to Moodle 3.11,
or all files side by side with that in front (moodle/moodle, `mod/assign/classes/downloader.php`; before that
`mod/assign/locallib.php`). NUMBER belongs to this one assignment, so the same student has another number in the
next; for a team it is the group's id, and the default team has none. Old versions put `GROUP-` before the name.

Neither tells when something was handed in: the times in both archives are those of the download.

nbgrader's own `zip_collect` leaves all of this to a regular expression of the instructor's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

CANVAS, MOODLE, FOLDER = "canvas", "moodle", "folder"

_CANVAS = re.compile(r"(?P<name>.+?)(?P<late>_LATE)?_(?P<number>\d+)_(?P<file>\d+)_(?P<title>.+)", re.DOTALL)
_ANONYMOUS = re.compile(
    r"(?P<late>LATE_)?(?P<name>anon_(?P<number>[0-9A-Za-z]+))_(?P<file>\d+)_(?P<title>.+)"
)
_CANVAS_TEXT = re.compile(r"(?P<name>.+?)(?P<late>_LATE)?_(?P<number>\d+)_(?:text|link)\.html")
_MOODLE = re.compile(
    r"(?P<name>.+?)(?:_(?P<number>\d+))?_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<title>.*))?", re.DOTALL
)
_GROUP_WORD = re.compile(
    r"(?:default )?(?:group|team|seminar|gruppe|groupe|grupo|группа|组|組)\b", re.IGNORECASE
)
_WHOLE_NAME = re.compile(r"\s|^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}$")  # these need no space
_COPY = re.compile(r"(?:[-_ ]?\((?P<bracket>\d{1,3})\)|-(?:Copy)?(?P<dash>\d{1,3}))$")
_ADDED = re.compile(r"(?<=\.ipynb)\.(?:txt|json)$", re.IGNORECASE)  # by a browser


@dataclass(frozen=True, slots=True)
class Handed:
    """One file and who handed it in, as the platform's name for it tells.

    `name` is "" where nothing tells it, `number` the platform's own id, "" where there is none. `attempt` rises with
    every attempt. `lesson` is known only where the file lies in a folder of that name.
    """

    platform: str
    name: str
    title: str
    number: str = ""
    group: str = ""
    late: bool = False
    attempt: int = 0
    lesson: str = ""


def read_path(parts: tuple[str, ...], lessons: Collection[str]) -> Handed:
    """Return who handed in the file at a path, which begins below the download's own folder.

    Only where a platform writes it, at the beginning, is a name believed: what lies deeper a student has named.

    >>> handed = read_path(("langeada_LATE_4711_90210_01_meet-1.ipynb",), ())
    >>> handed.name, handed.number, handed.late, handed.attempt, handed.title
    ('langeada', '4711', True, 90210, '01_meet-1.ipynb')
    >>> handed = read_path(("Ada Lange_58_assignsubmission_file", "01_meet.ipynb"), ())
    >>> handed.platform, handed.name, handed.number
    ('moodle', 'Ada Lange', '58')
    """
    own = tuple(unicodedata.normalize("NFC", part) for part in parts)
    canvas = _canvas(own[0]) if len(own) == 1 else None
    found = [handed for handed in (_moodle(own), canvas) if handed]
    # A student's title may look like the other platform's name: what comes first is the platform's own.
    return min(found, key=lambda handed: len(handed.name)) if found else _plain(own, lessons)


def _moodle(parts: tuple[str, ...]) -> Handed | None:
    found = _MOODLE.fullmatch(parts[0])
    if not found:
        return None
    title = parts[-1] if len(parts) > 1 else found["title"] or parts[0]
    return Handed(MOODLE, found["name"].strip(), title, found["number"] or "", attempt=copies(title))


def _canvas(name: str) -> Handed | None:
    found = _ANONYMOUS.fullmatch(name) or _CANVAS.fullmatch(name)
    if found:
        late, attempt = bool(found["late"]), int(found["file"])
        return Handed(CANVAS, found["name"], found["title"], found["number"], late=late, attempt=attempt)
    text = _CANVAS_TEXT.fullmatch(name)
    if text:
        return Handed(CANVAS, text["name"], name, text["number"], late=bool(text["late"]))
    return None


def _plain(parts: tuple[str, ...], lessons: Collection[str]) -> Handed:
    """Read STUDENT/LESSON/…, STUDENT/…, LESSON/STUDENT/…, LESSON/STUDENT.ipynb or STUDENT.ipynb."""
    lesson = next((part for part in parts[:2] if part in lessons and part != parts[-1]), "")
    place = 1 if lesson and parts[0] == lesson else 0
    name = parts[place] if place < len(parts) - 1 else _without_lesson(parts[place], lessons)
    return Handed(FOLDER, name, parts[-1], attempt=copies(parts[-1]), lesson=lesson)


def _without_lesson(title: str, lessons: Collection[str]) -> str:
    """Return the name of the student in the name of a file that lies in nobody's folder, "" where it is a lesson's."""
    return "" if without_copy(title) in lessons else stem(title)


def stem(title: str) -> str:
    """Return a file's name without its ending, or its two endings where a browser added one.

    >>> stem("01_meet.ipynb"), stem("01_meet.ipynb.txt")
    ('01_meet', '01_meet')
    """
    title = _ADDED.sub("", title)
    return title.rpartition(".")[0] or title


def copies(title: str) -> int:
    """Return the number of a copy, which browsers, platforms and JupyterLab put behind a name.

    >>> copies("work.ipynb"), copies("work-2.ipynb"), copies("work (1).ipynb"), copies("work-Copy3.ipynb")
    (0, 2, 1, 3)
    """
    found = _COPY.search(stem(title))
    return int(found["bracket"] or found["dash"]) if found else 0


def without_copy(title: str) -> str:
    """Return the stem of a file's name without the number of a copy.

    >>> without_copy("01_meet-1.ipynb"), without_copy("01_meet (2).ipynb")
    ('01_meet', '01_meet')
    """
    return _COPY.sub("", stem(title))


def without_top_folder(paths: Iterable[tuple[str, ...]], lessons: Collection[str]) -> int:
    """Return how many leading folders all paths share that are nobody's: the download's own folder.

    The folder that Moodle wrote, and the one above a lesson's, above a file with a lesson's name, or above the only
    file, is a student's own.
    """
    paths = list(paths)
    shared = min((_above_student(path, lessons) for path in paths), default=0)
    if len(paths) == 1:
        shared = min(shared, max(0, len(paths[0]) - 2))
    while any(path[:shared] != paths[0][:shared] for path in paths):
        shared -= 1
    return shared


def _above_student(path: tuple[str, ...], lessons: Collection[str]) -> int:
    """Return how many folders of a path may be nobody's."""
    moodles = [place for place, part in enumerate(path[:-1]) if _MOODLE.fullmatch(part)]
    places = [place for place, part in enumerate(path[:-1]) if part in lessons]
    if moodles:
        return moodles[0]
    if places:
        return max(0, places[0] - 1)
    own_folder = without_copy(path[-1]) in lessons
    return max(0, len(path) - (2 if own_folder else 1))


def group_prefixes(names: Collection[str]) -> frozenset[str]:
    """Return what stands before the first hyphen of some names and is a group's name, not half of a double name.

    That is what begins with a word for a group, or stands before several names and has a figure, or a space and a whole
    name behind it each time: "Juan Garcia-Lopez" and "Juan Garcia-Ruiz" have no group.

    >>> sorted(group_prefixes({"Group A-Ada Lange", "Lab 3-Bo Li", "Lab 3-Cy Ng", "Anna-Lena Ott", "Anna-Mia Ude"}))
    ['Group A', 'Lab 3']
    """
    behind: dict[str, list[str]] = {}
    for name in names:
        head, hyphen, rest = name.partition("-")
        if hyphen:
            behind.setdefault(head, []).append(rest.strip())
    return frozenset(
        head
        for head, rests in behind.items()
        if _GROUP_WORD.match(head)
        or (len(rests) > 1 and re.search(r"\d", head))
        or (len(rests) > 1 and re.search(r"\s", head) and all(map(_WHOLE_NAME.search, rests)))
    )


def split_group(name: str, prefixes: Collection[str]) -> tuple[str, str]:
    """Return the group and the name of the student in a name of old Moodle's.

    >>> split_group("Group A-Jean-Luc Ott", {"Group A"})
    ('Group A', 'Jean-Luc Ott')
    """
    group, _, rest = name.partition("-")
    return (group, rest.strip()) if group in prefixes and rest.strip() else ("", name)

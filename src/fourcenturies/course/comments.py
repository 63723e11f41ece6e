"""Comments that are used again: `comments.toml` gives each a name, and a line `=name` in a comment stands for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.files import toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMMENTS_FILE = "comments.toml"
TEMPLATE = """\
# Comments that you use again. While marking in formgrader, write a line =name into the comment of an answer: the
# feedback page shows the words in its place. The names stand beside each written answer, in the folded rubric.
# After a change, run `fourcenturies grade` again.

[comments]
# witness = "Two texts that share a phrase may have it from one report. What would tell?"
"""
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
_LINE = re.compile(r"^[ \t]*=[ \t]*(?P<name>[a-z][a-z0-9-]*)[ \t]*$", re.MULTILINE)


def load_comments(folder: Path) -> dict[str, str]:
    """Read `comments.toml` in a course's own folder; where there is none, there are no comments.

    Raises `ValueError` that names the file, the comment, and what to write.
    """
    path = folder / COMMENTS_FILE
    try:
        table = toml.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (toml.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: not readable as TOML ({error}); mend it, then run again") from None
    found = table.get("comments", {})
    if set(table) - {"comments"} or not isinstance(found, dict):
        raise ValueError(f'{path}: write [comments], and below it lines such as: witness = "Who says so?"')
    for name, words in found.items():
        if not _NAME.fullmatch(name) or not isinstance(words, str) or not words.strip():
            raise ValueError(
                f"{path}: comments: {name!r}: a name is small letters, digits and hyphens, its words stand in quotes"
            )
    return {name: words.strip() for name, words in found.items()}


def written_out(comment: str, comments: Mapping[str, str]) -> str:
    r"""Return a comment with the words that its names stand for; a name that is not known stays as it is.

    >>> written_out("Well argued.\n=witness\n=other", {"witness": "Who says so?"})
    'Well argued.\nWho says so?\n=other'
    """
    return _LINE.sub(lambda found: comments.get(found["name"], found[0]), comment)

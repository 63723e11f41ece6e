"""Small numbers as words, for headings that are counted from the records."""

from __future__ import annotations

_NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine",
    "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen",
    "Eighteen", "Nineteen", "Twenty",
)  # fmt: skip


def number(count: int) -> str:
    """Return a number as a word with a capital letter, from twenty-one on in digits.

    >>> number(3), number(40)
    ('Three', '40')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)

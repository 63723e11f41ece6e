"""The forms that may lie within a slip or two of a key, found without measuring each.

Forms are bits of an integer. A slip loses one letter of a key at most and moves the others by one place, so a form
within k slips holds all letters of the key but k, each within k places of where it stands there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.names.slips import slips_allowed

if TYPE_CHECKING:
    from collections.abc import Iterable


class Neighbours:
    """The forms that may hold slips, by their lengths and by the places of their letters."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = [form for form in forms if slips_allowed(form)]
        self._of_length: dict[int, int] = {}
        self._at: dict[tuple[int, str], int] = {}
        self._round: dict[tuple[int, str, int], int] = {}
        at = self._at
        for number, form in enumerate(self._forms):
            bit = 1 << number
            self._of_length[len(form)] = self._of_length.get(len(form), 0) | bit
            for place in enumerate(form):
                at[place] = at.get(place, 0) | bit

    def near(self, key: str, allowed: int) -> list[str]:
        """Return every form within one or two slips of a key, as `allowed`, and a few that are not."""
        exact = 0
        for length in range(len(key) - allowed, len(key) + allowed + 1):
            exact |= self._of_length.get(length, 0)
        one = two = exact  # the forms that lack none of the letters so far; one at most; two at most
        found = self._round
        for place, letter in enumerate(key):
            if not two:
                return []
            here = found.get((place, letter, allowed))
            if here is None:
                here = self._held(place, letter, allowed)
            two, one, exact = two & here | one, one & here | exact, exact & here
        return self._numbered(one if allowed == 1 else two)

    def _held(self, place: int, letter: str, far: int) -> int:
        """Return the forms that hold a letter so near a place; kept where there are any."""
        here = 0
        for near in range(place - far, place + far + 1):
            here |= self._at.get((near, letter), 0)
        if here:
            self._round[place, letter, far] = here
        return here

    def _numbered(self, bits: int) -> list[str]:
        forms = []
        while bits:
            lowest = bits & -bits
            forms.append(self._forms[lowest.bit_length() - 1])
            bits ^= lowest
        return forms

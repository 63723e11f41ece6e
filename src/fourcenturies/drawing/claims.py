"""The time that one source claims, as a small picture: a bar upon the axis that all sources share.

A bar is as long as the claim is wide. Where its edges are vague they fade, where it is open it runs out to that side,
and where the date comes from outside the source it is hollow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.claims import Axis, Claim

WIDE, HIGH = 144.0, 10.0
"""Pixels of the axis, and of a bar upon it."""
BETWEEN = 3.0
LEAST = 3.0
"""Pixels of a day, however long the axis is."""
FADES = 6
"""Steps in which an edge fades: boxes that lie upon each other, so that no seam shows."""
_STEP = 0.3
_VAGUE = 0.35
"""Of a vague bar, the share at each end that fades."""


def bars(claims: Sequence[Claim], axis: Axis, paint: str) -> b.Picture:
    """Return one bar for each claim, one under another, on an axis; `paint` is the source's."""
    shapes = [shape for place, claim in enumerate(claims) for shape in _lane(claim, axis, paint, place)]
    height = len(claims) * (HIGH + BETWEEN) - BETWEEN
    told = "; ".join(claim.words for claim in claims)
    return b.Picture(WIDE, height, tuple(shapes), f"{told}, on a line from {axis.words}")


def _lane(claim: Claim, axis: Axis, paint: str, place: int) -> Iterator[b.Shape]:
    top = place * (HIGH + BETWEEN)
    yield b.Box(0, top, WIDE, HIGH, b.Stroke(fill="faint"))
    for first, last in claim.stretches:
        left, right = (round(WIDE * axis.share(day), 1) for day in (first, last))
        if right - left < LEAST:
            left = round(min(max((left + right - LEAST) / 2, 0), WIDE - LEAST), 1)
            right = round(left + LEAST, 1)
        yield from _bar(claim, paint, top, (left, right))


def _bar(claim: Claim, paint: str, top: float, ends: tuple[float, float]) -> Iterator[b.Shape]:
    left, right = ends
    if claim.open:
        yield from _running_out(claim, paint, top, ends)
    if claim.outside:
        inner = max(right - left - 1.5, LEAST - 1)
        yield b.Box(left + 0.75, top + 0.75, inner, HIGH - 1.5, b.Stroke("ground", paint, 1.5))
    elif claim.vague:
        edge = (right - left) * _VAGUE
        yield from (
            _faint(paint, top, left + edge * step / FADES, right - edge * step / FADES)
            for step in range(FADES)
        )
        yield b.Box(left + edge, top, right - left - 2 * edge, HIGH, b.Stroke(paint))
    else:
        yield b.Box(left, top, round(right - left, 1), HIGH, b.Stroke(paint))


def _running_out(claim: Claim, paint: str, top: float, ends: tuple[float, float]) -> Iterator[b.Shape]:
    """Fade to the end of the axis on the side on which a claim is open."""
    left, right = ends
    for step in range(1, FADES + 1):
        if claim.open == "end":
            yield _faint(paint, top, right, right + (WIDE - right) * step / FADES)
        else:
            yield _faint(paint, top, left - left * step / FADES, left)


def _faint(paint: str, top: float, left: float, right: float) -> b.Box:
    return b.Box(round(left, 1), top, round(right - left, 1), HIGH, b.Stroke(paint, opacity=_STEP))

"""What a benchmark is: our way and a named peer's way to the same end, run in turn."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Pair:
    """Our way and the peer's. `count` is how many things one run does, `note` what the peer does less or more.

    `clock` is the wall's, or the processor's where all is done in this process. A slow peer may do one
    thing in `sample` only; its time is then told as if it had done all.
    """

    ours: Callable[[], object]
    peer: Callable[[], object]
    count: int = 1
    sample: int = 1
    runs: int = 3
    clock: Callable[[], float] = time.perf_counter
    note: str = ""


def measured(pair: Pair) -> dict[str, float | int | str]:
    """Return the medians in seconds, their ratio and difference, and the things done a second where it is many."""
    pair.ours(), pair.peer()  # once unmeasured: registering, caches of files
    times = [(_seconds(pair, pair.ours), pair.sample * _seconds(pair, pair.peer)) for _ in range(pair.runs)]
    ours, peer = (statistics.median(column) for column in zip(*times, strict=True))
    found = {"ours": ours, "peer": peer, "ratio": peer / ours, "runs": pair.runs, "over": ours - peer}
    rates = {"rate": pair.count / ours, "peer_rate": pair.count / peer} if pair.count > 1 else {}
    return {**found, **rates, **({"note": pair.note} if pair.note else {})}


def _seconds(pair: Pair, run: Callable[[], object]) -> float:
    start = pair.clock()
    run()
    return pair.clock() - start

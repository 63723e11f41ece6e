"""Work spread over processes: an item that ends its process costs that item alone.

A worker returns what it made and writes nothing. The items of a chunk whose worker ended are tried once more, each
in a process of its own; what ends that one too is given up.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.process import BaseProcess

CHUNK = 8  # items a message: enough that messages cost nothing
WAITING = 4  # chunks a worker that may lie ready: bounds what is held in memory

Item = TypeVar("Item")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Made]):
    """What is done to a chunk of items: one result for each, in their order; `lost` gives that of one given up.

    `start` is called once in each process, with `given`.
    """

    do: Callable[[Sequence[Item]], list[Made]]
    lost: Callable[[Item], Made]
    start: Callable[..., None] | None = None
    given: tuple[Any, ...] = ()

    def spread(self, items: Sequence[Item], jobs: int) -> Generator[Made]:
        """Do the work with as many processes as `jobs`; yield the results in the order of their items."""
        chunks = deque(items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
        while chunks:
            try:
                for made in self._in_pool(list(chunks), jobs):
                    chunks.popleft()
                    yield from made
            except BrokenProcessPool:
                yield from (self._alone(item) for item in chunks.popleft())

    def _in_pool(self, chunks: Sequence[Sequence[Item]], jobs: int) -> Iterator[list[Made]]:
        waiting: deque[Future[list[Made]]] = deque()
        others = set(multiprocessing.active_children())
        with self._pool(min(jobs, len(chunks))) as pool:
            try:
                for chunk in chunks:
                    waiting.append(pool.submit(self.do, chunk))
                    if len(waiting) >= jobs * WAITING:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BaseException:  # stopped: what is being done would be thrown away
                for worker in set(multiprocessing.active_children()) - others:
                    worker.terminate()
                raise
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _alone(self, item: Item) -> Made:
        try:
            with self._pool(1) as pool:
                return pool.submit(self.do, [item]).result()[0]
        except BrokenProcessPool:
            return self.lost(item)

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")  # nothing of the gradebook's connections is inherited
        return ProcessPoolExecutor(jobs, context, _begin, (self.start, self.given))


def _begin(start: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    """Let a worker end when the process that started it is gone: a killed run leaves nothing behind.

    Ctrl+C reaches every process; the one that was started by a person says what is to be said.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_wait_and_end, args=(parent,), daemon=True).start()
    if start:
        start(*given)


def _wait_and_end(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)

"""Answers once made, kept compressed while the workspace stands still."""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import NamedTuple
from weakref import WeakValueDictionary

from starlette.responses import Response

from foedera.web.state import State

MOST_BYTES = 64 * 1024 * 1024
"""What all kept answers may weigh."""
LARGEST = MOST_BYTES // 8
"""What a single one may weigh to be kept: a dump of a long log does not push out every page."""
AT_ONCE = 4
"""Answers made at the same time. Making is work, not waiting: more at once only keeps light pages from their turn."""


class Answer(NamedTuple):
    """A made answer: its headers, and its body, packed with gzip where that saves something."""

    headers: dict[str, str]
    body: bytes
    packed: bool

    @classmethod
    def of(cls, response: Response) -> Answer:
        """What a page made, ready to be kept."""
        body = bytes(response.body)
        packed = gzip.compress(body, compresslevel=6, mtime=0)
        headers = {key: value for key, value in response.headers.items() if key != "content-length"}
        saves = len(packed) < 0.9 * len(body)
        return cls(headers, packed if saves else body, saves)

    def response(self, *, accepts_gzip: bool, headers: dict[str, str]) -> Response:
        """The answer for one reader."""
        headers = self.headers | headers
        if not self.packed:
            return Response(self.body, headers=headers)
        if accepts_gzip:
            return Response(self.body, headers=headers | {"content-encoding": "gzip"})
        return Response(gzip.decompress(self.body), headers=headers)


class Cache:
    """The answers of one state, the least recently asked for dropped first. Used on the event loop only."""

    def __init__(self, most_bytes: int = MOST_BYTES, largest: int = LARGEST) -> None:
        self.most_bytes = most_bytes
        self.largest = largest
        self.weight = 0
        self._state: State = ()
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._underway: WeakValueDictionary[tuple[State, str], asyncio.Lock] = WeakValueDictionary()
        self._turn = asyncio.Semaphore(AT_ONCE)

    def __len__(self) -> int:
        return len(self._answers)

    async def answer(self, state: State, address: str, make: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer at an address; made by one who asks while others who ask the same wait for it.

        What `make` raises is raised, and nothing is kept.
        """
        found = self._find(state, address)
        if found is not None:
            return found
        lock = self._underway.setdefault((state, address), asyncio.Lock())
        async with lock:
            found = self._find(state, address)
            if found is None:
                async with self._turn:
                    found = await make()
                self._keep(state, address, found)
            return found

    def _find(self, state: State, address: str) -> Answer | None:
        if state != self._state:  # the workspace moved on: nothing kept is true any more
            self._answers.clear()
            self._state, self.weight = state, 0
        found = self._answers.get(address)
        if found is not None:
            self._answers.move_to_end(address)
        return found

    def _keep(self, state: State, address: str, made: Answer) -> None:
        if state != self._state or len(made.body) > self.largest:
            return
        self._answers[address] = made
        self.weight += len(address) + len(made.body)
        while self.weight > self.most_bytes:
            longest_unasked, dropped = self._answers.popitem(last=False)
            self.weight -= len(longest_unasked) + len(dropped.body)

"""What serving costs: requests a second of four heavy pages beside the search page, in one run.

    python -m benchmarks.serving

The built-in register is coded into a workspace of its own and served on a free port of the loopback by a process of its
own, stopped by its id. Over twenty connections each page is asked for in three ways:

- *anew*: every request at another address, so that every answer is made from the records;
- *again*: the same address, as many readers of one page do;
- *unchanged*: the same address with the ETag of the answer before, as a browser that returns does (– without an ETag).

All that matters are the ratios: each page's *again* to that of `/search` (target 0.25), and *unchanged* to *anew*
(target 20). Wall clock; a way ends after `MOST` requests or `SECONDS`, whichever comes first.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from foedera.workspace import create

PAGES = ("/search?q=maritime", "/", "/compare", "/review", "/method")
"""What is asked for; the first is what the others are measured against."""
CONNECTIONS = 20
MOST = 2000
SECONDS = 10.0


class Answer(NamedTuple):
    """What a server sent: status, headers by lower-case name, length of the body in bytes."""

    status: int
    headers: dict[str, str]
    length: int


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str, etag: str = "") -> Answer:
    """One request over a connection that stays open."""
    condition = f"If-None-Match: {etag}\r\n" if etag else ""
    writer.write(
        f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n{condition}\r\n"
        .encode()
    )  # fmt: skip
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    length = int(headers.get("content-length", 0))
    if length:
        await reader.readexactly(length)
    return Answer(int(head[0].split()[1]), headers, length)


async def throughput(port: int, address: Callable[[int], str], *, etag: str = "", status: int = 200) -> float:
    """Requests a second over all connections; `address` names the place of the nth request.

    Raises:
        RuntimeError: an answer has another status.
    """
    numbers = iter(range(MOST))
    done = 0
    start = time.perf_counter()

    async def one() -> None:
        nonlocal done
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in numbers:
            answer = await ask(reader, writer, address(number), etag)
            if answer.status != status:
                raise RuntimeError(f"{address(number)} answered {answer.status}, not {status}")
            done += 1
            if time.perf_counter() - start > SECONDS:
                break
        writer.close()

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    return done / (time.perf_counter() - start)


async def first(port: int, address: str) -> tuple[Answer, float]:
    """An answer alone on its connection, and its seconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    start = time.perf_counter()
    answer = await ask(reader, writer, address)
    took = time.perf_counter() - start
    writer.close()
    return answer, took


class Row(NamedTuple):
    """One page: seconds of its very first answer, bytes sent, requests a second of the three ways."""

    page: str
    seconds: float
    length: int
    anew: float
    again: float
    unchanged: float | None


async def measured(port: int, page: str) -> Row:
    """One page in all three ways."""
    answer, seconds = await first(port, page)
    mark = "&" if "?" in page else "?"
    anew = await throughput(port, lambda number: f"{page}{mark}number={number}")
    again = await throughput(port, lambda _: page)
    etag = answer.headers.get("etag", "")
    unchanged = await throughput(port, lambda _: page, etag=etag, status=304) if etag else None
    return Row(page, seconds, answer.length, anew, again, unchanged)


@contextlib.contextmanager
def served(workspace: Path) -> Iterator[int]:
    """The port of a server of its own, stopped by its process id."""
    script = "import sys; from foedera.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", script, "--workspace", str(workspace), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None  # noqa: S101  # it is a pipe
        found = re.search(r"http://127\.0\.0\.1:(\d+)", server.stderr.readline())
        try:
            if found is None:
                raise RuntimeError("the server did not say its address")
            yield int(found.group(1))
        finally:
            server.terminate()


def table(rows: list[Row]) -> Iterator[str]:
    """The rows as Markdown, with their ratios."""
    yield "| page | first, ms | bytes | anew /s | again /s | unchanged /s | again : search's | unchanged : anew |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for row in rows:
        unchanged = "–" if row.unchanged is None else f"{row.unchanged:.0f}"
        gain = "–" if row.unchanged is None else f"{row.unchanged / row.anew:.0f}"
        yield (
            f"| {row.page} | {1000 * row.seconds:.0f} | {row.length} | {row.anew:.1f} | {row.again:.1f} | {unchanged} "
            f"| {row.again / rows[0].again:.2f} | {gain} |"
        )


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "w.db"
        with create(place) as workspace:
            workspace.code()
        with served(place) as port:
            rows = [asyncio.run(measured(port, page)) for page in PAGES]
    sys.stdout.write("\n".join([*table(rows), ""]))


if __name__ == "__main__":
    main()

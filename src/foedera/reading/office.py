"""Files of office programs that are not read themselves (.doc, .rtf) → Word documents, by LibreOffice.

In: bytes. Out: bytes of a .docx, which a guarded reader then reads. LibreOffice runs in a folder and with a profile of
its own that are removed afterwards, without macros and links, by a proxy that leads nowhere, and is ended with all it
started when its time is over. The reading room's other modules open no file; this one is called before them. Not here:
reading texts.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import msgspec

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.compound import storage
from foedera.reading.decode import OLD_OFFICE, binary_kind

SUFFIXES = (".doc", ".rtf")
PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120.0
_LONGEST_OUTPUT = 300
_FILTERS = {"Word 97 to 2003": "MS Word 97", "Word 6 and 95": "MS WinWord 6.0", "RTF": "Rich Text Format"}
"""What LibreOffice calls its filters. It is told which to take: by itself it reads what is broken as plain text."""
_NOWHERE = ("127.0.0.1", "9")
"""A proxy nobody keeps (the port of discard, RFC 863): what LibreOffice fetches all the same ends here. It does fetch
pictures old Word files link to, whatever it is told of links."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetNoProxy"><value></value></prop></item>
{proxies}
</oor:items>
"""
"""Of the profile: no macros, no fetching of what a file links to, and a proxy that leads nowhere."""
_PROXY = """<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInet{kind}Proxy{part}">
<value>{value}</value></prop></item>"""


def _settings() -> str:
    parts = tuple(zip(("Name", "Port"), _NOWHERE, strict=True))
    proxies = [
        _PROXY.format(kind=kind, part=part, value=value) for kind in ("HTTP", "HTTPS", "FTP") for part, value in parts
    ]
    return _SETTINGS.format(proxies="\n".join(proxies))


class Readable(msgspec.Struct, frozen=True):
    """A file as it can be read."""

    name: str
    data: bytes
    problems: tuple[Problem, ...] = ()


def why_not(name: str, *, programs: Sequence[str] = PROGRAMS) -> str | None:
    """Why a file found beside others cannot be read here, by its name; None where it may be."""
    suffix = PurePosixPath(name).suffix.lower()
    missing = suffix in SUFFIXES and not any(map(shutil.which, programs))
    return f"{suffix} files are read through LibreOffice, which is not installed" if missing else None


def readable(name: str, data: bytes, *, programs: Sequence[str] = PROGRAMS, seconds: float = _SECONDS) -> Readable:
    """The file itself, or, of an office program's other format, the Word document LibreOffice makes of it.

    A file that is not what its suffix says stays itself, for its reader to refuse; but RTF called .doc, which Word
    writes, and a Word document called .rtf are read.

    Args:
        name: the file's name.
        data: its bytes.
        programs: names of LibreOffice's program, the first that is found is used.
        seconds: how long it may take, by the clock on the wall.

    Raises:
        UnreadableFile: the file is broken; LibreOffice is not installed, takes too long, or makes nothing of it.
    """
    suffix = PurePosixPath(name).suffix.lower()
    kind = _kind(data, name) if suffix in SUFFIXES else None
    if kind is None:
        return Readable(name, data)
    program = next((found for each in programs if (found := shutil.which(each))), None)
    if program is None:
        raise _refused(
            f"{suffix} files are read through LibreOffice, which is not installed",
            name,
            f"one of the programs {', '.join(programs)}",
            "none of them",
            "install LibreOffice, or save the file as .docx",
        )
    converted = _converted(program, name, data, kind, seconds)
    said = Problem(
        code="converted", where=name, text=f"read from the Word document LibreOffice made of the {suffix} file"
    )
    return Readable(str(PurePosixPath(name).with_suffix(".docx")), converted, (said,))


def _kind(data: bytes, name: str) -> str | None:
    """Which office format the bytes are, by their beginning; None for none, or one that is locked with a password.

    The first two bytes of a Word document's own stream tell its version ([MS-DOC] 2.5.2).
    """
    if data.startswith(b"{\\rtf"):
        return "RTF" if name.lower().endswith((".rtf", ".doc")) else None
    if binary_kind(data) != OLD_OFFICE or not name.lower().endswith((".doc", ".rtf")):
        return None
    word = storage(data, name).streams.get("worddocument", b"")
    kinds = {b"\xec\xa5": "Word 97 to 2003", b"\xdc\xa5": "Word 6 and 95"}
    if word[:2] not in kinds:
        raise _refused("not readable as a Word document", name, "the stream of a document of Word 6 or later", "none")
    return kinds[word[:2]]


def _converted(program: str, name: str, data: bytes, kind: str, seconds: float) -> bytes:
    with tempfile.TemporaryDirectory(prefix="foedera-office-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        source, made = folder / "text", folder / "out" / "text.docx"
        source.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"--infilter={_FILTERS[kind]}", "--convert-to", "docx", "--outdir", str(made.parent), str(source),
        ]  # fmt: skip
        said = _run(command, folder, name, seconds)
        if not made.is_file():
            raise _refused("LibreOffice makes nothing of the file", name, "a Word document", said or "no word why")
        return made.read_bytes()


def _run(command: Sequence[str], folder: Path, name: str, seconds: float) -> str:
    """Run a program to its end; what it said, cut short."""
    kept = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    process = subprocess.Popen(  # noqa: S603  # LibreOffice, on a file of ours
        command,
        cwd=folder,
        env=kept | {"HOME": str(folder), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as fault:
        _end(process)
        expected = f"converted within {seconds:g} seconds"
        raise _refused("LibreOffice takes too long", name, expected, "it was still at it") from fault
    return " ".join(said.decode("utf-8", "replace").split())[:_LONGEST_OUTPUT]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all it started, where the system knows groups of processes."""
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()


def _refused(
    what: str, name: str, expected: str, found: str, next_step: str = "open the file and save it as .docx"
) -> UnreadableFile:
    return UnreadableFile(what, where=name, expected=expected, found=found, next_step=next_step)

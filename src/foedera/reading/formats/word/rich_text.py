r"""Rich Text that was put into a Word file → its plain text.

In: the bytes of an RTF file. Out: text, a line for each paragraph or row. Source: Rich Text Format Specification 1.9.1:
groups of fonts, colours, styles, pictures and of destinations marked \* say nothing. Not here: RTF files on their own.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_SILENT = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr", "footerl",
    "footerr", "headerf", "footerf", "listtable", "listoverridetable", "themedata", "datastore", "xmlnstbl", "fldinst",
})  # fmt: skip
_BREAKS = {"par": "\n\n", "row": "\n\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "tab": " ", "cell": " "}
_SIGNS = {"endash": "–", "emdash": "—", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}


def plain_of(data: bytes) -> str:
    r"""The text of an RTF file; letters by \'hh are of Windows code page 1252 unless the file names another."""
    text = data.decode("latin-1")
    named = re.search(r"\\ansicpg(\d{3,5})", text[:1000])
    codepage = f"cp{named[1]}" if named else "cp1252"
    out: list[str] = []
    silent = [False]
    skip, after = 0, 1  # letters still to skip behind \uN, and how many each has (\ucN)
    for match in _TOKEN.finditer(text):
        word, number, code, sign, brace, plain = match.groups()
        if brace == "{":
            silent.append(silent[-1])
        elif brace == "}":
            silent = silent[:-1] or [False]
        elif sign == "*" or word in _SILENT:
            silent[-1] = True
        elif word == "uc":
            after = int(number or 1)
        elif not silent[-1]:
            shown = _shown(match, codepage)
            if skip and (code or plain):
                shown, skip = shown[skip:], max(0, skip - len(shown))
            out.append(shown)
            skip = after if word == "u" else skip
    return "".join(out)


def _shown(match: re.Match[str], codepage: str) -> str:
    """What a token prints."""
    word, number, code, sign, _, plain = match.groups()
    if plain is not None:
        return plain
    if code is not None:
        try:
            return bytes.fromhex(code).decode(codepage, "replace")
        except LookupError:
            return "\ufffd"
    if word == "u" and number is not None:
        point = int(number) % 0x10000
        return chr(point) if not 0xD800 <= point < 0xE000 else "\ufffd"
    if word is not None:
        return _BREAKS.get(word) or _SIGNS.get(word, "")
    return {"~": " ", "_": "-"}.get(sign or "", sign if sign in {"\\", "{", "}"} else "") or ""

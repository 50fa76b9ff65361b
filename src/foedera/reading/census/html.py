"""The letters and digits of an HTML file: all that is no tag and no comment, scripts, hidden text, pictures' alt too.

In: bytes. Out: a number. The reader has its tags from libxml2; here the file is scanned after the tokenizer of the
HTML Living Standard, § 13.2.5, in one pass. Not here: what is text of the page and what is not.
"""

from __future__ import annotations

import html
import re

from foedera.reading.formats.html.web_text import web_text
from foedera.text.counting import letters_and_digits

_OPENS = re.compile(r"<(?=[A-Za-z/!?])")
_TAG_END = re.compile(
    r"""/?[^\s/>]*+                                      # its name
    (?: [\s/]++
      | (?: =[^\s/>=]*+ | [^\s/>=]++ )                   # the name of an attribute, which may begin with '='
        (?: \s*+=\s*+ (?: "[^"]*+" | '[^']*+' | (?!["'])[^\s>]*+ ) | (?!\s*+=) )
    )*+>""",
    re.VERBOSE,
)
_NAME = re.compile(r"[^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]++(=?[^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|(?!["'])([^\s>]*+)))?""")
_PICTURES = frozenset({"img", "area"})
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext"})
_PLAIN = frozenset({"textarea", "title"})
"""Of these, those in which references to characters count."""


def letters(data: bytes) -> int:
    """Letters and digits of the page, as its text is decoded by the reader too.

    Raises:
        UnreadableFile: from decoding.
    """
    text, _ = web_text(data, "the page")
    return sum(map(letters_and_digits, _texts(text)))


def _texts(text: str) -> list[str]:
    """Every run of text between tags, its references resolved."""
    found: list[str] = []
    at = 0
    while (opening := _OPENS.search(text, at)) is not None:
        found.append(_resolved(text[at : opening.start()]))
        at = _past(text, opening.end(), found)
    found.append(_resolved(text[at:]))
    return found


def _past(text: str, at: int, found: list[str]) -> int:
    """Where the markup ends whose '<' stands before `at`; the text of a script or the like is added to `found`."""
    if text.startswith("!--", at):
        return _after(text, "-->", at + 1)  # '<!-->' is a whole comment
    if text[at] in "!?":
        return _after(text, ">", at)
    closing = text[at] == "/"
    if closing and not text[at + 1 : at + 2].isalpha():
        return _after(text, ">", at)
    tag = _TAG_END.match(text, at)
    if tag is None:
        return len(text)
    name = _NAME.match(text, at)
    raw = name[0].lower() if name is not None else ""
    if raw in _PICTURES and not closing:
        found.append(_resolved(_alt(tag[0])))
    if closing or raw not in _RAW:
        return tag.end()
    if raw == "plaintext":  # has no end
        found.append(text[tag.end() :])
        return len(text)
    end = re.compile(rf"</{raw}(?=[\s/>])", re.IGNORECASE).search(text, tag.end())
    stop = len(text) if end is None else end.start()
    inner = text[tag.end() : stop]
    found.append(_resolved(inner) if raw in _PLAIN else inner)
    return stop


def _alt(tag: str) -> str:
    """The first `alt` of a picture's tag (13.2.5.33: of two attributes with one name the first counts)."""
    name = _NAME.match(tag)
    for match in _ATTRIBUTE.finditer(tag, name.end() if name is not None else 0):
        if match[1].lower() == "alt":
            return match[2] or match[3] or match[4] or ""
    return ""


def _after(text: str, sign: str, at: int) -> int:
    end = text.find(sign, at)
    return len(text) if end < 0 else end + len(sign)


def _resolved(text: str) -> str:
    return html.unescape(text) if "&" in text else text

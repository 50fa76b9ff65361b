"""Which language a file's text is in, and which each of its provisions, where it holds more than one.

In: a file taken apart, what the caller and the file say. Out: the text's language, those of its blocks, problems. What
is said is followed; where the words speak against it, both are named. What a file says is not followed where its
letters are of a script in which that language is not written: programs put their own language there. Not here: how a
language is told (text.language).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from foedera.model.document import Problem, Provision
from foedera.reading.formats.parsed import Parsed
from foedera.reading.side_by_side import beginnings, gathered
from foedera.text.counting import letters_by_sign
from foedera.text.language import considered, likeliest, stated
from foedera.text.language_runs import languages, shares
from foedera.text.near_languages import as_likely, fits
from foedera.text.scripts import can_be_in


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """The languages of a text."""

    language: str
    """ISO 639-3, of the text as a whole."""
    blocks: tuple[str, ...] | None
    """Of each block, where the text holds several languages; None where it holds one."""
    problems: tuple[Problem, ...] = ()
    beginnings: frozenset[int] = frozenset()
    """The blocks at which the text begins anew in another language."""


def spoken(parsed: Parsed, said: str | None, name: str, *, known: bool) -> Spoken:
    """The languages of a text.

    Args:
        parsed: the file taken apart.
        said: ISO 639-3 code the caller names; None for the one the file gives, else the one its words are in.
        name: of the file.
        known: whether `said` is beyond doubt, so that the words are not looked at.
    """
    if said is not None and known:
        return Spoken(language=said, blocks=None)
    pieces = [block.text for block in parsed.blocks]
    own = stated(str(parsed.metadata.get("language", "")))
    if said is None and own is not None and not can_be_in("\n".join(pieces), own):
        silent = msgspec.structs.replace(parsed, metadata={**parsed.metadata, "language": ""})
        return _not_followed(spoken(silent, None, name, known=known), own, name)
    given = said or own
    seen = languages(pieces)
    if seen.row is None:
        words = "\n".join(pieces)
        return Spoken(
            language=given or seen.main or _assumed(words), blocks=None, problems=_doubts(given, seen.main, words, name)
        )
    row = seen.row
    if given is not None and given not in row:
        near = {code for code in set(row) if fits(_text_in(code, pieces, row), code, given)}
        row = [given if code in near else code for code in row]
    parts = shares(row, pieces)
    language = given or parts[0][0]
    problems = [_mixed(parts, name)]
    if given is None or given not in dict(parts):
        problems += _doubts(given, parts[0][0], _text_in(parts[0][0], pieces, row), name)
    return Spoken(language=language, blocks=tuple(row), problems=tuple(problems))


def _not_followed(found: Spoken, own: str, name: str) -> Spoken:
    text = f"given as {own}, which is not written in the letters of the text; read as {found.language}"
    return msgspec.structs.replace(
        found, problems=(Problem(code="language-doubt", where=name, text=text), *found.problems)
    )


def in_order(parsed: Parsed, found: Spoken) -> tuple[Parsed, Spoken]:
    """The file with its texts one after the other, where it has them side by side in several languages."""
    if found.blocks is None:
        return parsed, found
    order = gathered(parsed.blocks, found.blocks)
    if order is not None:
        blocks, offsets = (tuple(row[at] for at in order) for row in (parsed.blocks, parsed.offsets))
        parsed = msgspec.structs.replace(parsed, blocks=blocks, offsets=offsets)
        found = msgspec.structs.replace(found, blocks=tuple(found.blocks[at] for at in order))
    begun = beginnings(parsed.blocks, found.blocks or ())
    return parsed, msgspec.structs.replace(found, beginnings=begun)


def with_languages(provisions: Sequence[Provision], starts: Sequence[int], found: Spoken) -> tuple[Provision, ...]:
    """The provisions with their language set where it is not the text's; `starts` gives each block's offset."""
    if found.blocks is None:
        return tuple(provisions)
    codes = (found.blocks[bisect_left(starts, item.start)] for item in provisions)
    return tuple(
        item if code == found.language else msgspec.structs.replace(item, language=code)
        for item, code in zip(provisions, codes, strict=True)
    )


def _text_in(language: str, pieces: Sequence[str], row: Sequence[str]) -> str:
    return "\n".join(piece for piece, code in zip(pieces, row, strict=True) if code == language)


def _mixed(parts: Sequence[tuple[str, float]], name: str) -> Problem:
    said = " and ".join(f"{code} ({share:.0%})" for code, share in parts)
    return Problem(code="language-mixed", where=name, text=f"the text is in {said} of its letters")


def _doubts(given: str | None, found: str | None, words: str, name: str) -> tuple[Problem, ...]:
    """What is to be said of a language that is guessed, or that the words speak against."""
    if given is None:
        return _guessed(found, words, name)
    if found is None or fits(words, found, given):
        return ()
    text = f"given as {given}, but most of its words look {found}"
    if not considered(given):
        text = f"given as {given}, a language that is not told from others here; its words look most like {found}"
    return (Problem(code="language-doubt", where=name, text=text),)


def _assumed(words: str) -> str:
    """What a text too short to tell is taken for: English, unless it is written in other letters than English is."""
    latin, others = letters_by_sign(words)
    return "eng" if latin >= others.total() else likeliest(words)


def _guessed(found: str | None, words: str, name: str) -> tuple[Problem, ...]:
    if found is None:
        text = f"no language is given; its words are too few to tell, so {_assumed(words)} is assumed"
        return (Problem(code="language-unknown", where=name, text=text),)
    near = as_likely(words, found)
    text = f"no language is given; its words look {found}, and fit {' and '.join(near)} about as well"
    return (Problem(code="language-near", where=name, text=text),) if near else ()

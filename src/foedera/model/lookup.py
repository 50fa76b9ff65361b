"""What to say when an id names nothing: what would have been known, and where to look."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from foedera.errors import SaidMeanwhile, UnknownId, UsageError
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook


def unknown_name(what: str, text: str, near: Sequence[str], known: Sequence[str]) -> UnknownId:
    """Nothing goes by that id, name or code; names those that come near it, else some there are."""
    lists = [f"foedera list {LISTED[kind]}" for kind in what.split(" or ") if kind in LISTED]
    return UnknownId(
        f"no such {what}" if what != "thing" else "nothing here goes by that id or name",
        where=repr(text),
        expected=f"the id or name of {_a(what)}, such as {', '.join(near or known[:6]) or '(none yet)'}",
        found=repr(text),
        next_step=", or ".join(lists) or (_CODES if what == "party" else _ANYWHERE),
    )


LISTED = {
    "agreement": "agreements",
    "area": "areas",
    "text": "texts",
    "collection": "collections",
    "codebook": "codebooks",
    "source": "sources",
}
"""What `foedera list` lists, by kind."""

_CODES = "give a state by its ISO 3166 code, such as nor; parties of agreements: foedera list agreements"
_ANYWHERE = "foedera list agreements, or search the texts: foedera search WORD"


def ambiguous(text: str, meant: Sequence[str]) -> UsageError:
    """Several things go by that name."""
    return UsageError(
        "several things go by that name",
        where=repr(text),
        expected="the id of one",
        found=", ".join(meant[:8]) + (f" and {len(meant) - 8} more" if len(meant) > 8 else ""),
        next_step="name one of them by its id",
    )


def _a(what: str) -> str:
    return f"an {what}" if what[:1] in "aeiou" else f"a {what}"


def unknown_agreement(identifier: str, known: Sequence[str]) -> UnknownId:
    """No such agreement; names the ids that look like it."""
    near = difflib.get_close_matches(identifier, known, n=3)
    return UnknownId(
        "no such agreement",
        where=repr(identifier),
        expected=f"an agreement of this workspace, such as {', '.join(near or known[:3]) or '(none yet)'}",
        found=repr(identifier),
        next_step="list them with: foedera list agreements, or add a text with: foedera add FILE",
    )


def without_text(agreement: str) -> UnknownId:
    """The agreement is known and has no text here."""
    return UnknownId(
        "no text of this agreement is in the workspace",
        where=agreement,
        expected="an agreement with a text",
        found="an agreement without one",
        next_step=f"add its text with: foedera add FILE --agreement {agreement}",
    )


def unknown_area(identifier: str, codebook: Codebook) -> UnknownId:
    """No such area in the codebook; names those that look like it, else all."""
    known = [area.id for area in codebook.areas]
    near = difflib.get_close_matches(identifier, known, n=3)
    return UnknownId(
        "no such area",
        where=repr(identifier),
        expected=f"an area of {codebook.key}, such as {', '.join(near or known)}",
        found=repr(identifier),
        next_step="foedera list areas",
    )


def unknown_concept(words: str, near: Sequence[str]) -> UnknownId:
    """No concept of EuroVoc has these words in its label; names labels that look like them."""
    return UnknownId(
        "no concept of EuroVoc",
        where=repr(words),
        expected=f"words of a label, such as {', '.join(near)}" if near else "words of a preferred English label",
        found=repr(words),
        next_step="try fewer or other words; alternative labels are not in the table that ships",
    )


def unknown_codebook(identifier: str | None, known: Sequence[str]) -> UnknownId:
    """No such codebook in the workspace."""
    return UnknownId(
        "no such codebook",
        where=repr(identifier),
        expected=f"one of {', '.join(known) or '(none: the workspace is empty)'}, or a .yaml file",
        found=repr(identifier),
        next_step="foedera list codebooks",
    )


def unknown_collection(identifier: str, known: Sequence[str]) -> UnknownId:
    """No such collection in the workspace."""
    return UnknownId(
        "no such collection",
        where=repr(identifier),
        expected=f"one of {', '.join(known)}",
        found=repr(identifier),
        next_step="foedera list collections",
    )


def unknown_source(identifier: str, known: Sequence[str]) -> UnknownId:
    """No such source in the workspace; names the ids that look like it."""
    near = difflib.get_close_matches(identifier, known, n=3)
    return UnknownId(
        "no such source",
        where=repr(identifier),
        expected=f"the id of a source, such as {', '.join(near or known[:3]) or '(none yet)'}",
        found=repr(identifier),
        next_step="foedera list sources",
    )


def without_address(source: str) -> UsageError:
    """The source is known, and nothing can be fetched of it."""
    return UsageError(
        "the source has no address",
        where=source,
        expected="a source with a URL",
        found="none",
        next_step="foedera fetch --list shows those that have one",
    )


def nothing_printed(identifier: str, start: int, end: int) -> UnknownId:
    """A span of a text that stands on no page."""
    return UnknownId(
        "nothing is printed there",
        where=f"{identifier}, {start} to {end}",
        expected="a span of the text of a PDF",
        found="no line of print",
        next_step="follow the link of a quote",
    )


def unknown_document(identifier: str) -> UnknownId:
    """No such text in the workspace."""
    return UnknownId(
        "no such document",
        where=repr(identifier),
        expected="the id of a text, such as eu-nor-sdp-2024-digest/eng",
        found=repr(identifier),
        next_step="see which texts an agreement has with: foedera show AGREEMENT",
    )


def unknown_index(identifier: str, known: Sequence[str]) -> UnknownId:
    """No such index, and no description of a new one."""
    return UnknownId(
        "no such index",
        where=repr(identifier),
        expected=f"one of {', '.join(known) or '(none)'}, or the scale and direction of a new one",
        found=repr(identifier),
        next_step="describe it: foedera index FILE --index ID --title TEXT --scale MIN MAX --better higher|lower",
    )


def nothing_to_compare(source: str, coder: str, stated: int, read: int) -> UnknownId:
    """The source states no table, or its text was not coded."""
    return UnknownId(
        "nothing to compare",
        where=repr(source),
        expected="a source that states a table and whose text was coded",
        found=f"{stated} cells stated, {read} cells read by {coder}",
        next_step=f"foedera add FILE --source {source} --about COLLECTION; foedera code {source}",
    )


def unknown_coder(identifier: str, known: Sequence[str]) -> UnknownId:
    """Nobody of that name has said anything of a cell; names those who have, the likest first."""
    near = difflib.get_close_matches(identifier, known, n=3)
    return UnknownId(
        "no such coder",
        where=repr(identifier),
        expected=f"who has said something of a cell: {', '.join(near or sorted(known)) or '(nobody yet)'}",
        found=repr(identifier),
        next_step="list the coders with common cells with: foedera reliability",
    )


def unknown_claim(identifier: str) -> UnknownId:
    """No such entry in the log."""
    return UnknownId(
        "no such claim",
        where=repr(identifier),
        expected="the id of an entry of the log, c-…",
        found=repr(identifier),
        next_step="take ids from: foedera show CELL, foedera review, or /data on the website",
    )


def unknown_finding(identifier: str) -> UnknownId:
    """No such finding stands."""
    return UnknownId(
        "no finding of that id stands",
        where=repr(identifier),
        expected="the id of a finding, as foedera check prints it",
        found=repr(identifier),
        next_step="foedera check; one whose fault was mended is gone",
    )


def unknown_choice(what: str, found: str, known: Sequence[str]) -> UsageError:
    """A word that is none of the choices."""
    return UsageError(
        f"no such {what}",
        where=repr(found),
        expected=f"one of {', '.join(known)}",
        found=repr(found),
        next_step="choose one of them",
    )


def unknown_commitment(identifier: str, known: Sequence[str]) -> UnknownId:
    """No such commitment; names those whose ids come near."""
    return UnknownId(
        "no such commitment",
        where=repr(identifier),
        expected=f"the id of one, such as {', '.join(difflib.get_close_matches(identifier, known, n=3) or known[:3])}",
        found=repr(identifier),
        next_step="their ids: foedera commitments --format csv",
    )


def unknown_procedure(identifier: str, known: Sequence[str]) -> UnknownId:
    """Nothing of that id goes through a procedure, or no kind of procedure has it; names those that come near."""
    near = difflib.get_close_matches(identifier, known, n=3)
    return UnknownId(
        "no such procedure",
        where=repr(identifier),
        expected=f"an agreement, instrument or kind of procedure, such as {', '.join(near or known[:3])}",
        found=repr(identifier),
        next_step="all of them: foedera procedures",
    )


def too_few_or_many(chosen: Sequence[str], most: int) -> UsageError:
    """Agreements that cannot stand side by side."""
    return UsageError(
        "these cannot be compared side by side",
        where=", ".join(chosen),
        expected=f"two to {most} different agreements",
        found=f"{len(chosen)}",
        next_step="name more or fewer, or compare a whole collection",
    )


def unknown_provision(identifier: str) -> UnknownId:
    """The text is here and has no such provision."""
    document = identifier.rpartition("/")[0]
    return UnknownId(
        "no such provision",
        where=repr(identifier),
        expected=f"a provision of {document}",
        found=repr(identifier),
        next_step=f"take the links of the page /texts/{document}",
    )


def unknown_thing(identifier: str) -> UnknownId:
    """An id of whatever kind that names nothing."""
    return UnknownId(
        "nothing here has that id",
        where=repr(identifier),
        expected="the id of an agreement, cell, area, text, party, dialogue, source or claim",
        found=repr(identifier),
        next_step=_ANYWHERE,
    )


def incomplete_evaluation(gold: str, found: str) -> UsageError:
    """A file of coded cells without what it is about."""
    return UsageError(
        "a file of coded cells needs the texts and a codebook",
        where=gold,
        expected="foedera evaluate GOLD.csv TEXTS --codebook dta",
        found=found,
        next_step="name them",
    )


def one_coder_is_not_enough(coder: str) -> UsageError:
    """A comparison of a coder with nobody."""
    return UsageError(
        "one coder is not enough",
        where=repr(coder),
        expected="two coders, or none",
        found="one",
        next_step="list who can be compared with: foedera reliability",
    )


def said_meanwhile(cell: str, claims: Sequence[Claim]) -> SaidMeanwhile:
    """Somebody spoke on a cell since the person who decides looked at it."""
    told = "; ".join(
        f"{claim.value['value']} by {claim.coder} ({claim.id}, {claim.recorded:%Y-%m-%d %H:%M:%S} UTC)"
        for claim in claims
    )
    return SaidMeanwhile(
        "somebody spoke on this cell since you looked; nothing was recorded",
        where=cell,
        expected="the cell as you saw it",
        found=told,
        next_step=f"look again: foedera show {cell}; then decide again",
    )

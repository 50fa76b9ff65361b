"""What the ids, names and codes of a call mean; what was understood is said, where it is not what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedera.cli.call import say
from foedera.model import matching
from foedera.model.matching import Known
from foedera.workspace import View
from foedera.workspace.codebooks import is_file
from foedera.workspace.seed import built_in_codebooks, built_in_fact_words


def thing(workspace: View, text: str) -> str:
    """The id of whatever is meant."""
    snapshot = workspace.snapshot
    found = matching.thing(snapshot, text)
    if found.id != text:
        others = [f"{one.kind} {one.id}" for one in matching.namesakes(snapshot, text, found)]
        _say(text, found, f" (not the {', the '.join(others)})" if others else "")
    return found.id


def one(workspace: View, text: str, *kinds: str) -> str:
    """The id of the agreement, area … that is meant."""
    found = matching.find(workspace.snapshot, text, *kinds)
    _say(text, found)
    return found.id


def several(workspace: View, texts: Sequence[str] | None, *kinds: str) -> tuple[str, ...]:
    """The ids of those that are meant; none where none is named."""
    return tuple(one(workspace, text, *kinds) for text in texts or ())


def version(workspace: View, text: str) -> str:
    """The id of the agreement that is meant, with the language written behind it where there is one: ID/nld."""
    found = matching.version(workspace.snapshot, text)
    _say(text, found)
    return found.id


def perhaps(workspace: View, text: str | None, *kinds: str) -> str | None:
    """The id of the collection, area … that is meant; None where none is named."""
    return None if text is None else one(workspace, text, *kinds)


def parties(workspace: View, texts: Sequence[str]) -> tuple[str, ...]:
    """The ids of the parties that are meant; also those of states the workspace does not speak of."""
    names = built_in_fact_words().parties.names if texts else {}
    found = [(text, matching.party(workspace.snapshot, text, names)) for text in texts]
    for text, it in found:
        _say(text, it)
    return tuple(it.id for _, it in found)


def cell(workspace: View, text: str) -> str:
    """The id of the cell that is meant; what is not of the form AGREEMENT/AREA is left for the verb to refuse."""
    agreement, slash, area = text.partition("/")
    if not slash or "/" in area:
        return text
    found = matching.cell(workspace.snapshot, agreement, area)
    _say(text, found)
    return found.id


def codebook(workspace: View | None, text: str | None) -> str | None:
    """The codebook that is meant, of the workspace or among those that ship; a YAML file is taken as it is."""
    if text is None or is_file(text):
        return text
    books = {**built_in_codebooks(), **({} if workspace is None else workspace.snapshot.codebooks)}
    known = [Known("codebook", key, ((book.title,),)) for key, book in books.items()]
    found = matching.among(text, [*(Known("codebook", book.id) for book in books.values()), *known], "codebook")
    _say(text, found)
    return found.id


def coder(text: str | None, known: Mapping[str, int]) -> str | None:
    """The coder that is meant of those who have said something; what comes near nobody is left for the verb."""
    same = [name for name in known if text is not None and name.casefold() == text.casefold()]
    if text is None or text in known or len(same) != 1:
        return text
    _say(text, Known("coder", same[0]))
    return same[0]


def new_or_known(workspace: View, text: str, kind: str) -> str:
    """The id of a thing that is known in other letters; else what was written, for a new one."""
    same = [known for known in matching.known(workspace.snapshot, (kind,)) if known.id.lower() == text.lower()]
    if not same:
        return text
    _say(text, same[0])
    return same[0].id


def _say(text: str, found: Known, more: str = "") -> None:
    if found.id != text:
        say(f"{text} is understood as the {found.kind} {found.id}{more}")

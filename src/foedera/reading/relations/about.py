"""Which agreements a passage of a publication is about, when one publication treats several.

In: provisions, their document, and the names each agreement's partner goes by. Out: the provisions with `about` set.
The rule: the innermost heading that names partners opens their section; in a section of several, a paragraph whose
first sentence names only some of them is about those (a later aside about one does not take it from the others).
Tables, captions and source lines are about none. Not here: the names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from foedera.model.document import Document, Provision
from foedera.reading.structure.phrases import is_caption, is_source_line
from foedera.text.sentences import sentences


def assign(
    provisions: Sequence[Provision], document: Document, names: Mapping[str, tuple[str, ...]]
) -> tuple[Provision, ...]:
    """`provisions` with `about` set to ids of `names`, in their order; empty where a passage is about none or all.

    Names are matched as whole words with their own capitals (or all in capitals); where two overlap, the longer wins.
    """
    finder = _Finder(names)
    return tuple(
        msgspec.structs.replace(provision, about=_about(provision, document.text, finder)) for provision in provisions
    )


def _about(provision: Provision, text: str, finder: _Finder) -> tuple[str, ...]:
    words = text[provision.start : provision.end]
    if provision.kind == "table" or is_caption(words) or is_source_line(words):
        return ()
    headings = [*provision.path, *([provision.heading] if provision.heading else [])]
    section = next((found for heading in reversed(headings) if (found := finder.ids(heading))), ())
    if len(section) < 2:
        return section
    named = finder.ids(next((words[start:end] for start, end in sentences(words)), words))
    return tuple(agreement for agreement in section if agreement in named) or section


class _Finder:
    """Finds names as whole words, the longest first."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self.order = tuple(names)
        self.owners: dict[str, set[str]] = {}
        for agreement, spellings in names.items():
            for spelling in spellings:
                for form in (spelling, spelling.upper()):
                    self.owners.setdefault(form, set()).add(agreement)
        longest = sorted((form for form in self.owners if form), key=lambda form: (-len(form), form))
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)") if longest else None

    def ids(self, text: str) -> tuple[str, ...]:
        """The agreements named in `text`, in the order of the mapping."""
        if self.pattern is None:
            return ()
        found = {agreement for match in self.pattern.finditer(text) for agreement in self.owners[match[0]]}
        return tuple(agreement for agreement in self.order if agreement in found)

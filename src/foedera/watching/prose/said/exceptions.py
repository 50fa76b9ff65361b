"""Who is excepted from a claim: 'save Japan', 'Iceland excepted', 'Japan being the odd one out'."""

from __future__ import annotations

import re

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.parts.scopes import quantities, scope_at
from foedera.watching.prose.parts.words import any_of

_Q = quantities()
SAVE = re.compile(
    rf"(?<!nothing )\b{any_of(_Q.save)}\b(?:\s(?:in|for|with|of|that|those|the|to)\b){{0,3}}\s", re.IGNORECASE
)
NOT_THEY = re.compile(
    r"(?:,|\sand)\s(?:but\s|though\s|and\s)?not\s(?:for|in|by|with|to|that of|those of)\s(?:the\s)?(?=[A-Z])"
)
"""'for four of the six, not for Japan': who is left out behind a comma."""
_EXCEPTION = re.compile(rf"\b(?:being|is|was|as)\s{any_of(_Q.exception)}\b", re.IGNORECASE)
_EXCEPTED = re.compile(r"(?:['’]s)?\s(?:alone\s)?(?:excepted|excluded|aside|apart)\b", re.IGNORECASE)


def left_out(case: ProseCase, sentence: Sentence, start: int, end: int) -> list[str]:
    """Who is excepted: 'save Japan', 'but the three candidates', 'Japan being the odd one out'."""
    text = sentence.text
    named = [one for one in sentence.parties if one.id != "eu"]
    found: list[str] = []
    for save in (*SAVE.finditer(text, start, end), *NOT_THEY.finditer(text, start, end)):
        at = save.end()
        group = scope_at(case, text, at, ())
        if group is not None and group.narrowed and not group.others:
            found += sorted(group.parties)
        for one in named:
            if 0 <= one.start - at <= 6 and re.fullmatch(
                r"(?:,\s|\sand\s|,\sand\s)?(?:the\s|with\s|in\s|for\s)*", text[at : one.start]
            ):
                found.append(one.id)
                at = one.end
    exception = _EXCEPTION.search(text, start, end)
    found += [one.id for one in named if _EXCEPTED.match(text, one.end)]
    if exception:
        found += [one.id for one in named if 0 <= exception.start() - one.end <= 4]
    return found

"""Languages so near one another that words tell them apart poorly, or not at all.

In: a text and the language its words look most like. Out: which others they fit as well. What a file says of its
language decides between near ones; where nobody says it, the doubt is told. Not here: telling languages (language).
"""

from __future__ import annotations

from collections import Counter

from foedera.text.counting import letters
from foedera.text.language import scores
from foedera.text.own_letters import with_fewer_letters

_GROUPS = (frozenset({"hrv", "bos", "srp"}), frozenset({"nor", "nno", "dan"}), frozenset({"ind", "msa"}))
_WIDER = {"nob": "nor", "zsm": "msa"}
"""Languages the model knows by the name of a wider one (ISO 639-3: Bokmål in Norwegian, Standard Malay in Malay)."""
_CLEAR = 0.1
"""So much likelier, for each letter, a language has to be than a near one to be told from it. Of 20 passages of 100
to 250 letters (tests/text/test_near_languages.py) the four told wrongly lie below, and six of those told rightly."""
_SEEN = 4_000
"""Code points looked at."""


def as_likely(text: str, found: str) -> tuple[str, ...]:
    """The languages near `found` (ISO 639-3) that the words of a text fit about as well; none for most texts.

    So do those nobody considers whose alphabet has all the letters that the text uses of another's.
    """
    group = next((group for group in _GROUPS if found in group), frozenset())
    near = tuple(code for code in sorted(group - {found}) if fits(text, found, code))
    return (*near, *with_fewer_letters(Counter(text), found))


def fits(text: str, found: str, given: str) -> bool:
    """Whether a text whose words look most like `found` may be in the language `given` for all they tell."""
    one, other = _WIDER.get(found, found), _WIDER.get(given, given)
    if one == other:
        return True
    if not any({one, other} <= group for group in _GROUPS):
        return False
    part = text[:_SEEN]
    likely = scores(part)
    return likely[one] - likely[other] < _CLEAR * max(1, letters(part))

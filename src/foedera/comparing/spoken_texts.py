"""Which text of each agreement is compared, and which of its provisions: those in a language the others have too.

In: agreements with their texts. Out: for each a text, its provisions in one language, and what is to be kept in mind.
A text may hold several languages, and an agreement several texts: words of two languages cannot be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from foedera.errors import UnknownId
from foedera.model import selection
from foedera.model.document import Document, Provision
from foedera.model.selection import main_text, newest
from foedera.model.snapshot import Snapshot

_SHARE = 0.1
"""Of a text's code points; provisions in a language with fewer are quotes, no text that could be compared."""


class SpokenText(msgspec.Struct, frozen=True):
    """What of an agreement is compared."""

    document: Document
    language: str
    """ISO 639-3."""
    provisions: tuple[Provision, ...]
    """Those in that language, in reading order."""
    others: tuple[str, ...]
    """The other languages the text holds provisions in."""


def spoken_texts(snapshot: Snapshot, agreements: Sequence[str]) -> dict[str, SpokenText | None]:
    """For each agreement what is compared; None where no text of it is here.

    Chosen is the language most of the agreements have; of those as many have, the one more are read in, then English.
    An agreement that lacks it is compared in the next one it has.
    """
    voices = {one: _voices(snapshot, snapshot.texts.of([one])) for one in agreements}
    having = Counter(language for found in voices.values() for language in found)
    mains = [main_text(snapshot.texts.of([one])) for one in agreements]
    read = Counter(main.language for main in mains if main is not None)
    order = sorted(having, key=lambda code: (-having[code], -read[code], code != "eng", code))
    return {one: next((found[code] for code in order if code in found), None) for one, found in voices.items()}


def named_texts(snapshot: Snapshot, names: Sequence[str]) -> dict[str, SpokenText | None]:
    """The same of agreements or their language versions: ID/nld is what an agreement says in Dutch.

    Raises:
        UnknownId: the agreement has no text in that language, or is none.
    """
    spoken = spoken_texts(snapshot, [one for one in names if "/" not in one])
    return {one: spoken[one] if one in spoken else _version(snapshot, one) for one in names}


def in_language(snapshot: Snapshot, name: str) -> SpokenText | None:
    """What ID/nld names, a text of its own or part of one that holds two languages; None where there is none."""
    agreement, _, language = name.partition("/")
    return _voices(snapshot, snapshot.texts.of([agreement])).get(language)


def _version(snapshot: Snapshot, name: str) -> SpokenText:
    agreement, _, language = name.partition("/")
    text = in_language(snapshot, name)
    if text is None:
        selection.agreement(snapshot, agreement)
        known = sorted(_voices(snapshot, snapshot.texts.of([agreement])))
        raise UnknownId(
            "no such language version",
            where=name,
            expected=" or ".join(f"{agreement}/{one}" for one in known) or "an agreement with a text here",
            found=language,
            next_step=f"list the texts with: foedera show {agreement}",
        )
    return text


def _voices(snapshot: Snapshot, texts: Iterable[Document]) -> Mapping[str, SpokenText]:
    """An agreement's texts by language: of its own words where they are here, a text wholly in the language first."""
    main = main_text(last := newest(tuple(texts)))
    found: dict[str, SpokenText] = {}
    for document in sorted((text for text in last if main and text.role == main.role), key=lambda text: text.id):
        provisions = snapshot.texts.provisions(document.id)
        for language in languages_of(document, provisions):
            own = tuple(one for one in provisions if document.language_of(one) == language)
            others = tuple(sorted({document.language_of(one) for one in provisions} - {language}))
            if language not in found or document.language == language:
                found[language] = SpokenText(document, language, own, others)
    return found


def languages_of(document: Document, provisions: Sequence[Provision]) -> list[str]:
    """The languages a good part of a text is in; its own where none has one."""
    lengths = Counter[str]()
    for one in provisions:
        lengths[document.language_of(one)] += one.end - one.start
    return [code for code, length in lengths.items() if length >= _SHARE * lengths.total()] or [document.language]

"""Everything a snapshot holds that people look for, as one record each.

What the log speaks of comes from the declarations of its properties: one with a `kind` makes its subject a thing, one
with `found_as` makes a thing of each of its own. Areas come from the codebooks, people from those who signed or
wrote. What other rooms work out, such as findings, is handed in.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from foedera.model.agreement import Agreement, Fact, Party, Signatory
from foedera.model.claim import Source
from foedera.model.codebook import Area, Codebook
from foedera.model.ledger import Ledger
from foedera.model.merging import Told, merged
from foedera.model.names import name_of, with_names
from foedera.model.phrasing import plain
from foedera.model.properties import PROPERTIES
from foedera.model.property import Place, Property
from foedera.model.search import Thing
from foedera.model.selection import codebook_of
from foedera.model.snapshot import Snapshot
from foedera.model.statement import LayoutElement

PERSON, AREA = "person", "area"
AUTHOR, OTHER_NAME, SHORT_LABEL = "author", "other_name", "short_label"
"""What facts are about that give names."""

_NAMING = frozenset({OTHER_NAME, "name", "title", "number", "reference_code"})
_BRACKETED = re.compile(r"([^()]+)\(([^()]+)\)")

_PAGES = {
    "agreement": "agreements",
    "party": "parties",
    "dialogue": "dialogues",
    "source": "sources",
    AREA: "areas",
    "commitment": "commitments",
}
"""The page of a thing, by kind; all others have one among the things."""
_SAID_OF_A_SUBJECT = tuple(
    known
    for known in PROPERTIES.values()
    if known.found_as is None and known.shown - frozenset({Place.MATRIX, Place.QUOTE})
)


def of_the_log(snapshot: Snapshot) -> Iterator[Thing]:
    """Whatever the log speaks of that is of a kind; then each event, meeting … by itself."""
    ledger = snapshot.ledger
    subjects = dict.fromkeys(subject for known in ledger.entries().values() for subject in known)
    for subject in subjects:
        beings = [known for known in PROPERTIES.values() if known.kind and ledger.of(known.record, subject)]
        if beings:
            yield _thing(ledger, subject, min(beings, key=_nearest))
    for known in PROPERTIES.values():
        if known.found_as is not None:
            for subject, entries in ledger.by_subject(known.record).items():
                for told in merged(entries):
                    yield _told(ledger, subject, known, told)


def _nearest(known: Property) -> tuple[bool, bool]:
    """What names a thing says best what it is; that it is a publication too, last."""
    return known.record is Source, known.named_by is None


def _thing(ledger: Ledger, subject: str, being: Property) -> Thing:
    name, further = _names(ledger, subject, being)
    kind = being.kind or being.key
    label, _ = being.say(with_names(ledger, merged(ledger.of(being.record, subject))[-1].value))
    said = (
        _line(ledger, known, told) for known in _SAID_OF_A_SUBJECT for told in merged(ledger.of(known.record, subject))
    )
    return Thing(
        kind=kind,
        id=subject,
        name=name,
        address=f"/{_PAGES.get(kind, 'things')}/{subject}",
        also=tuple(dict.fromkeys((*further, *_parts(name), *_other_names(ledger, subject), subject))),
        shown_by=(label, kind),
        lines=tuple(line for one in said if (line := _beside(one, name, label))),
    )


def _beside(line: str, name: str, label: str) -> str:
    """What a line says beside the name it stands under; '' where that is nothing."""
    rest = line.removeprefix(f"{name}: ")
    if rest == name:
        return ""
    behind = rest.removeprefix(f"{label}: {name}")
    return rest if behind == rest else f"{label}{behind}" if behind else ""


def _names(ledger: Ledger, subject: str, being: Property) -> tuple[str, list[str]]:
    """What a thing goes by, as it was last said, and as it was said before; in words where nothing names it."""
    entries = ledger.of(being.record, subject)[::-1]
    names = [str(name) for entry in entries if (name := getattr(entry.value, being.named_by or "", None))]
    if names:
        return names[0], names[1:]
    if being.record is LayoutElement:
        return name_of(ledger, subject), []
    return being.say(with_names(ledger, merged(entries)[0].value))[1], []


def _parts(name: str) -> Iterator[str]:
    """What stands before brackets in a name, and what within: SAFE in Security Action for Europe (SAFE)."""
    match = _BRACKETED.match(name)
    if match is not None:
        yield from (match[1].rstrip(), match[2])


def _told(ledger: Ledger, subject: str, known: Property, told: Told[Any]) -> Thing:
    """One event, meeting …, by what it befell: it is found on the page of that."""
    kind = next((one.kind for one in PROPERTIES.values() if one.kind and ledger.of(one.record, subject)), None)
    sources = (f"{name_of(ledger, e.claim.basis.source)}, {e.claim.basis.locator}" for e in told.entries)
    return Thing(
        kind=known.found_as or known.key,
        id=told.entries[0].claim.id,
        name=f"{name_of(ledger, subject)}: {_line(ledger, known, told)}",
        shown_by=(known.found_as or known.key,),
        address=f"/{_PAGES.get(kind or '', 'things')}/{subject}",
        lines=tuple(dict.fromkeys(sources)),
    )


def _line(ledger: Ledger, known: Property, told: Told[Any]) -> str:
    """What is said, without addresses: nobody looks for a word of one."""
    label, text = known.say(with_names(ledger, told.value))
    said = "; ".join(part for part in text.split("; ") if not part.startswith(("http://", "https://")))
    return f"{label}: {said}"


def _other_names(ledger: Ledger, subject: str) -> Iterator[str]:
    """Names facts record; of an agreement, what its column and its type call it."""
    yield from (e.value.value for e in ledger.of(Fact, subject) if e.value.about in _NAMING)
    yield from (e.value.iso2 for e in ledger.of(Party, subject) if e.value.iso2)
    for entry in ledger.of(Agreement, subject):
        short, family = entry.value.short, entry.value.family
        unions = " ".join(name_of(ledger, union) for union in sorted(ledger.unions & set(entry.value.parties)))
        yield from (short, f"{unions} {short}")
        if family:
            yield from (f"{short} {family}", f"{unions} {short} {family}")


def people(snapshot: Snapshot) -> Iterator[Thing]:
    """Who signed or acted, and who wrote, each once; on the page of what they did last."""
    ledger = snapshot.ledger
    deeds: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for entry in ledger.of(Signatory):
        side, subject = entry.value.side, entry.claim.subject
        whom = name_of(ledger, side if side != "partner" else ledger.partner(subject) or subject)
        office = f"{plain(entry.value.office).capitalize()} ({whom}), acted for"
        deeds[entry.value.name][office].setdefault(f"/agreements/{subject}", name_of(ledger, subject))
    for fact in ledger.of(Fact):
        if fact.value.about == AUTHOR:
            address = f"/sources/{fact.claim.subject}"
            deeds[fact.value.value]["Author of"].setdefault(address, name_of(ledger, fact.claim.subject))
    for name, done in deeds.items():
        last = [address for addresses in done.values() for address in addresses][-1]
        yield Thing(
            kind=PERSON,
            id=last.rpartition("/")[2],
            name=name,
            address=last,
            also=(name.split()[-1],),
            shown_by=(PERSON,),
            lines=tuple(f"{role} {', '.join(what.values())}" for role, what in done.items()),
        )


def areas(snapshot: Snapshot, books: Iterable[Codebook]) -> Iterator[Thing]:
    """The areas of codebooks, each as its page shows it: of the codebook it belongs to."""
    for book in books:
        for area in book.areas:
            if codebook_of(snapshot, area.id).key == book.key:
                yield _area(snapshot.ledger, book, area)


def _area(ledger: Ledger, book: Codebook, area: Area) -> Thing:
    short = [e.value.value for e in ledger.of(Fact, area.id) if e.value.about == SHORT_LABEL]
    labels = [concept.label for concept in area.eurovoc]
    topics = [topic.label for topic in area.topics]
    parts = (*topics, *(concept.label for topic in area.topics for concept in topic.eurovoc))
    lists = [area.headings, area.strong, *(topic.expressions for topic in area.topics)]
    lists += [words.strong for each in book.languages for words in each.areas if words.id == area.id]
    told = [area.definition, f"Included: {area.include}" if area.include else "", *topics]
    return Thing(
        kind=AREA,
        id=area.id,
        name=area.label,
        address=f"/areas/{area.id}",
        also=tuple(dict.fromkeys((*short, area.notation or "", area.id, *labels))),
        shown_by=tuple(dict.fromkeys((AREA, *parts, *(phrase for one in lists for phrase in phrases(one))))),
        lines=tuple(line for line in told if line),
    )


@functools.lru_cache(1024)
def phrases(expressions: Sequence[str]) -> tuple[str, ...]:
    """The words and phrases that show an area by themselves, each with the star of what may end a word.

    What asks for words near others, or leaves words out, is no phrase, and is passed over (foedera.coding.expressions).
    """
    found = list[str]()
    for expression in expressions:
        bare = expression.removeprefix("(").removesuffix(")")
        if not set("()~&?").intersection(bare):
            found += (part.strip() for part in bare.split("|"))
    return tuple(found)

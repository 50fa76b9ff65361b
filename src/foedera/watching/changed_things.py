"""What became known of things between two states of a log: new ones, corrected ones, and what was told again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from foedera.amounts import amount
from foedera.ids import content_id
from foedera.model.change import Change, ChangeKind, kind_of
from foedera.model.claim import Claim, Rank
from foedera.model.merging import Told, merged
from foedera.model.properties import declared, record_of
from foedera.watching.change_sentences import finished, sentence, words
from foedera.watching.span import Span


def changed_things(span: Span, claims: Sequence[Claim]) -> Iterator[Change]:
    """The changes of some new claims that are not about cells; each of them is in exactly one."""
    proposed: list[Claim] = []
    told: dict[tuple[str, str], list[list[Claim]]] = defaultdict(list)
    for chain in _chains(span, claims):
        corrected = span.earlier.snapshot.by_id.get(chain[0].replaces or "")
        last = chain[-1]
        if corrected is not None:
            yield _correction(span, corrected, chain)
        elif last.rank is Rank.MACHINE and not declared(last.property).resolved_by_rank:
            proposed += chain
        else:
            told[last.property, last.subject].append(chain)
    for (key, subject), chains in told.items():
        yield from _things(span, key, subject, chains)
    yield from _proposals(span, proposed)


def _chains(span: Span, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims with those that correct them within the span, oldest first."""
    own = {claim.id for claim in claims}
    chains: dict[str, list[Claim]] = {}
    for claim in claims:  # in the order of recording: what is corrected comes first
        first = claim
        while first.replaces in own:
            first = span.by_id[first.replaces]
        chains.setdefault(first.id, []).append(claim)
    return list(chains.values())


def _things(span: Span, key: str, subject: str, chains: list[list[Claim]]) -> Iterator[Change]:
    """One change for each thing that some claims of one property and subject tell of."""
    record = declared(key).record
    before, left = merged(span.earlier.snapshot.ledger.of(record, subject)), chains
    for told in merged(span.ledger.of(record, subject)):
        own = [chain for chain in left if any(claim.id in told.ids for claim in chain)]
        if own:
            left = [chain for chain in left if chain not in own]
            known = next((old for old in before if set(old.ids) & set(told.ids)), None)
            yield _thing(span, key, told, known, [claim for chain in own for claim in chain])


def _thing(span: Span, key: str, told: Told[Any], known: Told[Any] | None, new: list[Claim]) -> Change:
    """A thing that is new, or of which more is known, or that was told again."""
    subject, said = new[0].subject, sentence(span.belonging, new[0].subject, told.value)
    kind, before, after = kind_of(key), None, None
    if known is not None and known.value == told.value:
        kind, said = ChangeKind.KNOWN, finished(f"Told again by {_voices(span, new)}: {said}")
    elif known is not None:
        before, after = (": ".join(words(span.belonging, one.value)) for one in (known, told))
        said = finished(f"Known better now: {said} Before: {before}")
    elif len(new) > 1 and new[-1].rank is Rank.PERSON and new[-1].replaces:
        kind, said = ChangeKind.DECISION, finished(f"Accepted by {span.belonging.who(new[-1])}: {said}")
    return _change(span, kind, subject, said, new, evidence=told.ids, before=before, after=after)


def _voices(span: Span, claims: Iterable[Claim]) -> str:
    return " and ".join(dict.fromkeys(span.belonging.who(claim) for claim in claims))


def _correction(span: Span, old: Claim, chain: list[Claim]) -> Change:
    """What replaces a claim that was on record before."""
    last = chain[-1]
    before, after = (": ".join(words(span.belonging, record_of(claim))) for claim in (old, last))
    name, person = span.name(old.subject), last.rank is Rank.PERSON
    spoken = person or "@" in last.coder
    by = f"{'by' if spoken else 'on the word of'} {span.belonging.who(last)}"
    if before != after:
        said = f"{name}, corrected {by}: before “{before}”, now “{after}”"
    else:
        said = f"{name}, said anew {by}: {after}"
    return _change(
        span,
        ChangeKind.DECISION if person else ChangeKind.CORRECTION,
        old.subject,
        finished(said + (f" ({last.note})" if last.note else "")),
        chain,
        evidence=(last.id, old.id),
        before=before,
        after=after,
    )


def _proposals(span: Span, claims: Iterable[Claim]) -> Iterator[Change]:
    """What machines read and nobody has accepted: one change for each thing it is proposed of, property and machine."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        about = span.belonging.agreement_of(claim) or claim.subject
        groups[about, claim.property, claim.coder].append(claim)
    for (about, key, _), found in groups.items():
        what = amount(len(found), f"proposal on {declared(key).label}", f"proposals on {declared(key).label}")
        said = f"{span.name(about)}: {what} by {span.belonging.who(found[0])} {'waits' if len(found) == 1 else 'wait'} "
        ids = tuple(claim.id for claim in found)
        yield _change(span, ChangeKind.PROPOSAL, about, finished(f"{said}for a person"), found, evidence=ids)


def _change(
    span: Span,
    kind: ChangeKind,
    subject: str,
    said: str,
    claims: Sequence[Claim],
    *,
    evidence: tuple[str, ...],
    before: str | None = None,
    after: str | None = None,
) -> Change:
    ids = tuple(claim.id for claim in claims)
    return Change(
        id=content_id("d", kind, subject, ids),
        kind=kind,
        day=span.day(claims),
        subject=subject,
        about=span.belonging.of(claims),
        sentence=said,
        before=before,
        after=after,
        claims=ids,
        evidence=tuple(dict.fromkeys((*evidence, *ids))),
    )

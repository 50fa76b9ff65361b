"""The facts coder: what people look for first in an agreement, each with the words it stands on.

In: a document, its provisions, word lists. Out: claims by 'facts@VERSION': parties, the day of signature, final
provisions, named instruments; for each kind searched in vain, a claim that says what was searched. Not here: deciding
anything; these are proposals until a person takes them over.

One file a noun: final provisions, signing, parties, instruments; `fact_words` holds the lists' records, `terms` what is
read inside a clause, `finds` how a find becomes a claim; `opening` proposes a text's record before any claim. The
expressions are English; of a text in another language an absence says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from foedera.coding.deadline import Deadline, within
from foedera.coding.english.english_sentences import LANGUAGE
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.facts.fact_words import FactWords, read_fact_words
from foedera.coding.facts.final_provisions import bodies, find_clause
from foedera.coding.facts.finds import CODER, Find, Recorder
from foedera.coding.facts.instruments import find_instruments
from foedera.coding.facts.parties import find_parties
from foedera.coding.facts.signing import find_signing
from foedera.model.claim import Claim
from foedera.model.document import Document, Provision

__all__ = ["CODER", "FactWords", "fact_claims", "read_fact_words"]


def fact_claims(
    document: Document,
    provisions: Sequence[Provision],
    *,
    agreement: str,
    recorded: datetime.datetime,
    words: FactWords,
    scan: SharedScan | None = None,
    deadline: Deadline | None = None,
) -> tuple[Claim, ...]:
    """The facts a text states about its own agreement.

    Args:
        document: the text. A publication about agreements (role 'source') states none: what it opens with, is dated by
            and names is its own. A digest is signed by nobody, so only its clauses and named instruments are read.
        provisions: the provisions to search.
        agreement: whom the claims are about.
        recorded: time of recording.
        words: the lists.
        scan: that of the run, which tells what is worth searching for; None searches for everything everywhere.
        deadline: when to stop; None for never.

    Raises:
        TextTooHard: the deadline is over.
    """
    if document.role == "source":
        return ()
    recorder = Recorder(document, agreement, recorded)
    english = any(document.language_of(provision) == LANGUAGE for provision in provisions)
    claims: list[Claim] = []
    for about, finds, by in within(deadline, _searches(document, provisions, words, scan)):
        claims += [recorder.found(find) for find in finds]
        if not finds:
            searched = f"{len(provisions)} provisions of {document.id} for {by}"
            claims.append(recorder.missing(about, searched, english=english))
    return tuple(claims)


def _searches(
    document: Document, provisions: Sequence[Provision], words: FactWords, scan: SharedScan | None
) -> Iterator[tuple[str, tuple[Find, ...], str]]:
    """(what is searched, what was found, by which words) for each kind of fact."""
    lists = words.clauses
    if document.role != "digest":
        names = sum(map(len, words.parties.names.values()))
        yield "party", find_parties(document, provisions, words.parties), f"{names} names of {_key(words.parties)}"
        signing = find_signing(document, provisions, lists.signing, scan)
        yield "signed", signing, f"{len(lists.signing)} expressions of {_key(lists)} with a date"
    searched = bodies(document, provisions, scan)
    for clause in lists.clauses:
        finds = find_clause(clause, document, searched, words.languages.names, scan)
        yield clause.about, finds, f"{clause.expressions} expressions of {_key(lists)}"
    heads = sum(len(kind.heads) for kind in words.instruments.kinds)
    found = find_instruments(document, provisions, words.instruments)
    yield "names_instrument", found, f"names around {heads} words of {_key(words.instruments)}"


def _key(lists: object) -> str:
    return f"{lists.id}@{lists.version}"  # type: ignore[attr-defined]  # every list has both

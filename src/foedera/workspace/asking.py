"""Asking a language model about texts; the claims of one are recorded before the next is asked about.

In: an open workspace and a function that answers questions. Out: what came of each text. A run that stopped can be
repeated: areas of a text this coder has said something of, under the same codebook, are not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.language_model.prompting import Ask, Prompting, prompt_all
from foedera.coding.language_model.prompts import SIZE, prompts
from foedera.coding.language_model.proposals import Proposer
from foedera.ids import model_coder
from foedera.model.document import Document, Provision
from foedera.workspace.beginning import built_in_ladder, built_in_wording
from foedera.workspace.intake import passages_by_agreement
from foedera.workspace.opened import Workspace


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking about one text, or about one agreement in a text about several."""

    document: str
    agreement: str
    coder: str
    interview: Prompting
    new: int
    """Claims that were recorded."""


def asked(
    workspace: Workspace,
    subjects: Sequence[str],
    ask: Ask,
    *,
    model: str,
    endpoint: str,
    codebook: str | None = None,
    size: int = SIZE,
) -> Iterator[Asked]:
    """Ask a model about the newest texts of agreements, or of sources about agreements.

    Once the endpoint gave no answer several times in a row, the rest is named and not asked.

    Args:
        workspace: where the texts are and the claims go.
        subjects: ids; none for every text there is.
        ask: gives the answer to a question.
        model: name of the model, for the coder's name.
        endpoint: address of the endpoint, for the coder's name.
        codebook: codebook id, or a YAML file; None for the workspace's own.
        size: characters of a question at most.

    Raises:
        UnknownId: a subject has no text here, or the codebook is unknown; then nothing is asked.
        UsageError: the size of a question is too small for the codebook.
    """
    book, wording = workspace.codebook(codebook), built_in_wording()
    proposer = Proposer(
        model_coder(model, endpoint, wording.version), book, wording, ModalityClassifier(built_in_ladder())
    )
    said = [claim for claim in workspace.claims() if claim.property == "coverage"]
    failures = 0
    for document, agreement, passages in _passages(workspace, subjects):
        known = proposer.answered([c for c in said if c.subject == agreement], document, passages)
        areas = [area for area in book.areas if area.id not in known]
        put = prompts(wording, areas, document, passages, size=size)
        interview = prompt_all(put, document, ask, failures=failures)
        claims = proposer.claims(interview, document, passages, agreement=agreement, recorded=workspace.clock())
        new = workspace.propose(book, claims) if claims else 0
        yield Asked(document=document.id, agreement=agreement, coder=proposer.coder, interview=interview, new=new)
        failures = interview.failures


def _passages(workspace: Workspace, subjects: Sequence[str]) -> Iterator[tuple[Document, str, list[Provision]]]:
    for document, provisions in workspace.texts(subjects):
        for agreement, passages in passages_by_agreement(document, provisions).items():
            yield document, agreement, passages

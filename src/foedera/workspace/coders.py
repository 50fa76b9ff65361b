"""The machine coders that read a text when it is coded, each a named method with its version.

In: a text and its provisions. Out: claims, proposals all of them. Not here: recording them.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from foedera.amounts import amount
from foedera.coding.commitments import commitment_claims
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.deadline import Deadline
from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.english.phrase_patterns import PhrasePatterns
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.facts import fact_claims
from foedera.coding.institutions.bodies import BodyRecogniser
from foedera.coding.institutions.dialogues import dialogue_claims
from foedera.coding.language_model.prompting import Answer, Ask, Prompting, prompt_all
from foedera.coding.language_model.prompts import SIZE, Prompt, prompts
from foedera.coding.language_model.proposals import Proposer
from foedera.coding.language_model.requests import Request, request_of
from foedera.coding.ranker.leaning import NONE as NO_LEANINGS
from foedera.coding.ranker.leaning import Leanings
from foedera.errors import RefusedInput, UsageError
from foedera.ids import model_coder
from foedera.model.claim import Claim, Rank
from foedera.model.codebook import Codebook
from foedera.model.dates import Clock
from foedera.model.document import Document, Provision
from foedera.model.progress import Progress, silent
from foedera.model.selection import partners, passages_by_agreement, texts
from foedera.model.snapshot import Snapshot
from foedera.settings import model_key
from foedera.workspace.seed import (
    built_in_bodies,
    built_in_enforceability,
    built_in_fact_words,
    built_in_judge,
    built_in_ladder,
    built_in_phrases,
    built_in_sentence_words,
    built_in_wording,
    with_languages,
)
from foedera.workspace.taught import taught


class Pipeline:
    """Every coder, made ready once and used on many texts."""

    def __init__(self, book: Codebook, *, leanings: Leanings = NO_LEANINGS, scan: SharedScan | None = None) -> None:
        """Prepare.

        Args:
            book: the codebook texts are searched by.
            leanings: what decisions taught about the areas.
            scan: what searches texts for the expressions of all coders at once; None makes one.
        """
        judge = built_in_judge(book, leanings=leanings)
        self._scan = scan or SharedScan()
        enforcing = built_in_enforceability(book)
        self._lexicon = Lexicon(with_languages(book), built_in_sentence_words(), judge, enforcing, self._scan)
        self._words = built_in_fact_words()
        self._scan.numbered(self._words.clauses.in_texts)
        self._classifier = ModalityClassifier(built_in_ladder(), self._scan)
        self._phrases = built_in_phrases()
        PhrasePatterns(self._phrases, scan=self._scan)  # so that texts find its expressions in the database
        self._recogniser = BodyRecogniser(built_in_bodies(), self._scan)

    def claims(
        self,
        document: Document,
        provisions: Sequence[Provision],
        *,
        agreement: str,
        recorded: datetime.datetime,
        partners: Sequence[str] = (),
        deadline: Deadline | None = None,
    ) -> Iterator[Claim]:
        """What all coders propose of an agreement from the provisions of one text.

        Of a publication about the agreement they propose what it reports; the basis says which publication.

        Args:
            document: the text.
            provisions: those of its provisions that speak for the agreement.
            agreement: whom the claims are about.
            recorded: time of recording.
            partners: names of the side that is not a union; none where no union is a party.
            deadline: when the time for the text is over; None sets no limit.

        Raises:
            TextTooHard: the time is over.
        """
        coverage = self._lexicon.code(document, provisions, agreement=agreement, recorded=recorded, deadline=deadline)
        yield from coverage
        phrases = PhrasePatterns(self._phrases, partners=partners, scan=self._scan)
        yield from commitment_claims(
            document,
            provisions,
            agreement=agreement,
            recorded=recorded,
            classifier=self._classifier,
            phrases=phrases,
            cited={claim.basis.span.provision for claim in coverage if claim.basis.span is not None},
            deadline=deadline,
        )
        yield from dialogue_claims(
            document,
            provisions,
            agreement=agreement,
            recorded=recorded,
            classifier=self._classifier,
            phrases=phrases,
            recogniser=self._recogniser,
            deadline=deadline,
        )
        yield from fact_claims(
            document,
            provisions,
            agreement=agreement,
            recorded=recorded,
            words=self._words,
            scan=self._scan,
            deadline=deadline,
        )


class CodedText(msgspec.Struct, frozen=True, kw_only=True):
    """What coding one text came to."""

    document: str
    new: int
    """Claims that were recorded; what was proposed before in the same words is not recorded again."""
    agreement: str | None = None
    """Of a language model's run: whom the claims are about."""
    interview: Prompting | None = None
    """Of a language model's run: what was asked and answered."""
    requests: tuple[Request, ...] | None = None
    """Of a dry run: what would be sent. Nothing was, and nothing was recorded."""
    refused: str | None = None
    """Why the text was not coded; None where it was."""


Heard = Callable[[CodedText], object]
"""Who is told what came of a text once it is recorded."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in one text, not recorded yet."""

    document: str
    claims: tuple[Claim, ...] = ()
    agreement: str | None = None
    interview: Prompting | None = None
    refused: str | None = None

    def __post_init__(self) -> None:
        """A claim of another rank than a machine's is a ValueError: then none is recorded."""
        if any(claim.rank is not Rank.MACHINE for claim in self.claims):
            raise ValueError("only a machine's claims are proposals")

    def recorded(self, new: int) -> CodedText:
        """What it came to, once so many of the claims were new."""
        return CodedText(
            document=self.document,
            new=new,
            agreement=self.agreement,
            interview=self.interview,
            refused=self.refused,
        )


class Model(NamedTuple):
    """A language model: how it answers, and how it is named."""

    ask: Ask
    name: str
    endpoint: str


@contextlib.contextmanager
def model_of(coder: Ask | Literal["llm"], name: str, endpoint: str, *, timeout: float, clock: Clock) -> Iterator[Model]:
    """A language model, ready to answer.

    Args:
        coder: a function that answers questions; or 'llm' for the model at the endpoint.
        name: the name the endpoint knows the model by.
        endpoint: its address, up to where /chat/completions begins; a key is read from the setting FOEDERA_MODEL_KEY.
        timeout: seconds to wait for one answer.
        clock: the clock.

    Raises:
        UsageError: the address is none, or the model's name cannot be printed.
    """
    if coder != "llm":
        yield Model(coder, name, endpoint)
        return
    from foedera.net.endpoint import Endpoint, Patience  # the net is loaded only by those who use it

    with Endpoint(endpoint, name, key=model_key(), patience=Patience(answer_seconds=timeout), clock=clock) as found:
        yield Model(found, found.name, found.url)


def coded(
    snapshot: Snapshot,
    subjects: Sequence[str],
    book: Codebook,
    *,
    clock: Clock,
    progress: Progress = silent,
) -> Iterator[Found]:
    """What the built-in coders find in texts, one after the other. A text that is refused stops no other.

    Args:
        snapshot: the workspace.
        subjects: agreements, or sources about agreements; none for every text there is.
        book: the codebook.
        clock: the clock.
        progress: told before each text.

    Raises:
        UnknownId: a subject is unknown, or known without a text.
    """
    documents, called = texts(snapshot, subjects), partners(snapshot)
    pipeline = Pipeline(book, leanings=taught(snapshot, book))
    for done, document in enumerate(documents):
        progress(done, len(documents), document.id)
        provisions, deadline = snapshot.texts.provisions(document.id), Deadline(document.id)
        try:
            claims = tuple(
                claim
                for agreement, passages in passages_by_agreement(document, provisions).items()
                for claim in pipeline.claims(
                    document,
                    passages,
                    agreement=agreement,
                    recorded=clock(),
                    partners=called.get(agreement, ()),
                    deadline=deadline,
                )
            )
        except RefusedInput as error:
            yield Found(document=document.id, refused=error.message())
        else:
            yield Found(document=document.id, claims=claims)
    progress(len(documents), len(documents), "")


def asked(
    snapshot: Snapshot,
    subjects: Sequence[str],
    book: Codebook,
    model: Model,
    *,
    size: int = SIZE,
    clock: Clock,
    progress: Progress = silent,
) -> Iterator[Found]:
    """What a language model proposes of texts, one after the other, so that each can be recorded before the next.

    A run that stopped can be repeated: areas of a text this coder has said something of, under the same codebook, are
    not asked again. Once the model gave no answer several times in a row, the rest is named and not asked.

    Args:
        snapshot: the workspace.
        subjects: agreements, or sources about agreements.
        book: the codebook.
        model: whom to ask.
        size: characters of one question at most.
        clock: the clock.
        progress: told before each question.

    Raises:
        UnknownId: a subject is unknown, or known without a text; then nothing is asked.
        UsageError: the size of a question is too small for the codebook.
    """
    failures = 0

    def ask(question: Prompt) -> Answer | str:
        progress(question.number - 1, question.of, question.document)
        return model.ask(question)

    for each in _interviews(snapshot, subjects, book, model, size):
        heard = prompt_all(each.questions, each.document, ask, failures=failures)
        claims = each.proposer.claims(heard, each.document, each.passages, agreement=each.agreement, recorded=clock())
        yield Found(document=each.document.id, agreement=each.agreement, interview=heard, claims=tuple(claims))
        failures = heard.failures


def planned(
    snapshot: Snapshot, subjects: Sequence[str], book: Codebook, model: Model, *, size: int = SIZE
) -> Iterator[CodedText]:
    """What `asked` would send of texts, word for word; nothing is sent or recorded.

    Raises:
        UnknownId: as there.
        UsageError: as there.
    """
    for each in _interviews(snapshot, subjects, book, model, size):
        requests = tuple(request_of(model.name, question) for question in each.questions)
        yield CodedText(document=each.document.id, agreement=each.agreement, new=0, requests=requests)


class _Interview(NamedTuple):
    """What is to be asked of one text, and who makes claims of the answers."""

    document: Document
    agreement: str
    passages: Sequence[Provision]
    questions: Sequence[Prompt]
    proposer: Proposer


def _interviews(
    snapshot: Snapshot, subjects: Sequence[str], book: Codebook, model: Model, size: int
) -> Iterator[_Interview]:
    """The questions of each text on the areas this coder has said nothing of."""
    documents, wording = texts(snapshot, subjects), built_in_wording()
    coder = model_coder(model.name, model.endpoint, wording.version)
    proposer = Proposer(coder, book, wording, ModalityClassifier(built_in_ladder()))
    for document in documents:
        provisions = snapshot.texts.provisions(document.id)
        for agreement, passages in passages_by_agreement(document, provisions).items():
            said = [claim for claim in snapshot.of("coverage") if claim.subject == agreement]
            known = proposer.answered(said, document, passages)
            areas = [area for area in book.areas if area.id not in known]
            questions = prompts(wording, areas, document, passages, rules=book.rules, size=size)
            yield _Interview(document, agreement, passages, questions, proposer)


def named_by_half(ids: int, coder: object, endpoint: str | None, model: str | None) -> UsageError:
    """A language model of which something is not said."""
    return UsageError(
        "a language model is asked only what is named",
        where="foedera code --coder llm",
        expected="ids of agreements, --coder llm, --endpoint URL and --model NAME",
        found=f"{amount(ids, 'id')}, {'a' if coder else 'no'} coder, endpoint {endpoint and 'named'}, model {model}",
        next_step="foedera code ID --coder llm --endpoint URL --model NAME",
    )

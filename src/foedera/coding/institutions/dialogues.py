"""Dialogues and bodies: which formats of talks and standing bodies a text promises, and what it says of each.

In: a document and its provisions. Out: claims of the property 'dialogue' by 'dialogues@1', proposals until a person
takes them over. Each claim says what one sentence says, so a body has as many claims as sentences that add something
(MOST_CLAIMS at most). A body counts when the text sets it up, makes it the subject of a 'shall' or 'will', or, for
dialogues and consultations, undertakes them. Bodies only mentioned, and consultations on request, do not.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec

from foedera.coding.deadline import Deadline, within
from foedera.coding.english.english_sentences import english, parent, readable
from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.english.phrase_patterns import PhrasePatterns
from foedera.coding.institutions.bodies import BodyRecogniser, Mention
from foedera.model.claim import Basis, Claim, Confidence, Rank, claim_value, new_claim
from foedera.model.document import Document, Provision
from foedera.model.event import Dialogue
from foedera.model.strength import Strength
from foedera.text.spans import locator_of, span_of

CODER = "dialogues@1"
MOST_CLAIMS = 4
"""Sentences recorded of one body."""
_TALKS = frozenset(
    {"security_and_defence", "foreign_and_security_policy", "strategic", "thematic", "consultations", "forum"}
)
_ACTS = re.compile(
    r"\W{0,20}(?:\([^)]{1,80}\)\W{0,20})?(?:,[^,;]{1,120},\s{0,20})?(?:also\s{1,20})?(?:shall|will|meets?\b|consists?\b)",
    re.IGNORECASE,
)
"""What follows a name that is a subject."""
_MEETS = re.compile(r"\b(?:meet|meets|met|meetings?|sessions?|convene\w*|hold|holds|held)\b", re.IGNORECASE)
_LEVELLED = re.compile(
    r"\b(?:level|consist\w*|composed|comprise\w*|held by|led by|ministerial|"
    r"of (?:\w+ )?(?:ministers|directors\S*|senior|experts))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s*(?:with one another\s+)?(?:within|in)\s+(?:the|that)\b", re.IGNORECASE)
"""Consultations that are held in a body are that body's business."""
_CLAUSES = re.compile(r";|,\s+(?:and|while)\s")
_SIDES = re.compile(r"(?:EU[–-][\w.]+|(?<![\w.])[\w.]++[–-]EU)\s+(?=\w)")
"""The two sides before a name: 'EU–Japan'."""
_BEFORE, _AFTER = 70, 160
"""How near a word of setting up must stand before or behind the name, in code points."""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """What one sentence says of one body."""

    provision: Provision
    place: tuple[int, int]
    """The sentence, in the document."""
    mention: Mention
    sets_up: bool
    acts: bool
    status: str
    level: str | None
    periodicity: str | None
    predecessor: str | None
    reports_to: str | None

    @property
    def counts(self) -> bool:
        """Whether the sentence makes the body one of this text."""
        return self.sets_up or self.acts

    @property
    def facts(self) -> frozenset[tuple[str, str]]:
        """What it says beside the name."""
        stated = (
            ("level", self.level),
            ("periodicity", self.periodicity),
            ("predecessor", self.predecessor),
            ("reports_to", self.reports_to),
        )
        return frozenset((key, value) for key, value in stated if value is not None)


def dialogue_claims(
    document: Document,
    provisions: Sequence[Provision],
    *,
    agreement: str,
    recorded: datetime.datetime,
    classifier: ModalityClassifier,
    phrases: PhrasePatterns,
    recogniser: BodyRecogniser,
    deadline: Deadline | None = None,
) -> tuple[Claim, ...]:
    """The formats of talks and bodies the text promises.

    Args:
        document: the text.
        provisions: its provisions, in order.
        agreement: the agreement they belong to.
        recorded: time of recording.
        classifier: tells strengths; what is only explored is a possible format.
        phrases: phrases for levels and rhythms.
        recogniser: finds names of bodies.
        deadline: when to stop; None for never.

    Raises:
        TextTooHard: the deadline is over.
    """
    sightings = list(
        within(deadline, _sightings(document, readable(provisions), classifier, phrases, recogniser, deadline))
    )
    heads = _heads(sightings)
    return tuple(
        new_claim(
            subject=dialogue_id(agreement, name),
            property="dialogue",
            value=claim_value(_record(agreement, name, s, heads)),
            coder=CODER,
            rank=Rank.MACHINE,
            basis=Basis(
                source=document.source, locator=locator_of(s.provision), span=span_of(document, s.provision, *s.place)
            ),
            recorded=recorded,
            confidence=Confidence.MEDIUM,
        )
        for name, own in _by_name(sightings, heads).items()
        for s in _kept(own)
    )


def dialogue_id(agreement: str, name: str) -> str:
    """The id of a dialogue a machine proposes: eu-kor-sdp-2024-strategic-dialogue, however its name begins."""
    return "-".join([agreement, *re.findall(r"[a-z0-9]+", _plain(name))])


def _plain(name: str) -> str:
    """A name in small letters without the sides it may begin with: RoK–EU Space Dialogue → space dialogue."""
    return _SIDES.sub("", name).lower()


def _record(agreement: str, name: str, sighting: Sighting, heads: dict[str, str]) -> Dialogue:
    mention = sighting.mention
    superior = heads.get((sighting.reports_to or "").lower(), sighting.reports_to)
    return Dialogue(
        agreement=agreement,
        name=name,
        format=mention.format,
        status=sighting.status,
        level=sighting.level,
        periodicity=sighting.periodicity,
        predecessor=sighting.predecessor,
        reports_to=dialogue_id(agreement, superior) if superior else None,
    )


def _sightings(
    document: Document,
    provisions: Sequence[Provision],
    classifier: ModalityClassifier,
    phrases: PhrasePatterns,
    recogniser: BodyRecogniser,
    deadline: Deadline | None,
) -> Iterator[Sighting]:
    by_eid = {provision.eid: provision for provision in provisions}
    for provision in within(deadline, provisions):
        if not recogniser.may_name(document.text[provision.start : provision.end]):
            continue
        above = parent(provision, by_eid)
        for place in within(deadline, english(document, provision)):
            sentence = document.text[slice(*place)]
            mentions = recogniser.mentions(sentence)
            listed = bool(mentions) and above is not None and recogniser.sets_up(document.text[above.start : above.end])
            for mention in mentions:
                yield _sighting(sentence, place, provision, mention, mentions, listed, classifier, phrases, recogniser)


def _sighting(
    sentence: str,
    place: tuple[int, int],
    provision: Provision,
    mention: Mention,
    mentions: Sequence[Mention],
    listed: bool,
    classifier: ModalityClassifier,
    phrases: PhrasePatterns,
    recogniser: BodyRecogniser,
) -> Sighting:
    """What the sentence says of one of the names in it; of a rhythm or level, only what its own clause says."""
    talks = mention.format in _TALKS
    begin, end = _clause(sentence, mention)
    clause = sentence[begin:end]
    rhythm = phrases.periodicity(clause, of=sentence) if talks or _MEETS.search(clause) else None
    alone = _without_others(clause, begin, mention, mentions)
    level = phrases.level(alone) if _LEVELLED.search(alone) else None
    strength = classifier.strength_of(clause, mention.end - begin)
    whole = sentence[: mention.start].strip() == "" and sentence[mention.end :].strip(" ;.,:and") == ""
    sets_up = _sets_up(sentence, mention, recogniser) or (listed and whole and not mention.bare)
    followed = _ACTS.match(sentence, mention.end) is not None
    promised = talks and strength is not None and (mention.proper or rhythm is not None)
    inside = mention.format == "consultations" and _WITHIN.match(sentence, mention.end) is not None
    predecessor = _predecessor(sentence, mention, mentions, recogniser)
    return Sighting(
        provision=provision,
        place=place,
        mention=mention,
        sets_up=sets_up and (mention.proper or mention.head != "consultation"),
        acts=((followed and mention.proper) or promised or (talks and predecessor is not None)) and not inside,
        status=_status(clause, strength, sets_up, predecessor, recogniser),
        level=level.value if level else None,
        periodicity=rhythm.value if rhythm else None,
        predecessor=predecessor,
        reports_to=_superior(sentence, mention, mentions, recogniser),
    )


def _clause(sentence: str, mention: Mention) -> tuple[int, int]:
    """The part of a sentence, between semicolons or ', and', that holds the name."""
    breaks = [m.span() for m in _CLAUSES.finditer(sentence)]
    begin = max((end for _, end in breaks if end <= mention.start), default=0)
    return begin, min((start for start, _ in breaks if start >= mention.end), default=len(sentence))


def _without_others(clause: str, begin: int, mention: Mention, mentions: Sequence[Mention]) -> str:
    """The clause with the names of other bodies blotted out: the level of 'Committee of Ministers' is not another's."""
    for other in mentions:
        start, end = max(0, other.start - begin), min(len(clause), other.end - begin)
        if other is not mention and start < end:
            clause = clause[:start] + "·" * (end - start) + clause[end:]
    return clause


def _sets_up(sentence: str, mention: Mention, recogniser: BodyRecogniser) -> bool:
    """Whether a word of setting up belongs to the name: 'establish a …' before it, 'is hereby established' behind."""
    before = sentence[max(0, mention.start - _BEFORE) : mention.start]
    behind = re.split(r"[;:]", sentence[mention.end : mention.end + _AFTER])[0]
    passive = re.search(
        r"\b(?:be|is|are|hereby)\s+(?:hereby\s+)?(?:established|set\s+up|created|instituted|launched)\b", behind
    )
    actives = [
        match
        for match in recogniser.setting_up.finditer(before)
        if not re.search(r"[;:,.]|\bby\b", before[match.end() :])
    ]
    return passive is not None or bool(actives)


def _status(
    sentence: str,
    strength: tuple[Strength, str] | None,
    sets_up: bool,
    predecessor: str | None,
    recogniser: BodyRecogniser,
) -> str:
    if predecessor is not None:
        return "upgraded"
    if strength is not None and strength[0] is Strength.EXPLORED:
        return "possible"
    if sets_up:
        return "promised" if re.search(r"\bhereby\b", sentence) else "to_be_established"
    if recogniser.existing.search(sentence):
        return "existing"
    return "promised" if strength is not None else "existing"


def _predecessor(
    sentence: str, mention: Mention, mentions: Sequence[Mention], recogniser: BodyRecogniser
) -> str | None:
    """The other name in a sentence that says one takes the place of the other: 'X become Y', 'Y, building on X'."""
    word = recogniser.upgraded.search(sentence)
    if word is None:
        return None
    turned = re.match(r"becom|became|upgrad|rais|elevat", word.group(), re.IGNORECASE) is not None
    for other in mentions:
        if other is mention or other.name == mention.name:
            continue
        old_first = other.end <= word.start() and mention.start >= word.end()
        new_first = mention.end <= word.start() and other.start >= word.end()
        if (turned and old_first) or (not turned and new_first):
            return other.name
    return None


def _superior(sentence: str, mention: Mention, mentions: Sequence[Mention], recogniser: BodyRecogniser) -> str | None:
    """The name behind 'reports to' or 'under the guidance of'."""
    word = recogniser.reports.search(sentence, mention.end)
    if word is None:
        return None
    return next((m.name for m in mentions if word.end() - 2 <= m.start <= word.end() + 6 and m is not mention), None)


def _heads(sightings: Sequence[Sighting]) -> dict[str, str]:
    """Which full name 'the Committee' stands for, by its noun: the first that is set up, else the first."""
    proper = [s for s in reversed(sightings) if s.mention.proper and not s.mention.bare]
    return {s.mention.head: s.mention.name for s in (*proper, *(s for s in proper if s.sets_up))}


def _by_name(sightings: Sequence[Sighting], heads: dict[str, str]) -> dict[str, list[Sighting]]:
    """The sightings of each body that counts, by its name as first spelled."""
    names: dict[str, list[Sighting]] = {}
    spelled: dict[str, str] = {}
    for sighting in sightings:
        name = heads.get(sighting.mention.head) if sighting.mention.bare else sighting.mention.name
        if name is not None:
            names.setdefault(spelled.setdefault(_plain(name), name), []).append(sighting)
    return {name: own for name, own in names.items() if any(s.counts for s in own)}


def _kept(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sentence that makes the body one of this text, then those that say something no sentence kept before says."""
    counting = [s for s in sightings if s.counts]
    first = next((s for s in counting if s.sets_up), counting[0])
    kept = [first]
    known = first.facts
    for sighting in counting:
        if sighting.facts - known:
            kept.append(sighting)
            known |= sighting.facts
    return kept[:MOST_CLAIMS]

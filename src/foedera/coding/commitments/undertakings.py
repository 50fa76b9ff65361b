"""Undertakings: which a sentence holds, and which of its words say who, what, when and on what condition.

In: a sentence, patterns of phrases and strengths. Out: undertakings with ranges inside the sentence. Not here:
documents and claims. There is no parser: subjects are told from other nouns by where they stand (at the start of a
clause, or behind a comma, not behind a preposition), so broken sentences lose parts rather than gain wrong ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from foedera.coding.deadline import Deadline, within
from foedera.coding.english.modality import ModalityClassifier, ModalityMatch
from foedera.coding.english.phrase_patterns import PhraseMatch, PhrasePatterns

Range = tuple[int, int]

_BLANK = "·"
"""Blots out what was read already. No white space: long runs of that make patterns slow."""
_OPENING = re.compile(
    r"[\s·,]*(?:(?:\d+(?:\.\d+)*|[a-z]{1,2}|[ivx]+)\s?[.)]+\s*|\([a-z0-9]{1,4}\)\s*|[–—-]\s*|"
    r"(?:However|Accordingly|Therefore|Furthermore|Moreover|In addition|To this end|"
    r"In this (?:regard|context|respect))\s*,\s*)*",
    re.IGNORECASE,
)
"""What may stand before a subject: the printed number and a connecting word."""
_BREAK = re.compile(r";|:|,\s+(?:and|but|or|which|who|while)\s|\s(?:which|who|that|and)\s", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:,|(?<![\s,]))\s+(?:which|who|that)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SUBORDINATE = re.compile(r"[;:]|,\s+(?:and|but|which|who)\s|\sthat\s", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:^|[\s,])(?P<word>it|they)\s*(?:each\s*)?$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:of|by|to|between|with|from|for|in|within|against|among|on|upon|than|as|under|towards|concerning|through|if|when|\w+ing|\w+ed)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\bby\s+$", re.IGNORECASE)
_VERB = re.compile(
    r"(?:\s*,[^,;:]{1,120},)?[\s·]*"
    r"(?:(?:\w+ly|also|further|each|jointly|then|therefore|in principle|both|again)\s+)*(?:to\s+)?"
    r"(?P<verb>(?:neither\s+|not\s+)?(?:be\s+(?:(?:\w+ly|further|also)\s+)?)?(?!the\b|a\b|an\b|more\b|their\b|its\b|of\b|in\b|by\b|on\b)[a-z][\w-]*"
    r"(?:(?:,\s+[a-z][\w-]+)*\s+(?:and|or)\s+(?=[a-z]+\s+(?:the|a|an|each|their|its|all|any)\s)[a-z][\w-]+)?)"
)
_VERB_FOLLOWS = frozenset(
    ["shall", "will", "must", "should", "to", "not", "that", "on", "upon", "may", "could", "might", "are", "is"]
)
"""Last words of a modal behind which the verb still comes."""
_INSERTED = re.compile(r",[^,;:]*(?=[,:])")
LEADS = ":"
"""What a sentence ends with that leads a list in."""
_LEADING = frozenset({"to", "not", "also", "inter", "alia"})
"""What may stand between a modal and the colon of the list it leads in."""
_TAIL = re.compile(r"(?:\s(?:at least|at most|but|and|or)|(?<![\s,.;:]))[\s,.;:]*+\Z", re.IGNORECASE)
"""What an object does not end with."""


class Undertaking(msgspec.Struct, frozen=True, kw_only=True):
    """One undertaking; every range is half-open and counts in the sentence. None: not stated or not found."""

    modal: ModalityMatch
    """With a strength, always."""
    actor: str | None = None
    who: Range | None = None
    action: Range | None = None
    object: Range | None = None
    condition: Range | None = None
    periodicity: str | None = None
    rhythm: Range | None = None
    due: str | None = None
    deadline: Range | None = None
    open: bool = False
    """Whether the sentence ends before the verb: it leads a list in."""


def undertakings(
    sentence: str,
    classifier: ModalityClassifier,
    phrases: PhrasePatterns,
    *,
    before: str | None = None,
    deadline: Deadline | None = None,
) -> tuple[Undertaking, ...]:
    """The undertakings of a sentence, in order.

    Args:
        sentence: the sentence.
        classifier: tells how firmly sentences undertake.
        phrases: words for who acts, when and on what condition.
        before: who acted in the sentence before, for 'they' and 'it' at the start of this one.
        deadline: when to stop; None for never.

    Raises:
        TextTooHard: the deadline is over.
    """
    modals = classifier.promises(sentence)
    conditions = phrases.conditions(sentence)
    fronted = _fronted(sentence, modals, conditions)
    found = []
    for place, modal in enumerate(within(deadline, modals)):
        if modal.strength is None or any(start <= modal.start < end for start, end in fronted):
            continue
        begin = _begin(sentence, modals, place)
        end = _end(sentence, modals, place)
        trailing = _trailing(sentence, modal.end, end, phrases) if conditions else []
        found.append(_undertaking(sentence, modal, (begin, end), fronted, trailing, phrases, before))
    return tuple(found)


def _fronted(sentence: str, modals: Sequence[ModalityMatch], conditions: Iterable[PhraseMatch]) -> list[Range]:
    """The conditions that stand before what they condition: 'If …, '."""
    ranges: list[Range] = []
    for start in (found.start for found in conditions):
        if (ranges and start < ranges[-1][1]) or sentence[_OPENING.match(sentence).end() : start].strip(" ,"):  # type: ignore[union-attr]  # it matches anything
            continue
        ends = [sentence.rfind(",", start, modal.start) for modal in modals if modal.start > start]
        end = next((comma for comma in ends if comma > start), -1)
        if end > 0:
            ranges.append((start, end))
    return ranges


def _begin(sentence: str, modals: Sequence[ModalityMatch], place: int) -> int:
    """Where the clause of a modal begins: behind the modal before it and the last break since."""
    start = modals[place - 1].end if place else 0
    breaks = list(_SUBORDINATE.finditer(sentence, start, modals[place].start)) if place else []
    breaks = breaks if place else list(re.finditer(";", sentence[: modals[place].start]))
    return breaks[-1].end() if breaks else start


def _end(sentence: str, modals: Sequence[ModalityMatch], place: int) -> int:
    """Where the clause of a modal ends: at a semicolon, or at the last break before the next modal."""
    start = modals[place].end
    limit = modals[place + 1].start if place + 1 < len(modals) else len(sentence)
    semicolon = sentence.find(";", start, limit)
    if semicolon >= 0:
        return semicolon
    if limit == len(sentence):
        return limit
    breaks = list(_BREAK.finditer(sentence, start, limit))
    return breaks[-1].start() if breaks else limit


def _undertaking(
    sentence: str,
    modal: ModalityMatch,
    clause: Range,
    fronted: Sequence[Range],
    trailing: Sequence[Range],
    phrases: PhrasePatterns,
    before: str | None,
) -> Undertaking:
    begin, end = clause
    conditions = [*fronted, *trailing]
    free = _blanked(sentence, conditions)[:end]
    rhythm = _shifted(phrases.periodicity(free[begin:], of=sentence), begin)
    deadline = next(iter(phrases.deadlines(free[begin:], of=sentence)), None)
    due = _shifted(deadline, begin)
    times = [(found.start, found.end) for found in (rhythm, due) if found]
    bare = _blanked(free, times)
    is_open = sentence.rstrip().endswith(LEADS) and _leads(bare[modal.end :])
    action = None if is_open else _action(bare, modal)
    actor, who = _actor(sentence, fronted, modal, (begin, end), action, phrases, before)
    return Undertaking(
        modal=modal,
        actor=actor,
        who=who,
        action=action,
        object=_object(sentence, action, [*conditions, *times], end),
        condition=conditions[0] if conditions else None,
        periodicity=rhythm.value if rhythm else None,
        rhythm=(rhythm.start, rhythm.end) if rhythm else None,
        due=due.value if due else None,
        deadline=(due.start, due.end) if due else None,
        open=is_open,
    )


def _leads(rest: str) -> bool:
    """Whether nothing but a word of lead stands behind the modal."""
    return set(re.findall(r"\w+", _INSERTED.sub("", rest).lower())) <= _LEADING


def _trailing(sentence: str, start: int, end: int, phrases: PhrasePatterns) -> list[Range]:
    """Conditions behind the modal, each up to the next comma or the clause's end."""
    ranges: list[Range] = []
    for found in phrases.conditions(sentence[:end]):
        if found.start < start or (ranges and found.start < ranges[-1][1]):
            continue
        stop = re.compile(r"[,;:]|(?:\.|(?<!\s))\s*+\Z").search(sentence[:end], found.end)
        ranges.append((found.start, stop.start() if stop else end))
    return ranges


def _blanked(text: str, ranges: Sequence[Range]) -> str:
    """The text with ranges blotted out, so that offsets stay true."""
    for start, end in ranges:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    return text


def _shifted(found: PhraseMatch | None, by: int) -> PhraseMatch | None:
    return None if found is None else PhraseMatch(start=found.start + by, end=found.end + by, value=found.value)


def _action(text: str, modal: ModalityMatch) -> Range | None:
    """The verb: behind a modal, else the modal's own last word ('explore', 'underline')."""
    follows = modal.words.split()[-1].lower() in _VERB_FOLLOWS
    hedged = re.match(r"\s*to\s", text[modal.end :]) is not None
    if follows or hedged:
        match = _VERB.match(text, modal.end)
        return match.span("verb") if match else None
    own = re.search(
        r"(?:be\s+|(?<![\w-]))[\w-]++(?=(?:\s+(?:the|that|their|its|a|an|each|this|these|as|and))?\Z)",
        text[: modal.end],
    )
    return own.span() if own else None


def _object(sentence: str, action: Range | None, stops: Sequence[Range], end: int) -> Range | None:
    """From behind the verb to the first stop or the end of the clause, without marks and blanks at its ends."""
    if action is None:
        return None
    limit = min([end, *(start for start, _ in stops if start >= action[1])])
    piece = sentence[action[1] : limit]
    core = piece[: _TAIL.search(piece).start()]  # type: ignore[union-attr]  # it matches anything
    start = action[1] + len(core) - len(core.lstrip(" ,.;:\n\t"))
    stop = action[1] + len(core)
    return (start, stop) if start < stop else None


def _actor(
    sentence: str,
    fronted: Sequence[Range],
    modal: ModalityMatch,
    clause: Range,
    action: Range | None,
    phrases: PhrasePatterns,
    before: str | None,
) -> tuple[str | None, Range | None]:
    """Who acts, as a value and as words."""
    begin, end = clause
    region = _blanked(sentence, fronted)[begin : modal.start]
    if relative := _RELATIVE.search(sentence[: modal.start]):
        return _antecedent(sentence[: relative.start()], phrases)
    if _PRONOUN.search(region):
        named = next(iter(phrases.actors(sentence[: modal.start])), None)
        return (named.value, (named.start, named.end)) if named else (before, None)
    subject = _subject(region, phrases)
    if subject is not None:
        return subject.value, (begin + subject.start, begin + subject.end)
    if action is not None and re.match(r"(?:not\s+)?be\s", sentence[action[0] : action[1]]):
        return _agent(sentence, action[1], end, phrases)
    return None, _words(sentence, begin, modal.start)


def _subject(region: str, phrases: PhrasePatterns) -> PhraseMatch | None:
    """The last mention of a side that stands where a subject can."""
    opening = _OPENING.match(region)
    first = opening.end() if opening else 0
    mentions = [
        found
        for found in phrases.actors(region)
        if (found.start <= first or re.search(r"(?:,|\band|\bor)\s+$", region[: found.start]) or _ends(region, found))
        and not re.match(r"['’]s?\b|['’]", region[found.end :])
    ]
    return mentions[-1] if mentions else None


def _ends(region: str, found: PhraseMatch) -> bool:
    """Whether a mention stands right before the verb, and is not tied to another noun: 'On cyber the sides'."""
    return not region[found.end :].strip() and not _PREPOSITION.search(region[: found.start])


def _antecedent(text: str, phrases: PhrasePatterns) -> tuple[str | None, Range | None]:
    """Who a 'which' right behind the text refers to."""
    last = next((found for found in phrases.actors(text) if found.end == len(text)), None)
    return (None, None) if last is None else (last.value, (last.start, last.end))


def _agent(sentence: str, start: int, end: int, phrases: PhrasePatterns) -> tuple[str | None, Range | None]:
    """Who is named with 'by' behind a passive verb."""
    for found in phrases.actors(sentence[:end]):
        if found.start >= start and _AGENT.search(sentence[: found.start]):
            return found.value, (found.start, found.end)
    return None, None


def _words(sentence: str, begin: int, end: int) -> Range | None:
    """The words before the verb as they stand, when they are few enough to name somebody."""
    opening = _OPENING.match(sentence, begin, end)
    start = opening.end() if opening else begin
    comma = sentence.rfind(", ", start, end - 2)
    start = comma + 2 if comma >= 0 else start
    piece = sentence[start:end].strip(" ,")
    if not piece or len(piece.split()) > 8:
        return None
    begin = sentence.index(piece, start)
    return begin, begin + len(piece)

"""The word lists the facts of an agreement are found by: clauses, signing, parties, languages, instruments, kinds.

In: the texts of seven YAML files. Out: one record of them. Not here: searching.
"""

from __future__ import annotations

import msgspec

from foedera.coding.wordlists import read_list


class ValueRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An expression and what it says of a clause."""

    when: str
    """Expression that has to hit."""
    say: str
    """The value; {period}, {ordinal}, {date}, {languages}, {name}, {name_before} stand for what is read at the hit."""


class Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part of a value: the first of its rules that hits speaks."""

    rules: tuple[ValueRule, ...]
    lead: str = ""
    """Words before it: 'upon '."""
    needed: bool = False
    """Whether a sentence in which no rule speaks is no such clause."""


class ClauseKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of final provision."""

    about: str
    """What a fact made from it is about: entry_into_force, termination …"""
    meaning: str
    source: str
    cues: tuple[str, ...]
    """Plain letters in lower case, one of which a provision must hold to be looked at."""
    headings: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    negative: tuple[str, ...]
    slots: tuple[Slot, ...]
    conditions: tuple[str, ...] = ()
    """Expressions that make a day the clause names uncertain; then it becomes no dated event."""

    @property
    def expressions(self) -> int:
        """How many expressions are searched for."""
        return len(self.headings) + len(self.strong) + len(self.weak)

    @property
    def in_texts(self) -> tuple[str, ...]:
        """Expressions looked for in every provision."""
        return (*self.strong, *self.weak, *self.negative)


class ClauseLists(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The final provisions, and how a text says when it was signed."""

    id: str
    version: int
    groups: dict[str, str]
    """Name → expression that stands where {name} is written."""
    signing: tuple[str, ...]
    clauses: tuple[ClauseKind, ...]

    @property
    def in_texts(self) -> tuple[str, ...]:
        """Expressions looked for in every provision."""
        return (*self.signing, *(each for clause in self.clauses for each in clause.in_texts))


class PartyNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names by the id of what they name."""

    id: str
    version: int
    meaning: str
    source: str
    names: dict[str, tuple[str, ...]]
    longer: tuple[str, ...] = ()
    """Words behind a name that make it part of another name."""
    between: tuple[str, ...] = ()
    """Words before the parties in a title."""
    topics: tuple[str, ...] = ()
    """Words with which its subject begins, behind them."""
    organs: tuple[str, ...] = ()
    """Words before a name that make it the name of something of it."""
    members: tuple[str, ...] = ()
    """Words of a title whose parties are named one by one below it."""
    stops: tuple[str, ...] = ()
    """Expressions that end the opening of a text, where its parties are named."""


class TranslatedNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of parties in one language."""

    language: str
    """ISO 639-3."""
    names: dict[str, tuple[str, ...]]
    between: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    """How words begin that end the opening of a text, where its parties are named."""
    inflected: bool = False
    """Whether the language declines names."""


class Translated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names by the id of what they name, in other languages than English."""

    id: str
    version: int
    meaning: str
    source: str
    languages: tuple[TranslatedNames, ...]


class ClosingWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How texts in one language say where and when they were signed; the file says what each field is for."""

    language: str
    """ISO 639-3."""
    months: tuple[tuple[str, ...], ...]
    """Twelve, each with its forms, in small letters."""
    weekdays: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    numbers: dict[str, int] = {}


class Closings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same for all languages."""

    id: str
    version: int
    meaning: str
    source: str
    languages: tuple[ClosingWords, ...]


class Languages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """ISO 639-3 codes by the name of the language."""

    id: str
    version: int
    meaning: str
    source: str
    names: dict[str, str]


class InstrumentKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of named instrument and the words that head its names."""

    about: str
    meaning: str
    heads: tuple[str, ...]


class Instruments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How names of other instruments look."""

    id: str
    version: int
    meaning: str
    source: str
    kinds: tuple[InstrumentKind, ...]
    proper: tuple[str, ...]
    """Heads that are whole names by themselves; any other needs a word beside it."""
    leading: tuple[str, ...]
    """Words with a capital that begin a sentence and are no part of a name."""


class Kind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A type of instrument and what such instruments call themselves."""

    type: str
    words: tuple[str, ...]
    contracts: tuple[str, ...] = ()
    """Words contracts are called by too; they count where states are the parties."""
    tails: tuple[str, ...] = ()
    """Words that end longer ones: 'Handelsovereenkomst'."""


class Kinds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Types of instruments, the first whose word a title holds first."""

    id: str
    version: int
    meaning: str
    source: str
    kinds: tuple[Kind, ...]
    others: tuple[str, ...] = ()
    """Words of what is no agreement; standing before the word of a kind, they make it one spoken of."""


class FactWords(msgspec.Struct, frozen=True, kw_only=True):
    """All the lists."""

    clauses: ClauseLists
    parties: PartyNames
    languages: Languages
    instruments: Instruments
    kinds: Kinds
    translated: Translated
    closings: Closings


def read_fact_words(
    *, clauses: str, parties: str, languages: str, instruments: str, kinds: str, translated: str, closings: str
) -> FactWords:
    """The lists from their YAML texts; expressions in them get their groups filled in.

    Raises:
        InvalidRegister: naming the list and the field that does not fit.
    """
    return FactWords(
        clauses=_filled(read_list(clauses, ClauseLists, what="a word list", name="clauses.yaml")),
        parties=read_list(parties, PartyNames, what="a word list", name="parties.yaml"),
        languages=read_list(languages, Languages, what="a word list", name="languages.yaml"),
        instruments=read_list(instruments, Instruments, what="a word list", name="instruments.yaml"),
        kinds=read_list(kinds, Kinds, what="a word list", name="kinds.yaml"),
        translated=read_list(translated, Translated, what="a word list", name="translated.yaml"),
        closings=read_list(closings, Closings, what="a word list", name="closings.yaml"),
    )


def _filled(lists: ClauseLists) -> ClauseLists:
    """The lists with every {group} in an expression replaced by what it stands for."""

    def fill(expression: str) -> str:
        for name, group in lists.groups.items():
            expression = expression.replace(f"{{{name}}}", group)
        return expression

    def fill_all(expressions: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fill(expression) for expression in expressions)

    def slot(slot: Slot) -> Slot:
        rules = tuple(msgspec.structs.replace(rule, when=fill(rule.when)) for rule in slot.rules)
        return msgspec.structs.replace(slot, rules=rules)

    clauses = tuple(
        msgspec.structs.replace(
            clause,
            headings=fill_all(clause.headings),
            strong=fill_all(clause.strong),
            weak=fill_all(clause.weak),
            negative=fill_all(clause.negative),
            slots=tuple(slot(one) for one in clause.slots),
        )
        for clause in lists.clauses
    )
    return msgspec.structs.replace(lists, clauses=clauses, signing=fill_all(lists.signing))

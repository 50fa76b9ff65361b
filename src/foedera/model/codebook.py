"""Codebooks: what an area means and by which expressions a text shows it. Versioned, immutable once used."""

from __future__ import annotations

import msgspec

from foedera.model.language_expressions import AreaExpressions, LanguageExpressions
from foedera.model.migration import Migration


class Concept(msgspec.Struct, frozen=True, kw_only=True):
    """A concept of EuroVoc an area maps to."""

    id: str
    label: str


class AreaTopic(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an area that is told apart inside it: military mobility among defence initiatives.

    It is told from passages that show the area, and makes no area covered by itself. A source may report a subject of
    the same id (foedera.model.statement.Topic): that is the source's claim, this is what the codebook means by it.
    """

    id: str
    """Unlike that of any other topic or area of the codebook."""
    label: str
    definition: str = ""
    expressions: tuple[str, ...] = ()
    """Any of them shows the topic in a sentence that shows the area."""
    eurovoc: tuple[Concept, ...] = ()
    source: str = ""
    """Where the part comes from, and where no row takes it, why it stands in this area; empty for the area's own."""


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A policy field, one row of the matrix."""

    id: str
    number: int
    label: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    headings: tuple[str, ...] = ()
    """Expressions that count in a provision's heading (syntax: foedera.coding.expressions)."""
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    """Expressions blanked before anything is searched."""
    not_in: tuple[str, ...] = ()
    """Heading expressions: what stands under such a heading is searched, but counts for nothing here."""
    everywhere: bool = False
    """Whether the codebook's own `not_in` does not hold for this area."""
    min_score: int = 2
    """A provision that reaches it covers the area."""
    examples: tuple[str, ...] = ()
    """Sentences of our own that belong to the area."""
    counter_examples: tuple[str, ...] = ()
    """Sentences of our own that do not, though they look it."""
    eurovoc: tuple[Concept, ...] = ()
    group: str | None = None
    """The part of the codebook it belongs to, such as WTO+; None where the codebook has no parts."""
    notation: str | None = None
    """The id the field's own data use for it, such as wto_plus:customs; None where there is none."""
    match: str = "close"
    """SKOS quality of the mapping: close or related."""
    parent: str | None = None
    topics: tuple[AreaTopic, ...] = ()
    """Its parts that are told apart inside it; none where it is one thing."""
    under: str | None = None
    """Id of the area under whose heading it is counted, where headings are; None where it has one of its own."""
    unheaded: bool = False
    """Whether it stands under no heading, and counts for none where headings are counted."""

    @property
    def heading(self) -> str | None:
        """Id of the area by whose heading it is counted; None where it stands under none."""
        return None if self.unheaded else self.under or self.id

    @property
    def is_searched(self) -> bool:
        """Whether any expression can show it."""
        return bool(self.headings or self.strong or self.weak)


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """A set of areas under one version."""

    id: str
    version: int
    title: str
    source: str
    locator: str
    areas: tuple[Area, ...]
    language: str = "eng"
    """ISO 639-3 code of the language its expressions are in; texts in others are searched by those of `languages`."""
    not_in: tuple[str, ...] = ()
    """Heading expressions under which nothing counts for any area, such as definitions and exceptions."""
    skip_preamble: bool = False
    """Whether preambles count for nothing: they bind nobody."""
    undertakings: bool = False
    """Whether an area is shown only where the sides undertake something, or hold a view of it: a recital, a
    condemnation or a call on others shows none then."""
    rules: tuple[str, ...] = ()
    """What holds above all areas when a person or a machine decides a cell, each rule in a sentence or two."""
    migration: Migration | None = None
    """What became of the areas of the version before; None for the first version."""
    languages: tuple[LanguageExpressions, ...] = ()
    """Expressions in further languages, each language once; those that ship beside a codebook are no part of it, and
    are added where texts are coded (foedera.workspace.languages)."""

    @property
    def key(self) -> str:
        """The id with its version, as claims cite it: eu-sdp@1."""
        return f"{self.id}@{self.version}"

    def by_language(self) -> dict[str, Codebook]:
        """Language → the codebook as a text in it is searched; its own first.

        An area without expressions in a further language has none there, and `Area.is_searched` says so.
        """
        return {self.language: self, **{each.language: self._in(each) for each in self.languages}}

    def _in(self, words: LanguageExpressions) -> Codebook:
        """The same areas by the expressions of a further language."""
        own = {each.id: each for each in words.areas}
        areas = tuple(_by(area, own.get(area.id, AreaExpressions(id=area.id))) for area in self.areas)
        return msgspec.structs.replace(
            self, language=words.language, areas=areas, not_in=words.not_in, languages=(words,)
        )

    def __repr__(self) -> str:
        return f"<Codebook {self.key}: {self.title}, {len(self.areas)} areas>"


def _by(area: Area, words: AreaExpressions) -> Area:
    """An area by other expressions; what it means stays."""
    return msgspec.structs.replace(
        area,
        headings=words.headings,
        strong=words.strong,
        weak=words.weak,
        negative=words.negative,
        not_in=words.not_in,
    )

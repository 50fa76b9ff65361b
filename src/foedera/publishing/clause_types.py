"""Clause types in words and as data: types, the matrix, trees, absence reports; Markdown, CSV, JSON, XLSX.

In: the records of templates. Out: rows, sentences, text, bytes. Not here: what is one type (comparing.templates).
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from foedera.amounts import amount
from foedera.model.alignment import Piece, PieceKind
from foedera.model.dates import written_out
from foedera.model.template import Absence, AbsenceReport, Lacking, Template, TemplateCell, Templates, TemplateTree
from foedera.publishing.sheet import csv_text
from foedera.publishing.similarity import percent, reasons

SIGNS = {
    Lacking.NO_TEXT: "no text",
    Lacking.LANGUAGE: "other language",
    Lacking.WITHIN: "within",
    Lacking.PERHAPS: "?",
    Lacking.NOT_FOUND: "–",
}
"""Why a cell is empty → what stands in it; a likeness of the nearest passage stands beside the dash."""

CLOSINGS = "Signature and closing"
"""What formulas of closing and the lines of signatories are called together."""

CELL = 32_000
"""Characters of a cell of a sheet."""


def in_words(template: Template, of: int) -> str:
    """How far a type is spread, in a sentence without its end: '18 of 27 say "…", 5 in other words …'."""
    most = len(template.commonest.agreements)
    rest = template.agreements - most
    said = f"in {template.agreements} of {amount(of, 'agreement')}: {most} in one wording"
    return said + (f", {rest} in {amount(len(template.variants) - 1, 'other')}" if rest else "")


def kind(template: Template) -> str:
    """What a type is, for a column: a clause, or signature and closing."""
    return CLOSINGS.lower() if template.closing else "clause"


def first_in(template: Template, shorts: Mapping[str, str]) -> str:
    """The name of the agreement that has the type first among those with a date."""
    first = template.eldest
    return "undated" if first is None else shorts.get(first.segment.agreement, first.segment.agreement)


def sign(cell: TemplateCell) -> str:
    """What stands in a cell: letters, or why there is none."""
    if cell.lacking is None:
        return " ".join(dict.fromkeys(cell.variants))
    if cell.lacking in (Lacking.NOT_FOUND, Lacking.PERHAPS) and cell.likeness is not None:
        return f"{SIGNS[cell.lacking]} {cell.likeness:.2f}"
    return SIGNS[cell.lacking]


def why(cell: TemplateCell, found: Templates) -> str:
    """An empty cell in words, with what was found instead and what that counts as; empty for one that is not."""
    if cell.lacking in (None, Lacking.NO_TEXT, Lacking.LANGUAGE):
        return cell.lacking.value if cell.lacking else ""
    return f"{cell.lacking}: {nearest(cell, found)}"


def nearest(cell: TemplateCell, found: Templates) -> str:
    """What came nearest to a type in an agreement that was searched for it, how near, and what it counts as."""
    if cell.likeness is None:
        return "no clause has a telling word in common with it"
    other = next((template.name for template in found.templates if template.id == cell.counted_to), "")
    counted = f"counted as {other}" if other else "in no type"
    if cell.lacking is Lacking.WITHIN:
        return f"the clause has {percent(cell.held or 0)} of what tells in it, {counted}"
    near = "somewhat" if cell.lacking is Lacking.PERHAPS else "hardly"
    return f"the nearest clause is {near} like it ({cell.likeness:.2f}), {counted}"


def to_json(found: Templates) -> bytes:
    """The whole record."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def matrix_to_csv(found: Templates) -> str:
    """One line a clause type, one column an agreement: letters of its variants, or why there is none."""
    return csv_text([*MATRIX, *found.agreements], _matrix(found))


def passages_to_csv(found: Templates) -> str:
    """One line a passage of a clause type, with its variant."""
    return csv_text(PASSAGES, _passages(found))


def absent_to_csv(found: Templates) -> str:
    """One line for each clause type an agreement has not, with the search: what came nearest, and where."""
    return csv_text(ABSENT, _absent(found))


MATRIX = ("id", "kind", "name", "agreements", "variants")
PASSAGES = ("type", "name", "variant", "agreement", "signed", "passage", "same")
ABSENT = ("type", "name", "agreements", "agreement", "why", "nearest", "likeness", "held", "counted_to")


def _matrix(found: Templates) -> Iterator[list[object]]:
    for template in found.templates:
        signs = map(sign, found.cells[template.id])
        yield [template.id, kind(template), template.name, template.agreements, len(template.variants), *signs]


def _passages(found: Templates) -> Iterator[list[object]]:
    for template in found.templates:
        for variant in template.variants:
            for member in variant.members:
                own = [member.segment.agreement, member.signed or "", member.segment.id, f"{member.same:.4f}"]
                yield [template.id, template.name, variant.letter, *own]


def _absent(found: Templates) -> Iterator[list[object]]:
    for template in found.templates:
        for cell in found.cells[template.id]:
            if cell.lacking is not None:
                nearest = cell.nearest.id if cell.nearest else ""
                scores = ["" if score is None else f"{score:.3f}" for score in (cell.likeness, cell.held)]
                where = [nearest, *scores, cell.counted_to or ""]
                yield [template.id, template.name, template.agreements, cell.agreement, cell.lacking.value, *where]


def to_xlsx(found: Templates) -> bytes:
    """A workbook with the sheets 'matrix', 'passages', 'absent' and 'rules'."""
    import xlsxwriter  # only this format needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    head, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    rules = [[rule] for rule in found.rules] + [[f"{left.id}: {left.why}"] for left in found.left_out]
    sheets: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "matrix": ((*MATRIX, *found.agreements), _matrix(found)),
        "passages": (PASSAGES, _passages(found)),
        "absent": (ABSENT, _absent(found)),
        "rules": (("rule or what was left out",), rules),
    }
    for name, (header, rows) in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate([header, *rows]):
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, place, value, wrap)
                else:
                    sheet.write_string(line, place, str(value)[:CELL], wrap if line else head)
        sheet.freeze_panes(1, 3 if name == "matrix" else 2 if len(header) > 1 else 0)
        sheet.set_column(0, 2 if name == "matrix" else 1, 30 if len(header) > 1 else 100)
        sheet.autofilter(0, 0, 0, len(header) - 1)
    book.close()
    return out.getvalue()


def to_markdown(found: Templates, shorts: Mapping[str, str]) -> str:
    """The types and the matrix, for a text; signature and closing at the end of each."""
    heads = [shorts.get(agreement, agreement) for agreement in found.agreements]
    clauses, closings = found.of_kind(closing=False), found.of_kind(closing=True)
    lines = [f"## Clause types: {len(clauses)}", "", summary(found), "", *_listed(clauses, found, shorts)]
    lines += ["", f"| | {' | '.join(map(_cell, heads))} |", "|---|" + ":-:|" * len(heads)]
    for template in found.templates:
        lines.append(f"| {_cell(template.name)} | {' | '.join(map(sign, found.cells[template.id]))} |")
    lines += ["", LEGEND]
    if closings:
        lines += ["", f"## {CLOSINGS}: {len(closings)}", "", *_listed(closings, found, shorts)]
    lines += ["", *(f"- {rule}" for rule in found.rules)]
    lines += [f"- Left out, {reason}: {len(ids)}" for reason, ids in reasons(found.left_out).items()]
    return "\n".join([*lines, ""])


def _listed(templates: Sequence[Template], found: Templates, shorts: Mapping[str, str]) -> Iterator[str]:
    yield from ("| Clause type | In | Variants | First | Commonest |", "|---|--:|--:|---|---|")
    for template in templates:
        most = template.commonest
        spread = f"{template.agreements} of {len(found.with_text)}"
        cells = (template.name, spread, str(len(template.variants)), first_in(template, shorts))
        yield f"| {' | '.join(map(_cell, cells))} | {most.letter}, {len(most.agreements)} |"


LEGEND = (
    "A is the eldest wording, B the next; “– 0.07”: no wording found, the nearest clause is that like it (0 to 1); "
    "“? 0.20”: so like it that it may say the same in other words; “within”: said within another clause; “no text” and "
    "“other language”: nothing could be searched."
)


def summary(found: Templates) -> str:
    """What was found, in a sentence or two."""
    of = amount(len(found.with_text), "agreement")
    if len(found.with_text) < found.fewest:
        return f"{of} with a text of their own here; a clause type stands in at least {found.fewest}."
    types, closings = amount(len(found.of_kind(closing=False)), "clause type"), len(found.of_kind(closing=True))
    apart = f" {CLOSINGS} is set apart: {amount(closings, 'type')} more." if closings else ""
    return (
        f"{types} stand in {found.fewest} or more of {of} with a text; {found.alone} of "
        f"{amount(found.passages, 'passage')} are in none.{apart}"
    )


GROUPS = (
    (Lacking.NOT_FOUND, "No wording found"),
    (Lacking.PERHAPS, "Perhaps said in other words"),
    (Lacking.WITHIN, "Said within another clause"),
)
"""What an absence report is made of, in its order, with headings."""


def groups(report: AbsenceReport) -> Iterator[tuple[str, tuple[Absence, ...]]]:
    """The absences with the heading of each group; formulas of closing last."""
    for lacking, heading in GROUPS:
        if own := tuple(absence for absence in report.absent if absence.cell.lacking is lacking):
            yield heading, own
    if report.absent_closings:
        yield CLOSINGS, report.absent_closings


def report_to_markdown(report: AbsenceReport, found: Templates, shorts: Mapping[str, str]) -> str:
    """An absence report, for a text."""
    short = shorts.get(report.agreement, report.agreement)
    lines = [f"## Usual, and not found in {short}", "", report_in_words(report, short)]
    for heading, absent in groups(report):
        lines += ["", f"### {heading}: {len(absent)}", ""]
        for absence in absent:
            cell = absence.cell
            lines.append(
                f"- {absence.template.name} ({absence.template.agreements} of {absence.of}): {why(cell, found)}"
            )
            if cell.nearest:
                place = f", “{cell.nearest.title}”" if cell.nearest.title else ""
                lines.append(f"  - look at `{cell.nearest.id}`{place}")
    return "\n".join([*lines, ""])


def report_in_words(report: AbsenceReport, short: str) -> str:
    """How much of what is usual an agreement has, in a few sentences."""
    if report.why_not is not None:
        return f"{short} cannot be searched: {report.why_not}."
    rule = f"Usual is what at least {percent(report.share)} of the others have whose text could have it."
    closings = _closings_in_words(report)
    if not report.usual:
        return f"No clause type is usual in this family. {closings}{rule}"
    usual = amount(report.usual, "usual clause type")
    if not report.absent:
        return f"{short} has a wording of each of {usual}. {closings}{rule}"
    counted = Counter(absence.cell.lacking for absence in report.absent)
    told = (
        (Lacking.WITHIN, "said within another clause"),
        (Lacking.PERHAPS, "perhaps said in other words"),
        (Lacking.NOT_FOUND, "not found in any wording"),
    )
    rest = ", ".join(f"{counted[lacking]} {words}" for lacking, words in told if counted[lacking])
    return f"{short} has a wording of {report.has} of {usual}; of the rest: {rest}. {closings}{rule}"


def _closings_in_words(report: AbsenceReport) -> str:
    if not report.usual_closings:
        return ""
    absent = len(report.absent_closings)
    found = f"{absent} of {report.usual_closings} usual types not found" if absent else "every usual type is there"
    return f"{CLOSINGS} is set apart: {found}. "


def report_to_csv(report: AbsenceReport) -> str:
    """One line an absence."""
    rows = (
        [
            absence.template.id,
            kind(absence.template),
            absence.template.name,
            absence.template.agreements,
            absence.of,
            absence.cell.lacking.value if absence.cell.lacking else "",
            absence.cell.nearest.id if absence.cell.nearest else "",
            "" if absence.cell.likeness is None else f"{absence.cell.likeness:.3f}",
            "" if absence.cell.held is None else f"{absence.cell.held:.3f}",
        ]
        for absence in (*report.absent, *report.absent_closings)
    )
    return csv_text(("type", "kind", "name", "agreements", "of", "why", "nearest", "likeness", "held"), rows)


def report_to_json(report: AbsenceReport) -> bytes:
    """The whole record."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def tree_to_json(tree: TemplateTree) -> bytes:
    """The whole record."""
    return msgspec.json.format(msgspec.json.encode(tree), indent=1) + b"\n"


def tree_to_markdown(tree: TemplateTree, shorts: Mapping[str, str]) -> str:
    """A tree for a text: each variant with its users, its model and what changed."""
    lines = [f"## {tree.template.name}", ""]
    for worded in tree.variants:
        variant = worded.variant
        first = variant.members[0]
        who = ", ".join(shorts.get(user, user) for user in variant.agreements)
        lines += [f"### {variant.letter}, {written_out(first.signed)}: {who}", ""]
        if worded.model_segment and worded.same is not None:
            model = shorts.get(worded.model_segment.agreement, worded.model_segment.agreement)
            lines += [f"Nearest earlier: {worded.model}, {model}, {percent(worded.same)} of the words the same.", ""]
            lines += ["".join(map(drawn, worded.changes)), ""]
        else:
            lines += [f"No earlier model: {worded.why_no_model}.", "", worded.wording, ""]
    return "\n".join(lines)


def drawn(piece: Piece) -> str:
    """A piece with ~~what is left out~~ and **what is added** inside the blanks around it."""
    core = piece.text.strip()
    if piece.kind is PieceKind.EQUAL or not core:
        return piece.text
    before, _, after = piece.text.partition(core)
    mark = "~~" if piece.kind is PieceKind.DELETE else "**"
    return f"{before}{mark}{core}{mark}{after}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")

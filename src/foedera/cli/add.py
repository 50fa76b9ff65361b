"""foedera add: read texts into the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from foedera.amounts import amount
from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.progress import bar
from foedera.cli.proposed import proposal_lines
from foedera.cli.session import opened, say_where
from foedera.model.document import Added
from foedera.publishing.report import report_lines
from foedera.publishing.text_shape import added_shape


def add(
    files: list[Path],
    /,
    *,
    agreement: str | None = None,
    title: str | None = None,
    party: list[str] | None = None,
    signed: str | None = None,
    type: str | None = None,
    lang: str | None = None,
    collection: str = "added",
    source: str | None = None,
    about: str | None = None,
    proposed: bool = False,
    ocr: bool = False,
    new_version: bool = False,
    format: Literal["table", "json"] = "table",
    output: Output = None,
) -> None:
    """Read texts: PDF, Word, OpenDocument, HTML, EPUB, Akoma Ntoso, Formex, Markdown, plain text, mail, archives.

    Word is .docx, OpenDocument text .odt; Word 97 to 2003 and Rich Text are read through LibreOffice, where it is
    installed. XML is Akoma Ntoso, Formex 4 (or a Formex 4 package) or ToTA XML. Of e-mail messages, Outlook messages
    and ZIP archives of these, each text inside is added.

    Example: foedera add uk.pdf --agreement eu-gbr-sdp-2025 --signed 2025-05-19 --party eu --party gbr --type SDP

    A publication about agreements: foedera add briefing.txt --source eprs-pe-767-215 --about eu-sdp

    Parameters
    ----------
    files
        The files; without --agreement each becomes an agreement named after its file.
    agreement
        Id of the agreement the text belongs to, known or new.
    title
        Its title; else the text's own.
    party
        A party by id, name or ISO code; repeat for each.
    signed
        Date of signature: 2025, 2025-05 or 2025-05-19.
    type
        SDP, FPA, SIA, TREATY …
    lang
        Language of the text, three letters of ISO 639-3; else the one the file gives or its words are in.
    collection
        Collection the agreement joins.
    source
        The file is a publication with this source id, not an agreement.
    about
        With --source: the collection it is about; its passages are assigned by headings.
    proposed
        Take over the title, type, parties and day of signature the text says of itself, where no option says them.
    ocr
        Recognise pages that are images (needs the program tesseract).
    new_version
        The text is a new version of the one that is there, though they have little wording in common.
    format
        table, or json: each text with its problems, its provisions and what became of the file.
    """
    with opened() as workspace, bar("files") as progress:
        added = workspace.add(
            files,
            agreement=agreement and meant.new_or_known(workspace, agreement, "agreement"),
            title=title,
            party=meant.parties(workspace, party or ()),
            signed=signed,
            type=type,
            lang=lang,
            collection=meant.new_or_known(workspace, collection, "collection"),
            source=source and meant.new_or_known(workspace, source, "source"),
            about=meant.perhaps(workspace, about, "collection"),
            proposed=proposed,
            ocr=ocr,
            new_version=new_version,
            progress=progress,
        )
        if format == "json":
            give_json([added_shape(one) for one in added], output)
        else:
            give_lines([_line(one) for one in added if source is None], output)
        said = proposed or any((title, party, signed, type))
        for line in _told(added, proposed=proposed, said=said):
            say(line)
        say_where(workspace)
    say(f"next: foedera code {source}" if source else "next: foedera code")


def _line(one: Added) -> str:
    return f"{one.document.subject}\t{amount(len(one.provisions), 'provision')}\t{one.document.title}"


def _told(added: Sequence[Added], *, proposed: bool, said: bool) -> Iterator[str]:
    """What became of each file."""
    for one in added:
        if one.document.role == "source":
            assigned = sum(bool(provision.about) for provision in one.provisions)
            yield f"{one.document.id}: {len(one.provisions)} passages, {assigned} assigned to agreements"
        if one.new:
            yield from (f"  {line}" for line in report_lines(one.document))
        else:
            recorded = "only what you say of it" if said else "nothing"
            yield f"  it was here already, as {one.document.id}: {recorded} was recorded"
        yield from proposal_lines(one.proposals, one.withheld, taken_over=proposed)
        if one.proposals and not proposed:
            yield f"  take it over with: foedera add … --agreement {one.document.subject} --proposed"

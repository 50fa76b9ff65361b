"""foedera add: read texts into the workspace."""

from __future__ import annotations

from pathlib import Path

from foedera.cli.session import opened, say
from foedera.publishing.report import report_lines


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
    ocr: bool = False,
) -> None:
    """Read texts: PDF, Word, HTML, Akoma Ntoso, ToTA XML, Markdown, plain text, and ZIP archives of these.

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
        Party ids; repeat for each.
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
    ocr
        Recognise pages that are images (needs the program tesseract).
    """
    with opened() as workspace:
        added = workspace.add(
            files,
            agreement=agreement,
            title=title,
            party=party or (),
            signed=signed,
            type=type,
            lang=lang,
            collection=collection,
            source=source,
            about=about,
            ocr=ocr,
        )
    for one in added:
        if source is not None:
            assigned = sum(bool(provision.about) for provision in one.provisions)
            say(f"{one.document.id}: {len(one.provisions)} passages, {assigned} assigned to agreements")
        else:
            print(f"{one.document.subject}\t{len(one.provisions)} provisions\t{one.document.title}")
        for line in report_lines(one.document) if one.new else (f"it was here already, as {one.document.id}",):
            say(f"  {line}")
    say(f"next: foedera code {source}" if source else "next: foedera code")

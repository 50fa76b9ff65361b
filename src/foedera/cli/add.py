"""foedera add: read texts into the workspace."""

from __future__ import annotations

from pathlib import Path

from foedera.cli.session import opened, say
from foedera.errors import UsageError
from foedera.publishing.report import report_lines
from foedera.workspace.intake import Details


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
        if source is not None:
            if about is None or len(files) != 1:
                raise UsageError(
                    "a publication needs one file and the collection it is about",
                    where=source,
                    expected="foedera add FILE --source ID --about COLLECTION",
                    found=f"{len(files)} file(s), --about {about}",
                    next_step="name both",
                )
            result = workspace.add_source(files[0], source=source, about=about, title=title)
            assigned = sum(bool(provision.about) for provision in result.provisions)
            say(f"{result.document.id}: {len(result.provisions)} passages, {assigned} assigned to agreements")
            say(f"next: foedera code {source}")
            return
        details = Details(
            agreement=agreement,
            title=title,
            parties=None if party is None else tuple(party),
            signed=signed,
            family=type,
            language=lang,
            collection=collection,
            ocr=ocr,
        )
        for result in workspace.add(files, details):
            print(f"{result.document.subject}\t{len(result.provisions)} provisions\t{result.document.title}")
            for line in report_lines(result.document):
                say(f"  {line}")
        say("next: foedera code")

"""Makes small PDFs by hand, so that tests need no library to write what they read."""

from __future__ import annotations


def pdf_with(pages: list[str]) -> bytes:
    """A PDF with one line of text a page; lines within a page are split at newlines."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, page in enumerate(pages):
        lines = " ".join(f"({line}) Tj 0 -16 Td" for line in page.split("\n"))
        stream = f"BT /F1 12 Tf 72 720 Td {lines} ET" if page else ""
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * place} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _file(objects)


def pdf_without_pages() -> bytes:
    """A valid PDF that has no page."""
    return _file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"])


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password: an encryption dictionary whose keys fit no empty password."""
    encrypt = f"<< /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O <{'28' * 32}> /U <{'64' * 32}> >>"
    return _file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", encrypt], encrypted=True)


def _file(objects: list[str], *, encrypted: bool = False) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    extra = f" /Encrypt {len(objects)} 0 R /ID [<00112233> <00112233>]" if encrypted else ""
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R{extra} >>"
    start = len(out)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return out + f"{head}startxref\n{start}\n%%EOF\n".encode()

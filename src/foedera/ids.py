"""Identifiers: readable, permanent, printable both ways.

In: parts. Out: ids as strings, and parts again. Not here: looking ids up.

    agreement   eu-nor-sdp-2024
    document    eu-nor-sdp-2024/eng
    version     eu-nor-sdp-2024/eng@2                  (a later version of the same text; the first has no number)
    provision   eu-nor-sdp-2024/eng/para_12__point_a   (the tail is an Akoma Ntoso eId)
    cell        eu-nor-sdp-2024/hybrid-threats         (agreement / area)
    method      lexicon@1                              (name @ version)
    model       llm:gpt-4o:https://api.example.org/v1@1   (a method too: a model, its endpoint @ version of the wording)
    person      person:Ada Lovelace
    claim       c-k3q7…                                (80 bits of a SHA-256)
    finding     f-7xa2…                                (the same, of the rule and of what it compares)

A slash joins parts and cannot occur inside one.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from pathlib import PurePath

import msgspec

from foedera.amounts import amount
from foedera.errors import UsageError

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EID = re.compile(r"[A-Za-z0-9]+(?:[_-]{1,2}[A-Za-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{3}")
MODEL_CODER = re.compile(r"llm:([^:@]+):([^@]+)@(\d+)", re.DOTALL)
LONGEST_NAME = 80
TYPE = re.compile(r"(?!-)[A-Za-z0-9-]{1,20}(?<!-)")
FINDING = re.compile(r"f-[a-z2-7]{16}")
EXPRESSION = re.compile(r"([a-z]{3})(?:@([1-9]\d*))?")


def check_slug(text: str, *, what: str) -> str:
    """Return `text` if it is a slug (lower-case words joined by single hyphens).

    Raises:
        UsageError: naming `what` the id was for.
    """
    if not SLUG.fullmatch(text):
        raise UsageError(
            f"not a valid {what} id",
            where=repr(text),
            expected="lower-case letters and digits in words joined by single hyphens, such as eu-nor-sdp-2024",
            found=repr(text),
            next_step="choose another id",
        )
    return text


def check_type(text: str) -> str:
    """Return `text` if it can name a type of instrument, as SDP and FTA do.

    Raises:
        UsageError: it cannot.
    """
    if not TYPE.fullmatch(text):
        raise UsageError(
            "not a type of instrument",
            where=repr(text),
            expected="at most 20 letters, digits and hyphens, such as SDP or TREATY",
            found=repr(text),
            next_step="give a short one; what it is about belongs into the title",
        )
    return text


def slug_of(name: str) -> str:
    """The id a file's name gives: 'EU–UK SDP (2025).pdf' becomes eu-uk-sdp-2025. Folders before it are part of the id.

    Raises:
        UsageError: when nothing of the name is left.
    """
    path = PurePath(name)
    letters = unicodedata.normalize("NFKD", f"{path.parent}/{path.stem}")
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if not slug:
        raise UsageError(
            "no id can be made of the file name",
            where=name,
            expected="Latin letters or digits in the name",
            found=repr(name),
            next_step="name the agreement: foedera add FILE --agreement ID",
        )
    return slug


def document_id(subject: str, language: str, *, digest: bool = False) -> str:
    """The id of a text of `subject` (an agreement or a source) in an ISO 639-3 `language`.

    A digest carries its kind in its id, so that no quote from it can pass for the official text.
    """
    if not LANGUAGE.fullmatch(language):
        raise UsageError(
            "not a language code",
            where=repr(language),
            expected="three lower-case letters of ISO 639-3, such as eng",
            found=repr(language),
            next_step="pass --lang with a three-letter code",
        )
    name = f"{check_slug(subject, what='document')}-digest" if digest else check_slug(subject, what="document")
    return f"{name}/{language}"


def provision_id(document: str, eid: str) -> str:
    """The id of the provision with Akoma Ntoso `eid` in `document`."""
    if not EID.fullmatch(eid):
        raise ValueError(f"not an eId: {eid!r}")
    return f"{document}/{eid}"


def split_provision(provision: str) -> tuple[str, str, str]:
    """(subject, language with its version, eId) of a provision id.

    Raises:
        UsageError: when the id does not have the three parts.
    """
    parts = provision.split("/")
    if (
        len(parts) != 3
        or not SLUG.fullmatch(parts[0])
        or not EXPRESSION.fullmatch(parts[1])
        or not EID.fullmatch(parts[2])
    ):
        raise UsageError(
            "not a provision id",
            where=repr(provision),
            expected="agreement/language/eId, such as eu-nor-sdp-2024/eng/para_12",
            found=amount(len(parts), "part"),
            next_step="list provisions with: foedera search QUERY",
        )
    return parts[0], parts[1], parts[2]


def split_document(document: str) -> tuple[str, str, int]:
    """(subject or subject-digest, language, version) of a document id; the first version is 1.

    Raises:
        UsageError: when the id is none of a document.
    """
    subject, _, expression = document.partition("/")
    match = EXPRESSION.fullmatch(expression)
    if match is None or not SLUG.fullmatch(subject):
        raise UsageError(
            "not a document id",
            where=repr(document),
            expected="subject/language or subject/language@version, such as eu-nor-sdp-2024/eng@2",
            found=repr(document),
            next_step="list an agreement's texts with: foedera show ID",
        )
    return subject, match[1], int(match[2] or 1)


def frbr_uri(document: str, *, date: str | None = None, eid: str | None = None) -> str:
    """The FRBR URI of a text or a place in it, after the Akoma Ntoso Naming Convention 1.0, section 4.

    `/akn/eu/doc/2024-11-04/eu-kor-sdp-2024/eng@2/~para_12`. The jurisdiction is the id's first word when it has two
    letters, else `un` (agreements between states belong to none); the date is that of signature, or its year, or 0001.
    Derived, never stored.
    """
    subject, language, version = split_document(document)
    first = subject.split("-")[0]
    jurisdiction = first if len(first) == 2 and first.isalpha() else "un"
    year = next((part for part in reversed(subject.split("-")) if re.fullmatch(r"(?:19|20)\d\d", part)), "0001")
    expression = language if version == 1 else f"{language}@{version}"
    return f"/akn/{jurisdiction}/doc/{date or year}/{subject}/{expression}" + (f"/~{eid}" if eid else "")


def cell_id(agreement: str, area: str) -> str:
    """The id of the cell of `agreement` in `area`."""
    return f"{check_slug(agreement, what='agreement')}/{check_slug(area, what='area')}"


def split_cell(cell: str) -> tuple[str, str]:
    """(agreement, area) of a cell id.

    Raises:
        UsageError: when the id does not have the two parts.
    """
    parts = cell.split("/")
    if len(parts) != 2 or not all(SLUG.fullmatch(part) for part in parts):
        raise UsageError(
            "not a cell id",
            where=repr(cell),
            expected="agreement/area, such as eu-nor-sdp-2024/hybrid-threats",
            found=amount(len(parts), "part"),
            next_step="take the ids from the header and first column of: foedera matrix --format csv",
        )
    return parts[0], parts[1]


def method_name(coder: str) -> str:
    """The name of a coder without its version: lexicon@1 → lexicon."""
    return coder.partition("@")[0]


def person_coder(name: str) -> str:
    """The coder of a person: person:Ada Lovelace.

    A slash, @ or colon would make the name read as a method, its version or its reading of one source.

    Raises:
        UsageError: the name is empty, too long, or has a sign that means something else in a coder's name.
    """
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable() or set("/@:") & set(plain):
        raise UsageError(
            "not a person's name",
            where=repr(name),
            expected=f"a name of at most {LONGEST_NAME} characters without / @ and :, such as 'Ada Lovelace'",
            found=repr(name),
            next_step="say who decides; the name stays under the claim for good",
        )
    return f"person:{plain}"


def model_coder(model: str, endpoint: str, version: int) -> str:
    """The coder of a language model: llm:gpt-4o:https://api.example.org/v1@1.

    No source is called so (a slug has no colon), and no person (`person:NAME`). Model and endpoint are both part of the
    name: the same model served elsewhere is another voice. In the model's name, %, : and @ are escaped as in addresses.

    Args:
        model: the name the endpoint knows the model by.
        endpoint: its address, without @.
        version: of the wording of the question.
    """
    if "@" in endpoint or not model:
        raise ValueError(f"no coder of a model: {model!r} at {endpoint!r}")
    for sign in "%:@":
        model = model.replace(sign, f"%{ord(sign):02X}")
    return f"llm:{model}:{endpoint}@{version}"


def split_model_coder(coder: str) -> tuple[str, str, int] | None:
    """(model, endpoint, version of the wording) of a language model's coder; None for any other coder."""
    match = MODEL_CODER.fullmatch(coder)
    if match is None:
        return None
    model = match[1]
    for sign in "@:%":
        model = model.replace(f"%{ord(sign):02X}", sign)
    return model, match[2], int(match[3])


def content_id(prefix: str, *parts: object) -> str:
    """A permanent id of some content: prefix, hyphen, 80 bits in base 32.

    The parts are serialised as one JSON array with sorted keys, so parts can never run into each other.
    """
    payload = msgspec.json.encode(parts, order="sorted")
    digest = hashlib.sha256(payload).digest()[:10]
    return f"{prefix}-{base64.b32encode(digest).decode('ascii').lower()}"

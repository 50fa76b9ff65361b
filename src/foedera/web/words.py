"""The templates and what every one can use: signs and words of values, plain words, dates, and links from ids."""

from __future__ import annotations

from pathlib import Path

import jinja2
from starlette.requests import Request
from starlette.templating import Jinja2Templates

from foedera.amounts import amount, listed
from foedera.ids import split_model_coder, split_provision
from foedera.model.claim import Claim
from foedera.model.commitment import in_words
from foedera.model.coverage import MARKS
from foedera.model.dates import written_out
from foedera.model.indicator import Indicator
from foedera.model.phrasing import plain
from foedera.model.rhythm import how_often
from foedera.model.search import of_kind
from foedera.publishing.citations import date_in_words
from foedera.publishing.lines import due_in_words
from foedera.publishing.tables import MACHINE_SIGN, SYMBOLS, WORDS
from foedera.version import __version__


def who(claim: Claim) -> str:
    """Who makes a claim, for a reader."""
    if claim.coder.startswith("person:"):
        return f"a person ({claim.coder.removeprefix('person:')})"
    model = split_model_coder(claim.coder)
    if model is not None:
        return f"the language model {model[0]} at {model[1]} (a machine; wording {model[2]} of the question)"
    return f"the machine method {claim.coder}" if "@" in claim.coder else f"the source {claim.coder}"


def capital(text: str) -> str:
    """A text as the beginning of a sentence; the rest of its letters stay."""
    return text[:1].upper() + text[1:]


def source_label(name: str) -> str:
    """A source's name where it stands by itself: of a sentence's name, only the article takes a capital."""
    return capital(name) if name.startswith("the ") else name


def provision_link(provision: str) -> str:
    """The address of a provision: its text's page, at its place."""
    subject, language, eid = split_provision(provision)
    return f"/texts/{subject}/{language}#{eid}"


def has_numbers(request: Request) -> bool:
    """Whether numbers of an index are here; without them the menu leads to no profiles."""
    views = getattr(request.state, "views", None)
    return views is not None and bool(views.ledger().by_subject(Indicator))


def _environment() -> jinja2.Environment:
    """Templates with their words; a name no page gave is an error, not an empty string."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "version": __version__,
        "symbols": SYMBOLS,
        "marks": MARKS,
        "machine_sign": MACHINE_SIGN,
        "words": WORDS,
        "plain": plain,
        "in_words": in_words,
        "due": due_in_words,
        "how_often": how_often,
        "written_out": written_out,
        "date_in_words": date_in_words,
        "who": who,
        "provision_link": provision_link,
        "amount": amount,
        "capital": capital,
        "source_label": source_label,
        "listed": listed,
        "has_numbers": has_numbers,
        "of_kind": of_kind,
    }
    return environment


TEMPLATES = Jinja2Templates(env=_environment())
"""Every page's, and the error page's."""

"""HTML that stands alone: a file one can send, made from a template of this room."""

from __future__ import annotations

import functools

import jinja2


def standing_page(template: str, **content: object) -> str:
    """The page a template makes; a name it asks for and is not given is an error, not an empty place."""
    return _environment().get_template(template).render(**content)


@functools.cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("foedera.publishing"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

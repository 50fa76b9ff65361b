"""What the verbs by which a person speaks share: a name, and a note."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

Name = Annotated[str, Parameter(help="Your name; it stays under what you say.")]
Note = Annotated[str | None, Parameter(help="In your own words.")]

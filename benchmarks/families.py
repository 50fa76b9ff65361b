"""From which share on agreements are a family: known blocs of trade agreements as the measuring stick.

The blocs are those trade lawyers speak of, listed by who concluded them and when, not by wording. All of a bloc were
negotiated from one model, so they should be one family; two blocs should not, though one may have been the other's
model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from foedera.comparing.wording.families import FAMILY_SHARE, families_of
from foedera.comparing.wording.formulas import Signed
from foedera.model.reuse import CommonWording

SHARES = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
BLOCS: Mapping[str, tuple[int, ...]] = {
    "European Community with states of EFTA, 1972–73": (129, 130, 131, 207, 217, 230, 238),
    "Europe and interim agreements, 1991–96": (
        *(208, 209, 211, 212, 215, 220, 221, 223, 225, 228, 229, 231, 232, 233, 235, 236),
    ),
    "EFTA, 1991–95": (114, 118, 244, 245, 246, 247, 248, 249, 250, 251, 252),
    "Euro-Mediterranean agreements, 1995–2002": (16, 40, 57, 61, 83, 84, 98, 102),
    "Stabilisation and association, 2001–08": (11, 60, 68, 140, 349, 402),
    "United States, 2003–07": (17, 23, 26, 37, 52, 53, 156, 157, 158, 159, 342),
    "EU association, 2014": (392, 427, 428),
}
"""Bloc → numbers in ToTA."""


def shares_tried(found: CommonWording, signed: Signed) -> Iterator[str]:
    """A table: what each share makes of the blocs, as Markdown."""
    here = {share.agreement for share in found.compared}
    blocs = [[name for number in numbers if (name := f"pta-{number}") in here] for numbers in BLOCS.values()]
    within = [pair for bloc in blocs for pair in combinations(bloc, 2)]
    across = [(one, other) for some, more in combinations(blocs, 2) for one in some for other in more]
    yield (
        f"| share | families | agreements in them | the largest | of {len(within)} pairs within a bloc in one family "
        f"| of {len(across)} pairs of two blocs in one family | least alike in one family |"
    )
    yield "|--:|" + "--:|" * 6
    for share in SHARES:
        families = families_of(found.compared, signed, share=share)
        place = {member: number for number, family in enumerate(families) for member in family.members}
        together = [
            sum(one in place and place[one] == place.get(other) for one, other in pairs) for pairs in (within, across)
        ]
        sizes = [len(family.members) for family in families]
        least = min((family.least for family in families), default=1.0)
        name = f"**{share:g}**" if share == FAMILY_SHARE else f"{share:g}"
        cells = (name, len(sizes), sum(sizes), max(sizes, default=0), *together, f"{least:.2f}")
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""

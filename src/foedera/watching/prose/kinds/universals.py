"""All, none, and the reason given for being the only one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.covering import ALL, LACKS, ONLY

_REASON = re.compile(
    r"\bbecause(?: of)?\b|\bdue to\b|\bowing to\b|\bas (?:a|an) (?:\w+\s)?(?:NATO|EU)\b", re.IGNORECASE
)
_ROLE_WORDS = {"nato_ally": r"\bNATO\b", "eu_candidate": r"\bcandidate", "efta_member": r"\bEFTA\b"}
_ROLE_SAID = {"nato_ally": "NATO allies", "eu_candidate": "EU candidates", "efta_member": "members of EFTA"}
_NONE = re.compile(
    r"(?<!has )(?<!have )(?<!had )(?<!with )\b(?:none of (?:the (?:first )?six|the twelve|them|these"
    r"|the partnerships|the SDPs)|no partnership"
    r"|not one of (?:the six|them))\b",
    re.IGNORECASE,
)


@kind(
    "all-but",
    reads="'all of them have A and B', then 'X and Y do not have the latter'",
    recomputed="the sentence itself",
    of_family=True,
)
def all_but(case: ProseCase) -> Iterator[Said]:
    """'All', taken back in the same sentence or by the table."""
    for sentence in case.prose:
        found = ALL.search(sentence.text)
        if found is None or doubted(sentence.text):
            continue
        lacks = LACKS.search(sentence.text, found.end())
        if _NONE.search(sentence.text):
            continue
        except_ = [one for one in sentence.partners if lacks and abs(one.start - lacks.start()) < 60]
        if lacks and except_:
            names = case.register.names(dict.fromkeys(one.id for one in except_))
            yield Said(
                sentence,
                found.start(),
                lacks.end(),
                "all of them have it",
                Verdict.CONTRADICTS,
                f"the same sentence takes {names} out again; say 'most', or name those that have it",
            )
            continue


@kind(
    "reason",
    reads="'only', a reason ('because of', 'as a NATO member') and the role it names",
    recomputed="who else holds that role",
    of_family=True,
)
def reason(case: ProseCase) -> Iterator[Said]:
    """A reason for being the only one that others have too."""
    for sentence in case.prose:
        found, only = _REASON.search(sentence.text), ONLY.search(sentence.text)
        if found is None or only is None or len(sentence.about) != 1:
            continue
        for role, shape in _ROLE_WORDS.items():
            if not re.search(shape, sentence.text):
                continue
            holders = case.register.holds_role(role, case.day)
            tabled = {case.register.partner_of[one] for one in case.register.begun_by(case.day)}
            others = sorted((set(holders) & tabled) - set(sentence.about))
            if sentence.about[0] in holders and others:
                claims = tuple(c for one in others for c in holders[one])
                why = f"{case.register.names(others)} are {_ROLE_SAID[role]} too, so that cannot be the whole reason"
                yield Said(
                    sentence,
                    found.start(),
                    only.end() if only.end() > found.start() else found.end(),
                    f"because of {_ROLE_SAID[role]}",
                    Verdict.CONTRADICTS,
                    why,
                    claims,
                )


KINDS: tuple[Kind, ...] = (all_but, reason)

"""Known twins among trade agreements, found in the real texts outside the project; skipped without them."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from foedera.comparing.wording.common_wording import common_wording
from foedera.model.document import ReadResult
from foedera.reading import read

TWINS = (("pta-202", "pta-301"), ("pta-156", "pta-342"), ("pta-16", "pta-206"))
"""Czech Republic and Slovak Republic with Romania; the US with Peru and with Colombia; Algeria with the EU, twice."""


def texts(corpus: Path) -> list[ReadResult]:
    """The texts of the twins, and one that is kin to none of them."""
    wanted = {f"{name.replace('-', '_')}.xml": name for pair in (*TWINS, ("pta-1",)) for name in pair}
    with tarfile.open(corpus) as archive:
        files = ((Path(member.name).name, archive.extractfile(member)) for member in archive)
        return [
            read(file.read(), name=name, subject=wanted[name], role="text", language="eng", source="tota")
            for name, file in files
            if name in wanted and file is not None
        ]


@pytest.mark.shared
def test_known_twins_are_families_that_share_nearly_all_their_words(shared: Path) -> None:
    """Each pair is one family; nine tenths of the words of both stand in the other, and no family joins two pairs."""
    found = common_wording(texts(shared / "corpora" / "tota-0.5.0.tar.xz"), {})
    families = {tuple(sorted(family.members)): family.mean for family in found.families}
    assert sorted(families) == sorted(TWINS)
    assert min(families.values()) > 0.9

"""Files of coded cells: both headers people use, and every faulty line named."""

from __future__ import annotations

import pytest

from foedera.errors import InvalidRegister
from foedera.reading.gold_file import read_gold


def test_both_headers_mean_the_same() -> None:
    """The World Bank's own columns, and Foedera's."""
    theirs = read_gold(b"tota_id,wto_rta_id,area,ac,le\n41,45,wto_plus:customs,1,2\n", name="a.csv")
    ours = read_gold(b"agreement,area,covered,le\npta-41,wto_plus:customs,covered,2\n", name="b.csv")
    assert theirs.cells == ours.cells
    assert theirs.agreements == ("pta-41",)
    (cell,) = theirs.cells
    assert (cell.covered, cell.enforceability) == (True, 2)


def test_a_file_without_levels_is_taken() -> None:
    """Enforceability is unknown then."""
    (cell,) = read_gold(b"agreement,area,covered\na,x,0\n", name="a.csv").cells
    assert (cell.covered, cell.enforceability) == (False, None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"agreement,covered\na,1\n", "columns agreement"),
        (b"agreement,area,covered\n", "no line"),
        (b"agreement,area,covered\na,x,maybe\n", "line 2: 'maybe'"),
        (b"agreement,area,covered\n,x,1\n", "line 2: no agreement"),
        (b"agreement,area,covered,le\na,x,1,7\n", "line 2: le is '7'"),
        (b"agreement,area,covered\na,x,1\na,x,0\n", "line 3: a, x was coded before"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_line(content: bytes, said: str) -> None:
    """The message names line and value, and nothing is taken."""
    with pytest.raises(InvalidRegister, match=said):
        read_gold(content, name="g.csv")

"""The way a page is turned for reading: so that lines run to the right, and the first stands at the top.

In: places on a page. Out: places in reading coordinates, and back. A page may be shown turned or cropped (ISO 32000-1,
7.7.3.3: Rotate, CropBox), its text may run up, down or upside down, and a page of Arabic or Hebrew is read mirrored:
after that, whatever looks for columns, tables and paragraphs knows one kind of page only.
"""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from foedera.model.document import Box

Numbers = npt.NDArray[np.float64]


class Turn(msgspec.Struct, frozen=True):
    """A turn by quarters, a mirroring and a shift, as u = a·x + c·y + e, v = b·x + d·y + f; all in points."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: Turn) -> Turn:
        """This turn, and another one after it."""
        x, y = other.point(self.e, self.f)
        return Turn(
            other.a * self.a + other.c * self.b,
            other.b * self.a + other.d * self.b,
            other.a * self.c + other.c * self.d,
            other.b * self.c + other.d * self.d,
            x,
            y,
        )

    def back(self) -> Turn:
        """The turn that undoes this one."""
        bare = Turn(self.a, self.c, self.b, self.d)  # of turns by quarters, the inverse is the transpose
        x, y = bare.point(self.e, self.f)
        return msgspec.structs.replace(bare, e=-x, f=-y)

    @property
    def mirrors(self) -> bool:
        """Whether what ran to the right runs to the left afterwards."""
        return self.a * self.d - self.b * self.c < 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """Where a box comes to lie."""
        (x, y), (u, v) = self.point(box[0], box[1]), self.point(box[2], box[3])
        return min(x, u), min(y, v), max(x, u), max(y, v)

    def points(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Where many points come to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def boxes(self, boxes: Numbers) -> Numbers:
        """Where many boxes come to lie; (n, 4) in and out."""
        (x, y), (u, v) = self.points(boxes[:, 0], boxes[:, 1]), self.points(boxes[:, 2], boxes[:, 3])
        return np.stack([np.minimum(x, u), np.minimum(y, v), np.maximum(x, u), np.maximum(y, v)], axis=1)

    def direction(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Where a direction points afterwards: numbers or arrays of them."""
        return self.a * x + self.c * y, self.b * x + self.d * y


STRAIGHT = Turn()


def shown(bounds: Box, quarters: int) -> tuple[Turn, float, float]:
    """From the page's own places to those on the page as it is shown; its width and height then.

    Args:
        bounds: what of the page is shown, in its own places.
        quarters: turns by 90 degrees clockwise.
    """
    left, bottom, right, top = bounds
    width, height = right - left, top - bottom
    turn = (
        Turn(e=-left, f=-bottom),
        Turn(0.0, -1.0, 1.0, 0.0, -bottom, right),
        Turn(-1.0, 0.0, 0.0, -1.0, right, top),
        Turn(0.0, 1.0, -1.0, 0.0, top, -left),
    )[quarters % 4]
    return (turn, width, height) if quarters % 2 == 0 else (turn, height, width)


def upright(quarters: int, width: float, height: float) -> tuple[Turn, float, float]:
    """The turn that makes text run to the right which runs there turned by quarters counterclockwise (1: upwards)."""
    return shown((0.0, 0.0, width, height), quarters)


def mirrored(width: float) -> Turn:
    """The turn that makes a page read from right to left one read from left to right."""
    return Turn(a=-1.0, e=width)

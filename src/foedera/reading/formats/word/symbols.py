"""The signs of fonts that have no letters: Symbol, Wingdings and their kin, as Unicode.

In: a font and a code. Out: a sign. Sources: Adobe's Symbol encoding as Unicode publishes it (VENDORS/ADOBE/symbol.txt);
for Wingdings and Webdings, of the mapping that came with Unicode 7 (ISO/IEC JTC1/SC2/WG2 N4115), the ticks, boxes,
arrows, bullets and numbers that offices use. Not here: where such signs stand (tree, lines).
"""

from __future__ import annotations

import re

UNKNOWN = "\ufffd"
"""Stands for a sign nobody mapped: visible, and no letter."""
_PRIVATE = 0xF000
"""Word stores codes of such fonts moved up by this (ECMA-376, part 1, 17.3.3.30)."""


def _laid(*runs: tuple[int, str]) -> dict[int, str]:
    return {start + at: sign for start, signs in runs for at, sign in enumerate(signs)}


_WINGDINGS = _laid(
    (0x20, " "), (0x22, "✂✁"), (0x29, "✆"), (0x3E, "✇✍"), (0x41, "✌"), (0x45, "☜☞☝☟"), (0x4A, "☺😐☹"), (0x51, "✈☼"),
    (0x54, "❄"), (0x58, "✠✡☪☯"), (0x5D, "☸♈♉♊♋♌♍♎♏♐♑♒♓"), (0x6C, "●❍■□"), (0x71, "❑❒⬧⧫◆❖⬥⌧"), (0x7A, "⌘"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), (0x9E, "·•"), (0xA1, "○"), (0xA4, "◉◎"), (0xA7, "▪◻"), (0xAA, "✦★✶✴✹✵"),
    (0xB5, "✪✰"), (0xD8, "➢"), (0xDF, "←→↑↓↖↗↙↘"), (0xE8, "➔"), (0xEF, "⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂"), (0xFB, "✗✓☒☑"),
)  # fmt: skip
_FONTS = {
    "symbol": _laid(
        (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
        (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
        (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
        (0xF1, "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
    ),
    "wingdings": _WINGDINGS,
    "wingdings2": _laid((0x20, " "), (0x4F, "✗✓"), (0x52, "☑"), (0x54, "☒"), (0x97, "●"), (0xA2, "■□")),
    "wingdings3": _laid((0x20, " "), (0x70, "▲▼△▽◀▶◁▷")),
    "webdings": _laid((0x20, " "), (0x61, "✔"), (0x63, "□"), (0x67, "■"), (0x6E, "●"), (0x72, "✗")),
}
_HYPHENS = {0x1E: "-", 0x1F: ""}
"""Word's own codes for a hyphen that does not break, and for one that shows only where it does."""
_PRIVATE_SIGN = re.compile("[\uf020-\uf0ff]")


def symbol(font: str, code: str) -> str:
    """The sign of a w:sym: `code` in hexadecimal, in the font or, from F000 on, moved up; UNKNOWN for one not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return UNKNOWN
    signs = _FONTS.get(_key(font))
    if point in _HYPHENS:
        return _HYPHENS[point]
    if signs is not None:
        return signs.get(point - _PRIVATE if point >= _PRIVATE else point, UNKNOWN)
    return chr(point) if 0x20 <= point < 0xD800 or 0xF8FF < point < 0x110000 else UNKNOWN


def in_unicode(text: str, font: str) -> str:
    """`text` with its signs of a symbol font, which Word moved up, as what they look like; one sign for each."""
    signs = _FONTS.get(_key(font), {})
    return _PRIVATE_SIGN.sub(lambda match: signs.get(ord(match[0]) - _PRIVATE, UNKNOWN), text)


def _key(font: str) -> str:
    """'Wingdings 2' and 'Wingdings2-Regular' are one font."""
    return font.lower().replace(" ", "").removesuffix("regular").rstrip("-")

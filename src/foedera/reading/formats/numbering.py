"""How a count is written: 3, c, iii, 三, ג.

In: a count and a format by Word's name (ECMA-376, part 1, 17.18.59, ST_NumberFormat). Out: a string; a format or a
count nobody knows the signs of comes out as decimals. Not here: counting (word.lists, html).
"""

from __future__ import annotations

_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
"""Alphabets: after the last letter comes the first twice."""
_DIGITS = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "hindiNumbers": "०१२३४५६७८९",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
}
"""Digits by place."""
_HAN = frozenset({
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
})  # fmt: skip
_ROMAN = ("lowerRoman", "upperRoman")
_ROMAN_WORTHS = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_ROUND = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ENCLOSED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_HEBREW = ((400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ"),
           (40, "מ"), (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"),
           (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א"))  # fmt: skip
_ONES = (
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen",
    "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
)  # fmt: skip
_TENS = ("Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ORDINALS = {"One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth",
             "Twelve": "Twelfth"}  # fmt: skip
KNOWN = frozenset({
    "decimal", "none", "bullet", "decimalZero", "hebrew1", "ordinal", "cardinalText", "ordinalText", "numberInDash",
    "custom", *_LETTERS, *_DIGITS, *_HAN, *_ROMAN, *_ENCLOSED,
})  # fmt: skip
"""Formats whose signs are known; those with words know the English ones."""


def written(count: int, format: str) -> str:
    """A count as a list prints it; '' in the format 'none'."""
    if format in _LETTERS and count > 0:
        letters = _LETTERS[format]
        return letters[(count - 1) % len(letters)] * min(9, 1 + (count - 1) // len(letters))
    if format in _ROMAN and 0 < count < 4000:
        return _roman(count) if format == "upperRoman" else _roman(count).lower()
    if format in _DIGITS:
        return str(count).translate(str.maketrans("0123456789", _DIGITS[format]))
    if format in _HAN and 0 < count < 10000:
        return _han(count)
    if format in _ENCLOSED and 0 < count <= len(_ROUND):
        return _ROUND[count - 1]
    if format == "hebrew1" and 0 < count < 1000:
        return _summed(count, _HEBREW).replace("יה", "טו").replace("יו", "טז")  # which would spell a holy name
    return _worded(count, format)


def _worded(count: int, format: str) -> str:
    if format == "none":
        return ""
    if format == "decimalZero":
        return f"{count:02d}"
    if format == "numberInDash":
        return f"- {count} -"
    if format == "ordinal":
        return f"{count}{_ending(count)}"
    if format in {"cardinalText", "ordinalText"} and 0 < count < 100:
        return _english(count, is_ordinal=format == "ordinalText")
    return str(count)


def _ending(count: int) -> str:
    return "th" if 10 < count % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _english(count: int, *, is_ordinal: bool) -> str:
    words = [_ONES[count - 1]] if count < 20 else [_TENS[count // 10 - 2], *_ONES[count % 10 - 1 : count % 10]]
    if count >= 20 and count % 10 == 0:
        words = words[:1]
    if is_ordinal:
        last = words[-1]
        words[-1] = _ORDINALS.get(last) or f"{last.removesuffix('y')}{'ieth' if last.endswith('y') else 'th'}"
    return "-".join([words[0], *(word.lower() for word in words[1:])])


def _han(count: int) -> str:
    """二十三; ten to nineteen begin with 十."""
    out = ""
    gap = False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // power % 10
        if digit:
            is_teen = digit == 1 and sign == "十" and not out
            out += ("〇" if gap and out else "") + ("" if is_teen else "一二三四五六七八九"[digit - 1]) + sign
        gap = not digit
    return out


def _roman(count: int) -> str:
    return _summed(count, _ROMAN_WORTHS)


def _summed(count: int, worths: tuple[tuple[int, str], ...]) -> str:
    out = ""
    for worth, sign in worths:
        out += sign * (count // worth)
        count %= worth
    return out

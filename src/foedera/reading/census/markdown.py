"""The letters and digits of a Markdown file: all of them, whatever marks they stand in.

In: bytes. Out: a number. Not here: what is text and what is markup.
"""

from __future__ import annotations

from foedera.reading.decode import decode
from foedera.text.counting import letters_and_digits


def letters(data: bytes) -> int:
    """Letters and digits of the file, as its text is decoded by the reader too.

    Raises:
        UnreadableFile: from decoding.
    """
    text, _ = decode(data, "the file")
    return letters_and_digits(text)

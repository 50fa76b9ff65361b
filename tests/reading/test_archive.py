"""ZIP archives: every member is a text with a name of its own, or is named with the reason it was left out."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.ids import slug_of
from foedera.reading.archive import Member, members, names_apart
from foedera.reading.formats.packed import MAX_BYTES

SUFFIXES = (".txt", ".md", ".pdf")


def zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """An archive of the files in this order; names may repeat."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of names that repeat
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in files:
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def left_out(files: Sequence[tuple[str, bytes]]) -> dict[str, str]:
    """What is left out of an archive of the files and one text."""
    return dict(members(zipped([*files, ("pact.txt", b"x")]), "a.zip", SUFFIXES).left_out)


names = st.lists(
    st.sampled_from(["x", "y", "A", "a", "Übung", "文書", "..", ".git", "__MACOSX", "inner.zip"])
    | st.text(st.characters(exclude_characters="\0/\\:", exclude_categories=["Cs"]), min_size=1, max_size=4),
    min_size=1,
    max_size=3,
).flatmap(lambda parts: st.sampled_from(["", ".txt", ".TXT", ".md", ".rtf", "/"]).map("/".join(parts).__add__))


@given(st.lists(names, max_size=8), st.lists(names, max_size=4))
def test_every_member_is_accounted_for_exactly_once(outer: list[str], inner: list[str]) -> None:
    """As a text with its bytes, or with a reason; ids tell texts apart; names that point outside refuse the whole."""
    files = [(name, f"outer {at}".encode()) for at, name in enumerate(outer) if not name.endswith(".zip")]
    nested = [(name, f"inner {at}".encode()) for at, name in enumerate(inner) if not name.endswith(".zip")]
    data = zipped([*files, ("in/deep.zip", zipped(nested)), ("pact.txt", b"pact")])
    if any(".." in name.split("/") for name, _ in files):
        with pytest.raises(UnreadableFile, match="points outside"):
            members(data, "a.zip", SUFFIXES)
        return
    found = members(data, "a.zip", SUFFIXES)
    texts = Counter(member.data for member in found.files)
    assert max(texts.values()) == 1
    assert texts.keys() <= {b"pact", *(content for _, content in files + nested)}
    whole = [why for path, why in found.left_out if path == "in/deep.zip"]
    there = len(files) + 1 + (len(whole) if whole else len(nested))
    assert len(found.files) + len(found.left_out) == there
    assert all(why for _, why in found.left_out)
    assert len({member.name for member in found.files}) == len(found.files)
    ids = Counter(slug_of(f"x/{member.name}") for member in found.files)
    del ids["x"]  # names no id can be made of: adding refuses them
    assert max(ids.values()) == 1


@pytest.mark.parametrize(
    ("paths", "apart"),
    [
        (["z/b.txt"], ["b.txt"]),
        (["x/a.txt", "y/a.txt", "z/b.txt"], ["x/a.txt", "y/a.txt", "b.txt"]),
        (["a.txt", "a.txt"], ["a.txt", "a (2).txt"]),
        (["a.txt", "a.md", "A.TXT"], ["a.txt", "a (2).md", "A (3).TXT"]),
        (["uk/文書.txt", "jp/文書.txt"], ["uk/文書.txt", "jp/文書.txt"]),
        (["x/a.txt", "y/a.txt", "x-a.txt"], ["x/a.txt", "y/a.txt", "x-a (2).txt"]),
    ],
)
def test_names_tell_members_apart(paths: list[str], apart: list[str]) -> None:
    """The folder where it is needed, a number where folders do not help."""
    assert list(names_apart(paths)) == apart


def test_archives_inside_are_opened() -> None:
    """Their texts stand under the archive they came in, where that is needed."""
    inner = zipped([("a.txt", b"inner"), ("b.txt", b"only here")])
    found = members(zipped([("a.txt", b"outer"), ("old/inner.zip", inner)]), "a.zip", SUFFIXES)
    assert found.files == (
        Member("a.txt", "a.txt", b"outer"),
        Member("old/inner.zip/a.txt", "old/inner.zip/a.txt", b"inner"),
        Member("old/inner.zip/b.txt", "b.txt", b"only here"),
    )
    assert found.left_out == ()


def test_archives_inside_archives_end_somewhere() -> None:
    """The fourth of a nest is named instead of opened."""
    nest = zipped([("a.txt", b"deepest")])
    for _ in range(3):
        nest = zipped([("n.zip", nest)])
    assert left_out([("n.zip", nest)]) == {"n.zip/n.zip/n.zip": "an archive more than 3 archives deep"}


def test_archives_inside_share_the_room_of_one() -> None:
    """Together they may unpack to what one archive may: the one that is too much is named."""
    half = zipped([(f"{n}.bin", b"\0" * 2**20) for n in range(MAX_BYTES // 2**21)])  # blank sheets pack like bombs
    found = left_out([("one.zip", half), ("two.zip", half)])
    assert found["one.zip/0.bin"] == "of a format that is not read (.bin)"
    assert "unpacks to too much" in found["two.zip"]


def encrypted(data: bytes) -> bytes:
    """The archive with the flag set that says its first member has a password."""
    local, central = data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8
    changed = bytearray(data)
    changed[local] |= 1
    changed[central] |= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("letter.rtf", b"{\\rtf1}", "of a format that is not read (.rtf)"),
        ("LICENCE", b"x", "its name does not end in a format"),
        ("x/", b"", "a folder"),
        ("__MACOSX/._a.txt", b"x", "a hidden file"),
        (".DS_Store", b"x", "a hidden file"),
        ("broken.zip", b"x", "the archive is broken (File is not a zip file)"),
        ("empty.zip", zipped([]), "an empty archive"),
        ("sly.zip", zipped([("../a.txt", b"x")]), "a name points outside of the archive"),
    ],
)
def test_what_is_no_text_is_named(name: str, content: bytes, why: str) -> None:
    """With its reason; the texts beside it are read."""
    assert why in left_out([(name, content)])[name]


def test_a_member_with_a_password_is_named() -> None:
    """The others are read."""
    found = members(encrypted(zipped([("secret.txt", b"x"), ("pact.txt", b"pact")])), "a.zip", SUFFIXES)
    assert found.files == (Member("pact.txt", "pact.txt", b"pact"),)
    assert found.left_out == (("secret.txt", "encrypted"),)

"""Which language each piece of a text is in, for texts that hold more than one.

In: pieces of a text in order, such as its paragraphs. Out: a language for each, and what share each language has. A
short piece is read in the light of its neighbours: languages change seldom, so the likeliest row of languages is
sought (Viterbi 1967) in which every change has a price. Not here: which language a text is in at all (language).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from foedera.text.counting import letters
from foedera.text.language import by_script, detect, likeliest_each, scores_each

_WINDOW = 160
"""Code points of one look at a text."""
_WINDOWS = 24
"""So many looks, spread evenly, tell whether a text may hold two languages."""
_SURE, _SURE_SHARE = 12, 0.9
"""So many looks, and so large a share of them, that agree need no second opinion on the text as a whole."""
_LEAST_SHARE = 0.06
"""A language with a smaller share of the letters is names and quotes, no second text."""
_LEAST_LETTERS = 90
_SHORT = 24
"""A piece of fewer letters says nothing by itself: 'Article 5' is English, French and Maltese."""
_CHANGE = 14.0
"""What a change of language costs, as a logarithm of likelihood."""
_MARGIN = 0.25
"""So much likelier, for each letter, a second language's pieces have to be in it than in the main one."""
_NEVER = 100.0
"""How much less likely, for each letter, a language is at most."""
_NEAR = ({"hrv", "bos", "srp", "slv"}, {"nor", "nno", "nob", "dan"}, {"ind", "msa"})
"""Languages too near one another to be told apart piece by piece."""

Scores = dict[str, float]


class Languages(msgspec.Struct, frozen=True):
    """What a text shows of its languages; ISO 639-3 codes."""

    main: str | None
    """Of the whole text; None for one too short to tell."""
    row: list[str] | None
    """Of each piece; None where nothing shows that the text holds more than one language."""


def languages(pieces: Sequence[str]) -> Languages:
    """The languages of a text, and of each of its pieces where they differ."""
    votes = _votes(list(_looks(pieces)))
    row = _row(pieces, _candidates(votes))
    if row is not None:
        return Languages(shares(row, pieces)[0][0], row)
    top = votes.most_common(1)
    sure = bool(top) and top[0][1] >= max(_SURE, _SURE_SHARE * votes.total())
    return Languages(top[0][0] if sure else detect("\n".join(pieces)), None)


def _row(pieces: Sequence[str], candidates: Sequence[str]) -> list[str] | None:
    if len(candidates) < 2:
        return None
    weights = [_weight(piece) for piece in pieces]
    likely = _likely(pieces, weights, candidates)
    row = _best_row(likely, candidates)
    kept = _kept(row, likely, weights)
    if len(kept) < 2:
        return None
    return _best_row([{code: each[code] for code in kept} for each in likely], kept)


def shares(row: Sequence[str], pieces: Sequence[str]) -> list[tuple[str, float]]:
    """(language, share of the letters) of the languages of a row, the largest first."""
    counts: Counter[str] = Counter()
    for code, piece in zip(row, pieces, strict=True):
        counts[code] += letters(piece)
    whole = sum(counts.values()) or 1
    return [(code, count / whole) for code, count in counts.most_common()]


def _candidates(votes: Counter[str]) -> list[str]:
    """The languages looks at the text see more than once, or in a good part of a short text."""
    whole = votes.total()
    found: list[str] = []
    for code, count in votes.most_common():
        near = any(code in group and not group.isdisjoint(found) for group in _NEAR)
        if not near and count >= max(_LEAST_SHARE * whole, 2 if whole > 6 else 1):
            found.append(code)
    return found


def _looks(pieces: Sequence[str]) -> Iterator[str]:
    """Pieces of some length, all of a short text and a sample of a long one."""
    text = "\n".join(pieces)
    if len(text) > _WINDOW * _WINDOWS:
        step = len(text) // _WINDOWS
        yield from (text[at : at + _WINDOW] for at in range(0, step * _WINDOWS, step))
        return
    held = ""
    for piece in pieces:
        if len(piece) >= _WINDOW // 2 or by_script(piece) is not None:
            yield piece
            continue
        held = f"{held}\n{piece}"
        if len(held) >= _WINDOW // 2:
            yield held
            held = ""


def _votes(windows: Sequence[str]) -> Counter[str]:
    """What the looks see: a language by its script, or the likeliest; nothing where they see few letters."""
    seen = [by_script(window) for window in windows]
    asked = [at for at, window in enumerate(windows) if seen[at] is None and letters(window) >= 2 * _SHORT]
    for at, code in zip(asked, likeliest_each([windows[at] for at in asked]), strict=True):
        seen[at] = code
    return Counter(code for code in seen if code is not None)


def _weight(piece: str) -> int:
    """The letters of a piece; one of a script that writes syllables or words counts three."""
    return letters(piece) + (0 if piece.isascii() else 2 * sum(sign >= "\u2e80" for sign in piece))


def _likely(pieces: Sequence[str], weights: Sequence[int], candidates: Sequence[str]) -> list[Scores]:
    """For each piece how likely it is in each candidate, as a logarithm; all alike for a piece too short to tell.

    A candidate the model does not know is told by its script alone: a piece in other letters is not in it. Of the
    model's figures only differences count: a sign it never saw in a language drives them beyond what floats can add.
    """
    scripts = [by_script(piece) for piece in pieces]
    found = [
        {code: float(weight) * (code == script) for code in candidates}
        for script, weight in zip(scripts, weights, strict=True)
    ]
    asked = [at for at, weight in enumerate(weights) if weight >= _SHORT and scripts[at] not in candidates]
    for at, likely in zip(asked, scores_each([pieces[at] for at in asked], candidates), strict=True):
        top, worst = max(likely.values(), default=0.0), -_NEVER * weights[at]
        held = {code: max(value - top, worst) for code, value in likely.items()}
        least = min(held.values(), default=0.0) - weights[at]
        found[at] = {code: held.get(code, least) for code in candidates}
    return found


def _best_row(likely: Sequence[Scores], candidates: Sequence[str]) -> list[str]:
    """The likeliest row of languages, each change paid for; linear in the pieces."""
    best = dict.fromkeys(candidates, 0.0)
    came: list[dict[str, str]] = []
    for each in likely:
        top = max(best, key=best.__getitem__)
        froms = {code: code if best[code] >= best[top] - _CHANGE else top for code in candidates}
        best = {code: max(best[code], best[top] - _CHANGE) + each[code] for code in candidates}
        came.append(froms)
    code = max(best, key=best.__getitem__)
    row: list[str] = []
    for froms in reversed(came):
        row.append(code)
        code = froms[code]
    return row[::-1]


def _kept(row: Sequence[str], likely: Sequence[Scores], weights: Sequence[int]) -> list[str]:
    """The languages with enough letters, and clearly likelier there than the main one."""
    counts: Counter[str] = Counter()
    for code, count in zip(row, weights, strict=True):
        counts[code] += count
    whole, main = sum(counts.values()), counts.most_common(1)[0][0]
    margins: dict[str, float] = dict.fromkeys(counts, 0.0)
    for code, each in zip(row, likely, strict=True):
        margins[code] += each[code] - each[main]
    return [
        code
        for code, count in counts.most_common()
        if code == main or (count >= max(_LEAST_LETTERS, _LEAST_SHARE * whole) and margins[code] >= _MARGIN * count)
    ]

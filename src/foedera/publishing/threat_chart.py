"""A threat profile as a picture: a line a threat, a dot for the party and a ring for its yardstick.

In: a profile. Out: SVG, the same bytes for the same numbers; colours are the page's. Whoever shows it gives the same
numbers as a table beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from foedera.model.indicator import Index, Profile, Threat

_WIDTH, _LEFT, _RIGHT = 340, 8, 332
_TOP, _STEP = 34, 36
"""From the upper edge to the first threat, and from one to the next."""
_TRACK = 20
"""From the words of a threat to its line."""


def threat_chart(profile: Profile, index: Index, *, party: str, reference: str | None) -> str | None:
    """The picture of a profile; None where there is no number to draw.

    Args:
        profile: the numbers.
        index: gives the scale and its direction, which stands on the axis.
        party: name of the party.
        reference: name of the yardstick; None where there is none.
    """
    drawn = [threat for threat in (*profile.threats, profile.overall) if threat.own or threat.reference]
    if not drawn:
        return None
    height = _TOP + _STEP * len(drawn) + 34
    head = (
        f'<svg class="threats" role="img" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'aria-label="{escape(_in_words(drawn, index, party, reference))}">'
    )
    parts = [head, *_key(party, reference)]
    for at, threat in enumerate(drawn):
        parts += _line(threat, index, _TOP + _STEP * at)
    return "".join([*parts, *_axis(index, height), "</svg>"])


def better(index: Index) -> str:
    """Which numbers are the good ones."""
    return "higher is better" if index.higher_is_better else "lower is better"


def _key(party: str, reference: str | None) -> Iterator[str]:
    yield f'<circle cx="14" cy="10" r="6" class="own"/><text x="26" y="14">{escape(party)}</text>'
    if reference is not None:
        middle = _WIDTH // 2
        yield f'<circle cx="{middle}" cy="10" r="5" class="ref"/>'
        yield f'<text x="{middle + 12}" y="14">{escape(reference)}</text>'


def _line(threat: Threat, index: Index, top: int) -> Iterator[str]:
    line = top + _TRACK
    name = threat.dimension.replace("-", " ")
    numbers = " / ".join(f"{one.value:.3g}" if one else "–" for one in (threat.own, threat.reference))
    yield f'<text x="{_LEFT}" y="{top + 12}">{escape(name)}</text>'
    yield f'<text x="{_RIGHT}" y="{top + 12}" class="at">{numbers}</text>'
    yield f'<path d="M{_LEFT} {line}H{_RIGHT}" class="track"/>'
    if threat.own and threat.reference:
        places = sorted(_place(one.value, index) for one in (threat.own, threat.reference))
        yield f'<path d="M{places[0]:g} {line}H{places[1]:g}" class="gap"/>'
    if threat.reference:
        yield f'<circle cx="{_place(threat.reference.value, index):g}" cy="{line}" r="5" class="ref"/>'
    if threat.own:
        yield f'<circle cx="{_place(threat.own.value, index):g}" cy="{line}" r="6" class="own"/>'


def _axis(index: Index, height: int) -> Iterator[str]:
    line, words = height - 26, height - 8
    yield f'<path d="M{_LEFT} {line}H{_RIGHT}M{_LEFT} {line}v5M{_RIGHT} {line}v5" class="axis"/>'
    yield f'<text x="{_LEFT}" y="{words}">{index.scale_min:g}</text>'
    arrow = f"{better(index)} →" if index.higher_is_better else f"← {better(index)}"
    yield f'<text x="{_WIDTH // 2}" y="{words}" class="mid">{arrow}</text>'
    yield f'<text x="{_RIGHT}" y="{words}" class="at">{index.scale_max:g}</text>'


def _place(value: float, index: Index) -> float:
    share = (value - index.scale_min) / (index.scale_max - index.scale_min)
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _in_words(drawn: list[Threat], index: Index, party: str, reference: str | None) -> str:
    """Where the party stands better and worse than its yardstick."""
    both = [(t.dimension.replace("-", " "), t.own.value - t.reference.value) for t in drawn if t.own and t.reference]
    sign = 1 if index.higher_is_better else -1
    good = [name for name, gap in both if gap * sign > 0]
    bad = [name for name, gap in both if gap * sign < 0]
    said = [f"{index.name}, {index.scale_min:g} to {index.scale_max:g}, {better(index)}: {party}"]
    if reference is not None:
        said.append(f"better than the {reference} on {', '.join(good) or 'none'}; worse on {', '.join(bad) or 'none'}")
    return " ".join(said)

"""An evaluation in words: lines for a terminal, and the JSON that is kept."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from foedera.model.coverage import Level
from foedera.model.evaluation import Evaluation, Filled, Graded
from foedera.model.reliability import Measured, Part


def to_json(evaluation: Evaluation) -> bytes:
    """The evaluation with all its versions, the same bytes for the same evaluation."""
    return msgspec.json.format(msgspec.json.encode(_rounded(msgspec.to_builtins(evaluation))), indent=1) + b"\n"


def lines(evaluation: Evaluation) -> Iterator[str]:
    """What a person wants to know first, then area by area."""
    yield f"{evaluation.coder}, codebook {evaluation.codebook} ({evaluation.fingerprint}), Foedera {evaluation.code}"
    yield (
        f"{evaluation.cells} cells of {evaluation.agreements} agreements in {evaluation.gold} "
        f"(SHA-256 {evaluation.gold_sha256[:16]}…)"
    )
    yield from _warnings(evaluation)
    yield ""
    yield from (_figure(figure) for figure in evaluation.overall.figures)
    yield from (_filled(filled) for filled in evaluation.filled)
    if evaluation.graded is not None:
        yield ""
        yield from _graded(evaluation.graded, evaluation.agreements)
    yield ""
    yield from (_area(part) for part in evaluation.areas)
    yield ""
    yield from evaluation.rules


def _warnings(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.trained_on:
        yield (
            f"NOT HELD OUT: the coder was trained on {evaluation.trained_on} of these {evaluation.agreements} "
            "agreements; figures out of fold stand in evaluation/coding.md"
        )
    if evaluation.without_text:
        yield f"left out for want of a text: {', '.join(evaluation.without_text)}"
    if evaluation.not_in_codebook:
        yield f"left out, not in the codebook: {', '.join(evaluation.not_in_codebook)}"


def _figure(figure: Measured) -> str:
    if figure.value is None:
        return f"{figure.measure}: undefined ({figure.why})"
    sure = figure.why
    if figure.interval is not None:
        sure = f"95 % interval {figure.interval[0]:.3f} to {figure.interval[1]:.3f}"
    return f"{figure.measure}: {figure.value:.3f} ({sure}), {figure.cells} cells of {figure.agreements} agreements"


def _filled(filled: Filled) -> str:
    def share(value: float | None) -> str:
        return "none" if value is None else f"{100 * value:.1f} %"

    return (
        f"aimed at {100 * filled.stated:.0f} % agreement: {share(filled.share)} of the cells filled, "
        f"{share(filled.agreed)} of them as people have them; of the cells people call covered "
        f"{share(filled.positives)} filled; right where accepted {share(filled.accepted_right)}, "
        f"where rejected {share(filled.rejected_right)}"
    )


def _graded(graded: Graded, agreements: int) -> Iterator[str]:
    yield f"enforceability by {graded.coder}, of the cells people call covered:"
    if graded.trained_on:
        yield (
            f"NOT HELD OUT: it was trained on {graded.trained_on} of these {agreements} agreements; figures out of "
            "fold stand in evaluation/enforceability.md"
        )
    yield from map(_figure, (graded.kappa, graded.accuracy))
    yield f"of those the coder calls covered, too: {_figure(graded.kappa_both)}"
    yield "people's level, then cells the coder calls not enforceable, kept out, enforceable:"
    for level, row in zip(Level, graded.confusion, strict=True):
        yield f"  {level.value.replace('_', ' '):<16}" + "".join(f"{cells:>7}" for cells in row)


def _area(part: Part) -> str:
    figures = {figure.measure: figure.value for figure in part.figures}
    kappa, f1 = (("undefined" if figures[name] is None else f"{figures[name]:.2f}") for name in ("kappa", "f1"))
    return f"kappa {kappa:>9}  F1 {f1:>9}  {part.area}"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    return [_rounded(part) for part in value] if isinstance(value, list | tuple) else value

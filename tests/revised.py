"""A version eu-sdp@3 for tests, made of the real eu-sdp@2.

rename   cyber → cyberspace
split    counterterrorism → terrorism, violent-extremism
merge    defence-initiatives, defence-tools → defence-industry
narrow   hybrid-threats
reword   consular
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from foedera import data

Content = dict[str, Any]

STEPS: list[Content] = [
    {"step": "rename", "old": "cyber", "new": "cyberspace"},
    {"step": "split", "old": "counterterrorism", "into": ["terrorism", "violent-extremism"]},
    {"step": "merge", "olds": ["defence-initiatives", "defence-tools"], "into": "defence-industry"},
    {"step": "narrow", "area": "hybrid-threats", "why": "campaigns only"},
    {"step": "reword", "area": "consular"},
]


def first() -> Content:
    """The content of eu-sdp@2."""
    content: Content = yaml.safe_load(data.codebook_text("eu-sdp"))
    return content


def second() -> Content:
    """The content of eu-sdp@3."""
    content = first()
    areas = {area["id"]: area for area in content["areas"]}
    areas["cyber"]["id"] = "cyberspace"
    areas["counterterrorism"]["id"] = "terrorism"
    areas["violent-extremism"] = copy.deepcopy(areas["counterterrorism"]) | {
        "id": "violent-extremism",
        "number": 26,
        "label": "Violent extremism",
        "headings": ["violent extremis*"],
        "strong": ["violent extremis*"],
        "weak": ["radicalis*"],
        "topics": [],
    }
    _without_topic(areas["counterterrorism"], "violent-extremism")  # an area of its own now
    areas["defence-initiatives"]["id"] = "defence-industry"
    _without_topic(areas["defence-initiatives"], "defence-industry")
    areas["defence-initiatives"]["topics"] += areas.pop("defence-tools")["topics"]
    areas["hybrid-threats"]["definition"] = "Joint work against campaigns that mix means below the threshold of war."
    areas["consular"]["definition"] += " In other words, the same."
    content["version"] = 3
    content["areas"] = list(areas.values())
    content["migration"] = {"from": "eu-sdp@2", "steps": copy.deepcopy(STEPS)}
    return content


def _without_topic(area: Content, topic: str) -> None:
    area["topics"] = [each for each in area["topics"] if each["id"] != topic]


def written(folder: Path, change: Callable[[Content], object] = lambda content: None, *, name: str = "v2.yaml") -> Path:
    """The file of eu-sdp@3, with a change made to its content first."""
    content = second()
    change(content)
    path = folder / name
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path

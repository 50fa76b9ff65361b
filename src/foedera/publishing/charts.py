"""Charts as SVG: a timeline of events, a map of partners.

In: records. Out: SVG text, the same bytes for the same records; None where the extra `charts`, which draws, is not
installed. A chart is a Vega-Lite description as plain data, drawn without a browser. Each page that shows one gives the
same facts as a table or list, too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from foedera.model.dates import first_day
from foedera.model.event import Event

BLUE, GREY, INK = "#1d4f91", "#d9dfe7", "#3b4654"
CONFIG: dict[str, Any] = {
    "font": "sans-serif",
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": "#e6eaf0",
        "domainColor": "#aab4c2",
        "labelFontSize": 12,
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "symbolSize": 90},
}
TIME_AXIS = {"format": "%b %Y", "tickCount": {"interval": "month", "step": 2}, "labelOverlap": "greedy"}
SHAPES = ["circle", "square", "diamond", "triangle-up", "cross", "triangle-down"]
"""Roles differ by shape as well as by colour."""


def timeline(events: Sequence[tuple[str, Event]]) -> str | None:
    """Events by role over time, one line an agreement.

    Args:
        events: (name of the line, event); events without a date are left out.
    """
    values = [
        {
            "agreement": name,
            "date": first_day(event.date).isoformat(),
            "role": event.role.replace("_", " "),
        }
        for name, event in events
        if event.date
    ]
    order = list(dict.fromkeys(value["agreement"] for value in values))
    return draw(
        {
            "width": 820,
            "height": {"step": 26},
            "data": {"values": values},
            "mark": {"type": "point", "filled": True, "size": 110, "opacity": 0.9},
            "encoding": {
                "x": {"field": "date", "type": "temporal", "title": None, "axis": TIME_AXIS},
                "y": {"field": "agreement", "type": "nominal", "sort": order, "title": None, "axis": {"grid": True}},
                "shape": {"field": "role", "type": "nominal", "title": "role", "scale": {"range": SHAPES}},
                "color": {"field": "role", "type": "nominal", "scale": {"scheme": "tableau10"}},
            },
        }
    )


def world(partners: Sequence[str], topology: bytes) -> str | None:
    """The partners on a map of the world.

    Args:
        partners: ISO 3166-1 numeric codes.
        topology: borders as TopoJSON; they are de facto borders, and the page must say so.
    """
    countries = {"values": json.loads(topology), "format": {"type": "topojson", "feature": "countries"}}
    return draw(
        {
            "width": 820,
            "height": 400,
            "projection": {"type": "equalEarth"},
            "data": countries,
            "transform": [{"filter": "datum.id != '010'"}],
            "mark": {"type": "geoshape", "stroke": "#ffffff", "strokeWidth": 0.5},
            "encoding": {
                "color": {
                    "condition": {"test": {"field": "id", "oneOf": list(partners)}, "value": BLUE},
                    "value": GREY,
                }
            },
        }
    )


def draw(spec: dict[str, Any]) -> str | None:
    """The SVG of a Vega-Lite description; None where nothing can draw it."""
    try:
        import vl_convert  # optional, and takes a second to load
    except ImportError:
        return None
    full = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "config": CONFIG, **spec}
    return str(vl_convert.vegalite_to_svg(full, vl_version="6.4"))

"""An installation into which somebody dropped a register of two invented river treaties, with a codebook of its own.

Nothing of it has to do with the register that ships: other parties, other areas, no union.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from foedera import data

SOURCES = (
    "subject,title,publisher,kind,rank,source,locator,confidence\n"
    "gazette,Gazette of the Commission,River Commission,official,primary,gazette,whole,high\n"
    "almanac,Almanac of inland shipping,Harbour Press,press,secondary,almanac,whole,high\n"
)
TABLES = {
    "source": SOURCES,
    "agreement": (
        "subject,title,short,family,parties,source,locator,confidence\n"
        "alda-2002,Treaty on the Alda,Alda,TREATY,ber|fjo,gazette,page 1,high\n"
        "brin-1999,Treaty on the Brin,Brin,TREATY,rcm|ber,gazette,page 2,high\n"
    ),
    "party": (
        "subject,name,kind,source,locator,confidence\n"
        "ber,Berland,state,gazette,page 1,high\n"
        "fjo,Fjordia,state,gazette,page 1,high\n"
        "rcm,River Commission,organisation,gazette,page 2,high\n"
    ),
    "collection": (
        "subject,agreement,position,source,locator,confidence\n"
        "rivers,alda-2002,1,gazette,page 1,high\n"
        "rivers,brin-1999,2,gazette,page 2,high\n"
    ),
    "coverage": (
        "subject,area,value,rule,searched,source,locator,confidence\n"
        'alda-2002,pilots,covered,tick,,almanac,"table 1, row 1",high\n'
        'alda-2002,tolls,not_found,cross,the table,almanac,"table 1, row 2",high\n'
        'brin-1999,pilots,covered,tick,,almanac,"table 1, row 1",high\n'
        'brin-1999,tolls,covered,tick,,almanac,"table 1, row 2",high\n'
    ),
    "event": (
        "subject,role,date,place,source,locator,confidence\n"
        "alda-2002,signed,2002-05-04,Quayside,gazette,page 1,high\n"
        "brin-1999,signed,1999-11-30,Lockham,gazette,page 2,high\n"
    ),
    "dialogue": (
        "subject,agreement,name,format,status,periodicity,source,locator,confidence\n"
        "alda-board,alda-2002,Board of the Alda,board,promised,annual,gazette,page 1,high\n"
    ),
    "meeting": (
        "subject,date,ordinal,place,source,locator,confidence\nalda-board,2025-09-01,23,Quayside,gazette,page 7,high\n"
    ),
}
"""File → its text."""

TEXTS = {
    "alda-2002": (
        "# Treaty on the Alda\n\n## Article 1 Pilots\n\nEvery ship shall take a pilot on the lower river.\n\n"
        "## Article 2 Board\n\nThe Parties shall hold a meeting of the Board every year.\n"
    ),
    "brin-1999": (
        "# Treaty on the Brin\n\n## Article 1 Pilots\n\nEvery ship shall take a pilot on the upper river.\n\n"
        "## Article 2 Tolls\n\nNo toll shall be levied on the passage of ships.\n"
    ),
}
"""Agreement → its text, in Markdown."""

BOOK = """\
id: rivers
version: 1
title: What river treaties settle
source: gazette
locator: whole
areas:
- id: pilots
  number: 1
  label: Pilots
  definition: Ships take a pilot.
  headings: [pilots]
  strong: ['take ~2 pilot*']
  weak: [pilotage]
  min_score: 2
  examples: [Every ship shall take a pilot.]
  counter_examples: [Pilot projects are welcome.]
- id: tolls
  number: 2
  label: Tolls
  definition: What ships pay for passage.
  headings: [tolls]
  strong: ['toll* ~4 (levied|paid)']
  weak: [toll]
  min_score: 2
  examples: [No toll shall be levied.]
  counter_examples: [The bell tolls at noon.]
"""

COLLECTION = {
    "id": "rivers",
    "title": "Treaties on two rivers",
    "codebook": "rivers",
    "default": True,
    "calendar": "Boards of rivers: next due",
    "sources": ["gazette"],
}


def drop(folder: Path) -> Path:
    """A copy of the data that ship, with the river register and its codebook dropped in; its folder."""
    into = folder / "data"
    shutil.copytree(Path(data.__file__).parent, into)
    (into / "codebooks" / "rivers.yaml").write_text(BOOK, encoding="utf-8")
    register = into / "rivers"
    register.mkdir()
    for name, text in TABLES.items():
        (register / f"{name}.csv").write_text(text, encoding="utf-8")
    package = {
        "name": "rivers",
        "created": "2026-01-01T00:00:00Z",
        "codebook": "rivers",
        "foedera": {"collections": [COLLECTION]},
    }
    (register / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return into

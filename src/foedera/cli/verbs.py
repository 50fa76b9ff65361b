"""The verbs: name, group and one-line help of each, declared once, so that `--help` loads none of them."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """A command."""

    name: str
    group: str
    line: str
    """What it does; the first line of its docstring is the same."""
    module: str = ""
    """The file it stands in, and the function; '' where that is its name."""

    @property
    def where(self) -> str:
        """What is imported when it is called, as module:name."""
        name = self.module or self.name
        return f"foedera.cli.{name}:{name}"


BEGIN, TEXTS, CODE, COMPARE, WATCH, PUBLISH = "Begin", "Texts", "Code", "Compare", "Watch", "Publish"
GROUPS = (BEGIN, TEXTS, CODE, COMPARE, WATCH, PUBLISH)
"""In the order they are shown."""

VERBS = (
    Verb("init", BEGIN, "Create a workspace with the built-in register."),
    Verb("list", BEGIN, "List agreements, areas, texts, collections, codebooks or sources.", "listing"),
    Verb("serve", BEGIN, "Serve the website until interrupted."),
    Verb(
        "verify", BEGIN, "Look whether everything is as it was recorded, down to the byte; exit 1 if anything is not."
    ),
    Verb(
        "add",
        TEXTS,
        "Read texts: PDF, Word, OpenDocument, HTML, EPUB, Akoma Ntoso, Formex, Markdown, plain text, mail, archives.",
    ),
    Verb("fetch", TEXTS, "Fetch the files of sources, resumably; print path, SHA-256 and address of each."),
    Verb("source", TEXTS, "Add a source with an address, to be fetched, cited and watched."),
    Verb("show", TEXTS, "Show an agreement, cell, area, text, party, dialogue, source, finding or claim; or a file."),
    Verb("code", CODE, "Propose a value for every area, each with the sentence it stands on."),
    Verb("codebook", CODE, "Check codebooks, compare them, and put in new versions."),
    Verb("evaluate", CODE, "Measure the coder against people's coding of texts, or against a source's own table."),
    Verb("reliability", CODE, "Compare two coders on the cells both judged; without names, list who can be compared."),
    Verb("review", CODE, "List the cells that wait for a person: what is proposed, why it is asked, how to decide."),
    Verb("decide", CODE, "Decide a cell: your claim stands above every source and machine, under your name."),
    Verb("accept", CODE, "Accept a fact, dialogue or commitment a machine proposes: it then counts, under your name."),
    Verb("matrix", COMPARE, "Print the matrix: areas by agreements, every cell resolved."),
    Verb("compare", COMPARE, "Compare two to four agreements, or a collection: common, shared, of one alone."),
    Verb(
        "redline",
        COMPARE,
        "Redline two whole texts, or two versions of one: every word that went, came or moved.",
    ),
    Verb("similarity", COMPARE, "Print what agreements share in wording: how much, with whom, and who used it first."),
    Verb("library", COMPARE, "Print the wordings in use for an area, what most agreements say first; or every area."),
    Verb("draft", COMPARE, "Draft from clauses that stand in texts: numbered anew, with slots and sources."),
    Verb("pins", COMPARE, "Print clauses, cells and claims by id, with what each stands on."),
    Verb(
        "templates",
        COMPARE,
        "List clause types of a family with their variants; what was not found in an agreement, with each search.",
    ),
    Verb(
        "search", COMPARE, "Search agreements, parties, people, missions, areas, events, findings, texts … in one list."
    ),
    Verb(
        "agenda",
        WATCH,
        "Print each dialogue: rhythm, last held, next due, for how long it has been due without public evidence.",
    ),
    Verb(
        "commitments",
        WATCH,
        "Print what was undertaken: how firmly, by when, and what became of it or that nobody reports.",
    ),
    Verb(
        "changes",
        WATCH,
        "Print what changed, each with its evidence: what was recorded since a day, or what happened since.",
    ),
    Verb("progress", WATCH, "Record where a commitment stands, on a source, under your name.", "record_progress"),
    Verb(
        "procedures",
        WATCH,
        "Print how far agreements and instruments have come: each step, its date or that none is on record, the time.",
    ),
    Verb(
        "missions",
        WATCH,
        "Print who has which part in which mission: contributes, agreed, approved, invited or cooperates, since when.",
    ),
    Verb(
        "money",
        WATCH,
        "Print what parties received or gave, measure by measure; running totals stand apart and are never added.",
    ),
    Verb(
        "instruments",
        WATCH,
        "Print the instruments around each partner by date, each date with its role: signed, in force, adopted.",
    ),
    Verb(
        "networks",
        WATCH,
        "Print other countries' partnerships and other formats by kind, each as every source names and counts it.",
    ),
    Verb(
        "targets",
        WATCH,
        "Print the targets of a strategy: deadline as worded, the day it means, and where it stands by dated evidence.",
    ),
    Verb("check", WATCH, "Recompute what sources say, report what does not follow; exit 1 if a finding is an error."),
    Verb(
        "silence",
        WATCH,
        "Silence a finding: it stands in a list of its own, with your name and why, until its claims change.",
    ),
    Verb(
        "notify",
        WATCH,
        "Tell everybody who follows something what is new, by mail or webhook; exit 1 if a message was not taken.",
    ),
    Verb(
        "index",
        WATCH,
        "Import the numbers of an index from CSV or XLSX, and say what became of each; exit 1 if one was refused.",
    ),
    Verb("brief", PUBLISH, "Write the briefing; refused when any claim does not stand on what it cites."),
)

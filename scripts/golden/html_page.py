"""Agreements as web pages: the text among menus, banners and footers that are no part of it.

In: a Source, a frame and a style of markup. Out: the bytes of an HTML page, and the strings that must not be read.
"""

from __future__ import annotations

from scripts.golden.markup import Markup, body
from scripts.golden.pieces import Source

_SEMANTIC = """<header><a href="/">Ministry of the Sea</a><nav><ul><li><a href="/news">News</a></li><li><a
href="/treaties">Treaty database</a></li><li><a href="/contact">Contact us</a></li></ul></nav></header>
<div class="cookie-banner" role="dialog"><p>This site uses cookies to count its visitors.</p><button>Accept all
cookies</button></div>
<main>{body}</main>
<aside><h2>Related pages</h2><ul><li><a href="/a">Tide tables</a></li></ul></aside>
<footer><p>Imprint and privacy statement</p><script>var tracker = "on";</script></footer>"""
_DIVISIONS = """<div id="top-menu" class="menu"><ul><li><a href="/">Home page</a></li><li><a href="/press">Press
room</a></li></ul></div>
<div id="cookie-consent" class="cookies">We value your privacy. <a href="/c">Cookie settings</a></div>
<div class="breadcrumb"><a href="/">Home page</a> &gt; <a href="/documents">All documents</a></div>
<div id="content" class="content">{body}</div>
<div class="share-buttons"><a href="/s">Share this page</a></div>
<div id="footer" class="footer">© Coast Union, all rights reserved</div>"""
_ARTICLE = """<a class="skip-link" href="#text">Skip to main content</a>
<nav aria-label="Main"><a href="/">Start</a> <a href="/suche">Search the archive</a></nav>
<article id="text">{body}</article>
<nav class="pager"><a href="/prev">Previous document</a></nav>
<footer>Last updated: 3 May 2021</footer>"""

FRAMES = {
    "semantic": (
        _SEMANTIC,
        [
            "Ministry of the Sea",
            "Treaty database",
            "Contact us",
            "This site uses cookies",
            "Accept all",
            "Related pages",
            "Tide tables",
            "Imprint and privacy statement",
            "tracker",
        ],
    ),
    "divisions": (
        _DIVISIONS,
        [
            "Home page",
            "Press room",
            "We value your privacy",
            "Cookie settings",
            "All documents",
            "Share this page",
            "all rights reserved",
        ],
    ),
    "article": (
        _ARTICLE,
        ["Skip to main content", "Search the archive", "Previous document", "Last updated"],
    ),
    "bare": ("{body}", []),
}
"""What stands around the text, and its words."""


def render(source: Source, frame: str, style: Markup, encoding: str = "utf-8") -> bytes:
    """The agreement as a web page."""
    around, _ = FRAMES[frame]
    page = (
        f'<!DOCTYPE html>\n<html lang="{source.language}">\n<head>\n<meta charset="{encoding}">\n'
        f"<title>{source.title} | Portal</title>\n<style>.d1 {{ margin-left: 2em }}</style>\n</head>\n<body>\n"
        + around.replace("{body}", "\n" + body(source, style) + "\n")
        + "\n</body>\n</html>\n"
    )
    return page.encode(encoding)


def absent(frame: str) -> list[str]:
    """Strings of the frame that belong to no provision."""
    return FRAMES[frame][1]

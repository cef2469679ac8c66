"""Web pages: comments, what is switched off, programs."""

from __future__ import annotations

import re

from answerable.documents.hidden.office import short
from answerable.documents.hidden.thing import Scan

OFF = "[hidden], [style*='display:none'], [style*='display: none'], [style*='visibility:hidden'], [style*='visibility: hidden'], input[type=hidden]"
DELETE = "Delete it from the source of the page."


def look(markup: str, scan: Scan) -> None:
    """What a page holds and does not show."""
    from selectolax.lexbor import LexborHTMLParser

    for found in re.findall(r"<!--(.*?)-->", markup, re.S):
        if (text := " ".join(found.split())) and not text.startswith("["):
            scan.add("comment", "the source of the page", short(text), DELETE)
    for node in LexborHTMLParser(markup).css(OFF):
        said = " ".join((node.text() or node.attributes.get("value") or "").split())
        if said:
            scan.add("words not seen", f"<{node.tag}>", short(said), DELETE)
    if re.search(r"<script\b", markup, re.I):
        scan.add("program", "the source of the page", "The page carries a program.", DELETE)

"""OpenDocument (.odt, .ods, .odp): tracked changes, annotations, hidden tables, rows, words and slides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from zipfile import ZipFile

from answerable.documents.hidden.office import short, words
from answerable.documents.hidden.thing import Scan, counted
from answerable.documents.package import Element, bytes_of, local, value, xml_part

WHO = ("initial-creator", "creator", "title", "subject", "keyword", "description", "user-defined", "printed-by")
ALWAYS = {
    "changed-region": "tracked change", "annotation": "comment", "hidden-text": "words not seen", "hidden-paragraph": "words not seen",
    "dde-source": "link to another file", "cell-range-source": "link to another file", "database-range-source": "link to another file",
}  # fmt: skip
BY_STYLE = {"table": "hidden sheet", "span": "words not seen", "p": "words not seen", "page": "hidden slide"}
REMOVE = "File, Properties: reset them; then save the file under a new name."


def look(archive: ZipFile, scan: Scan, deeper: Callable[[bytes, str], None]) -> None:
    """What an OpenDocument file holds and does not show."""
    names = set(archive.namelist())
    for member in ("content.xml", "styles.xml"):
        if member in names:
            _content(xml_part(archive, member, name=scan.name), scan, member)
    if "meta.xml" in names:
        said = {
            local(found.tag): words(found)
            for found in xml_part(archive, "meta.xml", name=scan.name).iter()
            if local(found.tag) in WHO
        }
        if kept := "; ".join(f"{key}: {short(text, 40)}" for key, text in said.items() if text):
            scan.add("properties", "meta.xml", kept, REMOVE, is_content=False)
    for member in sorted(names):
        if member.startswith(("Pictures/", "media/")):
            deeper(bytes_of(archive, member, name=scan.name), member)
        elif member.startswith(
            ("Object ", "Versions/", "Basic/", "Scripts/", "ObjectReplacements/")
        ) and not member.endswith("/"):
            scan.add(
                "file inside",
                member,
                "An object, an older version or a program lies in this file.",
                "Take it out, and save the file under a new name.",
            )


def _content(root: Element, scan: Scan, member: str) -> None:
    not_shown = {value(style, "name") for style in root.iter() if local(style.tag) == "style" and _switches_off(style)}
    found: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for element in root.iter():
        if kind := _kind(element, not_shown):
            found[kind] += 1
            texts.setdefault(kind, words(element))
    for kind, number in found.items():
        said = f", the first {short(texts[kind])}" if texts[kind] else ""
        scan.add(kind, member, f"{counted(number, 'time')}{said}", "Delete it, or show it and look.")


def _switches_off(style: Element) -> bool:
    """True for a style with which a table or words are not shown."""
    return any(
        value(found, "display") in ("false", "none") for found in style.iter() if "properties" in local(found.tag)
    )


def _kind(element: Element, not_shown: set[str]) -> str:
    """What of hidden things an element is; empty for what is seen."""
    tag = local(element.tag)
    if tag in ALWAYS:
        return ALWAYS[tag]
    if tag in BY_STYLE and value(element, "style-name") in not_shown:
        return BY_STYLE[tag]
    if tag in ("table-row", "table-column") and value(element, "visibility") in ("collapse", "filter"):
        return "hidden row or column"
    if tag == "section" and value(element, "display") in ("none", "condition"):
        return "words not seen"
    return "speaker notes" if tag == "notes" and words(element) else ""

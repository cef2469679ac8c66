"""The authority's own reference of a request: labelled, named beside the request, or printed alone, whole with its front."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.casefile import Span
from answerable.letters.reading.dates import DATE, days
from answerable.letters.readings import Found
from answerable.patterns import Pattern

# Where a label may begin: a line, a cell, a gap of two spaces, or after a figure on the same line.
_LEAD = r"(?:^[ \t*•·|_#>-]*|[|;\t][ \t]{0,60}+|(?<! )[ ]{2,})"
_GAP = r"[ \t*|_]*[:.#–—-]?[ \t*|_]*(?:\n[ \t*|•_-]*){0,2}"

# A label of a reference; "your ref" is the other side's.
_LABEL = Pattern(
    _LEAD + r"(?P<whose>[^\n:;|\d]{0,60}?)\b"
    r"(?:ref(?:erence)?s?(?:\s*/\s*id)?|cyf(?:eirnod)?(?:\s*/\s*(?:our\s+)?ref(?:erence)?)?"
    r"|(?:request|case|enquiry|log|foi|eir|tracking|complaint|review)\s*/?\s*(?:id|no\.?|number)|id(?:\s+ref(?:erence)?)?)\b(?![-/]\w)\.?"
    r"(?:\s*(?:number|no\.?|num|id|code|#)(?![-/\w]))*" + _GAP + r"(?P<value>[^\n]{1,60})",
    re.I | re.M,
)
_NAMED = Pattern(
    r"\b(?:freedom\s+of\s+information|environmental\s+information|request\s+for\s+information|information|foi(?:a|sa)?|eir|subject\s+access)"
    r"(?:\s+(?:act|regulations|\d{4}))*(?:\s+(?:request|release|response|enquiry|disclosure|internal\s+review|review)|(?<=r\sinformation))(?:\s+response)?"
    r"(?:\s+(?:number|no\.?|ref(?:erence)?)(?![-/\w]))*\s*(?:[:–—(-]|\s)\s*(?P<value>[A-Z\d][^\n]{2,50})",
    re.I,
)
_QUOTED = Pattern(
    r"\b(?:(?:our|the|your|its)\s+(?:unique\s+)?reference(?:\s+number)?(?:\s+for\s+[^.\n]{1,40})?\s+is\s*:?\s*"
    r"|(?:quot(?:e|ing)|under|with|given|allocated|assigned)\s+(?:it\s+)?(?:the\s+|our\s+|case\s+|this\s+)?(?:unique\s+)?ref(?:erence)?(?:\s+(?:number|no\.?))?\s*[:-]?\s*"
    r"|\b(?:logged|registered|recorded)\s+(?:by\s+us\s+)?(?:as|under)\s+(?:number\s+|no\.?\s+|reference\s+)?)"
    r"(?P<value>[A-Z\d][^\n]{2,40})",
    re.I,
)
_SCHEME = r"(?:FOI(?:A|SA|R)?|EIRS?|RFI|ATISN|CAS|IR[QR]?|FOIEIR|INFO?|CRN|SAR|REQ|IGR|FS|IAT|TO)"
_SCHEMED = re.compile(r"(?:^|(?<=[\s(\[:–—/_-]))(?P<value>" + _SCHEME + r"[ _/-]{0,2}\d[^\n]{0,30})")
_REQUEST_WORD = Pattern(
    r"\b(?:request|enquiry|complaint|review|respect|reference|case|logged|registered|acknowledged?)\b", re.I
)
_FIGURES = re.compile(r"\s(?P<value>\d{2,6}/\d{2,4})\s*$|^(?P<first>\d{3,}(?:[ /_-]\d{2,4}){0,2})(?=\s+[–—-]\s)")
_VALUE = re.compile(
    r"\(?(?P<value>(?:[A-Za-z]{1,10}[ ._/-]{0,2}){0,3}\d[\dA-Za-z]*(?:(?!/[A-Z]{2,}-\d)[_/.\\-]+[\dA-Za-z]+)*(?: \d{1,6}(?=\s*(?:$|[)|–—-]|\s\d))){0,3}(?:/[A-Z]+(?![-\w]))*)"
)
_NO_VALUE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\s|(?:section|part|regulation|question|year|page|act|under|of|in|from|schedule|article|dated|form|at|on)\b",
    re.I,
)

# What stands alone on a line of the head, in a cell of it or in a crumb: a prefix or a scheme, then figures.
_CELL = re.compile(r"[^\n]+")
_CUT = Pattern(r"\s+[>|»›•–—-]+\s+|[ ]{2,}|[\t|()\[\]]|:(?=\s)|,(?=\s)|\s+re:\s", re.I)
_CODE = re.compile(
    r"(?:(?:[A-Z]{1,6}|[A-Z][a-z]+)[ ._/-]{1,2}){0,3}[A-Z]{0,8}\d[\dA-Z]*(?:[._/-]+[\dA-Z]+){0,5}(?:/[A-Z]{1,4})?|(?:[A-Z]{2,8}[._/-]){1,4}[A-Z\d]*\d[A-Z\d]*"
)
_TITLED = re.compile(
    r"(?:[A-Z]{2,6}[-/_]){0,3}(?:FOI(?:A|SA|R)?|EIRS?|RFI|IR[QR]?|SAR)(?:[-/_][A-Z]{2,4}){0,3}[-/_]?\d[\dA-Z]*(?:[/_-][\dA-Z]+)*(?=\s)"
)
_PREFIXED = re.compile(
    r"[A-Z]{2,6}(?:[-/][A-Z]{1,6})?[-/](?:\d{2}|\d{4})[-/]\d{2,6}(?=\s+[A-Z])"
)  # "NBC-2024-0091 Buses"
_YOURS = re.compile(r"\byour\s+ref[^|;]*$", re.I)
_SCHEME_IN = Pattern(
    r"(?:^|[^A-Z])(?:FOI(?:A|SA|R)?|EIRS?|RFI|ATISN|IR[QR]?|SAR|CAS|REQ|INF|ENQ|DPA|GI)(?![A-Z])", re.I
)
_PREFIX = re.compile(r"[A-Z]{2,8}(?=[ ._/-]?\d|[./_-])")
_NO_CODE = re.compile(
    r"(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|[A-Z]\d{1,4}|(?:ISO|BS|EN|PO|BOX|COVID|VAT|UK|GDPR|DPA|UPRN|TEL|FAX|PAGE|KS|PM|CO|NO|FORM|SECTION|ROOM|FLOOR|PART|LOT|ANNEX"
    r"|APPENDIX|VERSION|BAND|GRADE|STAGE|PHASE|QUESTION|ACT|YEAR|WARD|UNIT|FLAT|ZONE|TABLE|BY|FY|EC|EU)\b.*|FOIA?\s?\d{1,2}|(?:FOIA?|EIRS?|DPA|FOISA)\s?(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:[/-]\d{2,4})?)",
    re.I,
)
_DATES = re.compile(r"(?<![\w/.-])" + DATE, re.I)
_OTHERS = Pattern(
    r"\b(?:contract|tender|procurement|planning|invoice|(?:purchase\s+)?order|lot|notice|account|crime|property|grid|map|licen[cs]e|payment|claim|vehicle|job|post|vacancy|product"
    r"|company|charity|vat|policy|previous|earlier|prior|linked|related|former|original|other|last|follow(?:s|ing)?(?:[ -]up)?(?:\s+(?:to|from|on))?|further\s+to"
    r"|case\s+law|decision\s+notice|ico|commissioner(?:['’]s)?|framework|project|asset|form|template|document|version)\b[^\n.]{0,24}$",
    re.I,
)
_HEAD_END = Pattern(r"^[ \t*]*(?:dear|hello|hi|good\s+(?:morning|afternoon|day)|annwyl)\b", re.I | re.M)
_HEAD, _LINES, _SUBJECT, _TITLE, _LONG = 1200, 14, 250, 90, 200


def find_reference(text: str, *, asked: Sequence[Span] = ()) -> Found[str] | None:
    """The authority's main reference; None if none is printed.

    First a label, then a code alone in the head or at the foot, then one beside "FOI request" or in a sentence.
    """
    for match in _LABEL.finditer(text):
        whose = match["whose"].lower()
        if "your" in whose and "request" not in whose:
            continue
        if found := _of_match(text, match, asked):
            return found
    head, foot = _alone(text, asked)
    if head:
        return head
    for pattern, end in ((_NAMED, len(text)), (_SCHEMED, _HEAD), (_QUOTED, len(text))):
        for match in pattern.finditer(text, 0, end):
            if pattern is _SCHEMED and not _is_titled(text, match.start()):
                continue
            if found := _of_match(text, match, asked):
                return found
    return foot or _in_title(text)


def _is_titled(text: str, at: int) -> bool:
    """Whether a code stands in a title or beside a word for the request, not in the middle of a sentence on other things."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return (end if end >= 0 else len(text)) - start < _TITLE or bool(
        _REQUEST_WORD.search(text, max(start, at - 40), at)
    )


def _of_match(text: str, match: re.Match[str], asked: Sequence[Span]) -> Found[str] | None:
    """What a label or a name leads to, if it is this request's own reference and stands outside the questions."""
    if _OTHERS.search(text[max(0, match.start() - 30) : match.start("value")].rpartition("\n")[2]):
        return None
    found = _value(text, match)
    return None if found and any(found.span in span for span in asked) else found


def _value(text: str, match: re.Match[str]) -> Found[str] | None:
    value = _VALUE.match(match["value"])
    if not value or _NO_VALUE.match(match["value"]):
        return None
    if any(day.span.start < value.end() for day in days(match["value"])):
        return None
    words = value["value"].rstrip("-/_. ")
    start = match.start("value") + value.start("value")
    end = start + len(words)
    if start and text[start - 1] in "-/_":  # the front of a code that the pattern came into the middle of
        start = len(text[: start - 1].rstrip("-/_")) - len(
            re.split(r"[^\w/-]", text[max(0, start - 24) : start - 1])[-1]
        )
        words = text[start:end]
    if len(words) < 3 or len(re.findall(r"\d", words)) < 2:
        return None
    return Found(words, Span(start, end))


def _alone(text: str, asked: Sequence[Span]) -> tuple[Found[str] | None, Found[str] | None]:
    """Codes that are all there is in a line or cell: the one of the head or the subject, and the one at the foot."""
    weak = foot = None
    for start, end, part in _lines(text):
        if end - start > _LONG or any(Span(start, end) in span for span in asked):
            continue
        for found, strong in _cells(text, start, end):
            if strong and part != "foot":
                return found, None
            weak = weak or (found if part == "head" else None)
            foot = foot or (found if strong else None)
    return weak, foot


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The lines where a code may stand alone, each with the part of the letter that it is in."""
    greeting = _HEAD_END.search(text, 0, _HEAD * 2)
    head = min(greeting.start() if greeting else _HEAD, _HEAD * 2)
    subject = greeting.start() + _SUBJECT if greeting else head
    for count, line in enumerate(_CELL.finditer(text)):
        if line.start() < head and (greeting or count < _LINES):
            yield line.start(), line.end(), "head"
        elif line.start() < subject:
            yield line.start(), line.end(), "subject"
        elif line.start() > len(text) - _SUBJECT:
            yield line.start(), line.end(), "foot"


def _cells(text: str, start: int, end: int) -> Iterator[tuple[Found[str], bool]]:
    """The codes that fill a cell of a line, and whether each names a scheme such as FOI."""
    line = _DATES.sub(lambda m: " " * len(m[0]), text[start:end])
    at = 0
    for cut in (*_CUT.finditer(line), None):
        stop = cut.start() if cut else len(line)
        cell = line[at:stop].strip(" *_#.,;\"'“”>-")
        code = _CODE.fullmatch(cell) or _TITLED.match(cell) or (_PREFIXED.match(cell) if not at else None)
        cell = code[0] if code else ""
        if code and _is_code(cell) and not _OTHERS.search(line[:at]) and not _YOURS.search(line[:at]):
            place = start + line.find(cell, at)
            yield Found(cell, Span(place, place + len(cell))), bool(_SCHEME_IN.search(cell))
        at = cut.end() if cut else stop


def _is_code(cell: str) -> bool:
    """Figures with a prefix or scheme before them, or many figures; not a postcode, road, form, year or standard."""
    figures = len(re.findall(r"\d", cell))
    if _NO_CODE.fullmatch(cell) or figures < 2 or cell.startswith("0"):
        return False
    if _SCHEME_IN.search(cell):
        return True
    return figures >= 3 and (bool(_PREFIX.search(cell)) or (cell.isdigit() and 6 <= figures <= 14))


def _in_title(text: str) -> Found[str] | None:
    """Figures that open or close one of the first lines: "Tablet theft - 839/15"."""
    for line in _CELL.finditer(text[:300]):
        title = _FIGURES.search(line[0])
        if title and not re.fullmatch(r"\s*20\d\d/\d\d(?:\d\d)?\s*", title[0]):
            words, end = title[0].strip(), line.start() + title.end()
            end -= len(title[0]) - len(title[0].rstrip())
            return Found(words, Span(end - len(words), end))
    return None

"""Numbers and marks that are one person's: by their shape, their check digits, and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from answerable.documents.personal.checks import (
    digits_of,
    is_card_number,
    is_iban,
    is_network_address,
    is_nhs_number,
    is_telephone,
)
from answerable.documents.personal.names import is_own_mailbox
from answerable.documents.personal.proposal import Certainty, PersonalKind, Proposal
from answerable.documents.personal.words import is_given, is_word, listed

_K, _SURE, _LOOK = PersonalKind, Certainty.SURE, Certainty.LOOK
_IS = r"(?:[ \t]*(?:number|no\.?|num|ref(?:erence)?\.?|code|id)\b)*[ \t]*(?:\([^)\n]{0,20}\)[ \t]*)?(?:(?:for|of)[ \t]+(?:the|this|that|his|her|my|your|their|our)[ \t]+[a-z]+[ \t]+)?(?:(?:is|was|are|of|said|reads|shows|as|given|given as)\b[ \t]*|[:=#–-][ \t]*|\n[ \t]*){0,3}"
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = rf"(?:\d{{1,2}}[ ]?[/.-][ ]?\d{{1,2}}[ ]?[/.-][ ]?(?:\d{{4}}|\d{{2}})|\d{{4}}-\d\d-\d\d|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{_MONTH}\.?,?[ -](?:\d{{4}}|\d\d)|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
_HOLDER = (
    r"(?:council[ -]tax|business rates|penalty charge(?: notice)?|pcn|cad|log|liability order|emp|rent|tenancy|tenant|payroll|pay|employee|staff|personnel|customer|client|service user|patient|hospital|passport|driving licen[cs]e|driver(?:['’]s)? licen[cs]e|pension|crime|incident|police|case"
    r"|claim|claimant|complaint|policy|blue badge|badge|housing register|register|collar|shoulder|warrant|pupil|student|learner|membership|member|library|benefits?|universal credit|application|account|taxpayer|tax|utr|upn|roll|visa|brp|share code|swift|mosaic|liquidlogic|carefirst|mrn|crn|urn|uprn|pin)"
)
_REFERENCE = r"(?P<words>(?-i:[A-Z]{2,5} (?=\d))?(?=[A-Z]{0,3} ?\d|[A-Z/.-]{0,8}\d)(?=[^\d\n]{0,8}\d(?:[^\d\n]{0,3}\d){2})[A-Z0-9][A-Z0-9/.-]{2,24}[A-Z0-9](?: \d{2,6}){0,3})(?![\w@])"
_PUBLIC = re.compile(
    r"(?i)^(?:(?:foi|foia|eir|sar|ir|ico|ic|fs|rfi|isr)[-/ ]?[a-z]*[-/ ]?\d|\d\d/\d{4,5}/[a-z]{2,5}$|(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?$|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|\d+\.\d\d$|\d{1,2}[.:]\d\d$)"
)
_VEHICLE = re.compile(
    r"(?i)\b(?:vehicles?|registration|reg|vrm|number ?plates?|plates?|cars?|vans?|lorry|lorries|truck|motor(?:bike|cycle)|scooter|moped|taxi|minibus|bus|tractor|trailer|caravan|motorhome|camper|digger|pick-?up|jeep|land rover|hatchback|saloon|tipper|parked|parking|drives?|driving|driver|drove|transit|ford|vauxhall|toyota|bmw|audi|vw|golf|corsa|fiesta|astra|focus)\b"
)
_SORT = re.compile(r"(?i)\b(?:sort|bank|account|acct?|a/c|pay(?:ment|ee)?|bacs|refund)\b")


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of number with its shape; the group called words, or all of it, is what is proposed. holds confirms it."""

    kind: PersonalKind
    shape: str
    why: str
    holds: Callable[[re.Match[str], str], bool] = lambda match, words: True
    certainty: Certainty = _SURE
    flags: int = 0
    beside: tuple[str, ...] = ()  # one of these must stand near, in small letters
    digits: int = 0  # so many must stand near


def _near(pattern: re.Pattern[str], match: re.Match[str], *, before: int, after: int = 0) -> bool:
    """Whether words of a kind stand close before or after, in the same line."""
    text, start, end = match.string, match.start(), match.end()
    ahead = text[max(0, start - before) : start].rpartition("\n")[2]
    behind = text[end : end + after].partition("\n")[0]
    return bool(pattern.search(ahead) or (after and pattern.search(behind)))


def _old_plate(match: re.Match[str], words: str) -> bool:
    """Of older plates: words about a vehicle beside it, or three letters that are no word and no name of a thing."""
    if _near(_VEHICLE, match, before=60, after=30):
        return True
    letters = max(re.findall("[A-Z]+", words), key=len)
    return (
        len(re.sub(r"\D", "", words)) == 3
        and len(letters) == 3
        and not is_word(letters)
        and letters.casefold() not in listed("signs")
    )


def _dateless(match: re.Match[str], words: str) -> bool:
    """Of plates that are no more than letters and a number: words about a vehicle just before."""
    letters = words.split()[0]
    return (
        _near(_VEHICLE, match, before=40)
        and not is_word(letters)
        and letters.casefold() not in listed("signs") | _CODES
    )


_CODES = frozenset(("pcn", "foi", "eir", "cad", "ref", "phd", "phl", "hcd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))  # fmt: skip


def _token(match: re.Match[str], words: str) -> bool:
    return not _PUBLIC.match(words) and match.string[max(0, match.start("words") - 1) : match.start("words")] != "£"


def _sort_code(match: re.Match[str], words: str) -> bool:
    """A sort code has words about an account beside it: alone it may be a date."""
    return _near(_SORT, match, before=50, after=40)


def _username(match: re.Match[str], words: str) -> bool:
    """Of what follows the word user: a sign that no word has, or small letters that are no word."""
    return bool(re.search(r"[\d_]|\w[.-]\w", words)) or (words.islower() and not is_word(words))


def _not_of_a_unit(match: re.Match[str], words: str) -> bool:
    """Of landlines: not one named for a unit or a desk beside it, or given with its mailbox."""
    if not is_telephone(words):
        return False
    box = _OR_ON.search(match.string, max(0, match.start() - 80), match.start())
    if box and not is_own_mailbox(box["box"]):
        return False
    return digits_of(words)[-9:][0] == 7 or not _UNIT.search(match.string, max(0, match.start() - 60), match.start())


_OR_ON = re.compile(
    r"(?P<box>[\w.+-]+@[\w.-]+\w),?[ \t]+(?:or|and)[ \t]+(?:by[ \t]+)?(?:on|call|ring|phone|tele?phone|tel)\b[^\n\d]{0,12}$"
)
_UNIT = re.compile(
    r"\b(?i:switchboard|contact centre|call centre|helpline|hotline|reception|main (?:office|line|number)|customer services?|enquiries|council|office|team|department|unit|surgery|services)\b(?:[ \t]*(?:on|at|is|number|tel(?:ephone)?|phone|call|[:,(–-]))*[.:]?[ \t]*$"
)
_AGE = r"(?:1?\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_NO_AGE = r"[ \t]*(?:[-–+]|to\b|and (?:over|under|above|below|up)|or (?:over|under|above|below|more|older|younger)|plus\b|/|%)"


def _not_on_a_form(match: re.Match[str], words: str) -> bool:
    """Of an age: not of a group, as in “from age 18 to 25” and “under age 5”."""
    return not re.search(
        r"(?i)\b(?:from|under|over|between|until|to|the|at|of)[ \t]+$",
        match.string[max(0, match.start() - 12) : match.start()],
    )


def _after_name(match: re.Match[str], words: str) -> bool:
    """Of a small number after a word with a capital: that the word is somebody's name."""
    who = match.groupdict().get("who")
    return who is None or is_given(who) or not is_word(who)


_ACC = r"(?<!tax )(?<!rent )(?<!rates )(?<!tenancy )(?<!customer )(?:account|acct?|a/c)\b"
SHAPES = (
    Shape(_K.EMAIL, r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+", "an email address", beside=("@",)),
    Shape(_K.EMAIL, r"(?i)\b[\w.+-]{2,64} ?(?:\(at\)|\[at\]|\{at\}|<at>| at ) ?(?:[\w-]+ ?(?:\(dot\)|\[dot\]|\{dot\}|<dot>| dot ) ?){1,3}[a-z]{2,10}\b|\b[\w.+-]{2,64} ?(?:\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)+\b", "an email address written out", beside=("dot", "(at)", "[at]")),
    Shape(_K.ACCOUNT, r"\bGB\d\d ?[A-Z]{4} ?(?:\d{4} ?){3}\d\d\b", "the shape of an IBAN with its check digits", lambda _, words: is_iban(words), digits=6),
    Shape(
        _K.NI_NUMBER, r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D]\b",
        "the shape of a National Insurance number", flags=re.I, digits=6),
    Shape(
        _K.NI_NUMBER, rf"\b(?:n\.?i\.?n?o?|nat(?:ional)? ins(?:urance)?)\b\.?{_IS}(?P<words>[A-Z]{{2}}[ -]?\d\d[ -]?\d\d[ -]?\d\d(?:[ -]?[A-D])?)\b",
        "called a National Insurance number, though no such prefix is issued", certainty=_LOOK, flags=re.I, beside=("ins", "ni"), digits=6),
    Shape(
        _K.NHS_NUMBER, r"(?<![\d-])(?<!\d[ ])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])", "ten digits with the check digit of an NHS number",
        lambda match, words: is_nhs_number(words) and not (words[0] == "0" and is_telephone(words) and " " not in words), digits=10),
    Shape(_K.NHS_NUMBER, rf"\b(?:nhs|chi|patient)\b{_IS}(?P<words>\d{{3}}[ -]?\d{{3}}[ -]?\d{{4}})(?!\d)", "called an NHS number, though its check digit does not fit", certainty=_LOOK, flags=re.I, beside=("nhs", "chi", "patient"), digits=10),
    Shape(_K.CARD, r"(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])", "digits with the check digit of a payment card", lambda _, words: is_card_number(words), digits=13),
    Shape(_K.CARD, r"\bcard\b[^.\n\d]{0,25}(?P<words>\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4})(?!\d)", "called the number of a card, though its check digit does not fit", certainty=_LOOK, flags=re.I, beside=("card",)),
    Shape(_K.CARD, r"\bcard\b[^.\n\d]{0,15}\bending(?: in)? (?P<words>\d{4})\b", "the last digits of a card", certainty=_LOOK, flags=re.I, beside=("card",)),
    Shape(_K.ACCOUNT, r"\b\d\d-\d\d-\d\d\W{1,3}\d{8}\b", "a sort code with an account number", digits=6),
    Shape(_K.ACCOUNT, rf"\bsort(?:ing)?[ -]?code{_IS}(?P<words>\d\d[- ]?\d\d[- ]?\d\d(?:\W{{1,3}}\d{{8}})?)(?!\d)", "a sort code", flags=re.I, beside=("sort",)),
    Shape(_K.ACCOUNT, r"(?<![\d-])\d\d-\d\d-\d\d(?![\d-])", "the shape of a sort code beside words about an account", _sort_code, digits=6),
    Shape(_K.ACCOUNT, rf"\b{_ACC}{_IS}(?P<words>\d{{8}}|\d{{4}} \d{{4}})(?![\d/-])", "a bank account number", flags=re.I, beside=("acc", "a/c"), digits=8),
    Shape(_K.ACCOUNT, r"(?<=\d\d-\d\d-\d\d)[^\d\n]{1,30}(?P<words>\d{8})(?!\d)", "eight digits after a sort code", digits=6),
    Shape(_K.BIRTH, rf"\b(?:date of birth|d\.?o\.?b|birth ?da(?:y|te)|born|\bb(?=\. \d))\b\.?[^.\n\d]{{0,30}}?\s{{0,2}}(?P<words>{_DATE})(?!\d)", "a date of birth", flags=re.I, beside=("birth", "born", "dob", "d.o.b", "b. ")),
    Shape(_K.BIRTH, rf"(?P<words>{_DATE})\W{{1,3}}(?:\(?(?:date of birth|d\.?o\.?b)\b)", "a date of birth", flags=re.I, beside=("birth", "born", "dob", "d.o.b")),
    Shape(_K.BIRTH, rf"(?<!people )(?<!children )(?<!those )(?<!residents )(?<!adults )(?<!pupils )(?<!men )(?<!women )(?<!persons )(?<!anyone )\b(?:aged?)(?:[ \t]*:)?[ \t]+(?:about |around |only |just |now )?(?P<words>{_AGE})\b(?!{_NO_AGE})", "somebody’s age", _not_on_a_form, _LOOK, re.I, beside=("age",)),
    Shape(_K.BIRTH, r"\b(?P<words>\d{1,3}[- ](?:year|month|week)s?[- ]old)[ \t]+(?:man|woman|boy|girl|baby|child|son|daughter|mother|father|grand\w+|brother|sister|twins?|tenant|resident|pupil|student|female|male|lad|widow(?:er)?|carer|mum|dad|teenager|driver|cyclist|pedestrian|neighbour)\b", "somebody’s age", certainty=_LOOK, flags=re.I, beside=("old",)),
    Shape(_K.BIRTH, rf"\b(?:s?he|i|who|they)(?:['’](?:s|m|re)|[ \t]+(?:is|was|am|are|will be|turns|turned))[ \t]+(?:only |now |nearly |almost |just |about |over )?(?P<words>{_AGE}(?:[ -](?:years?|months?|weeks?)(?:[ -](?:old|of age))?)?)(?=[.,;)!?\n]|$|[ \t]+(?:and|now|with|next|this|so|but|in)\b)", "somebody’s age", certainty=_LOOK, flags=re.I, beside=(" is ", " was ", "s ", "m ", " am ", " are ", "turn")),
    Shape(_K.BIRTH, rf"\b(?P<who>[A-Z][\w’'-]+) is (?P<words>{_AGE})(?=[.,;]|$| and\b)", "somebody’s age after a name", _after_name, _LOOK, beside=(" is ",)),
    Shape(_K.BIRTH, r"(?:\b(?:son|daughter|brother|sister|niece|nephew|child|baby|boy|girl|grandson|granddaughter|mother|father|mum|dad|husband|wife|partner)|(?P<who>\b[A-Z][\w’'-]+)),? \((?P<words>\d{1,2}(?: (?:years?|yrs?|months?|mths?|weeks?|wks?)(?: old)?)?)\)", "somebody’s age beside who it is", _after_name, _LOOK, beside=(" (",), digits=1),
    Shape(
        _K.IP, r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)", "the address of a device on a network",
        lambda match, words: is_network_address(words) and not re.search(r"(?i)\b(?:version|v|section|para(?:graph)?|clause|release|build)\.? ?$", match.string[max(0, match.start() - 12) : match.start()]), digits=4),
    Shape(_K.IP, r"(?<![\w:])(?:[\da-f]{1,4}:){2,7}(?::?[\da-f]{1,4}){1,6}(?![\w:])", "the address of a device on a network", lambda _, words: bool(re.search("[a-f]", words, re.I)) and len(words) > 12, flags=re.I, digits=4),
    Shape(_K.IP, r"\b(?:[\dA-F]{2}[:-]){5}[\dA-F]{2}\b", "the hardware address of a device", flags=re.I, digits=4),
    Shape(_K.VEHICLE, r"\b[A-HJ-PR-Y][A-HJ-PR-Z](?:[05][1-9]|[1-46-9]\d|50) ?(?!(?:AND|THE|FOR|AM|PM)\b)[A-HJ-PR-Z]{3}\b", "the shape of a vehicle registration"),
    Shape(_K.VEHICLE, r"\b[a-hj-pr-y][a-hj-pr-z]\d\d ?[a-hj-pr-z]{3}\b", "the shape of a vehicle registration", lambda match, words: not is_word(words[-3:]) or _near(_VEHICLE, match, before=60, after=30)),
    Shape(_K.VEHICLE, r"\b(?:[A-HJ-NPR-Y]\d{1,3} ?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3} ?\d{1,3}[A-HJ-NPR-Y])\b", "the shape of an older vehicle registration", _old_plate, _LOOK),
    Shape(
        _K.VEHICLE, r"\b(?:registration|registered|reg\b\.?|vrm|(?:number ?)?plates?|index)\W{1,3}(?:(?:number|no\.?|mark|is|was|of|as)\W{1,2}){0,2}(?P<words>[A-Z]{1,3} ?\d{1,4}|\d{1,4} ?[A-Z]{1,3}|[A-Z]{2}\d\d ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3})\b",
        "words about a vehicle with the shape of a registration", flags=re.I, beside=("reg", "vrm", "plate", "index")),
    Shape(_K.REFERENCE, r"\b[A-Z9]{5}\d[01568]\d[0-3]\d{2}[A-Z9]{2}\d[A-Z]{2}\b", "the shape of a driving licence number", digits=7),
    Shape(_K.TELEPHONE, r"(?<![\w£$/.(-])(?:(?:\+|00)44[ .-]?(?:\(0\)[ ]?)?|\(?0)\d(?:[ ().-]{0,2}\d){7,12}(?![\w/]|-\d|\.\d|,\d{3}(?![\d/]))", "a telephone number", _not_of_a_unit, digits=8),
    Shape(_K.TELEPHONE, r"(?<![\w+/])\+(?!44)[1-9]\d{0,2}(?:[ ().-]{0,2}\d){6,12}(?![\w/])", "a telephone number of another country", certainty=_LOOK, digits=8),
    Shape(_K.TELEPHONE, r"(?:\bext(?:ension|n|\.)?|\bx)[ .:]*(?:(?:no\.?|number|is) ?)?(?P<words>\d{3,6})\b", "a telephone extension", certainty=_LOOK, flags=re.I, beside=("ext", "x")),
    Shape(_K.TELEPHONE, r"(?<![\w£$/.,-])7\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w/-])", "a mobile number without its first nought", certainty=_LOOK, digits=8),
    Shape(_K.TELEPHONE, r"\b(?:tel|telephone|phone|mob|mobile|ring|call|on)\b[.: ]{1,3}(?P<words>\d{6}|\d{3} \d{4})(?![\w/,.-]\d|\d)", "a local telephone number", certainty=_LOOK, flags=re.I, beside=("tel", "phone", "mob", "ring", "call", " on "), digits=6),
    Shape(_K.REFERENCE, rf"\b{_HOLDER}(?:[ \t]+(?:{_HOLDER}|card|record|file|holder|payment))*[ \t]*(?:number|no\.?|num|ref(?:erence)?\.?(?: (?:number|no\.?))?|id|code|#){_IS}{_REFERENCE}", "a number or reference of one person", _token, flags=re.I, digits=3),
    Shape(_K.REFERENCE, rf"\b{_HOLDER}(?:[ \t]+(?:{_HOLDER}|card|record|file|holder))*(?:[ \t]+(?:for|of)[ \t]+(?:the|this|that|his|her|my|your|their|our)[ \t]+[a-z]+)?(?:[ \t]+(?:is|was|said)\b|:)?[ \t]+\(?{_REFERENCE}", "a number or reference beside words about a person", _token, _LOOK, re.I, digits=3),
    Shape(
        _K.REFERENCE, rf"(?<!\bour )(?<!order )(?<!invoice )(?<!planning )(?<!tender )(?<!contract )(?<!committee )(?<!report )\bref(?:erence)?\b{_IS}{_REFERENCE}", "a reference, which may lead to one person", _token, _LOOK, re.I, beside=("ref",), digits=3),
    Shape(_K.REFERENCE, r"\b(?:log|cad|incident)\b[ \t]*(?:no\.?|number)?[ \t:]*(?P<words>\d{2,5} of \d{1,2}[/.]\d{1,2}[/.]\d{2,4})", "a number in the log of the police", flags=re.I, beside=("log", "cad", "incident")),
    Shape(_K.REFERENCE, r"\b(?:[A-Z]{2}\d\d[A-Z]\d{5}|[A-Z]\d\d[A-Z]{2}\d{3})\b", "the shape of a case in a court", certainty=_LOOK, digits=6),
    Shape(_K.REFERENCE, r"(?i)(?<!invoice )(?<!order )(?<!contract )(?<!tender )(?<!report )(?<!request )(?<!foi )\b(?:no|number|num)\.?:?[ \t]+(?P<words>(?-i:[A-Z]{1,5})[-/]?\d{4,9})\b", "a number with letters, which may lead to one person", _token, _LOOK, beside=("no ", "no.", "num"), digits=4),
    Shape(_K.VEHICLE, r"\b[A-HJ-PR-Z]{3} \d{1,4}\b", "words about a vehicle beside the shape of an old registration", _dateless, _LOOK, digits=1),
    Shape(_K.USERNAME, r"(?<![\w@./])@[A-Za-z][\w.]{1,28}\w\b", "a name used online", beside=("@",)),
    Shape(_K.USERNAME, r"\b(?:user(?:[ -]?(?:name|id))?|(?:log(?:s|ged|ging)?[ -]?(?:i|o)n|sign(?:s|ed|ing)? in)(?: name| id)?(?: as)?(?: (?:for|to) the [a-z]+)?|handle|screen name|online as|account name|known as|goes by|posts as)\b(?:[ \t]*(?:is|was|:|=)|,)*[ \t]*[“\"'‘]?(?P<words>[A-Za-z][\w.-]{2,29}\w)\b(?!@)", "a name used to sign in or online", _username, flags=re.I, beside=("user", "log", "sign", "handle", "screen", "online", "account", "known", "goes", "posts")),
    Shape(_K.USERNAME, r"\b(?:facebook|twitter|x|instagram|linkedin|tiktok|snapchat|github)\.com/(?:in/|@|add/)?(?P<words>[\w.-]{3,40}\w)", "a profile online", flags=re.I, beside=(".com/",)),
)  # fmt: skip


@cache
def _compiled() -> tuple[tuple[Shape, re.Pattern[str], str | int], ...]:
    patterns = ((shape, re.compile(shape.shape, shape.flags)) for shape in SHAPES)
    return tuple((shape, pattern, "words" if "words" in pattern.groupindex else 0) for shape, pattern in patterns)


_LABEL = 50  # characters; a longer line is no label of what stands below it
_DIGIT = re.compile(
    r"[\d@_]|\.com/|\baged |[\[( ](?:dot|at)[\]) ](?<! at )| (?:is|aged|turned) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w{3,5}ty)\b"
)


def near_digits(text: str, *, lines: int = 0, above: int = 1) -> list[tuple[int, int]]:
    """The stretches of whole lines that hold a digit or an @, each with short lines before it and so many after."""
    found: list[tuple[int, int]] = []
    end = -1
    while match := _DIGIT.search(text, end + 1):
        start = text.rfind("\n", 0, match.start()) + 1
        for _ in range(above):
            before = text.rfind("\n", 0, max(0, start - 1)) + 1
            start = before if start - before < _LABEL else start
        end = match.start() - 1
        for _ in range(lines + 1):
            end = len(text) if (after := text.find("\n", end + 1)) < 0 else after
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def numbers(text: str) -> Iterator[Proposal]:
    """Every number and mark in a text, the surest shape first where several fit one place."""
    for start, end in near_digits(text):
        near = text[start:end].casefold()
        digits = sum(map(str.isdecimal, near))
        for shape, pattern, group in _compiled():
            if digits >= shape.digits and (not shape.beside or any(word in near for word in shape.beside)):
                for match in pattern.finditer(text, start, end):
                    if shape.holds(match, match[group]):
                        yield Proposal(shape.kind, *match.span(group), match[group], shape.why, shape.certainty)

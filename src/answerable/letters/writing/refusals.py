"""What is said for each ground of refusal: the provision, why it applies, and the public interest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from answerable.casefile import Ground, Likelihood, PublicInterestTest, Regime
from answerable.law import Provision
from answerable.letters.letter import Paragraph, Role
from answerable.letters.writing.elements import element_sentences
from answerable.letters.writing.needs import Need, needs_of
from answerable.letters.writing.prose import lower_first, sentence
from answerable.letters.writing.view import View
from answerable.letters.writing.wording import table

_HARM = r"(?:\w+ ){0,2}?(?:prejudice|inhibit|endanger|adversely affect)"
_READ_WITH = re.compile(r"(?:as )?read (?:together )?with\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\bmaintaining the (?:exemption|exception|exclusion)\b[^.]*\boutweighs?\b", re.I)


def refusal(view: View, grounds: tuple[Ground, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs for exemptions or exceptions, grounds that are weighed together side by side."""
    found: list[Paragraph] = []
    for test, run in groupby(grounds, key=lambda ground: ground.public_interest):
        together = list(run)
        for ground in together:
            found += _ground(view, ground, is_first=not found)
        if test:
            found += _weighed(view, test, prefix="balance", lead=_lead(view, together))
    return tuple(found)


def denial(view: View, grounds: tuple[Ground, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs for neither confirming nor denying; the public interest is that in saying which."""
    found: list[Paragraph] = []
    for ground in grounds:
        need = needs_of(ground, view=view, neither=True)
        covers = ground.covers.strip().rstrip(".")
        reads = f", {covers}" if _READ_WITH.match(covers) else ""  # s.31(3) takes its harm from s.31(1)
        found += view.say("deny.ground", reads=reads, **_named(ground, need))
        if covers and not reads:
            found += view.say("deny.covers", covers=covers)
        found += _why(view, ground, need, harm="harm.deny")
        if ground.public_interest and view.regime is not Regime.FOISA:
            found += _weighed(view, ground.public_interest, prefix="deny.balance")
    return (*found, *view.say("deny.neutral"))


def undecided(view: View, grounds: tuple[Ground, ...], *, decide_by: str) -> tuple[Paragraph, ...]:
    """The paragraphs for exemptions that apply while the public interest is still being weighed."""
    found: list[Paragraph] = []
    for ground in grounds:
        found += [
            *_ground(view, ground, is_first=not found),
            *view.say("extension.undecided", decide_by=decide_by),
        ]
    return tuple(found)


def _ground(view: View, ground: Ground, *, is_first: bool) -> Iterator[Paragraph]:
    need = needs_of(ground, view=view, neither=False)
    covers = ground.covers.strip().rstrip(".")
    id_ = "ground.part" if covers else "ground" if is_first else "ground.also"
    yield from view.say(id_, covers=covers, **_named(ground, need))
    yield from _why(view, ground, need, harm="harm")


def _why(view: View, ground: Ground, need: Need, *, harm: str) -> Iterator[Paragraph]:
    duty = {Regime.FOIA: "foia.s17.1.c", Regime.EIR: "eir.reg14.3", Regime.FOISA: "foisa.s16.1.d"}
    meets = duty.get(view.regime, "")
    yield from view.words(ground.reason, id_="reason", duty=meets)
    yield from _elements(view, ground, need, duty=meets)
    if need.likelihoods and not _states(ground):
        yield from view.say(harm, likelihood=_likelihood(ground), harm=_harm(ground.provision, need))
    yield from _elements(view, ground, need, duty=meets, after="harm")
    yield from view.words(ground.link, id_="link", duty=meets)
    if ground.qualified_person.strip():
        yield from view.say("opinion", qualified_person=ground.qualified_person.strip().rstrip("."))
    yield from _condition(view, ground, need)
    if "subject access route" in need.wants:
        yield from view.say("subject-access", contact=view.contact)


def _elements(view: View, ground: Ground, need: Need, *, duty: str, after: str = "") -> Iterator[Paragraph]:
    """A sentence for each element that the ground shows, as one paragraph."""
    if not need.denies and (said := " ".join(element_sentences(ground, on=view.on, after=after))):
        yield from view.words(said, id_=f"element.{after}" if after else "element", duty=duty)


def _condition(view: View, ground: Ground, need: Need) -> Iterator[Paragraph]:
    condition = ground.condition.strip()
    if condition.endswith("."):
        yield from view.words(condition, id_="condition")
    elif condition:
        prohibits = "prohibited.deny" if need.denies else "prohibited"
        id_ = prohibits if "enactment" in need.wants or "obligation" in need.wants else "condition"
        yield from view.say(id_, condition=condition)


def _named(ground: Ground, need: Need) -> dict[str, str]:
    return {"provision": ground.provision.words, "heading": lower_first(need.heading)}


def _likelihood(ground: Ground) -> str:
    return (ground.likelihood or Likelihood.WOULD).value


def _states(ground: Ground) -> bool:
    """True where the officer's reason gives the likelihood in the statute's own words."""
    chosen = "would be likely to" if ground.likelihood is Likelihood.WOULD_BE_LIKELY else "would(?! be likely)"
    return bool(re.search(rf"\b{chosen} {_HARM}", f"{ground.reason} {ground.link}", re.IGNORECASE))


def _harm(provision: Provision, need: Need) -> str:
    """What the limb guards against; for a power to neither confirm nor deny, the limb its reasons name."""
    known = table("harms")[provision.act]
    for limb in (need.limb, provision):
        for length in range(len(limb.parts), 0, -1):
            if harm := known.get(Provision(limb.act, limb.parts[:length]).number):
                return str(harm)
    return f"{need.verb or 'harm'} the interests that {provision.words} protects"


def _lead(view: View, grounds: list[Ground]) -> str:
    if len(grounds) > 1:
        return "balance.lead.together"
    weighs = needs_of(grounds[0], view=view, neither=False).weighs
    return "balance.lead" if weighs else "balance.lead.also"


def _weighed(view: View, test: PublicInterestTest, *, prefix: str, lead: str = "") -> Iterator[Paragraph]:
    yield from view.say("balance")
    yield from view.say(lead or f"{prefix}.lead")
    for side, reasons in (("for", test.favouring_disclosure), ("against", test.favouring_exemption)):
        yield from view.say(f"{prefix}.{side}")
        rows = tuple((sentence(reason),) for reason in reasons if reason.strip())
        yield Paragraph(f"{prefix}.{side}.reasons", Role.BULLETS, "", rows, view.answer.questions)
    yield from view.words(test.balance, id_="balance.why")
    if not _OUTCOME.search(test.balance):
        yield from view.say(f"{prefix}.outcome")

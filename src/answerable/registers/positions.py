"""The register of positions: the authority's standing, published stance on a subject.

A position that neither confirms nor denies is applied to the question before any register is read.
"""

from __future__ import annotations

from collections.abc import Iterable

from answerable.casefile import Ground, Likelihood, PublicInterestTest
from answerable.law import parse
from answerable.registers.phrases import listed
from answerable.registers.register import Field, Guard, Register, Section, fields, with_reason
from answerable.registers.values import Entry

OUTCOMES = ("ncnd", "refused", "statement", "small numbers", "open case", "report")
ABSOLUTE = ("s.40(2)",)  # by its first condition, where disclosure would breach the principles (FOIA s.2(3)(fa))

FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("title", "Title", is_required=True),
    Field("subject", "The register that its questions belong to", is_required=True),
    Field("about", "The question speaks of one of these", "list", is_required=True),
    Field("with", "and also of one of these", "list"),
    Field("not", "and of none of these", "list"),
    Field("outcome", "What it leads to", choices=OUTCOMES, is_required=True),
    Field("provision", "Provision"),
    Field("read_with", "The limb it is read with"),
    Field("likelihood", "Likelihood", choices=tuple(Likelihood)),
    Field("reason", "Reason, after “because”", "long"),
    Field("condition", "For section 40: which condition, and why"),
    Field("if_yes", "What a confirmation, or the disclosure, would bring about", "long"),
    Field("if_no", "What a denial would bring about", "long"),
    Field("lines", "Where it covers several kinds of question: the reason for each", "rows"),
    *fields(
        "lines",
        Field("about", "The question speaks of one of these", "list"),
        Field("reason", "Reason, after “because”", "long"),
        Field("if_yes", "What a confirmation would bring about", "long"),
        Field("if_no", "What a denial would bring about", "long"),
    ),
    Field("general", "What can be said in general", "long"),
    Field("public_interest", "Public interest test", "group"),
    *fields(
        "public_interest",
        Field("about", "Weighing what", choices=("confirming", "disclosing")),
        Field("favouring_disclosure", "For", "list"),
        Field("favouring_exemption", "Against", "list"),
        Field("balance", "Balance", "long"),
    ),
    Field("published", "Where it is published"),
    Field("announced", "What the authority has itself announced", "list"),
    Field("announced_line", "What can be said of that"),
    Field("approved_by", "Approved by"),
    Field("approved_on", "Approved on", "date"),
    Field("review_due", "Review due", "date"),
    Field("examples", "Questions that it covers", "list"),
)


def _weighs(entry: Entry) -> bool:
    sides = (entry.names(f"public_interest.favouring_{side}") for side in ("disclosure", "exemption"))
    return all(sides) and bool(entry.text("public_interest.balance"))


def _withholds(entry: Entry) -> bool:
    """True where it withholds under an exemption that yields to the public interest."""
    return entry.text("outcome") in ("ncnd", "refused", "open case") and entry.text("provision") not in ABSOLUTE


GUARDS = (
    Guard(
        "it withholds personal data and does not name the condition",
        "Section 40(2) applies only where one of its conditions is met, and a refusal must say which (FOIA s.17(1), s.40).",
        "Write condition, with why it is met.",
        lambda entry: entry.text("provision") != "s.40(2)" or bool(entry.text("condition") and entry.text("reason")),
        "condition",
    ),
    Guard(
        "it withholds and does not name its provision, likelihood and causal link",
        "A refusal must say which exemption applies and why (FOIA s.17(1)).",
        "Write provision, likelihood and if_yes.",
        lambda entry: not _withholds(entry) or all(map(entry.text, ("provision", "likelihood", "if_yes", "reason"))),
        "provision",
    ),
    Guard(
        "it withholds without weighing both sides of the public interest",
        "A qualified exemption yields to the public interest (FOIA s.2(1)(b), 2(2)(b)).",
        "Write public_interest with both lists and a balance.",
        lambda entry: not _withholds(entry) or _weighs(entry),
        "public_interest.balance",
    ),
    Guard(
        "it neither confirms nor denies, and says nothing of what a denial would bring about",
        "Both a confirmation and a denial must do the harm (FOIA s.31(3)).",
        "Write if_no.",
        lambda entry: entry.text("outcome") != "ncnd" or bool(entry.text("if_no")),
        "if_no",
    ),
)

POSITIONS = Register(
    name="positions",
    title="Register of positions",
    files=("positions.yaml",),
    sections=(Section("positions", "id", FIELDS),),
    guards=GUARDS,
    changes=tuple(
        with_reason(name, law="A position is published and was relied on; who changes what it leads to says why.")
        for name in ("outcome", "provision", "likelihood")
    ),
)


def ground(position: Entry, *, found: Iterable[str] = ()) -> Ground:
    """The ground that a position gives, with its harm, likelihood, link and both sides of the public interest.

    found: the concepts of the question. Where the position has a line for such a question, its reason is given.
    """
    found, likelihood = frozenset(found), position.text("likelihood")
    line = next((row for row in position.rows("lines") if not found.isdisjoint(row.names("about"))), position)
    yes, no = line.text("if_yes"), line.text("if_no")
    limb = position.text("read_with")
    return Ground(
        parse(position.text("provision"), act="foia"),
        line.text("reason") or position.text("reason"),
        Likelihood(likelihood) if likelihood else None,
        " ".join(filter(None, (yes, no))),
        _test(position) if _weighs(position) else None,
        f"read with {parse(limb, act='foia').words}" if limb else "",
        condition=position.text("condition"),
    )


def _test(position: Entry) -> PublicInterestTest:
    return PublicInterestTest(
        position.names("public_interest.favouring_disclosure"),
        position.names("public_interest.favouring_exemption"),
        position.text("public_interest.balance"),
        position.text("public_interest.about") or "disclosing",
    )


def explained(given: Ground) -> str:
    """A ground in sentences: harm, link, both sides and the balance."""
    test = given.public_interest
    parts = [given.link]
    if test is not None:
        parts += [
            f"For {test.about}: {listed(test.favouring_disclosure, joint='and')}",
            f"Against: {listed(test.favouring_exemption, joint='and')}",
            test.balance,
        ]
    return " ".join(part for part in parts if part)

"""What the rules of a check ask, in the same page as what they found: each explained once, and linked to."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from answerable.letters.checking.findings import Finding
from answerable.letters.checking.rule import Rule
from answerable.letters.rules import rules

_HEADINGS = ("What the law asks", "Why it matters", "How to put it right", "What this rule does not see")


def explained(findings: Iterable[Finding]) -> str:
    """A part of the page that explains the rules of these findings; a house rule explains itself."""
    codes = {finding.rule for finding in findings}
    parts = "".join(_rule(rule) for rule in rules() if rule.code in codes)
    return (
        f'<section class="rules" aria-labelledby="rules">\n<h2 id="rules">The rules</h2>\n{parts}</section>\n'
        if parts
        else ""
    )


def named(finding: Finding) -> str:
    """The code and name of a finding's rule, with a link to where it is explained."""
    words = f"{escape(finding.rule)} {escape(finding.name)}"
    known = any(rule.code == finding.rule for rule in rules())
    return f'<a href="#rule-{escape(finding.rule)}">{words}</a>' if known else words


def _rule(rule: Rule) -> str:
    parts = "".join(f"<dt>{heading}</dt><dd>{escape(rule.section(heading))}</dd>\n" for heading in _HEADINGS)
    return f'<h3 id="rule-{rule.code}">{rule.code} {escape(rule.title)}</h3>\n<dl class="rule">\n{parts}</dl>\n'

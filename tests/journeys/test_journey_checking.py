"""An old letter is checked by keyboard: from a file on its own page, and on paper in the correspondence of its request."""

import re

from journeys.acts import asks, open_case
from letters_sent import GROUPS

OLD = GROUPS.format(day="12 October", name="Robin Applicant")


def to_place(desk):
    """From a finding to its words in the letter, and from the number there back to the finding."""
    desk.focus("“section 31(3)”").keys("Enter")
    assert desk.page.evaluate("location.hash") == "#at-1-1"
    desk.focus("Finding 1, breach").keys("Enter")
    assert desk.page.evaluate("location.hash") == "#finding-1"
    return desk.reads("How to mend it", "Sure: the text alone shows it.")


def test_an_old_letter_is_checked_and_a_finding_followed_to_its_rule(keyboard, officer, tmp_path):
    (old := tmp_path / "old.txt").write_text(OLD)
    desk = keyboard(officer).open("/check/").reads("Nothing is kept").press("Check")
    desk.reads("There is a problem", "Paste the words of a letter, or choose a file")
    desk.attach("Or files (optional)", old).press("Check").reads("old.txt", "What was found", "FOIA s.17(3)(a)")
    to_place(desk).press("Rule NC03").is_at("/rules/NC03/").reads("What the law asks", "Examples")
    desk.press("All rules").pick("What the answer does", "Neither confirms nor denies").press("Show").reads(
        "NC03"
    ).reads_not("PG01")


def test_an_old_letter_of_a_request_is_checked_and_counted(keyboard, post, officer, approver, run_jobs):
    from answerable.desk.checks.tasks import check_letters

    asks(post, "Is there a register of groups?", "How many groups are there?")
    desk = open_case(keyboard(officer)).press("Correspondence").press("Add a note, a call or a letter on paper")
    desk.choose("A letter on paper to the applicant").fill("Title (optional)", "An old answer")
    desk.fill("What was said or written (optional)", OLD).press("Keep it")
    desk.press(re.compile("^Check this letter.*An old answer"))
    to_place(desk.reads("sent on 12 October 2026", "the words of the request"))
    check_letters.enqueue()
    run_jobs()
    manager = (
        keyboard(approver).open("/returns/").press("What our letters lack").reads("By rule", "By team", "October 2026")
    )
    manager.press(re.compile("^1 letters with NC03")).reads("1 letter").press(re.compile("^FOI-")).reads(
        "An old answer"
    )

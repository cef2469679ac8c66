"""How the tests of pages open one, and where a question has its own."""

from __future__ import annotations


def page(browser, address, **posted):
    """The status and the text of a page, or of the one that a post leads to."""
    answer = browser.post(address, posted, follow=True) if posted else browser.get(address, follow=True)
    return answer.status_code, answer.content.decode()


def question_address(case, place=1):
    return f"/cases/{case.reference}/questions/{place}/"

"""Every kind of entry in the log has one form and its words."""

import re
from pathlib import Path

import answerable.desk
from answerable.desk.api.acts import ACTS
from answerable.desk.custody.telling import LABELS
from answerable.desk.ledger.acts import DID, in_words

SOURCES = tuple(Path(answerable.desk.__file__).parent.rglob("*.py"))
RECORDED = re.compile(r"""(?:\b(?:record|_recorded|_attached)\([^"()]*|\b_write\(|CustodyEvent\(act=)"([a-z_-]+)\"""")


def _kinds():
    return {kind for path in SOURCES for kind in RECORDED.findall(path.read_text())}


def test_every_act_that_is_recorded_has_its_words():
    kinds = _kinds()
    assert {"register-changed", "disposal-begun", "item-moved", "sent"} <= kinds
    assert kinds | set(LABELS) | set(ACTS) <= set(DID)


def test_every_kind_is_written_in_one_form():
    assert [kind for kind in DID if not re.fullmatch(r"[a-z]+(-[a-z]+)*", kind)] == []
    assert [words for words in DID.values() if "_" in words] == []


def test_a_kind_that_has_no_words_yet_is_shown_as_it_is_written():
    assert in_words("something-new") == "something new"

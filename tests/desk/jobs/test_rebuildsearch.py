"""The index made anew: what was lost is found again, and what is there no more is not."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from answerable.desk.people.actors import DESK
from answerable.desk.records.asked import Asked
from answerable.desk.records.queries.find import all_ids
from answerable.desk.search import index
from answerable.desk.search.models import Document
from desk.cases.conftest import case, take  # noqa: F401  # fixtures of cases
from desk.public.conftest import published  # noqa: F401  # and of the log
from desk.records.saying import Said

pytestmark = pytest.mark.django_db


def everything():
    return set(Document.objects.values_list("kind", "key", "title", "body", "tags"))


def test_what_was_lost_is_found_again(case, published):  # noqa: F811
    published()
    before = everything()
    Document.objects.all().delete()
    told = StringIO()
    call_command("rebuildsearch", stdout=told)
    assert before and everything() == before
    assert told.getvalue() == "Findable now: 1 requests, 0 earlier answers, and 1 answers of the disclosure log.\n"


def test_what_is_there_no_more_is_let_go(case, at):  # noqa: F811
    index.put("case", "FOI-1999-0001", title="Gone", body="Gone", at=at - timedelta(days=1))
    call_command("rebuildsearch", stdout=StringIO())
    assert index.keys("case") == {case.reference}


def test_captured_messages_are_found_again():
    said = Said()
    said(said.chat(), "Bins on Quarry Lane")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_word")
        cursor.execute("INSERT INTO records_word (word, root) VALUES ('', '')")
    told = StringIO()
    call_command("rebuildsearch", "--messages", stdout=told)
    assert told.getvalue() == "Findable now: 1 captured messages.\n"
    assert len(all_ids(Asked(words="bin quarry"), by=DESK, most=9)) == 1

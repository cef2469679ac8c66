"""What no database keeps is refused at the border, before a view sees it."""

import pytest

from answerable.desk.cases.models import Case

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/cases/FOI%00/", "/search/?q=parking%00", "/disclosure-log/?q=%00"])
def test_an_address_with_a_nul_is_refused(client_of, officer, address):
    page = client_of(officer).get(address)
    assert page.status_code == 400
    assert "a character that cannot be kept (U+0000)" in page.content.decode()


def test_a_form_with_a_nul_is_refused_and_nothing_is_kept(client_of, officer):
    page = client_of(officer).post("/cases/new/", {"pasted": "How many\0 groups?"})
    assert page.status_code == 400
    assert not Case.objects.exists()


def test_words_without_one_are_let_through(client_of, officer):
    assert client_of(officer).get("/search/", {"q": "parking"}).status_code == 200

"""What the log tells of calls: the page, and never the secret that its address holds."""

import logging

import pytest

from answerable.desk.jobs.logs import Lines

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/follow/0123456789abcdefghijkl/", "/follow/<str:secret>/"),
        ("/asked/0123456789abcdefghijkl/", "/asked/<str:token>/"),
        ("/follow/0123456789abcdefghijkl/nowhere/", "no page of the desk"),
    ],
)
def test_no_line_holds_a_secret_link(client, caplog, address, told):
    with caplog.at_level(logging.WARNING):
        assert client.get(address).status_code == 404
    lines = [Lines().format(record) for record in caplog.records]
    assert lines and told in lines[-1]
    assert "0123456789" not in "".join(lines)

"""What the tests of channels share: who keeps the device policy, and a table of apps found on devices."""

import pytest

FOUND = """DeviceName,UserName,ApplicationName,Platform
PHONE-7,Ursula Undine,Signal,iOS
PHONE-7,Ursula Undine,Zebra Notes,iOS
PHONE-8,Bo Brook,Microsoft Teams,iOS
PHONE-8,Bo Brook,Microsoft Teams,Symbian
"""


@pytest.fixture
def keeper(records):
    from answerable.desk.people.actors import acting

    return acting(records)


@pytest.fixture
def found():
    return FOUND.encode()

"""Roles as the tests and the pages know them."""

from django.db import connection

from answerable.desk.people.actors import acting
from answerable.desk.people.roles import Role


def test_a_person_holds_the_roles_they_were_given(officer):
    assert officer.roles == {Role.OFFICER}
    assert acting(officer).has_role(Role.OFFICER)


def test_a_closed_account_holds_no_role(person):
    gone = person("Gone Away", Role.OFFICER, is_active=False)
    assert gone.roles == frozenset()


def test_the_tests_run_on_a_database_of_their_own(db):
    assert "test" in str(connection.settings_dict["NAME"])

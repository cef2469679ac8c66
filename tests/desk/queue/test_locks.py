"""A lock by its number keeps others waiting until the transaction ends; who shares it waits for nobody who shares it too."""

from datetime import UTC, datetime

import pytest
from django.db import OperationalError, connection, transaction

from answerable.desk.queue import locks
from answerable.desk.queue.models import Job
from desk.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_several_who_want_it_alone_none_sees_what_another_has_half_done():
    job = Job.objects.create(function="nothing", run_at=datetime(2026, 11, 20, tzinfo=UTC))

    def count_one_more():
        with transaction.atomic():
            locks.alone(77)
            seen = Job.objects.get(pk=job.pk).attempts
            Job.objects.filter(pk=job.pk).update(attempts=seen + 1)

    at_once(*[count_one_more] * 6)
    job.refresh_from_db()
    assert job.attempts == 6


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="on SQLite one transaction writes at a time")
def test_who_shares_it_goes_on_beside_others_and_keeps_out_who_wants_it_alone():
    def is_free(take):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '200ms'")
            try:
                with transaction.atomic():
                    take(77)
            except OperationalError as error:
                assert "lock timeout" in str(error)
                return False
            return True

    with transaction.atomic():
        locks.share(77)
        assert at_once(lambda: is_free(locks.share), lambda: is_free(locks.alone)) == [True, False]

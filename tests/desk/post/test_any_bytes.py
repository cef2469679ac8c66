"""Whatever bytes come in, there is a row with those bytes and a state that a person can act on; never an error."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desk.mail.test_reading import MAIL


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=MAIL, sender=some.booleans())
def test_any_bytes_become_a_row(arrive, data, sender):
    from answerable.desk.files.keeping import content

    whole = (b"From: Pat <pat@applicant.example>\n" if sender else b"") + data
    message = arrive(whole)
    assert content(message.raw) == whole
    assert message.state in ("filed", "task", "set-aside")
    assert "could not work this message through" not in " ".join(message.tasks.values_list("words", flat=True))

"""A mail server on loopback, and a letter that waits to be sent."""

import pytest

from desk.mail.post_office import open_office


@pytest.fixture
def office(settings):
    """A mail server that the desk sends by, without encryption."""
    with open_office() as opened:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", opened.port, "none"
        settings.MAIL_WAIT = 1200
        settings.QUEUE_LEASE = 0.0  # whoever holds a message that was not handed over counts as dead at once
        yield opened


@pytest.fixture
def letter(db, at):
    """letter(): a message in the queue."""
    from answerable.desk.mail.sending import Outgoing, compose

    def make(to=("ann@example.org",), subject="Your request", text="Dear Ann", **more):
        moment = more.pop("at", at)
        return compose(Outgoing(to, subject, text, **more), at=moment)

    return make


@pytest.fixture
def failures():
    """What the signal of a failed message brought."""
    from answerable.desk.mail import signals

    heard = []

    def hear(sender, message, at, **more):
        heard.append(message)

    signals.failed.connect(hear)
    yield heard
    signals.failed.disconnect(hear)

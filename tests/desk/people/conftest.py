"""What tests of people share: a browser nobody is signed in to, and signing in as people do."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

PASSWORD = "a long password for tests"  # noqa: S105, of people made for a test


@pytest.fixture(autouse=True)
def _nothing_counted(db):
    cache.clear()


@pytest.fixture(autouse=True)
def _mail_server(settings):
    settings.MAIL_HOST = "mail.harrowmere.example"
    settings.DIRECT_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def browser(db):
    """A browser in which nobody is signed in."""
    return Client()


@pytest.fixture
def sign_in():
    """sign_in(browser, person): sends the sign-in page as they would."""

    def send(browser, person, password=PASSWORD, **headers):
        data = {"login": getattr(person, "email", person), "password": password}
        return browser.post(reverse("account_login"), data, **headers)

    return send

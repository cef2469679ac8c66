"""Whole requests through a real browser, by keyboard alone, with scripts and without.

Needs Chromium; where there is none the journeys are skipped and say so.
"""

import os

import pytest
from django.conf import settings

from desk.fixtures import *  # noqa: F403  # people of every role, a fixed day
from desk.mail.post_office import open_office
from journeys import browser as chromium
from journeys.keyboard import Keyboard
from journeys.looking import Looking
from journeys.post import FOLDERS, Post

if chromium.program() is None:
    collect_ignore_glob = ["test_journey_*.py"]

# Playwright drives the browser from a loop of its own in this thread; Django takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser():
    """Chromium, for all journeys of this process."""
    if chromium.program() is None:
        pytest.skip("no browser: install Chromium")
    with chromium.browser() as started:
        yield started


@pytest.fixture(scope="session")
def looking(tmp_path_factory):
    """Holds every page to the rules of accessibility, and at the end all of them to those of HTML."""
    base = tmp_path_factory.getbasetemp()
    seen = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "seen"  # xdist's processes have one parent
    seen.mkdir(exist_ok=True)
    looks = Looking(folder=tmp_path_factory.mktemp("pages"), seen=seen)
    yield looks
    if faults := looks.invalid():
        pytest.fail("\n".join(["The HTML of these pages is not valid:", *faults]), pytrace=False)


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def has_scripts(request):
    """Each journey is made twice: with scripts and without."""
    return request.param


@pytest.fixture
def desk_url(live_server, settings):
    """The address of the desk, for this journey; links in its letters and mail lead there too."""
    settings.PUBLIC_URL = live_server.url
    return live_server.url


@pytest.fixture
def keyboard(browser, looking, desk_url, has_scripts, client_of):
    """keyboard(person) sits down at a window where they are signed in; keyboard() at one of the public."""
    opened = []

    def sit_down(person=None, *, at=chromium.WIDE):
        window = browser.new_context(base_url=desk_url, viewport=at, locale="en-GB", timezone_id="Europe/London")
        window.set_default_timeout(10_000)
        if person:
            session = client_of(person).cookies[settings.SESSION_COOKIE_NAME].value
            window.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": desk_url}])
        hands = Keyboard(chromium.Watched(window.new_page(), home=desk_url, has_scripts=has_scripts), look=looking.look)
        opened.append(hands)
        return hands

    yield sit_down
    for hands in opened:
        hands.look()
        hands.page.context.close()
    if faults := [fault for hands in opened for fault in hands.watched.faults]:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.fixture
def post(desk_url, settings, tmp_path, run_jobs):
    """The mailbox that requests arrive in, and the mail server that letters leave by."""
    box = tmp_path / "mail"
    for name in FOLDERS:
        (box / name).mkdir(parents=True)
    with open_office() as office:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", office.port, "none"
        settings.MAIL_IN = [f"maildir:{box}"]
        yield Post(box, office, run_jobs)


@pytest.fixture
def eastmarsh(settings, harrowmere):
    """The desk is that of Eastmarsh City Council."""
    settings.AUTHORITY_FOLDER = str(harrowmere.with_name("eastmarsh"))

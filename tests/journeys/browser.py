"""Chromium, found by its name, and a page of it that watches what a person would not see.

Each page may load from our own server alone, and may say nothing on its console.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def program():
    """The browser of this machine, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def browser():
    """Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        yield started
        started.close()


class Watched:
    """A page, and what went wrong on it."""

    def __init__(self, page, *, home, has_scripts=True):
        self.page, self.home, self.has_scripts = page, home, has_scripts
        self.faults, self.document = [], None
        self._devtools = None if has_scripts else page.context.new_cdp_session(page)
        self._let_scripts(has_scripts)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _let_scripts(self, let):
        if self._devtools:
            self._devtools.send("Emulation.setScriptExecutionDisabled", {"value": not let})

    @contextmanager
    def looked_into(self):
        """Lets a script of ours run in the page. Those of a page without scripts were passed over when it was read."""
        self._let_scripts(True)
        try:
            yield self.page
        finally:
            self._let_scripts(False)

    def _console(self, message):
        refused_page = message.text.startswith("Failed to load resource") and self._is_page(message.location["url"])
        if message.type in ("error", "warning") and not refused_page:
            self.faults.append(f"{self.page.url}: {message.text}")

    def _is_page(self, url):
        """True for the page itself: that one is refused to a person is for the journey to judge."""
        return self.document is not None and url == self.document.url

    def _request(self, request):
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.faults.append(f"{self.page.url}: asks {request.url}")

    def _response(self, response):
        if response.request.is_navigation_request() and response.frame == self.page.main_frame:
            self.document = response
        if response.status >= 500:
            self.faults.append(f"{response.url}: {response.status}")

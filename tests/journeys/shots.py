"""Pictures of the main pages, taken afresh: ./run shots. The desk they show is the one that answerable serve --demo opens."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from journeys import browser

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
LONGEST = 2400  # pixels of a page that a picture shows
# Name of the picture, address, the role of who looks (none: the public).
PAGES = [
    ("keys", "/keys/", "officer"),
]


@contextmanager
def demo(data: str):
    """The desk of the demo, on a port of its own; gives its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "ANSWERABLE_DATA": data, "ANSWERABLE_URL": f"http://localhost:{port}"}
    answerable = Path(sys.executable).with_name("answerable")
    with subprocess.Popen([answerable, "serve", "--demo", "--port", str(port)], env=environment) as server:
        try:
            yield _answers(f"http://localhost:{port}")
        finally:
            server.terminate()


def _answers(url: str) -> str:
    """The address, once something answers there."""
    for _ in range(240):
        try:
            urlopen(url, timeout=5).close()  # noqa: S310, our own
        except OSError:
            time.sleep(0.5)
        else:
            return url
    raise SystemExit(f"{url} does not answer")


def session_of(role: str) -> str:
    """The session of someone of the demo who holds this role."""
    from django.conf import settings
    from django.test import Client

    from answerable.desk.people.models import Person

    client = Client()
    client.force_login(Person.objects.filter(grants__role=role, is_active=True).first())
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def take(url: str, pages: list[tuple[str, str, str]]) -> None:
    """A picture of each page at the width of a desk and of a phone."""
    import django

    django.setup()
    sessions = {role: session_of(role) for _, _, role in pages if role}
    SCREENS.mkdir(parents=True, exist_ok=True)
    with browser.browser() as chromium:
        for width, viewport in (("wide", browser.WIDE), ("phone", browser.PHONE)):
            for name, path, role in pages:
                window = chromium.new_context(viewport=viewport, locale="en-GB", timezone_id="Europe/London")
                if role:
                    window.add_cookies([{"name": "sessionid", "value": sessions[role], "url": url}])
                page = window.new_page()
                answer = page.goto(url + path, wait_until="networkidle")
                if not answer or answer.status != 200:
                    raise SystemExit(f"{path}: {answer.status if answer else 'no answer'}")
                height = min(LONGEST, page.evaluate("() => document.documentElement.scrollHeight"))
                part = {"x": 0, "y": 0, "width": viewport["width"], "height": max(height, viewport["height"])}
                keep(page.screenshot(full_page=True, clip=part), SCREENS / f"{name}-{width}.png")
                window.close()


def keep(picture: bytes, path: Path) -> None:
    """The picture in few colours, which is all that these pages have."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(48).save(path, optimize=True)


def main(names: list[str]) -> None:
    """All pictures, or those that are named. A picture of a page that is shown no more is taken away."""
    pages = [page for page in PAGES if not names or page[0] in names]
    with tempfile.TemporaryDirectory(prefix="answerable-shots-") as data, demo(data) as url:
        os.environ.update(ANSWERABLE_DATA=data, ANSWERABLE_URL=url, DJANGO_SETTINGS_MODULE="answerable.desk.settings")
        take(url, pages)
    known = {f"{name}-{width}.png" for name, _, _ in PAGES for width in ("wide", "phone")}
    for picture in SCREENS.glob("*.png"):
        if picture.name not in known:
            picture.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])

"""Pictures of the main pages, taken afresh: ./run shots. The desk they show is the one that answerable serve --demo opens."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).parents[1]))

from journeys import browser

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
PAGE = Path(__file__).parents[2] / "docs" / "screens.md"
OFFICER, APPROVER, GUARDIAN, RECORDS, NOBODY = "officer", "approver", "data-protection", "records", ""


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the address, who looks, the sentence beside it, and what is done before it is taken.

    {Subject} in an address is the reference of the request with that subject. longest: pixels of a page that are shown, from
    where what begins names begins.
    """

    name: str
    path: str
    role: str
    title: str
    says: str
    do: Callable[[Page], None] = lambda page: None
    longest: int = 1600
    begins: str = ""


def _withhold(page: Page) -> None:
    page.get_by_label("Withhold it").check()
    page.select_option("#add", "foia.s31.1.a")
    page.get_by_role("button", name="Add this ground").click()
    page.get_by_text("How likely is the harm?").wait_for()


def _ask(page: Page) -> None:
    page.get_by_label("What information do you want?").fill(
        "1. How many resident parking permits did the council issue in 2025/26?\n2. How many reports of fly-tipping were there?"
    )
    page.get_by_text("2 published answers may be what you want").wait_for()


SHOTS = (
    Shot("desk", "/desk/", OFFICER, "The desk", "What is late, due, waiting and new; each row says what happens next, and who must do it."),
    Shot("question", "/cases/{WhatsApp policy}/questions/4/", OFFICER, "A question of a case", "What is known stands above the answer, with its source and date; the letter and its checks stand beside it and follow as one types.", longest=1500),
    Shot("withholding", "/cases/{WhatsApp policy}/questions/7/", OFFICER, "Withholding", "The form asks for exactly what the section demands: how likely the harm is, how it would come about, both sides, and the balance.", _withhold, begins="#answer"),
    Shot("letter", "/cases/{WhatsApp policy}/letter/", OFFICER, "The letter and its checks", "The letter as it will be sent; what is wrong with it, by which law, and how to mend it."),
    Shot("approval", "/cases/{Attacks on council systems}/letter/", APPROVER, "Approval", "Somebody else reads the letter beside its evidence, and approves it or sends it back with a reason."),
    Shot("clock", "/cases/{WhatsApp policy}/clock/", OFFICER, "The clock", "How the last day was worked out, day by day, each with its reason."),
    Shot("correspondence", "/cases/{Contract for school meals}/correspondence/", OFFICER, "Correspondence", "What came and went, as it came and went, with the files that were sent."),
    Shot("contributor", "", NOBODY, "A colleague’s link", "One question, one box, and “this is not mine”."),
    Shot("request", "/request/", NOBODY, "Make a request", "One box and three fields; what was answered before is shown as one types, and never in the way.", _ask),
    Shot("log", "/disclosure-log/", NOBODY, "The disclosure log", "Search first; the answers by question."),
    Shot("answer", "", NOBODY, "A published answer", "It reads like a page, not like a scan, and offers the letter and the data."),
    Shot("returns", "/returns/", OFFICER, "Returns", "Received, on time, outcomes and provisions by quarter; every number leads to its requests."),
    Shot("answers-found", "/returns/answers-found/", OFFICER, "Answers found before asking", "What published answers did for people who were typing a request, and what the figures do not say."),
    Shot("register", "/registers/tools/", OFFICER, "A register", "What is approved, restricted or blocked: the facts that answers rest on."),
    Shot("register-entry", "/registers/tools/TOOL-01/", OFFICER, "An entry of a register", "Every field, what is withheld and why, and every version it had."),
    Shot("register-public", "/published/registers/tools/", NOBODY, "A published register", "What the public sees of the same register: only what may be published."),
    Shot("breach", "/breaches/BR-2026-003/", GUARDIAN, "A personal data breach", "Three tracks, each decided by a person; the 72 hours run where everybody sees them."),
    Shot("breaches-report", "/breaches/report/", GUARDIAN, "What the breach register says", "Counts by kind, year and department; every number leads to its entries."),
    Shot("investigation", "/evidence/EV-2025-05/", GUARDIAN, "A chain of evidence", "What came in, from whose hands into whose, and whether it is still what came."),
    Shot("evidence-log", "/evidence-log/", GUARDIAN, "The evidence log", "Every act of the desk, sealed; anybody can check it with one small file."),
    Shot("retention", "/retention/", RECORDS, "The retention schedule", "What is kept, how long, from which event, and by which law."),
    Shot("holds", "/retention/holds/", RECORDS, "Holds", "What must not be destroyed, and why."),
    Shot("devices", "/devices/", RECORDS, "Devices", "The register as files that devices read, and what devices have that it does not allow."),
    Shot("captures", "/captures/overdue/", RECORDS, "Captures overdue", "Which group owes the record of its messages, and since when, in working days."),
    Shot("chats", "/records/", OFFICER, "Captured messages", "Chats and mailboxes as they were exported: how many messages, of which days, and what a capture still waits for."),
    Shot("capture", "/records/captures/2/", OFFICER, "A capture", "What vanished and what changed since the chat was captured before; the file, kept as it came."),
    Shot("messages", "/records/search/?words=gritter", OFFICER, "Search in messages", "Every hit leads into its conversation; below stands what was not searched.", longest=1500),
    Shot("records", "/cases/{Gritter on Cold Ash Road}/records/", OFFICER, "Records of a request", "Searches as they were made, what they found, and the next step for each question."),
    Shot("records-decide", "/cases/{Gritter on Cold Ash Road}/records/1/?shown=all", OFFICER, "Looking through records", "In scope, out of scope or withheld, by single keys; time is measured, and counts only where the law counts it."),
    Shot("records-words", "/cases/{Gritter on Cold Ash Road}/records/1/words/", OFFICER, "Withholding words", "What may be personal data is proposed, with why; a person withholds or keeps each."),
)  # fmt: skip


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
    from django.utils import timezone

    from answerable.desk.people.models import Person
    from answerable.desk.people.sessions import begin

    client = Client()
    someone = Person.objects.filter(grants__role=role, is_active=True).first()
    client.force_login(someone, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    begin(session, has_second_factor=True, at=timezone.now())
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def path_of(shot: Shot) -> str:
    """The address of a picture's page in this demo."""
    from answerable.desk.cases.actions.asking import new_link
    from answerable.desk.cases.models import Allocation, Case
    from answerable.desk.disclosure.models import DisclosureLogEntry

    if shot.name == "contributor":
        return urlsplit(
            new_link(Allocation.objects.filter(state="asked", question__case__stage="answering").latest("expires_on"))
        ).path
    if shot.name == "answer":
        return f"/disclosure-log/{DisclosureLogEntry.objects.order_by('id').first().slug}/"
    return re.sub(r"\{(.+?)\}", lambda subject: Case.objects.get(subject=subject[1]).reference, shot.path)


def take(url: str, shots: list[Shot]) -> None:
    """A picture of each page at the width of a desk and of a phone."""
    import django

    django.setup()
    sessions = {shot.role: session_of(shot.role) for shot in shots if shot.role}
    paths = {shot.name: path_of(shot) for shot in shots}
    SCREENS.mkdir(parents=True, exist_ok=True)
    with browser.browser() as chromium:
        for width, viewport in (("wide", browser.WIDE), ("phone", browser.PHONE)):
            for shot in shots:
                window = chromium.new_context(viewport=viewport, locale="en-GB", timezone_id="Europe/London")
                if shot.role:
                    window.add_cookies([{"name": "sessionid", "value": sessions[shot.role], "url": url}])
                page = window.new_page()
                answer = page.goto(url + paths[shot.name], wait_until="networkidle")
                if not answer or answer.status != 200:
                    raise SystemExit(f"{shot.name}: {answer.status if answer else 'no answer'}")
                shot.do(page)
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(700)  # what follows as one types has come
                keep(_picture(page, viewport, shot), SCREENS / f"{shot.name}-{width}.png")
                window.close()


def _picture(page: Page, viewport: dict, shot: Shot) -> bytes:
    page.evaluate("() => scrollTo(0, 0)")
    whole = page.evaluate("() => document.documentElement.scrollHeight")
    box = page.locator(shot.begins).bounding_box() if shot.begins else None
    top = max(0, int(box["y"]) - 20) if box else 0
    height = min(shot.longest, whole - top)
    part = {"x": 0, "y": top, "width": viewport["width"], "height": height if top else max(height, viewport["height"])}
    return page.screenshot(full_page=True, clip=part)


def keep(picture: bytes, path: Path) -> None:
    """The picture in few colours, which is all that these pages have."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(24).save(path, optimize=True)


def write_page() -> None:
    """The page that shows the pictures."""
    lines = [
        "# The main pages",
        "",
        "Taken by `./run shots` from the desk that `answerable serve --demo` opens. Everyone in them is invented.",
    ]
    for shot in SHOTS:
        wide, phone = (f"screens/{shot.name}-{width}.png" for width in ("wide", "phone"))
        lines += ["", f"## {shot.title}", "", shot.says, ""]
        lines += [f"![{shot.title}, on a desk]({wide})", "", f"[On a phone]({phone})"]
    PAGE.write_text("\n".join(lines) + "\n", "utf-8")


def main(names: list[str]) -> None:
    """All pictures, or those that are named. A picture of a page that is shown no more is taken away."""
    shots = [shot for shot in SHOTS if not names or shot.name in names]
    with tempfile.TemporaryDirectory(prefix="answerable-shots-") as data, demo(data) as url:
        os.environ.update(ANSWERABLE_DATA=data, ANSWERABLE_URL=url, DJANGO_SETTINGS_MODULE="answerable.desk.settings")
        take(url, shots)
    write_page()
    known = {f"{shot.name}-{width}.png" for shot in SHOTS for width in ("wide", "phone")}
    for picture in SCREENS.glob("*.png"):
        if picture.name not in known:
            picture.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])

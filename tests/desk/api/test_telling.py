"""Other systems are told of acts: in the transaction of the act, signed, tried again, and never anything inside."""

import json
import socket
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from hashlib import sha256
from hmac import new
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread

import pytest

from answerable.desk.api import guard, telling
from answerable.desk.api.actions.add_webhook import add_webhook
from answerable.desk.api.actions.end_webhook import end_webhook
from answerable.desk.api.actions.tell_again import tell_again
from answerable.desk.api.models import Delivery
from answerable.desk.components import calling
from answerable.desk.people.actors import acting
from answerable.errors import NoSuchThing, NotAllowed, NotToBeTold
from desk.mail.post_office import certificate

AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def admin(administrator):
    return acting(administrator)


@pytest.fixture
def receiver(tmp_path, settings):
    """Another system on this machine: what it got, and the status that it answers with."""
    settings.WEBHOOKS_CA, context = certificate(tmp_path)
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]

    class Handler(BaseHTTPRequestHandler):
        got, status = [], 200

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.got.append((dict(self.headers), body))
            self.send_response(self.status)
            self.send_header("Location", "https://127.0.0.1:1/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.01,))  # looks so often whether it is to end
    thread.start()
    Handler.address = f"https://127.0.0.1:{server.server_port}/hook?a=1"
    yield Handler
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def hook(admin, receiver):
    return add_webhook(
        name="Portal", address=receiver.address, acts=["received", "started"], stages=[], by=admin, at=AT
    )


@pytest.mark.django_db
def test_an_address_is_told_of_an_act_with_identifiers_only_and_a_signature(hook, receiver, take, run_jobs):
    case = take()
    run_jobs()
    ((headers, body),) = receiver.got
    assert json.loads(body) == {"reference": case.reference, "act": "received", "stage": "new", "at": "2026-11-20T10:00:00Z"}  # fmt: skip
    said = f"{headers['Webhook-Id']}.{headers['Webhook-Timestamp']}.".encode() + body
    key = b64decode(hook.secret.removeprefix("whsec_"))
    assert headers["Webhook-Signature"] == "v1," + b64encode(new(key, said, sha256).digest()).decode()
    row = Delivery.objects.get()
    assert (row.state, row.answer, row.number) == ("delivered", "200", headers["Webhook-Id"])


@pytest.mark.django_db
def test_what_is_undone_is_told_to_nobody(hook, take):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        take()
        raise RuntimeError
    assert not Delivery.objects.exists()


@pytest.mark.django_db
def test_an_address_may_ask_for_some_stages_only(admin, receiver, take, by, at):
    from answerable.desk.cases.actions.start import start

    add_webhook(name="P", address=receiver.address, acts=["received", "started"], stages=["answering"], by=admin, at=at)
    start(reference=take().reference, by=by, at=at)
    assert [row.payload["act"] for row in Delivery.objects.all()] == ["started"]


@pytest.mark.django_db
@pytest.mark.parametrize("status", [500, 302])
def test_what_fails_is_tried_again_and_given_up_in_the_end_and_can_be_sent_again(hook, receiver, take, run_jobs, admin, status):  # fmt: skip
    receiver.status = status
    take()
    run_jobs()
    row = Delivery.objects.get()
    assert (row.state, row.attempts, row.answer) == ("dead", len(telling.WAITS) + 1, str(status))
    assert len({headers["Webhook-Id"] for headers, _ in receiver.got}) == 1
    receiver.status = 204
    tell_again(delivery=row.pk, by=admin, at=AT)
    run_jobs()
    assert Delivery.objects.get().state == "delivered"
    with pytest.raises(NoSuchThing):
        tell_again(delivery=row.pk, by=admin, at=AT)


@pytest.mark.django_db
def test_a_delivery_that_is_done_twice_is_sent_once(hook, receiver, take, run_jobs):
    take()
    row = Delivery.objects.get()
    for _ in range(2):
        telling.deliver.call(row.pk, 0)
    assert len(receiver.got) == 1


@pytest.mark.django_db
def test_an_ended_webhook_is_told_nothing_more(hook, receiver, take, run_jobs, admin):
    take()
    end_webhook(webhook=hook.pk, by=admin, at=AT)
    take()
    run_jobs()
    assert receiver.got == []
    assert [row.state for row in Delivery.objects.all()] == ["dead"]


@pytest.mark.django_db
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(hook, receiver, take, run_jobs, settings):
    settings.WEBHOOKS_CA = ""
    take()
    telling.deliver.call(Delivery.objects.get().pk, 0)
    assert Delivery.objects.get().answer == "its certificate is not trusted"


@pytest.mark.django_db
def test_only_an_administrator_adds_and_ends_webhooks(by, hook):
    with pytest.raises(NotAllowed):
        add_webhook(name="P", address="https://example.org", acts=["sent"], stages=[], by=by, at=AT)
    with pytest.raises(NotAllowed):
        end_webhook(webhook=hook.pk, by=by, at=AT)
    with pytest.raises(NotAllowed):
        tell_again(delivery=1, by=by, at=AT)


@pytest.mark.parametrize(
    "address",
    ["http://example.org/", "https:///a", "ftp://example.org", "https://a:b@example.org/", "https://example.org/#a",
     "https://exa mple.org/", "https://[::1", "https://example.org:port/", "javascript:alert(1)", "https://example.org/\r\nA: b"],
)  # fmt: skip
def test_an_address_is_https_to_a_host_and_no_more(address):
    with pytest.raises(NotToBeTold):
        guard.target(address)


@pytest.mark.parametrize(
    "place",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "172.16.0.1", "0.0.0.0", "100.64.0.1", "224.0.0.1",  # noqa: S104
     "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "::"],
)  # fmt: skip
def test_a_name_that_leads_inside_is_not_called(place, settings, monkeypatch):
    settings.WEBHOOKS_INSIDE = []
    outside = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))
    inside = (socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [outside, inside])
    with pytest.raises(NotToBeTold):
        guard.reachable("example.org", 443)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [outside])
    assert guard.reachable("example.org", 443) == ["93.184.216.34"]


def test_whoever_keeps_the_desk_waiting_is_cut_off(monkeypatch, settings, tmp_path):
    settings.WEBHOOKS_CA, context = certificate(tmp_path)
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]
    monkeypatch.setattr(calling, "WAIT", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip():
            line, _ = server.accept()
            with line, context.wrap_socket(line, server_side=True) as secure:
                try:
                    secure.recv(1000)
                    while True:
                        secure.sendall(b"H")
                        Event().wait(0.1)
                except OSError:
                    return

        thread = Thread(target=drip)
        thread.start()
        with pytest.raises(OSError):
            guard.post(f"https://127.0.0.1:{server.getsockname()[1]}/", b"{}", {})
        thread.join()


@pytest.mark.django_db
def test_the_pages_of_webhooks_are_for_administrators(client_of, administrator, officer, receiver, take, run_jobs):
    browser = client_of(administrator)
    assert client_of(officer).get("/webhooks/").status_code == 403
    refused = browser.post("/webhooks/", {"name": "P", "address": "http://a.example", "acts": ["sent"]})
    assert refused.status_code == 422
    assert "cannot be told anything" in refused.content.decode()
    made = browser.post("/webhooks/", {"name": "Portal", "address": receiver.address, "acts": ["received"]})
    assert "whsec_" in made.content.decode()
    receiver.status = 500
    case = take()
    run_jobs()
    listed = browser.get("/webhooks/").content.decode()
    assert "Portal" in listed
    assert "whsec_" not in listed
    row = Delivery.objects.get()
    page = browser.get(f"/webhooks/{row.webhook_id}/").content.decode()
    assert case.reference in page
    assert "Send again" in page
    assert browser.post(f"/webhooks/{row.webhook_id}/deliveries/{row.pk}/again/").status_code == 302
    assert browser.post(f"/webhooks/{row.webhook_id}/end/").status_code == 302
    assert browser.get("/webhooks/999/").status_code == 404

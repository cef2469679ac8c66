"""A mail server on loopback that does as it is told: takes, refuses, falters, or breaks off at any point."""

import contextlib
import datetime
import ipaddress
import ssl

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, PASSWORD = b"desk", b"between us"


class Conversation(SMTP):
    """Breaks off in the middle of a message where its office says so."""

    async def smtp_DATA(self, arg):
        office = self.event_handler
        if office.breaks_in_the_middle:
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class PostOffice:
    """What it took lies in taken: the envelope's recipients and the bytes of each message."""

    def __init__(self):
        self.taken = []
        self.refusals = {}  # a recipient's address, or "data": what is answered instead of 250
        self.breaks_in_the_middle = False
        self.breaks_before_reply = False  # it has the message, and the reply is lost
        self.loses = False  # and it has not even kept the message

    async def handle_RCPT(self, server, session, envelope, address, options):
        if refusal := self.refusals.get(address):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if refusal := self.refusals.get("data"):
            return refusal
        if not self.loses:
            self.taken.append((list(envelope.rcpt_tos), envelope.original_content))
        if self.breaks_before_reply:
            server.transport.abort()
        return "250 OK taken"


class _Door(Controller):
    def factory(self):
        return Conversation(self.handler, **self.SMTP_kwargs)

    def _trigger_server(self):  # the first touch says QUIT, so that no half-open conversation is left
        import smtplib

        with smtplib.SMTP(self.hostname, self.port, timeout=5):
            pass


@contextlib.contextmanager
def open_office(**more):
    """An office on a free port, open until the end of the block."""
    office = PostOffice()
    door = _Door(office, hostname="127.0.0.1", port=_free_port(), **more)
    door.start()
    office.port = door.port
    try:
        yield office
    finally:
        door.stop()


def _free_port():
    import socket

    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def authenticator(server, session, envelope, mechanism, data):
    return AuthResult(
        handled=False, success=isinstance(data, LoginPassword) and (data.login, data.password) == (USER, PASSWORD)
    )


def certificate(folder, *, address="127.0.0.1"):
    """A certificate for that address that signs itself: the file to trust, and what a server shows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "post office")])
    start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    shown = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), start, start + datetime.timedelta(3)
        )
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    trusted, chain = folder / "trusted.pem", folder / "chain.pem"
    trusted.write_bytes(shown.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain.write_bytes(secret + trusted.read_bytes())
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(chain)
    return trusted, context

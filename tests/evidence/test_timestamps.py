"""A token of a time-stamping authority vouches for one checkpoint and no other."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from answerable.errors import NoTimestamp, NoTimestampPart
from answerable.evidence import require_timestamp, timestamp_request
from evidence.made import log

NOTES = log(20).notes
CONFIG = """
[here]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
[ext]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A throwaway time-stamping authority: a root certificate, and one for its signer."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("authority")
    (folder / "ts.conf").write_text(CONFIG)
    (folder / "serial").write_text("01\n")
    new = ["req", "-newkey", "rsa:2048", "-nodes", "-config", "/dev/null"]
    openssl(folder, *new, "-x509", "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Root", "-days", "2", "-addext", "basicConstraints=critical,CA:TRUE")  # fmt: skip
    openssl(folder, *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Clock")
    openssl(folder, "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-out", "tsa.pem", "-extfile", "ts.conf", "-extensions", "ext")  # fmt: skip
    return folder


def openssl(folder, *words):
    done = subprocess.run(["openssl", *words], cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def reply(folder, note, *more):
    (folder / "request.tsq").write_bytes(timestamp_request(note))
    openssl(folder, "ts", "-reply", "-config", "ts.conf", "-section", "here", "-queryfile", "request.tsq", "-out", "reply.tsr", *more)  # fmt: skip
    return (folder / "reply.tsr").read_bytes()


def test_a_token_says_when_the_checkpoint_was_there(authority):
    token = reply(authority, NOTES[0])
    moment = require_timestamp(token, note=NOTES[0], roots=(authority / "ca.pem").read_bytes())
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=5)  # noqa: TID251  a real clock signs
    (authority / "note").write_text(str(NOTES[0]), "utf-8")
    openssl(authority, "ts", "-verify", "-data", "note", "-in", "reply.tsr", "-CAfile", "ca.pem")


def test_a_token_for_another_checkpoint_is_refused(authority):
    token = reply(authority, NOTES[0])
    with pytest.raises(NoTimestamp, match="Mismatch"):
        require_timestamp(token, note=NOTES[1], roots=(authority / "ca.pem").read_bytes())


def test_a_token_of_an_authority_that_is_not_trusted_is_refused(authority):
    openssl(authority, "req", "-newkey", "rsa:2048", "-nodes", "-config", "/dev/null", "-x509", "-keyout", "other.key", "-out", "other.pem", "-subj", "/CN=Other", "-days", "2")  # fmt: skip
    token = reply(authority, NOTES[0])
    with pytest.raises(NoTimestamp):
        require_timestamp(token, note=NOTES[0], roots=(authority / "other.pem").read_bytes())


@pytest.mark.parametrize("damage", [lambda token: b"", lambda token: token[:-9], lambda token: token[:-9] + bytes(9)])
def test_a_damaged_token_is_refused(authority, damage):
    token = reply(authority, NOTES[0])
    with pytest.raises(NoTimestamp):
        require_timestamp(damage(token), note=NOTES[0], roots=(authority / "ca.pem").read_bytes())


def test_no_trusted_certificate_is_said(authority):
    with pytest.raises(NoTimestamp):
        require_timestamp(reply(authority, NOTES[0]), note=NOTES[0], roots=b"")


def test_without_the_library_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "rfc3161_client", None)
    with pytest.raises(NoTimestampPart, match="rfc3161-client"):
        timestamp_request(NOTES[0])


def test_a_reply_with_its_chain_is_read_or_refused_in_words(authority):
    """Openssl writes the certificates of -chain as they come; whether a strict reader takes that order is chance."""
    token = reply(authority, NOTES[0], "-chain", "ca.pem")
    try:
        moment = require_timestamp(token, note=NOTES[0], roots=(authority / "ca.pem").read_bytes())
    except NoTimestamp as refused:
        assert refused.fields["fault"]
    else:
        assert moment.tzinfo

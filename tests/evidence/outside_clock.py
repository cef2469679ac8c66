"""A throwaway time-stamping authority: openssl signs, a server on this machine answers as RFC 3161 has it over HTTP."""

import shutil
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

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
NEW = ["req", "-newkey", "rsa:2048", "-nodes", "-config", "/dev/null"]


class OutsideClock:
    """A root certificate, one for its signer, and what they sign."""

    def __init__(self, folder):
        if not shutil.which("openssl"):
            pytest.skip("openssl is not installed")
        self.folder = folder
        (folder / "ts.conf").write_text(CONFIG)
        (folder / "serial").write_text("01\n")
        self.root("ca")
        self.openssl(*NEW, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Clock")
        self.openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-out", "tsa.pem", "-extfile", "ts.conf", "-extensions", "ext")  # fmt: skip

    def openssl(self, *words):
        done = subprocess.run(["openssl", *words], cwd=self.folder, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def root(self, name):
        """A root certificate; the file that it is in."""
        self.openssl(*NEW, "-x509", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={name}", "-days", "2", "-addext", "basicConstraints=critical,CA:TRUE")  # fmt: skip
        return self.folder / f"{name}.pem"

    @property
    def certificates(self):
        return self.folder / "ca.pem"

    def reply(self, request, *more):
        """What the authority answers."""
        (self.folder / "request.tsq").write_bytes(request)
        self.openssl("ts", "-reply", "-config", "ts.conf", "-section", "here", "-queryfile", "request.tsq", "-out", "reply.tsr", *more)  # fmt: skip
        return (self.folder / "reply.tsr").read_bytes()

    @contextmanager
    def answering(self):
        """A server of it; its address, the requests that came, and what it does to its answers."""

        class Handler(BaseHTTPRequestHandler):
            def do_POST(handler):  # the library calls it so
                request = handler.rfile.read(int(handler.headers["Content-Length"]))
                server.asked.append((handler.headers["Content-Type"], request))
                answer = server.spoil(self.reply(request))
                handler.send_response(server.status)
                handler.send_header("Content-Type", "application/timestamp-reply")
                handler.send_header("Content-Length", str(len(answer)))
                handler.end_headers()
                handler.wfile.write(answer)

            def log_message(self, *_):
                return

        server = HTTPServer(("127.0.0.1", 0), Handler)
        server.asked, server.status, server.spoil = [], 200, lambda answer: answer
        server.address = f"http://127.0.0.1:{server.server_port}/tsr?who=desk"
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

"""A sign-in service on this machine that says what it is told to say: OpenID Connect with discovery, token and userinfo."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt


class Service:
    """The service, and the claims it makes about whoever comes next."""

    def __init__(self):
        self.claims = {}
        self.asked = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._say(outer.answer(self.path))

            def do_POST(self):
                outer.asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self._say(outer.token())

            def _say(self, value):
                body = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def answer(self, path):
        if path.startswith("/.well-known/"):
            return {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "userinfo_endpoint": f"{self.url}/userinfo",
                "jwks_uri": f"{self.url}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        return {name: value for name, value in self.claims.items() if name != "groups"}

    def token(self):
        now = int(time.time())  # noqa: TID251, a token has a moment
        claims = {"iss": self.url, "aud": "desk", "iat": now, "exp": now + 300, **self.claims}
        signed = jwt.encode(claims, "a secret of the service that nobody else knows", algorithm="HS256")
        return {"access_token": "access", "token_type": "Bearer", "id_token": signed}

    def close(self):
        self.server.shutdown()
        self.server.server_close()

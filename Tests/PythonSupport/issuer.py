"""A sign-in server of the tests: OpenID Connect over HTTP, with whatever lies it is told to tell."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

CLIENT, SECRET = "headroom", "hush: a secret/of the test"
EVENT = "http://schemas.openid.net/event/backchannel-logout"


def plain(data):
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value):
    return plain(value.to_bytes((value.bit_length() + 7) // 8, "big"))


class Issuer:
    """Signs in whoever comes as `person`; `claims`, `head` and `twist` change what it says of them."""

    def __init__(self):
        self.key, self.key_name = self.new_key(), "first"
        self.person = {
            "sub": "subject-1", "preferred_username": "ada@example.org", "name": "Ada Lovelace", "groups": ["spo-north"],
            "sid": "session-1"}
        self.claims, self.head, self.way, self.twist = {}, {}, "RS256", lambda token: token
        self.codes, self.asked, self.refused_codes = {}, [], 0
        self.last = None
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self.server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    @staticmethod
    def new_key():
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def file(self, folder):
        """Writes the file for `--sign-in-with`, and the secret beside it."""
        (folder / "secret.txt").write_text(SECRET + "\n", encoding="utf-8")
        path = folder / "sign-in-with.yaml"
        path.write_text(
            f"""name: Example Probation
issuer: {self.address}
client-id: {CLIENT}
client-secret-file: secret.txt
claims:
  groups: groups
groups:
  - {{ group: spo-north, role: spo, unit: "team:N07T01" }}
  - {{ group: planners, role: planner }}
  - {{ group: admins, role: administrator }}
""",
            encoding="utf-8")
        return path

    # Tokens.

    def token(self, claims, head=None):
        head = {"alg": self.way, "kid": self.key_name, "typ": "JWT", **(head or {})}
        text = ".".join(plain(json.dumps(part).encode()) for part in (head, claims))
        if self.way == "none":
            return text + "."
        if self.way == "HS256":
            public = self.key.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
            return f"{text}.{plain(hmac.new(public, text.encode(), hashlib.sha256).digest())}"
        return f"{text}.{plain(self.key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()))}"

    def id_token(self, nonce):
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce, **self.person, **self.claims}
        return self.twist(self.token(claims, self.head))

    def logout_token(self, **changes):
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": secrets.token_hex(8),
            "sub": self.person["sub"], "events": {EVENT: {}}, **changes}
        return self.token({name: value for name, value in claims.items() if value is not None}, {"typ": "logout+jwt"})

    # What is asked over HTTP.

    def _handler(issuer):
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                url = urllib.parse.urlsplit(self.path)
                issuer.asked.append(url.path)
                if url.path == "/.well-known/openid-configuration":
                    self.answer({
                        "issuer": issuer.address, "authorization_endpoint": issuer.address + "/authorise",
                        "token_endpoint": issuer.address + "/token", "jwks_uri": issuer.address + "/keys"})
                elif url.path == "/keys":
                    public = issuer.key.public_key().public_numbers()
                    self.answer({"keys": [{
                        "kty": "RSA", "use": "sig", "kid": issuer.key_name, "n": number(public.n), "e": number(public.e)}]})
                elif url.path == "/authorise":
                    self.authorise({name: values[0] for name, values in urllib.parse.parse_qs(url.query).items()})
                else:
                    self.answer({}, 404)

            def authorise(self, asked):
                assert asked["response_type"] == "code" and asked["client_id"] == CLIENT
                assert asked["code_challenge_method"] == "S256" and "openid" in asked["scope"].split()
                code = secrets.token_urlsafe(16)
                issuer.codes[code] = asked
                issuer.last = {"code": code, "state": asked["state"], "back": asked["redirect_uri"]}
                query = urllib.parse.urlencode({"code": code, "state": asked["state"]})
                self.send_response(303)
                self.send_header("Location", f"{asked['redirect_uri']}?{query}")
                self.end_headers()

            def do_POST(self):
                issuer.asked.append(self.path)
                form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                asked = issuer.codes.pop(form["code"][0], None)
                challenge = plain(hashlib.sha256(form["code_verifier"][0].encode()).digest())
                pair = f"{CLIENT}:{urllib.parse.quote(SECRET, safe='')}"
                basic = "Basic " + base64.b64encode(pair.encode()).decode()
                if (
                    asked is None or challenge != asked["code_challenge"] or self.headers["Authorization"] != basic
                    or form["redirect_uri"][0] != asked["redirect_uri"]
                ):
                    issuer.refused_codes += 1
                    self.answer({"error": "invalid_grant"}, 400)
                else:
                    self.answer({"id_token": issuer.id_token(asked["nonce"]), "access_token": "a", "token_type": "Bearer"})

            def answer(self, content, status=200):
                body = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler

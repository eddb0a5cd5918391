"""A receiver of webhooks on loopback that checks signatures, and answers as it is told to."""

import hashlib
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = "a-secret-of-both-sides-0123456789abcdef"


class Receiver:
    def __init__(self):
        self.status, self.delay = 200, 0
        # Every body that was taken, in order; the same number may be there twice after a sender was killed.
        self.taken = []
        self.wrong = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                sign = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
                if not hmac.compare_digest(sign, self.headers.get("Headroom-Signature", "")):
                    outer.wrong.append(body)
                time.sleep(outer.delay)
                status = outer.status
                if status == 200:
                    outer.taken.append(json.loads(body))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_port}/messages"

    def file(self, folder, mail=None):
        """A file about messages that names this receiver, and a mail program where one is given."""
        (folder / "webhook.secret").write_text(SECRET + "\n")
        path = folder / "notify.yaml"
        text = f"address: https://h.example.org\nwebhook:\n  address: {self.address}\n  secret-file: webhook.secret\n"
        if mail:
            text += f"mail:\n  program: {mail}\n  from: headroom@example.org\n  to: [box@example.org]\n"
        path.write_text(text)
        return path

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

"""An account to sign in with, as the program makes it, and a browser's cookie of a session of it."""

import http.cookiejar
import html
import re
import tempfile
import urllib.parse
import urllib.request

NAME = "ada@example.org"
DISPLAY_NAME = "Ada Lovelace"
PASSWORD = "copper kettle under nine stairs"


# Together they lead to every page but the week of somebody who holds cases.
ROLES = ["pdu-head --unit nation:EW", "data-steward", "administrator"]


def add(program, database, name=NAME, display_name=DISPLAY_NAME, roles=ROLES, staff=None):
    """Makes an account that may sign in at once with `PASSWORD`."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(PASSWORD + "\n")
        file.flush()
        program.run(
            "account", "add", name, "--name", display_name, "--role", *roles[0].split(),
            *(["--staff", staff] if staff else []), "--password-file", file.name, "--keep-password",
            "--database", database, expect=0)
    for role in roles[1:]:
        program.run("account", "role", name, "--add", *role.split(), "--database", database, expect=0)


class Visitor:
    """Asks a server as a browser does that keeps its cookies and follows where it is led."""

    def __init__(self, address):
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, target, timeout=20):
        """The answer to a page; an error for one that is not there."""
        return self.opener.open(self.address + target, timeout=timeout)

    def sign_in(self, name=NAME, password=PASSWORD):
        """Fills in the page of signing in. Gives where it led."""
        page = self.get("/sign-in").read().decode()
        token = html.unescape(re.search(r'name="form-token" value="([^"]*)"', page).group(1))
        form = urllib.parse.urlencode({"form-token": token, "name": name, "password": password}).encode()
        request = urllib.request.Request(self.address + "/sign-in", data=form, headers={"Origin": self.address})
        with self.opener.open(request, timeout=20) as answer:
            return answer.url.removeprefix(self.address)

    def storage(self):
        """The cookies in the form in which a browser of Playwright takes them."""
        return {
            "cookies": [
                {
                    "name": cookie.name, "value": cookie.value, "domain": "127.0.0.1", "path": "/", "expires": -1,
                    "httpOnly": True, "secure": False, "sameSite": "Lax",
                }
                for cookie in self.cookies],
            "origins": [],
        }


def signed_in(program, database, address):
    """A visitor with a session of an account that is made for it, unless it is there already."""
    visitor = Visitor(address)
    if visitor.get("/sign-in").url.endswith("/first-run"):
        add(program, database)
    led = visitor.sign_in()
    assert led == "/", f"signing in led to {led}"
    return visitor

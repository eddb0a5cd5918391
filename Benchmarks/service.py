"""The program serving one database to somebody signed in, and what its answers took."""
import http.client
import pathlib
import re
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "PythonSupport"))
import accounts  # noqa: E402


class Program:
    """The built program, in the form in which `accounts` runs it."""

    def __init__(self, binary):
        self.binary = binary

    def run(self, *arguments, expect=0):
        ended = subprocess.run([self.binary, *arguments], capture_output=True, text=True)
        # The account of an earlier run on the same database is taken as it is.
        if ended.returncode != expect and "already" not in ended.stderr:
            sys.exit(f"{' '.join(arguments[:2])} ended with {ended.returncode}: {ended.stderr}")


class Service:
    """The program serving one database, on a free port of this machine."""

    def __init__(self, binary, database):
        self.program, self.database = Program(binary), database
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--json", "--database", database],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        text = ""
        while not (found := re.search(r"http:(?:\\?/){2}([\w.]+):(\d+)", text)):
            line = self.process.stdout.readline()
            if not line:
                sys.exit("The server ended before it said its address.")
            text += line
        self.host, self.port = found.group(1), int(found.group(2))

    def sign_in(self, name, roles, staff=None):
        """Makes the account unless it is there, and gives the cookie of a session of it."""
        accounts.add(self.program, self.database, name, name.partition("@")[0].title(), roles, staff)
        visitor = accounts.Visitor(f"http://{self.host}:{self.port}")
        visitor.sign_in(name)
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in visitor.cookies)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Session:
    """One kept-open connection of somebody signed in."""

    def __init__(self, service, cookie):
        self.headers = {"Cookie": cookie}
        self.connection = http.client.HTTPConnection(service.host, service.port)

    def get(self, path):
        """A page with the milliseconds that the server says it took."""
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            sys.exit(f"{path} answered {response.status}")
        return body, float(re.search(r"dur=([\d.]+)", response.getheader("Server-Timing")).group(1))

    def access(self, path):
        """What permissions took of a page in milliseconds, by part: the whole page, deciding, the trail, its links."""
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        response.read()
        if response.status != 200:
            sys.exit(f"{path} answered {response.status}")
        return {name: float(value) for name, value in re.findall(r"(\w+);dur=([\d.]+)", response.getheader("Server-Timing"))}

    def takes(self, path):
        """What a page takes, each time that it is asked for."""
        return Takes(self, path)

    def link(self, page, pattern):
        """The first address on a page that looks so; None when there is none."""
        found = re.search(r'href="(' + pattern + r')["/?#]', self.get(page)[0].decode())
        return found.group(1).replace("&amp;", "&") if found else None

    def links(self, page, pattern):
        """All addresses on a page that look so, each once, in order."""
        return sorted(set(re.findall(r'href="(' + pattern + r')["/?#]', self.get(page)[0].decode())))


class Takes:
    """Milliseconds of one page, as a browser on the same machine sees them and as the server says them."""

    def __init__(self, session, path):
        self.session, self.path, self.seen, self.said = session, path, [], []
        for _ in range(3):
            self.bytes = len(session.get(path)[0])

    def again(self):
        start = time.perf_counter()
        self.said.append(self.session.get(self.path)[1])
        self.seen.append((time.perf_counter() - start) * 1000)

    def summary(self):
        return {"path": self.path, "median": statistics.median(self.seen), "server": statistics.median(self.said),
                "worst": max(self.said), "bytes": self.bytes}

"""The built program under abuse: broken HTTP over a socket, secrets in what it keeps, and sessions that should be dead.

At full counts with HEADROOM_SOAK set; otherwise at a tenth or for as long as is said below.
"""

import os
import random
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import accounts
import pytest
from notes import note

SOAK = bool(os.environ.get("HEADROOM_SOAK"))
SEED = 3003
# Seconds for which broken HTTP is sent in ./test; the count that is reached is written down.
WHILE = 20
# Who send at the same time, each with a seed of its own from SEED upwards.
SENDERS = 8


@pytest.fixture(scope="module")
def abused(program, team_database, copy_database, tmp_path_factory):
    """A server on a team, with its database and what it prints."""
    database = copy_database(team_database, tmp_path_factory.mktemp("abuse") / "abuse.sqlite")
    accounts.add(program, database)
    with program.serving(database) as address:
        yield address, database


@contextmanager
def printing(program, database, printed, *options):
    """Serves a database with all that is printed in a file."""
    with open(printed, "w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [str(program.path), "serve", "--database", str(database), "--port", "0", *map(str, options)],
            stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + 60
        while not (found := re.search(r"http://127\.0\.0\.1:[1-9]\d*", printed.read_text())):
            assert time.monotonic() < end and process.poll() is None, printed.read_text()
            time.sleep(0.1)
        yield found.group(0)
    finally:
        process.terminate()
        process.wait(20)


def exchange(address, raw):
    """Sends bytes over a connection of its own; gives the first line of the answer, empty where it was cut off."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.settimeout(3)
        answer = b""
        try:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            while len(answer) < 65_536 and (part := connection.recv(65_536)):
                answer += part
        except (TimeoutError, ConnectionError, OSError):
            pass
        return answer


WHOLE = [
    b"GET / HTTP/1.1\r\nHost: HOST\r\n\r\n", b"GET /sign-in HTTP/1.1\r\nHost: HOST\r\nCookie: headroom-local=x\r\n\r\n",
    b"GET /cases?q=a&sort=name HTTP/1.1\r\nHost: HOST\r\nCookie: COOKIE\r\n\r\n",
    b"GET /units/nation/EW HTTP/1.1\r\nHost: HOST\r\nCookie: COOKIE\r\n\r\n",
    b"POST /sign-in HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 23\r\n\r\nname=a&password=b&x=%41",
    b"POST /records/risk HTTP/1.1\r\nHost: HOST\r\nCookie: COOKIE\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n5\r\ncrn=X\r\n0\r\n\r\n",
    b"HEAD /guide HTTP/1.1\r\nHost: HOST\r\nAccept-Encoding: gzip\r\nRange: bytes=0-10\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n", b"CONNECT x:443 HTTP/1.1\r\nHost: HOST\r\n\r\n",
]
BITS = [
    b"\r\n", b"\n", b"\0", b"%00", b"%", b"%zz", b"..", b"/", b"?", b"&", b"=", b";", b" ", b"\t", b":", b"HTTP/9.9",
    b"Content-Length: -1\r\n", b"Content-Length: 99999999999999999999\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Host: evil.example\r\n", b"Expect: 100-continue\r\n", b"\xff\xfe", b"A" * 9_000, b"Cookie: " + b"a=b; " * 2_000,
    b"Upgrade: websocket\r\nConnection: Upgrade\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00",
]


def broken(chance):
    """A request with some of its bytes changed, cut, doubled, or put in."""
    raw = bytearray(chance.choice(WHOLE))
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(raw) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            raw[at:at] = chance.choice(BITS)
        elif kind == 1:
            del raw[at:at + chance.randint(1, 12)]
        elif kind == 2 and raw:
            raw[min(at, len(raw) - 1)] = chance.randrange(256)
        elif kind == 3:
            raw[at:at] = raw[max(0, at - 20):at] * chance.randint(1, 4)
        else:
            raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 30)))
    return bytes(raw)


def send_broken(address, cookie, seed, count, end, said):
    """Sends broken requests one after the other until there are enough of them or the time is over; gives how many were sent
    and how many of them were answered."""
    host = address.removeprefix("http://").encode()
    chance = random.Random(seed)
    sent = answered = 0
    while sent < count and time.monotonic() < end:
        raw = broken(chance).replace(b"HOST", host).replace(b"COOKIE", cookie)
        answer = exchange(address, raw)
        sent += 1
        answered += bool(answer)
        status = re.match(rb"HTTP/1\.1 (\d{3})", answer)
        assert not answer or status, (raw, answer[:200])
        assert not status or status.group(1)[:1] != b"5" or status.group(1) in (b"501", b"505"), (raw, answer[:300])
        assert b"Fatal error" not in answer and b".swift" not in answer, (raw, answer[:300])
        if SOAK and sent % (count // 20) == 0:
            print(f"F3 seed {seed}: {sent} of {count}", file=said, flush=True)
    return sent, answered


def test_broken_http_brings_nothing_down_and_never_shows_a_fault_of_the_program(abused):
    address, _ = abused
    visitor = accounts.Visitor(address)
    visitor.sign_in()
    cookie = "; ".join(f"{each.name}={each.value}" for each in visitor.cookies).encode()
    count = 1_000_000 if SOAK else 100_000
    end = time.monotonic() + (float("inf") if SOAK else WHILE)
    with ThreadPoolExecutor(SENDERS) as pool:
        senders = [
            pool.submit(send_broken, address, cookie, SEED + number, count // SENDERS, end, sys.stderr)
            for number in range(SENDERS)]
        done = [each.result() for each in senders]
    sent, answered = sum(each[0] for each in done), sum(each[1] for each in done)
    assert answered > sent / 4
    assert visitor.get("/guide").status == 200
    note(
        "F3", f"{sent:,} broken requests, {answered:,} answered, 0 crashes, 0 failures", "1,000,000, 0 crashes, 0 × 5xx", SEED)


def test_a_session_is_new_at_each_sign_in_and_dead_after_signing_out(abused):
    address, _ = abused
    visitor = accounts.Visitor(address)
    visitor.get("/sign-in")
    before = {each.name: each.value for each in visitor.cookies}
    visitor.sign_in()
    session = {each.name: each.value for each in visitor.cookies}
    name = next(iter(set(session) - set(before) - {"headroom-device", "headroom-local-device"}), None)
    assert name, session
    fixed = accounts.Visitor(address)
    fixed.cookies.set_cookie(next(each for each in visitor.cookies if each.name == name))
    assert fixed.get("/account").url.endswith("/account")
    page = visitor.get("/account").read().decode()
    token = re.search(r'name="form-token" value="([^"]*)"', page).group(1)
    body = urllib.parse.urlencode({"form-token": token}).encode()
    request = urllib.request.Request(address + "/sign-out", data=body, headers={"Origin": address})
    visitor.opener.open(request, timeout=10)
    assert not fixed.get("/account").url.endswith("/account")


def test_sessions_of_a_disabled_account_are_dead_within_five_seconds(program, abused):
    address, database = abused
    accounts.add(program, database, "eve@example.org", "Eve", ["planner"])
    visitor = accounts.Visitor(address)
    assert visitor.sign_in("eve@example.org") == "/"
    program.run("account", "disable", "eve@example.org", "--database", database, expect=0)
    disabled = time.monotonic()
    while visitor.get("/account").url.endswith("/account"):
        assert time.monotonic() - disabled < 5
        time.sleep(0.2)
    note("F12", "sessions of a disabled account dead at the next request", "≤ 5 s")


def test_no_secret_is_kept_or_printed_anywhere(program, team_database, copy_database, tmp_path):
    """Markers are planted as a password, a wrong password, a code, a token and a reason, and looked for in all that is kept."""
    database = copy_database(team_database, tmp_path / "secrets.sqlite")
    accounts.add(program, database)
    markers = {
        "wrong password": "MARKERwrongpassword77", "search": "MARKERsearchtext77", "note": "MARKERreasontext77",
        "code": "MARKERcode77", "name": "MARKERnobody77",
    }
    program.run("account", "key", tmp_path / "keys", expect=0)
    with printing(program, database, tmp_path / "printed.txt", "--keys", tmp_path / "keys") as address:
        visitor = accounts.Visitor(address)
        for name in (accounts.NAME, markers["name"]):
            try:
                visitor.sign_in(name, markers["wrong password"])
            except urllib.error.HTTPError as answer:
                assert answer.code in (422, 429)
        visitor.sign_in()
        tokens = {each.name: each.value for each in visitor.cookies}
        for target in (f"/search?q={markers['search']}", f"/cases?q={markers['search']}", f"/nowhere/{markers['note']}"):
            try:
                visitor.get(target)
            except urllib.error.HTTPError as answer:
                assert answer.code in (400, 404)
        page = visitor.get("/account/second-factor").read().decode()
        form_token = re.search(r'name="form-token" value="([^"]*)"', page).group(1)
        for fields in (
            {"form-step": "begin"}, {"form-step": "confirm", "code": markers["code"]},
            {"form-step": "remove", "password": markers["wrong password"]},
        ):
            body = urllib.parse.urlencode({"form-token": form_token, **fields}).encode()
            request = urllib.request.Request(
                address + "/account/second-factor", data=body, headers={"Origin": address})
            try:
                visitor.opener.open(request, timeout=10)
            except urllib.error.HTTPError as answer:
                assert answer.code == 422
        record = visitor.get("/accounts/new").read().decode()
        assert "form-token" in record
    secrets = {**markers, **tokens, "password": accounts.PASSWORD}
    said = program.run("audit", "list", "--json", "--database", database, expect=0).out
    with sqlite3.connect(database) as connection:
        said += "\n".join(connection.iterdump())
    connection.close()
    for file in tmp_path.iterdir():
        said += file.read_bytes().decode(errors="replace")
    assert [name for name, secret in secrets.items() if secret in said] == []
    note("A3", f"{len(secrets)} planted markers, 0 found in logs, trail, errors and database", "0 hits")

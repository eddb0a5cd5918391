"""Accounts from the terminal: made, listed, disabled, reset, given roles and ties."""

import os
import pty
import select
import subprocess
import time

import pytest
from program import BAD_DATA, DONE, USAGE

PASSWORD = "seven quiet herons"


@pytest.fixture
def accounts(program, tmp_path):
    """Runs `headroom account …` on a database of the test's own."""
    database = tmp_path / "accounts.sqlite"

    def run(verb, *arguments, expect=DONE):
        return program.run("account", verb, *arguments, "--database", database, expect=expect)

    run.database = database
    return run


@pytest.fixture
def password_file(tmp_path):
    def write(text=PASSWORD + "\n", name="password.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def add(accounts, password_file, name="ada@example.org", *more, expect=DONE):
    return accounts(
        "add", name, "--name", "Ada Lovelace", "--role", "spo", "--unit", "team:N07T01", "--password-file",
        password_file(), *more, expect=expect)


def only(accounts):
    (account,) = accounts("list", "--json").json()["accounts"]
    return account


def test_an_account_is_made_and_listed(accounts, password_file):
    made = add(accounts, password_file, "Ada@Example.org", "--staff", "N07A001", "--json").json()
    assert made["name"] == "ada@example.org" and made["mustChangePassword"]
    account = only(accounts)
    assert account["displayName"] == "Ada Lovelace" and account["staff"] == "N07A001" and account["isEnabled"]
    assert [(role["role"], role["level"], role["unit"]) for role in account["roles"]] == [("spo", "team", "N07T01")]
    assert "lastSignIn" not in account and account["sessions"] == 0
    assert "ada@example.org" in accounts("list").out


def test_no_password_is_printed_or_kept_as_it_is(accounts, password_file):
    said = add(accounts, password_file).said
    assert PASSWORD not in said
    for path in accounts.database.parent.glob("accounts.sqlite*"):
        assert PASSWORD.encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize(
    ("password", "word"),
    [("short", "at least 8"), ("password1", "guessed first"), ("lovelace1", "lovelace"), ("x" * 201, "at most 200"),
     ("", "at least 8"), (b"\xff\xfe\xff\xfe\xff\xfe\xff\xfe", "UTF-8")])
def test_a_password_that_may_not_be_chosen_is_refused_with_a_sentence(accounts, password_file, password, word):
    result = accounts(
        "add", "ada", "--name", "Ada Lovelace", "--role", "spo", "--unit", "team:N07T01", "--password-file", password_file(password),
        expect=BAD_DATA)
    assert word in result.err and result.out == ""
    if accounts.database.exists():
        assert accounts("list", "--json").json()["accounts"] == []


@pytest.mark.parametrize(
    ("arguments", "expect"),
    [
        (("ada", "--name", "Ada", "--role", "boss"), BAD_DATA),
        (("ada", "--name", "Ada", "--role", "practitioner"), BAD_DATA),
        (("ada", "--name", "Ada", "--role", "inspector"), BAD_DATA),
        (("ada", "--name", "Ada", "--role", "spo", "--unit", "street:1"), BAD_DATA),
        (("a b", "--name", "Ada", "--role", "spo"), BAD_DATA),
        (("ada", "--name", "Ada"), USAGE),
        (("ada", "--role", "spo"), USAGE),
        (("ada", "--name", "Ada", "--role", "spo", "--unit", "team"), USAGE),
    ])
def test_what_cannot_be_an_account_is_refused(accounts, password_file, arguments, expect):
    result = accounts("add", *arguments, "--password-file", password_file(), expect=expect)
    assert result.out == "" and result.err


def test_the_same_name_twice_is_refused(accounts, password_file):
    add(accounts, password_file)
    assert "already" in add(accounts, password_file, "ADA@example.org", expect=BAD_DATA).err


def test_without_a_terminal_a_file_is_asked_for_and_no_database_is_made(accounts):
    result = accounts("add", "ada", "--name", "Ada", "--role", "spo", "--unit", "team:N07T01", expect=BAD_DATA)
    assert "--password-file" in result.err and not accounts.database.exists()


def test_an_account_is_disabled_and_enabled(accounts, password_file):
    add(accounts, password_file)
    accounts("disable", "ada@example.org")
    assert not only(accounts)["isEnabled"]
    assert accounts("enable", "ada@example.org", "--json").json() == {"name": "ada@example.org", "done": "enabled"}
    assert only(accounts)["isEnabled"]


def test_a_reset_prints_a_new_password_each_time_and_nothing_else(accounts, password_file):
    add(accounts, password_file, "ada@example.org", "--keep-password")
    assert not only(accounts)["mustChangePassword"]
    first = accounts("reset", "ada@example.org", "--json").json()["password"]
    second = accounts("reset", "ada@example.org", "--json").json()["password"]
    assert len(first) == 24 and first != second
    assert only(accounts)["mustChangePassword"]
    said = accounts("reset", "ada@example.org", "--password-file", password_file("nine loud curlews"), "--json")
    assert "password" not in said.json() and "curlews" not in said.said


def test_a_role_is_given_for_days_and_ended(accounts, password_file):
    add(accounts, password_file)
    accounts("role", "ada@example.org", "--add", "planner", "--from", "2026-01-01", "--until", "2099-12-31")
    roles = only(accounts)["roles"]
    assert {"role": "planner", "from": "2026-01-01", "until": "2099-12-31"} in roles
    accounts("role", "ada@example.org", "--add", "planner", expect=BAD_DATA)
    accounts("role", "ada@example.org", "--end", "planner")
    accounts("role", "ada@example.org", "--end", "spo", expect=BAD_DATA)
    accounts("role", "ada@example.org", "--end", "spo", "--unit", "team:N07T01")
    assert only(accounts)["roles"] == []


def test_a_tie_is_given_and_ended(accounts, password_file):
    add(accounts, password_file)
    accounts("tie", "ada@example.org", "--add", "cover:N07A002", "--until", "2099-01-01")
    (tie,) = only(accounts)["ties"]
    assert (tie["kind"], tie["subject"], tie["until"]) == ("cover", "N07A002", "2099-01-01")
    accounts("tie", "ada@example.org", "--end", "cover:N07A002")
    assert only(accounts)["ties"] == []


def test_sessions_are_counted_and_ended(accounts, password_file):
    add(accounts, password_file)
    assert accounts("sessions", "ada@example.org", "--json").json()["sessions"] == 0
    assert accounts("sessions", "ada@example.org", "--end", "--json").json() == {
        "name": "ada@example.org", "sessions": 0, "ended": True}


@pytest.mark.parametrize(
    "arguments",
    [("role", "ada"), ("role", "ada", "--add", "spo", "--end", "spo"), ("role", "ada", "--end", "spo", "--until", "2026-01-01"),
     ("role", "ada", "--add", "spo", "--from", "tomorrow"), ("tie", "ada", "--add", "friend:N07A002"), ("tie", "ada")])
def test_a_command_that_does_not_say_what_to_do_is_not_understood(accounts, arguments):
    assert accounts(*arguments, expect=USAGE).out == ""


@pytest.mark.parametrize("verb", ["disable", "enable", "reset", "sessions"])
def test_an_account_that_there_is_not_is_refused(accounts, password_file, verb):
    add(accounts, password_file)
    assert "nobody" in accounts(verb, "nobody", expect=BAD_DATA).err


def typed(program, database, *lines):
    """Runs `account add` at a terminal and types lines, each when something was asked. Gives exit code, result, screen."""
    screen, terminal = pty.openpty()
    process = subprocess.Popen(
        [program.path, "account", "add", "ada", "--name", "Ada Lovelace", "--role", "spo", "--unit", "team:N07T01", "--database", database],
        stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, start_new_session=True)
    os.close(terminal)
    seen, waiting = b"", list(lines)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([screen], [], [], 0.2)[0]:
            try:
                piece = os.read(screen, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
            if waiting and piece.endswith(b": "):
                os.write(screen, waiting.pop(0))
        elif process.poll() is not None:
            break
    out, _ = process.communicate(timeout=30)
    os.close(screen)
    return process.returncode, out.decode(), seen.decode()


def test_a_password_typed_twice_is_taken_and_never_shown(program, accounts):
    code, out, screen = typed(program, accounts.database, PASSWORD.encode() + b"\n", PASSWORD.encode() + b"\n")
    assert code == DONE, screen
    assert "Ada Lovelace" in out and "Password for ada: " in screen
    assert "heron" not in screen + out
    assert only(accounts)["name"] == "ada"


def test_two_passwords_that_differ_make_no_account(program, accounts):
    code, out, screen = typed(program, accounts.database, PASSWORD.encode() + b"\n", b"seven quiet heron\n")
    assert (code, out) == (BAD_DATA, "") and "not the same" in screen
    assert not accounts.database.exists()


def test_an_interrupt_while_typing_makes_no_account(program, accounts):
    code, out, screen = typed(program, accounts.database, b"seven\x03")
    assert (code, out) == (BAD_DATA, "") and "Nothing was changed" in screen
    assert not accounts.database.exists()

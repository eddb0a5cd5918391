"""Messages about decisions: what leaves, once, whatever stops it; and allocations that are killed on the way.

At full counts with HEADROOM_SOAK set; otherwise at a tenth.
"""

import os
import random
import sqlite3
import time
from collections import Counter
from contextlib import closing

import folders
import pytest
from kills import Kills
from notes import note
from program import BAD_DATA, DIFFERENCE, DONE, USAGE
from receiver import Receiver

SOAK = bool(os.environ.get("HEADROOM_SOAK"))
SEED = 707
# Kills of an allocation: 200 on both kinds of database together at full counts.
MOMENTS = {"file": 100, "server": 100} if SOAK else {"file": 10, "server": 6}
# Kills of a sender.
SENDERS = 50 if SOAK else 5


def post(person):
    return f"{person['staffCode']}/{person['teamCode']}"


def waiting(program, database):
    """Cases that nobody holds with a post that may take each."""
    found = []
    for entry in program.run("allocation", "queue", "--json", "--database", database, expect=DONE).json()["entries"]:
        crn = entry["row"]["crn"]
        able = program.run("allocation", "recommend", crn, "--json", "--database", database, expect=DONE).json()["able"]
        if able:
            found.append((crn, post(able[0])))
    return found


@pytest.fixture(scope="module")
def decided(program, tmp_path_factory):
    """A database of a file with an allocation that was decided and not sent. Not to be changed: copy it first."""
    database = tmp_path_factory.mktemp("outbox") / "decided.sqlite"
    program.run("data", "import", folders.EXAMPLE, "--database", database, expect=DONE)
    crn, to = waiting(program, database)[0]
    program.run("allocation", "commit", crn, "--to", to, "--reason", "Has room", "--database", database, expect=DONE)
    return database, crn


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.stop()


@pytest.fixture
def mail(tmp_path):
    """A mail program that keeps what it is given in a file, or ends with what the file `fails` says."""
    program = tmp_path / "mail"
    program.write_text(f'#!/bin/sh\n[ -e "{tmp_path}/fails" ] && exit 75\ncat >> "{tmp_path}/mails"\n')
    program.chmod(0o755)
    return program


def later(database, seconds=7_200):
    """Lets time pass: what was noted was noted so much earlier."""
    with closing(sqlite3.connect(database)) as connection, connection:
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'outbox_delivery_refuses_update'").fetchone()
        connection.execute("DROP TRIGGER outbox_delivery_refuses_update")
        connection.execute("UPDATE outbox_delivery SET at = at - ?", [seconds])
        connection.execute(trigger)


def lines(program, database, *options):
    return program.run("outbox", "list", "--json", *options, "--database", database, expect=DONE).json()["messages"]


def test_a_decision_leaves_once_by_mail_and_webhook_with_nothing_of_anybody(
        program, decided, receiver, mail, copy_database, tmp_path):
    database, crn = copy_database(decided[0], tmp_path / "a.sqlite"), decided[1]
    notify = receiver.file(tmp_path, mail)
    said = program.run("outbox", "send", "--notify", notify, "--json", "--database", database, expect=DONE).json()
    assert said == {"sent": 2, "failed": 0, "waiting": 0, "reasons": []}
    again = program.run("outbox", "send", "--notify", notify, "--json", "--database", database, expect=DONE).json()
    assert again["sent"] == 0
    (message,) = receiver.taken
    assert receiver.wrong == [] and set(message) == {"id", "kind", "link", "madeAt"}
    assert message["link"] == "https://h.example.org/allocations/1" and message["kind"] == "allocation"
    written = (tmp_path / "mails").read_text()
    assert written.count("Subject:") == 1 and "https://h.example.org/allocations/1" in written
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT forename, surname FROM case_now WHERE crn = ?", [crn]).fetchone()
        names += connection.execute("SELECT forename, surname FROM staff").fetchone()
    for text in (written, str(message)):
        assert crn not in text and not any(name in text for name in names), text
    assert {(line["channel"], line["state"], line["tries"]) for line in lines(program, database)} == {
        ("mail", "sent", 1), ("webhook", "sent", 1)}
    assert lines(program, database, "--open") == []


def test_what_is_down_is_told_tried_again_later_and_keeps_nothing_else_up(
        program, decided, receiver, mail, copy_database, tmp_path):
    database = copy_database(decided[0], tmp_path / "b.sqlite")
    notify = receiver.file(tmp_path, mail)
    (tmp_path / "fails").write_text("")
    receiver.status = 500
    result = program.run("outbox", "send", "--notify", notify, "--database", database, expect=DIFFERENCE)
    assert "the mail program ended with 75" in result.err and "the receiver of the webhook answered 500" in result.err
    assert "127.0.0.1" not in result.said
    # Not before its time.
    program.run("outbox", "send", "--notify", notify, "--database", database, expect=DONE)
    assert [line["tries"] for line in lines(program, database, "--open")] == [1, 1]
    later(database)
    receiver.status = 200
    program.run("outbox", "send", "--notify", notify, "--database", database, expect=DIFFERENCE)
    assert len(receiver.taken) == 1
    (tmp_path / "fails").unlink()
    later(database)
    program.run("outbox", "send", "--notify", notify, "--database", database, expect=DONE)
    assert len(receiver.taken) == 1 and (tmp_path / "mails").read_text().count("Subject:") == 1
    assert [line["tries"] for line in lines(program, database)] == [3, 2]


def test_a_server_sends_while_it_serves(program, decided, receiver, copy_database, tmp_path):
    database = copy_database(decided[0], tmp_path / "c.sqlite")
    with program.serving(database, "--notify", receiver.file(tmp_path)):
        end = time.monotonic() + 60
        while lines(program, database, "--channel", "webhook")[0]["state"] != "sent":
            assert time.monotonic() < end
            time.sleep(0.2)
    assert [message["id"] for message in receiver.taken] == [1]


def test_files_that_cannot_be_used_are_refused_with_what_to_change(program, decided, receiver, tmp_path):
    notify = receiver.file(tmp_path)
    (tmp_path / "webhook.secret").write_text("short\n")
    for command in (["outbox", "send"], ["serve", "--port", "0"]):
        result = program.run(*command, "--notify", notify, "--database", decided[0], expect=BAD_DATA)
        assert result.out == "" and "webhook.secret-file" in result.err and "short\n" not in result.err
    notify.write_text("address: http://h.example.org\nmail:\n  program: mail\n  from: x\n  to: []\n")
    result = program.run("outbox", "send", "--notify", notify, "--database", decided[0], expect=BAD_DATA)
    for key in ("address", "mail.program", "mail.from", "mail.to"):
        assert f"{key}: " in result.err
    program.run("outbox", "send", "--database", decided[0], expect=USAGE)
    program.run("outbox", "list", "--channel", "pigeon", "--database", decided[0], expect=USAGE)


def test_a_sender_killed_at_moments_loses_nothing_and_repeats_by_number_alone(
        program, decided, receiver, copy_database, tmp_path):
    before = copy_database(decided[0], tmp_path / "before.sqlite")
    with closing(sqlite3.connect(before)) as connection, connection:
        connection.executemany(
            "INSERT INTO outbox_event (kind, subject, made_at) VALUES ('allocation', ?, '2026-11-23T09:00:00Z')",
            [(number,) for number in range(2, 21)])
    notify = receiver.file(tmp_path)
    receiver.delay = 0.02
    command = ["outbox", "send", "--notify", notify]
    chance = random.Random(SEED)
    stopped = repeated = 0
    for moment in range(SENDERS):
        copy = copy_database(before, tmp_path / f"{moment}.sqlite")
        receiver.taken.clear()
        process = program.start(*command, "--database", copy)
        # Somewhere among the messages, whose first arrives when the program has started.
        until = chance.randint(1, 19)
        while len(receiver.taken) < until and process.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.03)
        process.kill()
        process.communicate()
        states = [line["state"] for line in lines(program, copy)]
        assert states.count("sent") <= len(receiver.taken) <= states.count("sent") + 1
        stopped += "begun" in states
        later(copy)
        program.run(*command, "--database", copy, expect=DONE)
        assert lines(program, copy, "--open", "--channel", "webhook") == []
        numbers = [message["id"] for message in receiver.taken]
        assert set(numbers) == set(range(1, 21)) and len(numbers) <= 21
        repeated += len(numbers) - 20
    note("K2", f"{SENDERS} senders killed, {stopped} of them between beginning and noting: 0 lost, {repeated} sent again under "
         "their number", "0 lost, none twice to whoever looks at the number", SEED)


def test_an_allocation_killed_at_moments_is_made_once_or_not_at_all(program, databases, capsys):
    before = databases.create()
    program.run("data", "import", folders.EXAMPLE, "--database", before, expect=DONE)
    crn, to = waiting(program, before)[0]
    staff = to.split("/")[0]

    def state(copy):
        """Decisions, messages, holders and rows of the trail about the case, and who holds it."""
        counts = [
            f"SELECT COUNT(*) FROM allocation_decision WHERE crn = '{crn}'", "SELECT COUNT(*) FROM outbox_event",
            f"SELECT COUNT(*) FROM allocation WHERE crn = '{crn}' AND staff_code = '{staff}'",
            f"SELECT COUNT(*) FROM case_now WHERE crn = '{crn}' AND staff_code = '{staff}'",
            f"SELECT COUNT(*) FROM audit_event WHERE action = 'allocate' AND subject = '{crn}' AND detail = 'number 1'",
            f"SELECT COUNT(*) FROM audit_event WHERE action = 'allocate' AND subject = '{staff}' AND detail = 'number 1'",
        ]
        return "".join(databases.values(copy, sql)[0] for sql in counts)

    assert state(before) == "000000"
    made = []

    def found(copy, ended, where):
        assert state(copy) in (["111111"] if ended else ["000000", "111111"]), f"{state(copy)}, {where}"
        made.append(state(copy) == "111111")
        return False

    def whole(copy, ended, where):
        assert state(copy) == "111111", f"{state(copy)}, {where}"
        program.run("audit", "verify", "--database", copy, expect=DONE)

    kills = Kills(
        program, databases, before, ["allocation", "commit", crn, "--to", to, "--reason", "Has room", "--key", "k"])
    kills.measure()
    places = Counter()
    # An allocation is short: where other work on the machine moved all kills to one side of it, there are more of them.
    for more in range(4):
        if not any(made) or all(made):
            places += kills.run(MOMENTS[databases.kind], SEED + more, found, whole)
    done = len(made)
    with capsys.disabled():
        print(f"\n  {done} kills on a {databases.kind}: {dict(places)}, {sum(made)} of them after it was made", end="")
    assert any(made) and not all(made)
    note("K1", f"{done} allocations killed on a {databases.kind}, {done - sum(made)} before and {sum(made)} after they "
         "were made: each made once when sent again", "200: one holder, one message, trail equal to operations", SEED)

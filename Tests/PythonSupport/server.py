"""Databases on the PostgreSQL server that HEADROOM_TEST_POSTGRES names. Asked with psql, not with the program under test."""

import os
import shutil
import subprocess
import time
import uuid
from urllib.parse import urlsplit, urlunsplit


class Server:
    kind = "server"

    def __init__(self, address):
        self.address = address
        self.made = []

    @staticmethod
    def missing():
        """Why no database can be made on a server here; nothing when one can."""
        if not os.environ.get("HEADROOM_TEST_POSTGRES"):
            return "no PostgreSQL server to test on: HEADROOM_TEST_POSTGRES is not set"
        return None if shutil.which("psql") else "psql is not installed"

    def create(self, copy_of=None):
        """The address of a new database, empty or a copy of one that nobody is connected to."""
        name = f"headroom_test_{uuid.uuid4().hex}"
        template = urlsplit(copy_of).path[1:] if copy_of else "template0"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template}")
        self.made.append(name)
        return self._address(name)

    def ask(self, sql, database=None):
        """The answer to a statement: one line a row, as text."""
        done = subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", database or self.address, "--command", sql],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def is_writing(self, address):
        """Whether somebody is in a transaction that has written."""
        return bool(self._sessions(address, "AND backend_xid IS NOT NULL"))

    def settle(self, address, patience=30):
        """Waits until the server has noticed that a killed program is gone. Patience in seconds."""
        end = time.monotonic() + patience
        while self._sessions(address):
            assert time.monotonic() < end, "the server still works for a program that was killed"
            time.sleep(0.03)

    def _sessions(self, address, more=""):
        name = urlsplit(address).path[1:]
        return self.ask(f"SELECT pid FROM pg_stat_activity WHERE datname = '{name}' {more}")

    def contents(self, address, clock):
        """A digest of each table, without the columns of `clock`."""
        names = self.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", address)
        if not names:
            return {}
        rows = " UNION ALL ".join(
            f"SELECT '{name}', (SELECT md5(COALESCE(string_agg(line, '\n' ORDER BY line), '')) FROM (SELECT"
            f" CAST(to_jsonb(t) - CAST('{{{','.join(clock.get(name, []))}}}' AS text[]) AS text) AS line FROM {name} t) AS lines)"
            for name in names)
        return dict(line.split("|") for line in self.ask(rows, address))

    def values(self, address, sql):
        return self.ask(sql, address)

    def remove(self, address):
        name = urlsplit(address).path[1:]
        self.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.made.remove(name)

    def remove_all(self):
        for name in self.made:
            self.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _address(self, name):
        return urlunsplit(urlsplit(self.address)._replace(path=f"/{name}"))

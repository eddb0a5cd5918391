"""Databases in files of a folder. Asked with Python's own SQLite, not with the program under test."""

import hashlib
import itertools
import shutil
import sqlite3
from contextlib import closing


class Files:
    kind = "file"

    def __init__(self, folder, copy_database):
        self.folder, self.copy_database, self.numbers = folder, copy_database, itertools.count(1)

    def create(self, copy_of=None):
        path = self.folder / f"{next(self.numbers)}.sqlite"
        return self.copy_database(copy_of, path) if copy_of else path

    def is_writing(self, path):
        """Whether somebody is in a transaction that writes."""
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=rw", uri=True, timeout=0, isolation_level=None)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            return "locked" in str(error)
        return False

    def settle(self, path):
        """Nothing of a killed program goes on."""

    def contents(self, path, clock):
        """A digest of each table, without the columns of `clock`; of a copy, so that the file stays as it was left."""
        copy = self.folder / f"{next(self.numbers)}.sqlite"
        for end in ("", "-wal"):
            if (left := path.with_name(path.name + end)).exists():
                shutil.copy(left, copy.with_name(copy.name + end))
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            names = [name for (name,) in connection.execute(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
                " AND name NOT LIKE 'sqlite%'")]
            found = {}
            for name in names:
                rows = connection.execute(f"SELECT * FROM {name}")
                places = [n for n, column in enumerate(rows.description) if column[0] not in clock.get(name, [])]
                texts = sorted(repr([row[place] for place in places]) for row in rows)
                found[name] = hashlib.sha256("\n".join(texts).encode()).hexdigest()
        self.remove(copy)
        return found

    def values(self, path, sql):
        with closing(sqlite3.connect(path)) as connection:
            return ["|".join("" if value is None else str(value) for value in row) for row in connection.execute(sql)]

    def remove(self, path):
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)

    def remove_all(self):
        pass

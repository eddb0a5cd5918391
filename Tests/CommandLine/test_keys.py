"""Keys that second factors are sealed with: made at the terminal, given to the server."""

import sqlite3

import accounts
from program import BAD_DATA, DONE


def test_a_key_is_made_for_its_owner_alone_and_a_newer_one_comes_before_it(program, tmp_path):
    keys = tmp_path / "keys"
    assert program.run("account", "key", keys, "--json", expect=DONE).json() == {"file": str(keys)}
    first = keys.read_text()
    assert keys.stat().st_mode & 0o777 == 0o600 and len(first) == 44
    program.run("account", "key", keys, expect=DONE)
    newer = keys.read_text().splitlines()
    assert newer[1:] == first.splitlines() and newer[0] != newer[1] and keys.stat().st_mode & 0o777 == 0o600


def test_a_key_is_not_put_into_a_file_that_holds_something_else(program, tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("Dear Ada\n")
    other.chmod(0o600)
    refused = program.run("account", "key", other, expect=BAD_DATA)
    assert "line 1" in refused.err and other.read_text() == "Dear Ada\n"


def test_a_server_starts_with_keys_that_its_user_alone_reads(program, own_database, tmp_path):
    keys = tmp_path / "keys"
    program.run("account", "key", keys, expect=DONE)
    with program.serving(own_database, "--keys", keys):
        pass
    keys.chmod(0o644)
    early = program.run("serve", "--port", "0", "--database", own_database, "--keys", keys, expect=BAD_DATA)
    assert "chmod 600" in early.err and early.out == ""
    missing = program.run("serve", "--port", "0", "--database", own_database, "--keys", tmp_path / "no", expect=BAD_DATA)
    assert "cannot be read" in missing.err


def test_a_server_does_not_start_without_the_keys_of_second_factors(program, own_database, tmp_path):
    accounts.add(program, own_database)
    with sqlite3.connect(own_database) as rows:
        rows.execute("UPDATE account SET factor_secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'")
    keys = tmp_path / "keys"
    program.run("account", "key", keys, expect=DONE)
    early = program.run("serve", "--port", "0", "--database", own_database, expect=BAD_DATA)
    assert "kept plain" in early.err and "--keys" in early.err
    said = []
    with program.serving(own_database, "--keys", keys, said=said):
        pass
    with sqlite3.connect(own_database) as rows:
        (kept,) = rows.execute("SELECT factor_secret FROM account").fetchone()
    assert kept.startswith("sealed:") and any("1 second factor" in line for line in said)
    other = tmp_path / "other"
    program.run("account", "key", other, expect=DONE)
    lost = program.run("serve", "--port", "0", "--database", own_database, "--keys", other, expect=BAD_DATA)
    assert kept.split(":")[1] in lost.err

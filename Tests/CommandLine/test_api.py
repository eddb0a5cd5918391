"""The programming interface as a program meets it: tokens by command, what the document says, and what it does not say."""

import json
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import accounts
import pytest
import schemathesis
from program import BAD_DATA, DONE, USAGE

SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"


class Api:
    """A served database, and a token of an account that may read everything and change records."""

    def __init__(self, program, database, address, token):
        self.program, self.database, self.address, self.token = program, database, address, token

    def ask(self, target, method="GET", body=None, token=None, **fields):
        """Gives status, fields and content. Names of fields have underscores for dashes."""
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if token != "":
            headers["Authorization"] = f"Bearer {token or self.token}"
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(self.address + target, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def json(self, target):
        status, _, content = self.ask(target)
        assert status == 200, f"{target}: {status} {content}"
        return json.loads(content)


def issue(program, database, *options, account=accounts.NAME):
    result = program.run(
        "account", "token", "issue", account, "--name", "test", *options, "--database", database, "--json", expect=DONE)
    return result.json()


def record_excess(database):
    """A period of too much work with two weeks and an answer: a sample of one night has none."""
    with sqlite3.connect(database) as connection:
        staff, team = connection.execute("SELECT staff_code, team FROM staff_post ORDER BY staff_code LIMIT 1").fetchone()
        number = connection.execute(
            "INSERT INTO excess (staff_code, kind, began, team, opened_on, weeks, numerator, denominator, owner, due_on)"
            " VALUES (?, 'sustained', '2026-01-26', ?, '2026-02-23', 4, 343, 3, 'team', '2026-03-09')",
            (staff, team)).lastrowid
        connection.execute(
            "INSERT INTO excess_step (excess_id, made_at, made_by, maker_name, kind, outcome, reason)"
            " VALUES (?, '2026-02-24T10:00:00Z', 'terminal:test', 'Test', 'outcome', 'lent', 'Two days a week')", (number,))
        for monday, top in [("2026-02-16", 343), ("2026-02-23", None)]:
            connection.execute(
                "INSERT INTO week_figure (staff_code, monday, team, nights, nights_out, numerator, denominator, high_weeks,"
                " very_high_weeks, pack, pack_version) VALUES (?, ?, ?, 5, 2, ?, 3, 4, 0, 'england-wales', '2026.6')",
                (staff, monday, team, top))
    connection.close()


@pytest.fixture(scope="module")
def api(program, team_database, services, copy_database, tmp_path_factory):
    """A team with cases and figures, served."""
    database = copy_database(team_database, tmp_path_factory.mktemp("api") / "api.sqlite")
    program.run("data", "import", services("team"), "--database", database, expect=DONE)
    accounts.add(program, database)
    record_excess(database)
    token = issue(program, database, "--scope", "read,write,metrics")["token"]
    with program.serving(database) as address:
        yield Api(program, database, address, token)


@pytest.fixture(scope="module")
def places(api):
    """Values with which every route leads to something."""
    overview = team = api.json("/api/v1/units/nation/EW")
    while "unit" in overview["rows"][0]:
        team = overview["rows"][0]["unit"]
        overview = api.json(f"/api/v1/units/{team['level']}/{team['code']}")
    post = overview["rows"][0]["post"]
    case = api.json("/api/v1/cases?limit=1")["cases"][0]["crn"]
    return {
        "level": team["level"], "code": team["code"], "practitioner": post["practitioner"], "post": post["post"], "crn": case,
        "staff": post["staffCode"], "excess": api.json("/api/v1/units/nation/EW/excess")["periods"][0]["id"],
        "extract": api.json("/api/v1/extracts")["extracts"][0]["extract"],
    }


@pytest.fixture(scope="module")
def document(api):
    return schemathesis.openapi.from_url(api.address + "/api/v1/openapi.yaml")


def targets(places):
    return {
        "/api/v1": "/api/v1",
        "/api/v1/units": "/api/v1/units?limit=1",
        "/api/v1/units/{level}/{code}": f"/api/v1/units/{places['level']}/{places['code']}?sort=cases&order=descending",
        "/api/v1/units/{level}/{code}/cases": f"/api/v1/units/team/{places['code']}/cases?limit=200",
        "/api/v1/units/{level}/{code}/staffing": f"/api/v1/units/team/{places['code']}/staffing",
        "/api/v1/units/{level}/{code}/people": f"/api/v1/units/team/{places['code']}/people",
        "/api/v1/units/{level}/{code}/capacity": f"/api/v1/units/team/{places['code']}/capacity",
        "/api/v1/units/{level}/{code}/balance": f"/api/v1/units/team/{places['code']}/balance",
        "/api/v1/units/{level}/{code}/excess": f"/api/v1/units/team/{places['code']}/excess",
        "/api/v1/excess/{id}": f"/api/v1/excess/{places['excess']}",
        "/api/v1/practitioners/{id}/hours": f"/api/v1/practitioners/{places['practitioner']}/hours",
        "/api/v1/staff/{code}/availability": f"/api/v1/staff/{places['staff']}/availability",
        "/api/v1/units/{level}/{code}/unallocated": f"/api/v1/units/team/{places['code']}/unallocated",
        "/api/v1/units/{level}/{code}/data-quality": f"/api/v1/units/team/{places['code']}/data-quality",
        "/api/v1/data-quality/{kind}": f"/api/v1/data-quality/no-tier?level=team&code={places['code']}",
        "/api/v1/search": "/api/v1/search?q=a",
        "/api/v1/audit": "/api/v1/audit?action=view-cases",
        "/api/v1/accounts": "/api/v1/accounts?limit=1",
        "/api/v1/practitioners/{id}": f"/api/v1/practitioners/{places['practitioner']}",
        "/api/v1/practitioners/{id}/cases": f"/api/v1/practitioners/{places['practitioner']}/cases",
        "/api/v1/posts/{id}/explanation": f"/api/v1/posts/{places['post']}/explanation",
        "/api/v1/cases": "/api/v1/cases?sort=tier&limit=200",
        "/api/v1/cases/{crn}": f"/api/v1/cases/{places['crn']}",
        "/api/v1/extracts": "/api/v1/extracts",
        "/api/v1/extracts/{id}": f"/api/v1/extracts/{places['extract']}",
        "/api/v1/records/{sheet}/{key}": f"/api/v1/records/cases/{places['crn']}",
        "/health/ready": "/health/ready",
        "/metrics": "/metrics",
        "/api/v1/openapi.yaml": "/api/v1/openapi.yaml",
    }


def test_every_route_gives_what_the_document_says(api, places, document):
    reads = {operation.ok().path for operation in document.get_all_operations() if operation.ok().method == "get"}
    # The tool leaves out the route by which it was given the document.
    assert reads | {"/api/v1/openapi.yaml"} == set(targets(places))
    for path, target in targets(places).items():
        if path not in reads:
            continue
        status, headers, content = api.ask(target)
        assert status == 200, f"{target}: {status} {content}"
        answer = schemathesis.Response(
            status_code=status, headers={name.lower(): [value] for name, value in headers.items()}, content=content,
            request=urllib_request(api.address + target), elapsed=0.1, verify=False)
        document[path]["GET"].validate_response(answer)


def test_every_case_of_the_team_is_as_the_document_says(api, document):
    operation = document["/api/v1/cases/{crn}"]["GET"]
    rows = api.json("/api/v1/cases?limit=200")["cases"]
    assert len(rows) > 50
    for row in rows:
        target = f"/api/v1/cases/{row['crn']}"
        status, headers, content = api.ask(target)
        operation.validate_response(
            schemathesis.Response(
                status_code=status, headers={name.lower(): [value] for name, value in headers.items()}, content=content,
                request=urllib_request(api.address + target), elapsed=0.1, verify=False))


def urllib_request(address):
    """The request as the checker of answers takes it."""
    import requests

    return requests.Request("GET", address).prepare()


def test_schemathesis_runs_clean(api, places, tmp_path):
    config = tmp_path / "schemathesis.toml"
    operations = "".join(
        f'[[operations]]\ninclude-path = "{path}"\nparameters = {{ {values} }}\n\n'
        for path, values in [
            ("/api/v1/practitioners/{id}", f'"path.id" = {places["practitioner"]}'),
            ("/api/v1/practitioners/{id}/cases", f'"path.id" = {places["practitioner"]}'),
            ("/api/v1/practitioners/{id}/hours", f'"path.id" = {places["practitioner"]}'),
            ("/api/v1/staff/{code}/availability", f'"path.code" = "{places["staff"]}"'),
            ("/api/v1/excess/{id}", f'"path.id" = {places["excess"]}'),
            ("/api/v1/posts/{id}/explanation", f'"path.id" = {places["post"]}'),
            ("/api/v1/records/{sheet}/{key}", f'"path.sheet" = "cases", "path.key" = "{places["crn"]}"'),
            ("/api/v1/extracts/{id}", f'"path.id" = {places["extract"]}'),
        ])
    config.write_text(f"""\
seed = 5
continue-on-failure = true

[auth.openapi]
token = {{ bearer = "{api.token}" }}

[generation]
max-examples = 20
database = "none"

[parameters]
"path.level" = "{places['level']}"
"path.code" = "{places['code']}"
"path.crn" = "{places['crn']}"

[checks]
# A value may be well formed and yet name nothing: a tier that there is not, a case that there is not, a column of another sheet.
positive_data_acceptance.expected-statuses = ["2xx", 400, 403, 404, 409, 412, 414, 422]
negative_data_rejection.expected-statuses = [400, 401, 403, 404, 406, 409, 411, 412, 413, 414, 415, 422, 428, 431]
# RFC 6585 has a status of its own for a condition that is missing.
missing_required_header.expected-statuses = [400, 401, 403, 406, 414, 415, 422, 428]

{operations}""")
    # One worker: the parser of Python 3.11 keeps its depth for all threads, and fails now and then when two of them parse.
    done = subprocess.run(
        [SCHEMATHESIS, "--config-file", config, "run", api.address + "/api/v1/openapi.yaml", "--checks", "all", "--no-color",
         "--phases", "examples,coverage,fuzzing", "--workers", "1"],
        cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_a_token_is_issued_listed_and_revoked(api):
    made = issue(api.program, api.database, "--scope", "view:figures", "--until", "2026-12-31")
    assert made["scope"] == "view:figures" and made["until"] == "2026-12-31" and made["token"].startswith("headroom_")
    assert api.ask("/api/v1/units", token=made["token"])[0] == 200
    assert api.ask("/api/v1/cases", token=made["token"])[0] == 403
    listed = api.program.run("account", "token", "list", accounts.NAME, "--database", api.database, "--json", expect=DONE)
    newest = listed.json()["tokens"][0]
    assert newest["id"] == made["id"] and newest["state"] == "good" and made["token"] not in listed.said
    api.program.run("account", "token", "revoke", made["id"], "--database", api.database, expect=DONE)
    status, headers, _ = api.ask("/api/v1/units", token=made["token"])
    assert status == 401 and headers["WWW-Authenticate"].startswith("Bearer ")
    api.program.run("account", "token", "revoke", made["id"], "--database", api.database, expect=BAD_DATA)


def test_a_token_is_printed_alone_and_kept_nowhere(api):
    result = api.program.run(
        "account", "token", "issue", accounts.NAME, "--name", "x", "--database", api.database, expect=DONE)
    token = result.out.strip()
    assert token.startswith("headroom_") and "\n" not in token and token not in result.err
    for path in Path(api.database).parent.glob("api.sqlite*"):
        assert token.encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize(
    ("arguments", "expect"),
    [
        (("issue", accounts.NAME), USAGE), (("issue", accounts.NAME, "--name", "x", "--until", "soon"), USAGE),
        (("issue", accounts.NAME, "--name", "x", "--scope", "all"), BAD_DATA),
        (("issue", accounts.NAME, "--name", "x", "--until", "2020-01-01"), BAD_DATA),
        (("issue", "nobody", "--name", "x"), BAD_DATA), (("list", "nobody"), BAD_DATA), (("revoke", "99"), BAD_DATA),
        (("revoke", "all"), USAGE),
    ])
def test_what_cannot_be_done_with_tokens_is_refused(api, arguments, expect):
    result = api.program.run("account", "token", *arguments, "--database", api.database, expect=expect)
    assert result.out == "" and result.err


def test_a_program_that_was_disabled_is_refused_at_once(api):
    accounts.add(api.program, api.database, "prog@example.org", "Program", ["planner"])
    token = issue(api.program, api.database, account="prog@example.org")["token"]
    assert api.ask("/api/v1/units", token=token)[0] == 200
    api.program.run("account", "disable", "prog@example.org", "--database", api.database, expect=DONE)
    assert api.ask("/api/v1/units", token=token)[0] == 401


def test_a_record_is_made_once_and_changed_by_its_version(api, places):
    body = {"values": {"crn": places["crn"], "kind": "rosh", "recorded_at": "2026-11-21T09:00:00Z", "band": "high"}}
    first = api.ask("/api/v1/records/risk", "POST", body, Idempotency_Key="b-1")
    again = api.ask("/api/v1/records/risk", "POST", body, Idempotency_Key="b-1")
    assert first[0] == again[0] == 201 and first[2] == again[2] and again[1]["Idempotency-Replayed"] == "true"
    place, tag = first[1]["Location"], first[1]["ETag"]
    change = {"values": {"band": "medium"}, "reason": "Read again"}
    assert api.ask(place, "PATCH", change, If_Match='"0"')[0] == 412
    status, headers, content = api.ask(place, "PATCH", change, If_Match=tag)
    assert status == 200 and headers["ETag"] != tag and json.loads(content)["outcome"] == "kept"
    assert api.ask(place, If_None_Match=headers["ETag"])[0] == 304


def test_content_that_is_too_long_or_of_another_kind_is_refused_and_the_server_goes_on(api):
    long = {"values": {"crn": "x" * 40_000}}
    assert api.ask("/api/v1/records/risk", "POST", long, Idempotency_Key="c-1")[0] == 413
    assert api.ask("/api/v1/records/risk", "POST", {}, Idempotency_Key="c-2", Accept="text/html")[0] == 406
    assert api.ask("/health/ready", token="")[0] == 200


def test_metrics_are_text_that_a_collector_reads(api):
    api.json("/api/v1/cases?limit=1")
    status, headers, content = api.ask("/metrics", token="")
    assert status == 200 and headers["Content-Type"].startswith("text/plain; version=0.0.4")
    lines = content.decode().splitlines()
    assert any(
        line.startswith('headroom_requests_total{method="GET",route="/api/v1/cases",status="2xx"} ') for line in lines)
    names = {line.split("{")[0].split(" ")[0] for line in lines if not line.startswith("#")}
    typed = {line.split(" ")[2] for line in lines if line.startswith("# TYPE ")}
    assert {name.removesuffix("_bucket").removesuffix("_sum").removesuffix("_count") for name in names} == typed
    assert "headroom_database_up 1" in lines

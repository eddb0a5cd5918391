"""The one place that knows the keys of the program's JSON."""

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Line:
    """A unit or a post with its totals. `unit` is what `overview` takes to go there; nil for a post."""

    name: str
    unit: str | None
    staff: str | None
    team: str | None
    posts: int
    held: int
    active: int
    work: int
    not_computable: int
    computable_work: int
    available: Fraction
    percent: Fraction | None
    hours: Fraction
    rows: tuple = field(default=())


@dataclass(frozen=True)
class Explanation:
    work: int
    available: Fraction
    percent: Fraction | None
    lines: tuple
    differences: tuple
    left_out: tuple


@dataclass(frozen=True)
class Problem:
    severity: str
    kind: str
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    message: str
    done: str


@dataclass(frozen=True)
class Extract:
    id: int
    state: str
    date: str | None
    reason: str | None
    current: bool


def _line(name, unit, post, totals, rows=()):
    exact = totals.get("percentExact")
    return Line(
        name=name,
        unit=f"{unit['level']}/{unit['code']}" if unit else None,
        staff=post["staffCode"] if post else None,
        team=post["teamCode"] if post else None,
        posts=totals["posts"], held=totals["casesHeld"], active=totals["casesActive"], work=totals["work"],
        not_computable=totals["notComputable"]["posts"], computable_work=totals["computable"]["work"],
        available=Fraction(totals["availableExact"]), percent=Fraction(exact) if exact is not None else None,
        hours=Fraction(totals["computable"]["contractedHours"]) + Fraction(totals["notComputable"]["contractedHours"]),
        rows=tuple(rows))


def overview(program, database, unit=None):
    """A unit with a row for each unit or post directly below it; the nation for nil."""
    where = [unit] if unit else []
    answer = program.run("overview", *where, "--json", "--database", database, expect=0).json()
    rows = []
    for row in answer["rows"]:
        subject = row.get("unit") or row["post"]
        rows.append(_line(subject["name"], row.get("unit"), row.get("post"), row["totals"]))
    return _line(answer["unit"]["name"], answer["unit"], None, answer["totals"], rows)


def below(program, database, unit=None):
    """Every overview from a unit down to its teams."""
    here = overview(program, database, unit)
    yield here
    for row in here.rows:
        if row.unit:
            yield from below(program, database, row.unit)


def every_figure(program, database):
    """Every figure of a database; equal when the figures are."""
    return tuple(below(program, database))


def posts(program, database):
    """The line of every post of the service."""
    return [row for unit in below(program, database) for row in unit.rows if row.staff]


def explanation(program, database, staff, team):
    answer = program.run("explain", staff, "--team", team, "--json", "--database", database, expect=0).json()
    (post,) = answer["posts"]
    exact = post.get("percentExact")
    return Explanation(
        work=post["work"], available=Fraction(post["availableExact"]), percent=Fraction(exact) if exact is not None else None,
        lines=tuple((line["kind"], line["count"], line["pointsEach"], line["points"]) for line in post["lines"]),
        differences=tuple(post["differences"]), left_out=tuple(left["what"] for left in post["leftOut"]))


def problems(program, database):
    """What was odd about the newest extract."""
    answer = program.run("extract", "problems", "--json", "--database", database, expect=0).json()
    return [
        Problem(
            problem["severity"], problem["kind"], problem.get("sheet"), problem.get("row"), problem.get("column"),
            problem.get("value"), problem["message"], problem["done"])
        for problem in answer]


def extracts(program, database):
    """The history of extracts, newest first."""
    answer = program.run("extract", "list", "--json", "--database", database, expect=0).json()
    return [Extract(e["extract"], e["state"], e.get("date"), e.get("reason"), e["isCurrent"]) for e in answer]


def outcome(result):
    """What became of an import that was asked with `--json`: accepted, unchanged, waiting or refused."""
    return result.json()["outcome"]


def says_nothing_changed(text):
    """Whether an import without `--json` says that the file was imported before."""
    return "imported before" in text and "Nothing was changed" in text


def digests(program, database, every=True):
    """The digest of each table by its name: of all tables but the log of imports, or of those of the sheets."""
    options = ["--all"] if every else []
    return program.run("data", "hash", *options, "--json", "--database", database, expect=0).json()["tables"]


def import_data(program, folder, database, expect=0):
    return program.run("data", "import", folder, "--json", "--database", database, expect=expect, timeout=300).json()


def record(program, database, sheet, *values, by="A Person", preview=False, expect=0):
    """What came of a row recorded by hand."""
    options = ["--preview"] if preview else []
    return program.run(
        "data", "record", sheet, *values, "--by", by, *options, "--json", "--database", database, expect=expect).json()


def case(program, database, crn):
    return program.run("case", "show", crn, "--json", "--database", database, expect=0).json()


def cases(program, database, *options):
    """Every case of a list, over all its pages."""
    rows, page = [], 1
    while True:
        answer = program.run(
            "case", "list", *options, "--page", page, "--json", "--database", database, expect=0).json()
        rows += answer["cases"]
        if page >= answer["pages"]:
            return rows
        page += 1


# What an import or a run leaves that says when the machine did it, and not what the data are.
CLOCK = {
    "extract": ["received_at"],
    "tier_job": ["started_at", "finished_at"],
    "contracted_hours": ["recorded_at"],
    "hours_reduction": ["recorded_at"],
}

"""Every address of the site. The list of met requirements may name any of these."""

import re
from urllib.parse import urlsplit

# Address to a pattern of its path. The crawl must find at least one page of each.
PAGES = {
    "/": r"/",
    "/units/region/{code}": r"/units/region/[^/]+",
    "/units/pdu/{code}": r"/units/pdu/[^/]+",
    "/units/team/{code}": r"/units/team/[^/]+",
    "/units/{level}/{code}/caseload": r"/units/[^/]+/[^/]+/caseload",
    "/practitioners/{id}": r"/practitioners/\d+",
    "/practitioners/{id}/hours": r"/practitioners/\d+/hours",
    "/practitioners/{id}/ahead": r"/practitioners/\d+/ahead",
    "/hours": r"/hours",
    "/hours/extra": r"/hours/extra",
    "/limits": r"/limits",
    "/concerns": r"/concerns",
    "/plans": r"/plans",
    "/plans/{name}": r"/plans/(?!compare$)[a-z0-9-]+",
    "/plans/compare": r"/plans/compare",
    "/time-studies": r"/time-studies",
    "/cases/{crn}/contacts": r"/cases/[A-Z]\d{6}/contacts",
    "/units/{level}/{code}/settings": r"/units/[^/]+/[^/]+/settings",
    "/posts/{id}/explanation": r"/posts/\d+/explanation",
    "/practitioners/{id}/changes": r"/practitioners/\d+/changes",
    "/cases": r"/cases",
    "/cases/{crn}": r"/cases/[A-Z]\d{6}",
    "/cases/{crn}/practitioners": r"/cases/[A-Z]\d{6}/practitioners",
    "/cases/{crn}/practitioners/compare": r"/cases/[A-Z]\d{6}/practitioners/compare",
    "/cases/{crn}/allocate": r"/cases/[A-Z]\d{6}/allocate",
    "/cases/{crn}/allocations": r"/cases/[A-Z]\d{6}/allocations",
    "/units/{level}/{code}/cases": r"/units/[^/]+/[^/]+/cases",
    "/practitioners/{id}/cases": r"/practitioners/\d+/cases",
    "/cases/{crn}/sharing": r"/cases/[A-Z]\d{6}/sharing",
    "/cases/{crn}/sharing/new": r"/cases/[A-Z]\d{6}/sharing/new",
    "/sharing": r"/sharing",
    "/staff/{code}/availability": r"/staff/[^/]+/availability",
    "/ties": r"/ties",
    "/inspections": r"/inspections",
    "/subjects": r"/subjects",
    "/unallocated": r"/unallocated",
    "/units/{level}/{code}/allocation": r"/units/[^/]+/[^/]+/allocation",
    "/units/{level}/{code}/rebalance": r"/units/[^/]+/[^/]+/rebalance",
    "/units/{level}/{code}/unallocated": r"/units/[^/]+/[^/]+/unallocated",
    "/data-quality": r"/data-quality",
    "/units/{level}/{code}/data-quality": r"/units/[^/]+/[^/]+/data-quality",
    "/data-quality/{kind}": r"/data-quality/[a-z-]+",
    "/disagreements": r"/disagreements",
    "/staffing": r"/staffing",
    "/units/{level}/{code}/staffing": r"/units/[^/]+/[^/]+/staffing",
    "/records": r"/records",
    "/records/{sheet}": r"/records/[a-z-]+",
    "/records/{sheet}/new": r"/records/[a-z-]+/new",
    "/people": r"/people",
    "/units/{level}/{code}/people": r"/units/[^/]+/[^/]+/people",
    "/units/{level}/{code}/excess": r"/units/[^/]+/[^/]+/excess",
    "/balance": r"/balance",
    "/units/{level}/{code}/balance": r"/units/[^/]+/[^/]+/balance",
    "/units/{level}/{code}/ahead": r"/units/team/[^/]+/ahead",
    "/units/{level}/{code}/protections": r"/units/[^/]+/[^/]+/protections",
    "/units/{level}/{code}/week": r"/units/team/[^/]+/week",
    "/staff/{code}/cover": r"/staff/[^/]+/cover",
    "/capacity": r"/capacity",
    "/units/{level}/{code}/capacity": r"/units/[^/]+/[^/]+/capacity",
    "/history": r"/history",
    "/units/{level}/{code}/history": r"/units/[^/]+/[^/]+/history",
    "/extracts": r"/extracts",
    "/extracts/{id}": r"/extracts/\d+",
    "/search": r"/search",
    "/guide": r"/guide",
    "/guide/words": r"/guide/words",
    "/guide/questions": r"/guide/questions",
    "/rules": r"/rules",
    "/accessibility": r"/accessibility",
    "/account": r"/account",
    "/account/password": r"/account/password",
    "/account/second-factor": r"/account/second-factor",
    "/accounts": r"/accounts",
    "/accounts/new": r"/accounts/new",
    "/accounts/{id}": r"/accounts/\d+",
}

# Pages for whoever has not signed in.
OPEN = ["/sign-in", "/session-ended", "/signed-out", "/guide", "/guide/words", "/guide/questions", "/accessibility"]

# Addresses that answer with a file.
FILES = {
    "/units/{level}/{code}/overview.csv": r"/units/[^/]+/[^/]+/overview\.csv",
    "/units/{level}/{code}/caseload.csv": r"/units/[^/]+/[^/]+/caseload\.csv",
    "/cases.csv": r"/cases\.csv",
    "/units/{level}/{code}/allocation.csv": r"/units/[^/]+/[^/]+/allocation\.csv",
    "/units/{level}/{code}/balance.csv": r"/units/[^/]+/[^/]+/balance\.csv",
    "/time-studies.csv": r"/time-studies\.csv",
    "/units/{level}/{code}/capacity.csv": r"/units/[^/]+/[^/]+/capacity\.csv",
    "/history.csv": r"/history\.csv",
    "/units/{level}/{code}/history.csv": r"/units/[^/]+/[^/]+/history\.csv",
    "/units/{level}/{code}/cases.csv": r"/units/[^/]+/[^/]+/cases\.csv",
    "/practitioners/{id}/cases.csv": r"/practitioners/\d+/cases\.csv",
}

# Visited besides what links lead to: answers to forms and controls, and pages that say no.
ALSO = ["/practitioners/{id}?workload=show", "/search?q=a", "/search?q=zzzzzz", "/cases?q=zzzzzz", "/cases?holder=none"]
REFUSALS = ["/nowhere", "/units/team/NOSUCH", "/practitioners/999999999", "/posts/999999999/explanation", "/cases/X000000"]


def shape(address):
    """The entry of `PAGES` or `FILES` that an address belongs to, nil when it is none of them."""
    path = urlsplit(address).path
    for name, pattern in {**PAGES, **FILES}.items():
        if re.fullmatch(pattern, path):
            return name
    return None

"""Signing in with the organisation's own server in a real browser, which has rules of its own for forms that lead elsewhere."""

import accounts
import checks
import pytest
from issuer import Issuer
from program import REFUSED


@pytest.fixture(scope="module")
def issuer():
    # Under another name than the service: to a browser, another site.
    issuer = Issuer(host="localhost")
    yield issuer
    issuer.stop()


@pytest.fixture(scope="module")
def shared_site(program, issuer, tmp_path_factory):
    """The address of a server whose people may sign in with the other one."""
    folder = tmp_path_factory.mktemp("elsewhere")
    file = issuer.file(folder)
    refused = program.run("serve", "--sign-in-with", folder / "none.yaml", "--database", folder / "a.sqlite")
    if refused.code == REFUSED:
        pytest.skip("this program was built without sign-in servers")
    accounts.add(program, folder / "own.sqlite", name="root@example.org", display_name="Root", roles=["administrator"])
    with program.serving(folder / "own.sqlite", "--sign-in-with", file) as address:
        yield address


def everything(page):
    found = checks.axe(page) + checks.markup(page.content()) + checks.frame(page) + checks.words(page)
    return found + checks.states(page) + checks.narrow(page) + checks.keyboard(page)


def test_the_page_with_the_button_holds_what_every_page_holds(stranger, shared_site):
    stranger.goto(shared_site + "/sign-in")
    assert everything(stranger) == []


def test_the_button_leads_there_and_back_to_where_somebody_wanted_to_go(stranger, shared_site):
    stranger.goto(shared_site + "/account")
    stranger.get_by_role("button", name="Sign in with Example Probation").press("Enter")
    stranger.wait_for_url(shared_site + "/account")
    assert "Ada Lovelace" in stranger.inner_text("main")
    assert "own sign-in server" in stranger.inner_text("main")
    assert stranger.evaluate("document.cookie") == ""
    assert everything(stranger) == [] and stranger.reports == []
    stranger.get_by_role("button", name="Sign out", exact=True).press("Enter")
    assert stranger.url == shared_site + "/signed-out"


def test_a_refusal_is_a_page_like_any_other(stranger, shared_site, issuer):
    issuer.claims = {"groups": []}
    try:
        stranger.goto(shared_site + "/sign-in")
        stranger.get_by_role("button", name="Sign in with Example Probation").press("Enter")
        stranger.wait_for_url("**/sign-in/back?*")
        assert stranger.title() == "You cannot sign in yet – Headroom"
        assert everything(stranger) == []
    finally:
        issuer.claims = {}

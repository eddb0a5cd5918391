"""Signing in as a person does, and what holds on the pages for those who have not."""

import accounts
import checks
import pytest
from addresses import OPEN
from playwright.sync_api import expect


@pytest.mark.parametrize("address", OPEN)
def test_pages_before_signing_in_hold_what_every_page_holds(stranger, site, address):
    stranger.goto(site + address)
    found = checks.axe(stranger) + checks.markup(stranger.content()) + checks.frame(stranger) + checks.words(stranger)
    assert found + checks.states(stranger) + checks.narrow(stranger) + checks.keyboard(stranger) == []


def test_signing_in_leads_to_the_page_that_was_asked_for_and_out_again(stranger, site):
    stranger.goto(site + "/cases")
    assert stranger.title() == "Sign in – Headroom"
    stranger.get_by_role("button", name="Sign in").press("Enter")
    assert stranger.title() == "Error: Sign in – Headroom"
    assert checks.axe(stranger) == []
    stranger.get_by_label("User name").fill(accounts.NAME)
    stranger.get_by_label("Password").fill(accounts.PASSWORD)
    stranger.get_by_label("Password").press("Enter")
    assert stranger.url == site + "/cases"
    assert stranger.evaluate("document.cookie") == ""
    stranger.get_by_role("button", name="Sign out").press("Enter")
    assert stranger.url == site + "/signed-out"
    # Asked of the page, which can go back at any moment; the browser cannot while it is putting one page in another's place.
    stranger.evaluate("history.back()")
    expect(stranger).to_have_title("Sign in – Headroom")


def test_a_wrong_password_is_said_and_not_given_back(stranger, site):
    stranger.goto(site + "/sign-in")
    stranger.get_by_label("User name").fill("nobody@example.org")
    stranger.get_by_label("Password").fill("some wrong words")
    stranger.get_by_role("button", name="Sign in").press("Enter")
    assert "is not right" in stranger.locator(".error-summary").inner_text()
    assert stranger.get_by_label("User name").input_value() == "nobody@example.org"
    assert stranger.get_by_label("Password").input_value() == ""


def test_an_authenticator_is_offered_as_text(page, site):
    page.goto(site + "/account/second-factor")
    page.get_by_role("button", name="Show me a secret for it").press("Enter")
    assert "otpauth://totp/" in page.inner_text("main")
    assert checks.axe(page) + checks.markup(page.content()) + checks.narrow(page) == []
    page.get_by_label("Code", exact=True).fill("000")
    page.get_by_role("button", name="Confirm the code").press("Enter")
    assert page.locator(".error-summary a").count() == 1
    assert checks.axe(page) + checks.narrow(page) == []


def test_an_account_is_added_and_disabled(page, site):
    page.goto(site + "/accounts/new")
    page.get_by_role("button", name="Add the account").press("Enter")
    assert page.locator(".error-summary a").count() == 2
    assert checks.axe(page) + checks.markup(page.content()) + checks.narrow(page) == []
    page.get_by_label("User name").fill("bo@example.org")
    page.get_by_label("Name", exact=True).fill("Bo Diddley")
    page.get_by_role("button", name="Add the account").press("Enter")
    assert page.title() == "Account – Headroom"
    page.get_by_role("button", name="Disable the account").press("Enter")
    assert "The account is disabled" in page.inner_text("main")
    assert checks.axe(page) + checks.states(page) == []

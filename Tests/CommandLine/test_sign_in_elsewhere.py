"""Signing in with OpenID Connect: the built program against a sign-in server over HTTP."""

import html
import re
import time
import urllib.error
import urllib.parse
import urllib.request

import accounts
import pytest
from accounts import Visitor
from issuer import SECRET, Issuer
from program import BAD_DATA, DONE, REFUSED


@pytest.fixture(scope="module")
def built(program, tmp_path_factory):
    """Skips where the program was built without sign-in servers."""
    folder = tmp_path_factory.mktemp("built")
    result = program.run("serve", "--sign-in-with", folder / "none.yaml", "--port", "0", "--database", folder / "a.sqlite")
    if result.code == REFUSED:
        pytest.skip("this program was built without sign-in servers")
    assert result.code == BAD_DATA and "none.yaml" in result.err


@pytest.fixture
def issuer():
    issuer = Issuer()
    yield issuer
    issuer.stop()


@pytest.fixture
def place(built, program, issuer, tmp_path):
    """A service that somebody has an account in, and its address."""
    database = tmp_path / "own.sqlite"
    accounts.add(program, database, name="root@example.org", display_name="Root", roles=["administrator"])
    said = []
    with program.serving(database, "--sign-in-with", issuer.file(tmp_path), said=said) as address:
        yield Place(program, database, address, said)


class Place:
    def __init__(self, program, database, address, said):
        self.program, self.database, self.address, self.said = program, database, address, said

    def trail(self):
        """Action, outcome and detail of the newest events, newest first."""
        answer = self.program.run("audit", "list", "--json", "--database", self.database, expect=DONE).json()
        return [(event["action"], event["outcome"], event.get("detail")) for event in answer["events"]]


class Guest(Visitor):
    """A browser that signs in with the organisation's server."""

    def begin(self, then=None):
        """Sends the form with the button. Gives the answer, and where it led: refusals are answers too."""
        query = "?" + urllib.parse.urlencode({"then": then}) if then else ""
        page = self.get("/sign-in" + query).read().decode()
        assert "Sign in with Example Probation" in page
        form = {"form-token": html.unescape(re.search(r'name="form-token" value="([^"]*)"', page).group(1))}
        if then:
            form["then"] = then
        return self.ask("/sign-in/elsewhere", form)

    def ask(self, target, form=None):
        """Status, path and text of an answer."""
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        request = urllib.request.Request(self.address + target, data=data, headers={"Origin": self.address})
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.status, answer.url.removeprefix(self.address), answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.url.removeprefix(self.address), answer.read().decode()

    @property
    def is_signed_in(self):
        return self.ask("/account")[1] == "/account"


def test_somebody_signs_in_and_comes_out_where_they_wanted_to_go(place, issuer):
    guest = Guest(place.address)
    status, path, page = guest.begin(then="/account")
    assert (status, path) == (200, "/account")
    assert "Ada Lovelace" in page and "N07T01" in page
    for event in [
        ("account-add", "done", None), ("role-grant", "done", "spo team:N07T01"), ("sign-in", "done", "single sign-on")
    ]:
        assert event in place.trail()


def test_no_destination_leads_to_another_place(place, issuer):
    for then in ["https://evil.example/", "//evil.example/", "/sign-out", "/sign-in/back?code=1"]:
        guest = Guest(place.address)
        guest.begin(then=then)
        assert guest.is_signed_in
        assert issuer.last["back"] == place.address + "/sign-in/back"


def test_neither_secret_nor_code_nor_token_is_in_the_log(place, issuer):
    Guest(place.address).begin()
    Guest(place.address).ask("/sign-in/back?" + urllib.parse.urlencode({"code": "c0de", "state": "st4te"}))
    time.sleep(0.5)
    said = "".join(place.said)
    assert "/sign-in/back" in said
    for secret in [SECRET, issuer.last["code"], issuer.last["state"], "c0de", "st4te", "eyJ"]:
        assert secret not in said


ALTERED = {
    "altered signature": ({"twist": lambda token: token[:-8] + ("A" if token[-8] != "A" else "B") + token[-7:]}, "the signature is not right"),
    "altered claims": ({"twist": lambda token: token.split(".")[0] + ".e30." + token.split(".")[2]}, "the signature is not right"),
    "no signature": ({"way": "none"}, "a way of signing that is not taken"),
    "signed with the public key": ({"way": "HS256"}, "a way of signing that is not taken"),
    "wrong nonce": ({"claims": {"nonce": "another"}}, "another nonce"),
    "wrong audience": ({"claims": {"aud": "another"}}, "for another audience"),
    "wrong issuer": ({"claims": {"iss": "https://evil.example"}}, "of another issuer"),
    "wrong party": ({"claims": {"aud": ["headroom", "another"], "azp": "another"}}, "for another party"),
    "expired": ({"claims": {"exp": 1_000_000_000}}, "expired"),
    "not yet": ({"claims": {"nbf": 4_000_000_000}}, "not valid yet"),
    "issued long ago": ({"claims": {"iat": 1_000_000_000}}, "issued too long ago"),
    "another kind": ({"head": {"typ": "logout+jwt"}}, "a token of another kind"),
    "a key that nobody publishes": ({"head": {"kid": "made-up"}}, "signed with a key that the server does not publish"),
    "no group": ({"claims": {"groups": ["others"]}}, "in no group that may sign in"),
}


@pytest.mark.parametrize("lie", ALTERED)
def test_what_cannot_be_trusted_signs_nobody_in(place, issuer, lie):
    changes, reason = ALTERED[lie]
    for name, value in changes.items():
        setattr(issuer, name, value)
    guest = Guest(place.address)
    status, _, page = guest.begin()
    assert status == (403 if lie == "no group" else 400)
    assert ("You cannot sign in yet" if lie == "no group" else "You are not signed in") in page
    assert not guest.is_signed_in
    assert ("sign-in", "refused", f"single sign-on: {reason}") in place.trail()
    assert "ada@example.org" not in place.program.run("account", "list", "--database", place.database, expect=DONE).out


def test_a_code_and_a_state_are_good_once(place, issuer):
    guest = Guest(place.address)
    guest.begin()
    back = "/sign-in/back?" + urllib.parse.urlencode({"code": issuer.last["code"], "state": issuer.last["state"]})
    exchanges = issuer.asked.count("/token")
    assert guest.ask(back)[0] == 400
    assert issuer.asked.count("/token") == exchanges

    # The same code with a state of its own: the server refuses it.
    old = issuer.last["code"]
    other = Guest(place.address)
    handed = hold(issuer)
    other.begin()
    assert other.ask("/sign-in/back?" + urllib.parse.urlencode({"code": old, "state": handed["state"]}))[0] == 400
    assert not other.is_signed_in and issuer.refused_codes == 1


def hold(issuer):
    """From now on the server keeps browsers, and tells what it would have sent them back with."""
    handed = {}
    handler = issuer.server.RequestHandlerClass

    def authorise(self, asked):
        code = f"held-{len(issuer.codes)}"
        issuer.codes[code] = asked
        handed.update(code=code, state=asked["state"])
        self.answer({"held": True})

    handler.authorise = authorise
    return handed


def test_a_state_of_another_browser_signs_nobody_in(place, issuer):
    handed = hold(issuer)
    attacker, victim = Guest(place.address), Guest(place.address)
    attacker.begin()
    back = "/sign-in/back?" + urllib.parse.urlencode(handed)
    # Neither a browser that began nothing, nor one that began something else.
    assert victim.ask(back)[0] == 400 and not victim.is_signed_in
    attackers = dict(handed)
    victim.begin()
    assert victim.ask("/sign-in/back?" + urllib.parse.urlencode(attackers))[0] == 400
    assert not victim.is_signed_in
    assert attacker.ask(back)[0] == 200 and attacker.is_signed_in


def test_a_form_of_another_site_begins_nothing(place, issuer):
    for headers in [{"Origin": "https://evil.example"}, {}]:
        request = urllib.request.Request(place.address + "/sign-in/elsewhere", data=b"form-token=", headers=headers)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=20)
        assert refused.value.code == 403
    assert "/authorise" not in issuer.asked


def test_the_server_turning_somebody_back_is_said_calmly(place, issuer):
    handed = hold(issuer)
    guest = Guest(place.address)
    guest.begin()
    status, _, page = guest.ask(
        "/sign-in/back?" + urllib.parse.urlencode({"error": "access_denied", "error_description": "<b>no</b>", "state": handed["state"]}))
    assert status == 400 and "You are not signed in" in page and "<b>no</b>" not in page


def test_a_new_key_is_fetched_once(place, issuer):
    Guest(place.address).begin()
    issuer.key, issuer.key_name = issuer.new_key(), "second"
    guest = Guest(place.address)
    guest.begin()
    assert guest.is_signed_in and issuer.asked.count("/keys") == 2
    issuer.head = {"kid": "made-up"}
    for _ in range(3):
        Guest(place.address).begin()
    assert issuer.asked.count("/keys") == 2


def test_a_group_that_is_gone_takes_its_role_along(place, issuer):
    Guest(place.address).begin()
    issuer.person["groups"] = ["planners"]
    guest = Guest(place.address)
    _, _, page = guest.begin(then="/account")
    assert "planner" in page.lower() and "N07T01" not in page


def told(place, token):
    return Visitor(place.address).opener.open(
        urllib.request.Request(
            place.address + "/sign-in/back-channel", data=urllib.parse.urlencode({"logout_token": token}).encode()),
        timeout=20)


def test_a_notice_of_the_server_ends_sessions_at_once(place, issuer):
    guest = Guest(place.address)
    guest.begin()
    other = Visitor(place.address)
    other.sign_in("root@example.org")
    notice = issuer.logout_token()
    assert guest.is_signed_in
    with told(place, notice) as answer:
        assert answer.status == 200 and answer.headers["Cache-Control"] == "no-store"
    assert not guest.is_signed_in
    assert other.get("/account").url.endswith("/account")

    guest.begin()
    for wrong in [
        notice, issuer.logout_token(nonce="x"), issuer.logout_token(events=None), issuer.logout_token(aud="other"),
        issuer.logout_token(jti=None), issuer.logout_token(sub=None), "nothing", "",
    ]:
        with pytest.raises(urllib.error.HTTPError) as refused:
            told(place, wrong)
        assert refused.value.code == 400
    assert guest.is_signed_in


def test_while_the_server_is_down_sessions_go_on_and_nobody_comes_in_by_it(place, issuer):
    guest = Guest(place.address)
    guest.begin()
    issuer.stop()
    late = Guest(place.address)
    # Where the server is was read before: the browser finds nobody there.
    with pytest.raises(urllib.error.URLError):
        late.begin()
    assert guest.is_signed_in and not late.is_signed_in
    status, _, page = late.ask("/sign-in/back?" + urllib.parse.urlencode({"code": "1", "state": "2"}))
    assert status == 400 and not late.is_signed_in
    local = Visitor(place.address)
    assert local.sign_in("root@example.org") == "/"


def test_a_server_that_was_never_there_is_said_plainly(built, program, issuer, tmp_path):
    path = issuer.file(tmp_path)
    issuer.stop()
    database = tmp_path / "own.sqlite"
    accounts.add(program, database, name="root@example.org", display_name="Root", roles=["administrator"])
    with program.serving(database, "--sign-in-with", path) as address:
        status, _, page = Guest(address).begin()
        assert status == 503 and "does not answer" in page
        assert Visitor(address).sign_in("root@example.org") == "/"


def test_the_sign_in_page_lets_its_form_lead_to_the_server_and_nowhere_else(place, issuer):
    with Visitor(place.address).get("/sign-in") as answer:
        assert f"form-action 'self' {issuer.address};" in answer.headers["Content-Security-Policy"]
    with Visitor(place.address).get("/guide") as answer:
        assert "form-action 'self';" in answer.headers["Content-Security-Policy"]


def test_without_a_sign_in_server_there_is_no_button_and_no_way(program, tmp_path):
    database = tmp_path / "own.sqlite"
    accounts.add(program, database, name="root@example.org", display_name="Root", roles=["administrator"])
    with program.serving(database) as address:
        guest = Guest(address)
        assert "Sign in with" not in guest.ask("/sign-in")[2]
        assert guest.ask("/sign-in/back?code=1&state=2")[0] == 404
        assert guest.ask("/sign-in/back-channel", {"logout_token": "x"})[0] == 404


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("role: planner", "role: boss", "line 9, groups[1].role"), ("client-id: headroom\n", "", "client-id: is missing"),
     ("secret.txt", "no-such-file.txt", "client-secret-file"), ("issuer: http://127.0.0.1", "issuer: http://a.example", "line 2, issuer")])
def test_a_file_that_is_wrong_is_refused_with_its_line(built, program, issuer, tmp_path, old, new, said):
    path = issuer.file(tmp_path)
    path.write_text(path.read_text().replace(old, new))
    result = program.run(
        "serve", "--sign-in-with", path, "--port", "0", "--database", tmp_path / "own.sqlite", expect=BAD_DATA)
    assert said in result.err and SECRET not in result.said

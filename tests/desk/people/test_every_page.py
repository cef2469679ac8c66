"""No page of the desk is open because someone forgot the gate: those that are stand here, each with its reason."""

import pytest
from django.urls import URLResolver, get_resolver

PUBLIC_ROOMS = ("public", "api")  # for anyone; for whoever holds a key
OPEN = {
    "health": "tells a load balancer that the desk is up",
    "components:brand": "the colour, for every page",
    "components:keys": "the list of keys",
    "cases:asked": "a colleague's link, which is its own key",
    "proof:checkpoint": "the log as it was last signed, for whoever watches it",
    "proof:keys": "what its signatures are checked by",
    "proof:update": "what a witness of it is brought",
    "cases:calendar": "a feed of days, which programs fetch by a key of their own",
    "people:leave": "signing out",
    "people:second-factor": "where the gate itself sends people",
    "account_change_password": "allauth asks for a sign-in",
}
SIGNING_IN = ("account_", "mfa_", "openid_connect_", "socialaccount_")  # allauth's own gate


def pages(resolver=None, room=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern, pattern.namespace or room)
        else:
            yield room, f"{room}:{pattern.name}" if room else str(pattern.name), pattern.callback


def test_every_page_of_the_staff_has_the_gate():
    ungated = [
        name
        for room, name, view in pages()
        if room.partition("-")[0] not in PUBLIC_ROOMS
        and not name.startswith(SIGNING_IN)
        and not getattr(view, "is_gated", False)
    ]
    assert sorted(set(ungated) - set(OPEN)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/me/password/", "/me/confirm/", "/me/second-factor/", "/me/second-factor/app/", "/me/second-factor/recovery-codes/",
     "/me/second-factor/recovery-codes/download/", "/me/second-factor/passkeys/", "/me/second-factor/passkeys/add/"],
)  # fmt: skip
def test_nobody_comes_to_the_pages_of_an_account_without_signing_in(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]

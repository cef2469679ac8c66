"""What every page brings with it: headers, the authority's colour, the list of keys, calm pages where nothing can be shown."""

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from answerable.desk.components import brand, middleware

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_pages_load_nothing_but_our_own_files(client):
    headers = client.get("/keys/").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    for part in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert part in headers["Content-Security-Policy"].split("; ")
    assert headers["Referrer-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_forms_may_go_to_the_sign_in_service(settings):
    settings.OIDC_ISSUER, settings.IS_SECURE = "https://sign.in.example/harrowmere/v2.0", True
    assert "form-action 'self' https://sign.in.example;" in middleware.policy()
    assert middleware.policy().endswith("upgrade-insecure-requests")


@pytest.mark.django_db
def test_the_colour_is_the_authoritys_and_is_asked_for_once(client):
    first = client.get("/brand.css")
    assert first.headers["Content-Type"].startswith("text/css")
    assert "--accent:#1d4f6e" in first.text
    again = client.get("/brand.css", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_a_desk_without_a_folder_has_a_name_and_a_colour(settings, tmp_path, client):
    settings.AUTHORITY_FOLDER = tmp_path
    assert "The authority" in client.get("/keys/").text
    assert client.get("/brand.css").status_code == 200


def test_a_profile_that_cannot_be_read_stops_no_page(settings, tmp_path, client, caplog):
    (tmp_path / "authority.yaml").write_text("authority: [")
    settings.AUTHORITY_FOLDER = tmp_path
    assert client.get("/keys/").status_code == 200
    assert "REG" in caplog.text


@pytest.mark.django_db
def test_a_colour_that_cannot_be_read_is_left_out(settings, tmp_path):
    (tmp_path / "authority.yaml").write_text('authority:\n  name: Elsewhere\n  accent: "red; } body { display: none"\n')
    settings.AUTHORITY_FOLDER = tmp_path
    assert "display" not in brand.stylesheet()


@given(COLOURS, st.sampled_from(["#ffffff", "#14181b"]))
def test_words_in_any_accent_can_be_read(colour, ground):
    assert brand.contrast(brand.readable(colour, on=ground), ground) >= 4.5


@given(COLOURS)
def test_contrast_has_no_order(colour):
    assert 1 <= brand.contrast(colour, "#000000") == brand.contrast("#000000", colour) <= 21


def test_shortcuts_are_there_for_staff_who_want_them(client, client_of, auditor):
    assert "data-shortcuts" not in client.get("/keys/").text
    assert "data-shortcuts" in client_of(auditor).get("/keys/").text
    auditor.has_shortcuts = False
    auditor.save()
    assert "data-shortcuts" not in client_of(auditor).get("/keys/").text


def test_the_gallery_is_for_staff(client, client_of, auditor):
    assert client.get("/components/").status_code == 302
    page = client_of(auditor).get("/components/").text
    assert "question-progress" in page and "There is a problem" in page


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_what_to_do(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is no page here" in answer.text and "Harrowmere" in answer.text


def test_a_form_that_is_not_ours_is_turned_away_in_words():
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"login": "a@b.example"})
    assert answer.status_code == 403 and "Send this page again" in answer.text


@pytest.mark.parametrize("name", ["400", "403", "500"])
def test_the_last_pages_need_neither_database_nor_request(name):
    html = render_to_string(f"{name}.html")
    assert "<h1" in html
    linked = re.findall(r'"/static/([^"]+)"', html)
    assert linked and all(finders.find(path) for path in linked)


def test_the_last_page_of_all_has_no_tag_that_could_fail():
    from django.template.loader import get_template

    path = Path(get_template("500.html").origin.name)
    assert "{%" not in path.read_text() and "{{" not in path.read_text()


def test_styles_and_scripts_are_small():
    names = ["govuk/govuk.css", "desk/desk.css", "govuk/govuk.js", "desk/desk.js"]
    packed = {name: len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in names}
    assert sum(packed.values()) < 32_000, packed


def test_govuk_frontend_brings_no_crown_and_no_fonts():
    css = Path(finders.find("govuk/govuk.css")).read_text()
    assert "GDS Transport" not in css and "@font-face" not in css and "url(" not in css
    assert Path(finders.find("govuk/LICENSE.txt")).read_text().count("Crown Copyright") == 1


def test_the_desk_is_ready_to_be_deployed(tmp_path):
    ours = {
        "ANSWERABLE_URL": "https://foi.harrowmere.example",
        "ANSWERABLE_DATA": str(tmp_path),
        "ANSWERABLE_SECRET": "",
    }
    check = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {**os.environ, **ours, "DJANGO_SETTINGS_MODULE": "answerable.desk.settings"}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # the journeys' own, and no part of a deployed desk
    done = subprocess.run(check, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

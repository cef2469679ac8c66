"""The pages of evidence: what they show and to whom, what they ask for, and that a form sent twice makes one entry."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.custody import access, serving
from answerable.desk.custody.models import CustodyEvent, Investigation, Item
from answerable.desk.custody.views.act_table import PAGES
from answerable.desk.people.roles import Role
from desk.custody.hands import EXPORT

pytestmark = pytest.mark.django_db
SENT = {
    "collect": {"kind": "digital", "title": "Log", "from_custodian": "ICT", "from_place": "Server", "custodian": "Dora", "place": "Store"},
    "receive": {"kind": "paper", "title": "Letter", "seal": "P-1", "from_custodian": "Outsider", "from_place": "by post", "custodian": "Dora", "place": "Store"},
    "verify": {},
    "move": {"custodian": "Ivy", "place": "Room 3"},
    "check-out": {"custodian": "Ivy", "place": "Room 3", "due_back_on_day": "24", "due_back_on_month": "11", "due_back_on_year": "2036"},
    "return": {"custodian": "Dora", "place": "Store"},
    "copy": {"title": "Working copy", "method": "cp 9.4", "custodian": "Dora", "place": "Store"},
    "access": {},
    "analyse": {"method": "chatlook 2.1", "outcome": "61 names", "custodian": "Ivy", "place": "Room 3"},
    "redact": {"title": "For release", "method": "redactor 1.0", "custodian": "Dora", "place": "Store"},
    "seal": {"new_seal": "HBC-0500"},
    "give-back": {"custodian": "Head of service", "place": "Mere House"},
    "correct": {"event": "1"},
    "report": {"although": "The committee meets tomorrow."},
    "disclose": {"recipient": "The Commissioner", "authority": "UK GDPR Art 58(1)", "items": ["1"]},
    "close": {"finding": "No approved tool."},
    "reopen": {},
}  # fmt: skip
FILES = {"collect", "redact"}
ON_DEVICE = {"seal", "give-back"}


def address(reference, act):
    number = 2 if act in ON_DEVICE else 1
    return (
        f"/evidence/{reference}/{number}/do/{act}/" if access.ACTS[act].on_item else f"/evidence/{reference}/do/{act}/"
    )


def sent(act, **more):
    data = {
        "key": str(uuid4()),
        "reason": "Needed",
        **SENT[act],
        **({"seal_read": "HBC-0411"} if act in ON_DEVICE else {}),
    }
    if act in FILES:
        data["file"] = SimpleUploadedFile("log.txt", b"lines", "text/plain")
    return data | more


def events(reference):
    return CustodyEvent.objects.filter(investigation__reference=reference).count()


def test_the_table_of_acts_and_their_pages_are_one():
    assert set(PAGES) | {"open"} == set(access.ACTS)
    assert set(SENT) == set(PAGES)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(PAGES))
def test_who_may_do_what(reference, keeper, person, client_of, role, act, at):
    if act in ("return", "reopen"):
        first = client_of(keeper.person)
        made = {"return": "check-out", "reopen": "close"}[act]
        assert first.post(address(reference, made), sent(made)).status_code == 302
    before, rows = events(reference), list(Item.objects.order_by("id").values())
    someone = client_of(person("Someone Else", role))
    answer = someone.post(address(reference, act), sent(act))
    if role in access.ACTS[act].roles:
        assert answer.status_code == 302, answer.content.decode()
        assert events(reference) == before + 1
    else:
        assert answer.status_code == 403
        assert events(reference) == before and list(Item.objects.order_by("id").values()) == rows


@pytest.mark.parametrize("role", list(Role))
def test_who_may_read(reference, person, client_of, role):
    browser = client_of(person("Someone Else", role))
    pages = ("/evidence/", "/evidence/check/", f"/evidence/{reference}/", f"/evidence/{reference}/1/", f"/evidence/{reference}/entries/2/")  # fmt: skip
    statuses = {browser.get(page).status_code for page in pages}
    assert statuses == {200 if role in (Role.DATA_PROTECTION, Role.AUDITOR) else 403}
    assert browser.get("/evidence/open/").status_code == (200 if role is Role.DATA_PROTECTION else 403)


def test_an_auditor_sees_no_act_but_the_look_and_changes_nothing(reference, auditor, client_of):
    browser = client_of(auditor)
    page = browser.get(f"/evidence/{reference}/1/").content.decode()
    assert re.findall(r"/do/([a-z-]+)/", page) == ["access"]
    assert "/do/" not in browser.get(f"/evidence/{reference}/").content.decode()
    items, found = list(Item.objects.values()), Investigation.objects.values("title", "closed_at", "items_count").get()
    assert browser.post(address(reference, "access"), sent("access")).status_code == 302
    assert list(Item.objects.values()) == items
    assert Investigation.objects.values("title", "closed_at", "items_count").get() == found


def test_an_investigation_is_opened_and_an_item_collected(data_protection, client_of):
    browser = client_of(data_protection)
    given = {"key": str(uuid4()), "title": "Lost papers", "breach": "BR-2025-008", "reason": "Reported by the service"}
    answers = [browser.post("/evidence/open/", given) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {answers[0]["Location"]}
    reference = Investigation.objects.get().reference
    answer = browser.post(f"/evidence/{reference}/do/collect/", sent("collect"), follow=True)
    text = answer.content.decode()
    assert "written down as entry 2" in text and "Collected" in text and "Server" in text
    item = browser.get(f"/evidence/{reference}/1/").content.decode()
    assert Item.objects.get().digest in item and "log.txt" not in item


def test_a_form_that_is_not_complete_says_so_and_keeps_its_key(reference, data_protection, client_of):
    key = str(uuid4())
    answer = client_of(data_protection).post(f"/evidence/{reference}/do/collect/", {"kind": "paper", "key": key, "claimed_at_day": "1"})  # fmt: skip
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter the number of the seal" in text and "There is a problem" in text and key in text
    assert "Answer “Who had it?”" in text and "Answer “Who has it then?”" in text
    assert re.search(r"<details[^>]* open", text)


def test_what_was_written_on_paper_first_has_both_times(reference, data_protection, client_of):
    paper = {"claimed_at_day": "17", "claimed_at_month": "9", "claimed_at_year": "2025", "claimed_at_time": "14.25", "claimed_basis": "Form 12"}  # fmt: skip
    text = client_of(data_protection).post(address(reference, "verify"), sent("verify", **paper), follow=True).content.decode()  # fmt: skip
    assert "17 September 2025 at 2:25pm: Form 12" in text
    later = paper | {"claimed_at_year": "2099"}
    answer = client_of(data_protection).post(address(reference, "verify"), sent("verify", **later))
    assert answer.status_code == 422 and "has not come yet" in answer.content.decode()


def test_a_time_on_paper_that_came_twice_is_asked_about(reference, data_protection, client_of):
    paper = {"claimed_at_day": "26", "claimed_at_month": "10", "claimed_at_year": "2025", "claimed_at_time": "1:30am", "claimed_basis": "Form 12"}  # fmt: skip
    answer = client_of(data_protection).post(address(reference, "verify"), sent("verify", **paper))
    assert answer.status_code == 422 and "The clocks went back that night" in answer.content.decode()


def test_a_mismatch_is_said_in_red_words(reference, data_protection, client_of):
    browser = client_of(data_protection)
    moved = sent("move", seal_read="HBC-0417")
    text = browser.post(f"/evidence/{reference}/2/do/move/", moved, follow=True).content.decode()
    assert "does not match. The seal reads HBC-0417; it should read HBC-0411." in text
    for page in ("/evidence/", f"/evidence/{reference}/", f"/evidence/{reference}/2/"):
        assert re.search(r'app-late[^>]*>[^<]*(<span[^>]*>Warning</span>)?[^<]*(not match)', browser.get(page).content.decode()), page  # fmt: skip


def test_the_page_of_the_closing_asks_about_what_did_not_match_and_about_nothing_else(reference, data_protection, client_of):  # fmt: skip
    browser = client_of(data_protection)
    assert "closed all the same" not in browser.get(address(reference, "close")).content.decode()
    browser.post(f"/evidence/{reference}/2/do/move/", sent("move", seal_read="HBC-0417"))
    assert "Item 2 did not match in entry 4" in browser.get(address(reference, "close")).content.decode()
    refused = browser.post(address(reference, "close"), sent("close"))
    assert refused.status_code == 422 and 'href="#id_although"' in refused.content.decode()
    closed = browser.post(address(reference, "close"), sent("close", although="Its seal was smudged."), follow=True)
    assert "Closed although item 2 did not match in entry 4: Its seal was smudged." in closed.content.decode()


def test_the_page_of_the_report_asks_why_it_is_issued_while_something_stands_open(reference, data_protection, client_of):  # fmt: skip
    browser = client_of(data_protection)
    page, asks = f"/evidence/{reference}/do/report/", "Why is it issued all the same?"
    text = browser.get(page).content.decode()
    assert asks in text and "The investigation is open and has no finding yet. The answer stands in the report." in text
    assert browser.post(page, sent("report", although="")).status_code == 422
    browser.post(f"/evidence/{reference}/do/close/", sent("close"))
    assert asks not in browser.get(page).content.decode()
    assert browser.post(page, sent("report")).status_code == 302


def test_who_got_a_disclosure_stands_on_the_page_of_its_entry(reference, data_protection, client_of):
    page = client_of(data_protection).post(address(reference, "disclose"), sent("disclose"), follow=True).content.decode()  # fmt: skip
    assert re.search(r"Given to</dt>\s*<dd>The Commissioner</dd>", page)
    assert re.search(r"Files that went</dt>\s*<dd>Of item 1</dd>", page)
    assert "New item with" in page and "<dt>To</dt>" not in page


def test_what_may_not_be_done_now_is_refused_on_the_page_of_the_act(reference, data_protection, client_of):
    browser = client_of(data_protection)
    browser.post(address(reference, "close"), sent("close"))
    answer = browser.post(address(reference, "collect"), sent("collect"))
    assert answer.status_code == 422 and "the investigation is closed" in answer.content.decode()


def test_a_file_is_given_to_whoever_wrote_the_look_down_for_an_hour(
    reference, data_protection, auditor, client_of, monkeypatch
):
    browser = client_of(data_protection)
    page = browser.post(address(reference, "access"), sent("access"), follow=True).content.decode()
    path = re.search(r'href="([^"]+/files/1/)"', page)[1]
    given = browser.get(path)
    assert given.content == EXPORT and given["Content-Disposition"].startswith("attachment")
    assert client_of(auditor).get(path).status_code == 404
    assert browser.get(path.replace("files/1", "files/2")).status_code == 404
    assert browser.get(f"/evidence/{reference}/entries/2/files/1/").status_code == 404
    assert CustodyEvent.objects.get(act="item-accessed").result == "match"
    monkeypatch.setattr(serving, "OPEN_FOR", timedelta(0))
    assert browser.get(path).status_code == 404


def test_overdue_returns_are_shown(reference, keeper, client_of, at):
    from answerable.desk.custody.actions.check_out import check_out
    from desk.custody.hands import LAB, said

    check_out(reference=reference, number=1, to=LAB, due_back_on=at.date(), said=said(), by=keeper, at=at)
    Item.objects.filter(number=1).update(due_back_on="2020-01-02")
    browser = client_of(keeper.person)
    assert "1 overdue to come back" in browser.get("/evidence/").content.decode()
    assert "overdue since Thursday 2 January 2020" in " ".join(browser.get(f"/evidence/{reference}/1/").content.decode().replace("</span>", "").split())  # fmt: skip


def test_the_page_of_the_check_says_what_was_changed(reference, auditor, client_of):
    browser = client_of(auditor)
    assert "All 6 rows agree" in browser.get("/evidence/check/").content.decode()
    Item.objects.filter(number=2).update(custodian="Somebody else")
    assert "1 of 6 rows do not agree" in browser.get("/evidence/check/").content.decode()


def test_who_reads_no_evidence_finds_it_in_no_menu(officer, auditor, client_of):
    assert "/evidence/" not in client_of(officer).get("/registers/").content.decode()
    assert "/evidence/" in client_of(auditor).get("/registers/").content.decode()


def test_a_mismatch_that_was_corrected_is_said_without_alarm(reference, data_protection, client_of):
    browser = client_of(data_protection)
    browser.post(f"/evidence/{reference}/2/do/move/", sent("move", seal_read="HBC-0417"))
    browser.post(address(reference, "correct"), sent("correct", event="4"))
    text = browser.get("/evidence/").content.decode()
    assert "1 did not match, and was corrected" in text and "app-late" not in text


@pytest.mark.parametrize("path", ["{}/99999999999999999999/", "{}/entries/99999999999999999999/bag.zip", "{}/entries/99999999999999999999/files/99999999999999999999/", "{}/1/do/nothing/", "{}/do/verify/", "{}/1/do/close/", "EV-1999-001/", "{}/entries/0/"])  # fmt: skip
def test_an_address_that_leads_nowhere_says_so(reference, data_protection, client_of, path):
    browser = client_of(data_protection)
    for method in (browser.get, browser.post):
        assert method("/evidence/" + path.format(reference)).status_code == 404


def test_nonsense_in_a_form_is_said_beside_its_field(reference, data_protection, client_of):
    browser = client_of(data_protection)
    nonsense = {"key": "no key", "kind": "gas", "title": "x" * 300, "reason": "", "event": "99", "items": ["77"], "new_seal": "", "due_back_on_day": "32", "claimed_at_time": "25:00"}  # fmt: skip
    for act in PAGES:
        if act in ("return", "reopen"):  # they are not for what is open and held
            continue
        before = events(reference)
        assert browser.post(address(reference, act), nonsense).status_code == 422, act
        assert events(reference) == before


def test_an_investigation_opened_from_a_breach_has_its_reference_already(data_protection, client_of):
    page = client_of(data_protection).get("/evidence/open/?breach=BR-2025-008").content.decode()
    assert 'value="EV-2025-05"' in page and re.search(r'value="BR-2025-008"\s+selected', page)
    assert client_of(data_protection).get("/evidence/open/?breach=nothing").status_code == 200


def digests_on(browser, reference, number):
    page = browser.get(f"/evidence/{reference}/entries/{number}/").content.decode()
    return re.findall(r"<dt>(SHA-256[^<]*)</dt><dd><code[^>]*>(\w+)<", page)


def test_each_digest_on_a_page_says_of_which_item_it_is(reference, data_protection, client_of, spoil):
    browser = client_of(data_protection)
    shown = SimpleUploadedFile("chat, redacted.txt", b"[taken out]", "text/plain")
    browser.post(address(reference, "redact"), sent("redact", file=shown))
    original, redacted = (Item.objects.get(number=number).digest for number in (1, 3))
    assert original != redacted
    assert digests_on(browser, reference, 4) == [("SHA-256 of item 1", original), ("SHA-256 of item 3", redacted)]
    browser.post(address(reference, "report"), sent("report"))
    word, pdf = (Item.objects.get(number=number).digest for number in (4, 5))
    assert digests_on(browser, reference, 5) == [("SHA-256 of item 4", word), ("SHA-256 of item 5", pdf)]
    spoil(1)
    browser.post(address(reference, "verify"), sent("verify"))
    assert [label for label, _ in digests_on(browser, reference, 6)] == ["SHA-256 of item 1 as found"]


def test_the_photograph_of_a_thing_is_not_taken_for_the_thing(reference, data_protection, client_of):
    browser = client_of(data_protection)
    picture = SimpleUploadedFile("seal.jpg", b"picture", "image/jpeg")
    browser.post(address(reference, "collect"), sent("collect", kind="device", seal="HBC-9", photograph=picture))
    thing, photograph = Item.objects.get(number=3), Item.objects.get(number=4)
    assert digests_on(browser, reference, 4) == [("SHA-256 of item 4", photograph.digest)]
    assert (thing.place, photograph.place) == ("Store", "the desk’s store of files")
    assert "rows agree with the log" in browser.get("/evidence/check/").content.decode()


def test_a_file_is_in_the_store_of_files_unless_somebody_says_where_else(reference, data_protection, client_of):
    browser = client_of(data_protection)
    assert "the desk’s store of files" in browser.get(address(reference, "redact")).content.decode()
    browser.post(address(reference, "collect"), sent("collect", place=""))
    assert Item.objects.get(number=3).place == "the desk’s store of files"
    paper = sent("collect", kind="paper", seal="HBC-9", place="")
    assert "Enter where it is then" in browser.post(address(reference, "collect"), paper).content.decode()

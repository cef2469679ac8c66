"""A disposal: preview, somebody else's approval, holds and days looked at again, all or nothing, a record that stays."""

from datetime import date

import pytest

from answerable.desk.cases import access
from answerable.desk.cases.models import Case, Correspondence, Question, Task
from answerable.desk.files.models import StoredFile, Unwanted
from answerable.desk.files.removal import sweep
from answerable.desk.ledger.models import Entry
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import acting
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval, drop_disposal, return_disposal
from answerable.desk.retention.actions.begin_disposal import begin_disposal
from answerable.desk.retention.actions.carry_out import carry_out
from answerable.desk.retention.actions.decide_item import decide_item
from answerable.desk.retention.actions.hold import hold
from answerable.desk.retention.models import Disposal, Fate, Step
from answerable.desk.retention.queries.disposals import disposal_page, unanswered
from answerable.desk.retention.queries.due import State, Wanted, due_list
from answerable.desk.retention.scope import Scope
from answerable.desk.search import index
from answerable.errors import DisposalElsewhere, FileDestroyed, NoSuchThing, NotAllowed, NotComplete, NothingDue


@pytest.fixture
def begun(closed, keeper, at):
    closed()
    return begin_disposal(by=keeper, at=at)


@pytest.fixture
def approved(begun, keeper, second, at):
    ask_approval(number=begun.pk, by=keeper, at=at)
    return approve_disposal(number=begun.pk, signed_off=(), by=second, at=at)


@pytest.fixture
def carried_out(keeper, run_jobs, at):
    """carried_out(disposal): sends it to the queue, and does the work."""

    def make(disposal):
        carry_out(number=disposal.pk, by=keeper, at=at)
        run_jobs()
        disposal.refresh_from_db()
        return disposal

    return make


def stop(keeper, at, subject="", words=""):
    return hold(kind="litigation", scope=Scope((subject,) if subject else (), words), reason="A claim.", since=at.date(), by=keeper, at=at)  # fmt: skip


def test_a_closed_file_is_due_the_day_after_three_years(closed, keeper):
    closed(date(2022, 3, 1))  # closed on 8 March 2022
    assert due_list(Wanted(date(2025, 3, 8), kind="case"), on=date(2025, 3, 8), by=keeper) == ()
    (row,) = due_list(Wanted(date(2025, 3, 9), kind="case"), on=date(2025, 3, 9), by=keeper)
    assert (row.state, row.class_id, row.standing.kept_to) == (State.DUE, "IG-REQ-01", date(2025, 3, 8))
    assert row.holding.title == "Request file FOI-2022-0001, received 1 March 2022"


def test_an_open_file_never_falls_due(take, keeper):
    take(date(2015, 3, 2))
    (row,) = due_list(Wanted(date(2036, 1, 1), kind="case", state="open"), on=date(2036, 1, 1), by=keeper)
    assert row.standing.is_open
    assert due_list(Wanted(date(2036, 1, 1), kind="case"), on=date(2036, 1, 1), by=keeper) == ()


def test_a_complaint_keeps_the_whole_file_for_the_longer(closed, keeper):
    from answerable.desk.cases.models import Complaint

    case = closed(date(2018, 3, 1))
    Complaint.objects.create(case=case, opened_on=date(2019, 1, 1), decided_on=date(2019, 6, 1), result="upheld")
    (row,) = due_list(Wanted(date(2026, 1, 1), kind="case"), on=date(2026, 1, 1), by=keeper)
    assert (row.class_id, row.standing.kept_to) == ("IG-REQ-04", date(2025, 6, 1))


def test_a_subject_access_file_is_kept_six_years(closed, keeper):
    case = closed(date(2019, 3, 1))
    Case.objects.filter(pk=case.pk).update(regime="dpa")
    assert due_list(Wanted(date(2025, 3, 1), kind="case"), on=date(2025, 3, 1), by=keeper) == ()
    (row,) = due_list(Wanted(date(2025, 3, 2), kind="case"), on=date(2025, 3, 2), by=keeper)
    assert row.class_id == "IG-DPR-01"


def test_a_fee_keeps_the_file_until_six_years_after_its_financial_year(closed, keeper):
    from answerable.desk.cases.models import ClockEvent

    case = closed(date(2019, 4, 30))
    ClockEvent.objects.create(case=case, clock="foia.response", name="fees_notice", on=date(2019, 5, 2), at=case.created_at)  # fmt: skip
    (row,) = due_list(Wanted(date(2026, 11, 1), kind="case"), on=date(2026, 11, 1), by=keeper)
    assert (row.class_id, row.standing.kept_to) == ("IG-REQ-09", date(2026, 3, 31))


def test_the_preview_shows_what_falls_due_and_what_a_hold_stops(closed, keeper, at):
    one, two = closed(date(2022, 3, 1)), closed(date(2022, 4, 1))
    held = stop(keeper, at, f"case:{two.reference}")
    page = disposal_page(begin_disposal(by=keeper, at=at).pk, by=keeper)
    assert [item.subject for item in page.going] == [f"case:{one.reference}"]
    (stays,) = page.staying
    assert stays.because == f"Held: hold {held.pk} (litigation)."
    assert (stays.trigger, stays.trigger_on) == ("day of the last response to the request, a review or complaint included", date(2022, 4, 8))  # fmt: skip


def test_nothing_due_is_no_disposal(take, keeper, at):
    take(date(2026, 11, 1))
    with pytest.raises(NothingDue):
        begin_disposal(by=keeper, at=at)


def test_nobody_approves_what_they_proposed(begun, keeper, at):
    ask_approval(number=begun.pk, by=keeper, at=at)
    with pytest.raises(NotAllowed, match="may not"):
        approve_disposal(number=begun.pk, signed_off=(), by=keeper, at=at)


@pytest.mark.parametrize("role", ["officer", "reviewer", "auditor", "administrator", "contributor"])
def test_these_roles_neither_begin_nor_approve_nor_carry_out(role, request, begun, keeper, second, at):
    other = acting(request.getfixturevalue(role))
    with pytest.raises(NotAllowed):
        begin_disposal(by=other, at=at)
    with pytest.raises(NotAllowed):
        ask_approval(number=begun.pk, by=other, at=at)
    ask_approval(number=begun.pk, by=keeper, at=at)
    with pytest.raises(NotAllowed):
        approve_disposal(number=begun.pk, signed_off=(), by=other, at=at)
    approve_disposal(number=begun.pk, signed_off=(), by=second, at=at)
    with pytest.raises(NotAllowed):
        carry_out(number=begun.pk, by=other, at=at)


@pytest.mark.parametrize("role", ["approver", "data_protection"])
def test_an_approver_or_a_data_protection_officer_may_approve(role, request, begun, keeper, at):
    ask_approval(number=begun.pk, by=keeper, at=at)
    by = acting(request.getfixturevalue(role))
    assert approve_disposal(number=begun.pk, signed_off=(), by=by, at=at).step == Step.APPROVED


def test_nothing_goes_without_approval(begun, keeper, at):
    with pytest.raises(DisposalElsewhere):
        carry_out(number=begun.pk, by=keeper, at=at)
    ask_approval(number=begun.pk, by=keeper, at=at)
    with pytest.raises(DisposalElsewhere):
        carry_out(number=begun.pk, by=keeper, at=at)


def test_an_approver_sends_it_back_with_a_reason(begun, keeper, second, at):
    ask_approval(number=begun.pk, by=keeper, at=at)
    with pytest.raises(NotComplete):
        return_disposal(number=begun.pk, reason=" ", by=second, at=at)
    assert return_disposal(number=begun.pk, reason="Leave out the first.", by=second, at=at).step == Step.PREVIEW
    item = begun.items.get()
    decide_item(number=begun.pk, key=item.pk, fate=Fate.LEFT_OUT, because="Asked for again.", by=keeper, at=at)
    with pytest.raises(NothingDue):
        ask_approval(number=begun.pk, by=keeper, at=at)
    drop_disposal(number=begun.pk, by=keeper, at=at)


def test_what_a_hold_stops_nobody_decides_away(closed, keeper, at):
    closed(date(2022, 3, 1))
    two = closed(date(2022, 4, 1))
    stop(keeper, at, f"case:{two.reference}")
    run = begin_disposal(by=keeper, at=at)
    with pytest.raises(NoSuchThing):
        decide_item(number=run.pk, key=run.items.get(fate=Fate.STOPPED).pk, fate=Fate.DUE, because="", by=keeper, at=at)


def test_what_says_who_asked_and_what_was_written_goes_and_the_tombstone_stays(approved, carried_out, officer):
    reference = "FOI-2022-0001"
    before = Case.objects.get(reference=reference)
    assert carried_out(approved).step == Step.DONE
    case = Case.objects.get(reference=reference)
    assert (case.received_on, case.stage, case.closed_at, case.outcome) == (before.received_on, before.stage, before.closed_at, before.outcome)  # fmt: skip
    assert not any((case.text, case.subject, case.applicant_name, case.applicant_email, case.clock, case.notices, case.owner))  # fmt: skip
    assert (case.disposal, bool(case.disposed_at)) == (approved.pk, True)
    questions = list(Question.objects.filter(case=case))
    assert len(questions) == case.questions_count == 2
    assert not any(row.text or row.proposal or row.answer for row in questions)
    assert not Correspondence.objects.filter(case=case).exists()
    assert index.find("case", "benches Alder Park").total == 0
    with pytest.raises(FileDestroyed):
        access.for_change(reference, by=acting(officer), to="correspond")


def test_the_log_loses_what_it_said_of_the_request_and_keeps_that_it_went(approved, carried_out, second):
    carried_out(approved)
    assert history("FOI-2022-0001") == ()
    (entry,) = Entry.objects.filter(kind="disposed")
    assert entry.data["item"] == "case:FOI-2022-0001"
    assert (entry.data["class"], entry.data["approved_by"]) == ("IG-REQ-01", second.key)
    assert entry.data["schedule"].startswith("1.0 (")
    assert entry.data["events"]
    assert Entry.objects.filter(body=None).count() == sum(last - first + 1 for first, last in entry.data["events"])


def test_files_go_unless_something_else_uses_them(closed, keeper, second, carried_out, officer, at):
    from answerable.desk.files.keeping import content, keep, path_of

    one, two = closed(date(2022, 3, 1)), closed(date(2025, 3, 1))
    moment = one.created_at
    for case, names in ((one, "ab"), (two, "b")):
        row = Correspondence.objects.create(case=case, is_incoming=True, kind="reply", at=case.created_at, title="")
        row.files.set([keep(name.encode() * 9, name=f"{name}.txt", media="text/plain", at=moment) for name in names])
    mine, shared = StoredFile.objects.get(name="a.txt"), StoredFile.objects.filter(name="b.txt").last()
    run = begin_disposal(by=keeper, at=at)
    ask_approval(number=run.pk, by=keeper, at=at)
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    carried_out(run)
    assert not StoredFile.objects.filter(pk=mine.pk).exists()
    assert path_of(mine.sha256).exists()  # the bytes wait for the commit
    assert set(Unwanted.objects.values_list("sha256", flat=True)) >= {mine.sha256, shared.sha256}
    assert sweep() >= 1
    assert not path_of(mine.sha256).exists()
    assert content(shared) == b"b" * 9
    assert not Unwanted.objects.exists()


def test_mail_of_the_request_goes_with_its_bytes(closed, keeper, second, carried_out, at):
    from answerable.desk.files.keeping import keep

    case = closed(date(2022, 3, 1))
    raw = keep(b"From: Wynn Asker\n\nBenches.", name="a.eml", media="message/rfc822", at=at)
    message = Message.objects.create(is_incoming=True, state="filed", message_id="<1@x>", raw=raw, digest="d", source="imap", at=at)  # fmt: skip
    Correspondence.objects.filter(case=case, kind="request").update(message=message)
    Task.objects.create(kind="unplaced-mail", words="Mail from Wynn Asker", message=message, at=at, done_at=at)
    Message.objects.create(
        is_incoming=False, state="sent", message_id="<2@x>", raw=raw, at=at, reference=case.reference
    )
    run = begin_disposal(by=keeper, at=at)
    ask_approval(number=run.pk, by=keeper, at=at)
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    carried_out(run)
    assert not Message.objects.exists() and not Task.objects.exists()
    assert not StoredFile.objects.filter(pk=raw.pk).exists()


def test_a_hold_placed_after_the_approval_stops_the_item(approved, carried_out, keeper, at):
    held = stop(keeper, at, "case:FOI-2022-0001")
    carried_out(approved)
    item = approved.items.get()
    assert (item.fate, item.because) == (Fate.STOPPED, f"A hold covers it: hold {held.pk}, since 20 November 2026.")
    assert Case.objects.get().text
    assert Entry.objects.filter(kind="not-disposed").count() == 1


def test_a_hold_in_words_stops_it_too(approved, carried_out, keeper, at):
    stop(keeper, at, words="benches park")
    carried_out(approved)
    assert approved.items.get().fate == Fate.STOPPED


def test_a_review_that_was_asked_for_meanwhile_stops_it(approved, carried_out):
    Case.objects.update(stage="review")
    carried_out(approved)
    item = approved.items.get()
    assert (item.fate, item.because) == (Fate.STOPPED, "By the schedule as it stands now it is kept without a day.")


def test_a_longer_period_in_the_schedule_applies_to_what_is_left(approved, carried_out, monkeypatch):
    from answerable.desk.retention import schedule as module
    from answerable.desk.retention.queries import due
    from answerable.registers import Entry as Row

    was = module.schedule()
    longer = tuple(Row(row.register, row.id, {**row.values, "period": {"years": 10}}) if row.id == "IG-REQ-01" else row for row in was.entries)  # fmt: skip
    monkeypatch.setattr(due, "schedule", lambda: module.Schedule("2.0", longer, was.triggers, was.rules))
    carried_out(approved)
    assert approved.items.get().because == "By the schedule as it stands now it is kept until 8 March 2032."


def test_work_that_is_begun_again_finds_what_is_left_and_ends_once(approved, carried_out):
    from answerable.desk.retention.actions.tasks import go_on

    carried_out(approved)
    go_on.call(approved.pk)
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert (kinds.count("disposed"), kinds.count("disposal-ended")) == (1, 1)


def test_a_fault_in_the_middle_leaves_the_file_whole(approved, keeper, at, monkeypatch):
    from answerable.desk.cases.actions import destroying
    from answerable.desk.retention.actions.destroy_item import destroy_item

    def fails(*args):
        raise OSError("the power went")

    carry_out(number=approved.pk, by=keeper, at=at)
    monkeypatch.setattr(destroying, "_empty", fails)
    with pytest.raises(OSError, match="power"):
        destroy_item(key=approved.items.get().pk, by=keeper, at=at)
    assert Case.objects.get().text
    assert Correspondence.objects.count() >= 1
    assert approved.items.get().fate == Fate.DUE
    assert history("FOI-2022-0001")


def test_the_certificate_says_what_went_under_which_class_and_by_whose_authority(approved, carried_out, keeper):
    from io import BytesIO

    import pypdfium2

    from answerable.desk.files.keeping import content

    done = carried_out(approved)
    page = disposal_page(done.pk, by=keeper)
    (item,) = page.gone
    assert (item.class_id, item.class_title) == ("IG-REQ-01", "Request case file (FOI and EIR)")
    assert (page.proposed_by, page.approved_by) == ("Rex Records", "Nora Second")
    assert "2 questions" in item.destroyed
    pdf = pypdfium2.PdfDocument(BytesIO(content(done.certificate)))
    text = " ".join("".join(leaf.get_textpage().get_text_range() for leaf in pdf).split())
    for words in (
        "Certificate of disposal",
        "FOI-2022-0001",
        "IG-REQ-01",
        "Nora Second",
        "Mark of the log",
        "version 1.0",
    ):
        assert words in text
    (entry,) = Entry.objects.filter(kind="disposal-ended")
    assert entry.digest == done.certificate.sha256


def test_the_record_of_disposal_has_no_personal_data(approved, carried_out):
    carried_out(approved)
    said = str([vars(item) for item in approved.items.all()]) + str([entry.data for entry in Entry.objects.all()])
    assert "Wynn" not in said and "example.org" not in said and "benches" not in said


def test_an_approval_that_is_asked_for_is_brought_before_people(begun, keeper, at):
    assert unanswered() == ()
    ask_approval(number=begun.pk, by=keeper, at=at)
    assert unanswered() == (begun.pk,)


def test_what_is_kept_further_is_not_due_until_then(begun, keeper, second, carried_out, closed, at):
    item = begun.items.get()
    decide_item(number=begun.pk, key=item.pk, fate=Fate.KEPT, because="Of historic interest.", keep_until=date(2028, 1, 1), by=keeper, at=at)  # fmt: skip
    ask_approval(number=begun.pk, by=keeper, at=at)
    approve_disposal(number=begun.pk, signed_off=(), by=second, at=at)
    carried_out(begun)
    assert Case.objects.get().text
    assert due_list(Wanted(date(2028, 1, 1), kind="case"), on=date(2028, 1, 1), by=keeper) == ()
    assert len(due_list(Wanted(date(2028, 1, 2), kind="case"), on=date(2028, 1, 2), by=keeper)) == 1


def test_what_a_class_wants_signed_off_goes_only_where_it_is_named(begun, keeper, second, at):
    begun.items.update(needs_sign_off=True)
    ask_approval(number=begun.pk, by=keeper, at=at)
    with pytest.raises(NothingDue):
        approve_disposal(number=begun.pk, signed_off=(), by=second, at=at)
    approve_disposal(number=begun.pk, signed_off=[begun.items.get().pk], by=second, at=at)
    assert begun.items.get().is_signed_off


def test_an_import_that_is_taken_back_leaves_its_record(db, by, at):
    from answerable.casefile import Stage
    from answerable.desk.cases.actions.import_cases import OldCase, import_cases
    from answerable.desk.cases.actions.remove_imported import remove_imported

    old = [
        OldCase("OLD-1", date(2020, 1, 6), Stage.WITHDRAWN, ended_on=date(2020, 1, 9)),
        OldCase("OLD-2", date(2026, 11, 2), Stage.NEW),
    ]
    import_cases(cases=old, source="import:1", by=by, at=at)
    assert remove_imported(references=["OLD-1", "OLD-2"], source="import:1", by=by, at=at) == ()
    assert not Case.objects.exists()
    run = Disposal.objects.get()
    assert (run.step, run.why, run.items.filter(fate=Fate.DESTROYED).count()) == (
        Step.DONE,
        "import 1 was taken back",
        2,
    )

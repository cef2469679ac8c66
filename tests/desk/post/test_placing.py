"""What a message in does: a case, a reply, a returned letter, a task; and what nothing may be done about."""

from datetime import UTC, date, datetime

import pytest

from desk.post.letters import REQUEST, letter, reply


def test_a_request_becomes_a_case_received_on_the_day_it_arrived(arrive, case_of):
    message = arrive(letter())
    case = case_of(message)
    assert message.state == "filed"
    assert (case.applicant_name, case.applicant_email) == ("Wynn Asker", "wynn@applicant.example")
    assert (case.received_on, case.channel, case.questions_count) == (date(2026, 11, 19), "email", 2)


def test_the_day_of_receipt_is_that_of_the_mailbox_in_uk_time_and_both_days_are_told(arrive, case_of):
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in London
    message = arrive(letter(Date="Mon, 1 Jun 2026 09:00:00 +0000"), arrived_at=late)
    assert case_of(message).received_on == date(2026, 7, 1)
    assert message.note == ("It gives its own date as 1 June 2026. It arrived on 1 July 2026, and time runs from then.")


def test_a_mail_server_whose_clock_is_fast_brings_no_request_from_tomorrow(arrive, case_of, at):
    message = arrive(letter(), arrived_at=datetime(2026, 12, 24, tzinfo=UTC))
    assert (message.at, case_of(message).received_on) == (at, at.date())


def test_answers_go_where_the_message_asks_for_them_to_go(arrive, case_of):
    data = letter(sender="Web form <no-reply@forms.example>", Reply_To="Rosa Quill <rosa@applicant.example>")
    case = case_of(arrive(data))
    assert (case.applicant_name, case.applicant_email) == ("Rosa Quill", "rosa@applicant.example")


def test_attachments_are_kept_byte_for_byte_with_the_case(arrive, case_of):
    from email import message_from_bytes, policy

    from answerable.desk.files.keeping import content

    message = message_from_bytes(letter(), policy=policy.default)
    message.add_attachment(bytes(range(256)) * 40, maintype="application", subtype="x-odd", filename="ledger.bin")
    kept = arrive(message.as_bytes())
    (file,) = kept.attachments.all()
    assert (file.name, file.media, content(file)) == ("ledger.bin", "application/x-odd", bytes(range(256)) * 40)
    assert list(case_of(kept).correspondence.get().files.all()) == [file]


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Auto_Submitted": "auto-replied"}, "Auto-Submitted says auto-replied"),
        ({"X_Autoreply": "yes"}, "it carries X-Autoreply"),
        ({"Precedence": "auto_reply"}, "Precedence says auto_reply"),
        (
            {"Return_Path": "<>", "subject": "Abwesenheitsnotiz: FOI"},
            "its subject says so, and its envelope names no sender",
        ),
        ({"Auto_Submitted": "auto-generated", "subject": "Automatic reply: FOI"}, "its subject says so"),
        ({"X_Auto_Response_Suppress": "All", "subject": "Ymateb awtomatig: FOI"}, "its subject says so"),
    ],
)
def test_automatic_replies_are_set_aside_although_they_ask_something(arrive, tasks, headers, why):
    message = arrive(letter(**headers))
    assert message.state == "set-aside"
    assert message.note.startswith(f"An automatic reply ({why}")
    assert tasks(message) == []


def test_a_subject_alone_makes_no_automatic_reply(arrive):
    assert arrive(letter(subject="Out of office policy: FOI request")).state == "filed"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-generated"},
        {"Precedence": "bulk"},
        {"List_Id": "<news.example>"},
        {"X_Auto_Response_Suppress": "OOF"},
        {"Return_Path": "<>"},
    ],
)
def test_what_a_machine_or_a_list_sent_and_asks_something_is_put_to_a_person(arrive, tasks, headers):
    message = arrive(letter(**headers))
    assert (message.state, tasks(message)) == ("task", ["unplaced-mail"])
    assert message.automatic


def test_a_newsletter_that_asks_nothing_is_set_aside(arrive):
    assert (
        arrive(letter("Our summer sale has begun.", subject="Sale", List_Unsubscribe="<mailto:x@news.example>")).state
        == "set-aside"
    )


def test_a_list_of_our_own_only_passes_on_what_people_write(arrive, settings):
    settings.MAIL_LISTS = ["foi.harrowmere.example"]
    assert arrive(letter(List_Id="FOI <foi.harrowmere.example>", Precedence="list")).state == "filed"


def test_a_reply_to_our_letter_is_filed_and_its_owner_told(arrive, case_of, sent, tasks):
    case = case_of(arrive(letter()))
    message = arrive(reply(sent(case)), where="uid 1/2")
    assert case_of(message) == case
    assert tasks(message) == ["reply"]


def test_a_reply_while_we_wait_for_the_applicant_suggests_that_it_is_clarified(arrive, case_of, sent, tasks):
    case = case_of(arrive(letter()))
    case.stage = "clarifying"
    case.save()
    message = arrive(reply(sent(case), "I mean the year 2024."))
    assert tasks(message) == ["clarified"]
    case.refresh_from_db()
    assert case.stage == "clarifying"


def test_a_reply_while_one_question_waits_says_by_when_it_is_due_then(arrive, case_of, sent, tasks):
    case = case_of(arrive(letter()))
    question = case.questions.first()
    question.outcome = "clarification"
    question.save()
    case.events.create(clock="foia.response", name="clarification_asked", on=case.received_on, at=case.created_at, questions=[question.pk])  # fmt: skip
    message = arrive(reply(sent(case), "I mean the year 2024."))
    assert tasks(message) == ["clarified"]
    words = message.tasks.get().words
    assert f"question {question.number} is due by" in words and "The applicant has replied" in words


def test_a_reply_to_the_applicants_own_message_finds_its_case(arrive, case_of):
    first = arrive(letter())
    second = arrive(letter("I forgot: by email.", In_Reply_To=first.message_id))
    assert case_of(second) == case_of(first)


@pytest.mark.parametrize("shape", ["{}", "Re: [EXTERNAL] your request ({})", "about {}."])
def test_a_reference_files_a_message_where_the_address_agrees(arrive, case_of, shape):
    case = case_of(arrive(letter()))
    for written in (case.reference, case.reference.lower(), case.reference.replace("-", "/")):
        message = arrive(letter(f"More about this: {written}?", subject=shape.format(written)))
        assert case_of(message) == case


def test_the_name_that_we_gave_in_reply_to_carries_the_reference(arrive, case_of):
    case = case_of(arrive(letter()))
    data = letter(
        "Any news?",
        subject="Re:",
        To=f'"Harrowmere Borough Council ({case.reference})" <information@harrowmere.example>',
    )
    assert case_of(arrive(data)) == case


def test_a_reference_from_a_strange_address_is_a_task_that_suggests_the_case(arrive, case_of, tasks):
    from answerable.desk.cases.models import Task

    case = case_of(arrive(letter()))
    message = arrive(letter(f"What about {case.reference}?", sender="eve@stranger.example"))
    assert (message.state, tasks(message)) == ("task", ["unplaced-mail"])
    assert Task.objects.get(message=message).case == case


def test_a_reply_from_another_address_is_filed_and_said(arrive, case_of, sent):
    from answerable.desk.cases.models import Task

    case = case_of(arrive(letter()))
    message = arrive(reply(sent(case), sender="wynn@work.example"))
    assert "not known on this case" in Task.objects.get(message=message).words


def test_a_returned_letter_is_a_task_on_its_case_and_the_letter_says_so(arrive, case_of, sent, tasks):
    from desk.post.awkward import postfix_report

    case = case_of(arrive(letter()))
    ours = sent(case)
    message = arrive(postfix_report(ours.message_id, "wynn@applicant.example"))
    ours.refresh_from_db()
    assert (message.state, tasks(message), ours.state) == ("set-aside", ["bounce"], "returned")
    assert "550 5.1.1" in ours.note
    assert case.tasks.get(kind="bounce").message == message


def test_our_own_copy_that_comes_home_is_set_aside_and_told(arrive, case_of, sent):
    from answerable.desk.files.keeping import content

    ours = sent(case_of(arrive(letter())))
    message = arrive(content(ours.raw))
    ours.refresh_from_db()
    assert message.state == "set-aside"
    assert message.note.endswith(f"A copy of our own message {ours.pk}.")
    assert ours.home_at is not None


def test_a_message_that_went_in_a_circle_is_set_aside(arrive):
    received = "".join(f"Received: from a{hop} by b{hop}; Thu, 19 Nov 2026 10:00:00 +0000\n" for hop in range(60))
    assert arrive(received.encode() + letter()).note.startswith("It goes in a circle")


def test_the_same_bytes_come_in_once_a_source_and_are_told_from_another(arrive):
    first = arrive(letter())
    again = arrive(letter(), where="uid 1/9")
    assert again == first
    assert again.note == "The same bytes lay in the mailbox again (uid 1/9)."
    other = arrive(letter(), source="maildir:/var/mail/foi")
    assert (other.state, other.note) == (
        "set-aside",
        f"Already in as message {first.pk}, from {first.source}: the same bytes.",
    )


def test_the_same_words_under_the_same_identifier_are_in_already(arrive):
    first = arrive(letter())
    second = arrive(b"Received: by another road\n" + letter())
    assert (second.state, second.note) == (
        "set-aside",
        f"Already in as message {first.pk}: the same words from the same sender under the same Message-ID.",
    )


def test_other_words_under_the_same_identifier_are_put_to_a_person(arrive, tasks):
    arrive(letter(Message_ID="<same@applicant.example>"))
    other = arrive(letter("How many cats?", Message_ID="<same@applicant.example>"))
    assert tasks(other) == ["unplaced-mail"]


def test_an_identical_request_of_the_same_person_is_a_case_and_the_first_one_is_named(arrive, case_of):
    first = case_of(arrive(letter()))
    second = case_of(arrive(letter(Message_ID="<two@applicant.example>")))
    assert first != second
    assert any(first.reference in words for words in second.tasks.values_list("words", flat=True))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (letter(sender=None), "names no address"),
        (letter(sender="a@b.example, c@d.example"), "more than one sender"),
        (letter(Reply_To="a@b.example, c@d.example"), "answers to more than one address"),
        (letter(""), "no words that can be read"),
        (letter("Greetings from the seaside.", subject="Hello"), "No question was found"),
        (letter(X_Spam_Flag="YES"), "takes this for spam"),
        (letter(sender="information@harrowmere.example"), "our own address"),
    ],
)
def test_what_the_desk_may_not_decide_is_put_to_a_person(arrive, harrowmere, tasks, data, says):
    from answerable.desk.cases.models import Task

    message = arrive(data)
    assert (message.state, tasks(message)) == ("task", ["unplaced-mail"])
    assert says in Task.objects.get(message=message).words


def test_what_a_colleague_passes_on_is_put_to_a_person(arrive, officer, tasks):
    assert tasks(arrive(letter(sender=f"Olive <{officer.email}>"))) == ["unplaced-mail"]


def test_a_sender_whose_messages_become_case_after_case_is_stopped(arrive):
    states = [arrive(letter(REQUEST + str(number))).state for number in range(12)]
    assert states == ["filed"] * 10 + ["task"] * 2


def test_a_message_that_nobody_foresaw_reaches_a_person(arrive, tasks, monkeypatch):
    from answerable.desk.post import placing

    monkeypatch.setattr(placing, "read_message", lambda *args, **more: 1 / 0)
    message = arrive(letter())
    assert (message.state, tasks(message)) == ("task", ["unplaced-mail"])


def test_placing_twice_places_once(arrive, at):
    from answerable.desk.cases.models import Case
    from answerable.desk.post.placing import place

    message = arrive(letter())
    place(message.pk, at=at)
    assert Case.objects.count() == 1


def test_the_ledger_holds_no_personal_data(arrive, tasks):
    from answerable.desk.ledger.models import Entry

    arrive(letter())
    arrive(letter(sender=None))
    said = " ".join(f"{row.kind} {row.by} {row.subject} {row.data}" for row in Entry.objects.all())
    assert "wynn" not in said.lower()
    assert {"mail-received", "mail-put-to-person", "received"} <= set(Entry.objects.values_list("kind", flat=True))

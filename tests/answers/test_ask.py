import json
from datetime import date

import pytest

from answerable.answers import ask, find, propose, understand
from answerable.casefile import Held, Outcome
from answerable.errors import NothingAsked
from answerable.registers import AuthorityFolder, Kind, open_folder
from answerable.registers import folder as folders

ON = date(2026, 6, 30)
# The subjects of the two first letters, in words of our own.
THREE = (
    "1. Does the council have a written policy on WhatsApp, alone or within another policy? A copy, if so.",
    "2. Should there be none, are staff permitted to use WhatsApp on devices that the council issues?",
    "3. And if there is none and it is permitted, does the council plan to introduce one to cover the use?",
)
SEVEN = (
    "1. Are there any official WhatsApp groups in the council? How many, and in which departments?",
    "2. May employees use WhatsApp on council equipment such as a work telephone?",
    "3. What precautions against risks to information are taken where WhatsApp is in use?",
    "4. Is there a register of data breaches that involve WhatsApp? The notes on those breaches, if there is.",
    "5. When staff write on WhatsApp to people who do not work for the council, how is the message recorded?",
    "6. Does the council communicate with its staff by WhatsApp?",
    "7. How is WhatsApp managed on the council's systems? Which policies apply? Are downloads of the app prevented?",
)


def _all(questions: tuple[str, ...], folder: AuthorityFolder) -> list:
    return [ask(text, authority=folder, on=ON, after=questions[:number]) for number, text in enumerate(questions)]


def test_three_questions_under_a_position_are_neither_confirmed_nor_denied(eastmarsh: AuthorityFolder) -> None:
    for proposal in _all(THREE, eastmarsh):
        assert (proposal.outcome, proposal.held, proposal.kind) == (Outcome.NEITHER, Held.NEITHER, Kind.EXEMPT)
        (given,) = proposal.grounds
        assert given.provision.label == "FOIA 31(3)"
        assert given.covers == "read with section 31(1)(a)"
        assert given.likelihood is not None
        assert "hold it" in given.link
        assert "do not hold it" in given.link
        test = given.public_interest
        assert test is not None
        assert test.about == "confirming"
        assert test.favouring_disclosure
        assert test.favouring_exemption
        assert test.balance
        assert proposal.where == "https://www.eastmarsh.example/it-security-position"
        assert "before any register was read" in proposal.reasons[0]


def test_the_same_three_questions_are_answered_where_no_position_stands_in_the_way(harrowmere: AuthorityFolder) -> None:
    policy, allowed, plans = _all(THREE, harrowmere)
    assert policy.outcome is Outcome.ALREADY_ACCESSIBLE
    assert policy.provisions == ("FOIA 21",)
    assert policy.where.startswith("https://")
    assert (allowed.register, allowed.value) == ("tools", "in part")
    assert (plans.register, plans.value) == ("policies", "no")


def test_seven_questions_are_answered_from_the_registers(harrowmere: AuthorityFolder) -> None:
    groups, allowed, care, breaches, recorded, to_staff, _ = _all(SEVEN, harrowmere)
    assert groups.value == {
        "groups": 3,
        "departments": {"Economic Development": 1, "Highways": 1, "Housing": 1, "Resilience": 1},
    }
    assert "another body runs it" in groups.text
    assert (allowed.register, allowed.value) == ("tools", "in part")
    assert (care.register, len(care.value)) == ("tools", 7)
    assert (breaches.register, breaches.entries) == ("breaches", ("BR-2025-008", "BR-2026-002"))
    assert "chain of evidence" in breaches.text or "items and entries of a case" in breaches.text
    assert "RPT-2025-05" in breaches.text
    assert recorded.register == "captures"
    assert {"ARR-01", "ARR-02"} <= set(recorded.entries)
    assert (to_staff.register, to_staff.value) == ("tools", "in part")
    for proposal in (groups, allowed, care, breaches, recorded, to_staff):
        assert proposal.held is Held.YES
        assert bool(proposal.grounds) is (proposal is breaches)
    assert breaches.provisions == ("FOIA 40(2)", "FOIA 31(1)(g)")
    assert "BR-2026-002" in breaches.grounds[1].covers
    assert breaches.grounds[0].covers == "the parts left out of RPT-2025-05"


def test_how_an_app_is_managed_is_refused_in_part_with_what_can_be_said(harrowmere: AuthorityFolder) -> None:
    managed = ask(SEVEN[6], authority=harrowmere, on=ON)
    assert (managed.kind, managed.outcome, managed.value) == (Kind.EXEMPT, Outcome.PART_RELEASED, "yes")
    (given,) = managed.grounds
    assert given.provision.label == "FOIA 31(1)(a)"
    assert given.likelihood is not None
    assert given.link
    assert given.public_interest is not None
    assert given.public_interest.favouring_disclosure
    assert given.public_interest.favouring_exemption
    answer = managed.answer("7")
    assert answer.text.startswith("Yes")
    assert "Corporate communication tools policy" in answer.text
    assert "prejudice" not in answer.text  # the letter writes the ground from its parts
    assert "FleetExample" not in json.dumps(managed.as_json())


@pytest.mark.parametrize(
    "question",
    [
        "How many ransomware attacks has the council had?",
        "Has anybody hacked your systems, and did they get in?",
        "How many of your data breaches were caused by a cyber attack?",
        "Were services lost because of malware in 2025? For how long?",
        "What did the attackers ask for?",
    ],
)
def test_whether_there_was_an_attack_is_decided_before_any_register_is_read(
    question: str, harrowmere: AuthorityFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = folders.read_register
    monkeypatch.setattr(
        folders, "read_register", lambda path, register: read.append(register.name) or real(path, register)
    )
    fresh = open_folder(harrowmere.path)
    proposal = ask(question, authority=fresh, on=ON)
    assert read == ["positions"]
    assert (proposal.outcome, proposal.held, proposal.provisions) == (Outcome.NEITHER, Held.NEITHER, ("FOIA 31(3)",))
    assert proposal.value is None
    assert not any(number in proposal.text for number in ("BR-", " 2 ", "two"))
    assert [found.kind for found in find(question, authority=fresh, on=ON)] == ["position"]


def test_an_attack_is_not_counted_where_the_authority_has_no_position(tmp_path, harrowmere: AuthorityFolder) -> None:
    (tmp_path / "breaches.yaml").write_text((harrowmere.path / "breaches.yaml").read_text())
    proposal = ask("How many cyber attacks were there in 2025?", authority=open_folder(tmp_path), on=ON)
    assert (proposal.kind, proposal.outcome, proposal.value) == (Kind.EXEMPT, Outcome.OPEN, None)
    assert "31(3)" in proposal.cautions[0]


def test_no_figure_gives_the_number_of_attacks_by_subtraction(harrowmere: AuthorityFolder) -> None:
    apart = ask("How many data breaches were not cyber related?", authority=harrowmere, on=ON)
    assert (apart.outcome, apart.value, apart.entries) == (Outcome.OPEN, None, ())
    assert "Subtraction" in apart.cautions[0]
    for question in (
        "Data breaches by type, please: how many of each?",
        "How many data breaches were there for each cause?",
        "What types of breach were there in 2025?",
        "List the data breaches of 2025 with the type of each.",
        "A copy of the breach log for 2025, please.",
        "How was each breach of 2025 discovered?",
        "Which other bodies were told of the breaches of 2025?",
        "What was done about each breach in March 2025?",
    ):
        said = json.dumps(ask(question, authority=harrowmere, on=ON).as_json())
        for word in ("phishing", "Mailbox", "from outside", "sign-in", "Report Fraud", "monitoring"):
            assert word not in said, (question, word)


def test_a_small_number_of_sanctions_on_staff_is_not_printed(harrowmere: AuthorityFolder) -> None:
    proposal = ask("How many staff were dismissed over data breaches?", authority=harrowmere, on=ON)
    assert proposal.value == "fewer than 5"
    assert proposal.provisions == ("FOIA 40(2)",)
    assert proposal.outcome is Outcome.PART_RELEASED
    assert proposal.entries == ()
    assert proposal.grounds[0].condition


def test_people_affected_are_given_with_what_is_not_known(harrowmere: AuthorityFolder) -> None:
    proposal = ask("How many people in all have been affected by data breaches?", authority=harrowmere, on=ON)
    assert proposal.value == {"known_total": 9863, "not_known_for": ("BR-2024-003", "BR-2024-006"), "at_most": 9978}
    assert "not known" in proposal.text


def test_of_a_time_before_its_first_entry_the_register_says_that_it_cannot_tell(harrowmere: AuthorityFolder) -> None:
    proposal = ask("How many data breaches were there in 2023?", authority=harrowmere, on=ON)
    assert (proposal.value, proposal.is_ready) == (None, False)
    assert "begins on 17 April 2024 and cannot say what happened before then" in proposal.text


def test_a_number_that_has_no_field_is_left_open(harrowmere: AuthorityFolder) -> None:
    proposal = ask("How many complaints did you receive about data breaches?", authority=harrowmere, on=ON)
    assert (proposal.outcome, proposal.value) == (Outcome.OPEN, None)
    assert proposal.ask == "Data Protection Officer"


def test_a_question_is_read_with_the_one_before_it_only_where_it_leans_on_it(harrowmere: AuthorityFolder) -> None:
    before = ("1. How many laptops with personal data on them were lost?",)
    leaning = ask("2. How many of them were encrypted?", authority=harrowmere, on=ON, after=before)
    assert (leaning.register, leaning.value, leaning.entries) == ("breaches", 1, ("BR-2024-003",))
    alone = ask("2. How many potholes were repaired?", authority=harrowmere, on=ON, after=before)
    assert alone.register == "outside"


def test_the_last_months_are_those_before_the_request_and_what_the_register_cannot_see_is_said(
    harrowmere: AuthorityFolder,
) -> None:
    question = "How many breaches in the last 12 months?"
    asked = ask(question, authority=harrowmere, on=date(2026, 11, 22), asked_on=date(2026, 6, 30))
    assert asked.value == 5
    assert "as at 30 June 2026" in asked.text
    assert "after that day" not in asked.text
    later = ask(question, authority=harrowmere, on=date(2026, 11, 22))
    assert later.value == 2
    assert "as at 30 June 2026. What came after that day is not in it." in later.text


@pytest.mark.parametrize(
    "follows",
    [
        "Names and job titles of all staff in the IT security team",
        "Number of mobile phones issued to staff",
        "An organisational chart of the IT department",
        "The salary of the Data Protection Officer",
    ],
)
def test_a_main_noun_that_the_register_does_not_hold_is_outside_whatever_stands_before_it(
    follows: str, harrowmere: AuthorityFolder
) -> None:
    lead = "Between 1 April 2023 and 31 March 2026:\n"
    before = (f"{lead}1. How many personal data breaches were recorded?",)
    proposal = ask(f"{lead}[…] 2. {follows}", authority=harrowmere, on=ON, after=before)
    assert (proposal.register, proposal.outcome, proposal.is_ready) == ("outside", Outcome.OPEN, False)
    assert proposal.value is None


def test_words_that_the_register_has_nothing_for_are_shown_as_written_and_leave_no_draft(
    harrowmere: AuthorityFolder,
) -> None:
    proposal = ask(
        "How many subject access requests were made by former employees alleging discrimination?",
        authority=harrowmere,
        on=ON,
    )
    assert proposal.new == ("alleging", "discrimination")
    assert not proposal.is_ready
    assert "“alleging” and “discrimination”" in proposal.cautions[0]
    answer = proposal.answer("1")
    assert (answer.outcome, answer.text) == (Outcome.OPEN, "")
    assert answer.ask
    assert answer.because


def test_it_is_a_pronoun_and_the_department_of_that_name_is_none(harrowmere: AuthorityFolder) -> None:
    before = ("1. Is WhatsApp approved for council business?",)
    pronoun = ask("2. May it be installed on a council phone?", authority=harrowmere, on=ON, after=before)
    assert pronoun.entries == ("TOOL-09",)
    assert "leaning" not in understand("Who runs the IT department?", on=ON).concepts


def test_that_a_position_was_decided_before_a_register_was_read_is_in_the_result(harrowmere: AuthorityFolder) -> None:
    blind = ask("Was the council hit by ransomware in 2025?", authority=harrowmere, on=ON)
    assert blind.is_blind
    assert blind.as_json()["register_read"] is False
    assert not ask("How many data breaches were there in 2025?", authority=harrowmere, on=ON).is_blind


def test_each_sentence_carries_the_entries_the_version_and_the_day_it_rests_on(harrowmere: AuthorityFolder) -> None:
    said = ask("Has any data breach involved WhatsApp?", authority=harrowmere, on=ON).as_json()["sentences"]
    assert len(said) > 2
    named = next(one for one in said if one["text"].startswith("BR-2025-008"))
    assert [one["ref"] for one in named["rests_on"]] == ["BR-2025-008"]
    assert all(one["version"] and one["as_at"] == "2026-06-30" for sentence in said for one in sentence["rests_on"])


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many near misses did you log in 2024 and how many in 2025?", {"2024": 1, "2025": 1}),
        ("Are any breach investigations still ongoing as at 30 June 2026?", "yes"),
        ("How many data breaches were there since 1 October 2025?", 3),
        ("How many data breaches were there in Q1 2025/26?", 3),
        ("How many data breaches were there in March 2025?", 1),
        ("How many data breaches were there in the last three years?", 16),
        ("How many data breaches were there in each of the last two financial years?", {"2024/25": 8, "2025/26": 7}),
        ("How many data breaches were there from 1 May 2025 to 31 July 2025?", 4),
    ],
)
def test_a_time_is_read_as_it_is_put(question: str, value: object, harrowmere: AuthorityFolder) -> None:
    assert ask(question, authority=harrowmere, on=ON).as_json()["value"] == value


def test_a_list_of_tools_is_that_of_the_day_asked_about(harrowmere: AuthorityFolder) -> None:
    then = ask("Which communication tools were approved as at 1 January 2021?", authority=harrowmere, on=ON)
    assert "On 1 January 2021" in then.text
    assert "GOV.UK Notify" not in then.value
    now = ask("Which communication tools are approved?", authority=harrowmere, on=ON)
    assert "GOV.UK Notify" in now.value
    assert "as at 30 June 2026" in now.text


def test_a_sum_says_how_many_entries_it_leaves_out(harrowmere: AuthorityFolder) -> None:
    proposal = ask("How many people were affected by data breaches in 2024?", authority=harrowmere, on=ON)
    assert "2 breaches are left out, because the number is not known: BR-2024-003 and BR-2024-006" in proposal.text


@pytest.mark.parametrize(
    "question",
    [
        "Were any servers encrypted by criminals?",
        "Has sensitive data been stolen by outsiders through your systems?",
        "How many times did external actors try to gain unauthorised access to council systems?",
        "Which of the breaches were attributable to criminals outside the organisation?",
        "Have any officers' accounts been taken over by scammers?",
    ],
)
def test_an_attack_in_other_words_is_neither_confirmed_nor_denied(question: str, harrowmere: AuthorityFolder) -> None:
    proposal = ask(question, authority=harrowmere, on=ON)
    assert (proposal.outcome, proposal.value, proposal.entries) == (Outcome.NEITHER, None, ("POS-CYB-01",))


@pytest.mark.parametrize("question", ["", "  ", "?", "...\n"])
def test_a_question_without_words_is_refused(question: str, harrowmere: AuthorityFolder) -> None:
    with pytest.raises(NothingAsked):
        ask(question, authority=harrowmere, on=ON)


@pytest.mark.parametrize(
    "question", ["x" * 100_000, "how many " * 20_000, "(" * 5_000, "\u202e\u0000 breach \ud7ff", "1) 2) 3)"]
)
def test_odd_input_ends_in_an_answer(question: str, harrowmere: AuthorityFolder) -> None:
    assert ask(question, authority=harrowmere, on=ON).as_json()


def test_an_earlier_letter_is_found_and_shown_but_not_repeated_by_itself(harrowmere: AuthorityFolder) -> None:
    question = "How many complaints has the council received about the use of messaging apps?"
    evidence = find(question, authority=harrowmere, on=ON)
    earlier = next(found for found in evidence if found.kind == "earlier")
    assert earlier.ref == "FOI-2025-0310/2"
    assert earlier.score > 0.5
    assert "shares" in earlier.reasons[0]
    answer = propose(question, evidence=evidence, numbers=("2",))
    assert answer.questions == ("2",)
    assert any("FOI-2025-0310/2" in reason for reason in answer.reasons)


def test_nothing_found_proposes_an_open_answer() -> None:
    answer = propose("How deep is the pond?", evidence=(), numbers=("1",))
    assert (answer.outcome, answer.held) == (Outcome.OPEN, Held.UNSTATED)
    assert answer.ask


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many data breaches were there in 2025 (for instance lost paperwork or verbal disclosure)?", 8),
        ("How many data breaches were there in 2025, such as letters in the wrong envelope?", 8),
        ("How many personal data breaches, e.g. lost laptops, were reported to the ICO in 2025?", 6),
    ],
)
def test_examples_narrow_nothing(question: str, value: int, harrowmere: AuthorityFolder) -> None:
    assert ask(question, authority=harrowmere, on=ON).value == value


@pytest.mark.parametrize(
    "question",
    [
        "How many data breaches happened in the mayor's parlour?",
        "How many incidents of fly-tipping were there in 2025?",
        "How many data breaches were caused by squirrels?",
        "Why was the bin collection late?",
    ],
)
def test_a_condition_that_no_field_answers_leaves_the_question_open(question: str, harrowmere: AuthorityFolder) -> None:
    proposal = ask(question, authority=harrowmere, on=ON)
    assert (proposal.outcome, proposal.value) == (Outcome.OPEN, None)
    assert proposal.ask


def test_what_is_not_so_is_seen(harrowmere: AuthorityFolder) -> None:
    unseen = ask("Could someone alter the chain of custody log without anybody noticing?", authority=harrowmere, on=ON)
    assert (unseen.register, unseen.value) == ("custody", "no")
    untold = ask(
        "Was there any breach in 2025 where you decided not to tell the people concerned?", authority=harrowmere, on=ON
    )
    assert untold.entries == ("BR-2025-004", "BR-2025-009")


def test_a_question_carries_the_tool_and_the_time_of_the_one_before(harrowmere: AuthorityFolder) -> None:
    before = ["Q1. Is WhatsApp authorised for council business?", "Q2. Which other apps may staff use (Teams, Signal)?"]
    installed = ask("Q3. May it be installed on a personal phone?", authority=harrowmere, on=ON, after=before)
    assert (installed.entries, installed.value) == (("TOOL-09",), "no")
    counted = ["How many personal data breaches were there in 2025?"]
    later = ask(
        "In the same period, how many e-mails were sent without bcc?", authority=harrowmere, on=ON, after=counted
    )
    assert (later.register, later.value) == ("breaches", 0)


def test_each_kind_of_question_under_a_position_has_its_own_reason(eastmarsh: AuthorityFolder) -> None:
    reasons = [proposal.grounds[0].reason for proposal in _all(THREE, eastmarsh)]
    assert len(set(reasons)) == len(reasons)


def test_who_was_concerned_in_a_breach_is_never_told(harrowmere: AuthorityFolder) -> None:
    for question in (
        "What is the name of the employee who sent the letter to the wrong house?",
        "Please send the witness statements of the disciplinary case after the data breach.",
    ):
        proposal = ask(question, authority=harrowmere, on=ON)
        assert (proposal.kind, proposal.provisions, proposal.value) == (Kind.EXEMPT, ("FOIA 40(2)",), None)
        assert "BR-" not in proposal.text


def test_the_papers_of_an_open_investigation_are_withheld_and_the_report_of_a_closed_one_is_given(
    harrowmere: AuthorityFolder,
) -> None:
    still = ask(
        "The investigation papers so far on the WhatsApp screenshot of May 2026, please.", authority=harrowmere, on=ON
    )
    assert (still.kind, still.provisions) == (Kind.EXEMPT, ("FOIA 31(1)(g)",))
    assert still.grounds[0].public_interest is not None
    ended = ask(
        "A copy of the breach report on the planning officer's laptop or the portal, please.",
        authority=harrowmere,
        on=ON,
    )
    assert ended.outcome in (Outcome.PART_RELEASED, Outcome.RELEASED)

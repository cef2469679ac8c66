"""What may be personal data in a text is proposed with why; nothing is applied, and nobody's words are left alone."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.documents import Certainty, Known, PersonalKind, find_personal, same
from answerable.documents.personal.checks import is_card_number, is_iban, is_nhs_number, is_telephone


def found(text: str, known: Known = Known()) -> list[tuple[str, str]]:  # noqa: B008  # frozen
    """Kind and words of what is proposed."""
    return [(one.kind.value, one.words) for one in find_personal(text, known=known)]


NUMBERS = (
    ("Write to ada.wren+foi@post.example.org now.", "email", "ada.wren+foi@post.example.org"),
    ("NI number AB 12 34 56 C.", "ni-number", "AB 12 34 56 C"),
    ("National Insurance number: QQ123456C", "ni-number", "QQ123456C"),
    ("her nino is jg103759a", "ni-number", "jg103759a"),
    ("Patient 943 476 5919 was seen.", "nhs-number", "943 476 5919"),
    ("NHS number 943 476 5910", "nhs-number", "943 476 5910"),
    ("Card 4111 1111 1111 1111 was used.", "card", "4111 1111 1111 1111"),
    ("the card ending 4412", "card", "4412"),
    ("Pay to sort code 20-00-00, 55779911 today.", "account", "20-00-00, 55779911"),
    ("sort code 20 00 00", "account", "20 00 00"),
    ("a/c no 55779911", "account", "55779911"),
    ("GB33 BUKB 2020 1555 5555 55", "account", "GB33 BUKB 2020 1555 5555 55"),
    ("Ring 01632 960123 by day.", "telephone", "01632 960123"),
    ("Ring +44 (0)7700 900123.", "telephone", "+44 (0)7700 900123"),
    ("Ring 0044 20 7946 0123.", "telephone", "0044 20 7946 0123"),
    ("Ring +353 86 123 4567.", "telephone", "+353 86 123 4567"),
    ("ask for ext 4417", "telephone", "4417"),
    ("Date of birth: 3 May 1971.", "birth", "3 May 1971"),
    ("She was born on 03/05/1971.", "birth", "03/05/1971"),
    ("DOB\n3.5.71", "birth", "3.5.71"),
    ("The van AB12 CDE was seen.", "vehicle", "AB12 CDE"),
    ("its kevs van, reg bd51smr", "vehicle", "bd51smr"),
    ("Vehicle registration: A123 BCD", "vehicle", "A123 BCD"),
    ("the plate was OIL 4321", "vehicle", "OIL 4321"),
    ("It came from 10.20.30.40 at night.", "ip-address", "10.20.30.40"),
    ("from 2001:db8:85a3::8a2e:370:7334", "ip-address", "2001:db8:85a3::8a2e:370:7334"),
    ("ask @priya_k about it", "username", "@priya_k"),
    ("User jtrevanion signed in at 9.", "username", "jtrevanion"),
    ("see facebook.com/ada.wren", "username", "ada.wren"),
    ("Council tax account 70012345 is in arrears.", "reference", "70012345"),
    ("Payroll number E51234", "reference", "E51234"),
    ("passport 533401372", "reference", "533401372"),
    ("Crime reference: 42/12345/24", "reference", "42/12345/24"),
    ("licence WRENX 655018 A99JA is hers: WRENX655018A99JA", "reference", "WRENX655018A99JA"),
    ("write to dele.wren at post dot example dot org", "email", "dele.wren at post dot example dot org"),
    ("ada [at] post [dot] example", "email", "ada [at] post [dot] example"),
    ("The child, aged 7, was there.", "birth", "7"),
    ("A 34-year-old woman rang.", "birth", "34-year-old"),
    ("She is 82 years old and lives alone.", "birth", "82 years old"),
    ("our son (3) and daughter (18 months)", "birth", "18 months"),
    ("Nadia is ninety-three and well.", "birth", "ninety-three"),
    ("Adult: Ada Wren (b. 03/03/1937)", "birth", "03/03/1937"),
    ("D.O.B.: 17-02-1996", "birth", "17-02-1996"),
    ("the tractor TSV 918 was seen", "vehicle", "TSV 918"),
    ("The UPRN for the property is 100023336956.", "reference", "100023336956"),
    ("Your appeal against PCN HX0091827A is allowed.", "reference", "HX0091827A"),
    ("Case ref ASC-118204 is closed.", "reference", "ASC-118204"),
    ("Log on as jfarrow2 then.", "username", "jfarrow2"),
    ("Passport GBR 120438822 was shown.", "reference", "GBR 120438822"),
    ("the police gave me log 771 of 13/10/23", "reference", "771 of 13/10/23"),
    ("the order is FD24P00117 of the court", "reference", "FD24P00117"),
    ("Wren (no HB-4410) has gone.", "reference", "HB-4410"),
)
PLACES = (
    ("The works at 14a Mill Lane began.", "address", "14a Mill Lane"),
    ("The works at Flat 2, 14 Upper Mill Road began.", "address", "Flat 2, 14 Upper Mill Road"),
    ("He lives at 22 The Shambles.", "address", "22 The Shambles"),
    ("She is at 63 St Anne’s Close now.", "address", "63 St Anne’s Close"),
    ("14 Mill Lane, Harrowmere, HM4 2QX", "address", "14 Mill Lane, Harrowmere, HM4 2QX"),
    ("14 Mill Lane\nHarrowmere\nHM4 2QX", "address", "14 Mill Lane\nHarrowmere\nHM4 2QX"),
    ("Rose Cottage, Mill Lane, Harrowmere HM4 2QX", "address", "Rose Cottage, Mill Lane, Harrowmere HM4 2QX"),
    ("noise at 14 mill lane again", "address", "14 mill lane"),
    ("In HM4 2QX there were two.", "postcode", "HM4 2QX"),
    ("hes in hm4 2qx", "postcode", "hm4 2qx"),
    (
        "the owner of The Old Rectory, Church Lane, Little Sopwith, objects",
        "address",
        "The Old Rectory, Church Lane, Little Sopwith",
    ),
    ("They share the tenancy at Hollybush Farm, Nether Wick.", "address", "Hollybush Farm, Nether Wick"),
    (
        "A. Wren\nBrackenrigg\nHigh Lorton Road\nHarrowmere\nHM15 6RR",
        "address",
        "Brackenrigg\nHigh Lorton Road\nHarrowmere\nHM15 6RR",
    ),
    ("OF 88 LONG LANE, WHO OBJECTS", "address", "88 LONG LANE"),
    ("the people at number 19 feel the same", "address", "number 19"),
)
NAMES = (
    ("We wrote to Mrs J. O’Neill-Okafor last week.", "Mrs J. O’Neill-Okafor"),
    ("From: Tom Wren <tom@post.example.org>\nTo: FOI Team\n", "Tom Wren"),
    ("Dear Nadia Ostrovan,\nthe answer", "Nadia Ostrovan"),
    ("text\n\nYours sincerely\n\nSiân Pryce-Jones\nOfficer", "Siân Pryce-Jones"),
    ("text\n\nCheers\nBaz", "Baz"),
    ("The head teacher, Perpetua Ashdown-Lisle, agreed.", "Perpetua Ashdown-Lisle"),
    ("The caller, Dr Nwachukwu’s sister, rang.", "Dr Nwachukwu"),
    ("I spoke to Agnieszka Kowalczyk-Zych there.", "Agnieszka Kowalczyk-Zych"),
    ("Hollis Trevanion (Planning) will reply.", "Hollis Trevanion"),
    ("It was for Beatriz de Souza and others.", "Beatriz de Souza"),
    ("It was for Fatima al-Sayed too.", "Fatima al-Sayed"),
    ("A letter from Gwenllian ap Rhys came.", "Gwenllian ap Rhys"),
    ("According to J. Featherby it was done.", "J. Featherby"),
    ("Achterling said that it was late.", "Achterling"),
    ("Smith, John (manager)", "Smith, John"),
    ("JOHN SMITH WAS SEEN", "JOHN SMITH"),
    ("Present: Councillors Begum, Dunmore and Whitlock", "Whitlock"),
    ("ask priya about it", "priya"),
    ("pls tell mark the meeting moved, ask will if he knows", "will"),
    ("that is mrs okonjo from finance", "mrs okonjo"),
    ("its kev's van", "kev"),
    ("[12/03/2025, 08:01:12] Big Dave: stuck again", "Big Dave"),
    ("23/03/2022, 13:31 - Amira Abara: ok", "Amira Abara"),
    ("Ada: u there?\nBen: yep\nAda: good\nBen: ok", "Ben"),
    ("they adopted Lily-Mae last year", "Lily-Mae"),
    ("j. osei wrote the minutes", "j. osei"),
    ("shes at leroys", "leroy"),
    ("Statement of Hyacinth Delacroix, cleaner", "Hyacinth Delacroix"),
    ("and PC 1182 Oyedepo came", "PC 1182 Oyedepo"),
    ("McGillicuddy, F. was absent", "McGillicuddy, F."),
    ("I live opposite the Okafors now.", "Okafors"),
    ("If Will calls, say so.", "Will"),
    ('Alleged: "Stevo", of no fixed abode', "Stevo"),
    ("Thank you for the keys, which came on Friday with the old lamp.\nDebs", "Debs"),
    ("I hope that you are well and warm.\n\nLots of love\nPrimrose", "Primrose"),
    ("Ada\nwhere are you\nBen\non site\nAda\nok then", "Ben"),
    ("[12/03/2025, 08:01:12] Dev: stuck\n[12/03/2025, 08:02:12] Jo: ta dev x", "dev"),
    ("Staff no,Surname,Forename,Post\n20118,Abernethy,Craig,Loader", "Abernethy"),
)
NOBODYS = (
    "FOI-2026-0142 was answered under section 31(1)(a) on 20 November 2026.",
    "There were 1,234 in 2024/25 and 943 in 2025/26.",
    "Ten digits 943 476 5910 without the check digit.",
    "Invoice 4111 1111 1111 1112 was paid.",
    "The contract with Grant Thornton was worth £1,500,000.",
    "The cost was 20000 for 12 units in the High Street area.",
    "Dear Sir or Madam,",
    "Tables 1 to 4 show NN12 as a cell and AB1 as another.",
    "Data emailed to the wrong recipient at Alder Street School",
    "Victoria Road depot, James Street library",
    "Winston Churchill Way and Nelson Mandela Court flood often.",
    "Queen Elizabeth Hospital and St Mary’s Primary School share a car park.",
    "Will the council mark the bays in May, and may residents park there?",
    "Marks Gate, Grace Road and Rose Hill are wards of the borough.",
    "Microsoft Teams is approved; WhatsApp may be used in named groups.",
    "Our customer services line is 0300 123 1113 and opens at 9am.",
    "Ring the contact centre on 01632 960000.",
    "Write to foi@harrowmere.example or housing.team@harrowmere.example.",
    "Information Commissioner’s Office, Wycliffe House, Water Lane, Wilmslow, SK9 5AF",
    "Please see planning application 24/00630/FUL, our ref IR-2025-0077.",
    "Version 10.2.30.4 was installed.",
    "Councillor Question Time starts at 6.",
    "Invoice 4471829 from Mitchell & Sons Ltd, and one from Toal and Wren Solicitors.",
    "Victoria and Albert wards merge; the Robert Burns Room, the Nelson Room and the Florence Nightingale Ward stay.",
    "I've told you so; they've asked.",
    "Contact repairs@harrowmere.example or ring on 01632 960000.",
    "People aged 65 and over, children aged 5 to 11, and the bridge, which is 82 years old.",
    "Harrowmere Borough Council, Town Hall, Market Square, Harrowmere HM1 1AA",
    "They met at the Samuel Pepys on Sunday, to end by August.",
)


@pytest.mark.parametrize(("text", "kind", "words"), (*NUMBERS, *PLACES))
def test_numbers_and_places_that_are_one_persons_are_found(text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_names_are_found_by_their_place_and_by_the_words_around(text: str, name: str) -> None:
    assert ("name", name) in found(text)


@pytest.mark.parametrize("text", NOBODYS)
def test_bodies_streets_statutes_and_public_lines_are_nobodys(text: str) -> None:
    assert found(text) == []


def test_a_column_is_what_its_heading_says() -> None:
    text = "Name | Address | DOB\n--- | --- | ---\nX. Delgado | The Lodge, 3 Park Gate | 01/02/1990\nnobody here\n"
    assert [kind for kind, _ in found(text)] == ["name", "address", "birth"]
    assert found("Ward,Bins,Cost\nMill,12,300\nOak,14,400") == []
    assert found('Payroll no;Post;Site\n"20118";"Loader; grade 3";"Depot"') == [("reference", "20118")]


def test_every_proposal_says_where_why_and_how_sure_and_changes_nothing() -> None:
    text = "Jane Hallworth rang; ask priya. Her number is 07700 900123."
    proposals = find_personal(text)
    assert [text[one.start : one.end] for one in proposals] == [one.words for one in proposals]
    assert all(one.why for one in proposals)
    assert [one.certainty for one in proposals] == [Certainty.SURE, Certainty.LOOK, Certainty.SURE]
    assert proposals[0].mark == "[name removed]"


def test_who_is_known_in_the_case_is_found_whole_in_part_turned_and_by_initials() -> None:
    known = Known(applicant="Ada Market", email="ada.market@post.example.org", people=("Will Rose",))
    text = "Market asked. ada market, Market, Ada and A. Market; AM rang (AM), user ada.market. Rose too. Rose Hill."
    assert found(text, known) == [
        ("applicant", "Market"),
        ("applicant", "ada market"),
        ("applicant", "Market, Ada"),
        ("applicant", "A. Market"),
        ("applicant", "AM"),
        ("username", "ada.market"),
        ("name", "Rose"),
        ("name", "Rose"),
    ]


def test_a_person_named_whole_in_one_text_is_the_same_person_in_part_in_the_next() -> None:
    first = find_personal("The tenant, Ottilie van der Berg, rang.")
    known = Known().and_found(first)
    (later,) = find_personal("Then ottilie hung up.", known=known)
    assert (later.words, later.person) == ("ottilie", "Ottilie van der Berg")
    assert known.and_found(first) is known


def test_the_same_words_have_one_key_however_they_are_written() -> None:
    assert same("07700 900 123") == same("(07700) 900123") and same("O’Neill  Ann") == same("o'neill ann")
    one, other = find_personal("07700 900123 and 07700900123")
    assert one.key == other.key and "0770" not in one.key


def test_what_a_person_refused_and_what_the_authority_publishes_are_not_proposed_again() -> None:
    text = "Rose Carpenter wrote from 1 Civic Square, HM1 1AA, 01632 960001."
    assert len(found(text)) == 3
    own = Known(refused=("rose carpenter",), own=("1 Civic Square\nHM1 1AA", "(01632) 960 001"))
    assert found(text, own) == []


def test_words_accepted_elsewhere_are_found_wherever_they_stand() -> None:
    assert found("It is tn 77/12 again", Known(identifiers=("TN77/12",))) == [("known", "tn 77/12")]


@given(st.text(max_size=400))
def test_no_text_breaks_it_and_no_two_proposals_overlap(text: str) -> None:
    proposals = find_personal(text, known=Known("Ada Wren", people=("İda O’Neill",)))
    assert all(text[one.start : one.end] == one.words for one in proposals)
    assert all(one.end <= other.start for one, other in pairwise(proposals))


@pytest.mark.parametrize("unit", ["Ann Ray ", "14 Oak Road\n", "a.b@", "0", "01632 960", "A. ", "ref: A1/", "HM4 ", "Dear ", "10.0.", "Jane, ", "Mill Lane, ", "12/03/25, 10:00 - Ann: ", "::1:"])  # fmt: skip
def test_a_hundred_thousand_characters_of_anything_are_read_in_time(unit: str) -> None:
    began = time.process_time()
    find_personal(unit * (100_000 // len(unit)))
    assert time.process_time() - began < 4


@given(st.integers(0, 10**9 - 1))
def test_of_ten_numbers_at_most_one_has_the_check_digit_of_an_nhs_number(start: int) -> None:
    assert sum(is_nhs_number(f"{start:09}{check}") for check in range(10)) <= 1


@given(st.integers(0, 10**15 - 1))
def test_of_ten_numbers_just_one_has_the_check_digit_of_a_card(start: int) -> None:
    assert sum(is_card_number(f"{start:015}{check}") for check in range(10)) == 1


def test_other_numbers_are_told_by_their_ranges() -> None:
    assert is_iban("GB33BUKB20201555555555") and not is_iban("GB34BUKB20201555555555")
    assert is_telephone("01632 960123") and not is_telephone("0300 123 1113") and not is_telephone("04632 960123")


def test_every_kind_has_words_for_a_page() -> None:
    assert all(kind.label and "_" not in kind.label for kind in PersonalKind)

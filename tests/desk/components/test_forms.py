"""Forms as GOV.UK prints them: labels, hints, faults that say what to do, a day in three boxes."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from answerable.desk.components.fields import DayField, FilesField, MomentField, Radios
from answerable.desk.components.gallery import SampleForm, sample_with_faults
from answerable.desk.components.wording import faults_of


class Day(forms.Form):
    on = DayField(label="Day it arrived", what="the day it arrived")


def typed(day="", month="", year=""):
    return Day({"on_day": day, "on_month": month, "on_year": year})


@given(st.dates(min_value=date(1000, 1, 1)), st.booleans())
def test_a_day_that_is_typed_is_that_day(day, in_words):
    form = typed(str(day.day), day.strftime("%B") if in_words else str(day.month), str(day.year))
    assert form.is_valid() and form.cleaned_data == {"on": day}


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (("31", "2", "2026"), "The day it arrived must be a real date"),
        (("1", "13", "2026"), "The day it arrived must be a real date"),
        (("1", "Brumaire", "2026"), "The day it arrived must be a real date"),
        (("9" * 30, "1", "2026"), "The day it arrived must be a real date"),
        (("1", "1", "26"), "The day it arrived must be a real date"),
        (("1", "", "2026"), "The day it arrived must include a month"),
        (("", "", "2026"), "The day it arrived must include a day and month"),
        (("", "", ""), "Enter the day it arrived"),
    ],
)
def test_a_day_that_is_no_day_is_explained(parts, says):
    form = typed(*parts)
    assert not form.is_valid()
    assert faults_of(form["on"]) == [says]


def test_a_day_may_be_left_out_where_it_is_optional():
    class Optional(forms.Form):
        on = DayField(required=False)

    form = Optional({})
    assert form.is_valid() and form.cleaned_data == {"on": None}


def test_a_day_is_shown_in_its_boxes_and_has_changed_only_when_it_did():
    form = Day(initial={"on": date(2026, 11, 3)})
    assert [re.findall(rf'name="on_{part}" value="(\d+)"', str(form)) for part in ("day", "month", "year")] == [
        ["3"],
        ["11"],
        ["2026"],
    ]
    same = {"on_day": "3", "on_month": "Nov", "on_year": "2026"}
    assert not Day(same, initial={"on": date(2026, 11, 3)}).has_changed()
    assert Day({**same, "on_day": "44"}, initial={"on": date(2026, 11, 3)}).has_changed()


class Moment(forms.Form):
    at = MomentField(label="When it arrived", what="when it arrived", required=False)


def moment(day="", month="", year="", time=""):
    return {"at_day": day, "at_month": month, "at_year": year, "at_time": time}


@pytest.mark.parametrize("typed_time", ["14:05", "2:05pm", "2.05 PM", "14.05", "14:05 BST", "13:05 GMT"])
def test_a_moment_is_typed_as_a_day_and_a_time_by_the_clock_on_the_wall(typed_time):
    form = Moment(moment("30", "June", "2026", typed_time))
    assert form.is_valid() and form.cleaned_data["at"].isoformat() == "2026-06-30T14:05:00+01:00"


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (("30", "6", "2026", ""), "When it arrived must include a time"),
        (("", "6", "2026", "9am"), "When it arrived must include a day"),
        (("31", "6", "2026", "9am"), "When it arrived must be a real date"),
        (("30", "6", "2026", "soon"), "Write the time like 2:05pm or 14:05"),
        (("30", "6", "2026", "9"), "Write the time like 2:05pm or 14:05"),
        (("30", "6", "2026", "13pm"), "Write the time like 2:05pm or 14:05"),
        (("30", "6", "2026", "24:00"), "Write the time like 2:05pm or 14:05"),
        (("25", "10", "2026", "1:30am"), "The clocks went back that night: write 01:30 BST for the first time it came, or 01:30 GMT for the second"),
        (("29", "3", "2026", "1:30am"), "The clocks went forward that night, and it was never 01:30: write the time after the change"),
    ],
)  # fmt: skip
def test_a_moment_that_is_none_is_explained(parts, says):
    form = Moment(moment(*parts))
    assert not form.is_valid()
    assert faults_of(form["at"]) == [says]


@pytest.mark.parametrize(("zone", "hour"), [("BST", 0), ("GMT", 1)])
def test_of_an_hour_that_comes_twice_either_can_be_meant_and_is_shown_again_as_it_was(zone, hour):
    form = Moment(moment("25", "10", "2026", f"01:30 {zone}"))
    assert form.is_valid() and form.cleaned_data["at"] == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert f'value="01:30 {zone}"' in str(Moment(initial=form.cleaned_data))


def test_a_moment_has_changed_only_where_another_minute_was_typed():
    before = {"at": datetime(2026, 6, 30, 13, 5, 40, tzinfo=UTC)}
    assert 'value="14:05"' in str(Moment(initial=before))
    assert not Moment(moment("30", "6", "2026", "14:05"), initial=before).has_changed()
    assert Moment(moment("30", "6", "2026", "14:06"), initial=before).has_changed()
    assert Moment(moment(), initial=before).has_changed()


def test_several_files_come_as_a_list():
    class Files(forms.Form):
        files = FilesField(required=False)

    two = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]
    form = Files({}, MultiValueDict({"files": two}))
    assert form.is_valid() and [file.name for file in form.cleaned_data["files"]] == ["a.txt", "b.txt"]
    assert Files({}).is_valid()
    assert "multiple" in str(Files())


def test_several_files_can_be_asked_for():
    class Files(forms.Form):
        files = FilesField(label="Attachments")

    form = Files({})
    assert not form.is_valid() and faults_of(form["files"]) == ["Choose attachments"]


def test_radios_carry_hints_and_open_parts_of_the_page():
    class Choice(forms.Form):
        answer = forms.ChoiceField(
            choices=[("give", "Give it"), ("withhold", "Withhold it")],
            widget=Radios(hints={"give": "All of it"}, reveals={"withhold": "form"}),
        )

    html = str(Choice({"answer": "withhold"}))
    assert 'aria-describedby="id_answer_0_hint"' in html and "All of it" in html
    assert re.search(r'value="withhold"[^>]*checked[^>]*>', html)
    assert re.search(r'value="withhold"[^>]*data-aria-controls="form"', html)


def test_a_fault_says_what_to_do_beside_its_box():
    form = sample_with_faults()
    assert [fault for field in form for fault in faults_of(field)] == [
        "Subject must be 80 characters or less",
        "Enter the request",
        "Enter an email address in the correct format, like name@example.com",
        "The day it arrived must include a month",
        "Choose regime",
        "Choose answer",
        "Choose where to look",
        "Tick the box: I looked in all of these places",
    ]
    html = str(form)
    assert 'class="govuk-input govuk-input--error"' in html
    described = re.search(r'<input type="text" name="refused-subject"[^>]*aria-describedby="([^"]*)"', html)[1]
    assert all(f'id="{name}"' in html for name in described.split())


def test_a_form_of_its_own_words_keeps_them():
    class Own(forms.Form):
        name = forms.CharField(error_messages={"required": "Say who asks"})
        who = forms.CharField(label="Who asks?")
        hours = forms.IntegerField(label="Hours", min_value=1)

    form = Own({"hours": "0"})
    assert [faults_of(field) for field in form] == [
        ["Say who asks"],
        ["Answer “Who asks?”"],
        ["Hours must be 1 or more"],
    ]


def test_browsers_say_nothing_in_words_of_their_own():
    assert not re.search(r'\srequired|type="number"', str(SampleForm()))


def test_what_may_be_left_out_says_so_but_not_in_filters():
    class Filters(forms.Form):
        is_filter = True
        whose = forms.CharField(required=False)

    assert "(optional)" in str(SampleForm()["email"].as_field_group())
    assert "(optional)" not in str(Filters())

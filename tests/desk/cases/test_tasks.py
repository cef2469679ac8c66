"""Tasks for a person: each role finds its own in the menu and on the page, and nobody sees those of another."""

import pytest
from django.urls import reverse

from answerable.desk.cases.models import Task

TASKS = {
    "capture-overdue": "GRP-01: the capture of its messages was due.",
    "disposal-waits": "Disposal 3 waits for its approval.",
    "unplaced-mail": "A message of Wynn Asker fits no request.",
}
SEEN = {
    "records": {"capture-overdue", "disposal-waits"},
    "data_protection": {"disposal-waits"},
    "officer": set(TASKS),
    "approver": set(TASKS),
    "auditor": set(TASKS),
    "administrator": set(),
    "contributor": set(),
}
FINISHED = {
    "records": {"capture-overdue", "disposal-waits"},
    "data_protection": {"disposal-waits"},
    "officer": set(TASKS),
    "approver": {"disposal-waits"},
}


@pytest.fixture
def tasks(db, at):
    return {kind: Task.objects.create(kind=kind, words=words, at=at) for kind, words in TASKS.items()}


@pytest.mark.parametrize("role", SEEN)
def test_each_role_sees_the_tasks_that_are_given_to_it(role, request, client_of, tasks):
    page = client_of(request.getfixturevalue(role)).get(reverse("cases:tasks")).content.decode()
    assert {kind for kind, words in TASKS.items() if words in page} == SEEN[role]
    forms = {kind for kind, task in tasks.items() if reverse("cases:finish-task", args=[task.pk]) in page}
    assert forms == FINISHED.get(role, set())


@pytest.mark.parametrize("role", SEEN)
@pytest.mark.parametrize("kind", TASKS)
def test_only_who_a_task_is_for_finishes_it(role, kind, request, client_of, tasks):
    address = reverse("cases:finish-task", args=[tasks[kind].pk])
    answer = client_of(request.getfixturevalue(role)).post(address, {"how": "Looked at."}, follow=True)
    tasks[kind].refresh_from_db()
    is_theirs = kind in FINISHED.get(role, set())
    assert (tasks[kind].done_at is not None) == is_theirs
    assert is_theirs or "someone who is: FOI officer" in answer.content.decode()


@pytest.mark.parametrize("role", ["records", "data_protection"])
def test_who_reads_no_requests_finds_their_tasks_in_the_menu_and_on_the_first_page(role, request, client_of, tasks):
    page = client_of(request.getfixturevalue(role)).get(reverse("cases:desk")).content.decode()
    count = len(SEEN[role])
    assert f"{count} task{'s' if count > 1 else ''} for you" in page
    assert f'<li><a href="{reverse("cases:tasks")}">Tasks</a></li>' in page


def test_the_menu_has_registers_for_who_may_open_them_and_not_for_others(client_of, records, contributor):
    link = f'<li><a href="{reverse("registers:list")}"'
    assert link in client_of(records).get(reverse("cases:desk")).content.decode()
    assert link not in client_of(contributor).get(reverse("cases:desk")).content.decode()

"""Every place that takes the bytes of a stored file is known: it stays inside the authority, or stands behind the gate.

A new door fails here until somebody has said which of the two it is; one by which files leave calls must_be_clean.
"""

import ast
from pathlib import Path

import pytest

import answerable.desk

DESK = Path(answerable.desk.__file__).parent
TAKE = {"keeping.content", "keeping.path_of", "files.keeping", "serving.download", "files.serving"}

# What gives bytes to somebody outside, and the act that looks through them before.
OUT = {
    "mail.sending": "cases.actions.dispatching",  # every letter goes through dispatch
    "mail.delivery": "cases.actions.dispatching",  # the same message, as it was written
    "public.views.following": "cases.actions.dispatching",  # what was sent, on the applicant's own page
    "public.views.entry": "disclosure.actions.writing",  # what was published
    "custody.bagging": "custody.leaving",  # what was disclosed
}
# What only staff is given, or what only the desk itself reads.
WITHIN = {
    "files.looking": "the gate itself",
    "files.removal": "takes them away",
    "files.serving": "what the views below give with",
    "api.routes.correspondence": "keys of staff",
    "cases.queries.checked": "reads a letter again, to check it for staff",
    "cases.views.record": "staff",
    "channels.actions.export_policy": "makes a policy of our own",
    "channels.views.devices": "staff",
    "custody.views.pages": "staff, by an entry",
    "imports.steps": "reads a list of old requests",
    "imports.views": "reads it again",
    "memory.reading": "reads what another authority published",
    "post.actions.make_case": "reads mail that came",
    "post.placing": "reads mail that came",
    "post.queries": "reads mail that came",
    "post.views": "staff",
    "registers.uploads": "reads a register that is brought in",
    "registers.views.documents": "staff",
    "retention.views.disposals": "staff",
    "review.actions.send_bundle": "puts it to a letter, which goes through dispatch",
    "review.copying": "makes the copy of a file anew",
    "review.rendering": "staff: the pages of a file as pictures",
    "review.tasks": "puts copies into a bundle",
    "review.views.bundles": "staff",
    "review.views.files": "staff",
}


def trees():
    for path in sorted(DESK.rglob("*.py")):
        yield ".".join(path.relative_to(DESK).with_suffix("").parts), ast.parse(path.read_text("utf-8"))


def imported(tree):
    """What a module takes of the store of files: "keeping.content"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("answerable.desk.files"):
            yield from (f"{node.module.rpartition('.')[2]}.{name.name}" for name in node.names)


def called(tree):
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }


def test_every_place_that_takes_the_bytes_of_a_file_is_known():
    takers = {name for name, tree in trees() if TAKE & set(imported(tree))}
    assert not takers - OUT.keys() - WITHIN.keys(), (
        "say whether the files stay inside, and call must_be_clean where they leave"
    )
    assert not (OUT.keys() | WITHIN.keys()) - takers


@pytest.mark.parametrize("gate", sorted(set(OUT.values())))
def test_each_way_out_stands_behind_the_gate(gate):
    assert "must_be_clean" in called(dict(trees())[gate])


def test_a_message_with_files_is_written_behind_the_gate_alone():
    def writes_files(node):
        is_message = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Outgoing"
        return is_message and any(word.arg == "attachments" for word in node.keywords)

    assert [name for name, tree in trees() if any(map(writes_files, ast.walk(tree)))] == ["cases.actions.dispatching"]


def test_a_file_is_put_into_the_log_behind_the_gate_alone():
    assert [name for name, tree in trees() if "PublishedFile" in called(tree)] == ["disclosure.actions.writing"]


def test_evidence_is_given_to_somebody_outside_behind_the_gate_alone():
    gives = [name for name, tree in trees() if "must_leave_clean" in called(tree)]
    assert gives == ["custody.actions.disclose", "custody.actions.redact"]

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.records import Kind
from answerable.records.importers import teams
from captures import ODD, reading, recognised, records, said, spoiled


def message(content="Gate locked", kind="text", **fields):
    return {"id": "1616964509832", "messageType": "message", "createdDateTime": "2021-03-28T20:48:29.832Z", "lastEditedDateTime": None,
            "deletedDateTime": None, "chatId": "19:crew@thread.v2", "from": {"user": {"id": "u1", "displayName": "Robin Kline"}},
            "body": {"contentType": kind, "content": content}, "attachments": [], "reactions": []} | fields  # fmt: skip


def answer(*messages) -> bytes:
    return json.dumps({"@odata.context": "https://graph.example/x", "value": list(messages)}, indent=1).encode()


def only(*given, **fields):
    (record,) = records(teams, answer(message(*given, **fields)))
    return record


def event(kind, **fields):
    detail = {
        "@odata.type": f"#microsoft.graph.{kind}EventMessageDetail",
        "initiator": {"user": {"id": "u7", "displayName": None}},
    }
    return only(
        "<systemEventMessage/>", "html", messageType="unknownFutureValue", eventDetail=detail | fields, **{"from": None}
    )


def test_a_message_says_who_wrote_it_when_and_in_which_chat():
    record = only()
    assert (record.sender.name, record.sender.key, record.text) == ("Robin Kline", "u1", "Gate locked")
    assert (record.local, record.reference, record.conversation) == (
        "2021-03-28T20:48:29.832Z",
        "1616964509832",
        "19:crew@thread.v2",
    )
    assert only(createdDateTime="2021-03-1706:47:05.123Z").local == "2021-03-17T06:47:05.123Z"
    assert only(**{"from": {"user": {"id": "u1", "displayName": None}}}).sender.name == "u1"
    assert (
        only(**{"from": {"application": {"id": "b1", "displayName": "Alerts"}, "user": None}}).sender.name == "Alerts"
    )


def test_pages_show_their_words_names_and_emoji():
    page = '<p>Ask <at id="0">Amira Bevan</at>&nbsp;<emoji id="like" alt="👍" title="Like"></emoji></p><p>now</p>'
    assert only(page, "html").text == "Ask Amira Bevan 👍\n\nnow"
    assert only(page, "html").body == page


def test_a_picture_that_is_only_linked_is_left_out_and_files_are_missing():
    assert (
        only('<div><img src="https://graph.example/hostedContents/1/$value"></div>', "html").kind == Kind.MEDIA_OMITTED
    )
    file = {
        "id": "a1",
        "contentType": "reference",
        "contentUrl": "https://example.sharepoint.example/plan.docx",
        "name": "plan.docx",
    }
    record = only('<attachment id="a1"></attachment>', "html", attachments=[file])
    assert (record.kind, record.attachments[0].name, record.attachments[0].is_missing) == (
        Kind.ATTACHMENT,
        "plan.docx",
        True,
    )


def test_a_quote_names_its_message_and_a_card_shows_its_words():
    quote = {"id": "161500", "contentType": "messageReference", "content": "{}"}
    assert only("yes", attachments=[quote]).reply_to == "161500"
    card = {"id": "c1", "contentType": "application/vnd.microsoft.card.adaptive",
            "content": json.dumps({"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "Round 7 late"}]})}  # fmt: skip
    record = only('<attachment id="c1"></attachment>', "html", attachments=[card])
    assert (record.text, record.kind, record.attachments) == ("Round 7 late", Kind.TEXT, ())


def test_edits_and_deletions_are_told():
    assert only(lastEditedDateTime="2021-03-28T20:50:00Z").edited
    gone = only("", deletedDateTime="2021-03-28T20:50:00Z")
    assert (gone.kind, gone.text) == (Kind.DELETED, "")


def test_an_event_is_a_system_record_whatever_its_type_is_called():
    renamed = event("chatRenamed", chatId="19:x", chatDisplayName="Crew 4")
    assert (renamed.kind, renamed.text, renamed.sender, renamed.subject) == (
        Kind.SYSTEM,
        "Crew 4",
        None,
        "chatRenamed by u7",
    )
    added = event("membersAdded", members=[{"id": "u9", "displayName": "Dev Lomax"}, {"id": "u8", "displayName": None}])
    assert added.text == "Dev Lomax, u8"
    assert event("membersAdded", initiator={"user": {"id": "u7", "displayName": "Amira"}}).sender.name == "Amira"


def test_replies_inside_a_message_are_records_of_their_own_and_the_slices_do_not_overlap():
    reply = message("Opened", id="2")
    for inside in (
        message(replies=[reply, reply | {"id": "3"}]),
        {"replies": [reply, reply | {"id": "3"}]} | message(),
    ):
        data = answer(inside, message("Last"))
        found = records(teams, data)
        assert sorted(record.text for record in found) == ["Gate locked", "Last", "Opened", "Opened"]
        assert {record.reply_to for record in found if record.text == "Opened"} == {"1616964509832"}


def test_reactions_name_who():
    liked = [
        {"reactionType": "like", "user": {"user": {"id": "u5", "displayName": "Amira"}}},
        {"reactionType": "😆", "user": None},
    ]
    assert [(sign, who.name) for sign, who in only(reactions=liked).reactions] == [("like", "Amira"), ("😆", "")]


def test_the_other_ways_to_keep_the_answers_are_read():
    one = message()
    for kept in (
        one,
        [one],
        {"messages": [one]},
        [{"value": [one]}, {"value": [one]}],
        [{"topic": "Crew 4", "messages": [one]}],
    ):
        data = json.dumps(kept).encode()
        assert recognised(teams, data), kept
        assert records(teams, data)[-1].text == "Gate locked"
    assert (
        records(teams, json.dumps([{"topic": "Crew 4", "messages": [one]}]).encode())[0].conversation
        == "Crew 4 (19:crew@thread.v2)"
    )


def test_the_answer_with_chats_that_hold_their_messages_is_read():
    chats = [
        {"id": "19:a", "topic": "Ops", "messages": [message("one")]},
        {"id": "19:b", "topic": None, "messages": [message("two")]},
    ]
    assert [record.text for record in records(teams, json.dumps({"value": chats}).encode())] == ["one", "two"]


def test_messages_on_lines_and_pages_one_after_the_other_are_read_in_turn():
    one, two = json.dumps(message("one")).encode(), json.dumps(message("two")).encode()
    for data in (
        one + b"\n" + two + b"\n",
        one + b"\r\n" + two,
        answer(message("one")) + b"\n\n" + answer(message("two")),
    ):
        assert recognised(teams, data)
        assert [record.text for record in records(teams, data)] == ["one", "two"]
    opened = reading(teams, one + b"\nno JSON")
    assert [record.text for record in opened.records()] == ["one"]
    assert opened.tally.unread == [f"from byte {len(one) + 1} on: more follows after the end of the JSON"]


def test_what_is_no_message_of_teams_is_named():
    opened = reading(teams, answer(message(), {"id": "x"}))
    assert len(list(opened.records())) == 1
    assert opened.tally.unread[0].endswith("no message of Teams")


def test_other_json_is_not_taken_for_teams():
    for other in (
        b"",
        b"[]",
        b'{"value": []}',
        b'{"value": [{"id": 1}]}',
        b'[{"ts": "1.2", "user": "U1", "text": "x"}]',
    ):
        assert not recognised(teams, other)


def test_a_hundred_spoiled_files_say_what_is_wrong():
    data = answer(message(), message("<p>x</p>", "html", replies=[message()]))
    assert len([said(teams, spoilt) for spoilt in spoiled(data)]) == 100


FIELDS = st.sampled_from(
    [
        "id",
        "messageType",
        "createdDateTime",
        "from",
        "body",
        "attachments",
        "eventDetail",
        "reactions",
        "channelIdentity",
        "subject",
    ]
)


@settings(deadline=None)  # the machine has other work too
@given(st.dictionaries(FIELDS, ODD, max_size=6), st.text(alphabet="<>/=\"' pdivatimgemojl&;\n", max_size=60))
def test_whatever_stands_in_a_field_the_message_gives_a_record(fields, page):
    assert len(records(teams, answer(message(), message(page, "html"), message(**fields)))) == 3

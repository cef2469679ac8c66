import json
import plistlib
import re
import warnings
from dataclasses import replace
from xml.etree import ElementTree

import applocker
import pytest

from answerable.errors import NotADeviceFile, NotKept
from answerable.registers import DEMOS, AuthorityFolder, Entry, Kept, open_folder, put
from answerable.registers.device_policy import (
    DEVICE_FORMATS,
    DevicePolicy,
    PolicyFile,
    ReadRule,
    Verdict,
    device_files,
    drift_from,
    formats_for,
    policy_of_devices,
    read_policy,
)

PUBLISHER = "CN=24803D75-212C-471A-BC57-9EF86AB91435"


@pytest.fixture(scope="module")
def policy() -> DevicePolicy:
    return policy_of_devices(folder())


def folder(**changed: dict[str, object]) -> AuthorityFolder:
    """Harrowmere's folder with fields of tools changed: TOOL_01={"status": "blocked"}."""
    found = AuthorityFolder(DEMOS["harrowmere"])
    kept = found.kept("tools")
    entries = tuple(_changed(entry, changed.get(entry.id.replace("-", "_"), {})) for entry in kept.entries)
    found._read["tools"] = replace(kept, entries=entries)
    return found


def _changed(entry: Entry, fields: dict[str, object]) -> Entry:
    values = entry.values
    for name, value in fields.items():
        values = put(values, name, value)
    return replace(entry, values=values)


def one(policy: DevicePolicy, format: str, kind: str) -> PolicyFile:
    return next(file for file in device_files(policy, format=format) if file.kind == kind)


def ruling(policy: DevicePolicy, kind: str, tool: str):
    return next(found for found in policy.kind(kind).rulings if found.tool == tool)


def said(file: PolicyFile) -> list[tuple[str, str]]:
    return [(rule.app_id, rule.verdict) for rule in file.rules]


def every(policy: DevicePolicy) -> list[PolicyFile]:
    return [file for format in DEVICE_FORMATS for file in device_files(policy, format=format)]


def test_each_tool_is_allowed_blocked_or_an_exception_on_each_kind_of_device(policy):
    assert [kind.kind for kind in policy.kinds] == [
        "corporate_mobile", "corporate_laptop", "own_device_managed", "own_device_unmanaged"
    ]  # fmt: skip
    assert all(len(kind.rulings) == 22 for kind in policy.kinds)
    assert ruling(policy, "corporate_mobile", "TOOL-01").verdict is Verdict.ALLOWED
    assert ruling(policy, "corporate_mobile", "TOOL-09").verdict is Verdict.EXCEPTION
    assert ruling(policy, "corporate_laptop", "TOOL-09").verdict is Verdict.BLOCKED
    assert ruling(policy, "corporate_mobile", "TOOL-22").verdict is Verdict.EXCEPTION


def test_a_ruling_gives_the_reason_of_the_register(policy):
    assert ruling(policy, "corporate_mobile", "TOOL-11").reason == (
        "blocked: messages set to disappear cannot be kept as records"
    )
    assert ruling(policy, "corporate_laptop", "TOOL-09").reason == "restricted, but not on this kind of device"


def test_a_status_that_allows_nothing_decides_against_a_device_field_that_says_yes_and_the_doubt_is_told():
    found = ruling(policy_of_devices(folder(TOOL_01={"status": "retired"})), "corporate_mobile", "TOOL-01")
    assert found.verdict is Verdict.BLOCKED
    assert "the status decides" in found.doubt


def test_a_tool_of_which_the_register_says_nothing_for_a_kind_is_in_no_file_and_is_told():
    policy = policy_of_devices(folder(TOOL_01={"devices.corporate_mobile": None}))
    assert ruling(policy, "corporate_mobile", "TOOL-01").verdict is Verdict.UNSAID
    file = one(policy, "android", "corporate_mobile")
    assert "com.microsoft.teams" not in dict(said(file))
    assert "does not say" in next(left.why for left in file.unsaid if left.tool == "TOOL-01")


def test_every_tool_is_in_a_file_or_listed_as_one_that_the_file_cannot_speak_of(policy):
    for file in every(policy):
        ruled = {tool for rule in file.rules for tool in rule.tools}
        unsaid = {left.tool for left in file.unsaid}
        assert not ruled & unsaid
        spoken = ruled | unsaid
        silent = {one.tool for one in policy.kind(file.kind).rulings if one.tool not in spoken}
        allowed = {one.tool for one in policy.kind(file.kind).rulings if one.verdict is Verdict.ALLOWED}
        assert silent <= (allowed if file.format == "apple" else set())  # a list of blocked apps needs no word of them


def test_an_app_allowed_by_exception_is_in_no_file_for_all_devices(policy):
    file = one(policy, "android", "corporate_mobile")
    assert "com.whatsapp" not in dict(said(file))
    assert "by exception" in next(left.why for left in file.unsaid if left.tool == "TOOL-09")


def test_two_tools_with_one_identifier_and_two_verdicts_are_both_told_and_neither_is_written():
    policy = policy_of_devices(folder(TOOL_01={"app_ids": {"android": "com.Slack"}}))
    file = one(policy, "android", "corporate_mobile")
    assert "com.Slack" not in dict(said(file))
    assert {left.tool: left.why for left in file.unsaid}["TOOL-17"] == (
        "com.Slack is also the identifier of TOOL-01 (allowed)"
    )


def test_two_tools_with_one_identifier_and_one_verdict_are_one_rule():
    policy = policy_of_devices(folder(TOOL_12={"app_ids": {"android": "org.thoughtcrime.securesms"}}))
    rules = {rule.app_id: rule.tools for rule in one(policy, "android", "corporate_mobile").rules}
    assert rules["org.thoughtcrime.securesms"] == ("TOOL-11", "TOOL-12")


def test_devices_that_nobody_manages_and_people_s_own_iphones_get_no_file(policy):
    by_kind = {kind.kind: [format.name for format in formats_for(kind)] for kind in policy.kinds}
    assert by_kind == {
        "corporate_mobile": ["apple", "android"],
        "corporate_laptop": ["applocker"],
        "own_device_managed": ["android"],
        "own_device_unmanaged": [],
    }


def test_a_file_reads_back_as_the_rules_it_was_made_from(policy):
    for file in every(policy):
        read = read_policy(file.content, name=file.name)
        assert read.format == file.format
        assert [(rule.app_id, rule.verdict) for rule in read.rules] == said(file)
        assert drift_from(policy, data=file.content, name=file.name, kind=file.kind).counts["agrees"] == len(file.rules)


def test_the_same_registers_give_the_same_bytes(policy):
    again = policy_of_devices(open_folder(DEMOS["harrowmere"]))
    assert [file.content for file in every(again)] == [file.content for file in every(policy)]


def test_a_file_says_which_version_and_digest_of_the_registers_it_was_made_from(policy):
    for file in every(policy):
        assert f"-tools-v{policy.version}-{policy.digest[:12]}-" in file.name
        source = read_policy(file.content, name=file.name).source
        assert (source.version, source.digest) == (policy.version, policy.digest)


def test_a_changed_register_gives_another_digest_and_a_drift_report_says_so(policy):
    other = policy_of_devices(folder(TOOL_17={"status": "approved", "devices.corporate_mobile": "yes"}))
    assert other.digest != policy.digest
    old = one(policy, "android", "corporate_mobile")
    report = drift_from(other, data=old.content, name=old.name, kind=old.kind)
    assert [line.app for line in report.lines if line.sort.name == "BARRED"] == ["com.Slack"]
    assert any("in another state" in note for note in report.notes)


def test_a_folder_without_the_register_of_devices_has_no_device_policy():
    with pytest.raises(NotKept):
        policy_of_devices(AuthorityFolder(DEMOS["eastmarsh"]))


def test_an_independent_reader_of_applocker_finds_the_same_rules(policy):
    file = one(policy, "applocker", "corporate_laptop")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks elements for their truth
        found = applocker.loads(file.content.decode())
        rules = [rule for collection in found.rule_collections for rule in collection.rules]
        read = sorted(
            (rule.conditions[0].product_name, rule.action, rule.conditions[0].publisher_name) for rule in rules
        )
    assert read[0] == ("5319275A.WhatsAppDesktop", "Deny", PUBLISHER)
    assert [row[:2] for row in read] == [("5319275A.WhatsAppDesktop", "Deny"), ("MSTeams", "Allow")]
    assert {collection.enforcement_mode for collection in found.rule_collections} == {"AuditOnly"}


def test_an_independent_walk_of_the_profile_finds_the_blocked_apps(policy):
    file = one(policy, "apple", "corporate_mobile")

    def value(node):
        if node.tag == "dict":
            return {key.text: value(item) for key, item in zip(node[::2], node[1::2], strict=True)}
        return [value(item) for item in node] if node.tag == "array" else node.text

    profile = value(ElementTree.fromstring(file.content)[0])  # noqa: S314  # our own bytes
    payload = profile["PayloadContent"][0]
    assert payload["PayloadType"] == "com.apple.applicationaccess"
    assert payload["blockedAppBundleIDs"] == [app for app, _ in said(file)]
    assert "org.whispersystems.signal" in payload["blockedAppBundleIDs"]


def test_a_new_profile_takes_the_place_of_the_old_one(policy):
    other = policy_of_devices(folder(TOOL_17={"reason": "another"}))
    old, new = (one(found, "apple", "corporate_mobile").content.decode() for found in (policy, other))
    mark = "<string>example.answerable.harrowmere-borough-council.corporate-mobile</string>"
    assert mark in old
    assert mark in new
    assert old != new


def test_the_android_policy_names_each_app_once_and_blocks_none_that_it_does_not_name(policy):
    said = json.loads(one(policy, "android", "corporate_mobile").content)
    packages = [app["packageName"] for app in said["applications"]]
    assert said["playStoreMode"] == "BLACKLIST"
    assert sorted(set(packages)) == sorted(packages)
    types = {app["packageName"]: app["installType"] for app in said["applications"]}
    assert types["com.microsoft.teams"] == "AVAILABLE"
    assert types["org.thoughtcrime.securesms"] == "BLOCKED"


def test_an_app_without_a_publisher_is_told_and_a_program_is_blocked_by_the_name_of_its_file():
    changed = folder(TOOL_11={"app_ids": {"windows": "Signal.exe"}}, TOOL_12={"app_ids": {"windows": "Telegram"}})
    file = one(policy_of_devices(changed), "applocker", "corporate_laptop")
    assert ("Signal.exe", Verdict.BLOCKED) in said(file)
    assert b'<FilePathCondition Path="*\\Signal.exe" />' in file.content
    assert "publisher" in next(left.why for left in file.unsaid if left.tool == "TOOL-12")
    read = read_policy(file.content, name="x.xml")
    assert ReadRule("Signal.exe", Verdict.BLOCKED) in read.rules


def test_words_of_the_register_cannot_break_out_of_the_xml():
    hostile = folder(TOOL_09={"name": '"><RuleCollection Type="Exe"/>', "reason": "a & b --> <c>"})
    found = replace(policy_of_devices(hostile), authority="Nether --> Wallop")
    file = one(found, "applocker", "corporate_laptop")
    assert len(read_policy(file.content, name="x").rules) == 2
    assert b'<RuleCollection Type="Exe"' not in file.content


def exported(rules: str) -> bytes:
    return f'<AppLockerPolicy Version="1">{rules}</AppLockerPolicy>'.encode()


def test_an_applocker_policy_that_somebody_exported_is_read_with_what_cannot_be_compared_told():
    rule = (
        '<{0} Id="x" Name="{1}" Description="" UserOrGroupSid="S-1-1-0" Action="{2}"><Conditions>{3}</Conditions></{0}>'
    )
    publisher = '<FilePublisherCondition PublisherName="{}" ProductName="{}" BinaryName="{}"/>'
    rules = [
        rule.format("FilePublisherRule", "all", "Allow", publisher.format("*", "*", "*")),
        rule.format("FilePublisherRule", "one", "Allow", publisher.format("CN=x", "Slack", "*")),
        rule.format("FilePublisherRule", "one again", "Deny", publisher.format("CN=x", "Slack", "*")),
        rule.format("FileHashRule", "by hash", "Deny", "<FileHashCondition/>"),
    ]
    data = exported(f'<RuleCollection Type="Appx" EnforcementMode="AuditOnly">{"".join(rules)}</RuleCollection>')
    read = read_policy(("\ufeff" + data.decode()).encode("utf-16-le"), name="export.xml")
    assert read.rules == (ReadRule("Slack", Verdict.BLOCKED),)  # a rule that denies stands over one that allows
    assert read.source is None
    assert any("“all”" in note for note in read.notes)
    assert any("“by hash”" in note for note in read.notes)
    assert any("only audit" in note for note in read.notes)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<html></html>",
        b"<AppLockerPolicy>",
        b"{}",
        b"[1]",
        b'{"applications": ',
        b'<?xml version="1.0"?><plist version="1.0"><array/></plist>',
        b"bplist00garbage",
        b"\x30\x82\x01\x00signed",
        b'<!DOCTYPE AppLockerPolicy [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><AppLockerPolicy>&b;</AppLockerPolicy>',
        b"\xff\xfe<\x00",
    ],
)
def test_what_is_no_file_for_devices_is_refused(data):
    with pytest.raises(NotADeviceFile):
        read_policy(data, name="x")


def test_a_profile_with_a_list_of_allowed_apps_blocks_the_rest(policy):
    listed = {"PayloadType": "com.apple.applicationaccess", "allowListedAppBundleIDs": ["com.microsoft.skype.teams"]}
    data = plistlib.dumps(
        {"PayloadContent": [listed, {"PayloadType": "com.apple.wifi.managed"}]}, fmt=plistlib.FMT_BINARY
    )
    read = read_policy(data, name="x.mobileconfig")
    assert read.blocks_rest
    assert read.rules == (ReadRule("com.microsoft.skype.teams", Verdict.ALLOWED),)
    assert any("1 other" in note for note in read.notes)


def test_an_android_policy_that_closes_the_store_bars_what_the_register_allows(policy):
    data = {"applications": [{"packageName": "com.whatsapp", "installType": "FORCE_INSTALLED"}, {"packageName": 3}, 7]}
    report = drift_from(policy, data=json.dumps(data).encode(), name="export.json")
    assert {line.app: line.sort.name for line in report.lines}["com.whatsapp"] == "EXCEPTION"
    assert "com.microsoft.teams" in [line.app for line in report.lines if line.sort.name == "BARRED"]
    assert sum("not compared" in note for note in report.notes) == 2


def test_a_rule_that_is_missing_from_an_exported_file_is_told(policy):
    file = one(policy, "android", "corporate_mobile")
    data = json.loads(file.content)
    data["applications"] = [app for app in data["applications"] if app["packageName"] != "org.telegram.messenger"]
    report = drift_from(policy, data=json.dumps(data).encode(), name="export.json")
    assert [(line.app, line.sort.name) for line in report.lines if line.sort.name != "AGREES"] == [
        ("org.telegram.messenger", "MISSING")
    ]


def test_a_file_for_a_kind_that_does_not_obey_it_is_compared_with_nothing_and_that_is_said(policy):
    file = one(policy, "android", "corporate_mobile")
    report = drift_from(policy, data=file.content, name=file.name, kind="corporate_laptop")
    assert report.lines == ()
    assert any("nothing was compared" in note for note in report.notes)


def test_comparing_changes_no_register():
    found = folder()
    kept: Kept = found.kept("tools")
    before = policy_of_devices(found).digest
    drift_from(policy_of_devices(found), data=b"Application name,Platform\nSignal,iOS\n", name="apps.csv")
    assert found.kept("tools") is kept
    assert policy_of_devices(found).digest == before


def test_an_applocker_policy_has_the_structure_that_microsoft_s_schema_asks_for(policy):
    tree = ElementTree.fromstring(one(policy, "applocker", "corporate_laptop").content)  # noqa: S314  # our own bytes
    assert (tree.tag, dict(tree.attrib)) == ("AppLockerPolicy", {"Version": "1"})
    assert {(part.tag, part.get("EnforcementMode")) for part in tree} == {("RuleCollection", "AuditOnly")}
    rules = [rule for part in tree for rule in part]
    assert len({rule.get("Id") for rule in rules}) == len(rules)
    for rule in rules:
        assert set(rule.attrib) == {"Id", "Name", "Description", "UserOrGroupSid", "Action"}
        assert re.fullmatch(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}", rule.get("Id"))
        assert 1 <= len(rule.get("Name")) <= 1024
        assert len(rule.get("Description")) <= 1024
        assert re.fullmatch(r"S-1(-[0-9a-fA-F]+)+", rule.get("UserOrGroupSid"))
        assert rule.get("Action") in ("Allow", "Deny")
        (conditions,) = rule
        (condition,) = conditions
        assert (conditions.tag, condition.tag) == ("Conditions", "FilePublisherCondition")
        assert set(condition.attrib) == {"PublisherName", "ProductName", "BinaryName"}
        assert [dict(version.attrib) for version in condition] == [{"LowSection": "*", "HighSection": "*"}]

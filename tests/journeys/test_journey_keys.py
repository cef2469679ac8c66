"""The list of keys, and the switch that turns them off."""

import re


def test_the_keyboard_shortcuts_are_turned_off_and_on_by_keyboard(keyboard, auditor):
    desk = keyboard(auditor).open("/keys/").reads("Keyboard shortcuts").press("Switch them off in your account")
    desk.focus("Use keyboard shortcuts", role="checkbox").keys("Space").press(re.compile("^Save"))
    desk.open("/keys/").reads("They are switched off.").press("Switch them on in your account")
    desk.choose("Use keyboard shortcuts").press(re.compile("^Save"))
    desk.open("/keys/").reads("If you use speech to control the computer")

"""The list of keys, and the switch that turns them off."""


def test_the_keyboard_shortcuts_are_turned_off_and_on_by_keyboard(keyboard, officer):
    desk = keyboard(officer).open("/keys/").reads("Keyboard shortcuts")
    desk.press("Switch shortcuts off").reads("They are switched off in this browser.")
    desk.press("Switch shortcuts on").reads("If you use speech to control the computer")

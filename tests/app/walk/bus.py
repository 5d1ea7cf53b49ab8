# SPDX-License-Identifier: GPL-3.0-or-later
"""What the accessibility bus tells, and the keys of a keyboard."""

import sys
import time

import pyatspi
from gi.repository import GLib

DEADLINE = 30  # seconds to wait for a thing to appear; not a measure of anything
STEPS_MOST = 400  # of a walk that must come somewhere
KEYS = {
    "Page_Down": 0xFF56, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54, "Return": 0xFF0D, "Tab": 0xFF09,
    "Escape": 0xFF1B, "BackSpace": 0xFF08, "space": 0x20, "Home": 0xFF50, "End": 0xFF57, "F5": 0xFFC2, "F6": 0xFFC3,
}
MODIFIERS = {"control": 37, "shift": 50, "alt": 64}  # the keys' codes with any layout of X


def bail(what):
    print(f"Bail out! {what} was not found on the accessibility bus", flush=True)
    sys.exit(1)


def dispatch():
    while GLib.MainContext.default().iteration(False):
        pass


def wait_for(what, find):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        dispatch()
        try:
            found = find()
        except Exception:  # an object may vanish while we look
            found = None
        if found:
            return found
        time.sleep(0.05)
    return bail(what)


def descendants(node):
    for child in node:
        if child is None:
            continue
        yield child
        yield from descendants(child)


def by_name(root, name, role=None):
    for node in descendants(root):
        if node.name == name and (role is None or node.getRole() == role):
            return node
    return None


def names(root):
    return [node.name for node in descendants(root) if node.name]


def is_within(node, name):
    """Whether something called @name has @node in it."""
    while node is not None and node.name != name:
        node = node.parent
    return node is not None


def has_state(node, state):
    return node.getState().contains(state)


def application():
    for node in pyatspi.Registry.getDesktop(0):
        if node is not None and node.name in ("annals", "io.github.annals.Annals", "Annals"):
            return node
    return None


def press(key, *modifiers):
    held = [MODIFIERS[name] for name in modifiers]
    for code in held:
        pyatspi.Registry.generateKeyboardEvent(code, None, pyatspi.KEY_PRESS)
    pyatspi.Registry.generateKeyboardEvent(KEYS.get(key) or ord(key), None, pyatspi.KEY_SYM)
    for code in reversed(held):
        pyatspi.Registry.generateKeyboardEvent(code, None, pyatspi.KEY_RELEASE)


def write(text):
    for letter in text:
        press(letter)

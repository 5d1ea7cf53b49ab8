#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a chronology as someone does who sees nothing of it: from its opening to the last source, by keys, by what has the focus,
and by what the accessibility bus tells of it.

Needs a display and a session bus with the accessibility bus (the test runner gives both)."""

import json
import os
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

DEADLINE = 30  # seconds to wait for a thing to appear; not a measure of anything
STEPS_MOST = 400  # of a walk that must come somewhere
KEYS = {
    "Page_Down": 0xFF56, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54, "Return": 0xFF0D, "Tab": 0xFF09,
    "Escape": 0xFF1B, "space": 0x20, "F6": 0xFFC3, "End": 0xFF57,
    "1": 0x31, "2": 0x32,
}
CONTROL = 37  # the key's code with any layout of X
PATH = os.path.join(os.environ["ANNALS_SOURCE_ROOT"], "data", "timelines", "herzog-visit.annals.json")


def wait_for(what, find):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            found = find()
        except Exception:  # an object may vanish while we look
            found = None
        if found:
            return found
        time.sleep(0.05)
    print(f"Bail out! {what} was not found on the accessibility bus")
    sys.exit(1)


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


def application():
    for node in pyatspi.Registry.getDesktop(0):
        if node is not None and node.name in ("annals", "io.github.annals.Annals", "Annals"):
            return node
    return None


def press(key, control=False):
    if control:
        pyatspi.Registry.generateKeyboardEvent(CONTROL, None, pyatspi.KEY_PRESS)
    pyatspi.Registry.generateKeyboardEvent(KEYS[key], None, pyatspi.KEY_SYM)
    if control:
        pyatspi.Registry.generateKeyboardEvent(CONTROL, None, pyatspi.KEY_RELEASE)


class Reader:
    """What a screen reader knows: what has the focus, and what is around it."""

    def __init__(self, app):
        self.app = app
        self.n = 0
        self.heard = []
        pyatspi.Registry.registerEventListener(lambda event: self.heard.append(event.any_data), "object:announcement")

    def focused(self):
        for node in descendants(self.app):
            if node.getState().contains(pyatspi.STATE_FOCUSED):
                return node
        return None

    def told(self):
        node = self.focused()
        return (node.getRole(), node.name, node.description) if node is not None else None

    def after(self, what, change, good=lambda told: True):
        """Waits until something else has the focus, as it must once @change is done."""
        before = self.told()
        change()
        return wait_for(what, lambda: next((t for t in [self.told()] if t and t != before and good(t)), None))

    def ok(self, good, what):
        self.n += 1
        print(f"{'ok' if good else 'not ok'} {self.n} - {what}", flush=True)


def is_event(told):
    return told[0] == pyatspi.ROLE_LIST_ITEM and "event " in told[2]


def position(told):
    return int(told[2].rsplit("event ", 1)[1].split(" of ")[0])


def read_events(reader, events):
    """By Page Down, in order of time; each says its title, when it was, and where it stands."""
    by_title = {event["title"]: event for event in events}
    first = reader.after("an event", lambda: press("Page_Down"), is_event)
    second = reader.after("the next event", lambda: press("Page_Down"), is_event)
    reader.ok(first[1] in by_title and second[1] in by_title, f"events by name, such as: {first[1]}")
    reader.ok(by_title[first[1]]["start"][:4] in first[2], f"and by description: {first[2]}")
    reader.ok(position(second) == position(first) + 1 and second[2].endswith(f" of {len(events)}"), "and by position")
    reader.ok(reader.focused().getState().contains(pyatspi.STATE_SELECTED), "and the one gone to is selected")


def read_details(reader, event):
    """Enter goes to the details; Tab comes by each source, and the rest is there as text."""
    press("Return")
    details = wait_for("the details", lambda: by_name(reader.app, "Details"))
    wait_for("the event's details", lambda: event["title"] in names(details))
    sources = [source.get("title") or source["publisher"] for source in event["sources"]]
    told, last = [], None
    for _ in range(STEPS_MOST):
        node = reader.focused()
        told += [node.name] if node is not None and node.name not in told else []
        if sources[-1] in told:
            break
        if node is not None and node != last:
            last = node
            press("Tab")
        time.sleep(0.02)
    reader.ok(event["summary"] in names(details), "the details have the summary as text")
    headings = [node.name for node in descendants(details) if node.getRole() == pyatspi.ROLE_HEADING]
    reader.ok(headings[0] == event["title"] and "Sources" in headings, f"under headings: {', '.join(headings)}")
    reader.ok(set(sources) <= set(told), f"Tab comes by each source: {', '.join(sources)}")


def read_count(reader, events):
    """Ctrl and the arrows walk, counts too; Space lists what a count holds, and Return selects one of it."""
    reader.after("a stop in another lane", lambda: press("Up", control=True))
    for _ in range(STEPS_MOST):
        told = reader.after("the next stop", lambda: press("Right", control=True))
        if " events · " in told[1]:
            break
    reader.ok(int(told[1].split(" ")[0]) > 1, f"a count tells what it holds: {told[1]} · {told[2]}")
    row = reader.after("the count's list", lambda: press("space"), lambda told: told[0] == pyatspi.ROLE_LIST_ITEM)
    chosen = reader.after("one of the list", lambda: press("Return"), is_event)
    reader.ok(row[1] == chosen[1], f"one of its list is selected: {chosen[1]}")
    return next(event for event in events if event["title"] == chosen[1])


def come_back(reader, event):
    """Escape leads back to the event in the timeline; F6 goes round the parts of the window."""
    told = reader.after("the timeline again", lambda: press("Escape"), is_event)
    reader.ok(told[1] == event["title"], "Escape leads back to where one was in the timeline")
    for part in ("Details", "Filters", "Timeline", "Details", "Filters"):
        reader.after(f"the part {part}", lambda: press("F6"))
        node = reader.focused()
        while node is not None and node.name != part:
            node = node.parent
        reader.ok(node is not None, f"F6 comes to {part}")


def filter_events(reader, timeline, events):
    """By Tab to the check box of a category; Space takes its events away and brings them back."""
    n = sum(event.get("category") == "conflict" for event in events)
    name = f"Conflict, {n} events"
    while reader.told()[1] != name:
        reader.after("what comes next in the filters", lambda: press("Tab"))
    reader.ok(reader.focused().getState().contains(pyatspi.STATE_CHECKED), f"a filter tells its count and its state: {name}")
    press("space")
    text = f"{len(events) - n} of {len(events)} events"
    wait_for("what the filters leave", lambda: timeline.description == text)
    reader.ok(not reader.focused().getState().contains(pyatspi.STATE_CHECKED), f"without it, the timeline says: {text}")
    wait_for("the status", lambda: text in reader.heard or by_name(reader.app, text, pyatspi.ROLE_STATUS_BAR))
    reader.ok(True, "and so it is announced, or in the status, wherever one is")
    press("space")
    wait_for("all events again", lambda: timeline.description == f"{len(events)} events")


def is_row(told):
    return told[0] == pyatspi.ROLE_TABLE_ROW and "event " in told[2]


def read_list(reader, events):
    """The list in place of the timeline: a row says what an event of the timeline does, its cells what stands in them."""
    by_title = {event["title"]: event for event in events}
    press("2", control=True)
    wait_for("the list", lambda: by_name(reader.app, "Events"))
    first = reader.after("a row of the list", lambda: press("F6"), is_row)
    second = reader.after("the next row", lambda: press("Down"), is_row)
    reader.ok(second[1] in by_title and by_title[second[1]]["start"][:4] in second[2], f"a row: {second[1]}, {second[2]}")
    reader.ok(position(second) == position(first) + 1 and second[2].endswith(f" of {len(events)}"), "with its place in the list")
    reader.ok(reader.focused().getState().contains(pyatspi.STATE_SELECTED), "the row gone to is selected")
    cells = {cell.description: cell.name for cell in reader.focused()}
    reader.ok(cells["Title"] == second[1] and cells["Category"] != "", f"its cells have names: {', '.join(cells)}")
    last = reader.after("the last row", lambda: press("End"), lambda told: is_row(told) and position(told) == len(events))
    press("Return")
    details = wait_for("the details", lambda: by_name(reader.app, "Details"))
    wait_for("the row's details", lambda: last[1] in names(details))
    reader.ok(True, f"Enter goes to the details of {last[1]}")
    back = reader.after("the list again", lambda: press("Escape"), is_row)
    reader.ok(back[1] == last[1], "and Escape back to the row")


def main():
    with open(PATH, encoding="utf-8") as file:
        # Texts in several languages are shown in English, as the tests' locale is.
        events = json.load(file, object_hook=lambda found: found.get("en", found))["events"]
    # Warnings are fatal in the program, not in this client: its library warns of objects that come and go.
    program = subprocess.Popen([os.environ["ANNALS_BINARY"], PATH], env=dict(os.environ, G_DEBUG="fatal-warnings"))
    try:
        app = wait_for("the application", application)
        reader = Reader(app)
        timeline = wait_for("the timeline", lambda: by_name(app, "Timeline", pyatspi.ROLE_LIST))
        wait_for("the focus", lambda: reader.told() and reader.told()[1] == "Timeline")
        reader.ok(timeline.description == f"{len(events)} events", f"the timeline, which says: {timeline.description}")
        read_events(reader, events)
        event = read_count(reader, events)
        read_details(reader, event)
        come_back(reader, event)
        filter_events(reader, timeline, events)
        read_list(reader, events)
        print(f"1..{reader.n}")
    finally:
        program.terminate()
        program.wait()


main()

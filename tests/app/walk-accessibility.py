#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the running program as a screen reader would: finds the timeline, its events and the details by name.

Needs a display and a session bus with the accessibility bus (the test runner gives both)."""

import os
import subprocess
import sys
import time

import pyatspi

DEADLINE = 30  # seconds to wait for a thing to appear; not a measure of anything


def wait_for(what, find):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    print(f"not ok - {what} was not found on the accessibility bus")
    sys.exit(1)


def descendants(node):
    for child in node:
        if child is None:
            continue
        yield child
        yield from descendants(child)


def by_name(root, name, role=None):
    for node in descendants(root):
        try:
            if node.name == name and (role is None or node.getRole() == role):
                return node
        except Exception:  # an object may vanish while we look
            continue
    return None


def application():
    for node in pyatspi.Registry.getDesktop(0):
        if node is not None and node.name in ("annals", "io.github.annals.Annals", "Annals"):
            return node
    return None


def main():
    # Warnings are fatal in the program, not in this client: its library warns of objects that come and go.
    program = subprocess.Popen([os.environ["ANNALS_BINARY"]], env=dict(os.environ, G_DEBUG="fatal-warnings"))
    try:
        app = wait_for("the application", application)
        print("ok 1 - the application")
        timeline = wait_for("the timeline", lambda: by_name(app, "Timeline"))
        print("ok 2 - the timeline")
        events = wait_for(
            "an event of the timeline",
            lambda: [n for n in descendants(timeline) if n.name and n.getRole() == pyatspi.ROLE_LIST_ITEM],
        )
        print(f"ok 3 - {len(events)} events by name, such as: {events[0].name}")
        described = [n for n in events if n.description]
        print(("ok" if described else "not ok") + " 4 - events say when they were")
        wait_for("the details", lambda: by_name(app, "Details"))
        print("ok 5 - the details")
        wait_for("the filters", lambda: by_name(app, "Filters"))
        print("ok 6 - the filters")
        print("1..6")
    finally:
        program.terminate()
        program.wait()


main()

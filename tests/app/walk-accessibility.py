#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a chronology as someone does who sees nothing of it: from its opening to the last source, a story, a measure, a search and the
dialogs, by keys, by what has the focus, and by what the accessibility bus tells of it.

Needs a display and a session bus with the accessibility bus (the test runner gives both)."""

import json
import os
import subprocess
import sys

import pyatspi

sys.dont_write_bytecode = True  # the source folder stays as it is

from walk.bus import application, by_name, wait_for  # noqa: E402
from walk.dialogs import go_through_dialogs  # noqa: E402
from walk.reader import Reader  # noqa: E402
from walk.story import tell_story  # noqa: E402
from walk.table import read_list  # noqa: E402
from walk.timeline import come_back, filter_events, read_count, read_details, read_events  # noqa: E402
from walk.tools import measure, search  # noqa: E402

PATH = os.path.join(os.environ["ANNALS_SOURCE_ROOT"], "data", "timelines", "herzog-visit.annals.json")


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
        measure(reader)
        tell_story(reader, events)
        search(reader, events)
        go_through_dialogs(reader)
        read_list(reader, events)
        print(f"1..{reader.n}")
    finally:
        program.terminate()
        program.wait()


main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline, its details and its filters."""

import time

import pyatspi

from walk.bus import STEPS_MOST, by_name, descendants, has_state, is_within, names, press, wait_for


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
    reader.ok(has_state(reader.focused(), pyatspi.STATE_SELECTED), "and the one gone to is selected")


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
    reader.after("a stop in another lane", lambda: press("Up", "control"))
    for _ in range(STEPS_MOST):
        told = reader.after("the next stop", lambda: press("Right", "control"))
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
        reader.ok(is_within(reader.focused(), part), f"F6 comes to {part}")


def filter_events(reader, timeline, events):
    """By Tab to the check box of a category; Space takes its events away and brings them back."""
    n = sum(event.get("category") == "conflict" for event in events)
    name = f"Conflict, {n} events"
    while reader.told()[1] != name:
        reader.after("what comes next in the filters", lambda: press("Tab"))
    reader.ok(has_state(reader.focused(), pyatspi.STATE_CHECKED), f"a filter tells its count and its state: {name}")
    press("space")
    text = f"{len(events) - n} of {len(events)} events"
    wait_for("what the filters leave", lambda: timeline.description == text)
    reader.ok(not has_state(reader.focused(), pyatspi.STATE_CHECKED), f"without it, the timeline says: {text}")
    reader.ok(reader.said("what the filters leave", text), "and so it is announced")
    press("space")
    wait_for("all events again", lambda: timeline.description == f"{len(events)} events")

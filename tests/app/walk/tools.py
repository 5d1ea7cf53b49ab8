# SPDX-License-Identifier: GPL-3.0-or-later
"""Measuring, and the search."""

import re

import pyatspi

from walk.bus import by_name, is_within, names, press, wait_for, write
from walk.timeline import is_event

LENGTH = r".*\d+ (day|week|month|year|hour).*"


def measure(reader):
    """M begins, Shift and the arrows move an end; the card tells, and has its buttons."""
    while not is_within(reader.focused(), "Timeline"):
        reader.after("another part of the window", lambda: press("F6"))
    press("m")
    first = reader.said("what is measured", LENGTH)
    press("Right", "shift")
    second = reader.said("what is measured then", LENGTH, but=first)
    reader.ok(first != second, f"a measured time is told as it changes: {' · '.join(second.split(chr(10)))}")
    card = wait_for("the card", lambda: by_name(reader.app, "Measured"))
    reader.ok(second.split("\n")[0] in names(card), "its card has it as text")
    buttons = [reader.tab_to("Close")[1]]
    while is_within(reader.focused(), "Measured"):
        buttons.append(reader.after("the next of the card", lambda: press("Tab"))[1])
    wanted = ["Zoom", "Filter", "Export the Measured Time", "Copy as Text"]
    reader.ok(buttons[1:-1] == wanted, f"and buttons: {', '.join(buttons[:-1])}")
    reader.after("the card's last button", lambda: press("Tab", "shift"), lambda told: told[1] == wanted[-1])
    reader.after("the timeline", lambda: press("Escape"), lambda told: told[1] == "Timeline" or is_event(told))
    wait_for("the card to go", lambda: by_name(reader.app, "Measured") is None)
    reader.ok(True, "Escape ends it")


def search(reader, events):
    """What is found is told, gone through and listed; Escape leads back."""
    titles = {event["title"] for event in events}
    reader.after("the search", lambda: press("f", "control"), lambda told: told[1] == "Search")
    write("embassy")
    found = reader.said("what is found", r"\d+ found")
    reader.ok(int(found.split()[0]) > 1, f"a search tells how much it finds: {found}")
    press("Return")
    title = reader.said("a match", "|".join(re.escape(title) for title in titles))
    reader.ok(True, f"Return goes to a match, which is told: {title}")
    button = reader.after("the matches' button", lambda: press("Tab"), lambda told: told[0] != pyatspi.ROLE_TEXT)
    reader.ok(button[1].endswith(" of " + found.split()[0]), f"what is found can be listed: {button[1]}, {button[2]}")
    row = reader.after("the list of matches", lambda: press("space"), lambda told: told[1] in titles)
    reader.ok(True, f"which has them by name: {row[1]}")
    reader.after("the search", lambda: press("Escape"), lambda told: told[1] == button[1])
    rest = [reader.after("the next of the search", lambda: press("Tab"))[1] for _ in range(3)]
    reader.ok(rest == ["Previous Match", "Next Match", "Only Matches"], f"its buttons: {', '.join(rest)}")
    while reader.told()[1] != "Search":
        reader.after("what is before in the search", lambda: press("Tab", "shift"))
    reader.after("what is not the search", lambda: press("Escape"), lambda told: told[1] != "Search")
    reader.ok(is_within(reader.focused(), "Timeline"), f"Escape leads to the timeline: {reader.told()[1]}")

# SPDX-License-Identifier: GPL-3.0-or-later
"""The list in place of the timeline."""

import pyatspi

from walk.bus import by_name, has_state, names, press, wait_for
from walk.timeline import position


def is_row(told):
    return told[0] == pyatspi.ROLE_TABLE_ROW and "event " in told[2]


def read_list(reader, events):
    """The list in place of the timeline: a row says what an event of the timeline does, its cells what stands in them."""
    by_title = {event["title"]: event for event in events}
    first = reader.after("a row of the list", lambda: press("2", "control"), is_row)
    second = reader.after("the next row", lambda: press("Down"), is_row)
    reader.ok(second[1] in by_title and by_title[second[1]]["start"][:4] in second[2], f"a row: {second[1]}, {second[2]}")
    reader.ok(position(second) == position(first) + 1 and second[2].endswith(f" of {len(events)}"), "with its place in the list")
    reader.ok(has_state(reader.focused(), pyatspi.STATE_SELECTED), "the row gone to is selected")
    cells = {cell.description: cell.name for cell in reader.focused()}
    reader.ok(cells["Title"] == second[1] and cells["Category"] != "", f"its cells have names: {', '.join(cells)}")
    last = reader.after("the last row", lambda: press("End"), lambda told: is_row(told) and position(told) == len(events))
    press("Return")
    details = wait_for("the details", lambda: by_name(reader.app, "Details"))
    wait_for("the row's details", lambda: last[1] in names(details))
    reader.ok(True, f"Enter goes to the details of {last[1]}")
    back = reader.after("the list again", lambda: press("Escape"), is_row)
    reader.ok(back[1] == last[1], "and Escape back to the row")

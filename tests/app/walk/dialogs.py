# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows of their own: export, shortcuts, print."""

import pyatspi

from walk.bus import press, wait_for
from walk.desktop import Desktop

OTHER_PAGES = ("General", "Page Setup")  # of the print dialog, before ours
# One of these, by the toolkit's version.
TABS = (pyatspi.ROLE_PANEL, pyatspi.ROLE_PAGE_TAB, pyatspi.ROLE_PAGE_TAB_LIST, pyatspi.ROLE_GROUPING)


def find_window(reader, title):
    return next((node for node in reader.app if node.name == title), None)


def enter(reader, desktop, title):
    """The window of that name is there, as the only one beside the main one, and has the keys."""
    wait_for(title, lambda: find_window(reader, title) and len(list(reader.app)) == 2 and desktop.focus_newest(2))
    reader.place = find_window(reader, title)
    wait_for(f"the focus in {title}", reader.focused)


def open_dialog(reader, desktop, title, key):
    press(key, "control")
    enter(reader, desktop, title)


def close_dialog(reader, desktop, title):
    press("Escape")
    wait_for(f"the end of {title}", lambda: desktop.focus_newest(1))
    reader.place = reader.app
    wait_for("the focus again", lambda: reader.told())
    reader.ok(True, f"Escape closes {title}")


def export(reader, desktop):
    title = "Export Picture"
    open_dialog(reader, desktop, title, "e")
    reader.controls(title)
    told = reader.tab_to("Format")
    reader.ok(told[2] == "PNG image", f"a choice tells what is chosen: {told[1]}, {told[2]}")
    reader.after("the choices", lambda: press("Return"))
    reader.after("the next choice", lambda: press("Down"))
    told = reader.after("another choice", lambda: press("Return"), lambda told: told[1] == "Format")
    reader.ok(told[2] == "SVG drawing", f"and what is chosen then: {told[1]}, {told[2]}")
    close_dialog(reader, desktop, title)


def list_shortcuts(reader, desktop):
    title = "Keyboard shortcuts"
    open_dialog(reader, desktop, title, "?")
    told = reader.tab_to("Open a timeline")
    reader.ok(told[2] == "Ctrl+O", f"{title}: {told[1]}, {told[2]}")
    close_dialog(reader, desktop, title)


def print_it(reader, desktop):
    """The toolkit's dialog, of which one page is ours, and a preview of its own."""
    open_dialog(reader, desktop, "Print", "p")
    while reader.told()[0] not in TABS:
        reader.after("what is before in the dialog", lambda: press("Tab", "shift"))
    for _ in OTHER_PAGES:
        press("Right")
    told = reader.tab_to("Range")
    reader.ok(told[2] == "Visible", f"the page of the timeline has choices: {told[1]}, {told[2]}")
    reader.tab_to("Sheets across")
    press("v", "alt")
    enter(reader, desktop, "Print Preview")
    reader.ok(reader.said("the page of the preview", r"Page 1 of \d+"), "a preview tells which page it shows")
    reader.tab_to("Print…")
    close_dialog(reader, desktop, "Print Preview")


def go_through_dialogs(reader):
    desktop = Desktop()
    list_shortcuts(reader, desktop)
    export(reader, desktop)
    print_it(reader, desktop)

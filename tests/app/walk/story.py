# SPDX-License-Identifier: GPL-3.0-or-later
"""The events as a story."""

import pyatspi

from walk.bus import by_name, has_state, names, press, wait_for


def play(reader, n):
    press("p")
    reader.said("that it plays", "The story goes on by itself")
    button = wait_for("the button to pause", lambda: by_name(reader.app, "Pause"))
    reader.ok(has_state(button, pyatspi.STATE_PRESSED), "it plays, and tells so")
    reader.ok(reader.said("the next by itself", rf"2 of {n}: .*"), "it goes on by itself")
    press("p")
    reader.ok(reader.said("that it rests", "Paused"), "and rests when it is told to")


def blank(reader):
    press("b")
    reader.said("the blank screen", "The screen is blank")
    press("b")
    reader.ok(reader.said("the screen again", "The screen is back"), "the screen goes blank and comes back, and tells so")


def tell_story(reader, events):
    n = len(events)
    before = reader.told()
    reader.after("the story", lambda: press("F5"), lambda told: told[1] == "Story")
    here = reader.said("the story's event", rf"\d+ of {n}: .*")
    reader.ok(any(event["title"] in here for event in events), f"a story begins: {here}")
    press("Home")
    first = reader.said("the first event of the story", rf"1 of {n}: .*")
    title = next((event["title"] for event in events if event["title"] in first), None)
    reader.ok(title is not None, f"Home goes to its first: {first}")
    reader.ok(title in names(by_name(reader.app, "Story")), "its page is there as text")
    press("space")
    reader.ok(reader.said("the next of the story", rf"2 of {n}: .*"), "Space goes on")
    press("BackSpace")
    reader.said("the first again", rf"1 of {n}: .*")
    press("BackSpace")
    reader.ok(reader.said("that it is the first", "This is the first event"), "and back space back, as far as there is any")
    reader.controls("the story")
    play(reader, n)
    blank(reader)
    after = reader.after("where one was", lambda: press("Escape"), lambda told: told == before)
    reader.ok(after == before, f"Escape leads back to where one was: {after[1]}")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Who reads."""

import re

import pyatspi

from walk.bus import STEPS_MOST, bail, descendants, has_state, press, wait_for


class Reader:
    """What a screen reader knows: what has the focus, and what is around it."""

    def __init__(self, app):
        self.app = app
        self.place = app  # or the one window that has the keys
        self.n = 0
        self.heard = []
        pyatspi.Registry.registerEventListener(lambda event: self.heard.append(event.any_data), "object:announcement")

    def focused(self):
        for node in descendants(self.place):
            if has_state(node, pyatspi.STATE_FOCUSED):
                return node
        return None

    def told(self):
        try:
            node = self.focused()
            return (node.getRole(), node.name, node.description) if node is not None else None
        except Exception:  # an object may vanish while we look
            return None

    def after(self, what, change, good=lambda told: True):
        """Waits until something else has the focus, as it must once @change is done."""
        before = self.told()
        change()
        told = wait_for(what, lambda: next((t for t in [self.told()] if t and t != before and good(t)), None))
        print(f"# {what}: {' · '.join(' '.join(told[1:]).split(chr(10)))}", flush=True)
        return told

    def said(self, what, pattern, but=None):
        """Waits until what fits the pattern, and is not @but, is announced, or in a status where there are no announcements."""
        wanted = re.compile(pattern, re.DOTALL)

        def statuses():
            return [node.name for node in descendants(self.app) if node.getRole() == pyatspi.ROLE_STATUS_BAR]

        def find():
            heard, self.heard = self.heard, []
            return next((text for text in heard + statuses() if text != but and wanted.fullmatch(text or "")), None)

        return wait_for(what, find)

    def controls(self, where):
        """What Tab comes by, until it comes round again."""
        seen = []
        while len(seen) < STEPS_MOST:
            told = self.after(f"the next of {where}", lambda: press("Tab"))
            if told in seen:
                break
            seen.append(told)
        nameless = [str(role) for role, name, _ in seen if not name]
        self.ok(not nameless, f"{where}: {'; '.join(name for _, name, _ in seen)} {nameless or ''}")
        return [name for _, name, _ in seen]

    def tab_to(self, name):
        seen = []
        while self.told() not in seen:
            seen.append(self.told())
            if seen[-1] and seen[-1][1] == name:
                return seen[-1]
            self.after(f"what comes before {name}", lambda: press("Tab"))
        return bail(name)

    def ok(self, good, what):
        self.n += 1
        print(f"{'ok' if good else 'not ok'} {self.n} - {what}", flush=True)

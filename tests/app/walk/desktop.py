# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop does for a new window: it gets the keys. The display of the tests has no window manager."""

import ctypes

REVERT_TO_POINTER = 1
VIEWABLE = 2


class Attributes(ctypes.Structure):
    """XWindowAttributes, up to the one that is asked for."""

    _fields_ = [
        ("place", ctypes.c_int * 6), ("visual", ctypes.c_void_p), ("root", ctypes.c_ulong), ("kind", ctypes.c_int * 4),
        ("planes", ctypes.c_ulong * 2), ("save_under", ctypes.c_int), ("colormap", ctypes.c_ulong), ("installed", ctypes.c_int),
        ("map_state", ctypes.c_int), ("masks", ctypes.c_long * 3), ("override", ctypes.c_int), ("screen", ctypes.c_void_p),
    ]


class Desktop:
    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        # A window may go while it is looked at; without this, that would end the test.
        self.heeds_not = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda display, error: 0)
        self.x.XSetErrorHandler(self.heeds_not)
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))

    def windows(self):
        """Those that are on the screen and are no menus, the lowest first."""
        unused, children, n = ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.x.XQueryTree(self.display, root, ctypes.byref(unused), ctypes.byref(unused), ctypes.byref(children), ctypes.byref(n))
        found = []
        for child in children[:n.value]:
            attributes = Attributes()
            known = self.x.XGetWindowAttributes(self.display, ctypes.c_ulong(child), ctypes.byref(attributes))
            if known and attributes.map_state == VIEWABLE and not attributes.override:
                found.append(child)
        return found

    def focus_newest(self, n):
        """Gives the keys to the uppermost window once there are @n."""
        windows = self.windows()
        if len(windows) != n:
            return False
        self.x.XSetInputFocus(self.display, ctypes.c_ulong(windows[-1]), REVERT_TO_POINTER, 0)
        self.x.XSync(self.display, 0)
        return True

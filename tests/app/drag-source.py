#!/usr/bin/python3
"""Another program to drag files from: a small window that holds one list of files.

Stands where the window under test is not, says "ready X Y" (the middle of it, in pixels of the
screen) once it shows there, "welcome" once what is dragged is over something that takes it, and
ends when its standard input does.

Usage: drag-source.py X Y FILE...
"""

import ctypes
import pathlib
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
gi.require_version("GdkX11", "4.0")
from gi.repository import Gdk, GdkX11, GLib, Gtk  # noqa: E402

SIDE = 120  # px


class Source:
    def __init__(self, x, y, files):
        self.x, self.y = x, y
        self.there = False
        uris = "".join(pathlib.Path(file).as_uri() + "\r\n" for file in files)
        content = Gdk.ContentProvider.new_for_bytes("text/uri-list", GLib.Bytes.new(uris.encode()))
        drag = Gtk.DragSource(content=content, actions=Gdk.DragAction.COPY)
        drag.connect("drag-begin", self.begun)
        label = Gtk.Label(label=f"{len(files)} files", hexpand=True, vexpand=True)
        label.add_controller(drag)

        self.loop = GLib.MainLoop()
        self.window = Gtk.Window(title="Files", decorated=False, default_width=SIDE, default_height=SIDE)
        self.window.set_child(label)
        self.window.connect("map", self.mapped)

        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))

    def mapped(self, window):
        """There is no window manager on a test's screen, so that the window places itself."""
        clock = window.get_surface().get_frame_clock()
        clock.connect("after-paint", lambda _: GLib.timeout_add(50, self.place))

    def place(self):
        """Until it is there: to ask may come before the screen has heard of the window."""
        xid = ctypes.c_ulong(GdkX11.X11Surface.get_xid(self.window.get_surface()))
        root, x, y = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_int()
        rest = [ctypes.byref(ctypes.c_uint()) for _ in range(4)]
        self.x11.XGetGeometry(self.display, xid, *map(ctypes.byref, (root, x, y)), *rest)
        if (x.value, y.value) != (self.x, self.y):
            self.x11.XMoveWindow(self.display, xid, self.x, self.y)
            self.x11.XSync(self.display, 0)
            return GLib.SOURCE_CONTINUE
        if not self.there:
            self.there = True
            print(f"ready {self.x + SIDE // 2} {self.y + SIDE // 2}", flush=True)
        return GLib.SOURCE_REMOVE

    def begun(self, source, drag):
        drag.connect("notify::selected-action", self.answered)

    def answered(self, drag, _):
        if drag.get_selected_action():
            print("welcome", flush=True)

    def run(self):
        GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IOCondition.HUP, lambda *_: self.loop.quit())
        self.window.present()
        self.loop.run()


if __name__ == "__main__":
    Source(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]).run()

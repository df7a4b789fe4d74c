"""The accessibility bus (AT-SPI), and what is said on it of each thing that shows."""

import re

PATIENCE = 60  # seconds

# AtspiStateType, in the first word of a state.
FOCUSABLE, FOCUSED, PRESSED, VISIBLE = 1 << 11, 1 << 12, 1 << 20, 1 << 30

# AtspiRole, of what the tests look for; the names that programs give differ by version.
ROLES = {
    7: "check box",
    23: "frame",
    27: "image",
    29: "label",
    31: "list",
    32: "list item",
    35: "menu item",
    39: "panel",
    43: "push button",
    52: "spin button",
    61: "text",
    62: "push button",  # one that stays down
    55: "table",
    66: "table",
    79: "entry",
}

ATSPI = "org.a11y.atspi."


class Trouble(Exception):
    """A step that did not come about."""


class Bus:
    """The accessibility bus: many questions at once, answers in their order."""

    def __init__(self):
        from gi.repository import Gio, GLib

        self.gio, self.glib = Gio, GLib
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1
        ).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags)

    def ask(self, places, interface, method, arguments=None):
        """The same of each (name, path); None from those that are gone."""
        answers = [None] * len(places)
        waiting = [len(places)]

        def answered(connection, result, index):
            waiting[0] -= 1
            try:
                unpacked = connection.call_finish(result).unpack()
                answers[index] = unpacked[0] if len(unpacked) == 1 else unpacked
            except self.glib.Error:
                pass

        for index, (name, path) in enumerate(places):
            self.connection.call(
                name, path, interface, method, arguments, None, 0, 1000 * PATIENCE, None, answered, index
            )
        while waiting[0]:
            self.glib.MainContext.default().iteration(True)
        return answers

    def listen(self, member, heard):
        """Calls heard (name, path, detail, value) for each event of that kind, of anything."""

        def came(connection, sender, path, interface, signal, parameters):
            detail, _, _, value = parameters.unpack()[:4]
            heard(sender, path, detail, value)

        flags = self.gio.DBusSignalFlags.NONE
        self.connection.signal_subscribe(None, ATSPI + "Event.Object", member, None, None, flags, came)

    def ask_one(self, place, interface, method, signature=None, *values):
        arguments = self.glib.Variant(signature, values) if signature else None
        return self.ask([place], interface, method, arguments)[0]


class Node:
    """Something that shows: what a screen reader would say of it, and what is inside."""

    def __init__(self, place):
        self.place = place
        self.role = self.name = self.description = self.text = ""
        self.interfaces = self.children = ()
        self.state = self.n_children = 0

    @property
    def said(self):
        """What it says, by whichever of the two a toolkit says it."""
        return self.name or self.text

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def matches(self, role, pattern):
        if role and self.role != role:
            return False
        return pattern is None or bool(re.search(pattern, self.name) or re.search(pattern, self.text))

    def __str__(self):
        marks = [mark for bit, mark in ((FOCUSED, " (focus)"), (PRESSED, " (pressed)")) if self.state & bit]
        more = f" {self.description}" if self.description not in ("", self.said) else ""
        return f"{self.role or '-'} «{self.said[:70]}»{more[:70]}{''.join(marks)}"

"""A window under test, as a screen reader and two hands have it.

Speaks the protocol of the accessibility bus (AT-SPI) itself, so that all that shows can be
asked for at once and a look at the whole window takes a fraction of a second. Needs a screen
and a session bus of its own (see ./test). Everything is waited for, nothing slept for: a step
is done when what it asks for is there, and has failed after PATIENCE.
"""

import ctypes
import re
import subprocess
import sys
import time

PATIENCE = 20  # seconds
GLANCE = 0.05  # seconds between two looks
FRAME = 5  # px around a window that nobody else frames
# AtspiStateType, in the first word of a state.
FOCUSABLE, FOCUSED, PRESSED, VISIBLE = 1 << 11, 1 << 12, 1 << 20, 1 << 30
PRESS, RELEASE, STRIKE = 0, 1, 2  # AtspiKeySynthType

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
REGISTRY = ATSPI + "Registry"
ROOT = "/org/a11y/atspi/accessible/root"


class Trouble(Exception):
    """A step that did not come about."""


def start(program, arguments, environment):
    """The program, with nothing to read."""
    return subprocess.Popen([program, *arguments], env=environment, stdin=subprocess.DEVNULL)


class Keyboard:
    """Which key carries which symbol, as the X server says."""

    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))

    def code(self, name):
        symbol = ctypes.c_ulong(self.x11.XStringToKeysym(name.encode()))
        return self.x11.XKeysymToKeycode(self.display, symbol)


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
                name, path, interface, method, arguments, None, 0, 5000, None, answered, index
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
        self.state = 0

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
        return f"{self.role or '-'} «{self.said[:70]}» {self.description}"


class Window:
    """One run of the program."""

    def __init__(self, program, arguments=(), environment=None):
        self.keyboard, self.bus = Keyboard(), Bus()
        self.takers = []  # what could have the keyboard at the last look
        self.process = start(program, arguments, environment)
        self.application = self.wait("the program on the accessibility bus", self._find_application)
        self.find("frame")

        self.events = []

    # ---- listening ----

    def listen(self, member):
        """From now on, heard() tells of events such as "PropertyChange"."""
        self.bus.listen(
            member,
            lambda name, path, detail, value: self.events.append((path, detail, value))
            if name == self.application[0]
            else None,
        )

    def heard(self):
        """(path, detail, value) of all events so far."""
        while self.bus.glib.MainContext.default().iteration(False):
            pass
        return self.events

    # ---- looking ----

    def _find_application(self):
        for name, path in self.bus.ask_one((REGISTRY, ROOT), ATSPI + "Accessible", "GetChildren") or []:
            daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
            pid = self.bus.ask_one(daemon, daemon[0], "GetConnectionUnixProcessID", "(s)", name)
            if pid == self.process.pid:
                return (name, path)
        return None

    def _describe(self, nodes):
        """Writes down what they say now."""
        accessible, whole = ATSPI + "Accessible", self.bus.glib.Variant("(ii)", (0, -1))
        places = [node.place for node in nodes]
        everything = self.bus.glib.Variant("(s)", (accessible,))
        properties = self.bus.ask(places, "org.freedesktop.DBus.Properties", "GetAll", everything)
        roles = self.bus.ask(places, accessible, "GetRole")
        interfaces = self.bus.ask(places, accessible, "GetInterfaces")
        for node, said, role, faces in zip(nodes, properties, roles, interfaces):
            node.name, node.description = (said or {}).get("Name", ""), (said or {}).get("Description", "")
            node.role, node.interfaces = ROLES.get(role, ""), faces or ()

        speaking = [node for node in nodes if ATSPI + "Text" in node.interfaces]
        texts = self.bus.ask([node.place for node in speaking], ATSPI + "Text", "GetText", whole)
        for node, text in zip(speaking, texts):
            node.text = text or ""

    def look(self):
        """All that shows now, level by level."""
        accessible = ATSPI + "Accessible"
        root = Node(self.application)
        level = [root]
        while level:
            self._describe(level)
            # A table may have very many rows; whoever wants them asks for them.
            open_ones = [node for node in level if node.role != "table"]
            below = self.bus.ask([node.place for node in open_ones], accessible, "GetChildren")
            for node, children in zip(open_ones, below):
                node.children = [Node(tuple(place)) for place in children or ()]
            inner = [child for node in level for child in node.children]
            states = self.bus.ask([node.place for node in inner], accessible, "GetState")
            for node, state in zip(inner, states):
                node.state = state[0] if state else 0
            shown = {id(node) for node in inner if node.state & VISIBLE}
            for node in level:
                node.children = [child for child in node.children if id(child) in shown]
            level = [child for node in level for child in node.children]
        self.takers = [node for node in root.walk() if node.state & FOCUSABLE]
        return root

    def look_again(self, node):
        """What a node says now, if it is still there; much less than a look at all."""
        self._describe([node])
        return node if node.interfaces else None

    def focus(self):
        """What has the keyboard, the innermost of them. What could have it at the last look is
        asked before all is looked at anew."""
        states = self.bus.ask([node.place for node in self.takers], ATSPI + "Accessible", "GetState")
        holders = [node for node, state in zip(self.takers, states) if state and state[0] & FOCUSED]
        if holders:
            return self.look_again(holders[-1])
        holders = [node for node in self.look().walk() if node.state & FOCUSED]
        return holders[-1] if holders else self.focus_of_table()

    def focus_of_table(self):
        """The line of a table that has the keyboard, or None; a look at a window passes them over."""
        tables = [node for node in self.look().walk() if node.role == "table"]
        level = [node.place for node in tables]
        while level:
            accessible = ATSPI + "Accessible"
            below = [tuple(p) for places in self.bus.ask(level, accessible, "GetChildren") for p in places or ()]
            states = self.bus.ask(below, accessible, "GetState")
            for place, state in zip(below, states):
                if state and state[0] & FOCUSED:
                    node = Node(place)
                    node.name = self.bus.ask_one(
                        place, "org.freedesktop.DBus.Properties", "Get", "(ss)", accessible, "Name"
                    )
                    return node
            level = below
        return None

    def wait(self, what, ask, patience=PATIENCE):
        """What ask() gives once it gives something; Trouble if it does not in time."""
        end = time.monotonic() + patience
        while True:
            found = ask()
            if found:
                return found
            if self.process.poll() is not None:
                raise Trouble(f"waited for {what}, but the program ended with {self.process.returncode}")
            if time.monotonic() > end:
                raise Trouble(f"waited {patience} seconds for {what}")
            time.sleep(GLANCE)

    def seek(self, role=None, name=None, inside=None):
        """The first of that role, with that name or text, that shows now, or None."""
        tops = [self.look()]
        if inside:
            tops = [n for n in tops[0].walk() if n.matches(*inside)]
        return next((n for top in tops for n in top.walk() if n.matches(role, name)), None)

    def find(self, role=None, name=None, inside=None):
        """Waits until something of that role, with that name or text, shows; inside: (role, name)."""
        wanted = " ".join(filter(None, [role, name and f"«{name}»"]))
        return self.wait(wanted, lambda: self.seek(role, name, inside))

    def wait_until_gone(self, role=None, name=None):
        self.wait(f"the end of {role} «{name}»", lambda: not self.seek(role, name))

    def dump(self):
        """All that shows, for whoever wonders why a step failed."""

        def line(node, depth):
            print(f"# {'  ' * depth}{node}", file=sys.stderr)
            for child in node.children[:40]:
                line(child, depth + 1)

        line(self.look(), 0)

    # ---- touching ----

    def press(self, node):
        """A button or a row, by its action; one around a button is that button."""
        for inner in node.walk():
            if ATSPI + "Action" in inner.interfaces and self.bus.ask_one(
                inner.place, ATSPI + "Action", "DoAction", "(i)", 0
            ):
                return
        raise Trouble(f"{node} cannot be pressed")

    def has_focus(self, node):
        state = self.bus.ask_one(node.place, ATSPI + "Accessible", "GetState")
        return bool(state and state[0] & FOCUSED)

    def focused(self):
        """The role and name of what has the focus, the innermost."""
        node = self.focus()
        return (node.role, node.name) if node else None

    def walk_to(self, node, key):
        """Presses a key that moves the focus until it is there."""
        for _ in range(20):
            if self.has_focus(node):
                return
            self.type(key)
            time.sleep(GLANCE)
        raise Trouble(f"{key} does not lead to {node}")

    def put(self, node, text):
        """Text in place of what an entry has."""
        if not self.bus.ask_one(node.place, ATSPI + "EditableText", "SetTextContents", "(s)", text):
            raise Trouble(f"{node} takes no text")

    def set(self, node, number):
        """A number in place of what a spin button has."""
        properties = "org.freedesktop.DBus.Properties"
        value = self.bus.glib.Variant("d", number)
        self.bus.ask_one(node.place, properties, "Set", "(ssv)", ATSPI + "Value", "CurrentValue", value)

    def _hand(self, what, signature, *values):
        controller = (REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        self.bus.ask_one(controller, ATSPI + "DeviceEventController", what, signature, *values)

    def _strike(self, code, how):
        self._hand("GenerateKeyboardEvent", "(isu)", code, "", how)

    def type(self, *keys):
        """Keys by their X names, with what is held: "Return", "Control_L+f", "a"."""
        for key in keys:
            *held, last = key.split("+")
            self.hold(*held)
            self._strike(self.keyboard.code(last), STRIKE)
            self.release(*held)

    def hold(self, *keys):
        for key in keys:
            self._strike(self.keyboard.code(key), PRESS)

    def release(self, *keys):
        for key in reversed(keys):
            self._strike(self.keyboard.code(key), RELEASE)

    def mouse(self, x, y, *events):
        """The pointer goes to a place of the screen; "b1p" presses its first button there,
        "b1r" lets go, "b1c" clicks."""
        for event in ("abs", *events):
            self._hand("GenerateMouseEvent", "(iis)", int(x), int(y), event)

    def extents(self, node):
        """x, y, width, height; the window stands in the corner of a screen without a manager,
        with a frame of its own."""
        x, y, width, height = self.bus.ask_one(node.place, ATSPI + "Component", "GetExtents", "(u)", 1)
        return x + FRAME, y + FRAME, width, height

    def spot(self, node, across=0.5, down=0.5):
        """A place inside it, in parts of its width and height."""
        x, y, width, height = self.extents(node)
        return x + across * width, y + down * height

    def click(self, node):
        """In the middle of it."""
        self.mouse(*self.spot(node), "b1c")

    def drag(self, x, y, to_x, to_y, steps=30):
        """Presses at one place and lets go at another, as slowly as a hand."""
        self.drag_along([(x, y), (to_x, to_y)], steps)

    def drag_along(self, places, steps=30, button=1):
        """Presses at the first place, goes by the others, and lets go at the last."""
        x, y = places[0]
        self.mouse(x, y, f"b{button}p")
        for to_x, to_y in places[1:]:
            for step in range(1, steps + 1):
                self.mouse(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps)
                time.sleep(GLANCE / 4)
            x, y = to_x, to_y
        time.sleep(4 * GLANCE)  # what is dragged is asked for where it lies
        self.mouse(x, y, f"b{button}r")

    # ---- ending ----

    def close(self):
        """Asks the program to end, as a person does, and waits until it has."""
        self.type("Control_L+q")
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Trouble(f"the program did not end within {PATIENCE} seconds") from None

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

"""A window under test, as a screen reader and two hands have it.

Speaks the protocol of the accessibility bus (AT-SPI) itself, so that all that shows can be
asked for at once and a look at the whole window takes a fraction of a second. Needs a screen
and a session bus of its own (see ./test).

No machine is too slow or too quick for it. Everything is waited for: a step is done when what
it asks for is there, and has failed after PATIENCE, which no step needs that comes about at
all. What is found and then touched is looked for again if it was made anew in between; a place
is one where a thing lies still. The only sleeps are
where a person who is slower means something else: see APART, and Visit.a_step_apart().
"""

import ctypes
import re
import subprocess
import time

from bus import ATSPI, FOCUSABLE, FOCUSED, PATIENCE, PRESSED, ROLES, VISIBLE, Bus, Node, Trouble

GLANCE = 0.05  # seconds between two looks
FRAMES = 0.1  # seconds in which some frames are drawn
APART = 0.5  # seconds between two clicks that are not a double click
FRAME = 5  # px around a window that nobody else frames
LINE = 400  # letters of a line about what shows
CORNER = (2, 2)  # of the window, where nothing says what it is when pointed at
PRESS, RELEASE, STRIKE = 0, 1, 2  # AtspiKeySynthType
NOBODY, POINTER = 0, 1  # None and PointerRoot of X
WINDOWS_OF_ONE = 0x1FFFFF  # in what the numbers of one program's windows differ

REGISTRY = ATSPI + "Registry"
ROOT = "/org/a11y/atspi/accessible/root"


def start(program, arguments, environment):
    """The program, with nothing to read."""
    return subprocess.Popen([program, *arguments], env=environment, stdin=subprocess.DEVNULL)


class Keyboard:
    """Which key carries which symbol, as the X server says."""

    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))
        self.root = self.x11.XDefaultRootWindow(self.display)

    def code(self, name):
        symbol = ctypes.c_ulong(self.x11.XStringToKeysym(name.encode()))
        return self.x11.XKeysymToKeycode(self.display, symbol)

    def holder(self):
        """The window that keys go to, or 0 if it is the one below the pointer."""
        holder, _ = ctypes.c_ulong(), ctypes.c_int()
        self.x11.XGetInputFocus(self.display, ctypes.byref(holder), ctypes.byref(_))
        return 0 if holder.value in (NOBODY, POINTER, self.root) else holder.value


class Window:
    """One run of the program."""

    def __init__(self, program, arguments=(), environment=None):
        self.keyboard, self.bus = Keyboard(), Bus()
        self.takers = []  # what could have the keyboard at the last look
        self.kinds = {}  # role and interfaces by place, which a thing has for life
        self.mouse(*CORNER)
        self.process = start(program, arguments, environment)
        self.application = self.wait("the program on the accessibility bus", self._find_application)
        self.find("frame")
        self.first = self.wait("a window that takes keys", self.keyboard.holder)
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

    def _find_kinds(self, nodes):
        places = [node.place for node in nodes if node.place not in self.kinds]
        roles = self.bus.ask(places, ATSPI + "Accessible", "GetRole")
        interfaces = self.bus.ask(places, ATSPI + "Accessible", "GetInterfaces")
        for place, role, faces in zip(places, roles, interfaces):
            if faces:
                self.kinds[place] = (ROLES.get(role, ""), faces)

    def _describe(self, nodes):
        """Writes down what they say now; what is gone has no interfaces."""
        accessible, whole = ATSPI + "Accessible", self.bus.glib.Variant("(ii)", (0, -1))
        everything = self.bus.glib.Variant("(s)", (accessible,))
        self._find_kinds(nodes)
        properties = self.bus.ask(
            [node.place for node in nodes], "org.freedesktop.DBus.Properties", "GetAll", everything
        )
        for node, said in zip(nodes, properties):
            node.role, node.interfaces = self.kinds.get(node.place, ("", ())) if said else ("", ())
            node.name, node.description = (said or {}).get("Name", ""), (said or {}).get("Description", "")
            node.n_children = (said or {}).get("ChildCount", 0)

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
            open_ones = [n for n in level if n is root or (n.n_children and n.role != "table")]
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
        for node in root.walk():  # but for what has gone meanwhile
            node.children = [child for child in node.children if child.interfaces]
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

    def wait(self, what, ask, patience=PATIENCE, instead=None):
        """What ask() gives once it gives something; Trouble if it does not in time, which says
        what instead() gives then."""
        end = time.monotonic() + patience
        while True:
            found = ask()
            if found:
                return found
            if self.process.poll() is not None:
                raise Trouble(f"waited for {what}, but the program ended with {self.process.returncode}")
            if time.monotonic() > end:
                there = f"; there is {instead()}" if instead else ""
                raise Trouble(f"waited {patience} seconds for {what}{there}")
            time.sleep(GLANCE)

    def wait_for(self, what, wanted, ask):
        """Waits until ask() gives what is wanted."""
        self.wait(f"{what} to be {wanted}", lambda: ask() == wanted, instead=ask)

    def seek_all(self, role=None, name=None, inside=None):
        """All of that role, with that name or text, that show now; inside: (role, name)."""
        tops = [self.look()]
        if inside:
            tops = [n for n in tops[0].walk() if n.matches(*inside)]
        return [n for top in tops for n in top.walk() if n.matches(role, name)]

    def seek(self, role=None, name=None, inside=None):
        """The first of them, or None."""
        return next(iter(self.seek_all(role, name, inside)), None)

    def find(self, role=None, name=None, inside=None):
        """The first of them, once there is one."""
        return self.find_for(lambda node: node, role, name, inside)

    def find_for(self, use, role=None, name=None, inside=None):
        """What use() gives of the first of them, once it gives something."""

        def others():
            said = [n.said[:50] for n in self.seek_all(role, None, inside) if n.said]
            return f"«{'», «'.join(said[:15])}»" if said else "nothing of that kind"

        def used():
            node = self.seek(role, name, inside)
            return node and use(node)

        wanted = " ".join(filter(None, [role, name and f"«{name}»", inside and f"in «{inside[1]}»"]))
        return self.wait(wanted, used, instead=others)

    def wait_until_gone(self, role=None, name=None):
        """A second look makes sure, since a look takes time and what is seen may change meanwhile."""
        self.wait(f"the end of {role} «{name}»", lambda: not self.seek(role, name) and not self.seek(role, name))

    def windows(self):
        """The program's, without what is in them; the work of a moment."""
        places = self.bus.ask_one(self.application, ATSPI + "Accessible", "GetChildren") or ()
        states = self.bus.ask([tuple(place) for place in places], ATSPI + "Accessible", "GetState")
        return [place for place, state in zip(places, states) if state and state[0] & VISIBLE]

    def wait_until_closed(self):
        """Until there is no dialog, and keys go to the window."""
        self.wait_for("the number of windows", 1, lambda: len(self.windows()))
        self.wait("keys to go to the window", lambda: not self.dialog_takes_keys())

    def is_pressed(self, role, name):
        """Whether that button is down, or None if there is none."""
        node = self.seek(role, name)
        return bool(node.state & PRESSED) if node else None

    def describe(self):
        """What shows and says something, in lines, for whoever wonders why a step failed. What says
        only what it is in does, or the name of its class, is left out."""

        def inner(node, around):
            """What is said inside, the nearest to the node."""
            for child in node.children:
                if child.said and child.said not in around and not re.match("(Gtk|Adw|Aster)[A-Z]", child.said):
                    yield child
                else:
                    yield from inner(child, around)

        def lines(node, depth):
            below = [(n, list(inner(n, n.said))) for n in inner(node, node.said)]
            leaves = [str(n) for n, more in below if not more]
            yield "  " * depth + "; ".join([str(node), *leaves])[:LINE]
            for n, more in below:
                if more:
                    yield from lines(n, depth + 1)

        return list(lines(self.look(), 0))

    # ---- touching ----

    def act(self, node):
        """Does its action, or that of the first inside that has one; False if none is done. GTK
        shows a button pressed for a quarter of a second before anything comes of it, and nothing
        does if the button goes meanwhile: so what comes of it is waited for before what is next."""
        return any(
            ATSPI + "Action" in inner.interfaces
            and self.bus.ask_one(inner.place, ATSPI + "Action", "DoAction", "(i)", 0)
            for inner in node.walk()
        )

    def press(self, role, name, inside=None):
        """A button or a row, by its action; one around a button is that button."""
        self.find_for(self.act, role, name, inside)

    def has_focus(self, node):
        state = self.bus.ask_one(node.place, ATSPI + "Accessible", "GetState")
        return bool(state and state[0] & FOCUSED)

    def focused(self):
        """The role and name of what has the focus."""
        node = self.focus()
        return (node.role, node.name) if node else None

    def lead_on(self, key):
        """What has the focus once a key has led it on."""
        before = self.wait("a focus", self.focus)

        def elsewhere():
            now = self.focus()
            return now if now and now.place != before.place else None

        self.type(key)
        return self.wait(f"{key} to lead on from {before}", elsewhere)

    def walk_to(self, role, name, key, inside=None):
        """Presses a key that moves the focus until it is there."""
        self.find(role, name, inside)
        passed = []
        node = self.wait("a focus", self.focus)
        while not node.matches(role, name):
            passed.append(str(node))
            if len(passed) > 60:
                raise Trouble(f"{key} does not lead to {role} «{name}», but to {passed}")
            node = self.lead_on(key)
        return node

    def put(self, role, name, text, inside=None):
        """Text in place of what an entry has."""
        put = lambda node: self.bus.ask_one(node.place, ATSPI + "EditableText", "SetTextContents", "(s)", text)
        self.find_for(put, role, name, inside)

    def set(self, role, name, number):
        """A number in place of what a spin button has."""
        properties, value = "org.freedesktop.DBus.Properties", (ATSPI + "Value", "CurrentValue")
        wanted = self.bus.glib.Variant("d", number)

        def is_set(node):
            self.bus.ask_one(node.place, properties, "Set", "(ssv)", *value, wanted)
            return self.bus.ask_one(node.place, properties, "Get", "(ss)", *value) == number

        self.find_for(is_set, role, name)

    def _hand(self, what, signature, *values):
        controller = (REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        self.bus.ask_one(controller, ATSPI + "DeviceEventController", what, signature, *values)

    def _strike(self, code, how):
        self._hand("GenerateKeyboardEvent", "(isu)", code, "", how)

    def dialog_takes_keys(self):
        """Whether keys go to a window of the program that is not the first. The screen knows it; a
        window without a manager is never told that it is the active one."""
        holder = self.keyboard.holder()
        return holder != self.first and holder ^ self.first <= WINDOWS_OF_ONE

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
        "b1r" lets go, "b1c" clicks, "b1d" clicks twice."""
        for event in ("abs", *events):
            self._hand("GenerateMouseEvent", "(iis)", int(x), int(y), event)

    def catches_up(self):
        """The program hears where the pointer is once in a frame; what it went by in between is
        lost. Where a way has a corner, it answers first, some frames apart."""
        for _ in range(2):
            self.bus.ask_one(self.application, ATSPI + "Accessible", "GetState")
            time.sleep(FRAMES)
        self.bus.ask_one(self.application, ATSPI + "Accessible", "GetState")

    def extents(self, node):
        """x, y, width, height once it lies still; the window stands in the corner of a screen
        without a manager, with a frame of its own."""
        lies = lambda: self.bus.ask_one(node.place, ATSPI + "Component", "GetExtents", "(u)", 1)
        place = lies()
        for _ in range(int(PATIENCE / GLANCE)):
            time.sleep(GLANCE)
            before, place = place, lies()
            if not place:
                raise Trouble(f"{node} is not there any more")
            if place == before and place[2] > 0:
                x, y, width, height = place
                return x + FRAME, y + FRAME, width, height
        raise Trouble(f"{node} does not come to rest: {place}")

    def spot(self, node, across=0.5, down=0.5):
        """A place inside it, in parts of its width and height."""
        x, y, width, height = self.extents(node)
        return x + across * width, y + down * height

    def click_at(self, x, y, *held, how="b1c"):
        """Not so soon after the last click that the two make a double one."""
        time.sleep(APART)
        self.mouse(x, y)
        self.hold(*held)
        self.mouse(x, y, how)
        self.release(*held)

    def click(self, role, name, inside=None):
        """In the middle of the first of them that lies still; gives what was clicked."""

        def at_rest(node):
            try:
                place = self.spot(node)
            except Trouble:
                return None
            again = self.seek(role, name, inside)
            return again and again.place == node.place and (again, place)

        node, place = self.find_for(at_rest, role, name, inside)
        self.click_at(*place)
        return node

    def drag(self, x, y, to_x, to_y, before_release=None):
        """Presses at one place and lets go at another, as slowly as a hand; waits for
        before_release() there."""
        self.drag_along([(x, y), (to_x, to_y)], before_release=before_release)

    def drag_along(self, places, steps=30, button=1, before_release=None):
        """Presses at the first place, goes by the others, and lets go at the last."""
        x, y = places[0]
        self.mouse(x, y, f"b{button}p")
        for to_x, to_y in places[1:]:
            for step in range(1, steps + 1):
                self.mouse(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps)
                time.sleep(GLANCE / 4)
            self.catches_up()
            x, y = to_x, to_y
        if before_release:
            self.wait("what is dragged to be welcome", before_release)
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

"""The accessibility tree of a running program: finding, pressing, typing, walking. Waits for things to appear, never for time alone."""
import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)  # the short names of newer bindings are not in older ones
PATIENCE = 20  # seconds until a thing that should appear counts as missing

OPERABLE = {
    Atspi.Role.PUSH_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.COMBO_BOX,
    Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT, Atspi.Role.SPIN_BUTTON, Atspi.Role.SLIDER,
    Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.PAGE_TAB, Atspi.Role.LINK, Atspi.Role.LIST, Atspi.Role.TABLE,
    Atspi.Role.TREE,
}


def pump():
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def until(look, what):
    """The first true answer of `look`, asked again until it comes; ends the program with `what` when it does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pump()
        try:
            answer = look()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        time.sleep(0.05)
    sys.exit(f"not there after {PATIENCE} s: {what}")


def children(node):
    node.clear_cache()  # what was read before the program changed is not asked again otherwise
    for index in range(min(node.get_child_count(), 400)):
        child = node.get_child_at_index(index)
        if child:
            yield child


def is_showing(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def walk(node, depth=0):
    """Every node that shows, with its depth; cells of views are not entered (their models have tests of their own)."""
    yield node, depth
    if node.get_role() in (Atspi.Role.TABLE, Atspi.Role.TREE, Atspi.Role.LIST):
        return
    for child in children(node):
        if child.get_role() in (Atspi.Role.FRAME, Atspi.Role.DIALOG, Atspi.Role.WINDOW) or is_showing(child):
            yield from walk(child, depth + 1)


def application(pid):
    desktop = Atspi.get_desktop(0)

    def look():
        for child in children(desktop):
            if child.get_process_id() == pid and child.get_child_count() > 0:
                return child
        return None

    return until(look, "the program in the accessibility tree")


def find(app, name, roles=None, described=False):
    """The node that shows and is called `name`."""

    def look():
        for node, _ in walk(app):
            words = {node.get_name()}
            if described:
                words.add(node.get_description())
            if name in words and (roles is None or node.get_role() in roles):
                return node
        return None

    return until(look, f"“{name}”")


def labelled(app, words):
    """The input whose label says `words`: on X11 a combo box is named by its choice, and by its label only through the relation."""

    def look():
        for node, _ in walk(app):
            for relation in node.get_relation_set():
                if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY and relation.get_target(0).get_name() == words:
                    return node
        return None

    return until(look, f"the input labelled “{words}”")


def press(node):
    """The node's first action, as a screen reader's user would do it."""
    action = node.get_action_iface()
    assert action and action.get_n_actions() > 0, f"“{node.get_name()}” has no action"
    for index in range(action.get_n_actions()):
        if action.get_action_name(index) in ("Press", "Toggle", "ShowMenu"):
            return action.do_action(index)
    return action.do_action(0)


def key(keysym):
    """A key of the real keyboard, to whatever has the focus."""
    Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)


def write(node, text):
    editable = node.get_editable_text_iface()
    assert editable, f"“{node.get_name()}” takes no text"
    editable.set_text_contents(text)

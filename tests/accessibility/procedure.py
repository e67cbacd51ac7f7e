"""Logs a customer feedback call through the accessibility tree alone, as the Mattermost handbook describes it, and looks at every
operable thing on the way: each has a name."""
import sys

from tree import OPERABLE, Atspi, application, children, find, key, labelled, press, until, walk, write

BUTTONS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.PUSH_BUTTON_MENU}
FIELDS = {Atspi.Role.TEXT, Atspi.Role.ENTRY}
RETURN = 0xFF0D
SUBJECT = "Customer Reply Thread Design Review"


def check_names(app, where):
    nameless = [
        f"{node.get_role_name()} in {node.get_parent().get_role_name()} “{node.get_parent().get_name()}”"
        for node, _ in walk(app)
        if node.get_role() in OPERABLE and not node.get_name()
    ]
    assert not nameless, f"{where}: without a name: {nameless}"


def lists(app):
    return [node for node, _ in walk(app) if node.get_role() == Atspi.Role.LIST]


def main():
    app = application(int(sys.argv[1]))
    search = find(app, "Search", FIELDS)
    check_names(app, "start")
    write(search, "harbor point log")
    hits = until(lambda: [node for node, _ in walk(app) if node.get_name() == "Search results" and node.get_role() == Atspi.Role.LIST], "the list of hits")[0]
    until(lambda: [c for c in children(hits) if c.get_name().startswith("Harbor Point Logistics")], "the account")[0]
    key(RETURN)  # the best hit is chosen already
    find(app, "Log a Call", BUTTONS)
    check_names(app, "account page")
    press(find(app, "Log a Call", BUTTONS))
    for name in ("Subject", "Name", "Related To", "Due Date", "Comments"):
        find(app, name, FIELDS)
    check_names(app, "composer")
    write(find(app, "Subject", FIELDS), SUBJECT)
    write(find(app, "Name", FIELDS), "priya ram")
    person = until(lambda: [n for n, _ in walk(app) if n.get_role() in BUTTONS and n.get_name().startswith("Priya Raman, ")], "Priya Raman among the people")[0]
    press(person)
    until(lambda: [n for n, _ in walk(app) if n.get_role() in BUTTONS and "Priya Raman" in n.get_name()], "Priya Raman as a pill")
    kind = labelled(app, "Sub-Type")
    press(kind)
    until(lambda: [c for view in lists(app) for c in children(view) if c.get_name() == "Customer Feedback"], "the choices of Sub-Type")
    key(ord("c"))  # the first choice that begins so
    key(RETURN)
    until(lambda: kind.get_name() == "Customer Feedback", "Customer Feedback as Sub-Type")
    until(lambda: [n for n, _ in walk(app) if n.get_name() == "Feature request" and n.get_role() == Atspi.Role.CHECK_BOX], "the six kinds")
    press(find(app, "Feature request", {Atspi.Role.CHECK_BOX}))
    write(find(app, "Comments", FIELDS), "Replies get lost in long threads.")
    check_names(app, "composer with the six kinds")
    press(find(app, "Save", BUTTONS))
    find(app, "Call logged")
    until(lambda: [c for view in lists(app) for c in children(view) if SUBJECT in c.get_name()], "the call in the timeline")


main()

#!/usr/bin/env bash
# run.sh PROGRAM SCRIPT: starts PROGRAM with the sample customers in a real window, on a display, a window manager and buses of its own,
# and lets SCRIPT (Python) work it through the accessibility tree, as a screen reader does. Ends everything it started.
# Exit 77 (skipped) where a tool is missing; tests/run.sh installs them all.
set -u
program=$1 script=$2
for tool in Xvfb openbox dbus-daemon /usr/bin/python3; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
/usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null || { echo "skipped: the Atspi 2.0 bindings are not installed"; exit 77; }

folder=$(mktemp -d)
pids=()
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$folder"
}
trap finish EXIT

mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 1440x1024x24 -nolisten tcp 3>"$folder/display" >/dev/null 2>&1 &
pids+=($!)
read -r -t 30 number <"$folder/display" || { echo "no display came up"; exit 1; }
export DISPLAY=:$number QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 XDG_RUNTIME_DIR=$folder
export DBUS_SESSION_BUS_ADDRESS=unix:path=$folder/bus
dbus-daemon --session --address="$DBUS_SESSION_BUS_ADDRESS" --nofork >/dev/null 2>&1 &
pids+=($!)
openbox >/dev/null 2>&1 &
pids+=($!)
"$program" --profile "$folder/profile" sample >/dev/null || { echo "the sample customers could not be made"; exit 1; }
"$program" --profile "$folder/profile" >"$folder/log" 2>&1 &
steward=$!
pids+=("$steward")
timeout 120 /usr/bin/python3 "$script" "$steward"
status=$?
kill -0 "$steward" 2>/dev/null || { echo "the program ended:"; cat "$folder/log"; status=1; }
[ "$status" -eq 0 ] || cat "$folder/log"
exit "$status"

# Sourced by app/run.sh and tests/run.sh: installs what is missing, configures and builds. Needs bash, nothing else.
set -eu
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"

# What building and running needs; `a|b` takes the first that the distribution has.
packages="g++ cmake ninja-build ccache pkg-config qt6-base-dev qt6-svg-dev|libqt6svg6-dev qtkeychain-qt6-dev qt6-charts-dev|libqt6charts6-dev libqt6opengl6-dev qt6-tools-dev qt6-tools-dev-tools
    qt6-l10n-tools qt6-translations-l10n libsqlite3-dev libqpdf-dev bootstrap-icons fonts-inter"
# What the suite needs beside it: a display, a session bus and the accessibility bus of its own.
test_packages="xvfb openbox dbus dbus-x11 xauth at-spi2-core python3 python3-gi gir1.2-atspi-2.0 sqlite3 poppler-utils"

is_installed() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q "install ok installed"
}

say_what_to_install() {
    echo "Steward needs g++ 12, CMake 3.22, Ninja, Qt 6.4 (base, svg, tools), SQLite 3.38 and qpdf with their headers and the Bootstrap Icons as SVG files (-DSTEWARD_ICON_DIR); install them and run this again." >&2
    exit 1
}

# Installs the packages named that are not there yet; without apt nothing is installed.
install_packages() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
    local missing="" choice name found
    for choice in "$@"; do
        found=""
        for name in ${choice//|/ }; do
            if is_installed "$name"; then found=yes; fi
        done
        [ -n "$found" ] || missing="$missing $choice"
    done
    [ -n "$missing" ] || return 0
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 </dev/null
    local names=""
    for choice in $missing; do
        found=""
        for name in ${choice//|/ }; do
            if [ -z "$found" ] && [ -n "$(apt-cache madison "$name" 2>/dev/null)" ]; then found=$name; fi
        done
        names="$names ${found:-${choice%%|*}}"
    done
    echo "Installing:$names" >&2
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $names >&2 </dev/null || say_what_to_install
}

# Configures and builds the release preset; words go to standard error, so that `run.sh … --json` stays clean.
build_release() {
    local log
    command -v cmake >/dev/null && command -v ninja >/dev/null || say_what_to_install
    log=$(mktemp)
    if ! cmake --preset release >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log"
        say_what_to_install
    fi
    rm -f "$log"
    cmake --build build/release "$@" >&2 </dev/null
}

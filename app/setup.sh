# Sourced by app/run.sh and tests/run.sh: installs what is missing, configures and builds. Needs bash, nothing else.
set -eu
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"

packages="g++ cmake ninja-build ccache pkg-config qt6-base-dev libqt6svg6-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libsqlite3-dev bootstrap-icons fonts-inter"

# Installs the packages named; without apt, says in one sentence what is needed.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        command -v cmake >/dev/null && return 0
        echo "Steward needs g++ 12, CMake 3.22, Ninja, Qt 6.4 (base, svg, tools), SQLite 3.38 with headers and the bootstrap-icons package; install them and run this again." >&2
        exit 1
    fi
    local missing=""
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    echo "Installing:$missing" >&2
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing </dev/null >&2
}

# Configures and builds the release preset; words go to standard error, so that `run.sh … --json` stays clean.
build_release() {
    cmake --preset release >&2 </dev/null
    cmake --build build/release "$@" >&2 </dev/null
}

#!/usr/bin/env bash
# Builds Steward (installing what is missing) and starts it; arguments pass through: bash app/run.sh import DIR
stood_in=$PWD # paths among the arguments mean the folder one stands in
. "$(dirname "$0")/setup.sh"
# shellcheck disable=SC2086
install_packages $packages
build_release --target steward
cd "$stood_in"
exec "$project/build/release/steward" "$@"

#!/usr/bin/env bash
# Builds Steward (installing what is missing) and starts it; arguments pass through: bash app/run.sh import DIR
. "$(dirname "$0")/setup.sh"
arguments_from=$OLDPWD # paths among the arguments mean the folder one stands in
install_packages $packages
build_release --target steward
cd "$arguments_from"
exec "$project/build/release/steward" "$@"

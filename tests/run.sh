#!/usr/bin/env bash
# Builds everything (installing what is missing) and runs the whole suite. Arguments go to ctest: bash tests/run.sh -R tst_store
. "$(dirname "$0")/../app/setup.sh"
# shellcheck disable=SC2086
install_packages $packages $test_packages
build_release
report=$(mktemp)
trap 'rm -f "$report"' EXIT
status=0
ctest --preset release --output-junit "$report" "$@" </dev/null || status=$?
count() { grep -o "$1=\"[0-9]*\"" "$report" | head -n 1 | tr -dc 0-9; }
total=$(count tests); failed=$(count failures); skipped=$(count skipped)
echo "$((${total:-0} - ${failed:-0} - ${skipped:-0})) passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$status"

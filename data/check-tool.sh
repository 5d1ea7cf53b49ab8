#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the checking tool that the arguments name; 77 tells meson that the test is skipped.
if ! command -v "$1" >/dev/null; then
  echo "$1 is not installed: skipped"
  exit 77
fi
exec "$@"

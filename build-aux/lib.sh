# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What build-aux/run and build-aux/test share: installing what is missing, and building in silence.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

build_packages=(gcc libc6-dev meson ninja-build pkg-config libglib2.0-dev libgtk-4-dev libadwaita-1-dev
  libjson-glib-dev libxml2-dev libcmark-dev gettext desktop-file-utils shared-mime-info fonts-noto-core adwaita-icon-theme
  hicolor-icon-theme)
test_packages=(xvfb xauth dbus at-spi2-core python3-pyatspi gir1.2-atspi-2.0 clang-format appstream
  python3-jsonschema libxml2-utils gcovr locales-all man-db mandoc zsh fish)

say() {
  printf '%s\n' "$*" >&2
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    say "annals: installing packages needs root; run this as root, or install: ${missing[*]}"
    exit 2
  fi
}

# Elsewhere than on Debian: only say what is needed.
require_tools() {
  local tool lacking=()
  for tool in cc meson ninja pkg-config msgfmt; do
    command -v "$tool" >/dev/null 2>&1 || lacking+=("$tool")
  done
  if command -v pkg-config >/dev/null 2>&1; then
    for tool in gtk4 libadwaita-1 json-glib-1.0 libxml-2.0 libcmark; do
      pkg-config --exists "$tool" || lacking+=("$tool")
    done
  fi
  [ ${#lacking[@]} = 0 ] && return
  say "annals: missing: ${lacking[*]}"
  say "On Fedora: dnf install gcc meson ninja-build gettext gtk4-devel libadwaita-devel json-glib-devel libxml2-devel cmark-devel desktop-file-utils"
  say "On Arch: pacman -S gcc meson ninja gettext gtk4 libadwaita json-glib libxml2 cmark desktop-file-utils"
  exit 2
}

# Installs those of the packages named that are missing.
install_packages() {
  local package
  if ! command -v apt-get >/dev/null 2>&1; then
    require_tools
    return
  fi
  missing=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  say "annals: installing ${missing[*]}"
  for attempt in 1 2 3; do
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null 2>&1 &&
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
        >"/tmp/annals-install.$$" 2>&1; then
      rm -f "/tmp/annals-install.$$"
      return
    fi
    [ "$attempt" = 3 ] || sleep 5
  done
  cat "/tmp/annals-install.$$" >&2
  say "annals: the packages could not be installed"
  exit 2
}

# The distribution's meson, which finds the distribution's Python modules.
meson=$(command -v /usr/bin/meson || command -v meson || echo meson)
find_meson() {
  meson=$(command -v /usr/bin/meson || command -v meson)
}

# build_in DIR [OPTION...]: configures once, then builds; speaks only of a failure.
build_in() {
  local dir=$1 log
  shift
  log=$(mktemp)
  find_meson
  if { [ -f "$dir/build.ninja" ] || "$meson" setup "$dir" "$top" "$@"; } >"$log" 2>&1 &&
    "$meson" compile -C "$dir" >>"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  cat "$log" >&2
  rm -f "$log"
  say "annals: the build in $dir failed"
  return 1
}

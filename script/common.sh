# Read by the other scripts: where things are, and how to say what is going on. Not run by itself.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PYTHON=.venv/bin/python
VAR_DIR="${VAR_DIR:-$PWD/var}"
export VAR_DIR PYTHONUNBUFFERED=1
export PATH="$PWD/.venv/bin:$PATH"

say() { if [ -t 1 ]; then printf '\033[1m==>\033[0m %s\n' "$*"; else printf '==> %s\n' "$*"; fi; }
stop() { say "$@" >&2; exit 1; }

# The words that make a command root's: none for root, "sudo -n" where that needs no password, else nothing at all.
as_root() {
  if [ "$(id -u)" = 0 ]; then echo ""; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then echo "sudo -n"; else return 1; fi
}

# need_packages WHY PACKAGE...  installs Debian packages where that is allowed, else prints the one command and stops.
need_packages() {
  local why="$1" root; shift
  local command="apt-get install --yes --no-install-recommends $*"
  if ! command -v apt-get >/dev/null; then
    stop "Missing: $why. Install what your system calls: $*  (on Debian or Ubuntu: sudo $command), then start again."
  fi
  if root=$(as_root); then
    say "Installing $* ($why)"
    $root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
    $root env DEBIAN_FRONTEND=noninteractive $command -qq >/dev/null ||
      stop "That did not work. Type this, then start again:  sudo $command"
  else
    stop "Missing: $why. Type this, then start again:  sudo $command"
  fi
}

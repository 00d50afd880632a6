#!/bin/sh
# See that what make needs from the system is there.
#
#   scripts/need.sh run      a Python 3.11 or newer that can make virtual environments
#   scripts/need.sh tests    PostgreSQL's programs, Dovecot, Java, Chromium, what drives it
#
# As root on a Debian-like system it installs what is missing. Anybody else is told what
# is missing and how to get it: without a Python nothing can go on, while tests that lack
# a service are left out, and pytest says so at its end.
set -eu
here=$(dirname "$0")
missing=""

has() {
    case "$1" in
    postgresql) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb ;;
    chromium) command -v chromium || command -v chromium-browser ;;
    dovecot-imapd) command -v dovecot || [ -x /usr/sbin/dovecot ] ;;
    default-jre-headless) command -v java ;;
    libatomic1) [ "$(uname)" != Linux ] || /sbin/ldconfig -p | grep -F libatomic.so.1 ;;
    esac >/dev/null 2>&1
}

# A server that nobody asked for should not be left running: the tests need Debian's
# programs, not the servers that the packages would set up and start.
no_server() {
    mkdir -p /etc/postgresql-common/createcluster.d
    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/closeknit.conf
}

no_mail_server() {
    ! command -v systemctl >/dev/null 2>&1 ||
        systemctl disable --now dovecot.service dovecot.socket >/dev/null 2>&1 || true
}

case "${1:-}" in
run)
    "$here/python.sh" >/dev/null || missing="python3 python3-venv ca-certificates"
    ;;
tests)
    # Playwright's driver needs the last.
    for package in postgresql dovecot-imapd default-jre-headless chromium libatomic1; do
        has "$package" || missing="${missing:+$missing }$package"
    done
    ;;
*)
    echo "usage: scripts/need.sh run|tests" >&2
    exit 2
    ;;
esac

[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing what is missing: $missing"
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    trap 'rm -f "$log" /etc/postgresql-common/createcluster.d/closeknit.conf' EXIT
    apt-get update -q >"$log" 2>&1 || cat "$log" >&2
    for package in $missing; do
        [ "$package" != postgresql ] || no_server
        apt-get install -q -y --no-install-recommends "$package" >"$log" 2>&1 || {
            cat "$log" >&2
            echo "$package could not be installed; apt-get says why above." >&2
        }
        [ "$package" != dovecot-imapd ] || no_mail_server
    done
else
    echo "Missing here: $missing" >&2
    echo "On Debian or Ubuntu, as root: apt-get install --no-install-recommends $missing" >&2
fi

if [ "$1" = run ] && ! "$here/python.sh" >/dev/null; then
    echo "closeknit needs Python 3.11, 3.12, 3.13 or 3.14 with its venv module;" >&2
    echo "none was found. Install one of them and run this again." >&2
    exit 1
fi

#!/usr/bin/env bash
# Prove that the two commands work on a machine that has nothing but git and make.
#
#   scripts/fresh_machine.sh build         a bare Debian 12 in a folder, by debootstrap
#   scripts/fresh_machine.sh prove         clone HEAD into it; make setup, check, test, demo
#   scripts/fresh_machine.sh clean         remove the folder
#
# `prove` may name other targets: `scripts/fresh_machine.sh prove setup demo`. The folder is
# /tmp/fresh, or FRESH. Root only. Nothing stays mounted: each run has its own mounts and
# its own processes, and both end with it.
#
# The new machine reaches packages as this one does: apt's sources and the machine's own
# certificates are copied in, and debootstrap reads the archive that apt names first.
set -euo pipefail
fresh=${FRESH:-/tmp/fresh}
repository=$(cd "$(dirname "$0")/.." && pwd)
suite=bookworm

copy_in() { # files or folders of this machine, to the same place there
    local path
    for path in "$@"; do
        [ -e "$path" ] || continue
        mkdir -p "$fresh$(dirname "$path")"
        cp -aLT "$path" "$fresh$path"
    done
}

reach_packages() {
    local path
    cp -L /etc/resolv.conf /etc/hosts "$fresh/etc/" 2>/dev/null || true
    rm -f "$fresh/etc/apt/sources.list"
    copy_in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources
    grep -l Acquire /etc/apt/apt.conf.d/* | while read -r path; do copy_in "$path"; done
    copy_in /usr/local/share/ca-certificates
    chroot "$fresh" update-ca-certificates >/dev/null 2>&1
}

build() {
    command -v debootstrap >/dev/null ||
        { apt-get update -q && apt-get install -q -y --no-install-recommends debootstrap; }
    rm -rf "$fresh"
    debootstrap --variant=minbase --include=git,make,ca-certificates "$suite" "$fresh" \
        "$(apt-get indextargets --format '$(CODENAME) $(SITE)' | sed -n "s/^$suite //p" | head -1)" |
        tail -1
    reach_packages
    echo "A bare $suite is in $fresh: $(du -sh "$fresh" | cut -f1)"
}

prove() {
    [ "$#" -gt 0 ] || set -- setup check test demo
    rm -rf "$fresh/root/closeknit"
    git clone --quiet "file://$repository" "$fresh/root/closeknit"
    # Its own mounts and processes: when this shell ends, the kernel ends and unmounts all.
    exec unshare --mount --pid --fork --kill-child bash -euc '
        fresh=$1; shift
        mount --make-rprivate /
        mount -t proc proc "$fresh/proc"
        mount --rbind /dev "$fresh/dev"
        mount -t tmpfs tmpfs "$fresh/dev/shm"
        keep=()  # where a machine has certificates of its own, pip must be told of them
        for name in SSL_CERT_FILE PIP_CERT http_proxy https_proxy; do
            [ -z "${!name:-}" ] || keep+=("$name=${!name}")
        done
        for target in "$@"; do
            echo "== make $target"
            env -i "${keep[@]}" HOME=/root LANG=C.UTF-8 TERM=dumb CI=true CLOSEKNIT_ALL_SERVICES=1 \
                PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
                chroot "$fresh" bash -c "cd ~/closeknit && time make $target" </dev/null
        done
        echo "== proved: $*"
    ' fresh "$fresh" "$@"
}

clean() {
    if grep -q " $fresh/" /proc/mounts; then
        echo "Something is still mounted under $fresh; nothing was removed." >&2
        exit 1
    fi
    rm -rf "$fresh"
}

case "${1:-}" in
build | clean) "$1" ;;
prove) shift && prove "$@" ;;
*)
    sed -n '4,6s/^# *//p' "$0" >&2
    exit 2
    ;;
esac

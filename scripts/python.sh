#!/bin/sh
# Print the newest Python that can run closeknit: 3.11 to 3.14, with venv and ensurepip.
# A command that is found but does not run (a version manager's stub) is passed over.
for name in python3.14 python3.13 python3.12 python3.11 python3 /usr/bin/python3; do
    found=$(command -v "$name" 2>/dev/null) || continue
    "$found" -c '
import sys
sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14)))
' >/dev/null 2>&1 || continue
    "$found" -c 'import ensurepip, venv' >/dev/null 2>&1 || continue
    echo "$found"
    exit 0
done
exit 1

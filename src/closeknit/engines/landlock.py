"""Have the kernel forbid this process to write files and to open TCP connections.

Linux's Landlock, asked through the C library; where it is missing nothing happens, and
the caller's other limits hold alone.
"""

import ctypes
import os
import sys

_CREATE, _RESTRICT = 444, 446  # the same numbers on every architecture
_ASK_VERSION = 1
_NO_NEW_PRIVILEGES = 38
_CLOSE_FILES = 1 << 1 | sum(1 << bit for bit in range(4, 13))
"""Write, remove and make: every access of the first version but reading and running."""
_REFER, _TRUNCATE, _TCP = 1 << 13, 1 << 14, 0b11
_WITH_REFER, _WITH_TRUNCATE, _WITH_TCP = 2, 3, 4


class _Rules(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("tcp", ctypes.c_uint64))


def lock_in() -> int:
    """Give the rights up for good; return the version of Landlock, 0 for none."""
    if not sys.platform.startswith("linux"):
        return 0
    libc = ctypes.CDLL(None, use_errno=True)
    call = libc.syscall
    call.restype = ctypes.c_long
    version = int(call(_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION))
    if version < 1:
        return 0
    files = _CLOSE_FILES
    files |= _REFER if version >= _WITH_REFER else 0
    files |= _TRUNCATE if version >= _WITH_TRUNCATE else 0
    rules = _Rules(files, _TCP if version >= _WITH_TCP else 0)
    size = ctypes.sizeof(rules) if version >= _WITH_TCP else 8
    handle = int(call(_CREATE, ctypes.byref(rules), ctypes.c_size_t(size), 0))
    if handle < 0:
        return 0
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    locked = call(_RESTRICT, handle, 0) == 0
    os.close(handle)
    return version if locked else 0

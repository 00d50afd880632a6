"""Text in headers: encoded words, in character sets from a list of allowed."""

import binascii
import re
from functools import lru_cache

from closeknit.sources.charsets import in_charset

_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_ESCAPED = re.compile(rb"=([0-9A-Fa-f]{2})")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029]+")


def unquoted_printable(raw: bytes) -> bytes:
    r"""Undo ``=C3=A9`` and ``_``, as header words have them.

    >>> unquoted_printable(b"P=C3=A9rez_x=ZZ").decode()
    'Pérez x=ZZ'
    """
    return _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), raw.replace(b"_", b" "))


def unbase64(raw: bytes) -> bytes:
    """Undo base64, without what does not belong to it, as far as it goes.

    >>> unbase64(b"QWRh"), unbase64(b"!!!"), unbase64(b"QWRhQ")
    (b'Ada', b'', b'Ada')
    """
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def shown(value: str) -> str:
    r"""Return a header's value as people read it: decoded, and on one line.

    >>> shown("=?UTF-8?Q?Jos=C3=A9?= =?utf-8?q?_P=C3=A9rez?= (x)")
    'José Pérez (x)'
    >>> shown("=?utf-8?Q?Hi=0D=0ABcc:_victim@example.com?=")
    'Hi Bcc: victim@example.com'
    """
    if "=?" in value:
        value = _decoded_words(value)
    elif value.isprintable() and "  " not in value:
        return value.strip()
    if _CONTROLS.search(value):
        value = _CONTROLS.sub(" ", value)
    return " ".join(value.split()) if "  " in value else value.strip()


def _decoded_words(value: str) -> str:
    """Decode the words. Neighbours in one character set may share a letter's bytes."""
    done: list[str] = []
    run, run_charset, after = b"", "", 0
    for word in _WORD.finditer(value):
        between = value[after : word.start()]
        charset = word[1].partition("*")[0].lower()
        raw = word[3].encode("utf-8", "replace")
        raw = unbase64(raw) if word[2] in "bB" else unquoted_printable(raw)
        if run and (between.strip() or charset != run_charset):
            done.append(in_charset(run, run_charset))
            run = b""
        if between.strip() or not after:
            done.append(between)
        run, run_charset, after = run + raw, charset, word.end()
    if run:
        done.append(in_charset(run, run_charset))
    done.append(value[after:])
    return "".join(done)


@lru_cache(maxsize=1024)
def folded_label(label: str) -> str:
    """Return a label for looking it up: decoded, lower case."""
    return shown(label).strip(' "').casefold()

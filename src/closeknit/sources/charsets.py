"""Character sets foreign bytes may claim, from a list of allowed.

Python knows "character sets" that unpack archives; only those that mail and cards are
written in are allowed here. Any other is read as Latin-1, where every byte is a letter.
"""

_WINDOWS = {f"windows-125{n}": f"cp125{n}" for n in range(9)}
_SHORT = {f"cp125{n}": f"cp125{n}" for n in range(9)}
_LATIN = {f"iso-8859-{n}": f"iso8859-{n}" for n in range(2, 17) if n != 12}  # noqa: PLR2004  there is no part 12
_CODECS = {
    **_WINDOWS,
    **_SHORT,
    **_LATIN,
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-8-i": "iso8859-8",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "tis_620",
    "macintosh": "mac_roman",
}


def is_allowed(charset: str) -> bool:
    """Say whether text in this character set is read as such."""
    return not charset or charset.strip().lower() in _CODECS


def in_charset(raw: bytes, charset: str) -> str:
    r"""Return the text of these bytes; undecodable ones become a mark, none is lost.

    >>> in_charset(b"Jos\xe9", "iso-8859-1"), in_charset(b"x+AGE-", "utf-7")
    ('José', 'x+AGE-')
    """
    codec = _CODECS.get(charset.strip().lower()[:40] or "utf-8", "latin-1")
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        if codec == "utf-8":
            return raw.decode("cp1252", "replace")
        return raw.decode(codec, "replace")

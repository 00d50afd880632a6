"""Foreign text made safe to show: nothing in it can move a cursor or turn a line."""


def shown(text: str, most: int = 80) -> str:
    r"""Return the beginning of a foreign text, unprintable characters escaped.

    >>> shown("Conn\x1b[31m\u202evsc.csv")
    'Conn\\x1b[31m\\u202evsc.csv'
    >>> shown("abcdef", 3)
    'abc…'
    """
    begin = text[:most]
    if not begin.isprintable():
        begin = "".join(
            c if c.isprintable() else c.encode("unicode_escape").decode() for c in begin
        )[:most]
    return begin + "…" if len(text) > most else begin

"""How long a note is for LinkedIn."""


def counted(text: str) -> int:
    r"""Return how many characters a browser counts: most emoji are two (R0-18, R1-14).

    A page's text field counts UTF-16 units, and a line's end as one. LinkedIn does not
    say how it counts on its side; this is never less than counting letters.

    >>> counted("Hi Ada"), counted("Bravo 👏"), counted("one\r\ntwo")
    (6, 8, 7)
    """
    one_line_end = text.replace("\r\n", "\n")
    return len(one_line_end.encode("utf-16-le", "surrogatepass")) // 2

"""Parts of a page that are written from the code, between two marks.

<!-- from the code: NAME -->
...
<!-- end -->
"""

import re
from collections.abc import Iterable, Sequence

BLOCK = re.compile(
    r"(?P<head><!-- from the code: (?P<name>[a-z ]+) -->\n).*?(?P<foot><!-- end -->)",
    re.DOTALL,
)


def blocks(page: str) -> list[str]:
    """Return the names of a page's written parts, in their order."""
    return [found["name"] for found in BLOCK.finditer(page)]


def with_block(page: str, name: str, text: str) -> str:
    """Return the page with one part written anew.

    >>> page = "<!-- from the code: a -->\\nold\\n<!-- end -->"
    >>> with_block(page, "a", "new")
    '<!-- from the code: a -->\\n\\nnew\\n\\n<!-- end -->'
    """

    def anew(found: re.Match[str]) -> str:
        if found["name"] != name:
            return found[0]
        return f"{found['head']}\n{text}\n\n{found['foot']}"

    return BLOCK.sub(anew, page)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a Markdown table; a bar in a cell is no column.

    >>> table(["a"], [["x|y"]])
    '| a |\n|---|\n| x\\|y |'
    """
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for row in rows:
        cells = [" ".join(cell.replace("|", r"\|").split()) for cell in row]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)

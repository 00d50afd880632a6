"""What the habit tests look at: the files git knows of, and the names in them."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


@lru_cache(maxsize=1)
def tracked() -> tuple[Path, ...]:
    """Return every file of the repository, new ones too, ignored ones not."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(sorted(ROOT / name for name in names if (ROOT / name).is_file()))


def python_files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files of these folders that somebody wrote by hand."""
    return tuple(
        file
        for file in tracked()
        if file.suffix == ".py"
        and file.relative_to(ROOT).parts[0] in folders
        and "migrations" not in file.parts
    )


def lines() -> Iterator[tuple[str, int, str]]:
    """Yield each line of each text file: where it stands, its number, what it says."""
    for file in tracked():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture, or a sample in another encoding
            continue
        for number, line in enumerate(text.split("\n"), 1):
            yield str(file.relative_to(ROOT)), number, line


def words_of(name: str) -> tuple[str, ...]:
    """Return the words a name is made of, in small letters.

    >>> words_of("HTTPHost_lastSeen")
    ('http', 'host', 'last', 'seen')
    """
    return tuple(word.lower() for word in _WORDS.findall(name))


def public_names(file: Path) -> Iterator[str]:
    """Yield what others may use of a module: itself, classes, functions, constants."""
    yield file.parent.name if file.stem == "__init__" else file.stem
    yield from _names_in(ast.parse(file.read_text(encoding="utf-8")).body)


def _names_in(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            if not node.name.startswith("_"):
                yield node.name
                yield from _names_in(node.body)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if not node.name.startswith("_"):
                yield node.name
        elif isinstance(node, ast.If | ast.Try | ast.With):
            yield from _names_in(node.body)
        else:
            yield from _assigned_in(node)


def _assigned_in(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    else:
        return
    for target in targets:
        if isinstance(target, ast.Name) and not target.id.startswith("_"):
            yield target.id

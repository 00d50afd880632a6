"""A mail server of our own that says what a test wants it to, on loopback."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from closeknit.accounts.account import Account

COMMAND = re.compile(rb"(\S+) (UID \S+|\S+) ?(.*)\r\n")
FOLDERS = b'* LIST (\\Sent) "/" Sent\r\n* LIST () "/" INBOX\r\n'
OPENED = b"* %d EXISTS\r\n* OK [UIDVALIDITY 9] ok\r\n* OK [UIDNEXT %d] ok\r\n"
ANSWERS: dict[bytes, bytes] = {
    b"CAPABILITY": b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n",
    b"LIST": FOLDERS,
    b"EXAMINE": OPENED % (3, 4),
    b"UID SEARCH": b"* SEARCH 1 2 3\r\n",
}
HANG_UP = b"%HANG UP"
"""After this the server closes the connection."""

Says = Callable[[bytes, bytes], bytes | None]
"""Given a command and its arguments: all that is said to it; None: the usual."""


@contextmanager
def scripted(says: Says) -> Iterator[Account]:
    """Listen for as long as the test lasts, and give the account to ask."""
    listener = socket.create_server(("127.0.0.1", 0))
    thread = Thread(target=_serve, args=(listener, says), daemon=True)
    thread.start()
    port = listener.getsockname()[1]
    try:
        yield Account(
            kind="imap",
            label="mine",
            address=f"127.0.0.1:{port}",
            user="ada",
            options=(("tls", "off"), ("folders", "INBOX")),
            allowed=frozenset({"127.0.0.1"}),
        )
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _serve(listener: socket.socket, says: Says) -> None:
    with suppress(OSError):
        while True:
            line, _ = listener.accept()
            with line, suppress(OSError):
                _talk(line, says)


def _talk(line: socket.socket, says: Says) -> None:
    line.sendall(b"* OK at your service\r\n")
    heard = line.makefile("rb")
    while found := COMMAND.fullmatch(heard.readline()):
        tag, command, rest = found.groups()
        said = says(command, rest)
        if said is None and command == b"AUTHENTICATE":
            line.sendall(b"+ \r\n")
            heard.readline()
        if said is None:
            said = ANSWERS.get(command, b"") + b"%TAG OK done\r\n"
        words, hang_up, _ = said.replace(b"%TAG", tag).partition(HANG_UP)
        line.sendall(words)
        if hang_up or said.startswith(b"* BYE"):
            return

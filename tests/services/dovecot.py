"""A throwaway Dovecot: one invented mailbox on loopback, gone after the test.

It runs as an account of its own, never as root, and keeps its mail as Maildirs into
which `deliver` puts files: five thousand in a second, without asking the server.
"""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.services.service import end_at_once

USER = "ada@example.com"
PASSWORD = "only-invented"  # noqa: S105 - of a server that lives for one test
PATIENCE = 30.0
CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
mail_max_userip_connections = 50
mail_location = maildir:{folder}/mail
ssl = {ssl}
{certificate}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = {ssl}
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Archive {{
    special_use = \\Archive
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
  mailbox Trash {{
    special_use = \\Trash
    auto = create
  }}
  mailbox Drafts {{
    special_use = \\Drafts
    auto = create
  }}
}}
"""


def program() -> str | None:
    """Return the server's path, or None."""
    return shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")


def is_here() -> bool:
    """Say whether Dovecot is on this machine."""
    return program() is not None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _account() -> tuple[str, str]:
    """Return the user and group it runs as: one of its own where root starts it."""
    number = os.geteuid()
    if number == 0:
        names = {account.pw_name for account in pwd.getpwall()}
        number = pwd.getpwnam("dovecot" if "dovecot" in names else "nobody").pw_uid
    known = pwd.getpwuid(number)
    return known.pw_name, grp.getgrgid(known.pw_gid).gr_name


@dataclass
class Dovecot:
    """A server that can be started, filled, killed and started again."""

    folder: Path
    certificate: Path | None = None
    port: int = field(default_factory=free_port)
    tls_port: int = field(default_factory=free_port)
    _server: subprocess.Popen[bytes] | None = None
    _delivered: int = 0

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        user, group = _account()
        config = self.folder / "dovecot.conf"
        config.write_text(self._config(user, group))
        for name in ("mail", "home", "state"):
            (self.folder / name).mkdir(exist_ok=True)
        self._owned()
        self._server = subprocess.Popen(
            [program() or "dovecot", "-F", "-c", str(config)],
            user=user if os.geteuid() == 0 else None,
            group=group if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

    def kill(self) -> None:
        """End it and all its processes at once, in the middle of a word."""
        end_at_once(self._server)
        self._server = None
        self._wait_until_silent()
        shutil.rmtree(self.folder / "run", ignore_errors=True)

    def deliver(self, messages: Iterable[bytes], into: str = "INBOX") -> None:
        """Put messages into a folder, in this order."""
        box = self.box(into)
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True, exist_ok=True)
        for message in messages:
            self._delivered += 1
            name = f"{1_700_000_000 + self._delivered}.M1P1.town"
            (box / "new" / name).write_bytes(message)
        self._owned()

    def box(self, name: str) -> Path:
        """Return the Maildir of a folder."""
        mail = self.folder / "mail"
        return mail if name == "INBOX" else mail / f".{name.replace('/', '.')}"

    def flags(self, name: str = "INBOX") -> list[str]:
        """Return where the mails of a folder lie and what flags their names bear."""
        box = self.box(name)
        files = (file for part in ("cur", "new") for file in (box / part).iterdir())
        return sorted(str(file.relative_to(box)) for file in files)

    def flag(self, flags: str, name: str = "INBOX") -> None:
        """Have the oldest new mail of a folder bear these flags (``S``: seen)."""
        box = self.box(name)
        oldest = min((box / "new").iterdir())
        oldest.rename(box / "cur" / f"{oldest.name}:2,{flags}")

    def number_anew(self, name: str = "INBOX") -> None:
        """Have a folder forget its numbers: its UIDVALIDITY changes."""
        box = self.box(name)
        listed = box / "dovecot-uidlist"
        first = listed.read_text().splitlines()[0].split()
        validity = next(int(word[1:]) for word in first if word[0] == "V")
        for file in box.glob("dovecot*"):
            file.unlink()
        listed.write_text(f"3 V{validity + 7} N1\n")
        self._owned()

    def _owned(self) -> None:
        """Give what was written to whom it runs as."""
        if os.geteuid() != 0:
            return
        user, group = _account()
        for here, below, names in os.walk(self.folder):
            for name in (".", *below, *names):
                shutil.chown(Path(here) / name, user, group)

    def _config(self, user: str, group: str) -> str:
        certificate = ""
        if self.certificate is not None:
            certificate = (
                f"ssl_cert = <{self.certificate}\nssl_key = <{self.certificate}"
            )
        return CONFIG.format(
            folder=self.folder,
            user=user,
            group=group,
            password=PASSWORD,
            port=self.port,
            tls_port=self.tls_port,
            ssl="no" if self.certificate is None else "yes",
            certificate=certificate,
        )

    def _wait_until_silent(self) -> None:
        """Wait for its login processes: they listen a moment longer than the first."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
            except ConnectionRefusedError:
                return
            except OSError:
                pass  # accepted and broken off, or not at all: one is still there
            time.sleep(0.02)
        raise RuntimeError("Dovecot listens still, after it was killed.")

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            with (
                suppress(OSError),
                socket.create_connection(("127.0.0.1", self.port), timeout=5) as line,
            ):
                if line.recv(4) == b"* OK":
                    return
            ended = self._server is None or self._server.poll() is not None
            if ended or time.monotonic() > deadline:
                log = self.folder / "log"
                said = log.read_text(errors="replace") if log.exists() else "no log"
                raise RuntimeError(f"Dovecot did not start:\n{said}")
            time.sleep(0.05)


@contextmanager
def running(certificate: Path | None = None) -> Iterator[Dovecot]:
    """Start a server and stop and remove it at the end."""
    # Its sockets' paths must be short, and pytest's own folders are not.
    folder = Path(tempfile.mkdtemp(prefix="closeknit-dovecot-"))
    server = Dovecot(folder)
    if certificate is not None:  # where the account it runs as can read it
        server.certificate = Path(shutil.copy(certificate, folder / "own.pem"))
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)

"""Which client asks which kind of account? The only module that names the clients."""

from closeknit.accounts.account import Client
from closeknit.accounts.dav import DAV_CLIENTS
from closeknit.accounts.imap import IMAP
from closeknit.accounts.linkedin import LINKEDIN
from closeknit.shared.errors import RuleBroken

CLIENTS: tuple[Client, ...] = (IMAP, *DAV_CLIENTS, LINKEDIN)


def client_for(kind: str) -> Client:
    """Return the client that asks this kind of account.

    Raises:
        RuleBroken: there is no such kind.
    """
    for client in CLIENTS:
        if client.kind == kind:
            return client
    known = ", ".join(client.kind for client in CLIENTS)
    raise RuleBroken(
        f"There is no kind of account called {kind!r}; there are: {known}."
    )

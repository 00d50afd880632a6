"""invite model: where a language model of the user's own is; off until set."""

import click

from closeknit.accounts.chat import ModelAddress
from closeknit.desk.invitations.actions import modelled
from closeknit.faces.cli.secrets import box, secret
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell


@click.command(name="model")
@click.option("--url", default="", help="Where it is: an address of OpenAI's shape.")
@click.option("--name", default="", help="What the model is called there.")
@click.option("--secret-file", default="", help="A file with its key; - for stdin.")
@click.option("--secret-env", default="", help="A variable with its key.")
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    help="A host that may be private or speak without TLS.",
)
@click.option("--off", is_flag=True, help="Ask no model any more; forget its key.")
@JSON
def model(  # noqa: PLR0913 - the options of the command
    *,
    url: str,
    name: str,
    secret_file: str,
    secret_env: str,
    allowed: tuple[str, ...],
    off: bool,
    json_: bool,
) -> None:
    """Show or set a language model of your own, for `invite draft --with-model`.

    Off until you set it. It is sent markers such as {where_met}, never a word of your
    records: it arranges phrases, and a draft of its that says anything else is refused.
    """
    at = desk(settled=False)
    if url or off:
        key = secret(secret_file, secret_env, "") if secret_file or secret_env else None
        where = None if off else ModelAddress(url, name or "default", allowed)
        modelled.set_model(at.ego, where, key, box())
    now = modelled.address(at.ego)
    document: dict[str, Json] = {
        "url": now.url if now else None,
        "name": now.name if now else None,
        "allowed_hosts": list(now.allowed) if now else [],
    }
    words = f"{now.name} at {now.url}" if now else "No model is set."
    tell(json_, document, lambda: say(words))

"""Ten thousand invitations received, each with a note of its own; none is a copy."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.world_people import invented

ME = "https://www.linkedin.com/in/ottilie-penhallow-ex"
HEAD = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
LETTERS = """\
Hi Ottilie, we met at the {place} fair in May, where you spoke about {what}. I lead
{number} people at {firm} and would like to hear how you went on.

Dear Ottilie, because your piece on {what} helped our {number} apprentices, I would be
glad to be in touch. Could we talk some time? Best, {name}

Hello, I am with {firm} in {place}. We offer {what} to {number} firms like yours, and I
am sure it would save you time. See {domain} for more.

Ottilie, we both studied in {place} and both work on {what}; there are {number} of us
left. Thank you, {name}

Liebe Ottilie, wir haben uns in {place} beim Vortrag über {what} getroffen. Bei {firm}
sind wir {number} Leute, und ich würde gern davon lernen. {name}

Guten Tag, weil ich in {place} mit {what} zu tun habe, würde mich Ihre Arbeit
interessieren. Hätten Sie {number} Minuten? Viele Grüße, {name}

Bonjour Ottilie, nous nous sommes rencontrées à {place} autour de {what}. Chez {firm}
nous sommes {number}. Seriez-vous disponible ? Merci, {name}

Hola Ottilie, nos conocimos en {place} hablando de {what}. Somos {number} en {firm} y me
gustaría seguir la conversación. Un saludo, {name}
""".split("\n\n")
PLACES = ("Hexham", "Bergen", "Ghent", "Lugano", "Porto", "Turku", "Graz", "Nantes")
SUBJECTS = ("sea walls", "night trains", "rope work", "tidal gauges", "lime mortar")


def notes(many: int) -> Iterator[str]:
    """Yield that many notes, the same ones each time."""
    random = Random(many)  # noqa: S311 - the same notes each time
    for number in range(many):
        last = invented(number % 900).last
        yield (
            random.choice(LETTERS)
            .replace("\n", " ")
            .strip()
            .format(
                place=random.choice(PLACES),
                what=random.choice(SUBJECTS),
                number=number,
                firm=f"{last} Works",
                domain=f"{last.lower()}.example",
                name=invented(number).first,
            )
        )


def export(folder: Path, many: int) -> Path:
    """Write an export with that many invitations that wait; return its folder."""
    made = folder / "Basic_LinkedInDataExport_11-20-2026"
    made.mkdir(parents=True)
    with (made / "Invitations.csv").open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number, note in enumerate(notes(many)):
            day = f"11/{number % 20 + 1}/26, 9:00 AM"
            profile = f"https://www.linkedin.com/in/guest-{number}-ex"
            file.write(
                f'{invented(number).name},Ottilie Penhallow,"{day}",'
                f'"{note}",INCOMING,{profile},{ME}\n'
            )
    (made / "Profile.csv").write_text("First Name,Last Name\nOttilie,Penhallow\n")
    return made

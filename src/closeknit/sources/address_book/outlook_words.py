"""What Outlook calls its columns, in the languages where that is known for certain.

Outlook on a desktop writes them in its own language. Here are those that independent
public programs name alike; a table in any other language is not taken for Outlook's.
"""

from dataclasses import dataclass

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What the columns are called in one language; a missing one is empty.

    `phones` are without faxes, pagers, assistants and the firm's own number. `places`
    are city, region and country of each postal address, work before home.
    """

    name: Names
    emails: Names
    phones: Names
    company: str
    position: str
    places: tuple[Names, ...]
    pages: Names
    note: str
    labels: str
    nickname: str = ""

    def needs(self) -> Names:
        """Return what the table is known by."""
        return (self.name[0], self.name[2], self.emails[1], self.company)


WORDS = {
    "English": Words(
        name=("First Name", "Middle Name", "Last Name", "Suffix"),
        emails=("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"),
        phones=(
            "Mobile Phone",
            "Primary Phone",
            "Business Phone",
            "Business Phone 2",
            "Home Phone",
            "Home Phone 2",
            "Other Phone",
            "Car Phone",
        ),
        company="Company",
        position="Job Title",
        places=(
            ("Business City", "Business State", "Business Country"),
            ("Business City", "Business State", "Business Country/Region"),
            ("Home City", "Home State", "Home Country"),
            ("Home City", "Home State", "Home Country/Region"),
        ),
        pages=("Web Page", "User 1", "User 2", "User 3", "User 4"),
        note="Notes",
        labels="Categories",
        nickname="Nickname",
    ),
    "German": Words(
        name=("Vorname", "Weitere Vornamen", "Nachname", "Suffix"),
        emails=("E-Mail-Adresse", "E-Mail 2: Adresse", "E-Mail 3: Adresse"),
        phones=(
            "Mobiltelefon",
            "Haupttelefon",
            "Telefon geschäftlich",
            "Telefon geschäftlich 2",
            "Telefon privat",
            "Telefon (privat)",
            "Telefon privat 2",
            "Weiteres Telefon",
            "Autotelefon",
        ),
        company="Firma",
        position="Position",
        places=(
            ("Ort geschäftlich", "Region geschäftlich", "Land/Region geschäftlich"),
            ("Ort privat", "Bundesland/Kanton privat", "Land/Region privat"),
        ),
        pages=("Webseite", "Benutzer 1", "Benutzer 2", "Benutzer 3", "Benutzer 4"),
        note="Notizen",
        labels="Kategorien",
    ),
    "French": Words(
        name=("Prénom", "Deuxième prénom", "Nom", "Suffixe"),
        emails=(
            "Adresse de messagerie",
            "Adresse de messagerie 2",
            "Adresse de messagerie 3",
        ),
        phones=(
            "Tél. mobile",
            "Téléphone principal",
            "Téléphone (bureau)",
            "Téléphone 2 (bureau)",
            "Téléphone (domicile)",
            "Téléphone 2 (domicile)",
            "Téléphone (autre)",
            "Téléphone (voiture)",
        ),
        company="Société",
        position="Titre",
        places=(
            ("Ville (bureau)", "Dép/Région (bureau)", "Pays/Région (bureau)"),
            ("Ville (domicile)", "Dép/Région (domicile)", "Pays/Région (domicile)"),
        ),
        pages=("Page Web", *(f"Utilisateur {n}" for n in range(1, 5))),
        note="Notes",
        labels="Catégories",
        nickname="Surnom",
    ),
    "Spanish": Words(
        name=("Nombre", "Segundo nombre", "Apellidos", "Sufijo"),
        emails=(
            "Dirección de correo electrónico",
            "Dirección de correo electrónico 2",
            "Dirección del correo electrónico 3",
            "E-mail Address",
        ),
        phones=(
            "Teléfono móvil",
            "Mobile Phone",
            "Teléfono principal",
            "Teléfono del trabajo",
            "Teléfono del trabajo 2",
            "Particular",
            "Otro teléfono",
        ),
        company="Organización",
        position="Puesto",
        places=(
            (
                "Ciudad de trabajo",
                "Provincia o estado de trabajo",
                "País o región del trabajo",
            ),
        ),
        pages=("Página web", *(f"Usuario {n}" for n in range(1, 5))),
        note="Notas",
        labels="Categorías",
    ),
    "Italian": Words(
        name=("Nome", "Secondo nome", "Cognome", "Titolo straniero"),
        emails=(
            "Indirizzo posta elettronica",
            "Indirizzo posta elettronica 2",
            "Indirizzo posta elettronica 3",
        ),
        phones=(
            "Cellulare",
            "Telefono principale",
            "Ufficio",
            "Ufficio 2",
            "Abitazione",
            "Abitazione 2",
            "Altro telefono",
            "Telefono auto",
        ),
        company="Società",
        position="Posizione",
        places=(
            ("Città (uff.)", "Provincia (uff.)", "Paese (uff.)"),
            ("Città (ab.)", "Provincia (ab.)", "Paese (ab.)"),
        ),
        pages=("Pagina Web", *(f"Utente {n}" for n in range(1, 5))),
        note="Notes",
        labels="Categorie",
    ),
    "Dutch": Words(
        name=("Voornaam", "Middelste naam", "Achternaam", "Achtervoegsel"),
        emails=("E-mailadres", "E-mailadres 2", "E-mailadres 3"),
        phones=(
            "Mobiele telefoon",
            "Hoofdtelefoon",
            "Telefoon op werk",
            "Telefoon op werk 2",
            "Telefoon thuis",
            "Telefoon thuis 2",
            "Andere telefoon",
            "Autotelefoon",
        ),
        company="Bedrijf",
        position="Functie",
        places=(
            ("Werkadres, plaats", "Werkadres, provincie", "Land/regio (werk)"),
            ("Huisadres, plaats", "Huisadres, provincie", "Land/regio (thuis)"),
        ),
        pages=("Webpagina", *(f"Gebruiker {n}" for n in range(1, 5))),
        note="Notities",
        labels="Categorieën",
    ),
}
"""By language."""

"""What a column of a foreign table can be taken for, and by which names it is known.

Only a name that means one thing is in here. What is not is left alone and shown, so
that the user can say what it is: ``closeknit import crm.csv --map "Firma=company"``.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from closeknit.sources.heading import key
from closeknit.sources.reader import Columns

LEFT_ALONE = "-"
FIELDS: Mapping[str, str] = {
    "name": "the whole name",
    "first": "first name",
    "last": "last name",
    "email": "e-mail address",
    "phone": "phone number",
    "profile": "LinkedIn profile",
    "company": "company",
    "position": "position",
    "city": "city or place",
    "region": "state or region",
    "country": "country",
    "stage": "stage or status",
    "won": "number of deals won",
    "label": "tags",
    "source": "where they came from",
    "owner": "whose they are",
    "note": "note",
    "id": "the table's own number",
    "created": "day made",
    "changed": "day changed",
    LEFT_ALONE: "left alone",
}
"""The words of a mapping, and what they mean."""
NAMING = frozenset({"name", "first", "last", "email", "phone", "profile"})
"""One of these at least is needed: else a row is nobody."""

_KNOWN = {
    "name": "name fullname displayname personname contactname contact clientname "
    "customername leadname vollername vollstandigername nomcomplet nometprenom "
    "nombrecompleto nombreyapellidos nomecompleto nomeecognome volledigenaam naam navn "
    "namn nimi imieinazwisko jmeno ansprechpartner kontaktperson contactpersoon фио",
    "first": "firstname first givenname forename vorname prenom nombre nombres "
    "primernombre nome primeironome voornaam fornamn fornavn etunimi imie имя",
    "last": "lastname last surname familyname nachname familienname zuname nom "
    "nomdefamille apellido apellidos cognome sobrenome apelido ultimonome achternaam "
    "efternamn etternavn efternavn sukunimi nazwisko prijmeni фамилия",
    "email": "email emails emailaddress emailaddresses mail mails mailaddress "
    "primaryemail secondaryemail otheremail workemail businessemail homeemail "
    "personalemail emailwork emailhome emailother email1 email2 email3 emailadresse "
    "emailadressen mailadresse epost epostadress epostadresse correo correoelectronico "
    "correos direcciondecorreo courriel adressemail adresseemail adresseelectronique "
    "adressedecourriel emailadres mailadres indirizzoemail indirizzomail "
    "postaelettronica enderecodeemail enderecoeletronico sahkoposti adresemail "
    "additionalemailaddresses электроннаяпочта почта",
    "phone": "phone phones phonenumber phonenumbers telephone telephonenumber tel "
    "mobile mobilephone mobilephonenumber mobilenumber cell cellphone workphone "
    "homephone otherphone businessphone directphone phonework phonehome phonemobile "
    "phoneother telefon telefonnummer rufnummer mobil mobiltelefon mobilnummer handy "
    "handynummer telefono telefonomovil movil celular cellulare telefone telemovel "
    "telefoon telefoonnummer portable numerodetelephone telefonnumero puhelin "
    "puhelinnumero whatsapp whatsappphonenumber телефон",
    "profile": "linkedin profile profil perfil profilo profiel linkedinurl "
    "linkedinprofile linkedinprofileurl linkedinlink "
    "personlinkedinurl hslinkedinurl profileurl linkedinprofil profillinkedin "
    "perfildelinkedin perfillinkedin profilolinkedin linkedinprofiel",
    "company": "company companyname companyaccount organization organisation "
    "organizationname organisationname org account accountname employer "
    "associatedcompany currentcompany firm firma firmenname unternehmen entreprise "
    "societe nomdelentreprise empresa compania nombredelaempresa azienda societa "
    "ragionesociale nomeazienda bedrijf bedrijfsnaam organisatie foretag virksomhed "
    "bedrift yritys spolka spolecnost компания организация",
    "position": "jobtitle organizationtitle title position role jobrole jobposition "
    "occupation designation stelle berufsbezeichnung stellenbezeichnung funktion poste "
    "fonction intituleduposte cargo puesto qualifica ruolo posizione functie "
    "functietitel stilling tehtava stanowisko pozice должность",
    "city": "city town location place mailingcity workcity personcity ort stadt "
    "wohnort ville lieu ciudad citta cidade plaats woonplaats stad kaupunki miasto "
    "город",
    "region": "state stateregion stateprovince mailingstate mailingstateprovince "
    "region bundesland province provincia",
    "country": "country countryregion mailingcountry land pays pais paese maa kraj "
    "страна",
    "stage": "lifecyclestage leadstatus hsleadstatus status stage contactstatus "
    "customerstatus dealstatus dealstage accounttype contacttype leadstage "
    "opportunitystage pipelinestage kundenstatus statut etape fase stadio",
    "won": "wondeals closedwondeals closedwonopportunities dealswon",
    "label": "label labels tag tags category categories segment segments group groups "
    "kategorie kategorien etiquetas etichette etiquettes",
    "source": "leadsource source originalsource leadorigin quelle herkunft origine "
    "origen fuente bron kalla kilde",
    "owner": "contactowner leadowner accountowner owner ownername recordowner "
    "assignedto responsible zustandig betreuer proprietaire propietario responsabile "
    "eigenaar",
    "note": "note notes comment comments remark remarks description notiz notizen "
    "bemerkung bemerkungen kommentar kommentare anmerkung anmerkungen remarque "
    "remarques commentaire commentaires nota notas comentario comentarios commenti "
    "opmerking opmerkingen anteckning anteckningar notat заметки примечание",
    "id": "recordid contactid leadid personid id hsobjectid vid crmid externalid "
    "kontaktid kundennummer customerid clientid",
    "created": "createdate createddate created createdat createdon creationdate "
    "datecreated dateadded added addtime addedon personcreated leadcreated erstelltam "
    "erstellt angelegtam datedecreation fechadecreacion datadicreazione "
    "datadecriacao aangemaaktop",
    "changed": "lastmodifieddate lastmodified modified modifieddate modifiedat "
    "modifiedon updated updatedat updatedon updatetime lastupdated lastupdate "
    "lastmodifiedat geandertam geandert zuletztgeandert datedemodification "
    "fechademodificacion datadimodifica gewijzigdop",
}
_BY_NAME = {word: field for field, words in _KNOWN.items() for word in words.split()}
_OR_WHOLE = frozenset({"nome", "nombre", "nom"})
_WHOLE_OR_LAST = frozenset({"name", "naam", "navn", "namn", "nimi"})
_PERSON = "person"
_COMPANY = {"name": "company", "city": "city", "country": "country", "id": LEFT_ALONE}
"""What of an organisation's own columns says something of the person beside it."""
_DEAL = {"status": "stage", "stage": "stage"}
_LEAD = {"source": "source", "labels": "label", "label": "label", "owner": "owner"}
_PARTS: Mapping[str, Mapping[str, str]] = {
    "organization": _COMPANY,
    "organisation": _COMPANY,
    "deal": _DEAL,
    "lead": _LEAD,
}
_NUMBERED = re.compile(r"([a-z-]+) \d+ - ([a-z]+)", re.IGNORECASE)
_OF_GOOGLE = {
    ("email", "value"): "email",
    ("phone", "value"): "phone",
    ("organization", "name"): "company",
    ("organization", "title"): "position",
    ("address", "city"): "city",
    ("address", "region"): "region",
    ("address", "country"): "country",
}
"""Of Google's address book, cut down to a few columns: ``E-mail 1 - Value``."""


def taken_for(names: Sequence[str]) -> tuple[str, ...]:
    """Return what each column of a header is taken for; ``-`` where nothing is known.

    >>> taken_for(["Name", "Vorname", "Firma", "Umsatz"])
    ('last', 'first', 'company', '-')
    >>> taken_for(["Person - Name", "Person - Email - Work", "Deal - Title"])
    ('name', 'email', '-')
    >>> taken_for(["Name", "E-mail 1 - Value", "E-mail 1 - Label"])
    ('name', 'email', '-')
    """
    found = [_field(name) for name in names]
    plain = [key(name) for name in names]
    for at, word in enumerate(plain):
        others = {field for place, field in enumerate(found) if place != at}
        if word in _WHOLE_OR_LAST and "first" in others and "last" not in others:
            found[at] = "last"
        missing = "first" if word == "nom" else "last"
        if word in _OR_WHOLE and missing not in others:
            found[at] = "name"
    return tuple(found)


def known(names: Sequence[str]) -> int:
    """Return how many columns of a header are known."""
    return sum(field != LEFT_ALONE for field in taken_for(names))


def _field(name: str) -> str:
    if found := _NUMBERED.fullmatch(" ".join(name.split())):
        field = _OF_GOOGLE.get((key(found[1]), key(found[2])))
        if field is not None:
            return field
    part, dash, rest = name.partition(" - ")
    if dash and key(part) in _PARTS:
        return _PARTS[key(part)].get(key(rest), LEFT_ALONE)
    if dash and key(part) == _PERSON:
        name = rest
    return _BY_NAME.get(key(name), LEFT_ALONE)


def header_key(names: Sequence[str]) -> str:
    """Return what a header is remembered by: its columns, in whatever order.

    >>> header_key(["E-Mail", "Name"]) == header_key(["name", "E-mail"])
    True
    """
    columns = "|".join(sorted(set(map(key, names))))
    return blake2b(columns.encode(), digest_size=8).hexdigest()


def agreed(names: Sequence[str], said: Columns) -> tuple[str, ...]:
    """Return what each column is taken for, the user's own word before ours."""
    words = {key(name): field for name, field in said}
    guessed = taken_for(names)
    return tuple(
        words.get(key(name), field) for name, field in zip(names, guessed, strict=True)
    )

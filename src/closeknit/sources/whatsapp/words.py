"""The app's own words in a chat: pictures left out, messages deleted, chats' names."""

import re

_MEDIA = re.compile(
    r"<[^<>\n]{3,120}>|"
    r"(?:.{0,120}\s)?<(?:attached|anhang|adjunto|pièce jointe|allegato|anexado|"
    r"bijgevoegd)[^<>\n]{0,200}>|"
    r"(?:.{1,160}[•·] ?.{0,40} )?(?:image|photo|video|audio|gif|sticker|document|"
    r"contact card|video note|media) omitted|"
    r"(?:bild|foto|video|audio|gif|sticker|dokument|kontaktkarte|videonachricht|"
    r"medien) (?:weggelassen|ausgeschlossen)|"
    r"(?:image|photo|vidéo|audio|gif|sticker|document|fiche contact) "
    r"(?:absente?|omise?)|"
    r"(?:imagen|foto|vídeo|video|audio|gif|sticker|documento|tarjeta de contacto) "
    r"omitid[oa]|"
    r"(?:immagine|foto|video|audio|gif|sticker|documento|scheda contatto) "
    r"(?:omess[oa]|esclus[oa])|"
    r"(?:imagem|foto|vídeo|áudio|gif|figurinha|documento|cartão do contato) "
    r"ocultad?[oa]?|"
    r"(?:afbeelding|foto|video|audio|gif|sticker|document|contactkaart) weggelaten|"
    r"[\w .()-]{1,120}\.\w{2,5} \([^()\n]{3,40}\)|"
    r"null|location: https?://\S+|standort: https?://\S+|live location shared.*",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"(?:this message was deleted|you deleted this message|diese nachricht wurde "
    r"gelöscht|du hast diese nachricht gelöscht|ce message a été supprimé|"
    r"vous avez supprimé ce message|(?:se )?eliminó este mensaje|eliminaste este "
    r"mensaje|questo messaggio è stato eliminato|hai eliminato questo messaggio|"
    r"(?:esta )?mensagem (?:foi )?apagada|você apagou esta mensagem|dit bericht is "
    r"verwijderd|je hebt dit bericht verwijderd|missed (?:voice|video) call|"
    r"waiting for this message.*)\.?",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:whatsapp chat with |whatsapp chat - |whatsapp-chat mit |chat de whatsapp con |"
    r"discussion whatsapp avec |chat whatsapp con |conversa do whatsapp com |"
    r"whatsapp-chat met |whatsapp-chatt med |whatsapp-chat med |czat whatsapp z |"
    r"чат whatsapp \u0441(?: контактом)? )(?P<name>.+)",
    re.IGNORECASE,
)
_COPY = re.compile(r"\s*\(\d{1,3}\)$")


def is_media(line: str) -> bool:
    """Say whether a line stands for a picture, a recording or a file.

    >>> is_media("<Media omitted>"), is_media("IMG-1.jpg (file attached)")
    (True, True)
    >>> is_media("I omitted the image")
    False
    """
    return _MEDIA.fullmatch(line.strip()) is not None


def is_system(text: str) -> bool:
    """Say whether the app says this in somebody's name.

    >>> is_system("This message was deleted"), is_system("I deleted this message")
    (True, False)
    """
    return _SYSTEM.fullmatch(text.strip()) is not None


def titled(stem: str) -> str:
    """Return what a chat is called by its file's name without ending, or "".

    >>> titled("WhatsApp Chat with Bo Lind (2)"), titled("WhatsApp-Chat mit Bo Lind")
    ('Bo Lind', 'Bo Lind')
    >>> titled("_chat")
    ''
    """
    found = _TITLED.fullmatch(_COPY.sub("", stem.strip()))
    return found["name"].strip() if found else ""

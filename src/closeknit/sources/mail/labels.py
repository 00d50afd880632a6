"""Folders and labels with a meaning, in the languages they come in."""

import re
from functools import lru_cache

from closeknit.sources.mail.words import shown

_SENT = """sent|sent mail|sent messages|sent items|gesendet|gesendete elemente
|gesendete objekte|envoyés|messages envoyés|éléments envoyés|enviados|enviado|enviadas
|elementos enviados|itens enviados|inviata|inviati|posta inviata|posta inviata|verzonden
|verzonden items|skickat|skickade|sendt|sendte|sendt post|sendte elementer|lähetetyt
|wysłane|odeslaná pošta|odeslané|elküldött|elküldött üzenetek|trimise|enviats
|gönderilmiş postalar|gönderilenler|отправленные|надіслані|已发送邮件|已发邮件|寄件備份
|送信済み|送信済みメール|보낸편지함"""
_SPAM = """spam|junk|junk mail|junk e-mail|junk email|junk-e-mail|bulk mail|spamverdacht
|courrier indésirable|indésirables|correo no deseado|lixo eletrônico|lixo eletrónico
|posta indesiderata|ongewenste e-mail|skräppost|søppelpost|uønsket post|roskaposti
|nevyžádaná pošta|levélszemét|wiadomości-śmieci|istenmeyen|спам|垃圾邮件|垃圾郵件
|迷惑メール|스팸함"""
_DRAFTS = """draft|drafts|entwurf|entwürfe|brouillon|brouillons|borrador|borradores
|rascunho|rascunhos|bozza|bozze|concept|concepten|utkast|kladde|kladder|luonnokset
|wersje robocze|kopie robocze|koncepty|piszkozatok|ciorne|esborranys|taslaklar
|черновики|чернетки|草稿|下書き|임시보관함"""
_PROMOTED = """category promotions|category social|kategorie: werbung
|categoría promociones|catégorie promotions"""
_QUOTED = re.compile(r'"([^"]*)"|([^,]+)')
_SEPARATED = re.compile(r"[/\\.]")

Kinds = frozenset[str]
"""Of ``sent``, ``spam``, ``draft``, ``bulk``: what the labels of a message mean."""


def _meanings() -> dict[str, str]:
    """Return each label's meaning."""
    listed = (("sent", _SENT), ("spam", _SPAM), ("draft", _DRAFTS), ("bulk", _PROMOTED))
    return {
        label.strip().casefold(): kind
        for kind, labels in listed
        for label in labels.split("|")
    }


_MEANINGS = _meanings()


def _gmail(value: str) -> Kinds:
    labels = (quoted or plain for quoted, plain in _QUOTED.findall(shown(value)))
    meant = (_MEANINGS.get(label.strip().casefold()) for label in labels)
    return frozenset(kind for kind in meant if kind)


_known_gmail = lru_cache(maxsize=4096)(_gmail)


def gmail_labels(value: str) -> Kinds:
    """Return what an ``X-Gmail-Labels`` header means to us.

    >>> gmail_labels("=?UTF-8?Q?Entw=C3=BCrfe=2CGe=C3=B6ffnet?=")
    frozenset({'draft'})
    """
    return _known_gmail(value) if len(value) <= 512 else _gmail(value)  # noqa: PLR2004  longer ones are rare and not worth keeping


def folder(name: str) -> Kinds:
    """Return what a folder's name means to us.

    >>> folder(".Sent"), folder("[Gmail]/Spam.mbox"), folder("Apollo")
    (frozenset({'sent'}), frozenset({'spam'}), frozenset())
    """
    bare = name.removesuffix(".gz").removesuffix(".mbox")
    parts = _SEPARATED.split(bare)
    kind = _MEANINGS.get(parts[-1].strip().casefold())
    return frozenset({kind} if kind else ())

"""The readers of address books."""

from closeknit.sources.address_book import google, outlook
from closeknit.sources.address_book.columns import TableReader
from closeknit.sources.address_book.vcf import Vcf
from closeknit.sources.reader import Reader


class GoogleContacts(TableReader):
    """The table Google Contacts writes, today's and the one of before 2024."""


class OutlookContacts(TableReader):
    """The table Outlook writes, in English, German, French, Spanish, Italian, Dutch."""


ADDRESS_BOOK_READERS: tuple[Reader, ...] = (
    Vcf(),
    GoogleContacts("address_book.google", google.LAYOUTS),
    OutlookContacts("address_book.outlook", outlook.LAYOUTS),
)

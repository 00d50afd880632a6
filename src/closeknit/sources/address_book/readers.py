"""The readers of address books."""

from closeknit.sources.address_book import google, outlook
from closeknit.sources.address_book.columns import TableReader
from closeknit.sources.address_book.vcf import Vcf
from closeknit.sources.reader import Reader


class GoogleBook(TableReader):
    """The table Google Contacts writes, today's and the one of before 2024."""


class OutlookBook(TableReader):
    """The table Outlook writes, in English, German, French, Spanish, Italian, Dutch."""


ADDRESS_BOOK_READERS: tuple[Reader, ...] = (
    Vcf(),
    GoogleBook("address_book.google", google.LAYOUTS),
    OutlookBook("address_book.outlook", outlook.LAYOUTS),
)

"""Address books: vCards, and the tables that Google and Outlook write.

In:   a `.vcf`, or a `.csv` with the header of one of the two.
Out:  a `Card` for each person, a `Note` for what the ego wrote on it.
Not:  no picture is decoded and no address in a card is ever fetched.

`lines`, `content` and `vcard` take a `.vcf` apart, `google` and `outlook` know the
columns; all of them fill in a `Written`, and `written` decides what it says.
"""

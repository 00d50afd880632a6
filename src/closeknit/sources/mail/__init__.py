"""Mail: messages become records of who wrote to whom, and when.

In:   an mbox, a Maildir, ``.eml`` files, a Google Takeout, however large.
Out:  `Wrote` a message; whose mailbox it is; what LinkedIn's own mails tell.
Not:  the text is not kept unless the user says so; attachments are never opened.

`readers.py` is the way in; `message.py` turns one message into what it says.
"""

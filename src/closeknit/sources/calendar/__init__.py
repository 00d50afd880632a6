"""Calendars: iCalendar files and Outlook's classic table, read into meetings.

`lines.py` unfolds, `components.py` cuts apart, `moments.py`, `zones.py` and `rules.py`
say when, `guests.py` says who, `meetings.py` makes `Met` of it; `reading.py` and
`outlook_table.py` are the two kinds of file, `readers.py` what the registry knows.
"""

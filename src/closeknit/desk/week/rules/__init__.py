"""The week as rules.

lists.py    what is worth doing, a small function a list
crm.py      who of a CRM is to be invited
feed.py     the weekly hour as a calendar
"""

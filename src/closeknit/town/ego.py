"""The ego of the invented town: who they are and what their profile says."""

NAME = "Ottilie Penhallow"
FIRST, LAST = "Ottilie", "Penhallow"
MAIL = "ottilie@example.com"
OTHER_MAIL = "ottilie.penhallow@example.org"
SLUG = "ottilie-penhallow-ex"
MEMBER = "412765903"
TOWN = "Kestrel Bay"

HEADLINE = "I help small harbour firms understand their money before it worries them"
SUMMARY = (
    "For eleven years I kept the books of a cannery; for the last six I have lent a "
    "finance head, two days a month, to bakers, boatbuilders and hotels that cannot "
    "afford a whole one.  I like owners who ask why. Write to me about cash that comes "
    "in too late, a bank that will not listen, or the choir."
)
"""Two spaces where the profile has a new paragraph: exports lose it like this."""

POSITIONS = (
    (
        "Penhallow & Pence",
        "Finance head for hire",
        "Two days a month for small firms.Budgets, banks and plain talk.",
        TOWN,
        "Mar 2020",
        "",
    ),
    (
        "Gannet & Daughters Cannery",
        "Head of accounts",
        "",
        TOWN,
        "Sep 2014",
        "Feb 2020",
    ),
    ("Gannet & Daughters Cannery", "Bookkeeper", "", TOWN, "May 2009", "Aug 2014"),
    ("Brackenhythe Savings House", "Trainee", "", "Brackenhythe", "2007", "2009"),
)
EDUCATION = (
    ("Brackenhythe College", "2004", "2007", "", "BSc Accounting", "Rowing, choir"),
)
SKILLS = (
    "Cash Flow",
    "Budgeting",
    "Bank Negotiation",
    "Plain Speaking",
    "Family Firms",
)
FOLLOWS = ("Saltmarsh Larder", "Ternwick Boatyard", "Quay Eleven Hotels")

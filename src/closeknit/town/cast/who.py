"""People who are easy to take for somebody else, or to lose."""

from closeknit.town.people import Part, Townsperson, came, heard, said, went

SAME = (
    Townsperson(
        name="Tom Hayle",
        part=Part.NAMESAKE,
        firm="Brackenhythe Savings House",
        role="Credit analyst",
        mail="tom.hayle@example.com",
        joined=870,
        letters=(
            came(410, "Covenant letter", "The covenant letter is out. It is duller than I promised."),
            went(409, "Re: Covenant letter", "Dull is what we wanted. Thank you, Tom."),
        ),
    ),
    Townsperson(
        name="Tom Hayle",
        part=Part.NAMESAKE,
        firm="Ropewalk Theatre",
        role="First violin",
        mail="fiddle@example.net",
        slug="tom-hayle-violin-ex",
        joined=345,
        letters=(
            went(340, "The Gade parts", "Tom, could the strings have the parts by Thursday?"),
            came(339, "Re: The Gade parts", "The strings have had them since Monday. The strings are asleep."),
        ),
    ),
    Townsperson(
        name="Sunniva Aldous",
        part=Part.NEW_SLUG,
        firm="Eelgrass Clinic",
        role="Physiotherapist",
        slug="sunniva-at-sea-ex",
        old_slug="sunniva-aldous-1987-ex",
        joined=333,
        letters=(
            heard(331, "How is the shoulder? Ten a day, mind."),
            said(330, "Eight a day, and complaining."),
        ),
    ),
    Townsperson(
        name="Kerensa Boon",
        part=Part.SAME_AS_MAIL,
        firm="Polwhele Mill",
        role="Sales",
        mail="kerensa.boon@example.com",
        mail_name="Boon, Kerensa",
        joined=720,
        shows_mail=True,
        letters=(
            went(510, "Two tonnes of rye", "Kerensa, is the price good until Friday?"),
            came(509, "Re: Two tonnes of rye", "For you until Saturday."),
        ),
    ),
    Townsperson(
        name="Fitzroy Amadi",
        part=Part.SAME_AS_MAIL,
        firm="Kestrel Bay Harbour Board",
        role="Treasurer",
        mail="famadi@example.org",
        mail_name="F. Amadi",
        joined=566,
        shows_mail=True,
        letters=(
            came(301, "Accounts, second reading", "You were kind about the dredging. Page four is now a table."),
            went(300, "Re: Accounts, second reading", "A beautiful table. I have no further questions."),
        ),
    ),
    Townsperson(
        name="Elizabeth Hargrave-Moon",
        part=Part.CARD_JOINS,
        firm="Moon & Hargrave Surveyors",
        role="Partner",
        mail="liz@example.net",
        mail_name="Liz Hargrave",
        phone="+44 1632 960311",
        card=True,
        joined=1188,
        letters=(
            came(260, "The slipway survey", "Sound, apart from the part everybody stands on."),
            went(259, "Re: The slipway survey", "Then we stop standing on it. Thank you, Liz."),
        ),
    ),
    Townsperson(
        name="Robert Nanscawen",
        part=Part.CARD_JOINS,
        firm="Limpet Lane Cycles",
        role="Mechanic",
        mail="bobn@example.com",
        mail_name="Bob",
        phone="+44 1632 960312",
        card=True,
        joined=477,
        letters=(
            went(199, "The back brake", "Bob, it sings again."),
            came(198, "Re: The back brake", "Bring it and a hymn book."),
        ),
    ),
)  # fmt: skip


def _named(name: str, joined: int, ask: str, answer: str, **more: str) -> Townsperson:
    """Return somebody whose name is the story, with one exchange on LinkedIn."""
    ago = joined - 3
    return Townsperson(
        name=name,
        part=Part.NAMED,
        joined=joined,
        letters=(heard(ago, ask), said(ago - 1, answer)),
        firm=more.get("firm", ""),
        role=more.get("role", ""),
        first=more.get("first", ""),
        slug=more.get("slug", ""),
    )


NAMED = (
    _named("Ana María Belmonte-Luz", 615, "Thank you for the two pages, I gave them to my sister.", "How kind. Does she agree with page two?", first="Ana María", firm="Wrackline Textiles", role="Designer"),
    _named("Anneke van der Zandt", 702, "Are you the Ottilie with the flask?", "The very one. Sundays, nine o'clock, at the light.", firm="Skerry Sun Works", role="Engineer"),
    _named("🌊 Lindani Mokwena (he/him)", 455, "Your slide with the tide table made my day.", "It is a cash table in disguise.", first="🌊 Lindani", slug="lindani-mokwena-ex", firm="Bellbuoy Radio", role="Producer"),
    _named("יעל ברקאי", 388, "שלום Ottilie, good to meet you at the fair.", "Good to meet you, Yael. I kept your seaweed crackers.", slug="yael-barkai-ex", firm="Saltmarsh Larder", role="Product developer"),
    _named("ليلى حدادين", 519, "May I send you a question about import duty?", "Do, though I know more about flour than duty.", slug="layla-haddadin-ex", firm="Cormorant Freight Hall", role="Customs clerk"),
    _named("Dr. Jane Okonedo, Ph.D.", 930, "I audit the audit. We should talk.", "I would be honoured and slightly afraid.", first="Dr. Jane", slug="jane-okonedo-phd-ex", firm="Brackenhythe College", role="Lecturer"),
    _named("Þórunn Ægisdóttir", 801, "We have the same winter, only longer.", "Then you have the same January figures.", slug="þórunn-ægisdóttir-ex", firm="Sandry Island Ferries", role="Purser"),
    _named("Nguyễn Thị Hạnh Dung", 274, "Thank you for accepting. I learn bookkeeping in the evenings.", "In the evenings it looks kinder. Ask me anything.", first="Nguyễn Thị", firm="Puffin Lane Bakery", role="Baker"),
    _named("林曉舟", 660, "I liked your article, the harbour part most.", "Thank you. I wrote it on a bench there.", first="曉舟", slug="林曉舟-ex", firm="Sandglass Ledgerware", role="Developer"),
    _named("Niamh O'Shea-D'Arcy", 571, "Your name is on a plaque in our hall, did you know?", "I did not. What did I do?", firm="Tidepool Nursery School", role="Governor"),
    _named("Suryadi", 349, "One name only, I am afraid. The form never likes it.", "Then we shall change the form.", firm="Lanternfish Studio", role="Animator"),
)  # fmt: skip

HEARSAY = (
    Townsperson(
        name="Godfrey Lusk", part=Part.LIST_ONLY, mail="godfrey.lusk@example.net"
    ),
    Townsperson(name="Petronel Ware", part=Part.LIST_ONLY, mail="petronel@example.com"),
    Townsperson(
        name="Trent Vale",
        part=Part.SPAMMER,
        mail="trent.vale@example.net",
    ),
)

DOUBTFUL = (
    Townsperson(
        name="Celia",
        part=Part.DOUBTFUL,
        firm="Ropewalk Theatre",
        role="Wardrobe",
        mail="marlowe.tan@example.org",
        phone="+44 1632 960313",
        card=True,
    ),
    Townsperson(
        name="Walter Jelbert Jr.",
        part=Part.DOUBTFUL,
        firm="Gannet & Daughters Cannery",
        role="Apprentice",
        mail="wjelbert@example.com",
        phone="+44 1632 960314",
        card=True,
    ),
)
"""On a card: is it Cecily of the wardrobe, and is it the fitter or his son?"""

WHO = SAME + NAMED + DOUBTFUL + HEARSAY

"""Ties that lean to one side, and people known only through somebody else."""

from closeknit.town.people import Invite, Part, Townsperson, came, heard, said, went

ONE_WAY = (
    Townsperson(
        name="Hugo Lanyon",
        part=Part.ONLY_ASKED,
        firm="Brackenhythe Savings House",
        role="Branch manager",
        mail="h.lanyon@example.net",
        joined=1502,
        letters=(
            went(402, "A quick favour", "Hugo, could you look at the bakery's loan before Monday? I would owe you one."),
            went(310, "Another favour", "Hugo, who at your house decides on boats? A name would help me."),
            went(221, "Urgent question", "Do you still do the short bridging loans? I need to know today."),
            came(220, "Re: Urgent question", "Yes, form attached. H."),
            went(139, "Rates", "What would you charge a hotel with a bad January?"),
            went(70, "One more", "Could you put in a word for the theatre's overdraft?"),
            went(26, "Sorry, me again", "Sorry, me again: is the harbour fund open to nurseries?"),
        ),
    ),
    Townsperson(
        name="Seraphina Boyle",
        part=Part.ONLY_ASKED,
        firm="Oystercatcher Press House",
        role="Editor",
        joined=955,
        letters=(
            said(380, "Seraphina, could you print my two pages on late payment?"),
            said(290, "Would you mention the theatre's season in the Friday issue?"),
            said(177, "Who writes your business column? I have an idea for them."),
            said(96, "Could you send me last year's article on the cannery?"),
            said(37, "Is there room for a letter about the winter rates?"),
        ),
    ),
    Townsperson(
        name="Lionel Crabbe",
        part=Part.ONLY_WRITES,
        firm="Halyard Cover",
        role="Adviser",
        joined=820,
        letters=(
            heard(366, "Ottilie, did you see my post about liability? Curious what you think."),
            heard(300, "Just floating this up. Coffee?"),
            heard(244, "We have a new product for consultants, thought of you at once."),
            heard(181, "Saw that you spoke at the fair. Well done. Coffee?"),
            heard(102, "Happy work anniversary!"),
            heard(40, "Is this still the right place to reach you?"),
        ),
    ),
    Townsperson(
        name="Winifred Sloe",
        part=Part.ONLY_WRITES,
        firm="Marram Nurseries",
        role="Bookkeeper",
        mail="winnie@example.org",
        joined=640,
        letters=(
            came(260, "Your talk", "I wrote down nearly all of it. Are there slides?"),
            came(231, "Your talk, again", "No hurry about the slides!"),
            came(150, "A thought", "Would you ever take an apprentice? I am forty, but keen."),
            came(88, "Daffodils", "We had some over and left a bucket at your door."),
            came(33, "The exam", "I passed. You will not remember, but you told me to sit it."),
        ),
    ),
)  # fmt: skip

TARGETS = (
    Townsperson(
        name="Marisol Etxeandia",
        part=Part.TARGET,
        firm="Larkrise Rooms",
        role="Owner",
        mail="marisol@example.net",
    ),
    Townsperson(
        name="Hector Sandry",
        part=Part.TARGET,
        firm="Sandry Island Ferries",
        role="Managing director",
        mail="hector.sandry@example.com",
    ),
    Townsperson(
        name="Agnes Polwhele",
        part=Part.TARGET,
        firm="Polwhele Mill",
        role="Miller and owner",
        mail="agnes@example.org",
    ),
)

MOVED = (
    Townsperson(
        name="Tobias Merrin",
        part=Part.MOVED,
        firm="Cormorant Freight Hall",
        role="Finance director",
        before=("Saltmarsh Larder", "Management accountant"),
        joined=1120,
        letters=(
            heard(480, "Is it true that you tell people to paint in January? I told our board the same."),
            said(479, "It is true. Did they paint?"),
            heard(478, "Half a wall."),
        ),
    ),
    Townsperson(
        name="Yasmin Orrell",
        part=Part.MOVED,
        firm="Quay Eleven Hotels",
        role="General manager",
        before=("Larkrise Rooms", "Duty manager"),
        joined=760,
        letters=(
            said(330, "Yasmin, thank you for finding my umbrella twice."),
            heard(329, "It has its own hook now."),
        ),
    ),
    Townsperson(
        name="Desmond Achterberg",
        part=Part.MOVED,
        firm="Achterberg Joinery",
        role="Founder",
        before=("Ternwick Boatyard", "Foreman joiner"),
        joined=905,
        letters=(
            heard(290, "If I ever set up on my own, would you look at the first quarter?"),
            said(289, "The day you do. Put aside three months of rent first."),
        ),
    ),
)  # fmt: skip

BY_MAIL = (
    Townsperson(name="Lucan Fairweather", part=Part.WAITING_BY_MAIL, invite=Invite(2)),
)

LEANING = ONE_WAY + TARGETS + MOVED + BY_MAIL

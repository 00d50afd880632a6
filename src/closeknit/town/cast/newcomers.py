"""People at the door: met lately, invitations either way, accepted and silent."""

from closeknit.town.people import (
    Invite,
    Part,
    Townsperson,
    came,
    heard,
    said,
    went,
)

MET = (
    Townsperson(
        name="Corin Ashdown",
        part=Part.MET,
        firm="Marram Nurseries",
        role="Owner",
        mail="corin@example.com",
        phone="+44 1632 960117",
        letters=(
            came(11, "Good to talk at the breakfast", "You said a nursery is a bank that rains. I have thought of it all day.\nCould you look at our spring order with me?\n\nCorin"),
            went(10, "Re: Good to talk at the breakfast", "With pleasure. Send me last spring's order too, then we compare.\nO."),
            came(9, "Re: Good to talk at the breakfast", "Attached both. The tulips were vanity, I admit."),
            went(9, "Re: Good to talk at the breakfast", "Keep the tulips, drop the second greenhouse heater. Coffee next week?"),
        ),
    ),
    Townsperson(
        name="Beatrix Olufsen",
        part=Part.MET,
        firm="Cormorant Freight Hall",
        role="Head of operations",
        mail="b.olufsen@example.net",
        letters=(
            went(6, "The numbers I promised", "Beatrix, here is the one-page cash sheet I waved at you on the ferry.\nChange anything you like."),
            came(5, "Re: The numbers I promised", "This is the first cash sheet I have understood. May I show it to my brother? He holds the other half of the firm."),
            went(5, "Re: The numbers I promised", "Show it to anybody. I would like to hear what the brother says."),
            came(3, "Re: The numbers I promised", "He says: why did we not have this in March. So do I."),
        ),
    ),
    Townsperson(
        name="Ruan Pellow",
        part=Part.MET,
        firm="Skerry Sun Works",
        role="Founder",
        mail="ruan@example.org",
        letters=(
            came(14, "Panel at the college", "Thanks for rescuing me from the subsidy question. I owe you a coffee and an answer."),
            went(13, "Re: Panel at the college", "You did well. The coffee I accept, the answer I would really like."),
            came(12, "Re: Panel at the college", "The answer is that we never counted it as income. Should we have?"),
            went(12, "Re: Panel at the college", "Half of it. Bring the letter when we meet and I will show you which half."),
        ),
    ),
    Townsperson(
        name="Philippa Drax",
        part=Part.MET,
        firm="Tidepool Nursery School",
        role="Head",
        mail="philippa.drax@example.com",
        mail_name="Drax, Philippa",
    ),
    Townsperson(
        name="Gus Treloar",
        part=Part.MET,
        firm="Bellbuoy Radio",
        role="Presenter",
        mail="gus.treloar@example.org",
        letters=(
            came(8, "Ten minutes on air?", "Would you talk about household budgets on the morning show? Nobody bites."),
            went(7, "Re: Ten minutes on air?", "Yes, if I may say the word 'pension' before eight."),
            came(7, "Re: Ten minutes on air?", "You may say it twice. Tuesday, 7.40, side door."),
            went(1, "Re: Ten minutes on air?", "That was fun. Your listeners ask better questions than my clients."),
        ),
    ),
)  # fmt: skip

WAITING = (
    Townsperson(name="Dexter Quill", part=Part.WAITING_DEFAULT, invite=Invite(9)),
    Townsperson(name="Hanne Vestergård", part=Part.WAITING_DEFAULT, invite=Invite(23)),
    Townsperson(
        name="Barnaby Stroud",
        part=Part.WAITING_DEFAULT,
        invite=Invite(
            31,
            "I'd like to add you to my professional network on LinkedIn.\n\n- Barnaby",
        ),
    ),
    Townsperson(
        name="Ginevra Altobelli",
        part=Part.WAITING_DEFAULT,
        invite=Invite(
            12, "Ottilie, vorrei aggiungerti alla mia rete professionale su LinkedIn."
        ),
    ),
    Townsperson(
        name="Imogen Tate",
        part=Part.WAITING_NOTE,
        invite=Invite(
            6,
            "Ottilie, I run the fish shop on Packet Lane and heard you at the traders' "
            "breakfast. Your point on paying suppliers in January stayed with me. May I "
            "ask you two questions over coffee?\nThank you, Imogen",
        ),
    ),
    Townsperson(
        name="Sorcha MacAndle",
        part=Part.WAITING_NOTE,
        invite=Invite(
            17,
            "Hello Ottilie, we both learned the books at Brackenhythe College, five "
            "years apart. I have just taken over my aunt's print shop and would value "
            "knowing you. Sorcha",
        ),
    ),
    Townsperson(
        name="Brock Haldane",
        part=Part.WAITING_PITCH,
        invite=Invite(
            8,
            "Hi Ottilie, I help finance leaders 10x their pipeline. Worth a quick 15 "
            "min this week? I have a slot on Thursday.",
        ),
    ),
    Townsperson(
        name="Wilf Trevanion",
        part=Part.WAITING_KNOWN,
        firm="Kestrel Bay Harbour Board",
        role="Deputy harbour master",
        mail="wilf.trevanion@example.org",
        invite=Invite(5),
        letters=(
            went(48, "Mooring fees", "Wilf, is the winter fee per boat or per metre? The yard has it both ways."),
            came(47, "Re: Mooring fees", "Per metre, and I wrote both. Sorry. New sheet attached."),
            went(47, "Re: Mooring fees", "Thank you, that saves three people an argument."),
            came(20, "Mooring fees, again", "May I quote you in the notice? They believe you."),
            went(19, "Re: Mooring fees, again", "Quote away."),
        ),
    ),
)  # fmt: skip

INVITED = (
    Townsperson(
        name="Lowenna Carr",
        part=Part.INVITED,
        invite=Invite(
            13,
            "Lowenna, your talk on drying seaweed was the best half hour of the fair. "
            "I look after the money of two food firms here and would like to hear how "
            "you price it.\nThank you, Ottilie",
            outgoing=True,
        ),
    ),
    Townsperson(
        name="Alaric Benbow", part=Part.INVITED, invite=Invite(171, outgoing=True)
    ),
    Townsperson(
        name="Mirela Stancu-Webb",
        part=Part.ACCEPTED_BY_MAIL,
        invite=Invite(
            15,
            "Mirela, your question about the bus money at the school board was the best of the evening. I sit on the theatre's board; shall we compare notes?\nThank you, Ottilie",
            outgoing=True,
        ),
    ),
    Townsperson(
        name="Jory Kitto",
        part=Part.ACCEPTED,
        firm="Limpet Lane Cycles",
        role="Owner",
        joined=64,
        invite=Invite(
            104,
            "Jory, you mended my chain in the rain and would not take money. I would "
            "like to return it in kind: an hour on your books?\nThank you, Ottilie",
            outgoing=True,
        ),
        letters=(
            heard(63, "An hour on the books sounds like a fair price for a chain. Mondays I am closed."),
            said(62, "Monday it is. Ten o'clock, bring the drawer as it is."),
            heard(55, "The drawer is empty for the first time since my father. Thank you."),
            said(54, "It was a good drawer. See you at the breakfast."),
        ),
    ),
    Townsperson(
        name="Torquil Mabey",
        part=Part.WITHDRAWN,
        invite=Invite(150, outgoing=True, withdrawn=True),
    ),
    Townsperson(
        name="Evadne Pym",
        part=Part.GONE,
        firm="Sandglass Ledgerware",
        role="Account executive",
        joined=700,
        gone=True,
    ),
)  # fmt: skip

SILENT = (
    Townsperson(
        name="Marguerite Odell",
        part=Part.SILENT,
        firm="Eelgrass Clinic",
        role="Practice manager",
        joined=148,
        invite=Invite(
            151,
            "Marguerite, we sat side by side at the clinic's open day and spoke of "
            "rotas. I would gladly hear how it went.\nThank you, Ottilie",
            outgoing=True,
        ),
    ),
    Townsperson(
        name="Fenton Arkell",
        part=Part.SILENT,
        firm="Oystercatcher Press House",
        role="Publisher",
        joined=119,
        invite=Invite(120),
    ),
    Townsperson(
        name="Delphine Rousset-Crane",
        part=Part.SILENT,
        firm="Ropewalk Theatre",
        role="Stage manager",
        joined=64,
        invite=Invite(77, outgoing=True),
    ),
    Townsperson(
        name="Osgood Tarrant",
        part=Part.SILENT,
        firm="Halyard Cover",
        role="Broker",
        joined=187,
        note="met at the regatta dinner; knows the boat insurers",
    ),
)

NEWCOMERS = MET + WAITING + INVITED + SILENT

"""What close people of the town write to each other about: subject, letter, answer."""

Exchange = tuple[str, str, str]

TOPICS: dict[str, tuple[Exchange, ...]] = {
    "bakery": (
        ("Flour prices", "Flour is up again. Do I raise the rye or swallow it?", "Raise it by ten cents and say why on a card. People read cards."),
        ("The oven loan", "The bank wants three years of figures. I have two and a shoebox.", "Bring the shoebox on Thursday, we will make it a year."),
        ("Buns for Friday", "Forty cinnamon buns set aside for your choir. Who collects?", "I do, at seven. You are a saint with flour on."),
        ("Saturday takings", "Best Saturday since the regatta, and I do not know why.", "Look at the hour. I would bet on the ten o'clock ferry."),
        ("New apprentice", "She is nineteen and better at sourdough than I am.", "Then pay her like it, and sleep longer."),
        ("Quarter's end", "Numbers attached. I did the tax column myself!", "All correct but one, and that one is in your favour."),
        ("A second shop?", "The corner by the chandlery is empty. Tell me I am mad.", "Not mad. Show me the rent before you fall in love."),
        ("Thank you", "The bank said yes. I cried on the phone, they were very kind.", "You earned it. Now we write the dull plan together."),
    ),
    "boats": (
        ("The slipway", "The winch passed its inspection, against all odds.", "Good. That is one invoice less to dread."),
        ("Deposit from the north", "They paid a third up front, as you said they would.", "People pay when they are asked plainly. Order the oak."),
        ("Quote for the ketch", "Is 41 hours honest for the keel, or am I flattering us?", "Your last three took 48. Write 48."),
        ("Rain stopped play", "No varnish this week. The men are sweeping the same floor twice.", "Let them do the stock count. I will bring coffee."),
        ("Insurance again", "They want a photograph of every rope.", "Then they get a photograph of every rope. Ask for their list first."),
        ("Launch on Sunday", "Come at high tide, bring your sister, wear bad shoes.", "We will be there. Bad shoes are all I own."),
        ("Late payer", "Four months now. I hate this sort of letter.", "I have drafted it, two sentences, no anger. Send it today."),
        ("The yard's birthday", "Sixty years in June. Should we do a dinner or a boat?", "A boat. Then a dinner on it."),
    ),
    "theatre": (
        ("Ticket prices", "The board fears twelve. I fear ten.", "Try twelve with a pay-what-you-can Tuesday, and count."),
        ("The grant form", "Question 9 asks for our 'theory of change'. We change the set.", "Write that down, then the numbers I send tonight."),
        ("Opening night", "Row C is yours. The second act is shorter now.", "I loved the second act. See you in row C."),
        ("Roof", "A bucket stands on the stage and it is not a prop.", "The reserve has 6,200. Use it, that is what it is for."),
        ("Season plan", "Three plays, one musical, one thing with puppets.", "The puppets paid for last year. Two things with puppets."),
        ("Board minutes", "You were right about the bar lease and the minutes now say so.", "I shall have that framed."),
        ("A favour", "Could you sit with our new treasurer for an hour?", "Gladly. Tuesday at four, and she should bring her questions."),
        ("Programme notes", "May I call you our patient friend in the programme?", "Call me your audience. I will take patient in private."),
    ),
    "hotel": (
        ("Winter rates", "Occupancy 38. Do we close in January or paint?", "Paint. Closing costs you the cook."),
        ("The booking site", "They take eighteen per cent now. Eighteen!", "Then give a breakfast to whoever rings you directly."),
        ("Linen", "The laundry's new invoice looks wrong to me.", "It is, they count the napkins twice. I will write to them."),
        ("Wedding in May", "Ninety guests and they want to pay afterwards.", "Half on signing, half a week before. Everybody signs."),
        ("Budget", "I made the first draft without you. Be gentle.", "It is good. Halve the marketing and double the plumber."),
        ("The lift", "It speaks now. Nobody asked it to.", "Ask them to take the voice off the bill too."),
        ("Staff room", "We put in the sofa. Sickness is down, I swear.", "I believe you, and I will put it in the board note."),
        ("Your room", "The one with the bay window is free if the storm comes.", "Then let it come. Thank you."),
    ),
    "choir": (
        ("Thursday", "Are we on at seven, and is it the Gade?", "Seven, and the Gade. Bring the pencil you stole."),
        ("Altos", "We are four altos short of a sound.", "I asked my neighbour. She sings in the shower, at pitch."),
        ("Concert money", "The box had 312 and a button.", "I will book the button under donations."),
        ("Lift home?", "My bicycle is ill. Room in your car?", "Always. Five to seven at the pump."),
        ("Summer tour", "Two islands or three?", "Two. I want to see one of them."),
        ("That solo", "They gave me the solo. I said yes before I could think.", "You will be wonderful, and loud."),
        ("Scores", "Whose coffee is on page six?", "Mine. It marks the breath."),
        ("Sunday walk", "Out to the light and back, leave at nine?", "Yes. I bring the flask, you bring the weather."),
    ),
    "software": (
        ("The import works", "Your ledger opened in our new version without a complaint.", "Even the year with two Decembers? I am impressed."),
        ("Pricing page", "Would a baker understand this page?", "She would understand the first line and ring me about the rest."),
        ("Churn", "Three left, two came back. Is that a number?", "It is a story. Ask the third."),
        ("Round", "The investors want monthly figures. In what, verse?", "One page, five lines, same day each month. I send you mine."),
        ("A pilot", "The harbour board would try it if somebody they trust sat in.", "I sit in. Tell them I ask rude questions."),
        ("Bug in April", "April had 31 days in our report. We are ashamed.", "My clients would like the extra day."),
        ("Hiring", "Two good people, one chair.", "Which of them asked you about the money? Take her."),
        ("Lunch", "Soup at the Ropewalk, Wednesday?", "Half past twelve. I pay, it was April's extra day."),
    ),
}  # fmt: skip
"""Each topic lasts for eight exchanges, then begins again."""

EGO_OPENS: tuple[Exchange, ...] = (
    ("How did it go?", "How did it go on Tuesday? I thought of you at ten.", "Better than I feared. I will tell you over soup."),
    ("A book for you", "I found the one about the lighthouse ledgers. Shall I lend it?", "Please. I will trade you the one about glaciers."),
    ("Saturday market", "Are you at the market on Saturday? I would bring the forms.", "From eight. Second stall, as ever."),
    ("Your question from last week", "I asked about it: yes, you may, if it is in writing.", "Then it shall be in writing. Thank you for asking."),
    ("No reason", "No reason, just to say the bay is like glass this morning.", "I saw it too. Best letter of the week."),
    ("Somebody you should meet", "May I tell a friend what you do? She has your trouble of two years ago.", "Do, and say it gets better."),
    ("Dinner?", "Leek tart at mine on Friday, six people, no speeches.", "Yes, and I will hold no speech."),
    ("Small thing", "You left your scarf here. It is now the cat's.", "Tell the cat it suits her."),
    ("The article", "I wrote two pages on paying late. Would you be rude about it?", "Rude on paper, in the post. Page two is very good."),
    ("Thinking of you", "I heard about the flood in the cellar. What can I carry?", "Boxes, Sunday, ten. You are kind."),
)  # fmt: skip
"""Exchanges the ego begins; they fit everybody."""

CLOSERS = (
    "Will do. Thank you.",
    "Perfect.",
    "You are right, as usual on Tuesdays.",
    "Done. See you soon.",
    "Ha. Yes.",
)
"""A third letter that ends some exchanges."""

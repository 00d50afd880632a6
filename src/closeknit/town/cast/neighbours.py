"""The wide circle: joined on LinkedIn, with one small exchange and no more."""

from closeknit.town.people import Letter, Part, Townsperson, heard, said

_ROWS = """
Abel Hennock|Ternwick Boatyard|Sailmaker|1630
Agatha Prowse|Puffin Lane Bakery|Shop manager|1595
Alwyn Carbis|Kestrel Bay Harbour Board|Pilot|1544
Amara Obisesan|Eelgrass Clinic|Pharmacist|1490
Arlo Pennick|Driftwell Roasters|Roaster|1466
Astrid Kjelsberg|Quay Eleven Hotels|Head of events|1433
Basil Trewhella|Polwhele Mill|Engineer|1402
Bettina Rauscher|Wrackline Textiles|Buyer|1377
Bruno Castellazzi|Saltmarsh Larder|Head of kitchen|1351
Cecily Marlowe-Tan|Ropewalk Theatre|Wardrobe|1338
Clement Addis|Mizzen & Loft Law|Clerk|1322
Cordelia Veen|Lanternfish Studio|Illustrator|1301
Cyrus Behnam|Skerry Sun Works|Electrician|1277
Dagny Rosvold|Sandry Island Ferries|Captain|1255
Dilys Pritchett|Tidepool Nursery School|Teacher|1238
Edwin Oakshott|Oystercatcher Press House|Printer|1211
Elowen Nance|Marram Nurseries|Florist|1184
Emeka Udeh-Lowe|Fathom Row Engineering|Draughtsman|1166
Esme Fallowfield|Bellbuoy Radio|Reporter|1142
Fabian Querl|Sandglass Ledgerware|Designer|1131
Florian Adamec|Gannet & Daughters Cannery|Production manager|1104
Freya Lindqvist-Ode|Gannet & Daughters Cannery|Owner|1099
Gideon Marsh-Pike|Halyard Cover|Claims|1076
Greta Solheim-Beck|Larkrise Rooms|Housekeeper|1051
Hamish Corrigall|Cormorant Freight Hall|Driver|1029
Hedda Brunvoll|Brackenhythe College|Registrar|1008
Horatio Munk|Limpet Lane Cycles|Apprentice|987
Ines Carvalhosa|Quay Eleven Hotels|Sommelier|966
Isolde Perran|Brackenhythe Savings House|Cashier|948
Jago Rosewarne|Achterberg Joinery|Joiner|931
Jemima Sark|Eelgrass Clinic|Nurse|917
Joaquim Tavora|Saltmarsh Larder|Warehouse|884
Kamala Iyer-West|Skerry Sun Works|Planner|862
Kit Dunmore|Driftwell Roasters|Barista|845
Leopold Anders-Fry|Ropewalk Theatre|Lighting|833
Linnea Thorsby|Wrackline Textiles|Weaver|812
Lorcan Meehan-Gray|Kestrel Bay Harbour Board|Warden|797
Mabel Tregear|Puffin Lane Bakery|Confectioner|778
Magnus Eide-Parr|Fathom Row Engineering|Welder|755
Maud Ilchester|Oystercatcher Press House|Proof-reader|741
Milo Szabados|Bellbuoy Radio|Sound|726
Nerys Glaspole|Moon & Hargrave Surveyors|Surveyor|709
Otto Wendelborn|Sandry Island Ferries|Engineer|694
Paloma Rivas-Kent|Lanternfish Studio|Producer|681
Perpetua Nkemelu|Mizzen & Loft Law|Paralegal|668
Quentin Abery|Brackenhythe Savings House|Auditor|655
Ravenna Colle|Larkrise Rooms|Cook|649
Rufus Tangye|Ternwick Boatyard|Rigger|634
Saskia Verhoeff|Sandglass Ledgerware|Support|622
Silas Penberthy|Polwhele Mill|Miller|603
Tamar Lidgey|Marram Nurseries|Gardener|588
Ursula Nyberg-Hall|Halyard Cover|Underwriter|574
Viola Stannard|Tidepool Nursery School|Cook|552
Walter Jelbert Sr.|Gannet & Daughters Cannery|Fitter|541
Xanthe Carlyon|Limpet Lane Cycles|Sales|536
"""

_SMALL_TALK = (
    ("Good to be in touch here as well.", "Likewise. See you on the quay."),
    ("Was that you singing on Saturday?", "Second row, left. Did it carry?"),
    ("Thank you for the tip about the deposit.", "I am glad it worked."),
    ("Happy new year, Ottilie!", "And to you. May it be a dull one for your books."),
    ("Nice article. My boss has it on the wall.", "Which wall?"),
    ("Do you know a plumber who answers?", "One. I will ask her first."),
    ("Congratulations on five years!", "Thank you. They were short ones."),
)


def _neighbour(number: int, row: str) -> Townsperson:
    name, firm, role, joined = row.split("|")
    first, second = _SMALL_TALK[number % len(_SMALL_TALK)]
    ago = int(joined) - 2 - number % 40
    letters: tuple[Letter, ...] = (heard(ago, first), said(ago - 1, second))
    if number % 3 == 0:
        letters = (
            said(ago, "Good to see you at the breakfast."),
            heard(ago, "You too!"),
        )
    return Townsperson(
        name=name,
        part=Part.NEIGHBOUR,
        firm=firm,
        role=role,
        joined=int(joined),
        letters=letters,
    )


NEIGHBOURS = tuple(
    _neighbour(number, row) for number, row in enumerate(_ROWS.strip().split("\n"))
)

"""Invented people for the identity bench: what is true of them, before any mess."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from bench.world_people import ENDS, FIRST, LAST, MIDDLE
from closeknit.town.chance import chance
from closeknit.town.people import slug_for

PATTERNS = (
    "{g}.{f}",
    "{i}{f}",
    "{g}",
    "{g}.{f}",
    "{g}{k}",
    "{i}.{f}",
    "{g}_{f}",
    "{f}",
)
FREE = ("gmail.com", "outlook.com", "gmx.de", "yahoo.com", "icloud.com", "proton.me")
TOWNS = "Ternwick Saltmarsh Skerry Kestrel-Bay Penhallow Orford Lisbon Graz".split()
ROLES = "Owner Buyer Engineer Designer Accountant Director Analyst Surveyor".split()
TRADES = "Boatyard Larder Works Books Marine Foods Legal Systems Studio Press".split()
ENDINGS = ("", " Ltd", " Inc.", " GmbH", "", " LLC")


@dataclass(frozen=True, slots=True)
class Culture:
    """Names of one place. `share` in a hundred; the first of a list are the common."""

    share: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    invented: float
    """Share of families that are not on the list.

    About what the census leaves: one in twelve Americans (2010) has one of the 22,
    one in six Spaniards one of theirs. The rest come from pools of thousands.
    """


def _culture(share: int, given: str, family: str, invented: float) -> Culture:
    return Culture(share, tuple(given.split()), tuple(family.split()), invented)


CULTURES = (
    _culture(
        40,
        "James Robert John Michael David William Richard Joseph Thomas Christopher "
        "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Katherine "
        "Daniel Matthew Anthony Andrew Joshua Kenneth Kevin Edward Timothy Jeffrey "
        "Margaret Rebecca Deborah Stephanie Alexandra Samantha Victoria Abigail "
        "Nicholas Jonathan Benjamin Samuel Gregory Patrick Frederick Theodore Oliver "
        "Emily Charlotte Pamela Nathaniel Philip Leonard Eleanor Harriet Imogen Piers",
        "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore "
        "Jackson White Harris Clark Lewis Robinson Walker Young Allen King Wright",
        0.92,
    ),
    _culture(
        14,
        "Hans Stefan Christian Martin Thomas Sabine Petra Jürgen Günter Wolfgang "
        "Johannes Katharina Friedrich Matthias Jörg Käthe Ursula Björn Hans-Peter "
        "Anne-Marie Heinrich Götz Uwe Anja",
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann "
        "Schäfer Köhler König Krüger Möller Jäger Groß Weiß Böhm Größner Übel",
        0.96,
    ),
    _culture(
        14,
        "María José Juan Carlos Luis Antonio Francisco Ana Carmen Pedro Miguel Manuel "
        "Lucía Íñigo Begoña Ramón Inés Jesús Guillermo Alejandro Paula Rocío",
        "García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez "
        "Torres Flores Muñoz Núñez Ibáñez Peña Ordóñez Zúñiga Larrañaga Arrieta",
        0.84,
    ),
    _culture(
        9,
        "Иван Сергей Александр Дмитрий Елена Ольга Наталья Татьяна Юлия Евгений "
        "Михаил Владимир Екатерина Анастасия Николай Фёдор Ксения",
        "Иванов Смирнов Кузнецов Попов Петров Волков Соколов Лебедев Козлов Новиков "
        "Морозов Щербаков Жуков Чехов Хомяков Юдин Цветков Рыжов Шульгин",
        0.93,
    ),
    _culture(
        10,
        "Wei Li Jing Min Yan Jun Ming Hui Fang Lei Tao Xin Yu Na Xiaoming Zihan "
        "Yichen Haoran Meiling Junjie Siyuan Xiuying",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin",
        0.0,
    ),
    _culture(
        9,
        "Priya Amit Rahul Sanjay Anil Deepak Sunita Ravi Lakshmi Arjun Divya Vikram "
        "Ananya Kavita Suresh Meera Rajesh Nikhil Pooja Sneha Rohan Tarun Asha Gauri",
        "Sharma Patel Singh Kumar Gupta Shah Iyer Nair Reddy Banerjee Mukherjee Rao "
        "Agarwal Bhatt Chopra Desai Ghosh Joshi Kapoor Kulkarni Malhotra Mehta Menon "
        "Mishra Naidu Pandey Pillai Saxena Sinha Srinivasan Trivedi Varma Yadav",
        0.93,
    ),
    _culture(
        4,
        "Γιώργος Νίκος Ελένη Κατερίνα Δημήτρης Μαρία Σοφία Χρήστος Βασίλης Ιωάννα "
        "Κώστας Αθηνά Σπύρος Ειρήνη Παναγιώτης Δέσποινα Στέλιος Φωτεινή",
        "Παπαδόπουλος Γεωργίου Νικολάου Οικονόμου Χατζής Βασιλείου Μακρής",
        0.93,
    ),
)


RUSSIAN = (
    (
        "Аб Баз Берез Вор Глад Град Дор Еф Зай Игн Кам Крав Лаг Мир Наз Остр Пет "
        "Разин Бел Бор Вас Вил Гал Голуб Дан Дем Жар Зол Кал Кол Лав Лук Мал Мор Ник Ол"
    ),
    "ен ик ан ош ур ем ат ол уш ин ав ич",
    "ов ев ин ский енко",
)
GREEK = (
    (
        "Αγγελ Βλαχ Γιανν Δημ Καρα Λαμπρ Μαν Νικολ Παπα Σταθ Τσακ Φωτ Αναστασ "
        "Βασιλ Θεοδωρ Αλεξ Γεωργ Δελη Ζαχαρ Ηλι Καλ Κουτσ Λεοντ Μιχαλ Ξεν Πετρ Ραλλ Σαρ"
    ),
    "ο α ι ου ακ αρ εν ιτ",
    "πουλος κης νιδης δάκης",
)
CHINESE = (
    "bo chen dan fei gang hao jia jian jie jun kai lan lei lin ling mei min ning peng "
    "ping qi qiang rui shan shu tao ting wen xia xin xue yan yi ying yuan yun ze zhen "
    "zhi"
)
"""Parts that names are put together from."""


@dataclass(slots=True)
class Person:
    """Somebody as they are. `earlier` is the name before marriage, "" where none."""

    id: int
    given: str
    family: str
    middle: str
    earlier: str
    firm: int
    before: int
    """The firm of the job before, or the same."""
    role: str
    work: str
    old_work: str
    home: str
    phone: str
    slug: str
    born: str
    place: str
    circle: int

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


@cache
def _families() -> tuple[str, ...]:
    heads, middles, lasts = FIRST.split(), MIDDLE.split(), LAST.split()
    more = ["", *(f"{letter}{vowel}" for letter in "lmnrst" for vowel in "ao")]
    return tuple(
        a + b + m + c for a in heads for b in middles for m in more for c in lasts
    )


def _given(dice: Random, culture: Culture) -> str:
    """Choose a first name; most Chinese ones are two syllables of many."""
    if culture.family[0] == "Wang" and dice.random() < 0.97:
        syllables = CHINESE.split()
        return dice.choice(syllables).capitalize() + dice.choice(syllables)
    if dice.random() < 0.35 and culture.given[0].isascii():
        return dice.choice(FIRST.split()) + dice.choice(ENDS.split())
    return _common_first(dice, culture.given)


def _common_first(dice: Random, names: tuple[str, ...]) -> str:
    """Choose a name, the first in the list most often (as one over its place)."""
    weights = list(accumulate(1 / (place + 8) for place in range(len(names))))
    return dice.choices(names, cum_weights=weights)[0]


def firm_name(number: int) -> str:
    """Return the firm's name; its domain is the first two words'."""
    family = _families()[number * 7_919 % len(_families())]
    return f"{family} {TRADES[number % len(TRADES)]}{ENDINGS[number % len(ENDINGS)]}"


def domain(number: int) -> str:
    """Return the firm's domain: the whole name, or its first word."""
    words = firm_name(number).lower().split()
    return f"{words[0]}{words[1] if number % 3 else ''}.example"


def box(dice: Random, pattern: str, given: str, family: str) -> str:
    """Return what stands before the ``@`` by a pattern."""
    g, f = (_latin(part).replace("-", "") for part in (given, family))
    text = pattern.format(g=g, f=f, i=g[:1], k=f[:1])
    return f"{text}{dice.randint(1, 99)}" if dice.random() < 0.1 else text


def _latin(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - as few as can be import it

    return slug_for(anyascii(text).replace("'", "")).removesuffix("-ex")


def person(
    dice: Random,
    number: int,
    firms: int,
    *,
    twin: Person | None = None,
    spouse: Person | None = None,
) -> Person:
    """Make somebody up: a namesake of `twin` at one firm, or the husband of `spouse`.

    Addresses are made of the name they have, not of one that they had before.
    """
    culture = dice.choices(CULTURES, [c.share for c in CULTURES])[0]
    given = twin.given if twin else _given(dice, culture)
    family = _family(dice, culture)
    family = twin.family if twin else spouse.family if spouse else family
    middle = _common_first(dice, culture.given) if dice.random() < 0.2 else ""
    earlier = _family(dice, culture) if dice.random() < 0.05 else ""
    firm = twin.firm if twin else dice.randrange(firms)
    before = dice.randrange(firms) if dice.random() < 0.3 and not twin else firm
    pattern, free = PATTERNS[firm % len(PATTERNS)], dice.choice(PATTERNS[:5])
    own = chance("boxes", number)
    work = f"{box(own, pattern, given, family)}@{domain(firm)}"
    old = PATTERNS[before % len(PATTERNS)]
    old_work = f"{box(own, old, given, earlier or family)}@{domain(before)}"
    home = f"{_home(dice, free, given, family)}@{dice.choice(FREE)}"
    home = spouse.home if spouse else home
    tail = f"-{dice.getrandbits(36):09x}" if dice.random() < 0.55 else ""
    return Person(
        id=number,
        given=given,
        family=family,
        middle=middle,
        earlier=earlier,
        firm=firm,
        before=before,
        role=dice.choice(ROLES),
        work=work,
        old_work=old_work,
        home=home,
        phone=f"+44160{number:07d}",
        slug=_latin(f"{given} {family}") + tail,
        born=f"{dice.randint(1950, 2002)}-1{dice.randint(0, 2)}-{dice.randint(10, 28)}",
        place=dice.choice(TOWNS),
        circle=number // 9,
    )


def _home(dice: Random, pattern: str, given: str, family: str) -> str:
    if dice.random() < 0.1:
        return (
            f"{dice.choice('skip tern kite moth reef'.split())}{dice.randint(10, 999)}"
        )
    return f"{box(dice, pattern, given, family)}{dice.randint(1, 999)}"


def _family(dice: Random, culture: Culture) -> str:
    if dice.random() < culture.invented:
        if culture.given[0].isascii() or max(culture.given[0]) < "\u0370":
            return dice.choice(_families())
        greek = max(culture.given[0]) < "\u0400"
        heads, middles, lasts = GREEK if greek else RUSSIAN
        return "".join(dice.choice(part.split()) for part in (heads, middles, lasts))
    return _common_first(dice, culture.family)

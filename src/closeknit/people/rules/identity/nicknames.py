"""First names that are short for one another.

The list is our own and ends somewhere: a name that is missing costs some certainty,
never a person.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from closeknit.people.rules.identity.letters import loose

_SHORT = """
abigail abby abbie gail
abraham abe bram ibrahim
adelaide addie ada
agnes aggie nessa
albert al bert bertie
alexander alex alec sandy sasha xander lex alejandro aleksandr alessandro aleksander
alexandra alex sandra sasha lexi alexa aleksandra alejandra
alfred alf fred alfie
alice ali ally
alison ali ally
amanda mandy
amelia amy millie emilia
anastasia nastya stacy ana
andrew andy drew andreas andre andrei andrzej andres andrea
angela angie
anna anne ann annie ana anya nancy hannah anja annette
anthony tony toni antonio anton ant antoine
antonia toni
archibald archie
arthur art arturo artur
augustus gus august
barbara barb babs barbie basia
bartholomew bart
benjamin ben benny benji
bernard bernie bernhard bernardo
bradley brad
bridget biddy bridie
cameron cam
caroline carrie carol caro carolina
catherine cathy kate katie kathy cat kathryn katherine kit kay katarina katharina kasia
cecilia cecily celia
charles charlie chuck chas carl karl carlos carlo
charlotte charlie lottie lotte
christian chris
christina chris tina chrissy krystyna
christine chris tina chrissy
christopher chris kit topher kris
clifford cliff
constance connie
cornelius con neil cor
cynthia cindy
daniel dan danny dani
danielle dani
david dave davy davey dawid
deborah deb debbie debra
dennis den denny
diana di diane
dmitry dima mitya dimitri dmitri dimitrios
dominic dom nick dominik
donald don donnie
dorothy dot dottie dolly thea dora
douglas doug
edmund ed eddie ned
edward ed eddie ted teddy ned eduardo edoardo
edwin ed eddie
eleanor ellie nell nora lena elena
elizabeth liz lizzie beth betty eliza elsie libby lisa bess elisabeth ela lise
ekaterina katya kate
emily em emmy millie
emma em emmy
ernest ernie ernst ernesto
esther hester essie
eugene gene evgeny yevgeny zhenya
evelyn eve evie
ferdinand ferdi
florence flo florrie
frances fran fanny francesca
francis frank fran francisco paco francesco franz pancho
franklin frank
frederick fred freddie freddy rick fritz friedrich federico
gabriel gabe
gabriella gabby ella
geoffrey geoff jeff jeffrey
george georgie georg jorge giorgio jerzy yuri giorgos
gerald gerry jerry
gerard gerry jerry gerhard
gertrude trudy gertie
giovanni gianni gio
giuseppe beppe peppe
gregory greg gregor grigory
guillermo memo
gwendolyn gwen
harold harry hal
harriet hattie
harry henry hal
helen nell nellie elena ellen helena
henry hank harry hal heinrich enrique enrico henryk henri
herbert bert herb
hubert bert hugh
ignacio nacho
irene rena
isaac ike zac
isabella bella izzy isabel isabelle ella
ivan vanya
jacob jake jakob jakub
jacqueline jackie
james jim jimmy jamie jaime
jane janie jenny
janet jan
jason jay
jennifer jen jenny jenn
jeremy jem jerry
jessica jess jessie
jesus chucho
joachim jochen achim jo
joanna jo joan joanne asia
johannes hans jan hannes johann
john jack johnny jon jan juan giovanni ivan jean johan ian sean janek
jonathan jon jonny jonathon
jose pepe
joseph joe joey jo josef giuseppe jozef yusuf
josephine jo josie
joshua josh
judith judy jude
julia julie juliet yulia
julian jules
julius jules julio
katrin kati
kenneth ken kenny
kevin kev
konstantin kostya costa
laura laurie
lawrence larry laurie lars lorenzo lourenco laurence
leonard leo len lenny
leonardo leo
leslie les
lewis lew louis
lillian lily lil
linda lindy
louis lou louie luis luigi ludwig
louise lou luisa
lucas luke luca lukas lukasz luc
lucy lu lucia
magdalena magda lena
malcolm mal
manuel manolo manu
marcus mark marc marco markus marek
margaret maggie meg peggy greta rita madge daisy marge margarita margot gosia
maria marie mary masha mia mitzi ria
marion mary
marjorie marge
martha marty
martin marty marcin
martina tina
mary molly polly mae marie maria mamie
matilda tilly
matthew matt matty matteo mateo matthias mateusz
maximilian max
megan meg
melanie mel
melissa mel missy lissa
mercedes merche
michael mike mick mickey mikey mitch miguel michel mikhail misha michal micha michele
mildred millie
minh ming
miriam mimi
mohammed mo mohamed muhammad mohammad mehmet
nancy nan
natalia natasha natalie nat
nathaniel nat nathan nate
nicholas nick nicky nico nicolas nikolai klaus claus niklas niccolo kolya mikolaj
nicole nicky nikki
nikolaos nikos nick
norman norm
oliver ollie
olivia liv livvy
oscar oskar
pamela pam
patricia pat patty trish tricia
patrick pat paddy rick patricio
paul pablo paolo pavel pawel paulo
pauline polly paula
penelope penny
peter pete pedro pietro pyotr piotr pierre
petronella nella nel
philip phil pip felipe filip filippo philipp
phyllis phyl
priscilla cilla
prudence prue
rachel rae raquel
ralph ralf raffi
raymond ray ramon
rebecca becky becca rebekah
reginald reg reggie
richard rick ricky dick rich richie ricardo riccardo ritchie ryszard
robert rob bob bobby robbie bert roberto rupert
roberta bobbie
roderick rod rory
rodney rod
roger rodger ruggero
roland rolly orlando rolf
ronald ron ronnie
rosemary rose rosie
rudolf rudi
russell russ
ruth ruthie
salvatore salvo toto
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb bastian basti
sergey sergei sergio serge seryozha
sidney sid
sigmund sig
simon si simone
solomon sol
sophia sophie sofia zofia sonya
stanislaw stan staszek
stanley stan
stefanie steffi
stephanie steph stephie
stephen steve steven stevie stefan esteban etienne stefano stepan
stuart stu stewart
susan sue susie suzy susanna susanne suzanne
sylvester sly
sylvia syl silvia
tamara tammy
tatiana tanya
terence terry
theodore theo ted teddy fyodor teodor
theresa terry tess tessa teresa tracy
thomas tom tommy tomas tommaso tomasz
timothy tim timmy
ursula ulla uschi
valentina valya
valerie val
vasily vasya basil
veronica ronnie vera nika
victor vic viktor
victoria vicky tori
vincent vin vince vinny vicente vincenzo
virginia ginny
vivian viv
vladimir vova volodya vlad
walter walt wally
wilfred wilf
wilhelmina mina minnie wilma
william will bill billy liam willy wim guillermo wilhelm guillaume willem
winifred winnie
wolfgang wolf
yvonne evie
zachary zach zack
"""


def _lines() -> Mapping[str, frozenset[str]]:
    """Return for each name the lines it stands in, each by its first name."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _SHORT.strip().splitlines():
        first, *others = map(loose, line.split())
        for name in (first, *others):
            found[name].add(first)
    return {name: frozenset(lines) for name, lines in found.items()}


_FORMAL = _lines()


def are_short_for_one(one: str, other: str) -> bool:
    """Say whether one loose first name may be said for the other.

    >>> are_short_for_one("bob", "robert"), are_short_for_one("bob", "bill")
    (True, False)
    """
    return not _FORMAL.get(one, _NONE).isdisjoint(_FORMAL.get(other, _NONE))


@lru_cache(maxsize=8192)
def formal(name: str) -> str:
    """Return the name under which the short forms of a loose first name meet.

    A name short for several (Alex, Chris) meets the first of them only.

    >>> formal("bob"), formal("ottilie")
    ('robert', 'ottilie')
    """
    lines = _FORMAL.get(name, _NONE)
    return name if not lines or name in lines else min(lines)


_NONE: frozenset[str] = frozenset()

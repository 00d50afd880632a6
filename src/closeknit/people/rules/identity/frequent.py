"""Names that many people have, and that prove less therefore.

From what national name registers and censuses have had on top for long, written from
memory, in whatever spelling: they are compared loosely.
"""

from closeknit.people.rules.identity.letters import loose

_COMMON_FIRST = """
maria john james robert michael william david richard joseph thomas charles daniel
matthew anthony mark paul steven andrew george peter mary patricia jennifer linda
elizabeth barbara susan jessica sarah karen lisa nancy emily anna laura emma julia
sophia kenneth kevin brian edward ronald timothy jason jeffrey ryan jacob gary eric
stephen jonathan larry justin scott brandon benjamin samuel gregory patrick frank
alexander raymond jack dennis jerry tyler aaron adam nathan henry douglas zachary kyle
oliver harry simon ian alan graham stuart neil philip nicholas christopher joshua
margaret betty sandra ashley dorothy kimberly donna michelle carol amanda melissa
deborah stephanie rebecca sharon cynthia kathleen amy angela shirley brenda pamela
nicole samantha katherine christine helen debra rachel carolyn janet catherine heather
diane olivia alice charlotte grace victoria hannah lucy claire fiona alison abigail
alexandra megan lauren
jose juan carlos luis antonio francisco ana carmen pedro miguel manuel jesus javier
rafael fernando sergio alberto diego pablo jorge ricardo eduardo andres ramon roberto
alejandro enrique raul guillermo isabel rosa lucia cristina marta elena teresa pilar
paula beatriz silvia raquel ines rocio guadalupe veronica joao paulo rui tiago
jean marie pierre michel nicolas philippe alain francois laurent julien olivier
christophe sebastien antoine camille sophie isabelle nathalie sylvie celine aurelie
catherine chloe
giuseppe marco alessandro andrea francesca giovanni mario luca matteo stefano paolo
roberto francesco giulia chiara sara martina valentina elisa federica
hans stefan christian martin sabine petra juergen guenter wolfgang klaus uwe bernd
dieter michael andreas frank markus matthias joerg ralf heinz horst manfred werner
johannes friedrich heinrich bjoern anja monika ursula renate birgit susanne claudia
heike gabriele katharina nicole stefanie kerstin
jan piotr krzysztof katarzyna andrzej tomasz marcin pawel michal agnieszka malgorzata
magdalena joanna johan pieter willem anders lars erik nils per mikael karin kristina
eva annika ingrid ole henrik jens
ivan sergey alexander dmitry elena olga natalia tatiana vladimir nikolai mikhail andrei
alexei yuri igor oleg evgeny viktor pavel maxim anastasia ekaterina svetlana irina
marina galina lyudmila yulia ksenia nadezhda fyodor
georgios nikos kostas dimitris giannis vasilis christos panagiotis spyros eleni
katerina sofia vasiliki angeliki ioanna despina giorgos
yiorgos yannis fotini stelios athina eirini
mohammed ahmed ali fatima mehmet mustafa omar hassan hussein ibrahim yusuf khalid
abdullah aisha ayse zeynep emre murat
ravi rahul amit sanjay priya anil raj kumar deepak sunita vikram rajesh suresh ramesh
vijay ajay arjun rohan nikhil sandeep manoj pooja neha anita kavita lakshmi divya meera
sneha asha rekha ananya
wei li jing min yan jun ming hui fang lei tao xin yu na bin bo chao feng gang hao jian
jie kai ling mei peng qiang rui ting xia yang ying yong
"""

_COMMON_LAST = """
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez
lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson
white harris sanchez clark ramirez lewis robinson walker young allen king wright scott
torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell
carter roberts evans edwards collins stewart morris murphy cook rogers cooper ward
wood watson hughes kelly gomez phillips turner parker cruz reyes peterson bailey reed
bell richardson cox howard gray brooks price bennett ross henderson coleman jenkins
perry powell long patterson foster butler simmons russell griffin hamilton graham
sullivan wallace west cole fisher ford marshall shaw stevens harrison gibson mason
davies khan clarke ellis chapman mills palmer knight
patel singh kumar sharma gupta shah verma mehta joshi reddy rao nair iyer pillai menon
banerjee mukherjee chatterjee ghosh das bose agarwal jain desai bhatt chopra kapoor
malhotra mishra pandey trivedi sinha saxena srivastava yadav chauhan varma naidu
kulkarni patil begum hussain
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo
zheng liang xie tang han cao deng feng zeng peng xiao cai pan tian dong yuan yu ye jiang
wei su lu kim park choi jung tran le pham hoang phan sato suzuki tanaka takahashi
watanabe ito yamamoto
mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schaefer
koch bauer richter klein wolf schroeder neumann schwarz zimmermann braun krueger
hofmann hartmann lange schmitt werner krause lehmann koehler maier koenig moeller
huber jaeger gross weiss boehm
silva santos oliveira souza pereira costa ferreira rodrigues almeida carvalho gomes
martins fernandez diaz ruiz moreno alvarez romero alonso gutierrez munoz jimenez
navarro dominguez vazquez ramos gil serrano blanco molina morales ortega delgado castro
ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo pena vargas
mendoza herrera guzman rojas
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo
conti dubois durand leroy moreau simon bernard petit robert richard laurent lefebvre
michel david bertrand roux fournier girard bonnet
ivanov smirnov kuznetsov popov petrov volkov sokolov lebedev kozlov novikov morozov
vasiliev zaitsev pavlov semyonov golubev vinogradov bogdanov vorobyov fyodorov mikhailov
belyaev orlov kiselyov makarov andreev zhukov nikitin zakharov
ivanova smirnova kuznetsova popova petrova volkova
novak nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski
hansen johansson andersson nilsson eriksson karlsson larsen olsen jensen nielsen
pedersen christensen jong de vries bakker visser smit janssen berg dijk
ali ahmed mohamed hassan ibrahim yilmaz kaya demir celik sahin cohen levy
papadopoulos papadopoylos georgiou georgioy nikolaou nikolaoy oikonomou oikonomoy
vasileiou vasileioy dimitriou dimitrioy makris chatzis pappas
"""

COMMON_FIRST = frozenset(map(loose, _COMMON_FIRST.split()))
COMMON_LAST = frozenset(map(loose, _COMMON_LAST.split()))

"""Names that many people have, and that prove less therefore."""

from closeknit.people.rules.identity.letters import loose

_COMMON_FIRST = """
maria john james robert michael william david richard joseph thomas charles daniel
matthew anthony mark paul steven andrew george peter mary patricia jennifer linda
elizabeth barbara susan jessica sarah karen lisa nancy emily anna laura emma julia
sophia mohammed ahmed ali fatima wei li jing min yan jun ming hui jose juan carlos
luis antonio francisco ana carmen pedro miguel manuel jean marie pierre nicolas
giuseppe marco alessandro andrea francesca jan piotr krzysztof anna katarzyna ivan
sergey alexander dmitry elena olga natalia tatiana hans stefan christian martin thomas
sabine petra christopher kevin brian joshua nicholas samuel benjamin jack henry oliver
ravi rahul amit sanjay priya anil raj kumar deepak sunita
"""

_COMMON_LAST = """
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez
lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson
white harris sanchez clark ramirez lewis robinson walker young allen king wright scott
torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell
carter roberts evans edwards collins stewart morris murphy cook rogers cooper ward
wood watson hughes kelly davies patel khan singh kumar sharma gupta shah wang li zhang
liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo kim park choi
jung tran le pham mueller schmidt schneider fischer weber meyer wagner becker schulz
hoffmann silva santos oliveira souza pereira costa ferreira fernandez gomez diaz ruiz
moreno alvarez romero alonso gutierrez rossi russo ferrari esposito bianchi romano
dubois durand leroy moreau simon bernard petit ivanov ivanova smirnov kuznetsov popov
petrov petrova volkov novak nowak kowalski wisniewski hansen johansson andersson
nilsson larsen olsen jensen nielsen jong de vries bakker visser smit ali ahmed hussain
begum mohamed hassan ibrahim papadopoulos yilmaz kaya demir cohen levy
"""

COMMON_FIRST = frozenset(map(loose, _COMMON_FIRST.split()))
COMMON_LAST = frozenset(map(loose, _COMMON_LAST.split()))

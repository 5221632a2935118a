"""Given names that people write in small letters: ``ann 2026-01-30``.

Beside a day nothing else tells a name from a word. Those that are ordinary words, too (*mark*,
*will*, *grace*), are left out: with a capital they are names anyway.
"""

from __future__ import annotations

from typing import Final

GIVEN_NAMES: Final = frozenset(
    ("aaron", "abdul", "abigail", "adam", "adrian", "agnes", "ahmad", "ahmed", "aisha", "akira",
     "alan", "albert", "alberto", "alejandro", "alessandro", "alex", "alexander", "alexandra",
     "alexis", "alfred", "ali", "alice", "alicia", "alina", "alison", "allan", "alvaro", "amanda",
     "amelia", "amina", "amir", "amit", "amy", "ana", "anastasia", "anders", "andrea", "andreas",
     "andrei", "andrew", "andr\xe9", "andy", "angela", "anita", "anja", "anke", "ann", "anna",
     "anne", "annika", "anton", "antonia", "antonio", "arjun", "armin", "arne", "arthur", "arun",
     "astrid", "axel", "barbara", "bastian", "beatrice", "ben", "benjamin", "bernd", "bernhard",
     "beth", "bettina", "birgit", "bjorn", "bj\xf6rn", "bob", "boris", "brandon", "brenda", "brian",
     "bruce", "bruno", "camila", "camille", "carl", "carla", "carlos", "carmen", "carol",
     "carolina", "caroline", "catherine", "cecilia", "charles", "charlotte", "chen", "chloe",
     "chris", "christian", "christina", "christine", "christoph", "christopher", "claire", "clara",
     "claudia", "clemens", "colin", "connor", "cynthia", "damian", "dan", "dana", "daniel",
     "daniela", "dave", "david", "deborah", "deepak", "denis", "dennis", "derek", "diana", "diego",
     "dieter", "dimitri", "dirk", "dmitri", "dominik", "donald", "dora", "doris", "dorothy",
     "douglas", "duncan", "dylan", "eduardo", "edward", "eleanor", "elena", "elias", "elisa",
     "elizabeth", "ella", "ellen", "elsa", "emil", "emilia", "emily", "emma", "enrico", "eric",
     "erik", "erika", "ethan", "eva", "evelyn", "fabian", "fatima", "felipe", "felix", "fernando",
     "fiona", "florian", "frances", "francesca", "francesco", "francisco", "francois",
     "fran\xe7ois", "frederik", "friedrich", "fritz", "gabriel", "gabriela", "gareth", "gary",
     "georg", "george", "gerald", "gerhard", "giovanni", "giulia", "gloria", "gordon", "graham",
     "greg", "gregor", "guido", "guillermo", "gustav", "g\xfcnter", "hanna", "hannah", "hans",
     "harald", "harry", "hassan", "heather", "heidi", "heike", "heinrich", "helen", "helena",
     "helga", "helmut", "hendrik", "henrik", "henry", "hiroshi", "holger", "hugo", "ian", "ibrahim",
     "igor", "ines", "ingrid", "irene", "irina", "isaac", "isabel", "isabella", "ivan", "jacob",
     "jacques", "jakob", "james", "jana", "jane", "janet", "jason", "javier", "jean", "jeff",
     "jennifer", "jens", "jeremy", "jesper", "jessica", "jim", "joan", "joanna", "joe", "joel",
     "johan", "johanna", "johannes", "john", "jonas", "jonathan", "jordi", "jorge", "jose", "josef",
     "joseph", "joshua", "jos\xe9", "juan", "judith", "julia", "julian", "juliane", "jurgen",
     "justin", "j\xf6rg", "j\xfcrgen", "kai", "karen", "karim", "karin", "karl", "katarina", "kate",
     "katharina", "katherine", "kathrin", "katja", "keith", "kelly", "kenji", "kenneth", "kerstin",
     "kevin", "klaus", "konrad", "kristin", "kumar", "lara", "larry", "lars", "laura", "lauren",
     "laurent", "lea", "lee", "lena", "leo", "leon", "leonard", "li", "liam", "lina", "linda",
     "lisa", "lorenzo", "louis", "louise", "luca", "lucas", "lucia", "lucy", "luis", "luisa",
     "lukas", "magnus", "manfred", "manuel", "manuela", "marc", "marcel", "marco", "marcus",
     "margaret", "maria", "marie", "marina", "mario", "marion", "marta", "martha", "martin",
     "martina", "mary", "mar\xeda", "mateo", "mathias", "matteo", "matthew", "matthias", "maurice",
     "megan", "mehmet", "mei", "melanie", "mia", "michael", "michaela", "michel", "michelle",
     "miguel", "mikael", "mike", "mikhail", "milan", "ming", "miriam", "mohamed", "mohammed",
     "monica", "monika", "moritz", "nadia", "nadine", "nancy", "natalia", "natalie", "nathan",
     "neil", "nicholas", "nicola", "nicolas", "nicole", "niels", "nikita", "niklas", "nikolai",
     "nils", "nina", "noah", "noor", "nora", "norbert", "norman", "oleg", "olga", "oliver",
     "olivia", "olivier", "omar", "oscar", "oskar", "otto", "pablo", "paolo", "patricia", "patrick",
     "paul", "paula", "pavel", "pedro", "peter", "petra", "philip", "philipp", "phoebe", "pierre",
     "pieter", "piotr", "priya", "rachel", "rafael", "rahul", "rainer", "raj", "ralf", "ralph",
     "ramon", "raphael", "ravi", "raymond", "rebecca", "regina", "renate", "ren\xe9", "ricardo",
     "richard", "rita", "robert", "roberto", "robin", "rodrigo", "roger", "roland", "ronald",
     "rosa", "roy", "rudolf", "russell", "ruth", "ryan", "sabine", "sabrina", "sam", "samantha",
     "samuel", "sandra", "sanjay", "sara", "sarah", "sebastian", "sergei", "sergio", "sharon",
     "silke", "silvia", "simon", "simone", "sofia", "sofie", "sonja", "sophia", "sophie", "stefan",
     "stefanie", "stella", "stephan", "stephanie", "stephen", "steve", "steven", "stuart", "sunil",
     "susan", "susanne", "sven", "sylvia", "s\xf8ren", "tamara", "tanja", "tatiana", "thea", "theo",
     "theresa", "thomas", "tim", "timo", "timothy", "tina", "tobias", "todd", "tom", "tomas",
     "tony", "torsten", "ulrich", "ulrike", "ursula", "uwe", "valentina", "valeria", "vanessa",
     "vera", "veronica", "victor", "victoria", "viktor", "vincent", "virginia", "vladimir",
     "volker", "walter", "wei", "wendy", "werner", "wilhelm", "william", "wolfgang", "xavier",
     "yan", "yang", "yuki", "yuri", "yusuf", "yvonne", "zoe", "zo\xeb", "\xe1lvaro")
)  # fmt: skip

FAMILY_NAMES: Final = frozenset(
    ("anderson", "berg", "chen", "clark", "davis", "diaz", "fischer", "garcia", "gomez", "hansen",
     "hill", "jackson", "jensen", "johnson", "jones", "khan", "kim", "klein", "kumar", "larsen",
     "lee", "lewis", "li", "lopez", "martinez", "meier", "meyer", "miller", "moore", "muller",
     "m\u00fcller", "nguyen", "nielsen", "olsen", "patel", "perez", "rossi", "sanchez",
     "schmidt", "schneider", "schulz", "singh", "smith", "taylor", "thomas", "thompson", "wagner",
     "wang", "weber", "williams", "wilson", "wright", "wu", "zhang")
)  # fmt: skip

"""Greek: a given name and a family name that bends by sex; a father's name in the genitive is known beside it."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word, stock

MEN = stock(
    "Georgios/Giorgos/Yiorgos/George=Γεώργιος~Giorgos/Yorgos Konstantinos/Constantinos/Kostas=Κωνσταντίνος~Kostas/Costas "
    "Ioannis/Yannis/Giannis/John=Ιωάννης~Yannis/Giannis Dimitrios/Dimitris/Demetrios=Δημήτριος~Dimitris/Mitsos "
    "Nikolaos/Nikos/Nicolaos=Νικόλαος~Nikos Panagiotis/Panayiotis=Παναγιώτης~Panos/Takis Vasileios/Vasilis/Vassilios="
    "Βασίλειος~Vasilis Christos/Hristos=Χρήστος Athanasios/Thanasis=Αθανάσιος~Thanasis/Nasos Michail/Michalis/Michael="
    "Μιχαήλ~Michalis Evangelos/Vangelis=Ευάγγελος~Vangelis Spyridon/Spyros/Spiros=Σπυρίδων~Spyros Anastasios/Tasos="
    "Αναστάσιος~Tasos Theodoros/Thodoris=Θεόδωρος~Thodoris Stavros/Stauros=Σταύρος Charalampos/Haralambos=Χαράλαμπος~Babis "
    "Antonios/Antonis=Αντώνιος~Antonis Emmanouil/Manolis=Εμμανουήλ~Manolis Ilias/Elias=Ηλίας Petros=Πέτρος Sotirios/Sotiris="
    "Σωτήριος~Sotiris Apostolos=Απόστολος~Tolis Stylianos/Stelios=Στυλιανός~Stelios Grigorios/Gregorios=Γρηγόριος~Grigoris "
    "Eleftherios/Lefteris=Ελευθέριος~Lefteris Aristeidis/Aristides=Αριστείδης~Aris Leonidas=Λεωνίδας Pavlos/Paulos=Παύλος "
    "Thomas=Θωμάς Alexandros/Alexander=Αλέξανδρος~Alekos"
)  # fmt: skip
WOMEN = stock(
    "Maria=Μαρία~Mary Eleni/Helen=Ελένη~Lena Aikaterini/Katerina=Αικατερίνη~Katerina Vasiliki/Vassiliki=Βασιλική~Vaso "
    "Sofia/Sophia=Σοφία Georgia/Yeoryia=Γεωργία Angeliki/Aggeliki=Αγγελική Dimitra/Demetra=Δήμητρα Ioanna/Joanna=Ιωάννα "
    "Anastasia=Αναστασία~Natasa Paraskevi/Voula=Παρασκευή~Vivi Eirini/Irini/Irene=Ειρήνη Kalliopi=Καλλιόπη~Popi "
    "Despoina/Despina=Δέσποινα Chrysoula/Hrisoula=Χρυσούλα Evangelia/Litsa=Ευαγγελία Panagiota/Yiota=Παναγιώτα~Yiota "
    "Stavroula=Σταυρούλα Zoi/Zoe=Ζωή Fotini/Photini=Φωτεινή"
)
FAMILIES = stock(
    "Papadopoulos/Papadopulos=Παπαδόπουλος Papageorgiou/Papageorgiu=Παπαγεωργίου Nikolaidis/Nicolaides=Νικολαΐδης "
    "Georgiadis/Georgiades=Γεωργιάδης Vasileiadis/Vassiliadis=Βασιλειάδης Karagiannis/Karayannis=Καραγιάννης "
    "Oikonomou/Economou/Ikonomou=Οικονόμου Makris=Μακρής Alexiou=Αλεξίου Dimopoulos/Demopoulos=Δημόπουλος "
    "Antoniou=Αντωνίου Christodoulou/Hristodoulou=Χριστοδούλου Konstantinidis/Constantinides=Κωνσταντινίδης "
    "Panagopoulos/Panayopoulos=Παναγόπουλος Athanasiou=Αθανασίου Samaras=Σαμαράς Vlachos/Vlahos=Βλάχος "
    "Kalogeropoulos/Kaloyeropoulos=Καλογερόπουλος Mavridis/Mavrides=Μαυρίδης Petropoulos=Πετρόπουλος Zervas=Ζέρβας "
    "Stathopoulos=Σταθόπουλος Galanis=Γαλάνης Sideris=Σιδέρης Tsolakis/Tsolakes=Τσολάκης Michailidis/Mihailidis="
    "Μιχαηλίδης Xenakis/Ksenakis=Ξενάκης Theodorou=Θεοδώρου Kyriakou/Kiriakou=Κυριάκου Manolakis=Μανωλάκης "
    "Chatzis/Hatzis=Χατζής Chatzigeorgiou/Hatzigeorgiou=Χατζηγεωργίου Liakos=Λιάκος Rigas=Ρήγας Voulgaris/Bulgaris="
    "Βούλγαρης Fotiadis/Photiades=Φωτιάδης Lambropoulos/Lampropoulos=Λαμπρόπουλος Drakos=Δράκος Kostopoulos="
    "Κωστόπουλος Gerontas/Yerontas=Γεροντάς"
)
BY_EAR = (("ch", "h"), ("h", "ch"), ("g", "y"), ("y", "i"), ("ou", "u"), ("ei", "i"), ("oi", "i"), ("mp", "b"),
          ("b", "mp"), ("nt", "d"), ("x", "ks"), ("k", "c"), ("f", "ph"), ("ai", "e"))  # fmt: skip


def compose(chance: Random, woman: bool) -> Parts:
    """Given name and family name; a second given name and the father's are known of some."""
    given = chance.choice(WOMEN if woman else MEN)
    father = chance.choice([one for one in MEN if one != given])
    family = chance.choice(FAMILIES)
    return (
        Part("given", given),
        Part("father", father, shown=chance.random() < 0.25),
        Part("family", _bent(family) if woman else family),
    )


def _bent(family: Word) -> Word:
    """A woman's family name stands in the genitive."""

    def bend(name: str, endings: tuple[tuple[str, str], ...]) -> str:
        for ending, becomes in endings:
            if name.endswith(ending):
                return name.removesuffix(ending) + becomes
        return name

    latin, greek = (("os", "ou"), ("is", "i"), ("as", "a")), (("ός", "ού"), ("ος", "ου"), ("ής", "ή"), ("ης", "η"))
    return Word(tuple(bend(one, latin) for one in family.spellings), bend(family.script, greek), family.short)


TRADITION = Tradition("greek", ("gr", "cy"), compose, BY_EAR, ("Dr", "Mr"))

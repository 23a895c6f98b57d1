"""Latin American and Iberian: one or two given names and two family names, of which the second comes and goes."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

MEN = stock(
    "José/Jose~Pepe Juan~Juancho Luis/Luiz~Lucho Carlos~Carlitos Jorge/Georges Francisco/Fransisco~Paco/Pancho Miguel/Migel Antonio/António~Toño Jesús/Jesus~Chucho Manuel~Manolo Pedro Alejandro/Alexandro~Alex Fernando/Hernando Ricardo~Richi Eduardo/Edoardo~Lalo Roberto~Beto Rafael/Raphael~Rafa Javier/Xavier/Jabier~Javi Héctor/Hector Sergio Óscar/Oscar Raúl/Raul Enrique/Henrique/Henry~Quique Ramón/Ramon Gustavo~Tavo Julio Víctor/Victor Mauricio/Maurício Hernán/Hernan/Ernan Wilmer/Wilmar Jhon/John/Jon Yeison/Jeison/Jason Álvaro/Alvaro Germán/German Orlando Rodrigo Edgar/Édgar Néstor/Nestor Gilberto/Hilberto Walter/Valter/Wálter"
)
WOMEN = stock(
    "María/Maria~Mari Ana~Anita Carmen Rosa Luz Gloria Martha/Marta Patricia~Paty Sandra Claudia Elena/Helena Yolanda/Iolanda Esperanza Beatriz/Beatris~Bety Jéssica/Jessica/Yesica Daniela Paola/Paula"
)
FAMILIES = stock(
    "Quintero/Kintero Cifuentes/Sifuentes Valderrama/Balderrama Restrepo Ospina/Hospina Zapata/Sapata Echeverri/Echeverry/Etcheverry Londoño/Londono Betancur/Betancourt/Bethancourt Salazar/Salasar Montoya Arboleda Cárdenas/Cardenas Rincón/Rincon Velásquez/Velasquez/Velázquez González/Gonzalez/Gonsales/Gonzales Rodríguez/Rodriguez/Rodrigues Hernández/Hernandez/Ernandez López/Lopez/Lopes Martínez/Martinez/Martines Ramírez/Ramirez Sánchez/Sanchez/Sanches Gutiérrez/Gutierrez/Gutierres Jiménez/Jimenez/Ximenez Castañeda/Castaneda Muñoz/Munoz Peña/Pena Ibáñez/Ibanez Figueroa Villalobos/Billalobos Aguilar Cabrera Escobedo/Escovedo Bermúdez/Bermudez Navarrete/Nabarrete Saldívar/Saldivar/Zaldivar Treviño/Trevino Zambrano/Sambrano Pacheco Guevara Maldonado Ochoa/Hochoa Palacios/Palacio Cuevas Barrera Duarte Mejía/Mejia/Megia Ávila/Avila Solís/Solis Tejeda/Texeda/Tejada Oliveira/Olivera Santos/dos_Santos Ferreira/Ferreyra Pereira/Pereyra"
)
LEAD = {"Peña": "de la ", "Cuevas": "de las ", "Santos": "de los ", "Palacios": "de "}
"""What goes before some family names, now and then."""


def compose(chance: Random, woman: bool) -> Parts:
    """Given names and the father's and mother's family names."""
    names = WOMEN if woman else MEN
    first, second = chance.sample(names, 2)
    father, mother = chance.sample(FAMILIES, 2)
    lead = LEAD.get(father.spellings[0], "") if chance.random() < 0.5 else ""
    return (
        Part("given", first), Part("middle", second, shown=chance.random() < 0.5),
        Part("family", father, (lead, "") if lead else ("",)),
        Part("second family", mother, shown=chance.random() < 0.65),
    )  # fmt: skip


BY_EAR = (
    ("z", "s"),
    ("s", "z"),
    ("v", "b"),
    ("b", "v"),
    ("ll", "y"),
    ("y", "i"),
    ("h", ""),
    ("j", "x"),
    ("c", "s"),
    ("gu", "gw"),
    ("qu", "k"),
    ("ñ", "n"),
    ("í", "i"),
    ("é", "e"),
    ("ph", "f"),
)
TRADITION = Tradition(
    "latin_american",
    ("co", "mx", "br", "ve", "ec", "pe", "sv", "hn", "gt", "pt", "es"),
    compose,
    BY_EAR,
    ("Don",),
    None,
    {"drop": 0.45, "add": 0.6, "respell": 0.4, "order": 0.2},
)

"""Latin American and Iberian: one or two given names and two family names, of which the second comes and goes."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

MEN = stock(
    "José/Jose~Pepe Juan~Juancho Luis/Luiz~Lucho Carlos~Carlitos Jorge/Georges Francisco/Fransisco~Paco/Pancho Miguel/Migel Antonio/António~Toño Jesús/Jesus~Chucho Manuel~Manolo Pedro Alejandro/Alexandro~Alex Fernando/Hernando Ricardo~Richi Eduardo/Edoardo~Lalo Roberto~Beto Rafael/Raphael~Rafa Javier/Xavier/Jabier~Javi Héctor/Hector Sergio Óscar/Oscar Raúl/Raul Enrique/Henrique/Henry~Quique Ramón/Ramon Gustavo~Tavo Julio Víctor/Victor Mauricio/Maurício Hernán/Hernan/Ernan Wilmer/Wilmar Jhon/John/Jon Yeison/Jeison/Jason Álvaro/Alvaro Germán/German Orlando Rodrigo Edgar/Édgar Néstor/Nestor Gilberto/Hilberto Walter/Valter/Wálter"
)
WOMEN = stock(
    "María/Maria~Mari Ana~Anita Carmen Rosa Luz Gloria Martha/Marta Patricia~Paty Sandra Claudia Elena/Helena Yolanda/Iolanda Esperanza Beatriz/Beatris~Bety Jéssica/Jessica/Yesica Daniela Paola/Paula Adriana/Hadriana Alejandra/Alexandra~Ale Alicia/Alisia Amalia Amparo Andrea Ángela/Angela Angélica/Angelica Antonia~Toña Aurora Blanca Bárbara/Barbara Camila/Kamila Carla/Karla Carolina/Karolina~Caro Catalina/Katalina Cecilia/Sesilia~Ceci Clara Concepción/Concepcion~Concha Consuelo/Consuelo~Chelo Cristina/Christina Dayana/Diana Débora/Debora Dolores/Dolóres~Lola Dora Edith/Edit Elisa/Eliza Elizabeth/Elisabet Elsa/Elza Elvira Emilia Erika/Érica Estela/Stella Esther/Ester Eva Evelyn/Evelin Fabiola/Faviola Fátima/Fatima Felicia/Felisia Flor Francisca~Paca Gabriela~Gaby Genoveva/Jenoveva Graciela/Grasiela~Chela Guadalupe~Lupe/Lupita Hilda/Ilda Inés/Ines Irene/Yrene Irma/Yrma Isabel/Ysabel~Chabela Ivonne/Yvonne Jacqueline/Yaquelin Jennifer/Yenifer/Jenifer Josefa~Pepa Josefina~Fina Juana/Joana Julia Juliana/Yuliana Karina/Carina Laura/Lara Leonor Leticia/Letisia~Lety Lidia/Lydia Liliana/Lilliana~Lili Lorena/Lorenna Lourdes/Lurdes Lucía/Lucia Luisa/Luiza Magdalena/Madalena~Magda Manuela Marcela/Marsela Margarita/Margarida Mariana Maribel/Marivel Marisol/Marizol Marlene/Marlen Mercedes~Meche Milagros~Mili Mireya/Mireia Mónica/Monica Nancy/Nanci Natalia/Natália Nelly/Neli Noemí/Noemi Nora/Norah Norma Nubia/Nuvia Olga Paula/Paola Pilar~Pili Raquel/Rachel Rebeca/Rebecca Rocío/Rocio Rosario/Rozario~Charo Rosalba/Rosalva Ruth/Rut Silvia/Sylvia Socorro/Socoro Sofía/Sofia Soledad Sonia/Sonya Susana/Suzana Tatiana/Tatyana Teresa/Tereza~Tere Valentina/Balentina Vanessa/Vanesa Verónica/Veronica~Vero Victoria/Vitória Virginia Viviana/Bibiana Ximena/Jimena Xiomara/Siomara Yadira/Jadira Yesenia/Jessenia Zoraida/Soraida Zulma/Sulma"
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

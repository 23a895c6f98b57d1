"""British, Irish, French, German, Dutch and Italian: one or two given names and a family name."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

MEN = stock(
    "William/Wilhelm/Guillaume/Willem~Bill/Will/Billy Robert/Roberto~Bob/Rob/Bobby John/Jon/Johann/Jean~Jack/Johnny James/Jaime~Jim/Jimmy Michael/Michel/Michele/Mikael~Mike/Mick Thomas/Tomas/Tommaso~Tom/Tommy Richard/Riccardo~Dick/Rick Charles/Karl/Carlo~Charlie/Chuck Joseph/Josef/Giuseppe~Joe/Beppe George/Georg/Giorgio Edward/Eduard/Edoardo~Ted/Eddie/Ned Henry/Heinrich/Henri/Enrico~Harry/Hank Stephen/Steven/Stefan/Etienne~Steve Philip/Philippe/Filippo/Philipp~Phil Anthony/Antoine/Antonio/Anton~Tony Christopher/Christoph/Christophe~Chris Peter/Pierre/Pietro/Pieter~Pete Paul/Paolo Andrew/Andreas/Andre/Andrea~Andy Daniel/Daniele~Dan/Danny Patrick/Patrice/Padraig~Paddy/Pat Francis/Franz/Francesco/François~Frank Lawrence/Laurence/Laurent/Lorenzo~Larry Geoffrey/Jeffrey/Geoffroy~Geoff/Jeff Frederick/Friedrich/Frederic~Fred Matthew/Matthias/Mathieu/Matteo~Matt Luke/Lucas/Luca/Lukas Nicholas/Nicolas/Nikolaus/Nicola~Nick Alexander/Alexandre/Alessandro~Alex/Sandy Gerald/Gerard/Gerhard~Gerry Brian/Bryan Sean/Shaun/Shawn Kevin Graham/Graeme Stuart/Stewart Alan/Allan/Alain Niall/Neil Eugene/Eugen~Gene"
)
WOMEN = stock(
    "Margaret/Marguerite/Margarethe~Peggy/Maggie Elizabeth/Elisabeth/Elisabetta~Liz/Betty Catherine/Katharine/Caterina~Kate/Cathy Mary/Marie/Maria~Molly Anne/Anna/Ann~Annie Susan/Suzanne/Susanna~Sue Helen/Hélène/Elena~Nell Patricia~Pat/Trish Barbara~Babs Christine/Kristina~Chris Theresa/Therese/Teresa~Terry Julia/Julie/Giulia Charlotte/Carlotta Sarah/Sara~Sally Alice Amélie/Amelie Andrea Angela Anke Annette Antonia Astrid Beatrice/Beatrix Bernadette Bettina Birgit/Brigitte Bridget/Brigid Camille Carla/Karla Caroline/Karoline Cécile/Cecile Chantal Chiara/Kiara Claire/Clare Claudia Clémence/Clemence Constance Cornelia/Kornelia Daniela/Danielle Deborah/Debra~Debbie Denise/Denice Diane/Diana Doris Dorothea/Dorothy~Dot Edith Eileen/Aileen Elena/Helena Elisabeth/Elizabeth/Elisabetta~Liz/Lisa Élodie/Elodie Emma Erika/Erica Estelle Esther/Ester Eva Evelyn/Eveline Federica/Frederica Fiona Florence/Florens Francesca/Franziska/Françoise~Fran Gabriele/Gabriella~Gabi Geneviève/Genevieve Gertrud/Gertrude~Trude Giulia/Julia Gisela/Gisèle Greta/Grete Gudrun Hannah/Hanna Heidi Heike Hilde/Hilda Ilaria/Hilary Ilse Ingrid Irene/Irène Iris Isabel/Isabelle/Isabella Jane/Jayne Janet Jeanne/Joan Jennifer/Jenifer~Jenny Jessica Joanna/Johanna~Jo Jutta Karen/Karin Kirsten/Kerstin Laura Lena Léa/Lea Liesbeth/Lisbeth Linda Lisa/Liza Louise/Luise/Luisa Lucia/Lucie/Lucy Lydia/Lidia Madeleine/Magdalena Manon Manuela Marianne Marion Marlene/Marlène Marta/Martha Martine/Martina Mathilde/Matilda Maureen Melanie/Mélanie Michelle/Michèle Mireille Monika/Monica/Monique Nadine Natalie/Nathalie Nicole/Nicola Nina Odile Ottilie Pamela Paula/Paola Pauline Petra Rachel/Rahel Regina/Régine Renate Rita Roberta Rosa/Rose Ruth Sabine/Sabina Sandra Sandrine Séverine/Severine Sheila/Sheelagh Silvia/Sylvia/Sylvie Simone Sofia/Sophie Stefanie/Stephanie/Stefania~Steffi Tanja/Tania Ulrike/Ulrika Ursula~Uschi Valérie/Valerie Vera/Wera Véronique/Veronika Victoria/Viktoria~Vicky Virginie/Virginia Yvonne/Ivonne"
)
FAMILIES = stock(
    "Hargreaves/Hargraves Pemberton Whitlock/Whitelock Ashworth/Ashforth McDermott/MacDermott/Mc_Dermott O'Rourke/O_Rourke/Orourke Fitzgibbon/Fitz_Gibbon MacAllister/McAllister/McAlister Braithwaite/Brathwaite Thackeray/Thackery Smythe/Smith/Smyth Johnstone/Johnston/Johnson Clarke/Clark/Clerk Reid/Reed/Read Müller/Mueller/Muller Schröder/Schroeder/Schroder Köhler/Koehler/Kohler Weiß/Weiss Jäger/Jaeger/Jager Schäfer/Schaefer/Schafer Lehmann/Lehman Hoffmann/Hofmann/Hoffman van_der_Berg/Vandenberg/van_den_Berg de_Vries/Devries van_Dijk/van_Dyck/Vandijk Jansen/Janssen/Janson Lefèvre/Lefebvre/Lefevre Beauchamp/Beauchant Dubois/du_Bois Delacroix/de_la_Croix/De_Lacroix Fontaine/Lafontaine Rousseau/Russo Moreau/Moro Girard/Gerard Bianchi/Bianco Ferraro/Ferrari De_Luca/Deluca Di_Stefano/Distefano Esposito/Exposito Ricci/Rizzi Lombardo/Lombardi Carver/Karver Dunmore Ellsworth/Elsworth Goddard/Godard Haversham/Haverham Kirkwood Lockhart/Lockheart Marchbanks/Marjoribanks Neville/Nevill Penrose Radcliffe/Ratcliffe Sinclair/St_Clair Tremayne/Tremaine Wainwright/Waynwright"
)


def compose(chance: Random, woman: bool) -> Parts:
    """Given name, often a second, family name."""
    first, second = chance.sample(WOMEN if woman else MEN, 2)
    return (
        Part("given", first), Part("middle", second, shown=chance.random() < 0.35),
        Part("family", chance.choice(FAMILIES)),
    )  # fmt: skip


TRADITION = Tradition(
    "west_european",
    ("gb", "ie", "fr", "de", "nl", "it", "us", "be"),
    compose,
    (),
    ("Mr", "Dr", "Sir"),
    None,
    {"short": 0.3, "add": 0.6, "drop": 0.3, "respell": 0.4, "initial": 0.12},
)

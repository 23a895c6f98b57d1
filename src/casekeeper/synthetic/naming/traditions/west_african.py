"""West African: the same names in French and in English spelling, and Igbo, Yoruba, Hausa and Ghanaian names."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

SAHEL = stock(
    "Mamadou/Mamadu/Mahamadou Moussa/Musa/Mousa Ousmane/Usman/Osman/Othman Ibrahima/Ibrahim/Ibraheem Cheikh/Sheikh/Cheick Amadou/Ahmadu/Amadu Boubacar/Bubakar/Abubakar/Aboubakar Souleymane/Sulaiman/Suleiman Oumar/Umar/Omar/Umaru Abdoulaye/Abdulai/Abdullahi/Abdoulai Issa/Isa/Aissa Seydou/Saidu/Seidu Djibril/Jibril/Gibril Yaya/Yahaya/Yahya Lamine/Lamin/Alamin Modou/Modu Ismaila/Ismail/Ismaël Bakary/Bakari/Bacary Sekou/Seku/Saikou Idrissa/Idris/Idrisa Alioune/Aliyu/Aliou/Aliu Habib/Habibou Yacouba/Yakubu/Yakouba Tidiane/Tijani/Tidjane Adama/Adamou/Adamu Hamidou/Hamidu"
)
SAHEL_FAMILY = stock(
    "Traoré/Traore/Trawally Diallo/Jallow/Jalloh/Dialo Ouattara/Wattara/Watara Konaté/Konate/Conateh Coulibaly/Kulibaly/Koulibali Diarra/Jarra/Diara Touré/Toure/Turay Camara/Kamara Cissé/Cisse/Ceesay/Sissay Keita/Keïta/Kaita N'Diaye/Ndiaye/Njie/Njai Diop/Jobe/Job Bah/Ba/Baah Sow/So Sidibé/Sidibe/Sedibe Sanogo/Sanoko Kanté/Kante/Kanteh Barry/Barri/Bari Dembélé/Dembele Guèye/Gueye/Geye Dramé/Drame/Drammeh Fofana/Fofanah Sesay/Sessay Bangura/Bangoura Koroma/Coroma Maïga/Maiga Zerbo/Serbo Kaboré/Kabore"
)
NIGERIAN = stock(
    "Chukwuemeka/Chukwu_Emeka/Emeka Oluwaseun/Oluwa_Seun/Seun Adebayo/Ade_Bayo/Bayo Chinedu/Chinedum/Nedu Ifeanyi/Ifeanyichukwu Olumide/Olu_Mide Babatunde/Baba_Tunde/Tunde Ikechukwu/Ike Obinna/Obina Uchenna/Uche Chidi/Chidiebere Emmanuel/Emanuel Godwin/Godwyn Sunday/Sonday Kwame/Kwami Kofi/Coffie/Koffi Kwasi/Kwesi/Quasi Yaw/Yao Kojo/Cudjoe/Kodjo Kwabena/Kobina Musa/Moussa Bello/Belo Garba/Garbah Sani/Saani"
)
WOMEN = stock(
    "Fatoumata/Fatumata/Fatmata/Fatou Aminata/Aminatou/Amina Mariama/Maryama Aissatou/Isatou/Aisatu Ngozi/Ngosi Chioma/Chiomah Folake/Folakemi Adwoa/Adjoa Akosua/Akossiwa Blessing/Blessyn Kadiatou/Kadijatu Oumou/Umu Hawa/Awa Bintou/Binta Djeneba/Jeneba Nana Salimata/Salematou Ramatoulaye/Ramatu Rokia/Rokhaya Safiatou/Safiatu Assetou/Assitan Ndeye Adama Sira Tenin Nafissatou/Nafisatu Maimouna/Maimuna Zeinabou/Zainabu Hadiza/Hadiza Hauwa/Hawwa Aisha/Aishatu Rahmat Halimatu/Halima Jummai Ladi Asabe Rakiya Salamatu Chinwe/Chinue Nkechi Adaeze/Adaez Ifeoma/Ifeyoma Uchenna/Uche Obiageli/Oby Amaka/Amaka Chiamaka Nneka/Neka Ijeoma Ogechi/Oge Adanna Chidinma Patience Mercy Comfort Grace Peace Joy Gift Faith Precious Funmilayo/Funmi Titilayo/Titi Yetunde/Yetty Abimbola/Bimbo Adebola Adunni Bolanle/Bola Bukola/Bukky Damilola Ebunoluwa/Ebun Kehinde Taiwo Modupe/Dupe Morenike/Nike Olabisi/Bisi Olufunke/Funke Omolara/Lara Oluwaseun Ronke Simisola/Simi Temitope/Tope Tolulope/Tolu Yewande Abena/Abenaa Afia/Efua Akua/Ekua Ama/Amma Esi/Essi Yaa Araba Maame Dede Naa Korkor Akouvi Afi Ablavi Adjo Essenam Mawusi Sitsofe"
)
NIGERIAN_FAMILY = stock(
    "Okafor/Okorafor/Okafour Eze/Ezeh Nwosu/Nwoso Adeyemi/Adeyemo Ogunleye/Ogunlaye Balogun/Balogoun Okonkwo/Okonkwor Obi/Obih Nnamdi/Namdi Afolabi/Afolaby Onyeka/Onyekachi Mensah/Mensa Owusu/Awusu Boateng/Boatin Asante/Ashanti Appiah/Apia Osei/Ossei Agyeman/Adjeman Amoah/Amoa Danjuma/Dan_Juma Yusufu/Yusuf Abdullahi/Abdulahi Okoro/Okorie Uzoma/Usoma Igwe/Igwue Nwachukwu/Wachukwu Oyelaran/Oyelarun Akande/Akandey"
)


def compose(chance: Random, woman: bool) -> Parts:
    """Sahel or coast."""
    if chance.random() < 0.55:
        first, second = chance.sample(SAHEL, 2)
        given = chance.choice(WOMEN[:4]) if woman else first
        return (
            Part("given", given), Part("middle", second, shown=chance.random() < 0.25),
            Part("family", chance.choice(SAHEL_FAMILY)),
        )  # fmt: skip
    first, second = chance.sample(NIGERIAN, 2)
    return (
        Part("given", chance.choice(WOMEN[4:]) if woman else first),
        Part("middle", second, shown=chance.random() < 0.5), Part("family", chance.choice(NIGERIAN_FAMILY)),
    )  # fmt: skip


BY_EAR = (
    ("ou", "u"),
    ("u", "ou"),
    ("dj", "j"),
    ("j", "dj"),
    ("di", "j"),
    ("ch", "sh"),
    ("é", "e"),
    ("ss", "s"),
    ("k", "c"),
    ("c", "k"),
    ("gu", "g"),
    ("oua", "wa"),
    ("h", ""),
    ("y", "i"),
    ("a", "ah"),
)
TRADITION = Tradition(
    "west_african",
    ("ml", "sn", "gm", "gn", "ci", "ng", "gh", "sl", "bf"),
    compose,
    BY_EAR,
    ("Alhaji", "Chief", "El Hadj"),
    None,
    {"order": 0.4, "add": 0.55, "drop": 0.35},
)

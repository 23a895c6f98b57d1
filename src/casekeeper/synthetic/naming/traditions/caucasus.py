"""Georgian, Armenian, Chechen and Ingush: a given name and a family name that tells where it comes from.

Each people keeps its own stock for men and for women, its own script, and its own endings: -shvili, -dze, -ia, -uri;
-yan; -ov and -ova with a Russian patronymic. Armenians of the west spell by western sounds: Hagop for Hakob.
"""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.cyrillic import cyrillic_word
from casekeeper.synthetic.naming.letters import rewritten, table, written_by
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word

GEORGIAN_MEN = (
    "Giorgi Levan Davit Zurab Nik'oloz Irak'li Lasha Tamaz Vakht'ang Otar Gela Mamuk'a Avtandil Aleksandre "
    "Amiran Anzor Archil Badri Bagrat Bek'a Besik'i Besarion Bidzina Bondo Chabuk'i Dato Demet're Dimit'ri "
    "Elguja Erek'le Gaga Gia Giga Gigi Gocha Goderdzi Gogi Gra Guram Gurgen Ilia Ioseb Iza Jaba Jansugh Jemal "
    "Jumber K'akha K'akhaber K'oba K'onst'ant'ine Lado Luk'a Mait'e Malkhaz Manuchar Merab Mikheil Mindia Mirian "
    "Murad Murman Nodar Nugzar Nukri Omar P'aat'a P'avle P'et're Ramaz Rati Rezo Revaz Robert Roin Roland Roman "
    "Romeo Rostom Ruben Saba Sandro Sergo Shalva Shota Simon Solomon Sulkhan T'arel Tariel Tedo Teimuraz Temur "
    "Tengiz Tornik'e Ucha Ushangi Vaja Valeri Vano Varlam Vasil Vazha Vep'khia Vladimer Zaal Zakaria Zaza Zviad "
    "Mikha Mamia Luarsab K'ot'e Jano"
).split()
GEORGIAN_WOMEN = (
    (
        "Tamar Nino Ana Anano Ani Barbare Bela Dali Darejan Diana Dinara Dodo Ek'at'erine Eka Elene Eleonora Elisabed Elza Endzela Eter Gulnara "
        "Guliko Gvantsa Ia Ilona Inga Ina Ira Irina Irma Iamze Izolda Jul iet'a Ketevan Keti Khat'ia Khatuna Lali Lamara Lana Lela Leila Lia "
        "Lik'a Lili Lina Liana Lizi Luiza Maia Mak'a Manana Mari Maria Mariam Marik'a Marina Marine Marekhi Medea Meri Miranda Mzia Mzisadari "
        "Nana Nani Nanuli Nat'alia Nat'ia Nat'o Natela Nazi Nazibrola Neli Nestan Nina Ninutsa Nona Nora Nunu Nutsa Olgha P'iruza Rusudan Salome "
        "Shorena Sopio Sopo Svet'lana Tamriko Tamt'a Tatia Tea Tek'le Teona Tina Tinatin Tiko Tsiala Tsira Tsisana Tsitsino Valent'ina Vardo "
        "Venera Vera Violet'a Zhana Zhuzhuna Zaira Zina Zinaida Zoia Nargiza Naira Mtvarisa Makvala Lamzira K'esaria Ivlit'a Guranda Eliso Dea"
    )
    .replace("Jul iet'a", "Juliet'a")
    .split()
)
_GEORGIAN_STEMS = (
    "Mamula Gela Kapana Beri Lomi Maisura T'abat'a Chkhei Java Gogi Gvin Kiknavel Ninia Papa Shio Sulkhan "
    "Tsik'la Zuraba Davita Giorga Ioba Jik Kharat'i Khutsi Kobia Lol Mache Mchedli Mdi Nadira Okroa Pitskhela "
    "Rosto Samkhara Tatara Turma Vasha Zaka Aleksi Bero Buch Chale Dolo Eloshi Gag Kav Khidi Kviri Lash Mikela "
    "Nareki Otara"
).split()
_GEORGIAN_ENDINGS = ("shvili", "dze", "dze", "shvili", "ia", "uri", "ava", "eli")
ARMENIAN_MEN = (
    "Armen Hakob Karapet Gevorg Hovhannes Tigran Vardan Artur Suren Mkrtich Gagik Ara Aram Arayik Arman Arsen "
    "Artak Artavazd Artashes Arshak Ashot Avetis Avet Babken Bagrat Barsegh Davit Edgar Edvard Eduard Emin "
    "Garegin Garnik Gegham Ghazaros Ghevond Grigor Gurgen Hamazasp Hamlet Harutyun Hayk Hmayak Hrach Hrant Hrayr "
    "Karen Khach Khachatur Khachik Khoren Kim Kirakos Komitas Levon Lernik Lyova Manuk Manvel Mher Melik Mesrop "
    "Mihran Misak Mikayel Movses Mushegh Nahapet Narek Nerses Norayr Nshan Onik Papin Paruyr Petros Poghos Radik "
    "Raffi Razmik Robert Roman Ruben Sahak Samvel Sargis Sarkis Sasun Sedrak Seryozha Sevak Shahen Shant Simon "
    "Sipan Smbat Spartak Stepan Tatul Taron Torgom Trdat Vagharshak Vahagn Vahan Vahe Vahram Vaspurak Vazgen "
    "Varuzhan Vigen Vramshapuh Yeghishe Yervand Zaven Zaqar Zhora Zohrab"
).split()
ARMENIAN_WOMEN = (
    "Anahit Ani Anna Anush Araksya Arevik Armine Armenuhi Arpine Arpi Arshaluys Arusyak Aspram Asya Astghik "
    "Azatuhi Azniv Berta Diana Donara Eliza Ella Elmira Emma Evelina Flora Gayane Gohar Greta Gyulnara Haykanush "
    "Haykuhi Hasmik Heghine Heriqnaz Hermine Hranush Hripsime Ida Irina Iskuhi Karine Khanum Knarik Kima Lala "
    "Laura Lena Lia Lilia Lilit Lusik Lusine Lusya Manan Mane Manik Manushak Mara Margarit Maria Mariam Marine "
    "Marieta Markrit Maro Meline Melanya Meri Milena Nane Nara Narine Naira Nazeli Nazik Nelli Nora Noyem Nune "
    "Nunufar Nvard Ofelya Olya Parandzem Paytsar Perchuhi Qnarik Qristine Rima Rita Ripsik Roza Ruzanna Sara "
    "Sarine Satenik Seda Serine Shahane Shake Shogher Shoghik Shushan Silva Siranush Sirarpi Sirvard Sofya Sona "
    "Srbuhi Susanna Svetlana Takuhi Tagush Tamara Tatevik Taguhi Tereza Vardanush Varduhi Varditer Varsenik "
    "Varsik Vehanush Vergine Viktorya Yeghisabet Yeva Yevgine Zabel Zara Zaruhi Zhanna Zepyur Zvart"
).split()
_TRADES = (
    "Aghajan Aslan Atom Avag Babajan Balasan Bek Chobanyan Danagul Darbin Galust Gasparyan Gyozal Hambardzum "
    "Ispir Jan Kaghand Khanjar Kocharyan Malkhas Mantash Margar Melkum Minas Mirzo Muradkhan Nazar Ohanjan Ordu "
    "Pashin Safar Sahat Shahnazar Sukias Tadevos Ter-Poghos Ter-Grigor Ter-Hakob Tovmas Tumas Vanets Virab Yesay "
    "Zargar Zatik"
).split()
CHECHEN_MEN = (
    (
        "Aslan Shamil' Ruslan Magomed Zelimkhan Apti Movsar Islam Khamzat Turpal Akhmed Lecha Rizvan Abdul Adam Alikhan Alu Anzor Arbi Arsen "
        "Artur Ayub Azamat Aznaur Bay-Ali Beslan Bekkhan Bislan Bashir Dzhabrail Dukvakha Dzhamal Elbrus Emin Gilani Idris Ilyas Imran Isa "
        "Islambek Ismail Ibragim Kazbek Khalid Khasan Khavazh Khizir Khusein Kerim Khozh Letcha Lom-Ali Magamed Mairbek Makhmud Mansur Mokhmad "
        "Murad Musa Muslim Mukhtar Nurdi Omar Ramzan Ramazan Rasul Roman Rustam Said Said-Magomed Said-Emin Sayd-Khusein Salman Salambek Sultan "
        "Supyan Shaman Shakhid Sharani Sulim Sulumbek Tamerlan Timur Tagir Umar Umalat Uvays Usman Vakha Visita Visk han Yakub Yusup Yunus "
        "Zaurbek Zaur Zaynadi Zhamal Abu Abukhadzhi Abubakar Akhyad Albek Bagaudin Baudi Beksultan Daud Israil Kharon Lukman Mikail Selim"
    )
    .replace("Visk han", "Viskhan")
    .split()
)
CHECHEN_WOMEN = (
    "Zarema Madina Aminat Zulay Malika Khava Luiza Aset Ayshat Aymani Aza Asya Bela Birlant Deshi Eliza Elina "
    "Fatima Fariza Petimat Patimat Khadizhat Kheda Khedi Kulsum Larisa Laila Leyla Liana Lida Lipa Madinat Makka "
    "Maret Marem Markha Maryam Milana Mil'ana Nurzhan Raisa Rayana Razet Rabiat Roza Rumisa Rukiyat Sabira "
    "Safiya Satsita Sovdat Sayana Selima Seda Shumisat Tabarik Tamara Taisa Tanzila Tumisha Umisha Yakha Yasmina "
    "Yisita Zaira Zara Zargan Zaynap Zina Zulikhan Zura Zukhra Zalina Zazu Alpatu Amnat Ayna Baata Bayant "
    "Dagmara Dzhamilya Dzhaneta Esila Gulzhan Iman Imani Inga Isita Kamila Khalisat Khazhar Khedizha Khuda Koka "
    "Kometa Lalita Liza Lyuba Madi Maliza Mariyat Medina Mesa Mislima Muslimat Nina Nura Nurset Ompu Patma "
    "Ravzan Rebart Ruza Sabina Saikhat Salamat Sanet Sara Savda Siyana Tais Toita"
).split()
_GEO = table("k' კ p' პ t' ტ ts' წ ch' ჭ q' ყ ts ც ch ჩ dz ძ j ჯ zh ჟ sh შ gh ღ kh ხ a ა b ბ g გ d დ e ე v ვ z ზ i ი k ქ l ლ m მ n ნ "
             "o ო p ფ r რ s ს t თ u უ y ი h ჰ")  # fmt: skip
_ARM = table("ts ց t' թ k' ք q ք p' փ ch չ kh խ gh ղ zh ժ sh շ dz ձ j ջ vo վո u ու a ա b բ g գ d դ e ե z զ i ի l լ k կ h հ m մ y յ n ն "
             "o ո p պ r ր s ս t տ v վ f ֆ")  # fmt: skip
_RUS = table(
    "a а b б v в g г d д e е zh ж z з i и y й k к l л m м n н o о p п r р s с t т u у f ф kh х h х ts ц ch ч sh ш ya я yu ю ' ь"
)
_BRITISH, _FRENCH = table("' -"), table("' - ch tch sh ch u ou j dj q k")
_GERMAN, _LOOSE = table("' - z s v w sh sch ch tsch dze dse j dsch kh ch ts z"), table("' - kh h gh g q k zh j")
_WEST = table("k g g k p b b p t d d t j ch ch j q k yan ian dz ts v v kh kh gh gh")
_IAN, _RUSSIAN = table("yan ian"), table("gh k yan ian h - q k")


def compose(chance: Random, woman: bool) -> Parts:
    """One of three peoples' ways."""
    return chance.choice((_georgian, _armenian, _chechen))(chance, woman)


def _georgian(chance: Random, woman: bool) -> Parts:
    father = chance.choice(GEORGIAN_MEN)
    family = (
        chance.choice(_GEORGIAN_STEMS) if chance.random() < 0.6 else chance.choice(GEORGIAN_MEN).rstrip("aei") + "a"
    )
    ending = chance.choice(_GEORGIAN_ENDINGS)
    stem = family.rstrip("aeiou") if ending[0] in "aeiou" else family
    return (
        Part("given", _geo(chance.choice(GEORGIAN_WOMEN if woman else GEORGIAN_MEN))),
        Part("father", _geo(father), shown=chance.random() < 0.08), Part("family", _geo(stem + ending)),
    )  # fmt: skip


def _armenian(chance: Random, woman: bool) -> Parts:
    forefather = chance.choice(ARMENIAN_MEN if chance.random() < 0.7 else _TRADES).removesuffix("yan")
    if chance.random() < 0.1 and "-" not in forefather:
        forefather = f"Ter-{forefather}"
    return (
        Part("given", _arm(chance.choice(ARMENIAN_WOMEN if woman else ARMENIAN_MEN))),
        Part("father", _arm(chance.choice(ARMENIAN_MEN)), shown=chance.random() < 0.1),
        Part("family", _arm((forefather[:-1] if forefather[-1] in "aeiou" else forefather) + "yan")),
    )


def _chechen(chance: Random, woman: bool) -> Parts:
    given, (father, forefather) = chance.choice(CHECHEN_WOMEN if woman else CHECHEN_MEN), chance.sample(CHECHEN_MEN, 2)
    soft = forefather[-1] in "aeiouy'"
    family = (forefather.rstrip("y'") if soft else forefather) + ("ev" if soft else "ov") + ("a" if woman else "")
    tail = ("evna" if woman else "evich") if father[-1] in "aeiouy'" else ("ovna" if woman else "ovich")
    return (
        Part("given", _rus(given)), Part("father", _rus(father.rstrip("y'") + tail), shown=chance.random() < 0.4),
        Part("family", _rus(family)),
    )  # fmt: skip


def _geo(name: str) -> Word:
    return written_by(name, (_BRITISH, _FRENCH, _GERMAN, _LOOSE), _GEO)


def _arm(name: str) -> Word:
    script = rewritten(name, _ARM)
    script = "Վ" + script[1:] if script.startswith("ՎՎ") else script
    return Word(
        tuple(
            dict.fromkeys((name.replace("'", ""), *(rewritten(name, by) for by in (_IAN, _WEST, _RUSSIAN, _FRENCH))))
        ),
        script,
    )


def _rus(name: str) -> Word:
    cyrillic = rewritten(name, _RUS)
    return cyrillic_word("Э" + cyrillic[1:] if cyrillic.startswith("Е") else cyrillic)


BY_EAR = (("kh", "h"), ("kh", "ch"), ("dz", "ds"), ("sh", "ch"), ("j", "dj"), ("gh", "g"), ("ts", "z"), ("v", "w"),
          ("ev", "ew"), ("ian", "yan"), ("g", "k"), ("b", "p"), ("ch", "tch"), ("u", "ou"))  # fmt: skip
TRADITION = Tradition("caucasus", ("ge", "am", "ru"), compose, BY_EAR, (), None, {"add": 0.5, "married": 0.15})

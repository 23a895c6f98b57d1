"""Serbian, Croatian, Bosnian and Bulgarian, and Albanian: a given name and a family name.

Serbs write in Cyrillic and in Latin letters with č, ć, š, ž, đ, which travel as c, ch, tch, s, sh, z, zh, dj. Bosnians mix Slavic endings
with the names of Islam. Bulgarians have a patronymic and endings by sex. Albanian ë, ç, xh, q and gj travel as e, c or ch, dzh,
k or ch, dj. Wives take or add the husband's name.
"""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.cyrillic import cyrillic_word
from casekeeper.synthetic.naming.letters import plain, products, rewritten, table
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word

SLAVIC_MEN = (
    "Aleksandar Bojan Boris Borislav Božidar Branislav Branko Bratislav Dalibor Damir Danijel Darko Davor Dejan "
    "Dragan Dragoljub Dragoslav Draško Dušan Filip Goran Gojko Gordan Hrvoje Igor Ilija Ivan Ivica Jovan Jovica "
    "Josip Jure Karlo Krešimir Krsto Lazar Ljubomir Ljubiša Luka Marin Marko Mate Matija Mihailo Milan Mile "
    "Milenko Miljan Milorad Miloš Milovan Mirko Miroslav Mladen Momčilo Nebojša Nedeljko Nemanja Nenad Nikola "
    "Novak Ognjen Pavle Petar Predrag Radenko Radivoje Radomir Radoslav Radovan Rajko Ranko Ratko Saša Sava "
    "Siniša Slaven Slavko Slobodan Spasoje Srđan Sreten Stanko Stefan Stevan Stipe Stjepan Stojan Svetozar "
    "Tihomir Toma Tomislav Uroš Vasilije Veljko Veselin Vidan Vinko Vladan Vladimir Vladislav Vlado Vojislav Vuk "
    "Vukašin Zdravko Zlatko Zoran Zvonimir Zvonko Ante Božo Dino Duško Đorđe Đuro Živko Žarko Željko"
).split()
SLAVIC_WOMEN = (
    "Ana Andrijana Anđela Biljana Bojana Borka Branislava Branka Brankica Cveta Danica Danijela Dara Darinka "
    "Dijana Desanka Dragana Dragica Draginja Dubravka Dunja Dušanka Gordana Grozdana Ivana Ivanka Jadranka "
    "Jagoda Jasmina Jasna Jelena Jelica Jovana Jovanka Katarina Kristina Ksenija Lela Ljiljana Ljubica Maja "
    "Marija Marijana Marina Marta Milanka Mila Milena Mileva Milica Milijana Milka Miljana Mira Mirela Mirjana "
    "Mirna Mladenka Nada Nadežda Nataša Nevena Nevenka Nikolina Olivera Petra Rada Radmila Radojka Ranka Ruža "
    "Sandra Sanja Senka Simona Slađana Slavica Slavka Slobodanka Smiljana Snežana Sofija Sonja Spasenija Stana "
    "Stanka Stanislava Stojanka Suzana Svetlana Tamara Tanja Tatjana Teodora Tijana Vanja Valentina Verica Vera "
    "Vesna Vida Višnja Violeta Vjera Vlasta Vukica Zdenka Zlata Zora Zorica Zvezdana Željka Živka Žaklina Đurđa "
    "Đurđica Božena Barbara Tihana Lucija Mateja Iva Antonija Ružica"
).split()
BOSNIAN_MEN = (
    "Adem Adis Admir Adnan Ahmed Alen Alija Almir Amar Amel Amir Anes Armin Asim Asmir Avdo Bajro Bego Bekir "
    "Dževad Džemal Edin Edis Elvir Elvis Emir Emin Enes Enver Ermin Ervin Esad Fahrudin Faruk Ferid Fikret Fuad "
    "Galib Hajrudin Hakija Halil Hamdija Hamza Haris Hasan Hasib Husein Husnija Ibrahim Idriz Irfan Ismet Izet "
    "Jasmin Jusuf Kemal Kenan Mehmed Mensur Mersad Mesud Midhat Mirsad Mirza Muamer Muhamed Muharem Muhidin "
    "Munir Murat Mustafa Nedim Nedžad Nermin Nihad Nijaz Nusret Omer Osman Ramiz Ramo Rasim Rešad Rifet "
    "Sabahudin Sadik Safet Said Salih Samir Sanel Sead Sejad Selim Semir Senad Senahid Sulejman Suad Suljo Suvad "
    "Šaban Šefik Šemso Šerif Taib Tahir Tarik Vahid Vedad Zahid Zaim Zijad Zijo Zlatan Zuhdija"
).split()
BOSNIAN_WOMEN = (
    "Adela Adisa Admira Aida Aiša Ajla Ajša Alma Almasa Almira Amela Amina Amira Amra Arijana Armina Asima Asja "
    "Azra Behija Belma Bahra Bisera Devleta Dženana Dženita Džejla Edina Edita Ediba Elma Elmedina Elvira Emina "
    "Enisa Ermina Esma Fadila Fahira Fata Fatima Fatka Ferida Fikreta Habiba Hajra Halida Halima Hanifa Hanka "
    "Hasnija Hata Hatidža Hava Ifeta Indira Inela Irma Ismeta Izeta Jasmina Kada Kadira Lamija Lejla Majda "
    "Meliha Medina Melisa Merima Mersiha Mevlida Minela Mirela Mirsada Mubera Muniba Munevera Munira Nadija "
    "Naila Naza Nedžada Nejra Nermina Nihada Nura Rabija Raza Razija Refika Remzija Sabiha Sabina Sabira Sadeta "
    "Safija Saliha Samira Samra Sanela Sanija Sehija Selma Semira Senada Senija Subhija Suada Suvada Šefika "
    "Šehida Šemsa Šuhreta Tima Timka Vahida Zahida Zehra Zejneba Zemina Zuhra"
).split()
ALBANIAN_MEN = (
    "Agim Agron Alban Albert Alfred Altin Andi Arben Ardian Ardit Arlind Armend Arsim Artan Astrit Auron Avdyl "
    "Avni Azem Bajram Bardh Bardhyl Bashkim Behxhet Bekim Besart Besim Besnik Blerim Bledar Burim Dardan Dashnor "
    "Dritan Driton Edmond Eduart Elton Enver Erion Ermal Fadil Fatmir Fatos Faton Ferdi Fisnik Flamur Florian "
    "Florim Fitim Gazmend Genc Gëzim Gjergj Gjon Gjin Hajdar Halil Hamdi Hysen Idriz Ilir Ilirjan Imer Isa Ismet "
    "Isuf Jeton Jakup Klodian Kujtim Kreshnik Kushtrim Labinot Leka Lekë Leonard Liridon Lirim Luan Lulzim "
    "Mentor Mërgim Muharrem Naim Nexhat Nexhmi Ndue Ndrec Osman Pal Pëllumb Petrit Pjetër Përparim Qamil Qazim "
    "Qemal Qerim Ramadan Ramiz Refik Rexhep Rinor Rrahman Rrustem Sabri Sadik Safet Sali Selim Selman Shaban "
    "Shefqet Shemsi Shkëlqim Shkumbin Shpend Shpëtim Skënder Sokol Spiro Taulant Tahir Valdet Valon Veton Visar "
    "Xhavit Xhemal Xhevdet Ylli Ymer Zef Zenel"
).split()
ALBANIAN_WOMEN = (
    "Adelina Afërdita Agnesa Albana Alba Albina Alketa Alma Altina Anila Anisa Arbnora Ardita Arjeta Arta Aurela "
    "Aurora Bardha Besa Besarta Besiana Blerina Blerta Bora Brikena Bukurie Bukurije Dafina Dallëndyshe Diana "
    "Diellza Dhurata Donika Donjeta Dorina Drande Drita Edlira Edona Elira Elona Elvana Elvira Emine Enkeleda "
    "Era Eranda Erblina Esmeralda Etleva Fatbardha Fatime Fatmire Fitore Fjolla Flaka Flora Florentina Flutura "
    "Gentiana Gonxhe Gresa Gjyle Gjylshahe Hajrije Hana Hatixhe Ilirjana Jehona Jeta Jetmira Jonida Klara "
    "Klodiana Kaltrina Kumrije Kujtime Lavdije Laureta Leonora Leonita Liljana Lindita Lirie Liridona Lule "
    "Luljeta Lumnije Majlinda Manushaqe Marigona Marjeta Matilda Mevlude Mimoza Mirjeta Mira Mirlinda Nazmije "
    "Nexhmije Nurie Ornela Pranvera Qëndresa Remzije Rexhije Rozafa Rudina Sabrije Sadije Sanije Shpresa Shqipe "
    "Shqiponja Suela Teuta Valbona Valdete Valentina Vera Vesa Vjollca Vjosa Xhevahire Xhemile Ylberina Zana "
    "Zarife Zamira"
).split()
ALBANIAN_FAMILY = (
    *["Hoxha", "Shehu", "Dervishi", "Kola", "Leka", "Gjoka", "Prifti", "Marku", "Hysa", "Shala", "Berisha", "Krasniqi", "Gashi", "Morina", "Thaçi", "Bytyqi", "Kastrati", "Kelmendi", "Hasani", "Rexhepi", "Osmani", "Halili", "Ismaili", "Rama", "Kuqi", "Zeka", "Dedja", "Çela", "Çeku", "Xhaferi", "Xhaka", "Meta", "Basha", "Balliu", "Muça", "Ndreu", "Gjini", "Gjeloshi", "Lleshi", "Toska", "Bushati", "Kurti", "Sula", "Tafa", "Doda", "Duka", "Duro", "Gega", "Hila", "Koçi", "Lika", "Lala", "Mema", "Nika", "Noka", "Papa", "Peçi", "Qosja", "Qerimi", "Sinani", "Spahiu", "Tahiri", "Toçi", "Topalli", "Vata", "Veliu", "Xheka", "Zaimi", "Ziberi", "Zogu"],
    *(name.rstrip("aeiëy") + "i" for name in ALBANIAN_MEN), *products("Had Mem Ded Shab Sel Kam Alim Brah", "aj aliu aja isha ollari imi anaj"),
)  # fmt: skip
BULGARIAN_MEN = (
    "Георги Иван Димитър Николай Петър Христо Александър Стефан Йордан Васил Тодор Стоян Атанас Ангел Красимир "
    "Пламен Ивайло Валентин Емил Любомир Кирил Владимир Борис Борислав Веселин Светослав Мартин Калин Румен "
    "Росен Цветан Милен Михаил Методи Димо Добри Динко Илия Камен Крум Мирослав Огнян Павел Радослав Симеон Спас "
    "Станислав Тихомир Филип Чавдар Янко Живко Желязко Деян Велизар Боян Асен"
).split()
BULGARIAN_WOMEN = (
    "Мария Иванка Елена Йорданка Пенка Маргарита Виолетка Лиляна Радка Десислава Анна Даниела Цветанка Стефка "
    "Галина Петя Росица Гергана Силвия Ивелина Ваня Надежда Снежана Теодора Антоанета Валентина Велислава Весела "
    "Донка Ралица Румяна Светла Станка Стоянка Таня Тодорка Христина Цвета Юлия Яна Пламена Невена Милена Биляна "
    "Бояна Боряна Златка Зорница Калина Красимира Людмила Магдалена Мирослава Божидара Вяра Дарина Диана Емилия "
    "Жанета Живка"
).split()
_CYR = table(
    "a а b б v в g г d д đ ђ e е ž ж z з i и j ј k к l л lj љ m м n н nj њ o о p п r р s с t т ć ћ u у f ф h х c ц č ч dž џ š ш"
)
_BRITISH, _FRENCH = table("č ch ć ch š sh ž zh đ dj dž dzh j y"), table("č tch ć tch š ch ž j đ dj u ou")
_GERMAN, _LOOSE = table("č tsch ć tsch š sch ž sch đ dsch c z v w h ch"), table("č c ć c š s ž z đ dj dž dj")
_AL_BRITISH = table("ë e ç ch xh j q ch gj dj x dz j y y u ll l rr r dh th")
_AL_LOOSE, _AL_SERB = table("ë - ç c q k"), table("ë e ç č xh dž q ć gj đ sh š zh ž y i x dz ll l rr r dh d th t")
PEOPLES = ("slavic", "slavic", "slavic", "bosnian", "bosnian", "albanian", "albanian", "albanian", "bulgarian")


def compose(chance: Random, woman: bool) -> Parts:
    """Of one people: given name, the father's of some, and family name."""
    people = chance.choice(PEOPLES)
    if people == "bulgarian":
        return _bulgarian(chance, woman)
    if people == "albanian":
        father = chance.choice(ALBANIAN_MEN)
        given = chance.choice(ALBANIAN_WOMEN if woman else ALBANIAN_MEN)
        return (
            Part("given", _albanian(given)), Part("father", _albanian(father), shown=chance.random() < 0.1),
            Part("family", _albanian(chance.choice(ALBANIAN_FAMILY))),
        )  # fmt: skip
    men, women = (BOSNIAN_MEN, BOSNIAN_WOMEN) if people == "bosnian" else (SLAVIC_MEN, SLAVIC_WOMEN)
    father, forefather = chance.sample(men, 2)
    return (
        Part("given", _slavic(chance.choice(women if woman else men))), Part("father", _slavic(father), shown=chance.random() < 0.06),
        Part("family", _slavic(_family(forefather, people, chance))),
    )  # fmt: skip


def _family(forefather: str, people: str, chance: Random) -> str:
    if people == "bosnian":
        title = chance.choice(("", "", "", "hodžić", "begović", "agić", "spahić"))
        return forefather.rstrip("aeo") + title if title else _son(forefather)
    return (
        _son(forefather)
        if chance.random() < 0.8
        else forefather.rstrip("aeiou") + chance.choice(("ovac", "ak", "inac", "ovski", "ič"))
    )


def _son(forefather: str) -> str:
    stem = forefather.rstrip("aeio")
    return stem + ("ić" if forefather[-1] in "aeio" else "ević" if forefather[-1] in "jšžčćđ" else "ović")


def _bulgarian(chance: Random, woman: bool) -> Parts:
    father, forefather = chance.sample(BULGARIAN_MEN, 2)
    ends = [
        (name[:-1] if name[-1] in "ийо" else name) + ("ев" if name[-1] in "ий" else "ов") + ("а" if woman else "")
        for name in (father, forefather)
    ]
    return (
        Part("given", cyrillic_word(chance.choice(BULGARIAN_WOMEN if woman else BULGARIAN_MEN))),
        Part("father", cyrillic_word(ends[0]), shown=chance.random() < 0.5), Part("family", cyrillic_word(ends[1])),
    )  # fmt: skip


def _slavic(name: str) -> Word:
    ways = (name, plain(name), *(plain(rewritten(name, way)) for way in (_BRITISH, _LOOSE, _GERMAN, _FRENCH)))
    return Word(tuple(dict.fromkeys(ways)), rewritten(name, _CYR))


def _albanian(name: str) -> Word:
    ways = (
        name,
        plain(name),
        rewritten(name, _AL_BRITISH),
        plain(rewritten(name, _AL_LOOSE)),
        rewritten(name, _AL_SERB),
    )
    return Word(tuple(dict.fromkeys(ways)))


BY_EAR = (("č", "ch"), ("ć", "c"), ("ić", "ic"), ("ić", "ich"), ("š", "sh"), ("ž", "z"), ("đ", "dj"), ("j", "y"), ("xh", "j"), ("q", "k"),
          ("q", "ch"), ("gj", "dj"), ("ë", "e"), ("v", "w"), ("y", "i"), ("ova", "ov"), ("lj", "l"), ("nj", "n"))  # fmt: skip
TRADITION = Tradition(
    "balkan_albanian", ("rs", "hr", "ba", "al", "xk", "mk", "bg"), compose, BY_EAR, (), None,
    {"add": 0.4, "married": 0.15},
)  # fmt: skip

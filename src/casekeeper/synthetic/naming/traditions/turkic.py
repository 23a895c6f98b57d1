"""Turkish, Azeri, Uzbek, Kazakh, Kyrgyz and Turkmen: a given name, a father's, and a family name of Turkish, Russian or
own form.

All but the Turks write in Cyrillic and in Latin letters of their own, so one name has both, and spellings abroad that
go by the Russian. The father's name is one's own or the Russian kind: -oğlu and -qızı, o'g'li and qizi, -uly and -kyzy,
uulu and kyzy, -ovich and -ovna. Women take a husband's family name.
"""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.letters import Table, plain, products, rewritten, table
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word

TURKISH_MEN = (
    "Mehmet Mustafa Ahmet Hüseyin Hasan İbrahim Yusuf Osman Murat Ömer Şükrü Süleyman Çetin Gökhan Uğur Oğuz Ali "
    "İsmail Halil Ramazan Emre Burak Serkan Fatih Hakan Yaşar Orhan Erdoğan Kemal Cemal Cengiz Volkan Tolga Onur "
    "Barış Deniz Engin Ercan Erkan Ersin Ferhat Fikret Galip Güven Haluk Hamza Hayri Hikmet İlhan İlker İlyas "
    "İzzet Kadir Kazım Kenan Koray Köksal Levent Mahmut Mesut Metin Muammer Muharrem Musa Mümin Nazım Necati "
    "Nedim Nihat Okan Oktay Özcan Özgür Özkan Rasim Recai Refik Rıza Sabri Sadık Salih Sedat Selçuk Selim Semih "
    "Serdar Sinan Soner Şaban Şahin Şenol Şerif Tahir Tamer Taner Tarık Tayfun Tuncay Turan Turgut Ufuk Ümit "
    "Vedat Veli Yakup Yalçın Yavuz Yılmaz Yiğit Yücel Yunus Zafer Zeki Ziya Kaan Berk Alper Arda Bülent Doğukan"
).split()
TURKISH_WOMEN = (
    "Ayşe Fatma Zeynep Emine Hatice Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Özlem Yasemin "
    "Hülya Sevgi Songül Aysel Aynur Ayten Aygül Aysun Ayfer Bahar Banu Başak Berna Betül Beyza Birgül Burcu "
    "Büşra Canan Cemile Ceren Ceyda Çiğdem Damla Derya Didem Dilek Dilara Döndü Ebru Ece Eda Elmas Esin Evrim "
    "Fadime Feride Fidan Figen Filiz Funda Gamze Gizem Gonca Gönül Gül Gülay Gülcan Gülden Gülsüm Gülten Gülşen "
    "Güler Güneş Handan Hande Hatun Hilal İlknur İpek İrem Kadriye Kübra Lale Leyla Mehtap Melek Melike Meltem "
    "Meral Mine Müge Müzeyyen Nalan Naciye Nazan Nazlı Necla Neriman Nesrin Neslihan Nevin Nilgün Nilüfer Nuray "
    "Nurcan Nurgül Nurten Oya Özge Pelin Pembe Pınar Rabia Reyhan Saadet Sabriye Safiye Seda Selda Selin Selma "
    "Sema Semra Serap Serpil Sevda Sevim Sevinç Sibel Simge Şengül Şule Tuba Tuğba Tülay Tülin Türkan Ümmü "
    "Vildan Yeliz Yeşim Yıldız Zerrin Zübeyde"
).split()
TURKISH_FAMILY = (
    *["Yılmaz", "Kaya", "Demir", "Çelik", "Şahin", "Yıldız", "Yıldırım", "Aydın", "Arslan", "Doğan", "Kılıç", "Çakır", "Koç", "Kurt", "Aslan", "Çetin", "Kara", "Şimşek", "Polat", "Korkmaz", "Güneş", "Bulut", "Avcı", "Işık", "Güler", "Taş", "Aksoy", "Bozkurt", "Yavuz", "Turan", "Keskin", "Ünal", "Gül", "Erdem", "Coşkun", "Tekin", "Ateş", "Sarı", "Duman", "Tunç", "Yalçın", "Acar", "Kaplan", "Uysal", "Köse", "Aktaş", "Akın", "Bayram", "Ceylan", "Ekinci", "Eren", "Gündüz", "Güven", "Kahraman", "Karaca", "Karataş", "Kartal", "Orhan", "Özkan", "Sezer", "Soylu", "Şen", "Toprak", "Topal", "Uçar", "Uğurlu", "Uzun", "Varol", "Vural", "Yaman", "Yüksel", "Zengin", "Bilgin", "Bilgiç", "Sönmez", "Solmaz", "Dinçer", "Durmaz", "Görgülü", "Kocabaş"],
    *products("Ak Kara Gök Kız Boz Sarı Er Öz Ay Gün Demir Taş", "taş kaya dağ soy türk demir doğan çelik han bay ak can"),
    *products("Hacı Molla Kara Deli Kör İmam Çoban Terzi Demirci Kadı", "oğlu osmanoğlu alioğlu mehmetoğlu"),
)  # fmt: skip
_MEN = (
    "Ali Akbar Akmal Alim Aman Anvar Arslan Asad Askar Azad Azamat Azim Aziz Bahram Bahtiyar Behzad Botir Davlat "
    "Davron Doniyor Elchin Elnur Elmir Eldar Elshan Elvin Emin Fakhri Farhad Farid Farrukh Faruq Fikrat Fuad "
    "Ghalib Ghafur Habib Hakim Hamid Hasan Heydar Husayn Ibrahim Ikrom Ilham Ilyas Imran Isa Islam Ismail Izzat "
    "Jabbar Jahongir Jalil Jamal Jamshid Jasur Javid Kamal Kamran Karim Khalid Khalil Khurshid Latif Mahmud "
    "Majid Mansur Maqsud Mirza Murad Murtaza Musa Muzaffar Nabi Nadir Nariman Nasim Nasir Nazim Nazar Nizami "
    "Nodir Odil Orkhan Otabek Oybek Polat Qasim Qobil Qadir Rahim Rahmat Ramin Rashad Rashid Rasul Ravshan "
    "Rovshan Ruslan Rustam Sabir Sadiq Saddam Said Salim Samad Samir Sanjar Sardar Sarvar Shahin Shamil Shavkat "
    "Sherzod Shukhrat Siroj Sukhrob Tahir Taleh Tariq Tofig Tokhir Tulqin Turgun Tural Ulughbek Umid Urfan Vahid "
    "Vusal Yashar Yusuf Yunus Zafar Zahid Zakir Zaur Ziyod"
).split()
_STEPPE_MEN = (
    "Abay Aybek Akhmet Aldiyar Alibek Almas Altay Amangeldi Arman Arslan Askhat Ayan Baktiyar Bauyrzhan Beibit "
    "Berik Bolat Daniyar Dastan Daulet Dauren Didar Dosbol Ermek Erlan Galym Gani Ilyas Iskander Kairat Kanat "
    "Kayrat Kuanysh Kuat Madi Maksat Manas Marat Medet Meder Mirlan Murat Nurbek Nurlan Nursultan Nurzhan Olzhas "
    "Orazbay Oraz Rakhat Rinat Rustem Sabit Samat Sayat Serik Sultan Syrym Talgat Talant Tamerlan Temir Timur "
    "Tolegen Tursun Ulan Urmat Yerbol Yerlan Zhandos Zhanat Zhanybek Zhasulan Zhenish Zhomart Azat Emil Eldiyar "
    "Kubat Kubanych Myrza Bakyt Batyr Begench Dovlet Merdan Myrat Nazar Gurban Guvanch Oguz Serdar Shohrat "
    "Yagmyr Yazmyrat Durdy Saparmyrat Rejep Sapar Annaguly Atageldi Kakabay Rahman Charyar Orazmyrat Hojamyrat"
).split()
_MEN_BOTH = {
    "az": tuple(dict.fromkeys(("Ogtay", "Vugar", "Ilqar", "Anar", "Rauf", "Ramiz", "Rafiq", "Tahmaz", "Nijat", "Khayal", *_MEN))),
    "uz": tuple(dict.fromkeys((*_MEN, *products("Abdu Ali Akmal Islom Azam Bobo Jahon Mirzo Nur Umar Shoh", "jon bek khon murod")))),
    "kz": tuple(dict.fromkeys((*_STEPPE_MEN, *products("Nur Bek Er Zhan Bay Tur", "bolat zhan sultan zat lan gali")))),
    "kg": tuple(dict.fromkeys((*_STEPPE_MEN, *products("Nur Ak Al Azim Kuban Zhany", "bek lan mat tay bay")))),
    "tm": tuple(dict.fromkeys((*_STEPPE_MEN[-30:], *products("Begen Gurban Oraz Nur Ata Sapar Batyr Dovlet Hally Garly Yaz",
                                                           "myrat geldi mammet berdi durdy guly nazar"), *_MEN[:40]))),
}  # fmt: skip
_WOMEN = (
    *products("Gul Dil Nur Ay Mah Shah Zul", "nora nara noza bahor nur nisa bar fiya chehra zoda jahon shan sanam fuza ruh banu"),
    *["Aida", "Aliya", "Amina", "Anora", "Asiya", "Aziza", "Barno", "Farida", "Feruza", "Fotima", "Habiba", "Halima", "Jamila", "Kamila", "Karima", "Khadija", "Laylo", "Lola", "Madina", "Malika", "Malohat", "Mavluda", "Mohira", "Muhabbat", "Munira", "Nafisa", "Nargiza", "Nigora", "Nilufar", "Nozima", "Oydin", "Ozoda", "Parizod", "Rahima", "Rano", "Robiya", "Sabina", "Sadoqat", "Saodat", "Sevara", "Sevinch", "Shahlo", "Shahnoza", "Umida", "Vasila", "Yulduz", "Zamira", "Zarina", "Zebo", "Ziyoda", "Zuhra", "Zukhra"],
)  # fmt: skip
_AZ_WOMEN = (
    "Aynur Aytäj Aysel Aygün Aida Afaq Arzu Aytän Almaz Äsmär Bahar Bänövshä Bästi Chinara Dilarä Elmira Elnara "
    "Esmira Fatimä Fidan Firuza Gülär Gülnar Gülnara Gülshän Günay Günel Hokümä Humay Ilahä Irada Jämilä Jeyran "
    "Könül Khalidä Khädijä Khumar Khuraman Lalä Lamiyä Leyla Lätifä Mahirä Maral Mähbubä Mätanät Mehriban Minarä "
    "Müshfiqä Nailä Nargiz Nazilä Näsibä Nigar Nurana Nuränä Nüshabä Ofelya Paläng Pärvanä Pärvin Qizbäs Räna "
    "Rähilä Rübabä Rüqiyyä Sabinä Sakinä Samirä Sänubär Sevda Sevil Sevinj Solmaz Süsän Shäfäq Shähla Shirin "
    "Tamilla Tahmina Telli Tünzalä Tükäzban Türkan Ülkär Ülviyyä Validä Vüsalä Yegana Zäminä Zärifä Zemfira "
    "Zeynäb Zivär Zöhrä Züleykha Zümrüd"
).split()
_STEPPE_WOMEN = (
    *products("Ay Gul Zhan Nur Altyn Bak Ak", "gul nara sulu zhan say nur gerim bubu kyz ayim jamal shat mira zada"),
    *["Aigerim", "Ainura", "Aida", "Akbota", "Aliya", "Almagul", "Anara", "Anel", "Asel", "Assem", "Ayzada", "Bagila", "Balzhan", "Begimay", "Bibigul", "Botagoz", "Cholpon", "Dana", "Dinara", "Elmira", "Fariza", "Gauhar", "Inkar", "Jyldyz", "Kalima", "Kamshat", "Karlygash", "Kenzhe", "Kunduz", "Kymbat", "Laura", "Madina", "Makpal", "Maral", "Meerim", "Mayram", "Mahri", "Ogulsapar", "Ogulgerek", "Ogulnar", "Oraztach", "Perizat", "Raushan", "Roza", "Sabira", "Saltanat", "Samal", "Sholpan", "Symbat", "Tolgonay", "Togzhan", "Ulzhan", "Zarina", "Zhadyra", "Zhibek", "Zhuldyz", "Bahargul", "Bossan", "Enejan", "Gozel", "Jemal", "Jeren", "Maysa", "Nabat", "Selbi", "Sona", "Tavus"],
)  # fmt: skip
_WOMEN_OF = {"az": tuple(_AZ_WOMEN), "uz": _WOMEN, "kz": _STEPPE_WOMEN, "kg": _STEPPE_WOMEN, "tm": _STEPPE_WOMEN}
_AZ = table("kh x gh ğ sh ş ch ç j c ä ə zh j")
_UZ = table("ö o' gh g' kh x ä a ü u")
_TM = table("sh ş ch ç zh ž y ý v w kh h")
_ENGLISH = table("q k gh g ä a ö o ü u ı i ' -")
_RUSSIAN = table("q k gh g ä a ö o ü u j dzh h kh ' -")
_FRENCH = table("q k gh g ä a ö o ü ou u ou j dj sh ch ch tch ' -")
_LOOSE = table("q k gh g kh h ä e ö o ü u zh j ' -")
_CYRILLIC = (
    "a а b б v в g г d д e е z з i и k к l л m м n н o о p п r р s с t т u у f ф y й sh ш ch ч kh х zh ж "
    "yy ый ya я yu ю yo ё ye е ' -"
)
_CYR = {
    "az": table(_CYRILLIC.replace("y й", "y ј").replace("g г", "g ҝ") + " q г gh ғ h һ j ҹ ä ә ö ө ü ү ı ы"),
    "uz": table(_CYRILLIC + " q қ gh ғ h ҳ j ж ö ў ä а ü у ı и"),
    "kz": table(_CYRILLIC.replace("y й", "y ы") + " ay ай ey ей oy ой uy уй q қ gh ғ h х j ж ä ә ö ө ü ү"),
    "kg": table(_CYRILLIC.replace("y й", "y ы") + " ay ай ey ей oy ой uy уй q к gh г h х j ж ä а ö ө ü ү uu уу"),
    "tm": table(_CYRILLIC.replace("y й", "y ы") + " ay ай ey ей oy ой uy уй q к gh г h х j җ ä ә ö ө ü ү"),
}
_OWN: dict[str, Table] = {"az": _AZ, "uz": _UZ, "kz": _ENGLISH, "kg": _ENGLISH, "tm": _TM}
_FATHERS = {
    "az": ((" oghlu", " qızı"),), "uz": ((" öghli", " qizi"), ("ovich", "ovna")), "kz": (("uly", "kyzy"), ("ovich", "ovna")),
    "kg": ((" uulu", " kyzy"), ("ovich", "ovna")), "tm": (("ovich", "ovna"),),
}  # fmt: skip
_ENDINGS = {
    "az": (("ov", "ova"), ("li", "li"), ("zadä", "zadä"), ("ov", "ova")), "uz": (("ov", "ova"), ("ov", "ova"), ("zoda", "zoda")),
    "kz": (("ov", "ova"), ("bayev", "bayeva"), ("", "")), "kg": (("ov", "ova"), ("bekov", "bekova"), ("aliev", "alieva")),
    "tm": (("ov", "ova"),),
}  # fmt: skip
PEOPLES = ("tr", "tr", "tr", "az", "az", "uz", "uz", "kz", "kz", "kg", "tm")


def compose(chance: Random, woman: bool) -> Parts:
    """Of one people: given name, the father's where it is in use, and family name."""
    people = chance.choice(PEOPLES)
    if people == "tr":
        names = chance.sample(TURKISH_WOMEN if woman else TURKISH_MEN, 2)
        return (
            Part("given", _turkish(names[0])), Part("middle", _turkish(names[1]), shown=chance.random() < 0.2),
            Part("family", _turkish(chance.choice(TURKISH_FAMILY))),
        )  # fmt: skip
    given = chance.choice(_WOMEN_OF[people]) if woman else chance.choice(_MEN_BOTH[people])
    father, forefather = chance.sample(_MEN_BOTH[people], 2)
    own, ending = chance.choice(_FATHERS[people])[woman], chance.choice(_ENDINGS[people])[woman]
    if people == "kg" and chance.random() < 0.3:
        return Part("given", _of(given, people)), Part("father", _of(father + (" kyzy" if woman else " uulu"), people))
    return (
        Part("given", _of(given, people)),
        Part("father", _of(_tied(father, own), people), shown=chance.random() < 0.35),
        Part("family", _of(_tied(forefather, ending), people)),
    )


def _tied(stem: str, ending: str) -> str:
    """Russian endings soften after a vowel: Musa, Musayev."""
    if ending[:2] == "ov" and stem[-1] in "aeiouyä":
        return (stem[:-1] if stem[-1] == "y" else stem) + "ye" + ending[1:]
    return stem + ending


def _turkish(name: str) -> Word:
    """With Turkish letters, without marks, and as Germans and the British hear it."""
    bare = plain(name)
    german = plain(rewritten(name, table("ö oe ü ue ş sch ç tsch ı i")))
    british = plain(rewritten(name, table("ş sh ç ch c j ı i i̇ i")))
    return Word(tuple(dict.fromkeys((name, bare, british, german))))


def _of(name: str, people: str) -> Word:
    ways = (_OWN[people], _ENGLISH, _RUSSIAN, _FRENCH, _LOOSE)
    spellings = dict.fromkeys(rewritten(name, way) for way in ways)
    return Word((*spellings, *(bare for one in list(spellings) if (bare := plain(one)) not in spellings)),
                rewritten(name, _CYR[people]))  # fmt: skip


BY_EAR = (("ş", "s"), ("ç", "c"), ("ğ", "g"), ("ı", "i"), ("ö", "o"), ("ü", "u"), ("kh", "h"), ("x", "kh"), ("c", "j"),
          ("j", "dj"), ("y", "i"), ("ev", "yev"), ("h", "kh"), ("q", "k"), ("o", "a"))  # fmt: skip
TRADITION = Tradition(
    "turkic", ("tr", "az", "uz", "kz", "tm", "kg"), compose, BY_EAR, ("Haci",), None,
    {"add": 0.5, "drop": 0.25, "married": 0.15},
)  # fmt: skip

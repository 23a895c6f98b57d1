"""Georgian, Armenian, Chechen and Dagestani: a given name and a family name that tells where it comes from."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

GEORGIAN = stock(
    "Giorgi/George/Guiorgui=გიორგი Levan/Lewan=ლევანი Davit/David/Daviti=დავითი Zurab/Zourab=ზურაბი Nikoloz/Nikolos/Nicholas=ნიკოლოზი Irakli/Irakly/Erekle=ირაკლი Lasha/Lascha=ლაშა Tamaz/Tamas=თამაზი Vakhtang/Vahtang=ვახტანგი Otar/Othar=ოთარი Tamar/Tamara=თამარი Nino/Nina=ნინო Gela/Guela=გელა Mamuka/Mamouka=მამუკა Avtandil/Avthandil=ავთანდილი"
)
GEORGIAN_FAMILY = stock(
    "Maisuradze/Maissouradze=მაისურაძე Kapanadze/Kapanadse=კაპანაძე Gelashvili/Guelachvili=გელაშვილი Beridze/Beridse=ბერიძე Lomidze/Lomidse=ლომიძე Tsiklauri/Ciklauri=წიკლაური Khutsishvili/Hutsishvili/Khoutsichvili=ხუციშვილი Chkheidze/Chheidze=ჩხეიძე Javakhishvili/Djavakhishvili=ჯავახიშვილი Mchedlishvili/Mtchedlichvili=მჭედლიშვილი Tabatadze/Tabatadse=ტაბატაძე Shengelia/Chenguelia=შენგელია Kvaratskhelia/Kvaratshelia=კვარაცხელია"
)
ARMENIAN = stock(
    "Armen/Armén=Արմեն Hakob/Hagop/Akop=Հակոբ Karapet/Garabed=Կարապետ Gevorg/Kevork/Georg=Գևորգ Hovhannes/Ovanes/Hovannes=Հովհաննես Tigran/Dikran=Տիգրան Vardan/Vartan=Վարդան Artur/Arthur=Արթուր Suren/Souren=Սուրեն Mkrtich/Mgrdich/Mkrtych=Մկրտիչ Anahit/Anahid=Անահիտ Gagik/Kakig=Գագիկ"
)
ARMENIAN_FAMILY = stock(
    "Sargsyan/Sarkisian/Sarkissian=Սարգսյան Grigoryan/Krikorian/Grigorian=Գրիգորյան Petrosyan/Bedrosian/Petrossian=Պետրոսյան Hakobyan/Hagopian/Akopyan=Հակոբյան Karapetyan/Garabedian=Կարապետյան Vardanyan/Vartanian=Վարդանյան Harutyunyan/Haroutiounian/Arutyunyan=Հարությունյան Hovhannisyan/Hovannisian/Oganesyan=Հովհաննիսյան Ghazaryan/Kazarian/Ghazarian=Ղազարյան Khachatryan/Khachadourian/Hachatrian=Խաչատրյան"
)
CHECHEN = stock(
    "Aslan/Aslanbek=Аслан Shamil/Chamil/Schamil=Шамиль Ruslan/Rouslan=Руслан Magomed/Mohammed/Mahomed=Магомед Zelimkhan/Zelimhan=Зелимхан Apti/Abti=Апти Movsar/Mowsar=Мовсар Islam/Eslam=Ислам Khamzat/Hamzat/Chamsat=Хамзат Turpal/Tourpal=Турпал Akhmed/Ahmed/Achmed=Ахмед Dzhabrail/Djabrail/Jabrail=Джабраил Said-Magomed/Saidmagomed=Саид-Магомед Lecha/Letcha=Леча Rizvan/Riswan=Ризван"
)
CHECHEN_FAMILY = stock(
    "Gadaev/Gadayev/Gadajew=Гадаев Musaev/Moussaev/Musayev=Мусаев Dzhabrailov/Djabrailov/Jabrailov=Джабраилов Magomadov/Magomedov/Mahomadov=Магомадов Khadzhiev/Hadjiev/Khajiev=Хаджиев Ismailov/Ismaïlov=Исмаилов Umarkhadzhiev/Umarhadjiev=Умархаджиев Saidulaev/Saidullayev/Saydulaev=Сайдулаев Tsakaev/Zakaev/Cakaev=Цакаев Elmurzaev/Elmursaew=Эльмурзаев Akhmadov/Ahmadov/Achmadow=Ахмадов Betelgiriev/Betelguiriev=Бетельгириев"
)


def compose(chance: Random, woman: bool) -> Parts:
    """One of three peoples' ways."""
    given, family = chance.choice(((GEORGIAN, GEORGIAN_FAMILY), (ARMENIAN, ARMENIAN_FAMILY), (CHECHEN, CHECHEN_FAMILY)))
    first, second = chance.sample(given, 2)
    return (
        Part("given", first), Part("father", second, shown=chance.random() < 0.12), Part("family", chance.choice(family)),
    )  # fmt: skip


BY_EAR = (
    ("kh", "h"),
    ("kh", "ch"),
    ("dz", "ds"),
    ("sh", "ch"),
    ("j", "dj"),
    ("gh", "g"),
    ("ts", "z"),
    ("v", "w"),
    ("ev", "ew"),
    ("ian", "yan"),
    ("g", "k"),
    ("b", "p"),
    ("ch", "tch"),
    ("u", "ou"),
)
TRADITION = Tradition("caucasus", ("ge", "am", "ru"), compose, BY_EAR, (), None, {"add": 0.5})

"""Turkish, Azerbaijani, Uzbek, Kazakh and Uyghur: a given name, and a family name in Turkish or Russian form."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

MEN = stock(
    "Mehmet/Mehmed/Muhammet Mustafa/Mustapha Ahmet/Ahmed/Akhmet Hüseyin/Huseyin/Hussein Hasan/Hassan/Khasan İbrahim/Ibrahim Yusuf/Yusup/Yusif Osman/Usman Murat/Murad Ömer/Omer/Umar Şükrü/Sukru/Shukru Süleyman/Suleyman/Suleiman Çetin/Cetin/Chetin Gökhan/Gokhan Uğur/Ugur Oğuz/Oguz Rüstem/Rustam/Rustem Elçin/Elchin/Elcin Rashad/Reşad/Rəşad Ilham/İlham/Elham Ulugbek/Ulughbek/Ulug'bek Bakhtiyar/Baxtiyor/Bakhtiar Sherzod/Sherzad/Shirzod Jahongir/Jakhongir/Cahangir/Djakhangir Akmal/Akmaljon Farrukh/Farrux/Faruh Nursultan/Noorsultan Askar/Asqar/Askhar Daniyar/Doniyor/Daniar Abdurehim/Abdurahim/Abdurakhim Tursun/Dursun Temirlan/Timerlan/Tamerlan Alisher/Aliser/Elisher Islam/Eslam/Islom"
)
WOMEN = stock(
    "Ayşe/Ayse/Aishe Fatma/Fatima Zeynep/Zainab/Zeyneb Gülnara/Gulnara/Gulnora Aygün/Aygun Leyla/Leila Dilnoza/Dilnaza Zuhra/Zukhra"
)
FAMILIES = stock(
    "Yılmaz/Yilmaz Kaya/Kaja Demir/Temir Çelik/Celik/Chelik Şahin/Sahin/Shahin Yıldız/Yildiz/Yildis Öztürk/Ozturk/Oztuerk Aydın/Aydin/Aidin Özdemir/Ozdemir Arslan/Aslan Doğan/Dogan Kılıç/Kilic/Kilich Çakır/Cakir/Chakir Koç/Koc/Koch Aliyev/Əliyev/Aliev Mammadov/Məmmədov/Mamedov Huseynov/Hüseynov/Guseinov Hasanov/Gasanov/Khasanov Karimov/Kerimov Rakhimov/Rahimov/Raximov Yuldashev/Yo'ldoshev/Iuldashev Abdullayev/Abdullaev/Abdulloev Ismoilov/Ismailov Nazarbekov/Nazarbek Suleimenov/Suleymenov Tokhtakhunov/Tohtahunov/Tuxtaxunov Guliyev/Quliyev/Kuliev Jafarov/Cəfərov/Dzhafarov Ibragimov/İbrahimov/Ibrahimov Khudoyberdiev/Xudoyberdiyev/Hudaiberdiev"
)


def compose(chance: Random, woman: bool) -> Parts:
    """Given name, sometimes a second or the father's, and family name."""
    first, second = chance.sample(MEN, 2)
    return (
        Part("given", chance.choice(WOMEN) if woman else first),
        Part("middle", second, shown=chance.random() < 0.2), Part("family", chance.choice(FAMILIES)),
    )  # fmt: skip


BY_EAR = (
    ("ş", "s"),
    ("ç", "c"),
    ("ğ", "g"),
    ("ı", "i"),
    ("ö", "o"),
    ("ü", "u"),
    ("kh", "h"),
    ("x", "kh"),
    ("c", "j"),
    ("j", "dj"),
    ("y", "i"),
    ("ev", "yev"),
    ("h", "kh"),
    ("q", "k"),
    ("o", "a"),
)
TRADITION = Tradition(
    "turkic", ("tr", "az", "uz", "kz", "tm", "kg"), compose, BY_EAR, ("Haci",), None, {"add": 0.5, "drop": 0.25}
)

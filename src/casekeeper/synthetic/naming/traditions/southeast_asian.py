"""Vietnamese, Malay, Indonesian, Thai, Burmese and Filipino: six ways, and in most of them no family name.

Vietnamese: family, middle and own name in this order at home, and the other way about abroad. Malay: bin or binti with the father's
name. Indonesian: one name or a chain, in the old Dutch spelling or the new. Thai: two names that few others bear, and a nickname.
Burmese: words of one syllable and U, Daw, Ko, Ma, and no family name. Filipino: Spanish family names, the mother's in the middle.
"""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.letters import plain, products
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word, stock

_VIETNAMESE = (
    ("Nguyễn", 38), ("Trần", 12), ("Lê", 10), ("Phạm", 7), ("Hoàng/Huỳnh", 5), ("Phan", 5), ("Vũ/Võ", 4), ("Đặng", 2), ("Bùi", 2), ("Đỗ", 2),
    ("Hồ", 1), ("Ngô", 1), ("Dương", 1), ("Lý", 1), ("Đinh", 1), ("Trương", 1), ("Mai", 1), ("Đoàn", 1), ("Trịnh", 1), ("Cao", 1), ("Lương", 1), ("Tô", 1), ("Hà", 1),
)  # fmt: skip
"""Family names and how many in a hundred bear them, about: few, and one of them everywhere."""
VIETNAMESE_MEN = (
    "Hùng Dũng Tuấn Sơn Hải Long Thắng Phong Trung Nam Khánh Bình Cường An Bảo Bách Chiến Chính Công Danh Duy "
    "Đạt Điền Đông Đức Giang Hà Hiếu Hiển Hòa Hoàng Huy Hưng Khang Khải Khoa Khôi Kiên Kiệt Lâm Lộc Lợi Luân Lực "
    "Minh Mạnh Nghĩa Nhân Nhật Ninh Phát Phú Phúc Phước Quân Quang Quốc Quý Quyết Sang Sáng Tài Tâm Tân Thành "
    "Thái Thanh Thiện Thịnh Thọ Thông Thuận Tiến Tiệp Tín Toàn Trí Triết Trọng Trường Tú Tùng Việt Vinh Vũ Vương "
    "Xuân Đăng"
).split()
VIETNAMESE_WOMEN = (
    "Lan Hương Mai Linh Hạnh Anh Ánh Bích Cúc Châu Chi Dung Duyên Đào Giang Hà Hân Hằng Hiền Hoa Hoài Hồng Huệ "
    "Huyền Khanh Kim Lệ Liên Loan Ly Mỹ My Nga Ngân Ngọc Nguyệt Nhi Nhung Như Nương Oanh Phương Phượng Quyên "
    "Quỳnh Sen Sương Tâm Thảo Thanh Thắm Thoa Thơ Thu Thúy Thủy Thư Thương Tiên Trà Trang Trâm Trinh Trúc Tuyết "
    "Uyên Vân Vi Vy Xuân Yên Yến Diễm Diệp Diệu Hiếu Hòa Lam Nhàn Thùy"
).split()
_MIDDLE = (
    ("Văn Hữu Đức Minh Quang Công Đình Xuân Thanh Ngọc Quốc Gia Anh Bá Duy Thế Trọng Viết").split(),
    ("Thị Thị Thị Ngọc Thanh Thu Kim Mỹ Bích Hồng Phương Minh Thùy Quỳnh Như Bảo Cẩm Diệu").split(),
)
MALAY_MEN = (
    "Abdullah Ahmad Aiman Amin Amir Anuar Arif Azhar Azlan Azman Azmi Badrul Bakar Baharuddin Daud Fadzil Fahmi "
    "Faizal Farid Fauzi Hafiz Haikal Hakim Halim Hamid Hamzah Haris Harun Hashim Hassan Hisham Hussin Ibrahim "
    "Idris Ilham Irfan Isa Ishak Iskandar Ismail Jamal Jamaluddin Johari Kamal Kamaruddin Khairul Latif Luqman "
    "Mahmud Mansor Mohd_Ali Mokhtar Muhammad Musa Mustafa Nasir Nizam Nor Omar Osman Othman Rahim Rahman Ramli "
    "Rashid Razak Razali Ridzuan Rosli Roslan Rosman Sabri Safwan Saiful Salim Salleh Samad Shafie Shahrul "
    "Shamsul Shukri Sulaiman Syafiq Syahir Syed Taib Tajuddin Wahab Yahya Yaakub Yasin Yusof Zahari Zaid Zain "
    "Zainal Zaki Zakaria Zamri Zulkifli"
).split()
MALAY_WOMEN = (
    "Aminah Aishah Asmah Azizah Azlina Azura Fadilah Faridah Fatimah Fauziah Habibah Hafizah Halimah Hamidah "
    "Hanim Hasnah Hasnita Haslina Hayati Hidayah Intan Izzah Jamilah Junaidah Kalsom Kamariah Khadijah "
    "Khairunnisa Latifah Laila Maimunah Mariam Mariani Marina Masitah Maznah Melati Munirah Nabilah Nadia "
    "Nafisah Natasha Noraini Norazlina Norhayati Norhafizah Norliza Normah Nurul Nur_Ain Nursyahirah Puteri "
    "Rabiah Rafidah Rahimah Ramlah Raudhah Rohana Rohani Rokiah Rosmah Rosnah Rozita Ruqayyah Sabariah Sakinah "
    "Salmah Salmiah Sarimah Shahida Sharifah Siti Suhaila Suraya Syafiqah Syazwani Wahidah Yusnita Zabedah "
    "Zaharah Zainab Zaiton Zaleha Zarina Zubaidah Zulaikha Zuraidah"
).split()
INDONESIAN_MEN = (
    *["Sumarno", "Wibowo", "Sutrisno", "Hartono", "Budi", "Agus", "Yusuf", "Joko", "Suryadi", "Slamet", "Wahyu", "Susanto", "Cahyono", "Gunawan", "Hidayat", "Imam", "Abdul", "Rahman", "Ahmad", "Setiawan", "Nurhadi", "Kusuma", "Iskandar", "Zulkifli", "Hasan", "Fauzi", "Adi", "Aditya", "Andi", "Ari", "Arif", "Asep", "Bagus", "Bambang", "Bayu", "Cecep", "Dadang", "Dedi", "Deni", "Dian", "Didik", "Dwi", "Edi", "Eko", "Endang", "Fajar", "Galih", "Hadi", "Hari", "Hendra", "Heru", "Indra", "Irwan", "Jajang", "Kurniawan", "Lukman", "Made", "Maman", "Mulyono", "Nanang", "Nyoman", "Ketut", "Wayan", "Gede", "Putu", "Oki", "Pramono", "Prasetyo", "Purnomo", "Puji", "Rahmat", "Rizki", "Rudi", "Sigit", "Sugeng", "Suhendra", "Surya", "Taufik", "Teguh", "Tono", "Tri", "Ujang", "Untung", "Wawan", "Yanto", "Yudi", "Yoga"],
    *products("Su Har Wi Bud Pur Mul", "yanto yono tomo wanto jono darso parno kirno naryo santoso diono nardi gito"),
)  # fmt: skip
INDONESIAN_WOMEN = (
    *["Dewi", "Siti", "Sri", "Wati", "Ani", "Anisa", "Ayu", "Bunga", "Cahaya", "Citra", "Desi", "Dewi", "Dian", "Dina", "Dwi", "Eka", "Eni", "Erna", "Endah", "Euis", "Fitri", "Fitriani", "Gita", "Hartati", "Hesti", "Ida", "Ika", "Indah", "Intan", "Ira", "Kartika", "Kurnia", "Laksmi", "Lestari", "Lia", "Lilis", "Lina", "Lusi", "Maya", "Mega", "Melati", "Mira", "Murni", "Nani", "Neng", "Ningsih", "Nita", "Novi", "Nur", "Nurul", "Putri", "Puspita", "Rahayu", "Ratih", "Ratna", "Rina", "Rini", "Rita", "Rizka", "Rosa", "Sari", "Sekar", "Septi", "Suci", "Sulastri", "Susi", "Tika", "Titin", "Tri", "Tuti", "Utami", "Wahyuni", "Widya", "Winarti", "Wulan", "Yanti", "Yeni", "Yuli", "Yulia", "Yuni"],
    *products("Su Har Mur Kas Mar", "yani yati tini minah sih lastri wati narti parmi mini"),
)  # fmt: skip
_THAI_MEN = "Som=สม Wi=วิ Sura=สุร Kitti=กิตติ Prasert=ประเสริฐ Chai=ชัย Thana/Tana=ธน Non=นนท์ Phon/Pon=พล Anu=อนุ Nara=นร Sak=ศักดิ์ Montri=มนตรี Wira/Vira=วีร Suk=สุข"
_THAI_MEN_TAILS = "chai/chay=ชัย sak=ศักดิ์ phong/pong=พงษ์ wut/vut=วุฒิ chat/chart=ชาติ det=เดช phon/porn=พล kit=กิจ"
_THAI_WOMEN = "Som=สม Su=สุ Wan/Van=วรรณ Siri=ศิริ Nara=นร Kanya/Ganya=กัญญา Rattana/Ratana=รัตน Pim=พิม Phon/Porn=พร Chan/Jan=จันทร์ Mali/Malee=มาลี Dao=ดาว Arun=อรุณ Nong=นง Thip/Tip=ทิพย์"
_THAI_WOMEN_TAILS = "phon/porn=พร wan/van=วรรณ rat=รัตน์ siri=ศิริ ni/nee=นี lak/luck=ลักษณ์ da=ดา nat=นาถ ya=ยา"
_THAI_FAMILY = "Wong/Vong=วงศ์ Thong/Tong=ทอง Si/Sri=ศรี Chai/Jai=ชัย Rattana/Ratana=รัตน Suk=สุข Bun/Boon=บุญ Charoen/Jaroen=เจริญ Kaeo/Kaew=แก้ว Phon/Pon=พล Saeng/Sang=แสง In=อิน Chan/Jan=จันทร์ Thep/Tep=เทพ Nakh/Nak=นาค Phum/Poom=ภูมิ"
_THAI_FAMILY_TAILS = "sawat/savat=สวัสดิ์ suk/sook=สุข kun/kul=กุล phon/porn=พร chai/jai=ชัย di/dee=ดี mi/mee=มี rat=รัตน์ sin=สิน sap/sup=ทรัพย์ phan/pan=พันธ์ som=สม ngam=งาม det/dej=เดช khiri/kiri=คีรี pradit=ประดิษฐ์ thawon/thavorn=ถาวร"
_THAI_SHORT = ("Lek", "Noi", "Daeng", "Nok", "Ploy", "Bank", "Golf", "Ae", "Oat", "Bee", "Mint", "Toon")
BURMESE_MEN = stock(
    "Aung/Ong=အောင် Kyaw/Kyo=ကျော် Min/Myin=မင်း Zaw/Zo=ဇော် Thein/Theing=သိန်း Win/Wynn=ဝင်း Htay/Htey=ဌေး Soe/So=စိုး Myint/Mint=မြင့် Tun/Htun/Toon=ထွန်း Naing/Nine=နိုင် Maung/Mong=မောင် Than/Thann=သန်း Hla/Hlah=လှ "
    "Phyo/Pyo=ဖြိုး Lwin/Luin=လွင် Htet/Tet=ထက် Thura/Thuya=သူရ Ye/Yeh=ရဲ Lin/Linn=လင်း Zin/Zinn=ဇင် Oo/U=ဦး Swe/Sway=ဆွေ Thu/Tu=သူ Hein/Hain=ဟိန်း Paing/Pine=ပိုင် Moe/Mo=မိုး Nyunt/Nyun=ညွန့် Sein/Sain=စိန် Kan/Kann=ကန်"
)
BURMESE_WOMEN = stock(
    "Khin/Kin=ခင် Hla/Hlah=လှ Mya/Mia=မြ Nilar/Nila=နီလာ Thida/Thidar=သီတာ Su/Suu=စု Nwe/Nway=နွယ် Aye/Aey=အေး Phyu/Pyu=ဖြူ Thin/Thinn=သင်း Yin/Yinn=ယဉ် San/Sann=စန်း Sandar/Sanda=စန္ဒာ Hnin/Hninn=နှင်း Ei/Ay=အိ Wai/Way=ဝေ Mon/Mun=မွန် "
    "Zar/Za=ဇာ Cho/Choe=ချို Kyi/Kyee=ကြည် Marlar/Mala=မာလာ Yu/Yuu=ယု Moe/Mo=မိုး Tin/Tinn=တင် Nyein/Nyain=ငြိမ်း Shwe/Shway=ရွှေ Win/Wynn=ဝင်း Htwe/Htway=ထွေး Swe/Sway=ဆွေ Myint/Mint=မြင့်"
)
FILIPINO_MEN = (
    "Rodrigo Ernesto Reynaldo Jerome Romeo Danilo Emmanuel Ferdinand Alfredo Allan Antonio Ariel Arnel Arnold "
    "Arturo Benjamin Bernardo Bienvenido Carlito Cesar Christian Crisanto Dante Dennis Domingo Edgardo Eduardo "
    "Edwin Efren Elmer Ernesto Eugenio Felipe Fernando Florencio Francisco Gerardo Gilbert Gregorio Herminio "
    "Honesto Isagani Jaime Jayson Jeffrey Jericho Jerwin Jesus Jhonny Joel Jomar Jonathan Jose Joselito Joseph "
    "Juanito Jun Junior Lito Lorenzo Luisito Manuel Marcelino Marcelo Mariano Mario Mark Marlon Marvin Melchor "
    "Michael Nestor Nicanor Noel Norberto Orlando Oscar Pablo Pedro Rafael Ramil Ramon Randy Renato Ricardo "
    "Rizalino Roberto Rodel Rogelio Roland Rolando Romulo Ronald Ronnie Ruben Rufino Ruel Sonny Teodoro Tomas "
    "Vicente Virgilio Wilfredo"
).split()
FILIPINO_WOMEN = (
    "Corazon Marilou Adelaida Aileen Alma Analyn Angelica Annabelle Arlene Aurora Belen Bernadette Carmelita "
    "Cecilia Charito Cherry Christine Consuelo Cristina Cynthia Daisy Delia Divina Dolores Editha Edna Elena "
    "Elisa Elizabeth Elvira Emelita Emma Erlinda Estrella Evangeline Evelyn Fe Felicidad Flordeliza Florencia "
    "Gemma Gina Glenda Gloria Grace Haydee Helen Imelda Irene Jasmin Jennifer Jenny Jocelyn Josefina Joy "
    "Josephine Juliet Julieta Leonora Leticia Liezl Ligaya Lilia Lolita Lorna Lourdes Luisa Luzviminda "
    "Ma._Theresa Magdalena Maricel Maricar Maribel Marites Marivic Mary_Ann Mary_Grace Mary_Jane Maryjoy Melanie "
    "Melinda Mercedes Merlita Milagros Mylene Myrna Nenita Nelia Nerissa Norma Ofelia Perla Pilar Precious "
    "Princess Purificacion Remedios Rhodora Rosalie Rosalinda Rosario Rosemarie Rowena Rosita Sheila Shirley "
    "Susana Teresita Thelma Vilma Violeta Virginia Yolanda Zenaida"
).split()
FILIPINO_FAMILY = (
    "Dimaculangan Macaraeg Pangilinan Dela_Cruz Bautista Villanueva Magalona Salazar Tolentino Abaya Lacson "
    "Katigbak Abad Abella Agbayani Aguilar Aguirre Alcantara Alvarez Amador Andrada Andres Angeles Aquino Aragon "
    "Arellano Asuncion Avila Bacani Bagatsing Balagtas Baltazar Barrera Basilio Batungbakal Belmonte Beltran "
    "Benitez Bernal Bonifacio Buenaventura Bulatao Bustamante Cabrera Calderon Camacho Castillo Castro Catacutan "
    "Concepcion Cordero Cortez Cuevas Cunanan Custodio Dacuycuy Dalisay David De_Guzman De_Jesus De_Leon De_Vera "
    "Del_Rosario Diaz Dizon Domingo Dumlao Enriquez Escueta Espino Esguerra Estrella Evangelista Fajardo "
    "Fernandez Ferrer Flores Francisco Fuentes Gabriel Galang Gallardo Garcia Gatchalian Gatdula Geronimo "
    "Gonzales Guerrero Guinto Gutierrez Guzman Hernandez Hilario Ignacio Ilagan Javier Jimenez Lagman Legaspi "
    "Leyva Lim Lopez Lorenzo Lumanlan Luna Mabini Macapinlac Macasaet Madrigal Magbanua Magpantay Magsino "
    "Mallari Manalastas Manalo Manansala Mangubat Manlapaz Mariano Marquez Martinez Matapang Medina Mendoza "
    "Mercado Miranda Molina Morales Nacario Natividad Navarro Nepomuceno Nicolas Ocampo Olivares Ortega Pacheco "
    "Padilla Palma Panganiban Panlilio Pascual Pineda Ponce Punzalan Quiambao Quijano Quinto Ramirez Ramos Reyes "
    "Rivera Robles Rodriguez Romero Roque Rosales Sacdalan Salonga Salvador Samson San_Juan San_Pedro Sanchez "
    "Santiago Santos Serrano Sevilla Silva Singson Soriano Sumulong Suarez Tabuena Tamayo Tan Tiongson Torres "
    "Trinidad Tuazon Umali Urbano Valdez Valencia Valenzuela Vasquez Velasco Ventura Vergara Victoria Villaflor "
    "Villamor Villareal Viray Yap Ylagan Yumul Zamora Zapanta Zarate"
).split()
BY_EAR = (("oe", "u"), ("u", "oe"), ("dj", "j"), ("j", "dj"), ("tj", "c"), ("c", "tj"), ("j", "y"), ("ph", "p"), ("th", "t"),
          ("kh", "k"), ("v", "w"), ("ai", "ay"), ("aw", "or"), ("b", "v"))  # fmt: skip


def compose(chance: Random, woman: bool) -> Parts:
    """One of six ways of naming."""
    return chance.choice((_vietnamese, _malay, _indonesian, _thai, _burmese, _filipino))(chance, woman)


def _vietnamese(chance: Random, woman: bool) -> Parts:
    family = chance.choices([name for name, _ in _VIETNAMESE], [share for _, share in _VIETNAMESE])[0]
    return (
        Part("family", _marked(*family.split("/"))), Part("middle", _marked(chance.choice(_MIDDLE[woman]))),
        Part("given", _marked(chance.choice(VIETNAMESE_WOMEN if woman else VIETNAMESE_MEN))),
    )  # fmt: skip


def _malay(chance: Random, woman: bool) -> Parts:
    first = chance.choice(MALAY_WOMEN if woman else MALAY_MEN)
    father, grandfather = chance.sample(MALAY_MEN, 2)
    said = ("binti ", "bt ", "binte ", "bte. ", "") if woman else ("bin ", "b. ", "bin. ", "")
    honour: Parts = (
        Part("middle", Word(("Siti", "Sitti", "St.") if woman else ("Mohd", "Muhammad", "Mohamad", "Md")), shown=chance.random() < 0.3),
    ) if first not in ("Siti", "Muhammad", "Mohd_Ali") else ()  # fmt: skip
    return (
        *honour, Part("given", _malayan(first)), Part("father", _malayan(father), said),
        Part("grandfather", _malayan(grandfather), said, chance.random() < 0.08),
    )  # fmt: skip


def _indonesian(chance: Random, woman: bool) -> Parts:
    names = list(dict.fromkeys(INDONESIAN_WOMEN if woman else INDONESIAN_MEN))
    count = chance.choice((1, 1, 2, 2, 3))
    found = chance.sample(names, max(count, 2))
    return tuple(Part("given", _malayan(name), shown=place < count) for place, name in enumerate(found))


def _thai(chance: Random, woman: bool) -> Parts:
    given = _two(*((_THAI_WOMEN, _THAI_WOMEN_TAILS) if woman else (_THAI_MEN, _THAI_MEN_TAILS)), chance)
    return (
        Part("given", given._replace(short=(chance.choice(_THAI_SHORT),))), Part("family", _two(_THAI_FAMILY, _THAI_FAMILY_TAILS, chance)),
    )  # fmt: skip


def _burmese(chance: Random, woman: bool) -> Parts:
    names = chance.sample(BURMESE_WOMEN if woman else BURMESE_MEN, 3)
    lead = ("", "Daw ", "Ma ") if woman else ("", "U ", "Ko ", "Maung ")
    first = Part("given", names[0], lead)
    return first, Part("given", names[1]), Part("given", names[2], shown=chance.random() < 0.6)


def _filipino(chance: Random, woman: bool) -> Parts:
    first, second = chance.sample(FILIPINO_WOMEN if woman else FILIPINO_MEN, 2)
    family, mothers = chance.sample(FILIPINO_FAMILY, 2)
    return (
        Part("given", _spanish(first)), Part("middle", _spanish(second), shown=chance.random() < 0.3),
        Part("second family", _spanish(mothers), shown=chance.random() < 0.35), Part("family", _spanish(family)),
    )  # fmt: skip


def _marked(*names: str) -> Word:
    return Word(tuple(dict.fromkeys((*(plain(name) for name in names), *names))))


def _malayan(name: str) -> Word:
    """As written today, and by the spelling before 1972."""
    new, old = name.replace("_", " "), name.replace("_", " ")
    for now, before in (
        ("j", "dj"),
        ("J", "Dj"),
        ("y", "j"),
        ("Y", "J"),
        ("c", "tj"),
        ("C", "Tj"),
        ("u", "oe"),
        ("U", "Oe"),
    ):
        old = "".join(before if one == now else one for one in old) if before != "j" or "dj" not in old else old
    ear = (
        new.replace("dd", "d").replace("ss", "s")
        if "dd" in new or "ss" in new
        else new.replace("f", "p").replace("z", "j")
    )
    return Word(tuple(dict.fromkeys((new, old, ear, new.removesuffix("h")))))


def _two(heads: str, tails: str, chance: Random) -> Word:
    head, tail = chance.choice(stock(heads)), chance.choice(stock(tails))
    spellings = dict.fromkeys(one + other for one in head.spellings for other in tail.spellings)
    return Word(tuple(spellings), head.script + tail.script)


def _spanish(name: str) -> Word:
    own = name.replace("_", " ")
    return Word(tuple(dict.fromkeys((own, own.replace(" ", ""), own.replace("De ", "de ").replace("Dela ", "de la ")))))


TRADITION = Tradition(
    "southeast_asian", ("vn", "id", "my", "th", "mm", "ph"), compose, BY_EAR, ("Haji",), None,
    {"order": 0.3, "drop": 0.3, "add": 0.5},
)  # fmt: skip

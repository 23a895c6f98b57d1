"""Iranian and Afghan: a given name, often a second, and a family name, which many in Afghanistan do not have."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

MEN = stock(
    "Mohammad/Mohammed/Muhammad/Mohamad=محمد Reza/Riza/Rida=رضا Ali/Aly=علی Hossein/Hussein/Husain/Hosein=حسین Mehdi/Mahdi=مهدی Amir/Ameer=امیر Saeed/Said/Saied=سعید Hamid/Hameed=حمید Majid/Madjid=مجید Masoud/Massoud/Mas'ud=مسعود Farhad/Ferhad=فرهاد Behrouz/Behruz/Bahroz=بهروز Dariush/Darioush/Daryoush=داریوش Kamran/Cameran=کامران Javad/Jawad/Djavad=جواد Abbas/Abas=عباس Gholamreza/Gholam_Reza/Ghulam_Riza=غلامرضا Abdollah/Abdullah=عبدالله Nasrullah/Nasrollah/Nasr_Allah=نصرالله Rahmatullah/Rahmatollah/Rahmat_Ullah=رحمت‌الله Najibullah/Najibollah/Najeeb_Ullah=نجیب‌الله Sher_Mohammad/Shir_Mohammad=شیر_محمد Wali/Vali=ولی Ahmad_Shah/Ahmadshah=احمدشاه Jalaluddin/Jalal_al-Din/Jalaladdin=جلال‌الدین Sarajuddin/Serajoddin/Siraj_ud_Din=سراج‌الدین Abdul_Ghani/Abdolghani/Abdulghani=عبدالغنی Zabihullah/Zabihollah=ذبیح‌الله Khalil/Khaleel=خلیل Esmail/Ismail/Esmaeil=اسماعیل Yaghoub/Yaqub/Yakub=یعقوب Afshin/Afsheen=افشین Akbar/Akber=اکبر Arash/Aarash=آرش Ardeshir/Ardashir=اردشیر Asadullah/Asadollah/Asad_Ullah=اسدالله Ashkan/Achkan=اشکان Aziz/Azeez=عزیز Babak/Baabak=بابک Bahram/Behram=بهرام Bashir/Basheer=بشیر Behnam/Bahnam=بهنام Bijan/Bizhan/Bejan=بیژن Daoud/Dawood/Davud=داود Ebrahim/Ibrahim=ابراهیم Ehsan/Ihsan=احسان Enayatullah/Inayatullah/Enayatollah=عنایت‌الله Farid/Fareed=فرید Faramarz/Feramarz=فرامرز Farrokh/Farukh=فرخ Fazel/Fazil/Fadhil=فاضل Firouz/Firuz/Feroz=فیروز Gul_Agha/Gulagha=ګل_آغا Habibullah/Habibollah/Habib_Ullah=حبیب‌الله Haidar/Heydar/Haydar=حیدر Hamayun/Homayoun/Humayun=همایون Hashim/Hashem=هاشم Hekmat/Hikmat=حکمت Iraj/Eraj=ایرج Jahangir/Djahangir=جهانگیر Jamshid/Jamsheed/Djamshid=جمشید Jan_Mohammad/Janmohammad=جان_محمد Karim/Kareem=کریم Kaveh/Kawa=کاوه Keyvan/Kaiwan/Kayvan=کیوان Khosrow/Khusraw=خسرو Kourosh/Kurush/Cyrus=کوروش Latif/Lateef=لطیف Mahmoud/Mahmud/Mahmood=محمود Mansour/Mansur/Mansoor=منصور Matiullah/Matiollah=مطیع‌الله Mir_Wais/Mirwais/Mirways=میرویس Mohsen/Mohsin=محسن Morteza/Murtaza=مرتضی Mostafa/Mustafa=مصطفی Nader/Nadir=نادر Naser/Nasir/Nassir=ناصر Navid/Naweed/Nawid=نوید Noor_Ahmad/Nur_Ahmad=نوراحمد Omid/Umid/Omeed=امید Parviz/Parwiz/Parvez=پرویز Payam/Peyam=پیام Qasem/Ghasem/Qasim=قاسم Rahim/Raheem=رحیم Ramin/Rameen=رامین Rostam/Rustam/Rustom=رستم Saber/Sabir=صابر Sadegh/Sadiq/Sadeq=صادق Saifullah/Seyfollah/Saif_Ullah=سیف‌الله Sardar/Serdar=سردار Shahab/Shihab=شهاب Shahram/Schahram=شهرام Siavash/Siyawash/Siavosh=سیاوش Sohrab/Suhrab=سهراب Taher/Tahir=طاهر Vahid/Wahid/Waheed=وحید Yasin/Yaseen=یاسین Yousef/Yusuf/Yousof=یوسف Zalmai/Zalmay=ځلمی Ziauddin/Zia_ud_Din/Ziaoddin=ضیاءالدین"
)
WOMEN = stock(
    "Fatemeh/Fatima=فاطمه Zahra/Zohra=زهرا Maryam/Mariam=مریم Nasrin/Nasreen=نسرین Shirin/Shireen=شیرین Leila/Laila=لیلا Parvaneh/Parwana=پروانه Soraya/Suraya=ثریا Leyla/Laila=لیلا Parvin/Parveen=پروین Mina/Meena=مینا Nahid/Naheed=ناهید Azadeh/Azada=آزاده Mahnaz=مهناز Farzaneh/Farzana=فرزانه Roya/Ruya=رویا Shahla=شهلا Simin/Seemin=سیمین Soheila/Suhaila=سهیلا Tahereh/Tahira=طاهره Zohreh/Zuhra=زهره Elham/Ilham=الهام Elaheh/Ilaha=الهه Fariba=فریبا Farideh/Farida=فریده Fereshteh/Firishta=فرشته Forough/Furugh=فروغ Golnaz/Gulnaz=گلناز Hamideh/Hamida=حمیده Homa/Huma=هما Jamileh/Jamila=جمیله Khadijeh/Khadija=خدیجه Ladan=لادن Laleh/Lala=لاله Mahin/Maheen=مهین Mahsa=مهسا Malihe/Maliha=ملیحه Mandana=ماندانا Manijeh/Manizha=منیژه Marzieh/Marzia=مرضیه Masoumeh/Masuma=معصومه Mehri=مهری Mitra/Meetra=میترا Mojgan/Muzhgan=مژگان Monireh/Munira=منیره Nadereh/Nadira=نادره Narges/Nargis=نرگس Nasim/Naseem=نسیم Nazanin=نازنین Negar/Nigar=نگار Niloofar/Nilufar=نیلوفر Parisa/Pareesa=پریسا Rana/Raana=رعنا Rahimeh/Rahima=رحیمه Sadaf=صدف Sahar=سحر Sakineh/Sakina=سکینه Sanaz=ساناز Sara/Sarah=سارا Setareh/Sitara=ستاره Shabnam=شبنم Shahnaz=شهناز Sharareh/Sharara=شراره Shokoufeh/Shukufa=شکوفه Shohreh/Shuhra=شهره Tayebeh/Tayyiba=طیبه Vida/Wida=ویدا Yasaman/Yasmin=یاسمن Zarghuna/Zarghona=زرغونه Palwasha/Palwasa=پلوشه Spozhmai/Spogmai=سپوژمی Brishna/Breshna=برېښنا Gulalai/Gulalay=ګلالۍ"
)
FAMILIES = stock(
    "Hosseinzadeh/Husseinzada/Hossein_Zadeh=حسین‌زاده Mohammadi/Muhammadi/Mohamadi=محمدی Karimi/Kareemi=کریمی Rahimi/Raheemi=رحیمی Ahmadzai/Ahmadzay=احمدزی Noorzai/Nurzai/Noorzay=نورزی Popalzai/Popalzay=پوپلزی Akhundzada/Akhondzadeh/Akhund_Zada=آخندزاده Tehrani/Teherani=تهرانی Esfahani/Isfahani=اصفهانی Shirazi/Schirazi=شیرازی Tabrizi/Tabrizy=تبریزی Haqqani/Haghani/Hakani=حقانی Mansouri/Mansuri=منصوری Sadeghi/Sadiqi/Sadeqi=صادقی Jafari/Djafari/Jaafari=جعفری Hashemi/Hashimi=هاشمی Rostami/Rustami=رستمی Bagheri/Baqeri/Baqiri=باقری Naderi/Nadiri=نادری Stanikzai/Stanekzai=ستانکزی Wardak/Vardak=وردک Barakzai/Barekzay=بارکزی Ghorbani/Qurbani/Qorbani=قربانی Yousefi/Yusufi/Yousufi=یوسفی Achakzai/Achekzai=اڅکزی Afshar/Afchar=افشار Ahmadi/Ahmady=احمدی Akbari/Akbary=اکبری Alizadeh/Alizada/Ali_Zadeh=علیزاده Amini/Ameeni=امینی Arghandiwal/Arghandewal=ارغندیوال Asadi/Assadi=اسدی Azizi/Azizy=عزیزی Bayat/Bayaat=بیات Daneshvar/Danishwar=دانشور Ebrahimi/Ibrahimi=ابراهیمی Eshaqzai/Ishaqzai=اسحاقزی Farahani/Farahany=فراهانی Fazeli/Fazili=فاضلی Ghaffari/Ghafari/Gaffari=غفاری Gilani/Gailani/Guilani=گیلانی Habibi/Habeebi=حبیبی Hamidi/Hameedi=حمیدی Hotak/Hottak=هوتک Jalali/Djalali=جلالی Kakar/Kakarr=کاکړ Kandahari/Qandahari=قندهاری Kazemi/Kazimi/Kazmi=کاظمی Kermani/Kirmani=کرمانی Khalili/Khaleeli=خلیلی Mahmoudi/Mahmudi=محمودی Maleki/Maliki=ملکی Mangal/Mengal=منگل Mazari/Mazary=مزاری Moradi/Muradi=مرادی Mousavi/Musawi/Moosavi=موسوی Najafi/Nedjafi=نجفی Norouzi/Nowruzi/Nauroozi=نوروزی Panjshiri/Panjsheri=پنجشیری Qaderi/Ghaderi/Qadiri=قادری Rajabi/Radjabi=رجبی Rasouli/Rasuli/Rasooli=رسولی Rezai/Rezaei/Rezayi=رضایی Safi/Saafi=صافی Saleh/Salehi=صالحی Shahidi/Shaheedi=شهیدی Sharifi/Shareefi=شریفی Soltani/Sultani=سلطانی Taheri/Tahiri=طاهری Tokhi/Tukhi=توخی Vaziri/Waziri/Wazeeri=وزیری Yaqubi/Yaghoubi/Yaqoobi=یعقوبی Zadran/Dzadran/Jadran=ځدراڼ Zamani/Zamany=زمانی Zarei/Zarey=زارعی"
)


def compose(chance: Random, woman: bool) -> Parts:
    """Given names and family name."""
    first, second = chance.sample(MEN, 2)
    return (
        Part("given", chance.choice(WOMEN) if woman else first),
        Part("middle", second, shown=chance.random() < 0.3),
        Part("family", chance.choice(FAMILIES), shown=chance.random() < 0.85),
    )


BY_EAR = (
    ("gh", "q"),
    ("q", "gh"),
    ("ou", "u"),
    ("u", "ou"),
    ("ee", "i"),
    ("v", "w"),
    ("w", "v"),
    ("o", "u"),
    ("e", "i"),
    ("i", "e"),
    ("ollah", "ullah"),
    ("kh", "h"),
    ("zadeh", "zada"),
    ("dj", "j"),
    ("aa", "a"),
)
TRADITION = Tradition(
    "persian_afghan",
    ("ir", "af", "tj"),
    compose,
    BY_EAR,
    ("Haji", "Mullah", "Mawlawi", "Qari", "Hajji"),
    None,
    {"title": 0.18, "drop": 0.35, "add": 0.5},
)

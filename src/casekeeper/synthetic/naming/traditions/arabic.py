"""Arabic: a given name, the father's and the grandfather's, and a family name or where one comes from with al-."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word, stock

MEN = stock(
    "Mohammed/Muhammad/Mohamed/Mohamad/Muhamad/Mohammad=محمد Ahmed/Ahmad/Ahmet=أحمد Hussein/Husayn/Hussain/Husein/Hocine=حسين Hassan/Hasan/Hacen=حسن Ali/Aly=علي Omar/Umar/Omer=عمر Khaled/Khalid/Haled=خالد Youssef/Yusuf/Yousef/Yusef/Joussef=يوسف Ibrahim/Ebrahim/Brahim=إبراهيم Mahmoud/Mahmud=محمود Mustafa/Mostafa/Moustapha=مصطفى Walid/Oualid/Waleed=وليد Tarek/Tariq/Tarik=طارق Saleh/Salih/Salleh=صالح Said/Saeed/Sayid=سعيد Faisal/Faysal/Feisal=فيصل Nasser/Nasir/Naser=ناصر Karim/Kareem=كريم Rashid/Rachid/Rasheed=رشيد Jamal/Gamal/Djamel=جمال Samir/Sameer=سمير Bilal/Belal/Billel=بلال Yassin/Yasin/Yacine=ياسين Jaber/Jabir/Gaber=جابر Majid/Majed/Madjid=ماجد Adel/Adil=عادل Hamza/Hamzah=حمزة Imad/Emad/Imed=عماد Zakaria/Zakariya/Zakariyya=زكريا Idris/Driss/Idrees=إدريس Anwar/Anouar=أنور Munir/Mounir/Moneer=منير Fadil/Fadel/Fadhil=فاضل Qasim/Kassem/Qasem/Gasem=قاسم Ayman/Aymen/Aiman=أيمن Haitham/Haythem/Haytham=هيثم Luay/Loay/Louay=لؤي Mazen/Mazin=مازن Abdullah/Abdallah/Abdellah=عبدالله Abdulrahman/Abdelrahman/Abd_al-Rahman/Abdur_Rahman/Abderrahmane=عبدالرحمن Abdulkarim/Abdelkarim/Abd_al-Karim/Abdul_Karim=عبدالكريم Abdulaziz/Abdelaziz/Abdul_Aziz/Abd_al-Aziz=عبدالعزيز Abdulqader/Abdelkader/Abd_al-Qadir/Abdul_Kader=عبدالقادر Abdulhamid/Abdelhamid/Abd_al-Hamid=عبدالحميد Abbas=عباس Adnan/Adnane=عدنان Akram/Ekrem=أكرم Amin/Ameen=أمين Amjad/Amdjad=أمجد Ammar/Amar=عمار Anas/Anes=أنس Ashraf/Achraf=أشرف Ata/Atta=عطا Ayoub/Ayyub/Ayub=أيوب Aziz/Azeez=عزيز Badr/Bader=بدر Baha/Bahaa=بهاء Bassam/Basam=بسام Basil/Bassel=باسل Dawud/Daoud/Dawood=داود Fahd/Fahad=فهد Farid/Fareed=فريد Fathi/Fethi=فتحي Fawzi/Faouzi=فوزي Fuad/Fouad=فؤاد Ghassan/Gassan=غسان Ghazi/Gazi=غازي Habib/Habeeb=حبيب Hakim/Hakeem=حكيم Hani/Hany=هاني Harith/Hareth=حارث Hatim/Hatem=حاتم Hazim/Hazem=حازم Hisham/Hicham/Hesham=هشام Husam/Hossam/Houssam=حسام Ihab/Ehab=إيهاب Issa/Isa/Aissa=عيسى Jafar/Jaafar/Djaafar=جعفر Jalal/Galal/Djalal=جلال Kamal/Kamel=كمال Lotfi/Lutfi=لطفي Luqman/Lokman/Lukman=لقمان Maher/Mahir=ماهر Malik/Malek=مالك Marwan/Merouane=مروان Masoud/Messaoud/Mas'ud=مسعود Miqdad/Mekdad=مقداد Muath/Moaz/Mouadh=معاذ Nabil/Nabeel=نبيل Naji/Nagi=ناجي Nidal/Nedal=نضال Numan/Noman/Nouman=نعمان Nuri/Nouri/Noori=نوري Osama/Usama/Oussama=أسامة Othman/Uthman/Osman=عثمان Qais/Kais/Qays=قيس Rafik/Rafiq=رفيق Raid/Raed=رائد Rami/Ramy=رامي Ramzi/Remzi=رمزي Riyad/Riad/Riyadh=رياض Saad/Sad=سعد Sabri/Sabry=صبري Safwan/Safouane=صفوان Salah/Saleh_ed-Din=صلاح Salim/Saleem/Selim=سليم Salman/Selman=سلمان Sami/Samy=سامي Shakir/Chaker=شاكر Shadi/Chadi=شادي Shihab/Chihab=شهاب Sufyan/Sofiane/Soufiane=سفيان Suhail/Souheil/Sohail=سهيل Sulayman/Suleiman/Slimane/Soliman=سليمان Taha/Tahah=طه Tahir/Taher/Tahar=طاهر Talal/Talel=طلال Talib/Taleb=طالب Thamer/Thamir=ثامر Uday/Oday=عدي Umair/Omair=عمير Usaid/Osaid=أسيد Wael/Wail=وائل Wahid/Waheed=وحيد Wissam/Wisam=وسام Yahya/Yehia/Yahia=يحيى Yunus/Younes/Yunis=يونس Zaki/Zeki=زكي Ziad/Ziyad/Zied=زياد Zuhair/Zouheir/Zoheir=زهير Abdulmalik/Abdelmalek/Abd_al-Malik=عبدالملك Abdulwahab/Abdelouahab/Abd_al-Wahhab=عبدالوهاب Abdulsalam/Abdessalam/Abd_al-Salam=عبدالسلام Abdulrazzaq/Abderrazak/Abd_al-Razzaq=عبدالرزاق Nasrallah/Nasr_Allah/Nasrullah=نصرالله Saifuddin/Saif_al-Din/Seifeddine=سيف_الدين Nuruddin/Nour_al-Din/Noureddine=نور_الدين Salahuddin/Salah_al-Din/Salaheddine=صلاح_الدين"
)
WOMEN = stock(
    "Fatima/Fatma/Fatimah/Fatema=فاطمة Aisha/Aicha/Ayesha=عائشة Khadija/Khadidja/Hadija=خديجة Zainab/Zeinab/Zaynab=زينب Maryam/Mariam/Meriem=مريم Layla/Leila/Laila=ليلى Nour/Noor/Nur=نور Salma/Selma=سلمى Huda/Houda=هدى Amina/Aminah=أمينة Samira/Sameera=سميرة Rania/Raniya=رانيا Hanan/Hanane=حنان Widad/Ouidad=وداد Suad/Souad=سعاد Nadia/Nadya=نادية Karima/Kareema=كريمة Latifa/Lateefa=لطيفة Malika/Maleeka=مليكة Naima/Naeema=نعيمة Rashida/Rachida=رشيدة Saida/Saeeda=سعيدة Jamila/Djamila/Gamila=جميلة Habiba/Habeeba=حبيبة Hafsa/Hafsah=حفصة Halima/Haleema=حليمة Hayat/Hayet=حياة Hind/Hend=هند Ibtisam/Ebtisam/Ibtissem=ابتسام Iman/Eman/Imane=إيمان Ikram/Ekram=إكرام Ilham/Elham=إلهام Intisar/Entisar=انتصار Jihan/Gihan/Djihane=جيهان Kawthar/Kaouther=كوثر Lamia/Lamiaa=لمياء Lubna/Loubna=لبنى Maha=مها Majida/Majeda=ماجدة Manal/Manel=منال Marwa/Maroua=مروة Maysa/Maissa=ميساء Mona/Muna/Mouna=منى Nabila/Nabeela=نبيلة Nada/Neda=ندى Nahla/Nehla=نهلة Najat/Nagat=نجاة Najla/Nagla=نجلاء Najwa/Nagwa/Nejoua=نجوى Nawal/Naoual=نوال Rabab/Rebab=رباب Rabia/Rabiaa=رابعة Raghad/Raghd=رغد Raja/Rajaa=رجاء Rasha/Racha=رشا Reem/Rim/Rym=ريم Rawan/Rouane=روان Ruqayya/Rokaya/Rouqaia=رقية Sabah=صباح Sabrin/Sabreen=صابرين Safa/Safaa=صفاء Safiya/Safia=صفية Sahar=سحر Sakina/Sakeena=سكينة Samah=سماح Samar=سمر Samia/Samya=سامية Sana/Sanaa=سناء Sawsan/Saousan=سوسن Shadia/Chadia=شادية Shaima/Chaima=شيماء Siham/Sihem=سهام Suha/Souha=سها Sumaya/Soumia=سمية Suhad/Souhad=سهاد Tahani=تهاني Thuraya/Soraya=ثريا Wafa/Wafaa/Ouafa=وفاء Warda/Ouarda=وردة Wisal/Ouissal=وصال Yasmin/Yasmine/Jasmin=ياسمين Yusra/Yousra=يسرى Zahra/Zahraa=زهراء Zakiya/Zakia=زكية Zubaida/Zoubida=زبيدة Zuhur/Zouhour=زهور Afaf=عفاف Afrah=أفراح Ahlam/Ahlem=أحلام Alia/Aliya=علياء Amal/Amel=أمل Amani=أماني Amira/Ameera=أميرة Anisa/Aneesa=أنيسة Arwa/Aroua=أروى Asma/Asmaa=أسماء Asia/Assia=آسيا Azhar=أزهار Azza/Aza=عزة Badia/Badiaa=بديعة Bahija/Bahiga=بهيجة Bassma/Basma=بسمة Bushra/Bouchra=بشرى Butheina/Bouthaina=بثينة Dalal/Delal=دلال Dina/Deena=دينا Doha/Duha=ضحى Dunya/Dounia=دنيا Fadila/Fadhila=فضيلة Farah=فرح Farida/Fareeda=فريدة Fawzia/Faouzia=فوزية Ghada/Rada=غادة Hajar/Hagar=هاجر Hala=هالة Hanadi=هنادي Hasna/Hasnaa=حسناء Inas/Enas=إيناس Jawahir/Djawaher=جواهر"
)
PLACES = stock(
    "Rashidi/Rashedi/Rachidi=راشدي Masri/Misri/Masry=مصري Tikriti/Tekriti=تكريتي Baghdadi/Bagdadi=بغدادي Hashimi/Hashemi/Hachimi=هاشمي Jaburi/Jubouri/Jabouri=جبوري Dulaimi/Dulaymi/Duleimi=دليمي Ghamdi/Gamdi=غامدي Zahrani/Zahrany=زهراني Qahtani/Kahtani=قحطاني Shammari/Shamari/Chammari=شمري Harbi/Harby=حربي Otaibi/Utaybi/Oteibi=عتيبي Mutairi/Mutayri=مطيري Dosari/Dawsari/Dossari=دوسري Halabi/Halaby=حلبي Maghribi/Magrebi=مغربي Tunisi/Tounsi=تونسي Libi/Liby=ليبي Yamani/Yemeni=يماني Sudani/Soudani=سوداني Hadrami/Hadhrami=حضرمي Anzi/Enezi/Anazi=عنزي Tamimi/Temimi=تميمي Bakri/Bekri=بكري Najjar/Naggar=نجار Haddad=حداد Khatib/Khateeb=خطيب Sabbagh=صباغ Hamdan=حمدان Mansour/Mansur=منصور Zaidi/Zaydi=زيدي Obaidi/Ubaydi=عبيدي Samarrai/Samarai=سامرائي Qaysi/Kaissi/Qaisi=قيسي Shehri/Shihri=شهري Juhani/Jehani/Djouhani=جهني Fayez/Faiz=فايز Awadi/Awady=عوضي Kurdi/Kordi=كردي Ansari/Ansary=أنصاري Ayyash/Ayache=عياش Azzam/Azzame=عزام Barakat/Barakate=بركات Basri/Basry=بصري Darwish/Derwiche/Darwich=درويش Dimashqi/Dimachki=دمشقي Fakhouri/Fakhoury=فاخوري Farsi/Farisi=فارسي Ghanim/Ghanem=غانم Hamawi/Hamaoui=حموي Hariri/Haririy=حريري Hijazi/Hegazy/Hidjazi=حجازي Homsi/Himsi=حمصي Husseini/Husayni/Houssaini=حسيني Idrissi/Idrisi=إدريسي Iraqi/Eraki=عراقي Jazairi/Djazairi=جزائري Kathiri/Kethiri=كثيري Kinani/Kenani=كناني Lahham/Laham=لحام Maliki/Malki=مالكي Maqdisi/Makdissi=مقدسي Mawsili/Mosuli/Mousli=موصلي Nabulsi/Naboulsi=نابلسي Nashashi/Nachachi=نشاشي Omari/Umari=عمري Qadiri/Kadri=قادري Qudsi/Kodsi=قدسي Rifai/Refai=رفاعي Saadi/Sadi=سعدي Saqqaf/Sakkaf=سقاف Sayigh/Sayegh=صايغ Shami/Chami=شامي Sharif/Cherif/Shareef=شريف Subaie/Subayi=سبيعي Tarabulsi/Trabelsi=طرابلسي Turki/Torki=تركي Tahhan/Tahan=طحان Wahhabi/Ouahabi=وهابي Zawahri/Zawahiry=ظواهري Zubaidi/Zoubeidi=زبيدي"
)
LEAD = ("al-", "Al-", "El ", "Al ", "el-", "")


def compose(chance: Random, woman: bool) -> Parts:
    """Given, father's and grandfather's name, family: two to four of them shown."""
    men = chance.sample(MEN, 3)
    given = chance.choice(WOMEN) if woman else men[0]
    return (
        Part("given", given), Part("father", men[1], shown=chance.random() < 0.65),
        Part("grandfather", men[2], shown=chance.random() < 0.25),
        Part("family", chance.choice(PLACES), LEAD, script_lead="ال"),
    )  # fmt: skip


def kunya(chance: Random, woman: bool) -> tuple[str, str]:
    """Father or mother of somebody."""
    child: Word = chance.choice(MEN)
    first = chance.choice(("Umm", "Oum") if woman else ("Abu", "Abou", "Abo"))
    return f"{first} {chance.choice(child.spellings)}", ("أم " if woman else "أبو ") + child.script


BY_EAR = (
    ("ou", "u"),
    ("u", "ou"),
    ("ee", "i"),
    ("i", "ee"),
    ("kh", "h"),
    ("q", "k"),
    ("k", "q"),
    ("gh", "g"),
    ("sh", "ch"),
    ("j", "dj"),
    ("y", "i"),
    ("dh", "d"),
    ("th", "t"),
    ("aa", "a"),
    ("e", "a"),
    ("a", "e"),
    ("w", "ou"),
    ("ss", "s"),
    ("s", "ss"),
)
TRADITION = Tradition(
    "arabic",
    ("iq", "sy", "eg", "sa", "ye", "dz", "ma", "tn", "ly", "sd", "jo"),
    compose,
    BY_EAR,
    ("Haji", "Sheikh", "Sayyid", "Dr", "Hajj"),
    kunya,
    {"kunya": 0.12, "kunya alone": 0.25, "add": 0.55, "drop": 0.3},
)

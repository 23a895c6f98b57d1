"""Hebrew: a given name and a family name of Hebrew, Yiddish, Ladino or Maghribi origin, in Hebrew and Latin letters.

Latin letters follow no one rule: ch, h or kh for het and khaf, tz, z, ts or c for tsade, v or b, y or j, a final h or none.
A wife takes the husband's family name or adds it. Some are known by a father's name with ben or bat; some made a family name
Hebrew that was not.
"""

from __future__ import annotations

from itertools import product
from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word, stock

MEN = stock(
    "Avraham/Abraham/Avrohom=אברהם~Avi/Avram Yitzhak/Yitzchak/Itzhak/Isaac/Izhak=יצחק~Itzik Yaakov/Jacob/Yakov/Jakov=יעקב~Kobi "
    "Moshe/Moses/Moishe/Mosheh=משה~Moishe/Moshik Yosef/Joseph/Yossef/Josef=יוסף~Yossi David/Dovid=דוד~Dudu/Dudi Shlomo/Solomon/Shelomo=שלמה~Momi "
    "Chaim/Haim/Hayim/Chayim=חיים Shimon/Simon/Shimeon=שמעון Reuven/Ruben/Reuben=ראובן~Ruvi Levi/Lewi=לוי Yehuda/Yehudah/Judah/Jehuda=יהודה~Yudi "
    "Binyamin/Benjamin/Benyamin=בנימין~Beni Menachem/Menahem/Menakhem=מנחם~Meni Yehezkel/Yechezkel/Ezekiel=יחזקאל~Hezi Mordechai/Mordekhai/Mordehai=מרדכי~Moti "
    "Tzvi/Zvi/Tsvi/Cvi=צבי Zeev/Ze'ev/Zev=זאב Aryeh/Arie/Arieh/Arye=אריה Dov/Dob=דב Natan/Nathan=נתן~Nati Eliyahu/Eliahu/Elijah=אליהו~Eli "
    "Elazar/Eliezer/Elasar=אלעזר Pinchas/Pinhas/Pinkhas=פנחס~Pini Nachum/Nahum/Nakhum=נחום Yisrael/Israel/Isroel=ישראל~Sruli Aharon/Aaron/Aron=אהרון "
    "Shmuel/Samuel/Shemuel=שמואל~Shmulik Yehoshua/Joshua/Jehoshua=יהושע~Shuki Gavriel/Gabriel=גבריאל~Gabi Rafael/Raphael/Refael=רפאל~Rafi "
    "Michael/Mikhael=מיכאל~Miki Daniel/Danyel=דניאל~Dani Uri/Ouri=אורי Yonatan/Jonathan/Yehonatan=יונתן~Yoni Amir=אמיר Eitan/Eytan/Ethan=איתן "
    "Gideon/Gidon=גדעון~Gidi Boaz/Boas=בועז Amnon=אמנון Oded=עודד Ehud=אהוד~Udi Yoram/Joram=יורם Yigal/Igal=יגאל Ilan=אילן Gil=גיל Ronen=רונן "
    "Nir=ניר Omer=עומר Ofer=עופר Tomer=תומר Itai/Itay/Ittai=איתי Idan=עידן Lior=ליאור Liran=לירן Shai/Shay=שי Shahar/Shachar=שחר Asaf/Assaf=אסף "
    "Guy=גיא Erez/Eres=ארז Yaron/Jaron=ירון Doron=דורון Sharon=שרון Meir/Meyer=מאיר Baruch/Barukh/Boruch=ברוך Yair/Jair=יאיר Nissim/Nisim=ניסים "
    "Shalom/Sholom=שלום Rahamim/Rachamim=רחמים Yoel/Joel=יואל Amos=עמוס Hillel=הלל Akiva/Akiba=עקיבא Naftali/Naphtali=נפתלי Asher=אשר Gad=גד "
    "Efraim/Ephraim=אפרים~Efi Menashe/Menasche=מנשה Zecharia/Zekharya/Zacharia=זכריה Yishai/Jesse/Ishai=ישי Amichai/Amihai=עמיחי Yedidya=ידידיה "
    "Elisha=אלישע Elhanan/Elchanan=אלחנן Yohanan/Yochanan=יוחנן Hanoch/Chanoch/Hanokh=חנוך Noam=נועם Ariel=אריאל~Arik Nadav=נדב Alon=אלון Dror=דרור "
    "Eyal=אייל Eran=ערן Golan=גולן Hagai/Chagai=חגי Hanan/Chanan=חנן Kfir=כפיר Matan=מתן Nimrod=נמרוד Ohad=אוהד Oren=אורן Paz=פז Raz=רז Roi/Roy/Roee=רועי "
    "Saar=סער Sagi=שגיא Tal=טל Uzi/Ouzi=עוזי Yaniv/Janiv=יניב Yotam/Jotam=יותם Yuval/Juval=יובל Ziv=זיו Zohar=זוהר Barak=ברק Bentzi/Benzi=בנצי Ami=עמי Aviad=אביעד Avihu=אביהוא Dan=דן Dotan=דותן Elkana/Elcana=אלקנה Evyatar/Abiathar=אביתר Harel=הראל Itamar/Ittamar=איתמר Maor=מאור Shaul/Saul=שאול Elad=אלעד"
)  # fmt: skip
WOMEN = stock(
    "Sara/Sarah/Soro=שרה~Sari Rivka/Rebecca/Rivkah=רבקה~Riki Rachel/Rahel/Rakhel=רחל~Rocheli Leah/Lea/Leia=לאה Miriam/Miryam=מרים~Miri Hannah/Hana/Chana/Chanah=חנה~Hani "
    "Esther/Ester=אסתר~Esti Ruth/Rut=רות~Ruti Yael/Jael=יעל Tamar=תמר~Tami Dvora/Devorah/Debora=דבורה~Dvori Michal/Mihal/Mikhal=מיכל Naomi/Noemi=נעמי "
    "Shoshana/Shoshanna/Susanna=שושנה~Shosh Tzipora/Zipora/Tsipora/Zippora=ציפורה~Tzipi Chaya/Haya/Khaya=חיה Malka/Malca=מלכה Bracha/Brakha/Braha=ברכה Yehudit/Judith/Yehudith=יהודית~Yudit "
    "Avigail/Abigail=אביגיל~Avigi Noa/Noah=נועה Maya/Maia=מאיה Adi/Addi=עדי Shira/Chira=שירה Tal=טל Roni/Ronny=רוני Yuval=יובל Hila/Hilla=הילה "
    "Keren=קרן Orly/Orli=אורלי Ronit/Roneet=רונית Galit=גלית Dorit=דורית Nurit/Nourit=נורית Ilana=אילנה Irit=עירית Sigal/Sigall=סיגל Smadar=סמדר "
    "Vered=ורד Yafa/Yaffa/Jaffa=יפה Zehava/Zahava=זהבה Pnina/Penina=פנינה Batya/Batia/Basya=בתיה Batsheva/Bathsheba/Bat_Sheva=בת-שבע Gila/Guila=גילה Geula/Geulah=גאולה "
    "Hadas/Hadass=הדס Hadassah/Hadasa=הדסה Osnat/Asnat=אסנת Einat/Eynat=עינת Anat=ענת Ayala/Ayalah=איילה Efrat/Ephrat=אפרת Inbal=ענבל Inbar=ענבר Liat=ליאת "
    "Limor=לימור Lilach/Lilah=לילך Liron=לירון Meital/Meytal=מיטל Merav/Meirav=מירב Moran=מורן Mor=מור Nechama/Nehama=נחמה Neta/Netta=נטע Nitza/Nitsa/Niza=ניצה "
    "Noga=נוגה Ofra/Ophra=עופרה Ora/Orah=אורה Oshrat=אושרת Osher=אושר Rakefet=רקפת Reut/Reout=רעות Rina/Rinah=רינה Rotem=רותם Shani=שני Shelly/Sheli=שלי "
    "Shlomit/Shelomit=שלומית Shulamit/Shulamith=שולמית~Shula Sivan=סיון Talia/Talya=טליה Tehila/Tehilla=תהילה Tikva/Tikvah=תקווה Tova/Tovah=טובה Varda=ורדה Yaara/Yaarah=יערה "
    "Yardena/Jardena=ירדנה Yocheved/Yoheved/Jochebed=יוכבד Yona/Jona=יונה Ziva=זיוה Zohara=זוהרה Aliza/Alisa=עליזה Alma=אלמה Amit=עמית Aviva=אביבה Bella/Bela=בלה "
    "Carmel/Karmel=כרמל Carmela/Karmela=כרמלה Dafna/Daphna/Dafne=דפנה Dalia/Dalya=דליה Dana=דנה Daniela/Daniella=דניאלה Dina/Dinah=דינה Edna=עדנה Elisheva/Elisheba=אלישבע "
    "Eliana=אליענה Emuna/Emunah=אמונה Etti/Eti=אתי Frida/Frieda=פרידה Golda=גולדה Hagit/Chagit=חגית Hedva/Chedva=חדווה Idit=עידית Kinneret=כנרת Levana=לבנה "
    "Maayan/Mayan=מעיין Margalit=מרגלית Mazal=מזל Mazal-Tov=מזל-טוב Nava/Nawa=נאוה Odelia/Odelya=אודליה Orna=אורנה Raya=ראיה Rivital=רויטל Shifra=שפרה Shoham=שוהם Simcha/Simha=שמחה"
)  # fmt: skip
_WITHIN = str.maketrans("ןםךףץ", "נמכפצ")
"""Letters that have a form of their own at the end of a word, and lose it within."""
_YIDDISH = tuple(
    Word(tuple(dict.fromkeys(a + b for a, b in product(one.spellings, two.spellings))), one.script.translate(_WITHIN) + two.script)
    for one in stock("Gold=גולד Silber/Zilber=זילבר Rosen/Rozen=רוזן Grün/Green/Grin=גרין Wein/Vain/Wain=ויין Roth/Rot=רוט Apfel/Epel=אפל Blum/Bloom=בלום "
                     "Feld=פלד Fein/Fain=פיין Licht/Likht=ליכט Schön/Shein/Schoen=שיין Birn/Birin=בירן Kirsch/Kirsh=קירש Lieber/Liber=ליבר Eisen/Aizen=אייזן "
                     "Hirsch/Hirsh=הירש Wasser/Vasser=וסר Stern/Shtern=שטרן Himmel/Himel=הימל Perl=פרל Zucker/Tzuker/Tsuker=צוקר")
    for two in stock("berg/berger=ברג stein/shtein/sztejn=שטיין man/mann=מן baum/boim=בוים feld/feldt=פלד blatt/blat=בלט thal/tal=טל zweig/tzvaig=צוייג bach/bakh=בך farb=פרב")
)  # fmt: skip
FAMILIES = (*stock(
    "Cohen/Kohen/Cohn/Kahan=כהן Mizrahi/Mizrachi/Misrahi=מזרחי Peretz/Perez/Perets=פרץ Biton/Bitton=ביטון Dahan/Dahane=דהן Avraham/Abraham=אברהם "
    "Friedman/Fridman=פרידמן Malka=מלכה Azoulay/Azulai/Azoulai=אזולאי Katz/Kats/Cac=כץ Yosef/Josef=יוסף Amar/Ammar=עמר Ohayon/Ohana=אוחיון Hadad/Haddad=חדד "
    "Gabay/Gabai/Gabbay=גבאי Ben-David/Ben_David/Bendavid=בן-דוד Adri=אדרי Levy/Levi/Lewy/Halevi=לוי Tal=טל Klein/Klain=קליין Khen/Hen/Chen=חן Shapira/Shapiro/Szapiro=שפירא "
    "Chazan/Hazan/Hazzan=חזן Moshe=משה Ashkenazi/Eskenazi=אשכנזי Ohana=אוחנה Segal/Siegel/Segall=סגל Suissa/Swissa=סויסה Hayun/Hayoun/Chayun=חיון Bar/Barr=בר "
    "Yaakov/Jacob=יעקב Even/Eben=אבן Vaknin/Waknine/Vaknine=וקנין Zohar=זוהר Shalom=שלום Eliyahu/Eliahu=אליהו Buzaglo/Bouzaglo=בוזגלו Elbaz/El_Baz=אלבז "
    "Toledano=טולדנו Abutbul/Aboutboul=אבוטבול Benayoun/Ben_Ayoun=בניון Shitrit/Chetrit=שטרית Edri=אדרעי Nahmias/Nachmias=נחמיאס Kadosh/Kadoch=קדוש "
    "Barzilai/Barzilay=ברזילי Harel=הראל Carmi/Karmi=כרמי Almog=אלמוג Golan=גולן Tzur/Zur/Tsur=צור Tzadok/Zadok/Sadok=צדוק Tzarfati/Zarfati/Sarfati=צרפתי "
    "Yitzhaki/Itzhaki/Izhaki=יצחקי Rabinovich/Rabinovitz/Rabinowitz=רבינוביץ Abramovich/Abramowitz=אברמוביץ Hershkovitz/Hershkowitz=הרשקוביץ Lifshitz/Lipschitz/Lifszyc=ליפשיץ "
    "Horowitz/Horovitz/Hurwitz=הורוביץ Berkovich/Berkowitz=ברקוביץ Moskovitz/Moskowitz=מושקוביץ Leibovich/Leibowitz=ליבוביץ Halperin/Heilprin=הלפרין "
    "Ben-Ami/Benami=בן-עמי Ben-Shimon/Benshimon=בן-שמעון Ben-Hamo/Benhamou=בן-חמו Bar-On/Baron=בר-און Bar-Lev/Barlev=בר-לב Nachshon/Nahshon=נחשון Oz=עוז Dagan=דגן"
), *_YIDDISH)  # fmt: skip


def compose(chance: Random, woman: bool) -> Parts:
    """Given name, a second one of some, the father's of few, and family name."""
    first, second = chance.sample(WOMEN if woman else MEN, 2)
    father = ("bat " if woman else "ben ", "Bat-" if woman else "Ben ")
    parts: tuple[Part, ...] = (
        Part("given", first), Part("middle", second, shown=chance.random() < 0.15),
        Part("father", chance.choice(MEN), father, chance.random() < 0.03, "בת " if woman else "בן "),
    )  # fmt: skip
    return (*parts, Part("family", chance.choice(FAMILIES)))


BY_EAR = (("ch", "h"), ("h", "ch"), ("ch", "kh"), ("kh", "ch"), ("tz", "z"), ("z", "tz"), ("tz", "ts"), ("v", "b"), ("v", "w"),
          ("y", "j"), ("k", "c"), ("sh", "sch"), ("f", "ph"), ("aa", "a"), ("a", "ah"), ("ei", "ai"), ("w", "v"), ("u", "ou"))  # fmt: skip
TRADITION = Tradition(
    "hebrew", ("il",), compose, BY_EAR, ("Dr",), None, {"add": 0.3, "short": 0.18, "married": 0.15}
)  # fmt: skip

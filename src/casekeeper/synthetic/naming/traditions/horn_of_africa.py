"""Somali, Ethiopian and Eritrean: one's own name, the father's and the grandfather's, and no family name."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

SOMALI = stock(
    "Mohamed/Maxamed/Mahamed Ali/Cali/Aly Hassan/Xasan/Hasan Abdi/Cabdi Ahmed/Axmed/Ahmad Yusuf/Yuusuf/Yussuf Omar/Cumar/Umar Hussein/Xuseen/Hussen Ibrahim/Ibraahim/Ebrahim Abdullahi/Cabdulaahi/Abdulahi Osman/Cusmaan/Usman Mohamud/Maxamuud/Mahmud Ismail/Ismaaciil/Esmael Abdirahman/Cabdiraxmaan/Abdurahman/Abdi_Rahman Farah/Faarax/Farrah Warsame/Warsama Jama/Jaamac/Djama Nur/Nuur/Noor Adan/Aadan/Aden/Adam Salad/Salaad Dahir/Daahir/Daher Guled/Guuleed/Gouled Elmi/Cilmi/Ilmi Muse/Muuse/Musa/Moussa Abdikadir/Cabdiqaadir/Abdulkadir/Abdi_Qadir Bashir/Bashiir/Basheer Shire/Shirre Roble/Rooble/Robleh Hersi/Xirsi/Hirsi Samatar/Samantar Abshir/Abshiir/Absher Abukar/Abuukar/Aboukar Ainanshe/Caynaanshe Awale/Cawaale/Awaleh Ayanle/Caynle/Ayanleh Barre/Barreh/Bare Bile/Biile/Bileh Boqor/Boqoor/Bokor Bulale/Bulaale/Bulaleh Dirie/Diiriye/Diriye Egal/Cigaal/Igal Egeh/Cige/Igeh Fidow/Fiidow/Fido Gabow/Gaabow/Gabo Galaid/Gallaydh/Galaydh Gedi/Geedi/Ghedi Good/Guud Hagi/Xaaji/Haaji Hirabe/Xiraabe Hirad/Xiraad/Herad Hufane/Xufane Idow/Iidow/Ido Igale/Igaale Isse/Ciise/Issa Jimale/Jimcaale/Djimale Kahin/Kaahin Karie/Kaariye/Kariye Keynan/Keynaan/Kenan Liban/Liibaan/Libaan Mahad/Maxaad Mire/Miire/Mireh Mukhtar/Mukhtaar/Moktar Nageye/Nageeye/Nageyeh Rage/Raage/Rageh Said/Siciid/Saeed Sharmarke/Sharmaarke Siad/Siyaad/Ziad Sugule/Sugulle Tahlil/Taxliil/Tahliil Wehliye/Weheliye/Wehelie Yare/Yaare"
)
SOMALI_WOMEN = stock(
    "Fadumo/Faadumo/Fatuma/Fatima Halima/Xaliimo/Halimo Amina/Aamina/Aminah Khadra/Qadra Sahra/Zahra/Saahra Hodan/Hoodan Ifrah/Ifraax Asha/Caasha/Aisha Maryan/Maryam/Mariam Safiya/Safiyo Ruqiya/Ruqiyo/Rukia Khadija/Khadiijo Zaynab/Seynab/Zeinab Hawa/Xaawo/Hawo Nimco/Nimo Saynab Muna/Muno Ubah/Ubax Deeqa/Deqa Ayaan/Ayan Idil/Iidil Ladan/Laadan Sagal/Saagal Shukri/Shukriya Hibaq/Hibaaq Ikran/Ikraan Filsan Farhiya/Farxiyo Ilhan/Ilhaan Najma/Najmo Naima/Naciimo Nasra/Nasro Rahma/Raxma Raho/Raaxo Sadia/Sacdiyo Suad/Sucaad Sucdi/Suudi Samira/Samiro Shamsa/Shamso Warsan Yasmin/Yaasmiin Bilan/Bilaan Bishaaro/Bishara Canab/Anab Cawo/Awo Cibado/Ebado Dahabo/Dahaba Ebla/Eblo Fowsiya/Fawzia Fartun/Fartuun Gobad Habibo/Xabiibo Hamdi/Xamdi Hinda/Hindo Hani/Haani Istahil/Istaahil Jawahir/Jawaahir Kaltuun/Kaltum Kinsi/Kiinsi Luul/Lul Madina/Madiino Malyun/Malyuun Marwo/Marwa Naado/Nado Qaali/Kali Quresh/Qureesho Roda/Roodo Rahmo Sacida/Saida Sirad/Siraad Timiro/Timira Ugaaso/Ugaso Waris/Waaris Xalwo/Halwo Zamzam/Samsam Zuhur/Suhuur"
)
HABESHA = stock(
    "Tadesse/Taddese/Tadese=ታደሰ Bekele/Beqele=በቀለ Girma/Ghirma=ግርማ Haile/Hayle/Hailé=ኃይሌ Tesfaye/Tesfai/Tesfay=ተስፋዬ Abebe/Ababa=አበበ Kebede/Kabada=ከበደ Alemayehu/Alemayu=አለማየሁ Mulugeta/Mulugheta=ሙሉጌታ Getachew/Gettachew/Ghetachew=ጌታቸው Yohannes/Johannes/Yohanis=ዮሐንስ Mengistu/Menghistu=መንግስቱ Tekle/Tecle/Teklay=ተክሌ Berhane/Birhane/Berhan=ብርሃነ Gebre/Gabre/Ghebre=ገብረ Solomon/Selomon=ሰሎሞን Dawit/Daweet/David=ዳዊት Yonas/Jonas=ዮናስ Habte/Habtay/Habtai=ሀብተ Kidane/Kidan/Chidane=ኪዳነ Wolde/Welde/Woldu=ወልደ Assefa/Asefa=አሰፋ Negash/Negasi/Negassi=ነጋሽ Zerihun/Zeryihun=ዘሪሁን Fikru/Fekru=ፍቅሩ Isaias/Esayas/Isayas=ኢሳይያስ Mebrahtu/Mebratu=መብራህቱ Desta/Destaw=ደስታ Mekonnen/Makonnen/Mekonen=መኮንን Gebremariam/Gebre_Mariam/Ghebremariam=ገብረማርያም Abera/Aberra=አበራ Abraha/Abreha=አብርሃ Admasu/Admassu=አድማሱ Afewerki/Afwerki/Afeworki=አፈወርቂ Amanuel/Emanuel=አማኑኤል Andualem/Andwalem=አንዱዓለም Araya/Araia=አርአያ Asmerom/Asmarom=አስመሮም Asrat/Asrate=አስራት Ayele/Ayale=አየለ Belay/Belai=በላይ Beyene/Beyenne/Bayene=በየነ Biruk/Birouk=ብሩክ Dagne/Dagnew=ዳኘ Daniel/Danel=ዳንኤል Demissie/Demisse=ደምሴ Dereje/Derege=ደረጀ Ephrem/Efrem=ኤፍሬም Ermias/Hermias=ኤርምያስ Eyob/Iyob=ኢዮብ Fasil/Fassil=ፋሲል Fisseha/Feseha/Fessehaye=ፍስሐ Fitsum/Fetsum=ፍጹም Gashaw/Gashau=ጋሻው Gebreselassie/Gebre_Selassie/Ghebreselassie=ገብረሥላሴ Gebremedhin/Gebre_Medhin/Ghebremedhin=ገብረመድህን Gebreyesus/Gebre_Yesus/Ghebreyesus=ገብረኢየሱስ Gezahegn/Gezahegne=ገዛኸኝ Goitom/Goytom=ጎይቶም Habtemariam/Habte_Mariam=ሀብተማርያም Hagos/Haghos=ሐጎስ Hailemariam/Haile_Mariam/Haylemariam=ኃይለማርያም Hailu/Haylu/Hailou=ኃይሉ Kassa/Kasa=ካሳ Kassahun/Kasahun=ካሳሁን Kiflu/Keflu=ክፍሉ Lemma/Lema=ለማ Mamo/Mammo=ማሞ Mehari/Mehary=ምሕረት Melaku/Mellaku=መላኩ Melles/Meles=መለስ Mesfin/Messfin=መስፍን Mikael/Michael=ሚካኤል Mulatu/Mullatu=ሙላቱ Nega/Negga=ነጋ Petros/Pietros=ጴጥሮስ Samuel/Samwel=ሳሙኤል Semere/Semare=ሰመረ Shiferaw/Shifferaw=ሽፈራው Sileshi/Seleshi=ስለሺ Sisay/Sisai=ሲሳይ Tamrat/Tamirat=ታምራት Teferi/Tafari/Tefferi=ተፈሪ Teklehaimanot/Tekle_Haimanot=ተክለሃይማኖት Temesgen/Temesghen=ተመስገን Teshome/Teshomme=ተሾመ Tewodros/Tewedros/Teodros=ቴዎድሮስ Tewolde/Tewelde=ተወልደ Tilahun/Telahun=ጥላሁን Tsegaye/Tsegay/Segai=ፀጋዬ Woldemariam/Wolde_Mariam/Weldemariam=ወልደማርያም Woldemichael/Wolde_Michael/Weldemikael=ወልደሚካኤል Worku/Werku=ወርቁ Yared/Yaried=ያሬድ Yemane/Yamane/Iemane=የማነ Yilma/Yelma=ይልማ Yosef/Yoseph/Iosief=ዮሴፍ Zelalem/Zelallem=ዘላለም Zewde/Zewdie/Zaude=ዘውዴ"
)

HABESHA_WOMEN = stock(
    "Almaz/Almas=አልማዝ Tigist/Tegest=ትዕግስት Hiwot/Hiwet=ሕይወት Selam/Salam=ሰላም Meseret/Messeret=መሠረት Tsehay/Tsehai=ፀሐይ Aster/Astier=አስቴር Birtukan/Bertukan=ብርቱካን Genet/Ghenet=ገነት Marta/Martha=ማርታ Rahel/Rachel=ራሔል Sara/Sarah=ሣራ Helen/Elen=ሄለን Saba/Sabah=ሳባ Senait/Senayt=ሰናይት Tsige/Tsigie=ፅጌ Worknesh/Workinesh=ወርቅነሽ Zewditu/Zauditu=ዘውዲቱ Yodit/Judit=ዮዲት Freweini/Frewoini=ፍረወይኒ Letebrhan/Letebirhan=ለተብርሃን Abeba/Ababa=አበባ Azeb/Azieb=አዜብ Bethlehem/Betelhem=ቤተልሔም Kidist/Kedest=ቅድስት Lemlem/Lamlam=ለምለም Mulu/Muluu=ሙሉ Mekdes/Meqdes=መቅደስ Mihret/Mehret=ምህረት Tirunesh/Tirunesch=ጥሩነሽ Wubit/Webit=ውቢት Yeshi/Yeshie=የሺ Zenebech/Zenebetch=ዘነበች Aynalem/Ainalem=ዓይናለም Belaynesh/Belainesh=በላይነሽ Elsabet/Elsabeth=ኤልሳቤት Fikirte/Fekerte=ፍቅርተ Hanna/Hana=ሐና Kebebush/Kebebosh=ከበቡሽ Roman/Romane=ሮማን"
)


def compose(chance: Random, woman: bool) -> Parts:
    """A chain of three, or two with the third known."""
    if chance.random() < 0.6:
        own, father, grandfather = chance.sample(SOMALI, 3)
        own = chance.choice(SOMALI_WOMEN) if woman else own
    else:
        own, father, grandfather = chance.sample(HABESHA, 3)
        own = chance.choice(HABESHA_WOMEN) if woman else own
    return (
        Part("given", own), Part("father", father), Part("grandfather", grandfather, shown=chance.random() < 0.6),
    )  # fmt: skip


BY_EAR = (
    ("h", "x"),
    ("x", "h"),
    ("c", ""),
    ("a", "aa"),
    ("aa", "a"),
    ("u", "uu"),
    ("i", "ee"),
    ("ai", "ay"),
    ("e", "a"),
    ("k", "q"),
    ("ss", "s"),
    ("dd", "d"),
    ("gh", "g"),
    ("y", "i"),
    ("ou", "u"),
)
TRADITION = Tradition(
    "horn_of_africa",
    ("so", "et", "er", "dj"),
    compose,
    BY_EAR,
    ("Haji", "Sheikh"),
    None,
    {"add": 0.5, "drop": 0.35, "order": 0.15},
)

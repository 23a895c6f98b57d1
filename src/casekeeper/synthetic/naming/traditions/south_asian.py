"""Indian, Pakistani, Bangladeshi and Sri Lankan: given names with or without a family name, initials, Muslim pairs."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

HINDU = stock(
    "Rajesh/Raajesh=राजेश~Raju Suresh/Sooresh=सुरेश Ramesh/Raamesh=रमेश Sanjay/Sunjay=संजय Vijay/Vijai=विजय Ajay/Ajai=अजय Anil/Aneel=अनिल Sunil/Suneel=सुनील Manoj/Manoje=मनोज Deepak/Dipak=दीपक Ashok/Ashoke=अशोक Prakash/Parkash=प्रकाश Dinesh/Deenesh=दिनेश Mahesh/Mahaish=महेश Vinod/Binod/Vinode=विनोद Arun/Aroon=अरुण Krishna/Krishan/Kishan=कृष्ण Mohan/Mohun=मोहन Ganesh/Ganesan=गणेश Harish/Hareesh=हरीश Amit/Ameet=अमित Anand/Ananda=आनंद Ashwin/Aswin=अश्विन Bharat/Bharath=भरत Bhupinder/Bhupender=भूपिंदर Chandra/Chander=चंद्र Devendra/Davinder/Devender=देवेंद्र Dilip/Dileep=दिलीप Gopal/Gopaul=गोपाल Govind/Gobind=गोविंद Gurmeet/Gurmit=गुरमीत Harjit/Harjeet=हरजीत Hemant/Hemanta=हेमंत Jagdish/Jagadish=जगदीश Jitendra/Jitender=जितेंद्र Kailash/Kailas=कैलाश Kiran/Keeran=किरण Lalit/Laleet=ललित Mukesh/Mookesh=मुकेश Naresh/Nareish=नरेश Narendra/Narender/Narinder=नरेंद्र Nikhil/Nickhil=निखिल Nitin/Neetin=नितिन Pankaj/Punkaj=पंकज Pradeep/Pradip/Pardeep=प्रदीप Pramod/Parmod=प्रमोद Rahul/Raahul=राहुल Rajendra/Rajinder/Rajender=राजेंद्र Rakesh/Raakesh=राकेश Ravi/Ravee=रवि Sachin/Sacheen=सचिन Sandeep/Sandip=संदीप Satish/Satheesh=सतीश Shankar/Sankar/Shanker=शंकर Shyam/Syam/Sham=श्याम Sukhdev/Sukhdeo=सुखदेव Surendra/Surinder/Surender=सुरेंद्र Tarun/Taroon=तरुण Uday/Udai=उदय Umesh/Oomesh=उमेश Vikram/Bikram/Wikram=विक्रम Vivek/Vivake=विवेक Yogesh/Jogesh=योगेश"
)
WOMEN = stock(
    "Sunita/Suneeta=सुनीता Lakshmi/Laxmi=लक्ष्मी Anita/Aneeta=अनीता Kavita/Kavitha=कविता Geeta/Gita=गीता Priya/Preeya=प्रिया Shabnam/Shabnum Nasreen/Nasrin Rukhsana/Ruksana Farzana/Ferzana Anjali Asha/Aasha Aarti/Arti Archana Aruna Bhavna/Bhawna Chitra Deepa/Dipa Deepika/Dipika Divya Gayatri/Gayathri Hema Indira Jaya Jyoti/Jothi Kamala/Kamla Kiran Komal Kumari Lata/Latha Leela/Lila Madhuri Mala Mamta/Mamata Manisha Manju Maya Meena/Mina Meera/Mira Mohini Nandini Neelam/Nilam Neha Nirmala Nisha Padma Parvati/Parvathi Pooja/Puja Poonam/Punam Pratibha/Prathibha Preeti/Priti Pushpa Radha Rajni/Rajani Rani/Ranee Rashmi Rekha Renu Ritu/Reetu Rupa/Roopa Sadhana Sangeeta/Sangita Sapna Sarita/Saritha Saroj Saraswati/Sarasvathi Savita/Savitha Seema/Sima Shanti/Shanthi Sharda/Sharada Shilpa Shobha/Shoba Shweta/Sweta Sita/Seetha Smita/Smitha Sneha Sonia/Soniya Sudha/Sutha Sujata/Sujatha Suman Sushila/Susheela Swati/Swathi Tara Uma Urmila Usha Vandana Vani Veena/Vina Vidya/Vidhya Vimala/Vimla Shabana/Shabnam Parveen/Parvin Shaheen/Shahin Tahira/Tahera Rehana/Rihana Sultana/Sultanah Khadija/Khadeja Ayesha/Aisha Fatima/Fatema Zainab/Jainab Hamida/Hameeda Nusrat Farhana Bushra Saima/Sayma Sadia/Sadiya Rabia/Robia Nargis Naheed/Nahid Nazia/Najia Robina/Rubina Salma/Selma Samina/Sameena Shazia/Shajia Tasleem/Taslima Yasmin/Yasmeen Zubeda/Jubeda Jaspreet/Jasprit Manpreet/Manprit Harpreet/Harprit Gurpreet/Gurprit Kuldeep/Kuldip Amandeep/Amandip Sukhwinder/Sukhvinder Paramjit/Parmjeet Rajinder/Rajender"
)
HINDU_FAMILY = stock(
    "Sharma/Sarma=शर्मा Verma/Varma=वर्मा Gupta/Gupte=गुप्ता Singh/Sing=सिंह Kumar/Kumaar/Coomar=कुमार Chaudhary/Choudhury/Chowdhury/Chaudhry=चौधरी Mishra/Misra=मिश्रा Yadav/Jadav=यादव Reddy/Reddi=रेड्डी Patil/Patill=पाटिल Banerjee/Bandyopadhyay/Banerji=बनर्जी Mukherjee/Mukhopadhyay/Mookerjee=मुखर्जी Chatterjee/Chattopadhyay/Chatterji=चटर्जी Joshi/Joshee=जोशी Desai/Desay=देसाई Menon/Menen=मेनन Agarwal/Aggarwal/Agrawal=अग्रवाल Bhatt/Bhat/Butt=भट्ट Bose/Basu=बोस Chauhan/Chowhan=चौहान Das/Dass=दास Dubey/Dube=दुबे Dutta/Datta/Dutt=दत्ता Gandhi/Gandhy=गांधी Ghosh/Ghose=घोष Gill/Gil=गिल Iyer/Aiyar=अय्यर Jain/Jaine=जैन Jha/Jhaa=झा Kapoor/Kapur=कपूर Kaul/Koul=कौल Khanna/Kanna=खन्ना Kulkarni/Kulkarny=कुलकर्णी Malhotra/Mehrotra=मल्होत्रा Mehta/Mehtha=मेहता Nair/Nayar=नायर Naidu/Nayudu=नायडू Pandey/Pande/Pandya=पांडे Patel/Pattel=पटेल Pillai/Pillay=पिल्लई Rao/Row=राव Rathore/Rathor=राठौर Roy/Ray/Rai=रॉय Saxena/Saksena=सक्सेना Sengupta/Sen_Gupta=सेनगुप्ता Shah/Shaw=शाह Shukla/Sukla=शुक्ला Sinha/Singha=सिन्हा Srivastava/Shrivastav/Srivastav=श्रीवास्तव Thakur/Tagore=ठाकुर Tiwari/Tiwary/Tewari=तिवारी Trivedi/Tribedi=त्रिवेदी Tyagi/Tyagee=त्यागी Vyas/Byas=व्यास"
)
MUSLIM = stock(
    "Muhammad/Mohammad/Mohammed/Md/Mohd=محمد Abdul_Rashid/Abdur_Rashid/Abdulrashid=عبدالرشید Tariq/Tarique/Tareq=طارق Imran/Emran=عمران Nadeem/Nadim=ندیم Shahid/Shaheed/Shaid=شاہد Zafar/Zafer/Zaffar=ظفر Iqbal/Eqbal/Ikbal=اقبال Aslam/Aslom=اسلم Akram/Ekram=اکرم Javed/Javaid/Jawed=جاوید Naseem/Nasim=نسیم Rafiq/Rafique/Rafeeq=رفیق Shafiq/Shafique/Safiq=شفیق Nizamuddin/Nizam_ud_Din/Nizam_Uddin=نظام_الدین Kamaluddin/Kamal_Uddin/Kamal_ud_Din=کمال_الدین Habibur_Rahman/Habib_ur_Rehman/Habiburrahman=حبیب_الرحمن Zia_ul_Haq/Ziaul_Haq/Zia-ul-Haque=ضیاء_الحق Farooq/Faruk/Farooque=فاروق Waseem/Wasim=وسیم Saleem/Salim=سلیم Abdul_Hamid/Abdulhamid/Abdul_Hameed=عبدالحمید Abdul_Karim/Abdulkarim/Abdul_Kareem=عبدالکریم Ahsan/Ehsan=احسن Amjad/Amzad=امجد Arif/Aarif=عارف Ashfaq/Ishfaq=اشفاق Asif/Aasif=آصف Ataullah/Ata_Ullah=عطااللہ Aurangzeb/Orangzeb=اورنگزیب Azhar/Ajhar=اظہر Bashir/Basheer=بشیر Faisal/Faysal=فیصل Faizan/Fayzan=فیضان Fazlur_Rahman/Fazal_ur_Rehman/Fazlul_Rahman=فضل_الرحمن Ghulam_Rasool/Golam_Rasul=غلام_رسول Hafeez/Hafiz_Ullah=حفیظ Hamid/Hameed=حامد Haroon/Harun=ہارون Hasan/Hassan=حسن Idrees/Idris=ادریس Ijaz/Ejaz=اعجاز Ilyas/Elias=الیاس Imtiaz/Emtiaz=امتیاز Irfan/Erfan=عرفان Ishaq/Ishaque=اسحاق Jahangir/Jahangeer=جہانگیر Jamil/Jameel=جمیل Kabir/Kabeer=کبیر Khalid/Khaled=خالد Mahbub/Mehboob/Mahboob=محبوب Maqsood/Maksud=مقصود Masood/Masud=مسعود Mizanur_Rahman/Mizan_ur_Rahman=میزان_الرحمن Mubarak/Mobarak=مبارک Mushtaq/Mostaq=مشتاق Mustafa/Mostafa=مصطفی Nasir/Naser=ناصر Nazir/Nazeer=نذیر Qasim/Kashem/Quasim=قاسم Rashid/Rasheed=راشد Rizwan/Rezwan=رضوان Sajid/Sajeed=ساجد Sarfraz/Sarfaraz=سرفراز Shamsul_Haq/Shamsul_Haque/Shams_ul_Haq=شمس_الحق Shaukat/Shawkat=شوکت Sikandar/Sekander=سکندر Sohail/Suhail=سہیل Tahir/Taher=طاہر Tanveer/Tanvir=تنویر Usman/Osman=عثمان Yaqub/Yaqoob/Yakub=یعقوب Younus/Yunus/Younas=یونس Yousaf/Yusuf/Yousuf=یوسف Zahid/Jahid/Zaheed=زاہد Zaheer/Zahir/Jahir=ظہیر Zulfiqar/Julfikar/Zulfikar=ذوالفقار"
)
MUSLIM_FAMILY = stock(
    "Khan/Kahn=خان Ahmed/Ahmad/Ahamed=احمد Hussain/Hossain/Husain/Hossein=حسین Malik/Maleek=ملک Butt/Bhutt=بٹ Chaudhry/Choudhury/Chowdhury/Chaudhary=چوہدری Sheikh/Shaikh/Sk=شیخ Mirza/Mirja=مرزا Qureshi/Koreshi/Quraishi=قریشی Siddiqui/Siddiqi/Siddique=صدیقی Ansari/Ansary=انصاری Islam/Eslam=اسلام Miah/Mia/Miyan=میاں Bhuiyan/Bhuyan/Bhuiya=بھویاں Sarkar/Sircar=سرکار Abbasi/Abbassi=عباسی Afridi/Afreedi=آفریدی Akhtar/Akhter=اختر Alam/Aalam=عالم Ali/Aly=علی Awan/Aawan=اعوان Baig/Beg=بیگ Baloch/Baluch=بلوچ Bhatti/Bhatty=بھٹی Bukhari/Bokhari=بخاری Chishti/Chisti=چشتی Dar/Daar=ڈار Durrani/Durani=درانی Farooqi/Faruqi/Farooqui=فاروقی Gilani/Geelani=گیلانی Haider/Haidar/Hyder=حیدر Hashmi/Hashimi=ہاشمی Janjua/Janjuah=جنجوعہ Kazmi/Kazimi=کاظمی Khattak/Khatak=خٹک Lodhi/Lodi=لودھی Memon/Maimon=میمن Mughal/Mogul=مغل Naqvi/Naqwi=نقوی Niazi/Neyazi=نیازی Patwary/Patwari=پٹواری Qadri/Quadri/Kadri=قادری Rahman/Rehman=رحمن Raja/Rajah=راجہ Rana/Raana=رانا Rizvi/Rezvi=رضوی Sarwar/Sarower=سرور Shah/Shaah=شاہ Sultan/Soltan=سلطان Talukdar/Talukder=تعلقدار Usmani/Osmani=عثمانی Yousafzai/Yusufzai=یوسفزئی Zaidi/Jaidi=زیدی Zaman/Jaman=زمان Zardari/Jardari=زرداری"
)
TAMIL = stock(
    "Sivakumar/Shivakumar/Siva_Kumar Selvarajah/Selvaraja Thambirajah/Tambirajah Ponnambalam/Ponambalam Kandasamy/Kandaswamy/Candasamy Ratnasingham/Ratnasingam Mahendran/Makendran Balasubramaniam/Balasubramanian/Bala_Subramaniam Wickramasinghe/Wikramasinghe Jayawardena/Jayewardene/Jayawardana Gunaratne/Gunarathna Dissanayake/Dissanayaka Rajapakse/Rajapaksa Thangarajah/Tangaraja"
)


def compose(chance: Random, woman: bool) -> Parts:
    """One of three ways of naming."""
    way = chance.random()
    if way < 0.4:
        given = chance.choice(WOMEN[:6]) if woman else chance.choice(HINDU)
        return (
            Part("given", given), Part("middle", chance.choice(HINDU), shown=chance.random() < 0.3),
            Part("family", chance.choice(HINDU_FAMILY)),
        )  # fmt: skip
    if way < 0.85:
        first, second, third = chance.sample(MUSLIM, 3)
        given = chance.choice(WOMEN[6:]) if woman else first
        return (
            Part("given", given), Part("middle", second, shown=chance.random() < 0.7),
            Part("father", third, shown=chance.random() < 0.1),
            Part("family", chance.choice(MUSLIM_FAMILY), shown=chance.random() < 0.8),
        )  # fmt: skip
    names = chance.sample(TAMIL, 2)
    return Part("father", names[0]), Part("given", names[1])


BY_EAR = (
    ("v", "w"),
    ("w", "v"),
    ("ee", "i"),
    ("i", "ee"),
    ("oo", "u"),
    ("aa", "a"),
    ("sh", "s"),
    ("th", "t"),
    ("ph", "f"),
    ("q", "k"),
    ("kh", "k"),
    ("z", "j"),
    ("j", "z"),
    ("a", "u"),
    ("o", "a"),
    ("ch", "chh"),
    ("d", "dh"),
    ("bh", "b"),
)
TRADITION = Tradition(
    "south_asian",
    ("in", "pk", "bd", "lk"),
    compose,
    BY_EAR,
    ("Haji", "Sri", "Mr", "Hafiz"),
    None,
    {"initial": 0.12, "drop": 0.4, "join or split": 0.14, "add": 0.55},
)

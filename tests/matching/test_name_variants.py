"""Well-known ways of writing one name, by tradition: listed one way, and asked for another, somebody is among ten.

Full names of invented people; the ways are those of life, written down from use and not drawn from our inventions.
"""

from __future__ import annotations

import pytest
from bench.screening_questions import list_entries

from casekeeper.matching.names.lexicon import keys_of
from casekeeper.matching.names.readings import share_a_reading
from casekeeper.matching.screening import AlertIndex, ListEntry, Query
from casekeeper.synthetic.naming.lists import alert_list

VARIANTS = {
    "chinese": """
Wang Jianguo | Wong Kin-kwok
Huang Zhiqiang | Wong Chi Keung
Huang Zhiqiang | Ng Chee Keong
Chen Xiaoming | Chan Siu Ming
Chen Meiling | Tan Bee Leng
Xu Wenhua | Hui Man Wah
Xu Zhimin | Hsu Chih-min
Zhang Guohai | Cheung Kwok-hoi
Zhang Jianmin | Chang Chien-min
Lin Dawei | Lam Tai Wai
Lin Shuifa | Lim Chwee Huat
Li Xueshan | Lee Hsueh-shan
Liu Dehai | Lau Tak Hoi
Zhou Yongde | Chow Wing Tak
Cai Guoxiong | Tsai Kuo-hsiung
Cai Yongcheng | Chua Eng Seng
Guo Fuhai | Kwok Fook Hoi
Guo Jinlong | Kuo Chin-lung
Zeng Zhihua | Tsang Chi Wah
Xie Wenfang | Tse Man Fong
Ye Liwen | Yip Lai Man
Wu Yaolong | Ng Yiu Lung
Wu Jianxing | Goh Kian Heng
Zheng Shaowen | Cheng Siu Man
Zheng Haoming | Tay Hao Ming
Jiang Zhongping | Chiang Chung-ping
Deng Zhitian | Tang Chi Tin
Qian Xuelan | Chien Hsueh-lan
Zhao Ziqing | Chao Tzu-ching
Xiao Hongmei | Hsiao Hung-mei
Su Zhenhua | So Chun Wah
Luo Jiahui | Law Ka Wai
He Hongzhen | Ho Hung Chun
Feng Baolan | Fung Bo Lan
Yang Qianmei | Yeung Chin Mui
Lu Guanting | Loo Koon Ting
""",
    "korean": """
Kim Jeong-hyeon | Kim Chong-hyon
Kim Jong-man | Kim Chong Man
Lee Young-hee | Yi Yong-hui
Lee Sung-min | Ri Song Min
Lee Kyung-soo | Rhee Kyong Su
Park Geun-seok | Pak Kun Sok
Park Ji-hoon | Bak Jihun
Choi Eun-kyung | Choe Un Gyong
Choi Myung-chul | Ch'oe Myo'ng-ch'o'l
Jung Ho-young | Jeong Hoyeong
Chung Il-woo | Jeong Iru
Jang Sung-ho | Chang Song-ho
Cho Hyun-joon | Jo Hyeonjun
Kang Tae-woo | Gang Taeu
Yoon Seok-jae | Yun Sok Che
Lim Soo-deok | Im Sudeok
Seo Dong-won | Suh Tong Won
Shin Kwang-sik | Sin Gwang Sik
Ryu Hyung-sik | Yoo Hyeongsik
Ryu Kyong Ok | Yu Gyeong-ok
Noh Tae-sik | Ro Thae Sik
Jeon In-beom | Chon In Bom
Baek Nam-sik | Paek Nam Sik
Kwon Hyok Chol | Gwon Hyeokcheol
Oh Kuk Chan | O Guk-chan
Moon Jae-ho | Mun Chae-ho
Hwang Byung-ok | Hwang Pyong Ok
Ko Chol Man | Goh Cheolman
Ahn Jung-su | An Chong Su
Bae Seung-hee | Pae Sung Hui
""",
    "japanese": """
Shintaro Gotoh | Sintarou Goto
Junichi Ohno | Zyun'iti Ono
Shoji Fujita | Syouzi Huzita
Tsuyoshi Kondo | Tuyosi Kondou
Yuki Satoh | Satou Yuuki
Kyohei Ohta | Kyouhei Oota
Jiro Otsuka | Zirou Ootuka
Ryunosuke Chiba | Ryuunosuke Tiba
Shunpei Nambu | Syumpei Nanbu
Koichi Fukuda | Kouichi Hukuda
Yoko Shibata | Youko Sibata
Daisuke Matsushita | Matusita Daisuke
""",
    "slavic": """
Aleksandr Ivanovich Morozovsky | Alexander Morozovskiy
Andrzej Kowalski | Andrej Kovalsky
Yevgeniy Shcherbakov | Evgeny Scherbakow
Dmitriy Alekseyevich Zhukovskiy | Dimitri Joukovski
Oleksandr Hryhorenko | Aleksandr Grigorenko
Mykola Shevchuk | Nikolai Shevchuk
Volodymyr Petrenko | Vladimir Petrenko
Serhii Bondarenko | Sergey Bondarenko
Vitali Kudrautsau | Vitaly Kudryavtsev
Fyodor Yegorov | Fedor Egorov
Mikhail Sergeyevich Lebedev | Misha Lebedev
Aleksandr Dobrynin | Sasha Dobrynin
Vladimir Ostrovsky | Vova Ostrovskij
Ivan Chernykh | Vanya Chernyh
Ekaterina Solovyova | Katya Solovieva
Tatiana Vorobyeva | Tanya Vorobiova
Juraj Novotny | Jiri Novotny
Djordje Jovanovic | Đorđe Jovanović
""",
    "arabic": """
Mohammed Abdul Rahman Khatib | Muhammad Abdurrahman al-Khateeb
Abdallah bin Yusuf al-Tamimi | Abd Allah ibn Yousef Tamimi
Nasrallah Hadi Qasim | Nasr Allah Hady Kassem
Hafizullah Akbari | Hafiz Ullah Akbary
Abu Bakr Siddiqi | Aboubakar Siddiqui
Ahmed ben Salah Trabelsi | Ahmad Bin Saleh Trabulsi
Shamsuddin Qadri | Shams al-Din al-Qadiri
Samir Abd el-Nasir Haddad | Sameer Abdel Nasser Haddad
Umar Faruq Dawud | Omar Farouk Daoud
Ayatollah Qorbani | Ayatullah Ghorbani
Muhammad Shams ul-Haq Durrani | Mohammad Shamsulhaq Durani
Saifullah Noori | Sayfullah Nuri
Husam al-Dine Maqdisi | Houssam Eddine Makdissi
Abderrahim Benmansour | Abdul Rahim Bin Mansur
Qusay Ubaydi | Koussai al-Obaidi
""",
    "persian turkic": """
Gholamhossein Sadeghi | Ghulam Husayn Sadiqi
Mehmet Yildirim | Mehmet Yıldırım
Huseyin Oztürk | Hüseyin Oeztuerk
Çağatay Şahin | Cagatay Sahin
Gurbanguly Orazov | Kurbankuli Orazow
Nursultan Abdirakhmanov | Nursultan Abdrahmanuly
Islom Yuldashev | Islam Yoldoshev
Rustam Xolmatov | Roustam Kholmatov
Elchin Aliyev | Elçin Əliyev
Jamshid Qurbonov | Dzhamshed Kurbanov
Bakytbek Asanov | Bakıtbek Asanov
""",
    "caucasus": """
Giorgi Kapanadze | Georgy Kapanadze
Tornike Chkheidze | Tornike Tchkheidze
Mikheil Ninoshvili | Mikhail Ninoshvily
Zviad Qaukhchishvili | Zviad Kaukhchishvili
Levon Ter-Hakobyan | Levon Ter-Akopyan
Hovhannes Grigoryan | Oganes Grigorian
Hayk Khachatryan | Aik Khachaturian
Gevorg Hovsepyan | George Ovsepian
""",
    "horn": """
Tesfaye Gebreselassie | Tesfay Gebre Selassie
Haile Woldemariam | Hayle Wolde Mariam
Yohannes Tekle Haymanot | Johannes Teklehaimanot
Abdirahman Sheikh Muhumed | Cabdiraxmaan Sheekh Maxamed
Xasan Cali Warsame | Hassan Ali Warsameh
Kidane Tsegay | Kidane Segai
Mulugeta Zewde | Mulugheta Zewdie
Asefa Worku | Assefa Werku
Gebremedhin Hagos | G/medhin Hagos
Senait Tewolde | Senayt Teweldeh
""",
    "south asian": """
Rajesh Chaudhary | Rajesh Chowdhury
Shri Vijay Srivastava | Wijay Shrivastav
Mohan Bandyopadhyay | Mohan Banerjee
Subrata Mukhopadhyay | Subroto Mukherjee
Krishnan Venkatesan | Krishnan Venkateshan
Jaswinder Singh Dhillon | Jasvinder Singh Dhilon
Murugan Sivakumar | Murukan Shivakumar
Tharindu Jayawardena | Tarindu Jayewardene
Md. Rafiqul Islam | Mohammad Rafiq ul-Islam
Laxmi Narayan Joshi | Lakshmi Narain Joshi
Ghulam Mustafa Khan | Gulam Mustapha Khaan
Sayyid Iftikhar Husain Shah | Syed Iftekhar Hussain
""",
    "hebrew": """
Yitzhak Ben-David | Isaac Ben David
Yaakov Mizrahi | Jacob Mizrachi
Chaim Horowitz | Haim Hurvitz
Moshe Katz | Moishe Kats
Yosef Levy | Joseph Halevi
Shlomo Peretz | Solomon Perez
""",
    "se asian": """
Nguyễn Văn Hùng | Hung Van Nguyen
Phạm Thị Thu Hằng | Thu Hang Pham
Đặng Quốc Bảo | Dang Quoc Bao
Huynh Minh Duc | Hoang Minh Duc
Vu Quoc Khanh | Vo Quoc Khanh
Somchai Srisuwan | Somchay Sisuwan
Wichai Thongchai | Vichai Tongchai
Prasit Suwannarat | Prasith Suvanarat
Djoko Soetarto Wibowo | Joko Sutarto Wibawa
Mohd Faizal bin Abdullah | Muhammad Faisal Abdullah
Thein Zaw Aung | U Thein Zaw Aung
Maung Maung Khin | Mg Mg Khin
""",
    "spanish portuguese": """
Juan Carlos Perez Gutierrez | Juan Perez
Maria Fernandes dos Santos | Maria F. Santos
Jose Antonio Echeverria | Pepe Etxeberria
Francisco Jimenez Ruiz | Paco Gimenez Ruiz
Joao Goncalves da Silva | João Gonçalves Silva
Luis Enrique Xavier | Luiz Henrique Javier
Guillermo Vazquez | Memo Vasquez
""",
    "west african european greek": """
Mamadou Diallo | Mamadu Jallow
Ousmane Ndiaye | Usman Njie
Oumarou Cisse | Umaru Ceesay
Chukwuemeka Okonkwo | Emeka Okonkwo
Abdoulaye Traore | Abdulai Trawally
Ioannis Papadimitriou | Yannis Papadimitriu
Georgios Hatzidakis | Yorgos Chatzidakis
Evangelos Xenakis | Vangelis Ksenakis
William Fletcher | Bill Fletcher
Robert Hastings | Bobby Hastings
Margaret Doyle | Peggy Doyle
Hans Muller | Johannes Mueller
Liam Macdonald | William McDonald
Sean O'Sullivan | Shaun Sullivan
Arben Hoxha | Arben Hodja
Gjergj Shehu | Djerdj Sehu
Xhevdet Gashi | Dzevdet Gasi
""",
}
BESIDE = 1_500
"""So many others are on the list."""


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(one.strip(), other.strip()) for one, other in (line.split("|") for line in text.strip().split("\n"))]


@pytest.fixture(scope="module")
def index() -> AlertIndex:
    listed = [one for text in VARIANTS.values() for one, _ in _pairs(text)]
    others = list_entries(alert_list(BESIDE, 5, innocents=0).entries)
    return AlertIndex.build([*(ListEntry(name, (name,)) for name in dict.fromkeys(listed)), *others])


@pytest.mark.parametrize("tradition", VARIANTS)
def test_who_is_listed_one_way_is_found_by_another(index: AlertIndex, tradition: str) -> None:
    missed = [
        (listed, asked) for listed, asked in _pairs(VARIANTS[tradition])
        if listed not in [found.id for found in index.search(Query("q", (asked,)), 10)]
    ]  # fmt: skip
    assert not missed


def test_another_reading_is_told_as_such(index: AlertIndex) -> None:
    found = index.search(Query("q", ("Wong Kin-kwok",)), 10)[0]
    assert found.id == "Wang Jianguo"
    assert {part.how for part in found.parts} >= {"another reading"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("wong", "huang"), ("kinkwok", "jianguo"), ("jung", "jeong"), ("ri", "lee"), ("syozi", "shouji"),
     ("misha", "mikhail")],
)  # fmt: skip
def test_readings_of_one_name_share_one(one: str, other: str) -> None:
    assert share_a_reading(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("wang", "zhang"), ("kim", "park"), ("misha", "sasha"), ("jianguo", "guojian"), ("youngho", "hoyoung"),
     ("sato", "seto")],
)  # fmt: skip
def test_other_names_share_none(one: str, other: str) -> None:
    assert not share_a_reading(one, other)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Wong Kin-kwok", ["wong", "kinkwok"]), ("Kin Kwok Wong", ["kinkwok", "wong"]),
        ("Peter Wong Kin Kwok", ["peter", "wong", "kinkwok"]), ("KIM, Chol Un", ["kim", "cholun"]),
        ("Young Ho Kim", ["youngho", "kim"]), ("O Kuk-chan", ["o", "kukchan"]),
        ("王小明", ["wang|王", "xiaoming|小明"]),
        ("Tran Van Hung", ["tran", "van", "hung"]), ("John Lee Smith", ["john", "lee", "smith"]),
        ("Ali Hassan Omar", ["ali", "hassan", "omar"]),
    ],
)  # fmt: skip
def test_a_given_name_of_two_syllables_is_one_word_beside_a_family_name(name: str, words: list[str]) -> None:
    assert keys_of(name) == words

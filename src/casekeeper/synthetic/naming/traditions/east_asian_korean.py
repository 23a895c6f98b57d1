"""Korean: a family name of one syllable and a given name of two, as the north, the south and each bearer spell them.

The north writes McCune and Reischauer's way without marks, apart; the south mostly by custom with a hyphen, passports
joined. The Revised Romanization stands in newspapers and on signs. Three family names are nearly half of all people's.
"""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word, stock

_FAMILIES = (
    "Kim/Kim/Gim=김215 Lee/Ri/Yi/Rhee=이147 Park/Pak/Bak=박84 Choi/Choe/Choy=최47 "
    "Jung/Jong/Jeong/Chung=정43 Kang/Kang/Gang=강24 Cho/Jo/Joe=조21  "
    "Yoon/Yun/Youn=윤21 Jang/Jang/Chang=장20 Lim/Rim/Im/Yim=임17 Han/Han/Hahn=한15 Oh/O/Oh=오15 "
    "Seo/So/Suh=서15 Shin/Sin/Shin=신15 Kwon/Kwon/Gwon=권14  "
    "Hwang/Hwang/Whang=황14 Ahn/An/Ahn=안14 Song/Song/Song=송14 Ryu/Ryu/Yoo/Yu=류13 "
    "Hong/Hong/Hong=홍11 Jeon/Jon/Chun/Chon=전11 Ko/Ko/Go/Koh=고9  "
    "Moon/Mun/Mun=문9 Yang/Ryang/Yang=양9 Son/Son/Sohn=손9 Bae/Pae/Bai=배8 Baek/Paek/Paik=백7 "
    "Heo/Ho/Hur/Huh=허7 Nam/Nam/Nam=남6 Shim/Sim/Shim=심5  "
    "Noh/Ro/No/Roh=노5 Ha/Ha/Hah=하5 Kwak/Kwak/Gwak=곽4 Sung/Song/Seong=성4 Cha/Cha/Cha=차4 "
    "Joo/Ju/Chu=주4 Woo/U/Wu=우4 Koo/Ku/Gu=구4 Min/Min/Min=민4  "
    "Na/Ra/Rah=나4 Jin/Jin/Chin=진4 Ji/Ji/Chi=지3 Eom/Om/Um=엄3 Chae/Chae/Chai=채3 Won/Won/Weon=원3 "
    "Bang/Pang/Pang=방2 Kong/Kong/Gong=공2  "
    "Hyun/Hyon/Hyeon=현2 Byun/Pyon/Byeon=변2 Yeo/Ryo/Yuh=여2 Do/To/Doh=도2 Kil/Kil/Gil=길1 "
    "Pyo/Phyo/Pyo=표1 Tak/Thak/Tak=탁1 Kuk/Kuk/Kook=국1 "
)
"""As in the south, in the north, in other ways; how many in a thousand bear it."""
SYLLABLES = stock(
    "Chul/Chol/Cheol=철 Soo/Su/Su=수 Young/Yong/Yeong=영 Ho/Ho/Ho=호 Min/Min/Min=민 Jun/Jun/Joon=준 "
    "Sung/Song/Seong=성 Hyun/Hyon/Hyeon=현 Jin/Jin/Chin=진 Woo/U/Wu=우  "
    "Hee/Hui/Hi=희 Kyung/Kyong/Gyeong=경 Mi/Mi/Mee=미 Sook/Suk/Suk=숙 Jae/Jae/Chae=재 Sang/Sang/Sang=상 "
    "Dong/Tong/Dong=동 Il/Il/Yil=일 Ki/Ki/Gi=기 Seok/Sok/Suk=석  "
    "Hoon/Hun/Hun=훈 Yeon/Yon/Youn=연 Eun/Un/Eun=은 Ji/Ji/Jee=지 Nam/Nam/Nam=남 Kwang/Kwang/Gwang=광 "
    "Myung/Myong/Myeong=명 Won/Won/Weon=원 Jung/Jong/Jeong=정  "
    "Jong/Jong/Chong=종 Tae/Thae/Tae=태 Hyuk/Hyok/Hyeok=혁 Kuk/Kuk/Gook=국 Hak/Hak/Hak=학 "
    "Bum/Pom/Beom=범 Byung/Pyong/Byeong=병 Chan/Chan/Chan=찬 Chang/Chang/Chang=창  "
    "Chun/Chun/Choon=춘 Deok/Tok/Duk=덕 Gun/Kon/Geon=건 Hae/Hae/Hai=해 Hwa/Hwa/Wha=화 Hyo/Hyo/Hyo=효 "
    "Hyung/Hyong/Hyeong=형 In/In/Ihn=인 Joo/Ju/Chu=주 Joong/Jung/Jung=중  "
    "Kwon/Kwon/Gwon=권 Kyu/Kyu/Gyu=규 Man/Man/Mahn=만 Moon/Mun/Mun=문 Nak/Rak/Lak=락 Ok/Ok/Ock=옥 "
    "Ryong/Ryong/Yong=룡 Sam/Sam/Sahm=삼 Se/Se/Seh=세 Seung/Sung/Seung=승  "
    "Shik/Sik/Sik=식 Sup/Sop/Seop=섭 Sun/Son/Seon=선 Soon/Sun/Sun=순 Taek/Thaek/Taik=택 Wan/Wan/Wan=완 "
    "Woong/Ung/Ung=웅 Yeol/Ryol/Yul=렬 Yoon/Yun/Yun=윤 Yi/Ri/I=리  "
    "Ah/A/A=아 Bo/Po/Bo=보 Da/Ta/Da=다 Hyang/Hyang/Hyang=향 Hye/Hye/Hae=혜 Geun/Kun/Keun=근 "
    "Kum/Kum/Geum=금 Nyo/Nyo/Nyeo=녀 Sol/Sol/Seol=설  "
    "Su/So/Seo=서 Ye/Rye/Ye=예 Yu/Yu/Yoo=유 Bok/Pok/Bok=복 Bong/Pong/Bong=봉 Chil/Chil/Chil=칠 "
    "Gil/Kil/Gil=길 Heung/Hung/Heung=흥 Pil/Phil/Pil=필 Sil/Sil/Shil=실 "
)
NORTH = 0.4
"""Of people on lists; of all Koreans a third."""


def _families() -> tuple[tuple[Word, int], ...]:
    found = []
    for one in _FAMILIES.split():
        spellings, _, rest = one.partition("=")
        found.append((Word(tuple(spellings.split("/")), rest[0]), int(rest[1:])))
    return tuple(found)


FAMILIES = _families()


def compose(chance: Random, woman: bool) -> Parts:
    """Family name, then a given name of two syllables."""
    north = chance.random() < NORTH
    first, second = chance.sample(SYLLABLES, 2)
    ways: list[str] = []
    for way in (1, 0, 2) if north else (0, 2, 1):
        a, b = first.spellings[way], second.spellings[way]
        written = (f"{a} {b}", f"{a}-{b.lower()}") if way == 1 else (f"{a}-{b.lower()}", a + b.lower(), f"{a} {b}")
        ways += written
    mixed = f"{first.spellings[0]}-{second.spellings[2].lower()}"
    family = chance.choices([word for word, _ in FAMILIES], [share for _, share in FAMILIES])[0]
    own = family.spellings[1 if north else 0]
    spellings = tuple(dict.fromkeys((own, *family.spellings)))
    given = Word(tuple(dict.fromkeys((*ways, mixed))), first.script + second.script)
    return Part("family", Word(spellings, family.script)), Part("given", given)


BY_EAR = (("eo", "o"), ("eo", "u"), ("u", "oo"), ("oo", "u"), ("ky", "gy"), ("gy", "ky"), ("kw", "gw"), ("gw", "kw"),
          ("ch", "j"), ("j", "ch"), ("p", "b"), ("b", "p"), ("t", "d"), ("d", "t"), ("ee", "i"), ("l", "r"))  # fmt: skip
TRADITION = Tradition(
    "east_asian_korean", ("kr", "kp"), compose, BY_EAR, (), None, {"order": 0.45}, "", True, of_syllables=True
)

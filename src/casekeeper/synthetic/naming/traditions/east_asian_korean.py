"""Korean: a family name of one syllable and a given name of two, in several ways of writing them in Latin letters."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word, stock

FAMILIES = stock(
    "Kim/Gim=김 Lee/Yi/Rhee/Ri/I=이 Park/Pak/Bak=박 Choi/Choe/Choy=최 Jung/Jeong/Chung/Chong=정 Kang/Gang=강 Cho/Jo/Joe=조 Yoon/Yun/Youn=윤 Jang/Chang=장 Lim/Im/Rim/Yim=임 Han/Hahn=한 Oh/O=오 Seo/Suh/So=서 Shin/Sin=신 Kwon/Gwon/Kwun=권 Hwang/Whang=황 Ahn/An=안 Song/Soung=송 Ryu/Yoo/Yu/Ryoo=류 Hong=홍 Jeon/Chun/Jun=전 Ko/Go/Koh=고 Moon/Mun=문 Yang/Ryang=양 Bae/Pae/Bai=배 Baek/Paek/Paik=백 Nam=남 Noh/Ro/Roh=노"
)
SYLLABLES = stock(
    "Chul/Chol/Cheol=철 Soo/Su/Soe=수 Young/Yong/Yeong=영 Ho=호 Min=민 Jun/Joon/Chun=준 Sung/Song/Seong=성 Hyun/Hyon/Hyeon=현 Jin/Chin=진 Woo/U/Wu=우 Hee/Hui/Hi=희 Kyung/Kyong/Gyeong=경 Mi/Mee=미 Sook/Suk=숙 Jae/Chae/Je=재 Sang=상 Dong/Tong=동 Il/Yil=일 Ki/Gi=기 Seok/Sok/Suk=석 Hoon/Hun=훈 Yeon/Yon/Youn=연 Eun/Un=은 Ji/Chi/Jee=지 Nam=남 Kwang/Gwang=광 Myung/Myong/Myeong=명 Won/Weon=원"
)


def compose(chance: Random, woman: bool) -> Parts:
    """Family name, then a given name of two syllables."""
    first, second = chance.sample(SYLLABLES, 2)
    ways: list[str] = []
    for one, other in ((0, 0), (-1, -1), (0, -1)):
        a, b = first.spellings[one], second.spellings[other]
        ways += [f"{a}-{b.lower()}", f"{a} {b}", a + b.lower()]
    given = Word(tuple(dict.fromkeys(ways)), first.script + second.script)
    return Part("family", chance.choice(FAMILIES)), Part("given", given)


BY_EAR = (
    ("eo", "o"),
    ("eo", "u"),
    ("u", "oo"),
    ("oo", "u"),
    ("k", "g"),
    ("g", "k"),
    ("ch", "j"),
    ("j", "ch"),
    ("p", "b"),
    ("t", "d"),
    ("d", "t"),
    ("ee", "i"),
)
TRADITION = Tradition("east_asian_korean", ("kr", "kp"), compose, BY_EAR, (), None, {"order": 0.45}, "", True)

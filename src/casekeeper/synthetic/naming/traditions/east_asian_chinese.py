"""Chinese: a family name of one character and a given name of one or two, in Pinyin, Wade-Giles or southern spelling."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word, stock

FAMILIES = stock(
    "Wang/Wong/Ong=王 Li/Lee/Lei=李 Zhang/Chang/Cheung/Teo=张 Liu/Lau/Liew=刘 Chen/Chan/Tan/Chin=陈 Yang/Yeung/Young=杨 Huang/Wong/Ng/Hwang=黄 Zhao/Chao/Chiu=赵 Wu/Ng/Goh=吴 Zhou/Chou/Chow/Chew=周 Xu/Hsu/Hui/Tsui=徐 Sun/Suen/Soon=孙 Ma/Mah=马 Zhu/Chu/Choo=朱 Hu/Woo/Hoo=胡 Guo/Kuo/Kwok/Quek=郭 He/Ho/Hoh=何 Gao/Kao/Ko=高 Lin/Lam/Lim=林 Luo/Lo/Law=罗 Zheng/Cheng/Tay=郑 Liang/Leung/Neo=梁 Xie/Hsieh/Tse/Chia=谢 Tang/Tong/Teng=唐 Xue/Hsueh/Sit=薛 Feng/Fung/Fong=冯 Deng/Teng/Tang=邓 Cao/Tsao/Cho=曹 Peng/Pang/Phang=彭 Zeng/Tseng/Tsang/Chan=曾 Xiao/Hsiao/Siu=萧 Cai/Tsai/Choi/Chua=蔡 Jiang/Chiang/Kong=江 Lü/Lu/Lui/Loo=吕 Su/So/Soh=苏 Ye/Yeh/Yip/Yap=叶 Wei/Ngai/Wee=魏 Shen/Shum/Sim=沈"
)
SYLLABLES = stock(
    "Wei/Wai=伟 Ming/Meng=明 Jian/Chien/Kin=建 Guo/Kuo/Kwok=国 Hua/Wah=华 Qiang/Chiang/Keung=强 Jun/Chun/Kwan=军 Xiao/Hsiao/Siu=小 Li/Lai=丽 Hong/Hung=红 Ping/Peng=平 Jie/Chieh/Kit=杰 Zhi/Chih/Chi=志 Yong/Yung/Wing=永 Bin/Pin/Pun=斌 Lei/Lui=磊 Tao/To=涛 Chao/Chiu=超 Bo/Po/Pak=波 Fang/Fong=芳 Na/Nah=娜 Xin/Hsin/Yan=欣 Yu/Yue=宇 Hao/Ho=浩 Jing/Ching/King=静 Xia/Hsia/Ha=霞 Yan/Yen=燕 Dong/Tung=东 Cheng/Ching/Shing=成 Shan/Saan=山 Long/Lung=龙 Kai/Hoi=凯 Rui/Jui/Sui=瑞 Zhen/Chen/Chun=振 Xiang/Hsiang/Cheung=祥 Qing/Ching/Hing=庆 Fu/Fook=福 De/Te/Tak=德 Gui/Kuei/Kwai=贵 Lan/Laan=兰"
)
SCHOOL = stock("Kevin David Jenny Vincent Michael Grace Raymond Alice Jason Tony Vivian Simon")


def compose(chance: Random, woman: bool) -> Parts:
    """Family name first; two characters joined, hyphened or apart; some go by a school name too."""
    family = chance.choice(FAMILIES)
    given = _given(chance.sample(SYLLABLES, 1 if chance.random() < 0.3 else 2))
    parts: Parts = (Part("family", family), Part("given", given))
    if chance.random() < 0.25:
        parts = (*parts, Part("middle", chance.choice(SCHOOL), shown=chance.random() < 0.3))
    return parts


def _given(syllables: list[Word]) -> Word:
    if len(syllables) == 1:
        return syllables[0]
    first, second = syllables
    pinyin = first.spellings[0] + second.spellings[0].lower()
    older = [f"{one}-{other.lower()}" for one, other in zip(first.spellings[1:], second.spellings[1:], strict=False)]
    apart = [f"{first.spellings[0]} {second.spellings[0]}", f"{first.spellings[-1]} {second.spellings[-1]}"]
    hyphened = f"{first.spellings[0]}-{second.spellings[0].lower()}"
    return Word(tuple(dict.fromkeys([pinyin, *apart, hyphened, *older])), first.script + second.script)


BY_EAR = (
    ("x", "hs"),
    ("zh", "ch"),
    ("q", "ch"),
    ("c", "ts"),
    ("j", "ch"),
    ("g", "k"),
    ("b", "p"),
    ("d", "t"),
    ("ao", "au"),
    ("uo", "o"),
    ("ou", "o"),
    ("ng", "n"),
)
TRADITION = Tradition(
    "east_asian_chinese",
    ("cn", "hk", "tw", "sg", "my"),
    compose,
    BY_EAR,
    (),
    None,
    {"order": 0.45, "another name": 0.2, "add": 0.6},
    "",
    True,
)

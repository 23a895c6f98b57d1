"""Chinese: a family name of one character and a given name of one or two, written as they are read where one is from.

On the mainland that is Pinyin, on Taiwan Wade-Giles, in Hong Kong and Macao Cantonese, in Singapore and Malaysia mostly
Hokkien or Teochew, with spellings that registries there use. Whoever is listed under one reading is often known under
another: abroad, in a passport of another place, or in a newspaper in Mandarin. A few family names are most people's.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from casekeeper.matching.names.chinese import wade_giles
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word, stock

_FAMILIES = (
    "王725Wang/Wong/Ong 李719Li/Lee/Lee 张683Zhang/Cheung/Teo 刘538Liu/Lau/Low 陈453Chen/Chan/Tan "
    "杨308Yang/Yeung/Yeo 赵229Zhao/Chiu/Teo  "
    "黄223Huang/Wong/Ng 周212Zhou/Chow/Chew 吴205Wu/Ng/Goh 徐167Xu/Tsui/Chee 孙154Sun/Suen/Soon "
    "胡131Hu/Wu/Oh 朱126Zhu/Chu/Choo  "
    "高109Gao/Ko/Koh 林113Lin/Lam/Lim 何117He/Ho/Ho 郭115Guo/Kwok/Quek 马129Ma/Ma/Mah 罗95Luo/Law/Loh "
    "梁85Liang/Leung/Neo 宋81Song/Sung/Song  "
    "郑93Zheng/Cheng/Tay 谢76Xie/Tse/Chia 韩68Han/Hon/Han 唐69Tang/Tong/Teng 冯68Feng/Fung/Pang "
    "于60Yu/Yu/Ee 董51Dong/Tung/Tang 萧59Xiao/Siu/Seow  "
    "程57Cheng/Ching/Thia 曹57Cao/Tso/Chor 袁50Yuan/Yuen/Wan 邓68Deng/Tang/Teng 许73Xu/Hui/Koh "
    "傅51Fu/Fu/Poh 沈50Shen/Sum/Sim 曾62Zeng/Tsang/Chan  "
    "彭59Peng/Pang/Phang 吕45Lü/Lui/Loo 苏45Su/So/Soh 卢45Lu/Lo/Loh 蒋55Jiang/Cheung/Chiang "
    "蔡50Cai/Choi/Chua 贾33Jia/Ka/Kah 丁43Ding/Ting/Teng  "
    "魏45Wei/Ngai/Gui 薛25Xue/Sit/See 叶50Ye/Yip/Yap 阎25Yan/Yim/Ngiam 余50Yu/Yu/Er 潘50Pan/Poon/Phua "
    "杜40Du/To/Toh 戴38Dai/Tai/Tai 夏33Xia/Ha/Hay  "
    "钟40Zhong/Chung/Cheong 汪36Wang/Wong/Ong 田50Tian/Tin/Chan 任42Ren/Yam/Jim 姜40Jiang/Keung/Khiong "
    "范38Fan/Fan/Huan 方30Fang/Fong/Png  "
    "石37Shi/Shek/Chio 姚40Yao/Yiu/Yeo 谭40Tan/Tam/Tham 廖35Liao/Liu/Leow 邹30Zou/Chow/Chow "
    "熊30Xiong/Hung/Him 金37Jin/Kam/Kim 陆40Lu/Luk/Lok  "
    "孔20Kong/Hung/Kong 白30Bai/Pak/Peh 崔40Cui/Chui/Chui 康20Kang/Hong/Khng 毛20Mao/Mo/Mo "
    "邱25Qiu/Yau/Khoo 秦25Qin/Chun/Chin 江25Jiang/Kong/Kang  "
    "史20Shi/Sze/Soo 顾20Gu/Koo/Koh 侯25Hou/Hau/Hau 邵20Shao/Siu/Seow 孟28Meng/Mang/Beng "
    "龙20Long/Lung/Leong 万20Wan/Man/Ban 段20Duan/Tuen/Tuan  "
    "雷22Lei/Lui/Looi 钱20Qian/Chin/Chee 汤20Tang/Tong/Thng 尹25Yin/Wan/Oon 黎25Li/Lai/Loy "
    "易18Yi/Yik/Ek 常15Chang/Sheung/Seong 武15Wu/Mo/Boo  "
    "乔15Qiao/Kiu/Kiew 贺20He/Ho/Hor 赖15Lai/Lai/Lye 龚20Gong/Kung/Kiong 文15Wen/Man/Boon "
    "庄15Zhuang/Chong/Chng 翁10Weng/Yung/Ang 洪15Hong/Hung/Ang "
)
"""Character, how many in ten thousand bear it, Mandarin, Cantonese, Hokkien or Teochew."""
_SYLLABLES = (
    "伟Wei/Wai/Wee 明Ming/Ming/Beng 建Jian/Kin/Kian 国Guo/Kwok/Kok 华Hua/Wah/Hwa 强Qiang/Keung/Keong "
    "军Jun/Kwan/Kun 小Xiao/Siu/Siew 丽Li/Lai/Lay  "
    "红Hong/Hung/Hong 平Ping/Ping/Peng 杰Jie/Kit/Kiat 志Zhi/Chi/Chee 勇Yong/Yung/Yong 斌Bin/Pun/Pin "
    "磊Lei/Lui/Looi 涛Tao/To/Tow 超Chao/Chiu/Chiau  "
    "波Bo/Bor/Poh 芳Fang/Fong/Hong 娜Na/Na/Na 欣Xin/Yan/Him 宇Yu/Yu/Joo 浩Hao/Ho/Ho 静Jing/Ching/Cheng "
    "霞Xia/Ha/Hay 燕Yan/Yin/Yen 东Dong/Tung/Tong  "
    "成Cheng/Shing/Seng 山Shan/Shan/Suan 龙Long/Lung/Leong 凯Kai/Hoi/Khai 瑞Rui/Sui/Swee "
    "振Zhen/Chun/Chin 祥Xiang/Cheung/Siong 庆Qing/Hing/Kheng  "
    "福Fu/Fuk/Hock 德De/Tak/Teck 贵Gui/Kwai/Kwee 兰Lan/Lan/Lan 美Mei/Mei/Bee 玲Ling/Ling/Leng "
    "文Wen/Man/Boon 金Jin/Kam/Kim 荣Rong/Wing/Eng  "
    "光Guang/Kwong/Kong 海Hai/Hoi/Hai 生Sheng/Sang/Seng 昌Chang/Cheung/Chiang 清Qing/Ching/Cheng "
    "云Yun/Wan/Hoon 英Ying/Ying/Eng 秀Xiu/Sau/Siew  "
    "淑Shu/Suk/Sock 慧Hui/Wai/Hwee 雪Xue/Suet/Soat 琴Qin/Kam/Khim 婷Ting/Ting/Teng 佳Jia/Kai/Kah "
    "家Jia/Ka/Kah 晓Xiao/Hiu/Siau 学Xue/Hok/Hock  "
    "正Zheng/Ching/Cheng 永Yong/Wing/Eng 兴Xing/Hing/Heng 忠Zhong/Chung/Tiong 义Yi/Yee/Ngee "
    "诚Cheng/Shing/Seng 俊Jun/Chun/Choon 峰Feng/Fung/Hong  "
    "飞Fei/Fei/Hui 鹏Peng/Pang/Peng 辉Hui/Fai/Hui 宏Hong/Wang/Hong 良Liang/Leung/Leong 仁Ren/Yan/Jin "
    "义Yi/Yi/Ghee 发Fa/Fat/Huat 财Cai/Choi/Chai  "
    "宝Bao/Po/Poh 玉Yu/Yuk/Geok 珍Zhen/Chun/Tin 凤Feng/Fung/Hong 莲Lian/Lin/Lian 香Xiang/Heung/Hiang "
    "梅Mei/Mui/Bwee 菊Ju/Kuk/Kiok 春Chun/Chun/Choon  "
    "秋Qiu/Chau/Chiew 冬Dong/Tung/Tang 天Tian/Tin/Thian 大Da/Tai/Tua 中Zhong/Chung/Tiong 新Xin/San/Sin "
    "民Min/Man/Bin 立Li/Lap/Lip 世Shi/Sai/Sei  "
    "安An/On/Ann 宁Ning/Ning/Leng 康Kang/Hong/Khong 健Jian/Kin/Kian 雄Xiong/Hung/Hiong 武Wu/Mo/Boo "
    "威Wei/Wai/Wee 胜Sheng/Sing/Seng 利Li/Lei/Lee  "
    "顺Shun/Shun/Soon 和He/Wo/Ho 林Lin/Lam/Lim 森Sen/Sum/Sim 木Mu/Muk/Bock 炎Yan/Yim/Yam "
    "水Shui/Shui/Chwee 坤Kun/Kwan/Koon 乾Qian/Kin/Kian  "
    "子Zi/Tsz/Choo 思Si/Sze/Soo 嘉Jia/Ka/Kah 怡Yi/Yi/Ee 雅Ya/Nga/Ngah 诗Shi/Sze/Si 敏Min/Man/Bin "
    "洁Jie/Kit/Kiat 珊Shan/Shan/San 莉Li/Lei/Lee  "
    "博Bo/Pok/Phok 轩Xuan/Hin/Hian 泽Ze/Chak/Teck 睿Rui/Yui/Joe 梓Zi/Tsz/Choo 涵Han/Ham/Ham 逸Yi/Yat/Ek "
    "恒Heng/Hang/Heng 达Da/Tat/Tat 启Qi/Kai/Khye  "
    "耀Yao/Yiu/Yew 权Quan/Kuen/Kwan 全Quan/Chuen/Chuan 炳Bing/Ping/Peng 根Gen/Kan/Kin 树Shu/Shu/Soo "
    "松Song/Chung/Siong 柏Bo/Pak/Peck 贤Xian/Yin/Hian "
)
SCHOOL = stock("Kevin David Jenny Vincent Michael Grace Raymond Alice Jason Tony Vivian Simon Eric Peter Joyce Henry")
_WHERE = (("mainland", 60), ("hong kong", 14), ("taiwan", 11), ("south seas", 15))
_OWN = {"mainland": 0, "hong kong": 1, "south seas": 2, "taiwan": 3}
KNOWN_OTHERWISE = 0.3
"""Of those on the mainland, who are known under another reading too."""


class Character(NamedTuple):
    """A character and its readings: Pinyin, Cantonese, Hokkien or Teochew, Wade-Giles."""

    script: str
    readings: tuple[str, ...]


def _characters(text: str) -> tuple[tuple[Character, int], ...]:
    found = []
    for one in text.split():
        figures = "".join(letter for letter in one if letter.isdigit())
        pinyin, *others = one[1 + len(figures) :].split("/")
        older = wade_giles(pinyin.lower().replace("ü", "u")).capitalize()
        found.append((Character(one[0], (pinyin, *others, older)), int(figures or 1)))
    return tuple(found)


FAMILIES = _characters(_FAMILIES)
SYLLABLES = tuple(one for one, _ in _characters(_SYLLABLES))


def compose(chance: Random, woman: bool) -> Parts:
    """Family name first; two characters joined, hyphened or apart; some from ports go by a school name too."""
    where = chance.choices([place for place, _ in _WHERE], [share for _, share in _WHERE])[0]
    others = _others(where, chance)
    family = chance.choices([one for one, _ in FAMILIES], [share for _, share in FAMILIES])[0]
    given = _given(chance.sample(SYLLABLES, 1 if chance.random() < 0.15 else 2), _OWN[where], others)
    spellings = dict.fromkeys(family.readings[way] for way in (_OWN[where], *others))
    parts: Parts = (Part("family", Word(tuple(spellings), family.script)), Part("given", given))
    if where in ("hong kong", "south seas") and chance.random() < 0.5:
        parts = (*parts, Part("middle", chance.choice(SCHOOL), shown=chance.random() < 0.3))
    return parts


def _others(where: str, chance: Random) -> tuple[int, ...]:
    """Which other readings somebody from there is known under: Mandarin, for most."""
    if where != "mainland":
        return (0,) if chance.random() < 0.85 else ()
    return (chance.choice((1, 2, 3, 3)),) if chance.random() < KNOWN_OTHERWISE else ()


def _given(characters: Sequence[Character], own: int, others: Sequence[int]) -> Word:
    ways: list[str] = []
    for way in (own, *others):
        read = [one.readings[way] for one in characters]
        if len(read) == 1:
            ways += read
            continue
        joined, apart, hyphened = read[0] + read[1].lower(), " ".join(read), f"{read[0]}-{read[1].lower()}"
        ways += {0: [joined, apart, hyphened], 1: [apart, hyphened], 2: [apart], 3: [hyphened, apart]}[way]
    return Word(tuple(dict.fromkeys(ways)), "".join(one.script for one in characters))


BY_EAR = (("ng", "n"), ("in", "ing"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("x", "hs"), ("q", "ch"), ("ao", "au"),
          ("uo", "o"), ("ian", "ien"), ("ui", "uei"), ("wu", "woo"), ("ee", "i"), ("oo", "u"))  # fmt: skip
TRADITION = Tradition(
    "east_asian_chinese", ("cn", "hk", "tw", "sg", "my"), compose, BY_EAR, (), None,
    {"order": 0.45, "another name": 0.2, "add": 0.6}, "", True, of_syllables=True,
)  # fmt: skip

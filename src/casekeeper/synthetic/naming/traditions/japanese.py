"""Japanese: a family name and a given name, in kanji, in kana, and in Latin letters by Hepburn, Kunrei or a passport.

A long o is written ō, o, oh or ou; shi is si, tsu is tu, fu is hu by Kunrei. In Latin letters either name goes first.
Names are put together of the characters that names are made of, each with one reading. A wife takes the husband's name.
"""

from __future__ import annotations

import re
from random import Random

from casekeeper.synthetic.naming.letters import rewritten, table
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word

_HEADS = [
    "yama山",
    "ta田",
    "naka中",
    "mura村",
    "ko小",
    "oo大",
    "hara原",
    "matsu松",
    "ishi石",
    "ki木",
    "mori森",
    "hayashi林",
    "taka高",
    "shima島",
    "naga長",
    "kita北",
    "nishi西",
    "minami南",
    "higashi東",
    "ue上",
    "shimo下",
    "kawa川",
    "fuji藤",
    "sugi杉",
    "take竹",
    "ume梅",
    "sakura桜",
    "kuro黒",
    "shira白",
    "aka赤",
    "ao青",
    "aka明",
    "ima今",
    "furu古",
    "ara新",
    "yoshi吉",
    "fuku福",
    "hiro広",
    "asa浅",
    "fuka深",
    "kiyo清",
    "miya宮",
    "ike池",
    "iwa岩",
    "tani谷",
    "oka岡",
    "no野",
    "mizu水",
    "hashi橋",
    "tera寺",
]
_TAILS = [
    "ta田",
    "da田",
    "moto本",
    "kawa川",
    "gawa川",
    "yama山",
    "mura村",
    "shima島",
    "hara原",
    "no野",
    "i井",
    "saki崎",
    "zaki崎",
    "guchi口",
    "mori森",
    "uchi内",
    "ki木",
    "be部",
    "se瀬",
    "numa沼",
    "sawa沢",
    "zawa沢",
    "hashi橋",
    "bashi橋",
    "oka岡",
    "tani谷",
]
_COMMON = [
    "satou佐藤",
    "suzuki鈴木",
    "takahashi高橋",
    "itou伊藤",
    "watanabe渡辺",
    "katou加藤",
    "saitou斎藤",
    "sasaki佐々木",
    "gotou後藤",
    "endou遠藤",
    "kondou近藤",
    "andou安藤",
    "kudou工藤",
    "naitou内藤",
    "mutou武藤",
    "abe阿部",
    "inoue井上",
    "shimizu清水",
    "hasegawa長谷川",
    "ookubo大久保",
    "chiba千葉",
    "sugawara菅原",
    "hattori服部",
    "kuroda黒田",
    "toujou東条",
    "oonishi大西",
    "ootsuka大塚",
    "shindou進藤",
    "nitta新田",
    "tsuchiya土屋",
]
_MEN = tuple(
    (one[:-1], two[:-1], one[-1] + two[-1])
    for one in [
        "taka隆",
        "hiro宏",
        "kazu和",
        "yoshi義",
        "masa正",
        "nori則",
        "tomo友",
        "hide英",
        "aki明",
        "nobu信",
        "toshi俊",
        "yasu康",
        "shige茂",
        "mitsu光",
        "haru春",
    ]
    for two in [
        "shi志",
        "hiko彦",
        "o夫",
        "yuki之",
        "ki樹",
        "ya也",
        "to人",
        "taka孝",
        "nori典",
        "hito仁",
        "aki昭",
        "nari成",
    ]
    if one[:-1] != two[:-1]
)
_SONS = "ichirou一郎 jirou二郎 saburou三郎 shirou四郎 gorou五郎 tarou太郎 kentarou健太郎 ryouichi良一 kenji健二 shouta翔太 kouji浩二 "
_SONS += "yuuji雄二 shinji真司 kouhei公平 ryouta涼太 daisuke大輔 shunsuke俊介 yuusuke雄介 keisuke圭介 kenta健太 makoto誠 takeshi武 "
_SONS += "satoshi聡 hiroshi浩 kiyoshi清 osamu修 minoru実 isamu勇 susumu進 tsutomu勉 mamoru守 shou翔 jun純 ken健 ryuu竜"
_WOMEN = tuple(
    (one[:-1], two[:-1], one[-1] + two[-1])
    for one in [
        "yuu優",
        "mi美",
        "sa沙",
        "na奈",
        "a亜",
        "ka佳",
        "e恵",
        "ri理",
        "tomo智",
        "aki明",
        "kyou京",
        "nori紀",
        "kei恵",
        "haru春",
        "yuki雪",
        "yoshi芳",
        "kazu和",
        "masa雅",
        "chi千",
        "hiro裕",
    ]
    for two in ["ko子", "mi美", "e江", "ka香", "na奈", "ri里", "yo代", "no乃"]
    if one[:-1] != two[:-1]
)
_DAUGHTERS = (
    "sakura桜 kaori香 megumi恵 shizuka静 akira晶 ayumi歩 izumi泉 midori緑 chihiro千尋 youko陽子 junko順子 keiko敬子 "
)
_DAUGHTERS += (
    "ryouko涼子 shouko祥子 mayumi真弓 kaoru薫 hikaru光 hotaru蛍 tsubaki椿 tsukiko月子 fujiko藤子 hatsue初江 shigeko茂子"
)
_LONG = {
    "macron": {"ou": "ō", "oo": "ō", "uu": "ū"},
    "none": {"ou": "o", "oo": "o", "uu": "u"},
    "h": {"ou": "oh", "oo": "oh", "uu": "u"},
}
_KUNREI = table("sha sya shu syu sho syo shi si cha tya chu tyu cho tyo chi ti tsu tu fu hu ja zya ju zyu jo zyo ji zi")
_KANA = table(
    "kya キャ kyu キュ kyo キョ sha シャ shu シュ sho ショ cha チャ chu チュ cho チョ nya ニャ hya ヒャ hyo ヒョ rya リャ ryu リュ ryo リョ "
    "gya ギャ gyo ギョ ja ジャ ju ジュ jo ジョ ka カ ki キ ku ク ke ケ ko コ sa サ shi シ su ス se セ so ソ ta タ chi チ tsu ツ te テ to ト "
    "na ナ ni ニ nu ヌ ne ネ no ノ ha ハ hi ヒ fu フ he ヘ ho ホ ma マ mi ミ mu ム me メ mo モ ya ヤ yu ユ yo ヨ ra ラ ri リ ru ル re レ ro ロ "
    "wa ワ ga ガ gi ギ gu グ ge ゲ go ゴ za ザ ji ジ zu ズ ze ゼ zo ゾ da ダ de デ do ド ba バ bi ビ bu ブ be ベ bo ボ pa パ pi ピ pu プ pe ペ "
    "po ポ a ア i イ u ウ e エ o オ n ン t ッ"
)  # fmt: skip


def _word(reading: str, kanji: str) -> Word:
    spellings = [_long(reading, how) for how in ("none", "macron", "h")]
    spellings += [reading, rewritten(_long(reading, "none"), _KUNREI), rewritten(reading, _KUNREI)]
    spellings = [one[:1].upper() + one[1:] for one in spellings]
    return Word(tuple(dict.fromkeys(spellings)), kanji, second_script=rewritten(reading, _KANA))


def _long(reading: str, how: str) -> str:
    return re.sub("ou|oo|uu", lambda found: _LONG[how][found.group()], reading)


def _plain(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((found[1], found[2]) for found in re.finditer(r"([a-z]+)(\S+)", text))


_BUILT = tuple(
    (one[:-1] + two[:-1], one[-1] + two[-1]) for one in _HEADS for two in _TAILS
    if one[-1] != two[-1] and len(one[:-1] + two[:-1]) > 3
)  # fmt: skip
COMMON = tuple(_word(*one) for one in _plain(" ".join(_COMMON)))
FAMILIES = tuple(_word(*one) for one in dict(_BUILT).items())
MEN = tuple(_word(*one) for one in (*_plain(_SONS), *((a + b, kanji) for a, b, kanji in _MEN)))
WOMEN = tuple(_word(*one) for one in (*_plain(_DAUGHTERS), *((a + b, kanji) for a, b, kanji in _WOMEN)))


def compose(chance: Random, woman: bool) -> Parts:
    """Given and family name, as abroad; the commonest family names are many people's."""
    family = chance.choice(COMMON if chance.random() < 0.3 else FAMILIES)
    return Part("given", chance.choice(WOMEN if woman else MEN)), Part("family", family)


BY_EAR = (("shi", "si"), ("si", "shi"), ("tsu", "tu"), ("chi", "ti"), ("fu", "hu"), ("ji", "zi"), ("ou", "o"),
          ("oh", "o"), ("oo", "o"), ("ou", "oh"), ("uu", "u"), ("jo", "jyo"), ("nb", "mb"), ("ei", "e"), ("tch", "cch"))  # fmt: skip
TRADITION = Tradition(
    "japanese", ("jp",), compose, BY_EAR, (), None, {"order": 0.45, "another name": 0.15, "married": 0.15}, " ", True
)  # fmt: skip

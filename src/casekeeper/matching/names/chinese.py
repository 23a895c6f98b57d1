"""One Chinese name in its readings: Wong, Ong and Wang are 王, Ng, Goh and Wu are 吴, Hsiao and Siu are Xiao.

    >>> sorted(syllables_of("wong"))
    ['huang', 'wang']
    >>> sorted(syllables_of("hsiao")), is_family("hsiao"), is_family("kevin")
    (['xiao'], True, False)

A name is written as it is read where its bearer is from: Mandarin in Pinyin or Wade-Giles, Cantonese as in Hong Kong,
Hokkien and Teochew as in Singapore and Malaysia, Hakka, and for family names Vietnamese. What a spelling may stand for
is told as syllables of Pinyin; several characters with one reading are one syllable, for in Latin letters nobody can
tell them apart. The readings are those that Unihan gives for the commonest characters of names (kMandarin,
kCantonese, kVietnamese), written as the registries of these places write them; Wade-Giles follows by rule.
"""

from __future__ import annotations

from functools import cache

_FAMILIES = """
wang wong ong vong vuong bong|li lee ly lie lei|zhang cheung teo chong truong thio tiong cheong tjong
liu lau liew lao luu
chen chan tan chin tran ting|yang yeung yeo young yong duong yeong
huang wong ng ooi wee oei oey hwang vong huynh hoang
zhao chiu teo chew trieu jiu|wu ng goh ngo eng vu vo|zhou chow chau chew chiew joe
xu hui tsui chui koh khoo kho khor hua chee
sun suen soon sng ton suan|ma mah mar be|zhu chu choo chue|hu woo wu foo oh au ho aw
guo kwok kuok kwek quek koay quach kwik
he ho hor hoh ha|gao ko koh kou cao|lin lam lim lum liem|luo lo law loh lor la|zheng cheng tay teh chang tee trinh the
liang leung leong neo liong luong nio|xie tse cheah chia sia che ta tsia|tang tong teng thong duong
xue sit see siet tiet
feng fung fong pang phung|deng tang teng thang dang|cao cho tso chaw tao|peng pang phang banh
zeng tsang chan tzeng tang tsen
xiao siu siew siow seow shiu tieu|tian tin thien dien chan|dong tung tong tang|pan poon pun phua phuah phan
yuan yuen wan oan vien|ruan yuen nguyen wan oan|cai choi tsoi choy chua chai tjoa thai
jiang cheung kong kang keung giang khuong chio
yu yue yee eu er du|du to toh tow do doh|ye yip yap ip iap diep|cheng ching thia seng shing|su so soh sou to soe
wei ngai wai wee gui nguy|lu luk lok lui loo lo low loy leu luc|ding ting teng dinh|ren yam yum nham jim
shen shum sum sham sim tham
yao yiu yew yeow dieu|zhong chung chong choong cheong|cui choi chui choy thoi|tan tam tham dam hum
fan faan hwan pham fam
jin kam kim gum|shi shek sze sy see sih thach|liao liu leow liaw liew lieu|xia ha hee|fu foo poh phu
fang fong png phuong
bai pak bak peh bach|zou chau chow trau|meng mang mung manh|xiong hung him hong|qin chun tsun cheng tan kam
qiu yau khoo chiu hew khaw khu kho yao kow kau khau|hou hau how haw|jia ka kar gia|yin wan yan yun doan oan
long lung loong leong liong
shao siu shiu siew thieu|wan man ban van|lei lui looi loi|qian chin chee tsin|yan ngan yim gan giam nghiem ngiam
wen man wan oon boon van
lai lye loy|mo mok mak mac|kong hung khong|hong hung ang anng|ou au ow|gan kam kan|gong kung kong
guan kwan koon kuan quan
gu koo kwu khoo|ji kei kay kee|ke ko kwa quah kuah|kang hong khong|weng yung yong ang eng|zhan jim cham chim cheam
zhuang chong chng
zhuo cheuk toh tok|xiang heung hong|you yau yew|tao to tou dao|he ho|ni ngai geh|xing ying|ouyang auyeung auyong
situ szeto seeto
jian kan|bao pau pao|qi chai kei|hao kwok kok how|tu to|ruan yuen|mei mui moi|an on|le lok|lian lin|yi yik
xi chap jip|han hon|dai tai|duan tuen tuan|qiao kiu|chang sheung seong|wu mo mou boo|yi yik ek|hang hang|ling leng
shu shue
"""
"""A family name in Pinyin, then as it is written elsewhere."""
_GIVEN = """
jian kin kean kian kien|guo kwok kok kuok|hua wah wa hwa hoa|qiang keung keong kiang|jun chun kwan kuan kun tsun
zhi chi chee jee
yong wing yung weng eng|bin pun ban|tao to tou|chao chiu|bo po bor pok pak poh|na nah
xin yan sum san hsin sin seen yun him|yu yue yuk giok
hao ho hou|jing ching king keng geng ging|xia ha|yan yin yim ngan|dong tung|cheng shing sing seng ching
shan saan san suan|long lung leong loong liong
kai hoi khai|rui sui shui yui|zhen chun chan tsun jan|xiang cheung heung siang seong siong
qing hing tsing keng kheng|fu fook fuk hock hok foo fuk
de tak teck tek tuck|gui kwai kway gwai|lan laan|mei mui moi bee moy bi|ling leng|li lai lee lek lap|ming meng beng
wei wai wee|hong hung ang
ping peng pheng|jie kit kiat keat git|xiao siu siew seow hau hiu|shu shuk suk sook shue|ying eng|yun wan
xue suet suat shuet hok|qin kam kum khim
fa fat huat faat|hui wai fai wui hwee huey|ting teng|ru yu yue|wen man mun boon woon|da tai tat dai tua|hai hoi
shui chwee sui|xiong hung hiong
yao yiu yew|han hon hun|xing hing sing heng seng|qiu chau kau|zhong chung tiong chong|qi kei kee ki
zi tsz tze chi che|bao po bo poh
guang kwong kong gwong|rong wing yung yong eng|guan koon kwun|chang cheung tiong cheong|sheng shing sang seng sing
sen sum|lin lam lum
tian tin thien|cai choi choy|yi yee yik ngai|chun choon|feng fung hong fong|xian sin hin yin sian|ren yan yun
yang yeung|ya nga|si sze see sy szu
min man mun bin|jia ka kar gar|ke hak ko|xi hei sai hee|yue yuet|zhu chu choo|liang leung leong|kun kwan|nan nam
peng pang|qiao kiu|quan chuen kuen
shou sau siew|shun soon|song chung|xuan suen|you yau yew|yuan yuen|ze chak|zhe chit|zu cho|an on|he wo
jin kam chun kim|kang hong|biao piu|ai oi
bei pui|lei lui|liu lau|mao mau|mu muk|nian nin|sha sa|tong tung|xu yuk|ye yip|zheng ching cheng|zhou chau|en yan
er yi|hou hau|ju kuk|juan kuen
lun luen|mo mak|ni nei|rou yau|shao siu|shi sai sze|su so|tai toi|wu mo mou|xie hip|zhao chiu|zong chung|zhuo cheuk
yin ngan yan|heng hang|lian lin
"""
"""A syllable of given names likewise."""
_FINALS = "a ai an ang ao e ei en eng er i ia ian iang iao ie in ing iong iu o ong ou u ua uai uan uang ue ui un uo"
_BY_RULE = {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu", "yi": "yi",
            "he": "ho", "ge": "ko", "ke": "ko", "e": "o", "you": "yu", "er": "erh", "guo": "kuo", "kuo": "kuo",
            "huo": "huo", "shuo": "shuo", "gui": "kuei", "kui": "kuei"}  # fmt: skip
_INITIALS = (("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"), ("q", "ch"),
             ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"))  # fmt: skip
_ENDINGS = (("ian", "ien"), ("yan", "yen"), ("ie", "ieh"), ("ye", "yeh"), ("ue", "ueh"), ("ong", "ung"), ("uo", "o"))
_STARTS = "b p m f d t n l g k h j q x zh ch sh r z c s y w"


def wade_giles(syllable: str) -> str:
    """A syllable of Pinyin as Wade and Giles wrote it, without marks and apostrophes.

    >>> [wade_giles(one) for one in ("xiao", "zhong", "jian", "guo", "qing", "zeng", "zi")]
    ['hsiao', 'chung', 'chien', 'kuo', 'ching', 'tseng', 'tzu']
    """
    if syllable in _BY_RULE:
        return _BY_RULE[syllable]
    initial, written = next(((one, other) for one, other in _INITIALS if syllable.startswith(one)), ("", ""))
    rest = syllable[len(initial) :]
    whole = written + rest
    for ending, other in _ENDINGS:
        if whole.endswith(ending):
            return whole[: -len(ending)] + other
    return whole


def syllables_of(word: str) -> frozenset[str]:
    """The syllables of Pinyin that a word of a name may stand for; none where it is no reading we know."""
    return _readings().get(word, frozenset())


def is_family(word: str) -> bool:
    """Is it, in some reading, one of the commonest family names?"""
    return word in _families()


def is_syllable(word: str) -> bool:
    """Is it one syllable, in Pinyin, by Wade and Giles, or as written elsewhere?"""
    return word in _readings()


@cache
def _written(table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = [line.split() for text in table.split("\n") for line in text.split("|") if line]
    return tuple((row[0], (*row, wade_giles(row[0]))) for row in rows)


@cache
def _readings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for syllable, ways in (*_written(_FAMILIES), *_written(_GIVEN)):
        for way in ways:
            found.setdefault(way, set()).add(syllable)
    for syllable in _pinyin():
        for way in (syllable, wade_giles(syllable)):
            found.setdefault(way, set()).add(syllable)
    return {way: frozenset(syllables) for way, syllables in found.items()}


@cache
def _families() -> frozenset[str]:
    return frozenset(way for _, ways in _written(_FAMILIES) for way in ways)


@cache
def _pinyin() -> frozenset[str]:
    """Syllables of Pinyin, as far as a rule tells them; some that Mandarin lacks are among them, and lead to nobody."""
    whole = {first + last for first in _STARTS.split() for last in _FINALS.split() if _goes(first, last)}
    return frozenset(whole | {"an", "ai", "ang", "ao", "en", "er", "ou"})


def _goes(first: str, last: str) -> bool:
    """Do initial and final go together?"""
    soft = last[0] == "i" or last == "ue"
    if first in ("j", "q", "x"):
        return last[0] == "i" or last in ("u", "ue", "uan", "un")
    if first in ("zh", "ch", "sh", "r", "z", "c", "s"):
        return last == "i" or not (soft or last in ("o", "er"))
    if first == "y":
        return last in ("a", "an", "ang", "ao", "e", "i", "in", "ing", "ong", "ou", "u", "uan", "ue", "un")
    if first == "w":
        return last in ("a", "ai", "an", "ang", "ei", "en", "eng", "o", "u")
    if first in ("g", "k", "h"):
        return not soft and last not in ("o", "er")
    if first in ("b", "p", "m", "f"):
        return last in ("a", "ai", "an", "ang", "ao", "ei", "en", "eng", "o", "ou", "u") or (
            first != "f" and last in ("i", "ian", "iao", "ie", "in", "ing")
        )
    # Of d, t, n and l.
    if last in ("o", "er", "ua", "uai", "uang", "ui") and not (last == "ui" and first in "dt"):
        return False
    return last not in ("ia", "iang", "iong", "in", "ue") or first in "nl"

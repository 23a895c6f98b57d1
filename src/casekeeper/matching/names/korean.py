"""One Korean syllable in its spellings: Hyeon, Hyon and Hyun; Jeong, Chong and Jung; and Lee, Yi, Rhee and Ri.

    >>> sorted(syllables_of("hyun")), sorted(syllables_of("rhee"))
    (['현'], ['이'])
    >>> is_family("bak"), is_family("soo")
    (True, False)

Spellings follow by rule from the letters of the syllable: those of the Revised Romanization, those of McCune and
Reischauer as passports and Pyongyang write them, without marks, and what people choose (u for eo, oo for u). Family
names that are spelt by custom are added. The north keeps an r or l at the beginning that the south leaves out.
"""

from __future__ import annotations

from functools import cache
from itertools import product

_FAMILIES = """
김 이/lee/rhee/rhie/rhi/leigh/li 박/park/bark 최/choi/choy 정 강 조 윤 장 임 한/hahn 오/oh 서/suh 신/shin 권
황/whang 안/ahn 송 류/yoo/yu 홍 전 고/koh/goh 문 손/sohn 양 배/bai 백/paik/baik 허/huh/hur/heo 남 심/shim
노/noh/roh 하/hah 곽/kwack 성 차/cha 주 우/woo 구/koo 민 나/nah/rah 진 지 엄/uhm 채 원 천 방 공 현
함/hahm 변/byun 염 여 추 도/doh 소/soh 석 선 설 마/mah 길 연 위/wee 표 명 기 반/bahn 금 옥/ock 육 인 제
모 탁 국 어 은 용 경 봉 사 부 가 복 태 목 형 계 피 두 감 음 빈 동 온 호 범 좌 팽 승 간 상 시 갈 단
"""
"""Family names, each with what custom writes beside the rules."""
_GIVEN = """
각 갑 거 건 걸 겸 관 광 교 군 귀 규 균 근 나 난 다 달 대 덕 라 란 래 량 련 령 례 로 록 룡 률 린 만 무 미
배 법 병 보 삼 새 섭 세 수 숙 순 슬 식 아 애 언 열 엽 영 예 완 욱 운 웅 월 유 을 의 익 일 자 재 점 종 주
준 중 찬 창 철 청 초 춘 충 치 택 팔 하 학 해 향 헌 혁 협 혜 화 환 회 효 후 훈 휘 흥 희 슨 율 리 림 렬 려
비 산 실 택 필 풍
"""
"""More syllables of given names."""
_INITIAL = "g k|kk|n|d t|tt|r l n|m|b p|pp|s|ss||j ch|jj|ch|k kh|t th|p ph|h"
_VOWEL = "a|ae ai|ya|yae|eo o u|e|yeo yo yu you|ye|o|wa|wae|oe oi|yo|u oo|wo weo|we|wi wee|yu yoo|eu u|ui eui ee i|i ee"
_FINAL = {0: "", 1: "k g", 4: "n", 7: "t", 8: "l", 16: "m", 17: "p b", 19: "t", 21: "ng", 20: "t"}
_SOUTH, _NORTH = "이유임노양여연용나예열율", "리류림로량려련룡라례렬률"
_NORTH_OF, _SOUTH_OF = dict(zip(_SOUTH, _NORTH, strict=True)), dict(zip(_NORTH, _SOUTH, strict=True))
"""As the south writes it, and as the north does; either is taken for the other."""
_FIRST = 0xAC00
_TOO_SHORT_TO_TELL = frozenset({"no", "do", "so", "to"})
"""Words of other languages, beside which nothing is taken for Korean."""


def syllables_of(word: str) -> frozenset[str]:
    """The Korean syllables that a word of a name may stand for."""
    return _readings().get(word, frozenset())


def is_family(word: str) -> bool:
    """Is it a spelling of a family name?"""
    return word in _families()


def spellings(syllable: str) -> frozenset[str]:
    """Every spelling of a Korean syllable by rule.

    >>> sorted(spellings("철"))
    ['cheol', 'chol', 'chul']
    """
    place = ord(syllable) - _FIRST
    first, vowel, last = place // 588, place % 588 // 28, place % 28
    heads = _INITIAL.split("|")[first].split() or [""]
    found = {"".join(way) for way in product(heads, _VOWEL.split("|")[vowel].split(), _FINAL[last].split() or [""])}
    if first == 9 and vowel in (20, 19):
        found |= {"sh" + way[1:] for way in found}
    if first == 11 and vowel == 13:
        found |= {f"w{way}" for way in found}
    if first == 11 and vowel == 20:
        found |= {f"y{way}" for way in found if way[0] == "i"}
    return frozenset(way for way in found if len(way) > 1)


@cache
def _rows(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    rows = []
    for one in text.split():
        syllable, *custom = one.split("/")
        south = _SOUTH_OF.get(syllable, syllable)
        ways = spellings(south) | (spellings(_NORTH_OF[south]) if south in _NORTH_OF else frozenset())
        rows.append((south, ways | set(custom)))
    return tuple(rows)


@cache
def _readings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for syllable, ways in (*_rows(_FAMILIES), *_rows(_GIVEN)):
        for way in ways:
            found.setdefault(way, set()).add(syllable)
    return {way: frozenset(syllables) for way, syllables in found.items()}


@cache
def _families() -> frozenset[str]:
    return frozenset(way for _, ways in _rows(_FAMILIES) for way in ways) - _TOO_SHORT_TO_TELL

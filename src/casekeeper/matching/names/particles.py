"""Words of a name that tell little: articles, the words for son and daughter, titles."""

from __future__ import annotations

_PARTICLES = """
al el ul ad ud ed ar ur as us ash at az uz an la le lo les los las de del della di da das do dos du des van von der den
ter ten zu zur e y i bin ben ibn bint binti binte ibnu ould mint wa va vd oglu ogli ogly oglou kyzy kizi gizi qizi zade
bar bat san st saint ap ab mac mc o ou
"""
_TITLES = """
mr mrs ms miss dr doctor prof professor sir lord lady sheikh shaikh shaykh cheikh sheik shekh haji hajj hajji hadj
alhaji elhadj hajja mullah mulla molla mawlawi maulavi maulawi mawlana maulana mufti sayyid sayed syed seyed seyyed
saiyid mohtarma ustad ustaz ustadh qari gen colonel col captain capt major maj engineer eng hon chief dona donha
senor sr jr junior senior iii ii begum khanum u daw ko sri shri smt kumari pir effendi malam mallam comandante alias
aka nee
"""
PARTICLES = frozenset(_PARTICLES.split())
TITLES = frozenset(_TITLES.split())


def tells_little(word: str) -> bool:
    """Is the word a particle or a title, which many names carry and lists leave out at will?"""
    return word in PARTICLES or word in TITLES

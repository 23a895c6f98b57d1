"""Names that are one person's though no rule of sound leads from one to the other: Misha is Mikhail, Jallow Diallo.

What the rigour package knows stands in `symbols`; here is what it lacks: short forms, names that a border or an
office changed (Njie in Gambia, Ndiaye in Senegal), one name in neighbouring languages. Facts of use, put down by us.
"""

from __future__ import annotations

from functools import cache

_ONE_NAME = """
mikhail misha mykhailo mikheil mihail|vladimir vova volodya volodymyr uladzimir|ivan vanya
ekaterina katya kateryna yekaterina
tatiana tanya tatyana tetiana|aleksandr sasha sanya shura oleksandr aliaksandr alexandr alexander
aleksandra sasha oleksandra alexandra
dmitry dima mitya dmytro dmitriy dmitri dzmitry|sergei seryozha serhii serhiy siarhei sergey sergej serge
nikolai kolya mykola nikolay mikalai
evgeny zhenya yevhen yevgeny evgeni yauhen yevgeniy|konstantin kostya kostiantyn|yuri yura yurii yuriy yury
alexei alyosha lyosha oleksii aleksei alexey aliaksei aleksey oleksiy
pavel pasha pavlo|petr petya petro pyotr piotr|grigory grisha hryhorii hryhoriy grigori grigoriy
anatoly tolya anatolii|viktor vitya
vasily vasya vasyl vasiliy|andrei andriy andrii andrey andrej andrzej|stepan styopa stsiapan|leonid lyonya
boris borya borys|valentina valya
natalia natasha nataliya natalya|olga olya olha volha|elena lena olena yelena alena|anna anya hanna
maria masha mariya maryia
sofia sonya sofiya|irina ira iryna|svetlana sveta svitlana sviatlana|lyudmila lyuda liudmyla lyuba
galina galya halyna|anastasia nastya
yulia yulya iuliia|daria dasha darya|georgy gosha georgi zhora heorhii|bogdan bohdan|igor ihor|oleg oleh
gennady gena hennadii|vyacheslav slava viacheslav
vladislav vlad slava uladzislau|yaroslav slava|roman roma|maksim max maxim|ludmila lyudmila
hovhannes oganes ovanes hovanes|hakob akop hagop|hayk aik haik|gevorg kevork georg|hovsep ovsep hovsep
harutyun arutyun harutiun|hakobyan akopyan akopian hagopian
hovhannisyan oganesyan ovanesyan oganesian hovhannesian|harutyunyan arutyunyan arutyunian
hovsepyan ovsepyan ovsepian|grigoryan krikorian grigorian|petrosyan bedrosian
davit dato david|giorgi gia georgi gogi|mikheil misho mikhail|nikoloz nika nikolai|aleksandre sandro|zurab zura
levan leo
muhammad mohammad mohammed mohamed muhamad md mohd mohamad mhd mohd|ahmad ahmed ahmet
abdurrahman abderrahmane cabdiraxmaan abdirahman
banerjee bandyopadhyay banerji bandopadhyay|mukherjee mukhopadhyay mukherji|chatterjee chattopadhyay chatterji
ganguly gangopadhyay ganguli
bhattacharya bhattacharjee bhattacharyya|chaudhary chowdhury choudhury chaudhuri chaudhry choudhary chaudry
srivastava shrivastav shrivastava
diallo jallow jalloh|ndiaye njie njai|cisse ceesay sesay|traore trawally tarawally tarawalie|toure touray turay
konte conteh konteh|camara kamara
jobe diop|joof diouf|mbaye mbye|gueye gaye gaye|dieng jeng|diatta jatta|diarra jarra|sissoko cissokho sissoho
drammeh drame|coulibaly krubally kulibaly
bah ba|sow so|balde baldeh|fofana fofanah|kane kan|thiam cham|thiaw chow|jawo diao|mane maneh|sanneh sane|dibba diba
njoya|emeka chukwuemeka
ebuka chukwuebuka|chuks chukwu|tunde babatunde|kunle adekunle|segun olusegun oluwasegun|seyi oluwaseyi
femi olufemi oluwafemi|tobi oluwatobi|dele bamidele oladele
bola adebola|wale adewale olawale|yemi olayemi adeyemi|mamadou mamadu mamud|ousmane usman ousman
ibrahima ibraheem ibrahim|aliou aliu alieu
hoang huynh|vu vo|phuc phuoc|maung mg|nhat nhut|chanh chinh|thai tai|bao bu
hoxha hodja hodza hoca|gjergj djerdj gergj|djordje dorde gjorgje djordje|xhevdet dzevdet cevdet|shehu sehu
gashi gasi|hashim hasim|shala sala|bajram bayram
hans johannes johann hannes johan|bobby robert bob rob bobbie|margaret peggy maggie meg
elizabeth betty liz lizzie beth eliza|richard dick rick ricky
william bill billy will liam willy|john jack johnny|james jim jimmy jamie|edward ted eddie ned teddy
henry harry hank|charles chuck charlie
catherine kate kathy cathy katie katherine kathryn|patricia pat patty trish|dorothy dot dolly|sean shaun shawn
thomas tom tommy|michael mike mick mickey
joseph joe joey|anthony tony|andrew andy drew|daniel dan danny|samuel sam sammy|benjamin ben benny
stephen steve steven|lawrence larry|francis frank
susan sue susie|rebecca becky|victoria vicky|theodore ted theo|alexander alex alec sandy
jose pepe|francisco paco pancho curro kiko|guillermo memo|ignacio nacho|jesus chucho chuy|eduardo lalo edu
enrique quique kike|manuel manolo manny
dolores lola|concepcion concha conchita|guadalupe lupe lupita|rosario chayo charo|gregorio goyo|alberto beto
roberto beto|antonio tono|rafael rafa
echeverria etxeberria etcheverry echevarria|javier xavier|jimenez gimenez ximenez|santiago chago|alejandro alex
isabel chabela|joaquim quim joaquin|luis luiz lucho
ioannis yannis giannis|georgios yorgos giorgos|evangelos vangelis|konstantinos kostas costas dinos
dimitrios dimitris mitsos|emmanouil manolis
panagiotis panos takis|athanasios thanasis|anastasios tasos|nikolaos nikos|spyridon spyros|theodoros thodoris
eleftherios lefteris|apostolos tolis
yitzhak isaac itzik|yaakov jacob yankel yakov|shlomo solomon|yosef joseph yossi|moshe moses moishe|haim chaim hayim
avraham abraham avi
shmuel samuel|eliyahu elijah eli|yehuda judah|levy halevi levi|mehmet memet muhammet|mustafa mistik|ibrahim ibo
"""


def known_as(word: str) -> tuple[str, ...]:
    """The names, each by one of its forms, that this word is a form of."""
    return _names().get(word, ())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in (row.split() for line in _ONE_NAME.split("\n") for row in line.split("|") if row):
        for form in dict.fromkeys(row):
            found.setdefault(form, []).append(row[0])
    return {form: tuple(dict.fromkeys(names)) for form, names in found.items()}

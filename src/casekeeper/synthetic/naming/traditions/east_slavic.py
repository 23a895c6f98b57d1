"""Russian, Ukrainian and Belarusian: a given name, a patronymic, and a family name that bends by sex."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.cyrillic import cyrillic_stock, cyrillic_word
from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import Word

MEN = cyrillic_stock(
    "Александр/Alexander/Alexandr/Oleksandr~Sasha/Aleks Сергей/Serhii/Sergei/Serge~Seryozha Дмитрий/Dmytro/Dmitri~Dima Алексей/Alexei/Oleksii/Alexey~Lyosha Андрей/Andrii/Andrew~Andryusha Евгений/Eugene/Yevhen~Zhenya Михаил/Mikhail/Mykhailo/Michael~Misha Николай/Mykola/Nicolai~Kolya Владимир/Volodymyr/Wladimir~Vova/Volodya Виктор/Victor~Vitya Юрий/Yuri/Yury~Yura Игорь/Ihor~Gosha Олег/Oleh Павел/Pavlo/Paul~Pasha Иван/Iwan~Vanya Константин/Konstantin~Kostya Роман Максим/Maxim/Maksym~Max Денис/Denys Антон Артём/Artem/Artyom~Tyoma Вячеслав/Viacheslav~Slava Станислав/Stanislaw~Stas Григорий/Hryhorii/Gregory~Grisha Пётр/Petr/Petro/Pyotr Василий/Vasyl/Wassily~Vasya Геннадий/Gennady/Hennadii~Gena Валерий/Valery/Valerii Анатолий/Anatoly~Tolya Леонид Фёдор/Fedor/Fyodor~Fedya Тимур Руслан Вадим Богдан/Bohdan Степан~Styopa"
)
WOMEN = cyrillic_stock(
    "Елена/Elena/Helena/Olena~Lena Ольга/Olha~Olya Наталья/Natalia/Nataliya~Natasha Екатерина/Ekaterina/Kateryna~Katya Татьяна/Tatiana/Tetiana~Tanya Ирина/Iryna~Ira Мария/Maria~Masha Светлана/Svitlana~Sveta Анна/Hanna~Anya Юлия/Julia/Yuliya~Yulya Людмила/Liudmyla~Lyuda Галина/Halyna~Galya Александра/Alexandra/Oleksandra~Sasha Алла Алина/Alina Алиса/Alice Алёна/Alena/Alyona Анастасия/Anastasia/Anastasiia~Nastya Ангелина/Angelina Антонина~Tonya Валентина/Valentyna~Valya Валерия/Valeria~Lera Варвара/Barbara~Varya Вера/Vira Вероника/Veronica/Veronika~Nika Виктория/Victoria/Viktoriia~Vika Виолетта/Violetta Диана/Diana Дарья/Daria/Daryna~Dasha Евгения/Eugenia/Yevheniia~Zhenya Евдокия/Yevdokiia~Dusya Жанна/Zhanna/Jeanne Зинаида/Zinaida~Zina Зоя/Zoya/Zoia Инна/Inna Инга Карина/Karina Кира/Kira Клавдия/Klavdiia~Klava Ксения/Ksenia/Xenia/Oksana~Ksyusha Лариса/Larisa/Larysa~Lara Лидия/Lidia/Lydia~Lida Лилия/Lilia/Liliia~Lilya Любовь/Lyubov/Liubov~Lyuba Маргарита/Margarita/Marharyta~Rita Марина/Marina/Maryna Надежда/Nadezhda/Nadiia~Nadya Нина/Nina Оксана/Oxana Олеся/Olesya/Lesia Полина/Polina/Paulina Раиса/Raisa~Raya Регина/Regina Римма/Rimma Роза/Rosa Снежана/Snezhana/Snizhana София/Sofia/Sophia~Sonya Таисия/Taisia/Taisiia Тамара/Tamara~Toma Ульяна/Ulyana/Uliana Фаина/Faina Эвелина/Evelina Элина/Elina Эльвира/Elvira Эмма/Emma Яна/Yana/Jana Ярослава/Yaroslava~Slava Богдана/Bohdana Божена/Bozhena Владислава/Vladyslava~Vlada Дина/Dina Злата/Zlata Кристина/Kristina/Khrystyna Леся/Lesya Милана/Milana Мирослава/Myroslava Павлина Пелагея/Pelageya Прасковья/Praskovia Соломия/Solomiia Стефания/Stefania Тетяна Уляна Агата Агафья Аглая Алевтина/Alevtina~Alya Анжела/Angela Анжелика/Angelica Аида Альбина/Albina Ада Белла Василиса/Vasilisa Виталина Глафира Доминика Ева/Eva Елизавета/Elizaveta/Yelyzaveta~Liza Иванна Изабелла Капитолина Лада Лия Лина/Lina Луиза Майя/Maya Марта/Marta Марфа Матрёна Муза Неля/Nelli Ника Нонна Руслана Светозара Стелла Степанида Серафима Тина Юлиана Юнона Ядвига Ефросинья"
)
FAMILIES = (
    "Воронцов", "Лебедев", "Карпенко", "Ткачук", "Захаров", "Мельников", "Полянский", "Громов", "Шевчук", "Бондарев", "Соколовский", "Тихомиров", "Кравцов", "Щербаков", "Жуковский", "Гончаров", "Ефремов", "Юдин", "Чернов", "Макаренко", "Зуев", "Лукьяненко", "Рябов", "Савченко", "Филатов", "Хомяков", "Цветков", "Шульгин", "Яковенко", "Дьяченко", "Ермаков", "Кожевников", "Литвиненко", "Мещеряков", "Носенко", "Пахомов", "Радченко", "Сидельников", "Терещенко", "Ушаков", "Харченко", "Быстров", "Вишневский", "Горбунов", "Дорохов", "Жданов", "Ильинский", "Коваленков", "Ладыгин", "Мирошник",
)  # fmt: skip
FATHERS = {"Дмитрий": "Дмитри", "Михаил": "Михайл", "Павел": "Павл", "Пётр": "Петр"}
"""Names whose patronymic has a stem of its own."""


def compose(chance: Random, woman: bool) -> Parts:
    """Given name, patronymic, family name."""
    given, father = chance.choice(WOMEN if woman else MEN), chance.choice(MEN)
    return (
        Part("given", given), Part("father", _patronymic(father, woman), shown=chance.random() < 0.55),
        Part("family", cyrillic_word(_family(chance.choice(FAMILIES), woman))),
    )  # fmt: skip


def _patronymic(father: Word, woman: bool) -> Word:
    name = father.script
    if name in FATHERS:
        stem, ends = FATHERS[name], ("евич", "евна") if name.endswith("ий") else ("ович", "овна")
    elif name.endswith("ий"):
        stem, ends = name[:-2] + "ь", ("евич", "евна")
    elif name.endswith(("й", "ь")):
        stem, ends = name[:-1], ("евич", "евна")
    else:
        stem, ends = name, ("ович", "овна")
    return cyrillic_word(stem + ends[woman])


def _family(name: str, woman: bool) -> str:
    if not woman:
        return name
    if name.endswith(("ов", "ев", "ин")):
        return name + "а"
    return name[:-2] + "ая" if name.endswith("ий") else name


BY_EAR = (
    ("kh", "h"),
    ("yo", "e"),
    ("e", "ye"),
    ("ye", "e"),
    ("iy", "y"),
    ("y", "i"),
    ("ii", "y"),
    ("v", "w"),
    ("ov", "off"),
    ("shch", "sch"),
    ("zh", "j"),
    ("ts", "c"),
    ("ia", "ya"),
    ("yu", "iu"),
    ("ks", "x"),
    ("ch", "tch"),
)
TRADITION = Tradition(
    "east_slavic", ("ru", "ua", "by", "kz", "md"), compose, BY_EAR, (), None, {"drop": 0.3, "add": 0.5}
)

"""Vietnamese, Indonesian, Malay, Thai, Burmese and Filipino: chains, single names, and no family name at all."""

from __future__ import annotations

from random import Random

from casekeeper.synthetic.naming.tradition import Part, Parts, Tradition
from casekeeper.synthetic.naming.words import stock

VIETNAMESE = stock(
    "Nguyễn/Nguyen/Nguyên Trần/Tran Lê/Le Phạm/Pham Hoàng/Hoang/Huynh Phan Vũ/Vu/Vo Đặng/Dang Bùi/Bui Đỗ/Do Hồ/Ho Ngô/Ngo Dương/Duong"
)
MIDDLE = stock("Văn/Van Thị/Thi Đức/Duc Minh Hữu/Huu Ngọc/Ngoc Quang Xuân/Xuan Thanh Công/Cong")
GIVEN = stock(
    "Hùng/Hung Dũng/Dung Tuấn/Tuan Sơn/Son Hải/Hai Long Thắng/Thang Phong Lan Hương/Huong Mai Linh Trung Nam Khánh/Khanh Bình/Binh Cường/Cuong Hạnh/Hanh"
)
INDONESIAN = stock(
    "Sumarno/Soemarno Wibowo/Wibawa Sutrisno/Soetrisno Hartono Budi/Budhi/Boedi Agus/Agoes Yusuf/Jusuf/Yoesoef Joko/Djoko Suryadi/Surjadi Slamet Wahyu/Wahju Susanto/Soesanto Cahyono/Tjahjono Gunawan/Goenawan Hidayat/Hidajat Imam Abdul/Abdoel Rahman/Rachman Ahmad/Achmad Setiawan Nurhadi/Noerhadi Kusuma/Koesoema Dewi Siti/Sitti Sri Wati Iskandar Zulkifli/Dzulkifli Hasan/Hassan Ismail/Esmail Fauzi/Fawzi"
)
THAI_GIVEN = stock(
    "Somchai/Somchay/Somjai=สมชาย Prasert/Prasoet=ประเสริฐ Wichai/Vichai=วิชัย Anan/Anant=อนันต์ Surachai/Surachay=สุรชัย Kittisak/Kitisak=กิตติศักดิ์ Niran/Nirun=นิรันดร์ Malee/Mali=มาลี Sunee/Suni=สุนีย์ Thawee/Tavee=ทวี"
)
THAI_FAMILY = stock(
    "Jaidee/Chaidee/Jaidi=ใจดี Rattanakorn/Ratanakorn=รัตนากร Srisuk/Sisuk=ศรีสุข Wongsawat/Vongsavat=วงศ์สวัสดิ์ Boonmee/Bunmi=บุญมี Thongchai/Tongchay=ทองชัย Saetang/Sae_Tang=แซ่ตั้ง Chaiyaporn/Chayaporn=ชัยพร"
)
BURMESE = stock(
    "Aung/Ong Kyaw/Kyo Min/Myin Zaw/Zo Thein/Theing Win/Wynn Htay/Htey Soe/So Myint/Mint Khin/Kin Tun/Htun/Toon Naing/Nine Ko/Koh Maung/Mong Than/Thann Hla/Hlah Phyo/Pyo Lwin/Luin"
)
FILIPINO = stock(
    "Rodrigo Ernesto Reynaldo/Rainaldo Jerome/Gerome Romeo Danilo Benigno Emmanuel/Manuel~Manny Ferdinand/Fernando Jejomar Corazon/Corason Marilou/Marylou"
)
FILIPINO_FAMILY = stock(
    "Dimaculangan Macaraeg/Makaraeg Pangilinan/Panguilinan Dela_Cruz/de_la_Cruz/Delacruz Bautista/Baptista Villanueva/Bilyanueva Magalona Salazar Tolentino Abaya Lacson/Lakson Katigbak/Catigbac"
)
BY_EAR = (
    ("oe", "u"),
    ("u", "oe"),
    ("dj", "j"),
    ("j", "dj"),
    ("tj", "c"),
    ("c", "tj"),
    ("j", "y"),
    ("ph", "p"),
    ("th", "t"),
    ("kh", "k"),
    ("v", "w"),
    ("ai", "ay"),
    ("aw", "or"),
    ("b", "v"),
)


def compose(chance: Random, woman: bool) -> Parts:
    """One of five ways of naming."""
    way = chance.randrange(5)
    if way == 0:
        family, middle, given = chance.choice(VIETNAMESE), chance.choice(MIDDLE), chance.choice(GIVEN)
        return Part("family", family), Part("middle", middle), Part("given", given)
    if way == 1:
        names = chance.sample(INDONESIAN, 3)
        count = chance.choice((1, 2, 2, 3))
        return tuple(Part("given", name, shown=place < count) for place, name in enumerate(names[: max(count, 2)]))
    if way == 2:
        return Part("given", chance.choice(THAI_GIVEN)), Part("family", chance.choice(THAI_FAMILY))
    if way == 3:
        names = chance.sample(BURMESE, 3)
        lead = ("", "", "Daw " if woman else "U ")
        return (
            Part("given", names[0], lead),
            Part("given", names[1]),
            Part("given", names[2], shown=chance.random() < 0.6),
        )
    first, second = chance.sample(FILIPINO, 2)
    families = chance.sample(FILIPINO_FAMILY, 2)
    return (
        Part("given", first), Part("middle", second, shown=chance.random() < 0.3),
        Part("second family", families[1], shown=chance.random() < 0.3), Part("family", families[0]),
    )  # fmt: skip


TRADITION = Tradition(
    "southeast_asian",
    ("vn", "id", "my", "th", "mm", "ph"),
    compose,
    BY_EAR,
    ("Haji",),
    None,
    {"order": 0.3, "drop": 0.3},
)

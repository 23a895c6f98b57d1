"""Nationality codes of the prison service: its code, the word it sends, and the ISO code where courts send one."""

from __future__ import annotations

TABLE = """
AB | Aruban |
AFGA | Afghan | AFG
AG | Anguillan |
ALBA | Albanian | ALB
ALGE | Algerian | DZA
AMER | American | USA
AN | Dutch Antillean |
ANDO | Andorran | AND
ANGOL | Angolan | AGO
ANTIG | Citizen of Antigua and Barbuda | ATG
ARGEN | Argentine | ARG
ARME | Armenian | ARM
ASM | American Samoan |
AUSI | Australian | AUS
AUST | Austrian | AUT
AZERB | Azerbaijani | AZE
BAHA | Bahamian | BHS
BAHR | Bahraini | BHR
BANGL | Bangladeshi | BGD
BARB | Barbadian | BRB
BELA | Belarusian | BLR
BELG | Belgian | BEL
BELI | Belizean | BLZ
BENI | Beninese | BEN
BHUT | Bhutanese | BTN
BM | Bermudian |
BOLI | Bolivian | BOL
BOSNI | Citizen of Bosnia and Herzegovina | BIH
BRAZ | Brazilian | BRA
BRIT | British | GBR
BRUN | Bruneian | BRN
BULG | Bulgarian | BGR
BURM | Burmese | MMR
BURU | Burundian | BDI
CAMB | Cambodian | KHM
CAMER | Cameroonian | CMR
CANA | Canadian | CAN
CAVER | Cape Verdean | CPV
CCK | Cocos Islander |
CDR | Citizen of the Dominican Republic | DOM
CF | Central African | CAF
CGB | Citizen of Guinea-Bissau | GNB
CHAD | Chadian | TCD
CHIL | Chilean | CHL
CHINA | Chinese | CHN
COK | Cook Islander |
COLO | Colombian | COL
COMO | Comoran | COM
COND | Congolese (Congo) | COG
CONG | Congolese |
CONR | Congolese (DRC) | COD
COSRI | Costa Rican | CRI
CROAT | Croatian | HRV
CT | Citizen of Kiribati | KIR
CUBA | Cuban | CUB
CXR | Christmas Islander |
CYPR | Cypriot | CYP
CZEC | Czech | CZE
DANE | Danish | DNK
DJIB | Djiboutian | DJI
DOMI | Dominican | DMA
DUTCH | Dutch | NLD
EATIM | East Timorese | TLS
ECUA | Ecuadorean | ECU
EGYP | Egyptian | EGY
EMIR | Emirati | ARE
EQUATO | Equatorial Guinean | GNQ
ERI | Eritrean | ERI
ESTO | Estonian | EST
ETHI | Ethiopian | ETH
FG | French Guyanese |
FIJI | Fijian | FJI
FILIP | Filipino | PHL
FINN | Finnish | FIN
FO | Faroese |
FREN | French | FRA
GABO | Gabonese | GAB
GAMB | Gambian | GMB
GE | Georgian | GEO
GERM | German | DEU
GHAN | Ghanaian | GHA
GI | Gibraltarian |
GL | Greenlandic |
GLP | Guadeloupe |
GREE | Greek | GRC
GREN | Grenadian | GRD
GRN | Guernseyman/Guernseywoman |
GU | Guamanian |
GUAT | Guatemalan | GTM
GUIN | Guinean | GIN
GUYA | Guyanese | GUY
HAIT | Haitian | HTI
HKG | Hong Konger |
HOND | Honduran | HND
HUNG | Hungarian | HUN
HV | Burkinan | BFA
ICE | Icelandic | ISL
INDI | Indian | IND
INDO | Indonesian | IDN
IRAN | Iranian | IRN
IRAQ | Iraqi | IRQ
IRISH | Irish | IRL
ISRA | Israeli | ISR
ITAL | Italian | ITA
IVOR | Ivorian | CIV
JAM | Jamaican | JAM
JAP | Japanese | JPN
JORD | Jordanian | JOR
JSM | Jerseyman/Jerseywoman |
KAZA | Kazakh | KAZ
KENY | Kenyan | KEN
KN | Kyrgyz | KGZ
KOS | Kosovan | XK
KUWA | Kuwaiti | KWT
KY | Cayman Islander |
LA | Lao | LAO
LATV | Latvian | LVA
LEBA | Lebanese | LBN
LIBE | Liberian | LBR
LIBY | Libyan | LBY
LIEC | Liechtenstein citizen | LIE
LITHU | Lithuanian | LTU
LS | Mosotho | LSO
LUX | Luxembourger | LUX
MAC | Macanese |
MACE | Macedonian | MKD
MALA | Malaysian | MYS
MALD | Maldivian | MDV
MALT | Maltese | MLT
MAN | Manx |
MAR | Marshallese | MHL
MARI | Mauritanian | MRT
MAUR | Mauritian | MUS
MEXI | Mexican | MEX
MG | Malagasy | MDG
MICR | Micronesian | FSM
ML | Malian | MLI
MLAW | Malawian | MWI
MNE | Montenegrin | MNE
MO | Mahoran |
MOLD | Moldovan | MDA
MONA | Monegasque | MCO
MONGO | Mongolian | MNG
MORO | Moroccan | MAR
MOTS | Botswanan | BWA
MOZA | Mozambican | MOZ
MS | Montserratian |
MTQ | Martiniquais |
NAMI | Namibian | NAM
NAUR | Nauruan | NRU
NCL | New Caledonian |
NEPA | Nepalese | NPL
NFK | Norfolk Islander |
NICA | Nicaraguan | NIC
NIGER | Nigerien | NER
NIGERIA | Nigerian | NGA
NIU | Niuean |
NKOR | North Korean | PRK
NORW | Norwegian | NOR
NZEA | New Zealander | NZL
OMAN | Omani | OMN
PAKN | Pakistani | PAK
PALA | Palauan | PLW
PANA | Panamanian | PAN
PARA | Paraguayan | PRY
PCN | Pitcairn Islander |
PERU | Peruvian | PER
PNGU | Papua New Guinean | PNG
POLE | Polish | POL
PORTU | Portuguese | PRT
PRI | Puerto Rican |
PSE | Palestinian |
PYF | French Polynesian |
QUAT | Qatari | QAT
REF | Refused |
REU | Reunionese |
RID | Ridunian |
ROMA | Romanian | ROU
RUSS | Russian | RUS
RWAN | Rwandan | RWA
SAARA | Saudi Arabian | SAU
SALV | Salvadorean | SLV
SAMO | Samoan | WSM
SANM | Sammarinese | SMR
SECR | Serb or Croat |
SENE | Senegalese | SEN
SEYC | Citizen of Seychelles | SYC
SH | St Helenian |
SILE | Sierra Leonean | SLE
SING | Singaporean | SGP
SKOR | South Korean | KOR
SLENE | Slovenian | SVN
SLOV | Slovak | SVK
SOAFR | South African | ZAF
SOLO | Solomon Islander | SLB
SOMA | Somali | SOM
SPAN | Spanish | ESP
SRB | Serbian | SRB
SRIL | Sri Lankan | LKA
SRK | Sarkee |
SSUDAN | South Sudanese | SSD
STATE | Stateless |
STLU | St Lucian |
STP | Sao Tomean | STP
SUDAN | Sudanese | SDN
SURIN | Surinamese |
SW | Kittian |
SWAZI | Swazi | SWZ
SWEDE | Swedish | SWE
SWIS | Swiss | CHE
SYRI | Syrian | SYR
TA | Tajik | TJK
TAIW | Taiwanese |
TANZ | Tanzanian | TZA
TCI | Turks and Caicos Islander |
THAI | Thai | THA
TKL | Tokelauan |
TNGA | Tongan | TON
TOGO | Togolese | TGO
TRIN | Trinidadian | TTO
TRS | Tristanian |
TU | Turkmen | TKM
TUNI | Tunisian | TUN
TURK | Turkish | TUR
TV | Tuvaluan | TUV
UGAN | Ugandan | UGA
UKRA | Ukrainian | UKR
UNKNOWN | Unknown |
URUG | Uruguayan | URY
UZBE | Uzbek | UZB
VC | Vincentian |
VENE | Venezuelan | VEN
VG | British Virgin Islander |
VIET | Vietnamese | VNM
VTC | Vatican Citizen | VAT
VY | Citizen of Vanuatu | VUT
WA | Sahrawi |
WAL | Wallisian |
YEMIN | Yemeni |
ZAM | Zambian | ZMB
ZIM | Zimbabwean | ZWE
"""

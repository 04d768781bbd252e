"""The brand of a machine, told by its place in the name: between what the machine is and the code of its model
("Bếp gas âm Hayato HA-3333KG")."""

from __future__ import annotations

import re

from checker.facts.fold import fold, words_of
from checker.facts.syllables import SYLLABLE

# What such goods are called; clothes have codes too, and words of English before them.
_MACHINE = re.compile(
    r"(?:may|bep|noi|lo|quat|tu (?:lanh|dong|mat|ruou|say|com)|loa|smart|android|google|tivi|tv|camera|dieu hoa|ban "
    r"(?:ui|la|phim)|binh (?:dun|thuy|nong|nuoc|sieu)|am (?:sieu|dun)|sieu (?:toc|sac)|khoa|tai nghe|chuot|man "
    r"hinh|router|robot|can (?:dien|suc)|voi|sen|bon|chau|o (?:cam|cung)|micro|amply|dan (?:am|karaoke)|thiet bi|sung|"
    r"vi nuong|lau|cay nuoc|ghe massage|chao|suoi|nhiet ke|bo (?:micro|loa|phat|dam|luu)|cua cuon|hut mui|"
    r"cong tac|cam bien|bien tan|dong co)(?![a-z0-9])"
)
_NAMED = re.compile(
    r"(?<![\w.&-])((?:[A-Z][A-Za-z]*\s){1,6})(?=[A-Z]{1,6}(?:[-\s]?[A-Z]{0,4})?\d[\w/-]*)([\w/-]+)"
)
_CODE_LEAST, _DIGITS, _WORDS, _LETTERS = 4, 2, 2, 3  # of a code, characters and digits; of a brand
# What machines are and can do, in words without a mark.
COMMON = words_of(
    "smart android google tivi led oled qled uhd hd full inverter wifi bluetooth camera laptop gaming mouse "
    "keyboard router switch speaker karaoke micro headphone earphone robot massage sofa inox gas mini pro plus "
    "max ultra lite air premium deluxe series model code size combo set new sale hot vip hydrogen nano usb type "
    "power bank adapter hub card ssd ram cpu vga mainboard case monitor printer scanner projector drone gps slim "
    "neo eco turbo silver gold black white red blue green titan carbon ampli amply mixer soundbar subwoofer pc "
    "lcd ip poe ptz nvr dvr ups plc cnc laser cobalt ceramic metal plastic auto digital analog wireless gigabit "
    "dual band sport outdoor indoor tablet phone watch ro uv co cxl din rated sensor servo motor pump fan light "
    "home kitchen office video audio stereo bass classic standard basic special limited edition version rgb "
    "juicer slow vacuum cleaner panel lock hair dryer arm style facial blender grinder cooker kettle iron heater "
    "humidifier trimmer shaver oven microwave fryer steamer toaster washer washing machine fridge freezer "
    "purifier water solar lamp bulb lens sound box bar portable travel electric massager gun drill saw tool "
    "welder generator compressor blower sprayer cutter tester meter scale thermometer headset earbuds charger "
    "cable stand holder dock reader label thermal receipt barcode cash drawer kiosk pos touch screen display tube "
    "stick dash cam recorder door bell fingerprint alarm detector remote control controller gamepad joystick "
    "wheel chair energy steel stainless glass wood professional high low quality super fast quick hand table desk "
    "wall floor clock spa beauty body face foot neck knee back eye skin"
)


def before_code(title: str) -> tuple[int, int] | None:
    """The characters of the brand in the name of a machine: one or two words of Latin letters before its code."""
    if not _MACHINE.match(fold(title)):
        return None
    for found in _NAMED.finditer(title):
        if len(found[2]) < _CODE_LEAST or sum(c.isdigit() for c in found[2]) < _DIGITS:
            continue
        words = list(re.finditer(r"\S+", found[1]))
        while words and _says_what(words[0][0]):
            del words[0]
        if not 0 < len(words) <= _WORDS or any(_says_what(word[0]) for word in words):
            continue
        start, end = found.start(1) + words[0].start(), found.start(1) + words[-1].end()
        if end - start >= _LETTERS:
            return start, end
    return None


def _says_what(word: str) -> bool:
    """Whether a word of a name may say what the goods are."""
    low = word.lower()
    return low in COMMON or SYLLABLE.fullmatch(low) is not None

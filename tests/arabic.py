"""A small Arabic paper, of islands that do not exist: four articles of two outlets tell one event through three days,
an outlet has a Latin name, and one article is English."""

from __future__ import annotations

from pathlib import Path

from tests.sites import Folder, make

_TOML = """[site]
title = "صحيفة الجزر"
tagline = "أخبار جزر المرجان كل صباح"
base_url = "https://islands.example/"
language = "ar"
time_zone = "Asia/Muscat"

[[source]]
key = "murjan"
name = "مرجان اليوم"

[[source]]
key = "bahr"
name = "صوت البحر"

[[source]]
key = "lantern"
name = "The Lantern (Quill)"
"""
FOREIGN = {"The Lantern (Quill)", "Ann Reef", "Quill Bay", "Reef Trust"}
"""Latin names that the paper's articles and settings have."""
_SUNK = """غرقت عبارة الركاب «نورس» صباح الاثنين قبالة جزيرة سلوى بعد اصطدامها بصخرة، وأنقذ الصيادون ركابها الـ43.

وقال قائد حرس السواحل في سلوى سالم المرجاني إن زوارق الصيد وصلت إلى العبارة خلف رأس المنارة قبل زوارق الإنقاذ.

وأضاف المرجاني أن العبارة كانت تسير في ضباب كثيف، وأن المنارة كانت مطفأة منذ يومين بسبب عطل في مولدها.

وأعلنت شركة عبارات الجزر وقف رحلاتها بين سلوى ورمانة حتى إصلاح المنارة.
"""
_SAVED = """أنقذ صيادون من جزيرة سلوى 43 راكبًا كانوا على متن عبارة الركاب «نورس» التي غرقت صباح الاثنين قرب رأس المنارة.

وقال الصياد جابر الشباك إن قاربه حمل أحد عشر راكبًا في رحلة واحدة بينما كانت العبارة تميل على جانبها.

وأكد حرس السواحل أن منارة سلوى كانت مطفأة ليلة الحادث بسبب عطل في المولد، وأن الضباب كان كثيفًا.

وأوقفت شركة عبارات الجزر رحلاتها بين سلوى ورمانة، ووعدت بتعويض الركاب عن أمتعتهم.
"""
_COMMITTEE = """شكّل مجلس جزيرة سلوى يوم الثلاثاء لجنة للتحقيق في غرق عبارة الركاب «نورس» قرب رأس المنارة.

وقالت رئيسة اللجنة ليلى الريس إن التقرير الأول سيصدر خلال أسبوعين، وإن اللجنة ستسمع قبطان العبارة وحارس المنارة.

وأكدت شركة عبارات الجزر أن رحلاتها بين سلوى ورمانة ستبقى متوقفة حتى تعود منارة سلوى إلى العمل.
"""
_BACK = """عادت منارة سلوى إلى العمل مساء الأربعاء بعد وصول مولد جديد، واستأنفت شركة عبارات الجزر رحلاتها إلى رمانة.

وقال سالم المرجاني قائد حرس السواحل إن المولد الجديد جُرّب ثلاث مرات قبل السماح للعبارات بالإبحار.

وستعمل عبارة بديلة مكان العبارة «نورس» التي غرقت يوم الاثنين قرب رأس المنارة.
"""
_DATES = """جمع مزارعو جزيرة رمانة 120 طنًا من التمور هذا الموسم، وهو أكبر محصول منذ عشر سنوات.

وقال رئيس جمعية المزارعين ياسر النخلي إن الأمطار المبكرة في الخريف أفادت النخيل في الوديان الجنوبية.
"""
_SCHOOL = """افتُتحت يوم الأربعاء مدرسة جديدة في خليج Quill Bay على الساحل الشرقي، وفيها مقاعد لـ 85 تلميذًا من ثلاث قرى.

وقالت المديرة سعاد المنارة إن الدروس ستكون بالعربية والإنجليزية، وإن جمعية Reef Trust تبرعت بالكتب.
"""
_ENGLISH = """The keeper of the Salwa lighthouse said on Tuesday that he had warned twice of the failing generator.

Idris Quillon, 61, told the island council that his two letters of February were never answered.
"""


def article(source: str, title: str, moment: str, text: str, more: str = "") -> str:
    """A file of the content."""
    return f"---\ntitle: {title}\ndate: {moment}\nsource: {source}\n{more}---\n{text}"


_FILES = {
    "sunk.md": article(
        "murjan",
        "غرق عبارة قبالة جزيرة سلوى وإنقاذ ركابها",
        "2026-03-02T09:30:00+04:00",
        _SUNK,
        "author: هالة الساحلي\n",
    ),
    "saved.md": article("bahr", "صيادون ينقذون ركاب عبارة غرقت قرب سلوى", "2026-03-02T11:00:00+04:00", _SAVED),
    "committee.md": article(
        "murjan", "لجنة تحقق في غرق العبارة «نورس» قبالة سلوى", "2026-03-03T08:15:00+04:00", _COMMITTEE
    ),
    "back.md": article("bahr", "منارة سلوى تضيء من جديد والعبارات تعود إلى رمانة", "2026-03-04T18:40:00+04:00", _BACK),
    "dates.md": article("murjan", "موسم تمور وفير في جزيرة رمانة", "2026-03-03T14:00:00+04:00", _DATES),
    "school.md": article(
        "lantern",
        "مدرسة جديدة في Quill Bay تفتح أبوابها لـ 85 تلميذًا",
        "2026-03-04T10:05:00+04:00",
        _SCHOOL,
        "author: Ann Reef\n",
    ),
    "keeper.md": article(
        "lantern",
        "Lighthouse keeper of Salwa says he warned of the failing generator",
        "2026-03-03T16:20:00+04:00",
        _ENGLISH,
        "author: Ann Reef\nlanguage: en\n",
    ),
}


def arabic_paper(root: Path) -> Folder:
    """The paper in ``root``."""
    return make(root, _FILES, _TOML)


def english_paper(root: Path) -> Folder:
    """An English paper with one Arabic article."""
    said = article("murjan", "غرق عبارة قبالة جزيرة سلوى", "2026-03-02", _SUNK, "author: هالة الساحلي\nlanguage: ar\n")
    ferry = article("quay", "The ferry to Quill is late", "2026-03-02", "The ferry to Quill came at noon.\n")
    toml = '[site]\ntitle = "The Reef"\nbase_url = "https://reef.example/"\n[[source]]\nkey = "murjan"\n'
    return make(root, {"ferry.md": ferry, "sunk.md": said}, f'{toml}name = "مرجان اليوم"\n')

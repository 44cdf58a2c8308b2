"""The words of the trade that several rooms look for: the roles of those who write, and the agencies."""

from __future__ import annotations

ROLES = {
    "en": "correspondent|editor|reporter|writer|columnist|staff|analyst|producer|presenter|chief|journalist|"
    "contributor|photographer",
    "de": "[a-zäöü]*korrespondent(?:in)?|[a-z]*redakteur(?:in)?|redaktion|[a-z]*reporter(?:in)?|autor(?:in)?|"
    "kolumnist(?:in)?|journalist(?:in)?|volontär(?:in)?",
    "es": "corresponsal|enviad[oa] especial|periodista|redactor[ae]?|redacción|reporter[oa]",
    "fr": "correspondante?|journaliste|rédact(?:eur|rice|ion)|envoyée? spéciale?|reporter",
    "it": "corrispondente|inviat[oa]|giornalista|redattore|redattrice|redazione|cronista",
    "pt": "correspondente|enviad[oa] especial|jornalista|redator[ae]?|redação|redacção|repórter|editor[ae]?",
}
"""By language, patterns in small letters of what a byline says its authors are; an ``s`` may follow."""
AGENCIES = (
    "AP|AFP|Reuters|REUTERS|PA|PA Media|UPI|dpa|ANSA|EFE|TASS|Xinhua|CNN|CBS News|CBS|Bloomberg|IANS|PTI|Kyodo|Yonhap"
)
"""Agencies as papers in English write them, a pattern."""
AGENCIES_ABROAD = (
    "AFP|afp|dpa|DPA|APA|apa|epd|EPD|KNA|SID|sid|sda|SDA|Keystone-SDA|ATS|Belga|EFE|Efe|Europa Press|EUROPA PRESS"
    "|Lusa|LUSA|"
    "Agência Lusa|Agência Brasil|ANSA|Ansa|AGI|Adnkronos|ADNKRONOS|LaPresse|Télam|Reuters|AP|rtr"
)
"""Agencies as papers in other languages write them, a pattern."""
AGENCY_WORDS = frozenset(name.lower() for name in f"{AGENCIES}|{AGENCIES_ABROAD}".split("|") if " " not in name)
"""The agencies of one word, in small letters."""

"""Keys of fields that mean the version of the project, in the languages that Sphinx speaks.

The languages are those of Sphinx's own catalogues. Words that mean the edition of a book, such as
*Auflage*, are none: they belong to the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from unicodedata import normalize

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("version", "release", "version number", "release number"),
    "ar": ("الإصدار", "إصدار", "الاصدار", "رقم الإصدار"),
    "bg": ("версия",),
    "bn": ("সংস্করণ",),
    "ca": ("versió", "llançament"),
    "cak": ("ruwäch",),
    "cs": ("verze", "číslo verze"),
    "cy": ("fersiwn",),
    "da": ("version", "udgivelse"),
    "de": ("version", "versionsnummer", "release"),
    "el": ("έκδοση", "εκδοση"),
    "eo": ("versio",),
    "es": ("versión", "lanzamiento", "número de versión"),
    "et": ("versioon", "väljalase"),
    "eu": ("bertsioa", "bertsio"),
    "fa": ("نسخه", "نگارش"),
    "fi": ("versio", "versionumero"),
    "fr": ("version", "numéro de version"),
    "gl": ("versión",),
    "he": ("גרסה", "גירסה", "הגרסה"),
    "hi": ("संस्करण",),
    "hr": ("verzija", "inačica"),
    "hu": ("verzió", "verziószám"),
    "id": ("versi", "rilis"),
    "is": ("útgáfa",),
    "it": ("versione", "rilascio"),
    "ja": ("バージョン", "ヴァージョン", "リリース"),
    "ka": ("ვერსია",),
    "ko": ("버전", "릴리스", "릴리즈"),
    "lt": ("versija", "laida"),
    "lv": ("versija", "laidiens"),
    "mk": ("верзија",),
    "nb": ("versjon", "utgivelse"),
    "ne": ("संस्करण",),
    "nl": ("versie", "versienummer"),
    "pl": ("wersja", "wydanie"),
    "pt": ("versão", "lançamento"),
    "ro": ("versiune", "versiunea"),
    "ru": ("версия", "выпуск", "релиз"),
    "si": ("අනුවාදය", "සංස්කරණය"),
    "sk": ("verzia", "číslo verzie"),
    "sl": ("različica", "verzija"),
    "sq": ("versioni", "version"),
    "sr": ("верзија", "verzija"),
    "sv": ("version", "versionsnummer"),
    "ta": ("பதிப்பு",),
    "te": ("వెర్షన్", "సంస్కరణ"),
    "tr": ("sürüm", "versiyon"),
    "uk": ("версія", "випуск", "реліз"),
    "ur": ("ورژن",),
    "vi": ("phiên bản",),
    "yue": ("版本",),
    "zh": ("版本", "版本号", "版本號", "发行版本", "發行版本", "发布版本", "發布版本"),
}
"""Language → words for a version or a release, in small letters."""

VERSION_WORDS: Final = frozenset(word for words in WORDS.values() for word in words)

_WHOLE: Final = frozenset(
    ("product", "project", "product version", "project version", "release version",
     "package version", "software version", "current version", "current release",
     "latest version", "latest release", "stable version", "stable release", "app version",
     "produktversion", "projektversion", "paketversion", "softwareversion", "programmversion",
     "aktuelle version", "version du produit", "version du projet", "version actuelle",
     "version du logiciel", "versión del producto", "versión del proyecto", "versión actual",
     "versão do produto", "versão do projeto", "versão atual", "versione del prodotto",
     "versione del progetto", "versione attuale", "productversie", "huidige versie",
     "wersja produktu", "aktualna wersja", "verze produktu", "aktuální verze", "версия продукта",
     "версия проекта", "текущая версия", "версія продукту", "поточна версія", "ürün sürümü",
     "geçerli sürüm", "produktversjon", "tuoteversio", "nuvarande version", "製品バージョン",
     "現在のバージョン", "最新バージョン", "제품 버전", "현재 버전", "产品版本", "当前版本",
     "最新版本", "软件版本", "项目版本", "專案版本", "產品版本", "目前版本")
)  # fmt: skip

GENERIC_KEYS: Final = VERSION_WORDS | _WHOLE
"""Keys of fields that mean the version of the project itself, in small letters."""

_OF: Final = frozenset(
    ("of", "von", "de", "du", "des", "del", "della", "di", "do", "da", "van", "av")
)

_BLANKS: Final = re.compile(r"[\s_]+|(?<=\w)-(?=\w)")

_AROUND: Final = re.compile(
    r"\A(?:welcome to|about|introduction to|the)[ ]|[ ,:(\u2013\u2014-]{1,4}\Z"
    r"|[ ,](?:documentation|docs|manual|reference|handbook|(?:user )?guide|dokumentation|handbuch"
    r"|manuel)\Z",
    re.IGNORECASE,
)

_ROUNDS: Final = 4
"""Words around a name that are taken away, at most."""


def subject_of(key: str) -> str:
    """Return the product that *key* names, of a field or a heading; empty for the project itself.

    *Lantern version*, *Lantern-Version*, *Version de Lantern*, *Lantern Documentation, Release*.
    """
    key = normalize("NFC", key).strip(" \t_*`")
    words = _BLANKS.split(key)
    plain = " ".join(words).lower()
    if plain in GENERIC_KEYS:
        return ""
    if len(words) > 1 and words[-1].lower() in VERSION_WORDS:
        return _trimmed(" ".join(words[:-1]))
    if len(words) > 2 and words[0].lower() in VERSION_WORDS and words[1].lower() in _OF:  # noqa: PLR2004
        return " ".join(words[2:])
    for word in ("バージョン", "版本", "버전"):  # no blank stands before them
        if key.endswith(word):
            return key.removesuffix(word).rstrip("の ")
    return _trimmed(key)


def _trimmed(name: str) -> str:
    """Return *name* without words that say what kind of page it stands on."""
    for _ in range(_ROUNDS):
        shorter = _AROUND.sub("", name).strip()
        if shorter == name or not shorter:
            break
        name = shorter
    return name

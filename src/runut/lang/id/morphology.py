"""Indonesian affixes, both ways: a surface word to its root and voice, and a root to its surface forms.

`analyse` undoes meN-, di-, ter-, ber-, peN-, per-, ke-, -kan, -i, -an and clitics against `roots.txt`; `forms` makes the
words a rule's root stands for. After Tata Bahasa Baku Bahasa Indonesia (4th ed.), chapters 4 and 7, and the spellings
that news has beside the standard ones ("mempengaruhi" beside "memengaruhi").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from runut.lang.id.wordlist import read_pairs, read_words

Voice = Literal["active", "passive", "ter", "ber", "bare", "nominal"]

ROOTS = read_words("roots.txt")
_KEEPS_FIRST = read_words("roots_unmelted.txt")

_VOWELS = "aiueo"
_SUFFIXES = ("", "an", "i", "kan")  # "kutukan" is kutuk + an before kutu + kan
_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
# Prefixes that may stand between the voice prefix and the root: "mem-ber-lakukan", "di-ke-tahui", "ke-ter-libatan".
_INNER = ("per", "ber", "ter", "ke", "se")
# Clusters in which loans keep their first letter: "memprotes", "mengkritik", "menstabilkan".
_CLUSTERS = ("pr", "pl", "kr", "kl", "kh", "tr", "st", "sp", "sk", "sl", "sy", "str", "ps", "ks", "sw", "kw")
TokenVoice = Literal["active", "passive", "ber", "bare", "nominal"]
_VERB_VOICES: dict[Voice, TokenVoice] = {
    "active": "active",
    "passive": "passive",
    "ter": "passive",
    "ber": "ber",
    "bare": "bare",
    "nominal": "bare",  # "kehilangan", "kesulitan"
}
_AS_WRITTEN = frozenset({"PROPN", "PUNCT", "SYM", "X"})
_ACTIVE_TER = frozenset({"tertawa", "tersenyum", "tertidur"})
_LONGEST_TER = 7  # letters in "terbang", "teriak": roots that begin with ter and are no passives
_SHORTEST_AN = 5
_WHOLE_AN = read_words("roots_in_an.txt")
_NUMBERS = frozenset("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh seratus seribu".split())
_LEMMAS = read_pairs("lemmas.txt")
_OPENINGS: tuple[tuple[str, str, Voice], ...] = (
    ("meng", "meN", "active"),
    ("meny", "meN", "active"),
    ("mem", "meN", "active"),
    ("men", "meN", "active"),
    ("mel", "meN", "active"),
    ("mer", "meN", "active"),
    ("mew", "meN", "active"),
    ("di", "di", "passive"),
    ("ter", "ter", "ter"),
    ("ber", "ber", "ber"),
)
# Roots of few words, which other words only seem to hold: "perubahan", "memulai", "mematikan", "terasa", "katakan".
_SELDOM = frozenset(
    "agam akhirnya alami arang asa emas erti katak labu luar pasak pasukan pati pohon pukim pula ralat rubah uras".split()
)
_ONLY_WITH_I = frozenset({"awal"})  # "mengawali", but "mengawal" and "pengawalan" are of "kawal"
_NASALS = ("meng", "meny", "mem", "men")
_LONGEST_NASAL_ROOT = 6  # letters in "menang": roots that begin as if with meN-; longer ones are verbs that the list has whole
_SPOKEN_PREFIX: dict[Voice, str] = {"active": "meN", "passive": "di", "bare": ""}
_JOINED = re.compile(r"(mem|meng?|men|me|nge|di|ter|ber)-(?=[^\W\d_]{2})")  # "men-support", "di-PHK"
_JOINED_VOICES: dict[str, Voice] = {"di": "passive", "ter": "ter", "ber": "ber"}
_LONGEST = 60  # characters; nothing longer is a word
_LOAN_ENDINGS = ("asi", "isi", "usi", "ksi", "nsi", "ir", "fikasi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A word taken apart.

    root: of `roots.txt`; the word itself where nothing known was found in it. prefix: "meN", "memper", "di", "diper",
    "ter", "ber", "peN", "per", "ke", "se" or "". suffix: "kan", "i", "an" or "". clitic: "nya" ... or "".
    known: whether the root is in `roots.txt`.
    """

    root: str
    voice: Voice
    prefix: str
    suffix: str
    clitic: str = ""
    known: bool = True


@lru_cache(maxsize=65536)
def analyse(word: str) -> Form:
    """The most likely reading of one word; case is ignored.

    >>> analyse("menyerang").root, analyse("menyerang").voice
    ('serang', 'active')
    >>> form = analyse("ditemuinya")
    >>> (form.root, form.voice, form.suffix, form.clitic)
    ('temu', 'passive', 'i', 'nya')
    """
    folded = word.casefold()
    best: tuple[int, Form] | None = None
    for rank, form in enumerate(_readings(folded)):
        cost = rank + _cost(form)
        if best is None or cost < best[0]:
            best = (cost, form)
    return best[1] if best else Form(root=folded, voice="bare", prefix="", suffix="", known=False)


@lru_cache(maxsize=65536)
def read_word(word: str, upos: str) -> tuple[str, TokenVoice | None]:
    """The lemma of a word that has a tag, which is its root as in the UD treebanks; and its voice, None where it has none.

    >>> read_word("Diserang", "VERB"), read_word("pertemuan", "NOUN"), read_word("Moskwa", "PROPN")
    (('serang', 'passive'), ('temu', 'nominal'), ('Moskwa', None))
    """
    folded = word.casefold()
    if upos in _AS_WRITTEN or len(word) > _LONGEST:
        return word, None
    if upos == "VERB":
        form = _verb(folded)
        if form.voice == "bare" and folded.startswith("ter") and len(folded) > _LONGEST_TER:
            return form.root, "passive"
        return _verb_lemma(form), _VERB_VOICES[form.voice] if folded not in _ACTIVE_TER else "bare"
    form = analyse(folded)
    is_deed = upos == "NOUN" and form.voice == "nominal" and form.suffix == "an" and form.prefix in ("peN", "per", "ke")
    return _LEMMAS.get(folded) or _noun_lemma(folded, form, upos), "nominal" if is_deed else None


def _noun_lemma(word: str, form: Form, upos: str) -> str:
    if (number := _numbered(word)) or not form.known:
        return number or _half(word)
    return _less_an(form.root) if upos == "NOUN" else form.root


def _verb_lemma(form: Form) -> str:
    return _less_an(form.root) if form.prefix else form.root  # "bertujuan"


def _less_an(root: str) -> str:
    """ "laporan" is a root of the list, and "lapor" its lemma."""
    inside = root[:-2] if root.endswith("an") and len(root) > _SHORTEST_AN else ""
    return inside if inside in ROOTS and root not in _WHOLE_AN else root


def _numbered(word: str) -> str:
    """ "keempat", "1990-an", "ke-12": the number in it, or nothing."""
    if word.startswith("ke") and word[2:] in _NUMBERS:
        return word[2:]
    digits = word.removeprefix("ke-").removesuffix("-an")
    return digits if digits.isdigit() and digits != word else ""


def _verb(word: str) -> Form:
    """The reading of a word that is a verb in its sentence: never a noun in -an, and by its prefix where no root is known."""
    form = analyse(word)
    if word in _SELDOM:  # "alami", which as a verb is alam + i
        return next(_affixed(word), form)
    if form.root == word and word.startswith(_NASALS) and len(word) > _LONGEST_NASAL_ROOT:
        return _unknown_verb(word)
    if form.known and form.voice != "nominal":
        return form
    verbal = [reading for reading in _readings(word) if reading.voice != "nominal"]
    if verbal:
        return min(verbal, key=_cost)
    return form if form.known else _spoken_verb(word) or _unknown_verb(word)


def _spoken_verb(word: str) -> Form | None:
    """Verbs as people speak them: "ngomong" and "mikirin" with the nasal alone, "bantuin", "didengerin"."""
    for suffix in ("", "in"):
        if not word.endswith(suffix):
            continue
        stem = word.removesuffix(suffix)
        readings: list[tuple[str, Voice]] = [(root, "active") for root in _unnasal(stem) if stem.startswith(("m", "n"))]
        readings += [(stem.removeprefix("di"), "passive" if stem.startswith("di") else "bare")]
        for root, voice in readings:
            if known := next((r for r in (root, _written(root)) if len(r) > 2 and r in ROOTS), None):
                return Form(root=known, voice=voice, prefix=_SPOKEN_PREFIX[voice], suffix=suffix)
    return None


def _written(root: str) -> str:
    """The last e as a: "denger", "dateng", "inget"."""
    head, e, tail = root.rpartition("e")
    return head + "a" + tail if e else root


def _unknown_verb(word: str) -> Form:
    """A verb whose root nobody listed: what its prefix says, and the root as far as that can be guessed."""
    for opening, prefix, voice in _OPENINGS:
        if not word.startswith(opening) or len(word) < len(opening) + 3:
            continue
        stem = next(iter(_unnasal(word[2:])), "") if prefix == "meN" else word[len(opening) :]
        if word.startswith("menge") and sum(letter in _VOWELS for letter in stem) > 3:
            stem = word[4:]  # "mengekspektasikan": meng- before a vowel, not menge- before a root of one syllable
        suffix = next((suffix for suffix in ("kan", "i") if stem.endswith(suffix) and len(stem) > len(suffix) + 2), "")
        return Form(root=stem.removesuffix(suffix), voice=voice, prefix=prefix, suffix=suffix, known=False)
    return Form(root=word, voice="bare", prefix="", suffix="", known=False)


def _half(word: str) -> str:
    """The word, or the half of a doubled one: "drone-drone"."""
    left, hyphen, right = word.partition("-")
    return left if hyphen and left == right else word


def _cost(form: Form) -> int:
    """Dear: clitics where the word reads without one, "berikan" as ber + ikan, "pembangunan" as peN + bangunan."""
    ber = form.prefix == "ber" and form.root.endswith("kan") and not form.suffix
    noun = form.prefix in ("peN", "per") and not form.suffix and form.root.endswith("an") and form.root[:-2] in ROOTS
    seldom = form.root in _SELDOM and bool(form.prefix or form.suffix)
    seldom |= form.root in _ONLY_WITH_I and form.prefix in ("meN", "peN") and form.suffix != "i"
    return 30 * bool(form.clitic) + 3 * ber + 10 * noun + 20 * seldom


def _readings(word: str) -> Iterator[Form]:
    """Every reading with a known root, the likeliest first."""
    if word in ROOTS:
        yield Form(root=word, voice="bare", prefix="", suffix="")
        return
    if "-" in word:
        yield from _joined(word)
        yield from _doubled(word)
        return
    yield from _affixed(word)
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) > len(clitic) + 2:
            stem = word[: -len(clitic)]
            if stem in ROOTS:
                yield Form(root=stem, voice="bare", prefix="", suffix="", clitic=clitic)
            for form in _affixed(stem):
                yield Form(root=form.root, voice=form.voice, prefix=form.prefix, suffix=form.suffix, clitic=clitic)


def _joined(word: str) -> Iterator[Form]:
    """A prefix before a word of another language or of capitals: "men-support", "di-PHK"."""
    if match := _JOINED.match(word):
        prefix, rest = match[1], word[match.end() :]
        inside = analyse(rest)
        voice = _JOINED_VOICES.get(prefix, "active")
        shown = prefix if prefix in _JOINED_VOICES else "meN"
        yield Form(root=inside.root, voice=voice, prefix=shown, suffix=inside.suffix, clitic=inside.clitic, known=inside.known)


def _doubled(word: str) -> Iterator[Form]:
    """ "negara-negara", "berlari-lari", "tembak-menembak", "gerakan-gerakan": the half that has the affixes leads."""
    left, _, right = word.partition("-")
    if "-" in right or len(left) < 3 or len(right) < 3:
        return
    halves = [form for half in (left, right) for form in [analyse(half)] if form.known]
    if not halves:
        return
    first = max(halves, key=lambda form: bool(form.prefix))
    suffix = first.suffix or halves[-1].suffix
    yield Form(root=first.root, voice=first.voice, prefix=first.prefix, suffix=suffix, clitic=halves[-1].clitic)


def _affixed(word: str) -> Iterator[Form]:
    """Readings with one prefix and one suffix at most; those with more after them."""
    rests: list[tuple[str, str, Voice, str]] = []
    for stem, prefix, voice in _unprefixed(word):
        for suffix in _SUFFIXES:
            if not stem.endswith(suffix) or (not prefix and suffix == ""):
                continue
            bare = stem[: -len(suffix)] if suffix else stem
            if not _fits(prefix, suffix, bare):
                continue
            if bare in ROOTS:
                yield Form(root=bare, voice=_voice(prefix, suffix, voice), prefix=prefix, suffix=suffix)
            elif prefix:
                rests.append((bare, prefix, voice, suffix))
    for bare, prefix, voice, suffix in rests:
        yield from _deeper(bare, prefix, voice, suffix)


def _voice(prefix: str, suffix: str, voice: Voice) -> Voice:
    if not prefix and suffix == "an":
        return "nominal"
    return "bare" if prefix == "per" and suffix in ("kan", "i") else voice


def _fits(prefix: str, suffix: str, bare: str) -> bool:
    if len(bare) < 3 and bare != "di":
        return False
    if suffix == "an":
        return prefix in ("", "peN", "per", "ke", "ber") and (prefix != "" or len(bare) > 3)
    if prefix == "per":
        return True  # with -kan or -i a bare verb: "persiapkan"
    if prefix in ("peN", "ke", "se"):
        return suffix == "" and prefix != "ke"
    if prefix == "ber":
        return suffix in ("", "kan")
    return True


def _deeper(bare: str, prefix: str, voice: Voice, suffix: str) -> Iterator[Form]:
    """A second prefix, or a noun in -an, inside: "memberlakukan", "keterlibatan", "berpendapat", "dipersenjatai"."""
    for inner in _INNER:
        if bare.startswith(inner) and bare[len(inner) :] in ROOTS and len(bare) > len(inner) + 2:
            outer = {"meN": "memper", "di": "diper"}.get(prefix, prefix) if inner == "per" else prefix
            yield Form(root=bare[len(inner) :], voice=voice, prefix=outer, suffix=suffix)
    if prefix in ("ber", "ke") and bare[:2] in ("pe", "ke"):  # "berpendapat", "kepemimpinan"
        for form in _affixed(bare):
            yield Form(root=form.root, voice=voice, prefix=prefix, suffix=form.suffix or suffix)
    if bare.startswith("tidak") and prefix == "ke" and (inside := analyse(bare[5:])).known:
        yield Form(root=inside.root, voice="nominal", prefix="ke", suffix=suffix)
    if bare in ("belajar", "pelajar", "pekerja"):  # "pembelajaran", "mempelajari", "mempekerjakan"
        yield Form(root="ajar" if bare.endswith("ajar") else "kerja", voice=voice, prefix=prefix, suffix=suffix)
    if prefix == "ber" and bare.endswith("an") and bare[:-2] in ROOTS:
        yield Form(root=bare[:-2], voice="ber", prefix="ber", suffix="an")


def _unprefixed(word: str) -> Iterator[tuple[str, str, Voice]]:
    """(what is left, prefix, voice) for every prefix that the word may begin with, none included."""
    if word.startswith("me"):
        for stem in _unnasal(word[2:]):
            yield stem, "meN", "active"
    if word.startswith("di"):
        yield word[2:], "di", "passive"
    if word.startswith("ter"):
        yield word[3:], "ter", "ter"
        yield word[2:], "ter", "ter"  # "terendah" from "rendah"
    if word.startswith("be"):
        yield from ((stem, "ber", "ber") for stem in _unber(word))
    if word.startswith("pe"):
        for stem in _unnasal(word[2:]):
            yield stem, "peN", "nominal"
        if word.startswith(("per", "pelajar")):
            yield word[3:], "per", "nominal"
    if word.startswith("ke"):
        yield word[2:], "ke", "nominal"
    if word.startswith("se"):
        yield word[2:], "se", "bare"
    yield word, "", "bare"


def _unber(word: str) -> Iterator[str]:
    if word.startswith("ber"):
        yield word[3:]
        yield word[2:]  # "berasa" from "rasa"
    elif word.startswith("belajar"):
        yield word[3:]
    elif word[3:5] == "er" or word[2:3] == "k":
        yield word[2:]  # "bekerja"


def _unnasal(rest: str) -> Iterator[str]:
    """What may follow meN- or peN-, its first letter put back: "nyerang" -> "serang"."""
    if rest.startswith("nge") and len(rest) > 5:
        yield rest[3:]  # "mengebom", "mengetahui"
    if rest.startswith("ng"):
        yield rest[2:]
        if rest[2:3] and rest[2] in _VOWELS:
            yield "k" + rest[2:]
    elif rest.startswith("ny"):
        yield "s" + rest[2:]
        yield rest  # "menyanyi"
    elif rest.startswith("n"):
        if rest[1:2] and rest[1] in _VOWELS:
            yield "t" + rest[1:]
            yield rest  # "menilai"
        else:
            yield rest[1:]
    elif rest.startswith("m"):
        if rest[1:2] and rest[1] in _VOWELS:
            yield "p" + rest[1:]
            yield rest  # "memaki", "memuat"
        else:
            yield rest[1:]
    elif rest[:1] and rest[0] in "lrwyn":
        yield rest
    elif rest:
        yield rest  # peN- without a nasal: "pejabat", "petani", "pekerja"


def forms(root: str, suffix: str = "") -> dict[str, tuple[str, ...]]:
    """The surface forms of a root, by voice, the standard spelling first.

    "active", "passive", "bare", "ter", "ber"; "nominal" (what is done: X-an, peN-X-an), "per-an" and "ke-an" (nouns
    whose sense may have drifted, "pertahanan") and "agent" (who does it: peN-X). suffix: "", "kan" or "i"; nouns do not
    show it. A root may hold an inner prefix: forms("perkuat"), forms("berlaku", "kan"). Words nobody uses may be among
    them ("terserangi"); they do no harm in a table of triggers.

    >>> made = forms("serang")
    >>> made["active"], made["passive"], made["ter"], made["nominal"]
    (('menyerang',), ('diserang',), ('terserang',), ('serangan', 'penyerangan'))
    >>> forms("temu", "i")["active"], forms("pengaruh", "i")["active"]
    (('menemui',), ('memengaruhi', 'mempengaruhi'))
    """
    nasals = nasal_forms(root)
    ter = root if root.startswith(("ter", "ber")) else ("te" if root.startswith("r") else "ter") + root
    ber = root if root.startswith("ber") else _ber(root)
    noun = "" if root.endswith("an") and len(root) > 5 else "an"
    return {
        "active": tuple("me" + nasal + suffix for nasal in nasals),
        "passive": ("di" + root + suffix,),
        "bare": (root + suffix,),
        "ter": (ter + suffix,),
        "ber": (ber + ("kan" if suffix == "kan" else ""),),
        "nominal": (root + "an", *("pe" + nasal + noun for nasal in nasals)) if noun else (root,),
        "per-an": (_per(root) + noun,),
        "ke-an": ("ke" + root + noun,),
        "agent": tuple("pe" + nasal for nasal in nasals),
    }


def nasal_forms(root: str) -> tuple[str, ...]:
    """The root after meN- or peN-, less "me" or "pe"; the standard form first, then what news has beside it.

    >>> nasal_forms("kirim"), nasal_forms("bom"), nasal_forms("produksi"), nasal_forms("sukses")
    (('ngirim',), ('ngebom',), ('mproduksi',), ('nyukses', 'nsukses'))
    """
    melted, kept = _melted(root), _kept(root)
    if _is_short(root):
        return ("nge" + root,)
    if melted is None or root.startswith(_CLUSTERS) or _is_inner(root):
        return (kept,)
    if root in _KEEPS_FIRST or root.endswith(_LOAN_ENDINGS):
        return (melted, kept)
    return (melted,)


def _is_short(root: str) -> bool:
    """One syllable, but for clusters: "bom", "cek", "sah"."""
    vowels = sum(letter in _VOWELS for letter in root)
    return vowels == 1 and len(root) <= 4 and root[1:2] in tuple(_VOWELS)


def _is_inner(root: str) -> bool:
    """Whether the root opens with a prefix of its own, which meN- leaves alone: "memperkuat", "mempertemukan"."""
    return root.startswith("per") and root[3:] in ROOTS and root not in ROOTS


def _melted(root: str) -> str | None:
    """The root with its first letter melted into the nasal, or None where that letter never melts."""
    rest = root[1:]
    return {"k": "ng" + rest, "p": "m" + rest, "t": "n" + rest, "s": "ny" + rest}.get(root[:1])


def _kept(root: str) -> str:
    first = root[:1]
    if first in _VOWELS or first in "ghkqx":
        return "ng" + root
    if first in "bfvp":
        return "m" + root
    if first in "dcjztsy" and not root.startswith("y"):
        return "n" + root
    return root


def _ber(root: str) -> str:
    if root == "ajar":
        return "belajar"
    closed = root[1:3] == "er" and root[3:4] not in tuple(_VOWELS)  # "bekerja", "beserta", but "berserah"
    return ("be" if root.startswith("r") or closed else "ber") + root


def _per(root: str) -> str:
    if root == "ajar":
        return "pelajar"
    if root.startswith("per") and _is_inner(root):
        return root
    return ("pe" if root.startswith("r") or root == "kerja" else "per") + root

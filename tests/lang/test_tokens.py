"""Where tokens begin and end."""

import time
from itertools import pairwise

import pytest

from runut.lang.id.tokens import tokenise

CASES = {
    "clitic": "katanya ujarnya menurutnya negaranya bukunya|kata nya ujar nya menurut nya negara nya buku nya",
    "no clitic": "hanya tanya punya karya sebelumnya Kenya|hanya tanya punya karya sebelumnya Kenya",
    "no clitic in roots": "buku suku adalah sekolah langkah maupun ilmu tamu|buku suku adalah sekolah langkah maupun ilmu tamu",
    "no clitic in verbs": "bertemu berlaku menghimpun menikah dijamu|bertemu berlaku menghimpun menikah dijamu",
    "other clitics": "apakah bukanlah meskipun bukuku rumahmu|apa kah bukan lah meski pun buku ku rumah mu",
    "clitic after a hyphen": "APBD-nya satu-satunya|APBD - nya satu-satu nya",
    "superlative": "sebaik-baiknya bertanya-tanya|sebaik-baiknya bertanya-tanya",
    "clitic on a loan": "stakeholdernya|stakeholder nya",
    "reduplication": "negara-negara besar-besaran|negara-negara besar-besaran",
    "joined names": "Al-Sharaa Asia-Afrika|Al-Sharaa Asia-Afrika",
    "two states": "Rusia-Ukraina Januari-Maret|Rusia - Ukraina Januari - Maret",
    "range": "2013-2014 20.00-21.00|2013 - 2014 20.00 - 21.00",
    "number with letters": "1960-an ke-16 F-16 S-400|1960-an ke-16 F-16 S-400",
    "numbers": "1.900 6,5 10.30 2.500,50|1.900 6,5 10.30 2.500,50",
    "date with slashes": "(15/3/2023) 10/9 II/2007|( 15/3/2023 ) 10/9 II/2007",
    "slash between words": "MPR/DPR|MPR / DPR",
    "money": "Rp1,5 US$2 Rp. 1.000|Rp 1,5 US $ 2 Rp. 1.000",
    "percent": "6,5%|6,5 %",
    "abbreviations": "Dr. Anwar M. Fulan, S.H., M.Si. dll.|Dr. Anwar M. Fulan , S.H. , M.Si. dll.",
    "final stop": "Ia menulis ke AS.|Ia menulis ke AS .",
    "initial that ends": "Kelompok B.|Kelompok B .",
    "quotes": '"Kami," kata ‘dia’.|" Kami , " kata ‘ dia ’ .',
    "apostrophe in names": "Jum'at Sa'ar Ma’ruf|Jum'at Sa'ar Ma’ruf",
    "English genitive": "Moody's|Moody 's",
    "domain": "Kompas.com REPUBLIKA.CO.ID, https://contoh.id/a?b=c|Kompas.com REPUBLIKA.CO.ID , https://contoh.id/a?b=c",
    "dots": "Ia... pergi|Ia ... pergi",
    "hash and at": "#Ruritania @anwar_s|# Ruritania @anwar_s",
    "capitals": "KATANYA TNI|KATANYA TNI",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_tokens(case: str) -> None:
    text, _, wanted = case.partition("|")
    assert [text[start:end] for start, end in tokenise(text)] == wanted.split()


HOSTILE = ["a", "1", "1/", "1.", "a.", "a-", "a'", "A.", "www.", "a.com/", ".", "$", "@a.", "Rp", "nya", "ab-", "ab.cd.", "1-"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    begun = time.process_time()
    spans = tokenise(text)
    assert time.process_time() - begun < 5
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert sum(end - start for start, end in spans) == len(text)


def test_offsets_are_code_points() -> None:
    text = "😀 Erdoğan’s “katanya” …"
    assert [text[start:end] for start, end in tokenise(text)] == ["😀", "Erdoğan", "’s", "“", "kata", "nya", "”", "…"]

"""MUC, B-cubed and entity-based CEAF of sets of mentions, after the definitions of the CoNLL-2012 scorer.

In come pairs of clusterings, key and response, one a text; out come precision, recall and F1 over all texts.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Clusters = Sequence[frozenset[Hashable]]
Fraction = tuple[float, float]


def score_clusters(pairs: Sequence[tuple[Clusters, Clusters]]) -> dict[str, float]:
    """ "muc.p", "muc.r", "muc.f1", those of b3 and ceafe, and "mean.f1".

    >>> score_clusters([([frozenset("abc")], [frozenset("ab")])])["muc.r"]
    0.5
    """
    figures: dict[str, float] = {}
    for name, measure in (("muc", muc), ("b3", b_cubed), ("ceafe", ceaf_e)):
        sums = [measure(key, response) for key, response in pairs]
        (r, r_of), (p, p_of) = (tuple(sum(s[side][i] for s in sums) for i in (0, 1)) for side in (0, 1))
        recall, precision = r / r_of if r_of else 0.0, p / p_of if p_of else 0.0
        figures[f"{name}.p"], figures[f"{name}.r"] = precision, recall
        figures[f"{name}.f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures["mean.f1"] = sum(figures[f"{name}.f1"] for name in ("muc", "b3", "ceafe")) / 3
    return figures


def muc(key: Clusters, response: Clusters) -> tuple[Fraction, Fraction]:
    """(links kept, links) of recall and of precision: Vilain and others, 1995."""
    return _links(key, response), _links(response, key)


def _links(of: Clusters, other: Clusters) -> Fraction:
    place = _places(other)
    kept = sum(len(c) - len({place.get(m, ("alone", m)) for m in c}) for c in of)
    return kept, sum(len(c) - 1 for c in of)


def b_cubed(key: Clusters, response: Clusters) -> tuple[Fraction, Fraction]:
    """Bagga and Baldwin, 1998, over the mentions of each side."""
    return _shares(key, response), _shares(response, key)


def _shares(of: Clusters, other: Clusters) -> Fraction:
    place = _places(other)
    total = 0.0
    for cluster in of:
        counts: dict[Hashable, int] = {}
        for mention in cluster:
            if mention in place:
                counts[place[mention]] = counts.get(place[mention], 0) + 1
        total += sum(n * n for n in counts.values()) / len(cluster)
    return total, sum(len(c) for c in of)


def _places(clusters: Clusters) -> dict[Hashable, Hashable]:
    return {mention: index for index, cluster in enumerate(clusters) for mention in cluster}


def ceaf_e(key: Clusters, response: Clusters) -> tuple[Fraction, Fraction]:
    """Luo, 2005, with the similarity of entities: the best one-to-one alignment of chains."""
    alike = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    best = assignment(alike)
    return (best, len(key)), (best, len(response))


def assignment(worth: Sequence[Sequence[float]]) -> float:
    """The most that a one-to-one choice of rows and columns is worth: Kuhn's method with potentials, in cubic time.

    >>> assignment([[3.0, 2.0], [2.0, 0.0]])
    4.0
    """
    if not worth or not worth[0]:
        return 0.0
    rows, columns = len(worth), len(worth[0])
    if rows > columns:
        worth = [[worth[i][j] for i in range(rows)] for j in range(columns)]
        rows, columns = columns, rows
    far = float("inf")
    of_row, of_column, match, way = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], column = row, 0
        least, used = [far] * (columns + 1), [False] * (columns + 1)
        while match[column]:
            used[column] = True
            at, step, chosen = match[column], far, 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                cost = -worth[at - 1][j - 1] - of_row[at] - of_column[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < step:
                    step, chosen = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    of_row[match[j]] += step
                    of_column[j] -= step
                else:
                    least[j] -= step
            column = chosen
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return sum(worth[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])

"""GEXF 1.3, for Gephi and its kin: parties as nodes, what they did to each other as directed edges, each with its days.

After the GEXF 1.3 schema (gexf.net). Of an event without a leading side there is an edge each way. Sums are PLOVER's scores;
`events_by_month` changes with time, for the timeline of Gephi.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from runut import __version__
from runut.export.cells import visible
from runut.export.formats import Options, Record
from runut.export.network import Edge, Network, Node, Seen, add_up

_PICTURES = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
_NO_XML = str.maketrans({**_PICTURES, 0x7F: "\u2421", 0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"})

NODE_VALUES = (
    *(("kind", "string"), ("country", "string"), ("group", "string"), ("sector", "string")),
    *(("events", "integer"), ("as_actor", "integer"), ("as_recipient", "integer")),
)
EDGE_VALUES = (
    *(("events", "integer"), ("verbal_cooperation", "integer"), ("material_cooperation", "integer")),
    *(("verbal_conflict", "integer"), ("material_conflict", "integer")),
    *(("cooperation", "double"), ("conflict", "double"), ("symmetric", "integer"), ("disputed", "integer")),
)
BY_MONTH = "events_by_month"


def write(record: Record, path: Path, options: Options) -> Mapping[str, int]:
    network = add_up(record.events(), options.lang)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(lines(network))
    return {
        "events": network.events,
        "nodes": len(network.nodes),
        "edges": len(network.edges),
        **{f"left out ({reason})": number for reason, number in sorted(network.left_out.items())},
    }


def lines(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
    )
    about = "; ".join(f"{number} events left out: {reason}" for reason, number in sorted(network.left_out.items()))
    yield f"<meta><creator>runut {__version__}</creator><description>{escape(about or 'all events')}</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield from _declared("node", "static", NODE_VALUES)
    yield from _declared("edge", "static", EDGE_VALUES)
    yield from _declared("edge", "dynamic", [(BY_MONTH, "integer")])
    yield "<nodes>\n"
    for node in sorted(network.nodes.values(), key=lambda one: one.id):
        yield node_line(node)
    yield "</nodes>\n<edges>\n"
    for edge in sorted(network.edges.values(), key=lambda one: (one.source, one.target)):
        yield edge_line(edge)
    yield "</edges>\n</graph>\n</gexf>\n"


def node_line(node: Node) -> str:
    values = [(name, getattr(node, name)) for name, _ in NODE_VALUES]
    return f"<node id={attribute(node.id)} label={attribute(node.label)}{_days(node)}>{_values(values)}</node>\n"


def edge_line(edge: Edge) -> str:
    counts = [edge.events, *(edge.quads[number] for number in (1, 2, 3, 4))]
    sums = [round(edge.cooperation, 2), round(edge.conflict, 2), edge.symmetric, edge.disputed]
    values = list(zip((name for name, _ in EDGE_VALUES), [*counts, *sums], strict=True))
    months = "".join(
        f'<attvalue for="{BY_MONTH}" value="{number}" start="{date(year, month, 1)}" '
        f'end="{date(year, month, monthrange(year, month)[1])}"/>'
        for (year, month), number in sorted(edge.months.items())
    )
    name = attribute(f"{edge.source} {edge.target}")
    ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
    return f'<edge id={name} {ends} weight="{edge.events}"{_days(edge)}>{_values(values, months)}</edge>\n'


def _declared(of: str, mode: str, values: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="{mode}">\n'
    for name, kind in values:
        yield f'<attribute id="{name}" title="{name}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _values(values: Sequence[tuple[str, object]], further: str = "") -> str:
    told = "".join(f'<attvalue for="{name}" value={attribute(str(value))}/>' for name, value in values if value is not None)
    return f"<attvalues>{told}{further}</attvalues>"


def _days(seen: Seen) -> str:
    """Both included; nothing for what is seen in undated events alone, which is there at all times."""
    return f' start="{seen.first}" end="{seen.last}"' if seen.first and seen.last else ""


def attribute(text: str) -> str:
    """Quoted for XML 1.0, with pictures of the control characters that it cannot hold."""
    return quoteattr(visible(text).translate(_NO_XML))

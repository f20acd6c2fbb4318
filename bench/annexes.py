"""How many products of made-up annexes are read right: named where they are not, never lost or mistaken in silence.

python -m bench.annexes [--seeds 200] [--first 1] [--only 17]
"""

from collections import Counter

import click

from tests.annexes.judging import LOST, NAMED, REFUSED, RIGHT, WRONG, Judged, judged
from tests.annexes.making import ORDER, annex

_WAYS = (RIGHT, NAMED, REFUSED, LOST, WRONG)


@click.command()
@click.option("--seeds", default=200, show_default=True)
@click.option("--first", default=1, show_default=True)
@click.option("--only", type=int, help="One seed, with all that the command says.")
def main(seeds: int, first: int, only: int | None) -> None:
    if only is not None:
        _show(only, judged(only))
        return
    found = {seed: judged(seed) for seed in range(first, first + seeds)}
    kinds: dict[str, Counter[str]] = {kind: Counter() for kind in dict.fromkeys(ORDER)}
    for seed, result in found.items():
        kinds[annex(seed).kind] += result.counts
        for fault in result.faults:
            click.echo(f"{seed}: {fault}")
    click.echo(f"{'kind':10}" + "".join(f"{way:>9}" for way in _WAYS))
    for kind, counts in {**kinds, "all": sum(kinds.values(), Counter())}.items():
        click.echo(f"{kind:10}" + "".join(f"{counts[way]:9}" for way in _WAYS))
    held = sum(not result.counts[LOST] and not result.counts[WRONG] for result in found.values())
    whole = sum(not result.faults and not result.counts[REFUSED] for result in found.values())
    click.echo(f"{held} of {seeds} annexes without a loss or a mistake, {whole} of them read whole.")


def _show(seed: int, result: Judged) -> None:
    paper = annex(seed)
    click.echo(f"{paper.file}: {', '.join(paper.ways)}; {' '.join(paper.decision.options)}")
    for table in paper.tables:
        for line in table.above:
            click.echo(f"    {line}")
        for row in table.rows:
            click.echo(" | ".join(row[at].text.replace("\n", "⏎") if at in row else "" for at in range(table.width)))
    click.echo(result.said)
    for fault in result.faults:
        click.echo(fault)


if __name__ == "__main__":
    main()

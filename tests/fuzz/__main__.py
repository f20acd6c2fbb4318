"""`python -m tests.fuzz`: throw made-up inputs at everything that strangers' files reach, and tell what gives way."""

from pathlib import Path

import click

from tests.fuzz.running import KINDS, Outcome, Plan, run
from tests.fuzz.target import TARGETS

_KEEP = Path(".cache/ocop/fuzz")


@click.command()
@click.option("--target", "names", type=click.Choice(TARGETS), multiple=True, help="What to try; all of them if none.")
@click.option("--inputs", type=click.IntRange(1), help="How many inputs for each; 1,000 without --seconds.")
@click.option("--seconds", type=float, default=0, help="Stop each target after so many seconds.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, other inputs.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes at a time.")
@click.option("--only", type=int, help="Just the input of this number.")
@click.option("--keep", type=click.Path(path_type=Path), default=_KEEP, show_default=True, help="Where findings go.")
def main(
    names: tuple[str, ...], inputs: int | None, seconds: float, seed: int, jobs: int, only: int | None, keep: Path
) -> None:
    """Ends with 1 when anything was found."""
    many = inputs or (0 if seconds else 1_000)
    plan = Plan(seed=seed, inputs=many, seconds=seconds, jobs=jobs, only=only, keep=keep)
    outcomes = []
    for name in names or TARGETS:
        outcomes.append(run(name, plan))
        show(outcomes[-1])
    if any(one.counts for one in outcomes):
        click.echo(f"The inputs are in {keep}/.")
        raise SystemExit(1)


def show(outcome: Outcome) -> None:
    """The figures of a target in one line, and below it the first of what was found for each cause."""
    counts = ", ".join(f"{kind} {outcome.counts[kind]}" for kind in KINDS)
    slowest = f"slowest {outcome.slowest:.2f} s (input {outcome.slowest_index})"
    many = f"seed {outcome.seed}, {outcome.inputs:,} inputs"
    click.echo(f"{outcome.target}: {many}, {counts}, {slowest}, {outcome.seconds:.0f} s")
    for (kind, cause), number in outcome.causes.most_common():
        first = outcome.examples[kind, cause][0]
        click.echo(f"  {number} × {kind}: {cause!r}, first at input {first.index}\n    {first.words[-300:]!r}")


if __name__ == "__main__":
    main()

"""Lengths as options of commands take them."""

import math
from typing import Any

import click

from build_hooks.ground.words import say


class Millimetres(click.FloatRange):
    """A length between two others; "nan", which lies between any two, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The length in mm."""
        length = float(super().convert(value, param, ctx))
        if math.isnan(length):
            self.fail(say("cli.no_measure", value=value), param, ctx)
        return length

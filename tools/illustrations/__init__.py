"""Drawn pictures of products, made from code, for products that have no photograph yet."""

from tools.illustrations.pictures import PICTURES
from tools.illustrations.scene import Scene, paper_grain

__all__ = ["PICTURES", "Scene", "paper_grain"]

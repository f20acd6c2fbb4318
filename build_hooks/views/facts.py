"""The facts of a product as rows and lines: decisions, label, documents, lots, price, shops."""

from typing import Any

from build_hooks import gtins, rules
from build_hooks.dates import period_words, vietnamese
from build_hooks.model.product import Document, Lot, Price, Product
from build_hooks.model.recognition import Recognition, newest_first
from build_hooks.views.contact import directions
from build_hooks.views.words import number


def decisions(product: Product) -> list[dict[str, Any]]:
    """The recognition that decides, then the others from new to old, as rows; only those need a title."""
    return [
        {"title": _other(one) if index else "", "rows": _decision(one), "note": one.note}
        for index, one in enumerate(newest_first(product.recognitions, product.recognition))
    ]


def _other(one: Recognition) -> str:
    """An earlier decision; or a source, of which nobody knows which decision it means."""
    if one.last_valid_day or not one.as_of:
        return f"Lần công nhận trước: OCOP {one.stars} sao"
    return f"Nguồn {period_words(one.as_of)}: OCOP {one.stars} sao"


def _decision(one: Recognition) -> list[dict[str, str]]:
    level = rules.label("levels", one.level).lower() if one.level else ""
    return rows(
        ("Quyết định", one.decision),
        ("Ngày ký", vietnamese(one.issued) if one.issued else ""),
        ("Cơ quan công nhận", f"{one.issuer} ({level})" if one.issuer and level else one.issuer or level),
        ("Điểm", number(one.score) if one.score is not None else ""),
        ("Thời hạn", f"đến hết ngày {vietnamese(one.last_valid_day)}" if one.last_valid_day else ""),
        ("Theo nguồn", period_words(one.as_of) if one.as_of else ""),
    )


def label(product: Product) -> list[dict[str, str]]:
    """What the label says, without the warnings, which stand apart."""
    specs = rules.records()["label"]
    its = product.label
    values = [(specs[name].label, getattr(its, name)) for name in specs if name != "warnings"]
    return rows(*((name, _value(value)) for name, value in values))


def variants(product: Product) -> list[dict[str, str]]:
    """Packs, with the digits under their bar code."""
    return [{"name": one.name, "gtin": gtins.as_printed(one.gtin) if one.gtin else ""} for one in product.variants]


def documents(product: Product) -> list[dict[str, Any]]:
    """Papers by their kind, each with one line of what is known."""
    return [_document(one) for one in product.documents]


def _document(one: Document) -> dict[str, Any]:
    parts = [
        f"số {one.number}" if one.number else "",
        one.issuer,
        f"cấp ngày {vietnamese(one.issued)}" if one.issued else "",
        f"có giá trị đến hết ngày {vietnamese(one.expires)}" if one.expires else "",
    ]
    return {
        "kind": rules.label("document_kinds", one.kind),
        "title": one.title,
        "line": ", ".join(part for part in parts if part),
    }


def newest_lots(product: Product) -> list[Lot]:
    """Lots, the newest first, those without a date last."""
    return sorted(product.lots, key=lambda one: (one.produced is not None, one.produced, one.lot), reverse=True)


def lots(product: Product) -> list[dict[str, Any]]:
    """Lots, the newest first, with their steps in order."""
    return [_lot(one) for one in newest_lots(product)]


def steps(lot: Lot) -> list[dict[str, str]]:
    """From whom a lot came, what was done, to whom it went."""
    return [
        {
            "date": vietnamese(step.day) if step.day else "",
            "what": step.what,
            "line": ", ".join(part for part in (step.actor, step.place) if part),
        }
        for step in lot.steps
    ]


def _lot(one: Lot) -> dict[str, Any]:
    return {
        "name": one.lot,
        "rows": rows(
            ("Ngày sản xuất", vietnamese(one.produced) if one.produced else ""),
            ("Hạn sử dụng", vietnamese(one.expires) if one.expires else ""),
        ),
        "steps": steps(one),
    }


def price(product: Product) -> dict[str, str]:
    """The price with its day, never without."""
    its = product.price
    if its is None:
        return {}
    unit = f" / {its.unit}" if its.unit else ""
    return {"value": f"{amount(its)}{unit}", "note": f"Giá tham khảo, {period_words(its.as_of)}"}


def amount(its: Price) -> str:
    """A price in words, without what it is for: "từ 95.000 đồng"."""
    amounts = [number(amount) for amount in (its.low, its.high) if amount is not None]
    if its.low == its.high:
        amounts = amounts[:1]
    if its.low is None:
        amounts = [f"đến {amounts[0]}"]
    elif its.high is None:
        amounts = [f"từ {amounts[0]}"]
    return f"{' – '.join(amounts)} đồng"


def shops(product: Product) -> list[dict[str, str]]:
    """Places that sell it."""
    return [
        {
            "name": one.name,
            "address": one.address,
            "href": one.url,
            "directions": directions(one.address) if one.address else "",
        }
        for one in product.sold_at
    ]


def supply(product: Product) -> list[dict[str, str]]:
    """Season and capacity."""
    specs = rules.records()["product"]
    return rows((specs["season"].label, product.season), (specs["capacity"].label, product.capacity))


def withdrawn(product: Product) -> dict[str, str]:
    """What happened to a product that the catalog no longer lists."""
    if not product.is_withdrawn or product.status is None:
        return {}
    status = product.status
    decision = f" ({status.paper})" if status.paper else ""
    reason = f" Lý do: {status.reason}" if status.reason else ""
    return {
        "title": "Sản phẩm đã rút khỏi danh mục",
        "text": f"Từ ngày {vietnamese(status.since)}, danh mục không còn cập nhật sản phẩm này{decision}.{reason}",
    }


def _value(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return number(value)  # type: ignore[arg-type]  # the only label field that is no text is a decimal


def rows(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs if value]

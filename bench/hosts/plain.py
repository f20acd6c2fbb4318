"""The other side of the comparison: the same texts as Markdown pages for plain Material, as people write them."""

from collections.abc import Iterator
from pathlib import Path

from bench.made_up import Made, site_config, write_yaml
from bench.product import Fields
from build_hooks import places, rules

DOCS = "docs"


def write_plain(root: Path, products: list[Made], producers: list[Made], *, in_nav: bool = True) -> None:
    """A MkDocs project at `root` with one page a product; `in_nav` lists them all by group, as people do."""
    names = {Path(one.path).stem: str(one.fields["name"]) for one in producers}
    groups: dict[str, list[str]] = {}
    for one in products:
        uri = one.path.replace("products/", "san-pham/").replace(".yml", ".md")
        groups.setdefault(rules.label("groups", one.fields["group"]), []).append(uri)
        path = root / DOCS / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(one.fields, names), "utf-8")
    (root / DOCS / "index.md").write_text("# Danh mục sản phẩm OCOP\n\nSản vật của xã.\n", "utf-8")
    nav = [{"Trang chủ": "index.md"}, *({name: uris} for name, uris in groups.items() if in_nav)]
    write_yaml(root / "mkdocs.yml", {**_config(), "nav": nav} | ({} if in_nav else {"not_in_nav": "/san-pham/"}))


def markdown(fields: Fields, producers: dict[str, str]) -> str:
    """The page of one product."""
    return "\n".join(_lines(fields, producers))


def _config() -> Fields:
    """Our own settings without what is ours: no hooks, templates, styles or scripts; Material's search instead."""
    ours = site_config()
    theme = {name: value for name, value in ours["theme"].items() if name not in ("custom_dir", "favicon")}
    left_out = ("hooks", "watch", "extra", "extra_css", "extra_javascript", "not_in_nav")
    kept = {name: value for name, value in ours.items() if name not in left_out}
    return {**kept, "docs_dir": DOCS, "theme": theme, "plugins": ["search"]}


def _lines(fields: Fields, producers: dict[str, str]) -> Iterator[str]:
    yield from (f"# {fields['name']}", "", "**Dữ liệu mẫu – sản phẩm không có thật**", "")
    yield from (f"Nhóm: {rules.label('groups', fields['group'])}", "", fields.get("summary", ""), "")
    yield from ("## Cơ sở sản xuất", "", producers[fields["producer"]], "")
    yield "## Giấy chứng nhận OCOP"
    for one in fields["recognitions"]:
        yield from _table(
            "recognition", one | ({"level": rules.label("levels", one["level"])} if "level" in one else {})
        )
    yield from ("", "Giấy chứng nhận chỉ áp dụng cho sản phẩm này.", "", "## Nơi sản xuất")
    commune = places.commune(fields["origin"]["commune"])
    yield from _table("origin", {**fields["origin"], "commune": commune.full_name if commune else ""})
    yield from _buying(fields)
    yield from _label(fields)
    yield from _papers(fields)
    yield from _lots(fields)
    if story := fields.get("story"):
        yield from ("", "## Câu chuyện sản phẩm", "", story)
    yield from ("", "## Nguồn thông tin", "")
    yield from (f"- {', '.join(source.values())}" for source in fields["sources"])
    yield from ("", f"Cập nhật ngày {fields['updated']}.", "")


def _table(record: str, values: Fields) -> Iterator[str]:
    specs = rules.records()[record]
    yield from ("", "| Mục | Nội dung |", "| --- | --- |")
    yield from (f"| {specs[name].label} | {value} |" for name, value in values.items())


def _buying(fields: Fields) -> Iterator[str]:
    yield from ("", "## Mua và liên hệ", "")
    if price := fields.get("price"):
        yield from (f"**{price['from']} đồng / {price['unit']}** (giá tham khảo, tháng {price['as_of']})", "")
    if contact := fields.get("contact"):
        yield from (f"Gọi [{contact['phone']}](tel:0900000000), [Zalo](https://zalo.me/0900000000)", "")
    yield from (f"- {shop['name']}, {shop['address']}" for shop in fields.get("sold_at", ()))
    if season := fields.get("season"):
        yield from ("", f"Mùa vụ: {season}")


def _label(fields: Fields) -> Iterator[str]:
    yield from ("", "## Thông tin sản phẩm")
    yield from _table("label", fields.get("label", {}))
    if variants := fields.get("variants"):
        yield from ("", "### Quy cách", "")
        yield from (f"- {one['name']}, mã vạch {one['gtin']}" for one in variants)


def _papers(fields: Fields) -> Iterator[str]:
    if papers := fields.get("documents"):
        yield from ("", "## Giấy tờ", "")
    for one in papers or ():
        kind = rules.label("document_kinds", one["kind"])
        yield f"- **{kind}**: {one['title']}, số {one['number']}, {one['issuer']}, cấp ngày {one['issued']}"


def _lots(fields: Fields) -> Iterator[str]:
    if lots := fields.get("lots"):
        yield from ("", "## Lô hàng")
    for lot in lots or ():
        yield from ("", f"### Lô {lot['lot']}", "", f"Sản xuất {lot['produced']}, hạn sử dụng {lot['expires']}", "")
        for step in lot["steps"]:
            yield f"1. {step['date']} **{step['what']}**, {step['actor']}, {step['place']}"

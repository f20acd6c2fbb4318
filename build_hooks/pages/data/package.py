"""The descriptor of all files as a Data Package of version 2 (datapackage.org), for tools that read tables."""

from typing import TYPE_CHECKING, Any

from build_hooks.ground.words import say
from build_hooks.pages.data import sheets
from build_hooks.pages.data.heading import VERSION, creative_commons, licence

if TYPE_CHECKING:
    from build_hooks.pages.data.files import DataFile, DataFiles

_PROFILE = "https://datapackage.org/profiles/2.0/"
_TABLES = {"san-pham.csv": sheets.PRODUCTS, "co-so.csv": sheets.PRODUCERS, "dia-phuong.csv": sheets.COMMUNES}
_KEYS = {"san-pham.csv": "slug", "co-so.csv": "slug", "dia-phuong.csv": "code"}


def package(its: "DataFiles") -> dict[str, Any]:
    """The descriptor; the hashes and sizes in it are those of the files."""
    catalog = its.catalog
    said = {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": "danh-muc-ocop",
        "title": catalog.settings.name,
        "description": licence(catalog),
        "homepage": catalog.settings.public_url,
        "version": f"{VERSION}.0.0",
        "created": f"{catalog.as_of}T00:00:00+07:00" if catalog.as_of else "",
        "licenses": _licences(catalog.settings.licence),
        "resources": [_resource(its, file) for file in its.files if "/" not in file.name],
    }
    return {name: value for name, value in said.items() if value}


def _licences(text: str) -> list[dict[str, str]]:
    """A licence of Creative Commons by its name and address; others stand in the description alone."""
    if not (known := creative_commons(text)):
        return []
    name, address = known
    return [{"name": name, "path": address, "title": text}]


def _resource(its: "DataFiles", file: "DataFile") -> dict[str, Any]:
    content = its.content(file)
    said: dict[str, Any] = {
        "name": file.name.replace(".", "-"),
        "path": file.name,
        "title": file.title,
        "format": file.name.rpartition(".")[2],
        "mediatype": file.type,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{its.digest(file)}",
    }
    if (columns := _TABLES.get(file.name)) is None:
        return said
    return {
        **said,
        "$schema": f"{_PROFILE}dataresource.json",
        "type": "table",
        "schema": {
            "$schema": f"{_PROFILE}tableschema.json",
            "fields": [_field(column, is_whole=bool(its.catalog.settings.site_url)) for column in columns],
            "primaryKey": [_KEYS[file.name]],
        },
    }


def _field(column: sheets.Column, *, is_whole: bool) -> dict[str, str]:
    """Addresses are whole where the site's is known, and else from its root, which is none by the standard."""
    said = {"name": column.key, "title": say(f"data.column_{column.key}")}
    if column.type == "uri":
        return {**said, "type": "string", **({"format": "uri"} if is_whole else {})}
    if column.type == "string":
        return {**said, "type": "string", "description": say("data.guarded")}
    return {**said, "type": column.type}

"""What another province would change: the `extra.ocop` block of mkdocs.yml, with the site's own address."""

from build_hooks.model.base import Model


class Office(Model):
    """Who answers for the catalog; shown wherever a reader may want to report something."""

    name: str = ""
    phone: str = ""
    zalo: str = ""
    email: str = ""


class Settings(Model):
    """The `extra.ocop` block; `site_url` is MkDocs' own setting and ends in a slash, or is ""."""

    name: str
    place: str
    site_url: str = ""
    tagline: str = ""
    office: Office = Office()
    edit_url: str = ""
    licence: str = ""
    legal_basis: tuple[str, ...] = ()
    legal_basis_as_of: str = ""

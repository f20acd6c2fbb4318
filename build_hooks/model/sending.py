"""What a sender says of a submission; for the reviewer alone, never published."""

from datetime import date

from build_hooks.model.base import Model


class Sending(Model):
    """`slug` and `producer` name what is corrected; "" for what is new."""

    form: str = ""
    slug: str = ""
    producer: str = ""
    sender: str = ""
    phone: str = ""
    note: str = ""
    photo_consent: date | None = None
    made: date | None = None

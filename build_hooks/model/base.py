"""What every model shares: frozen, and closed to fields it does not know."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen record whose names are those of rules/fields.yml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

"""The nouns of the service: the listing that is asked about, the answer, and what is said when there is none.

Ground file: it imports nothing of ours. Each class is a schema of the OpenAPI document.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticKnownError

_Line = Annotated[str, Field(max_length=2_000)]
_Said = Annotated[str, Field(max_length=2_000)] | Annotated[float, Field(allow_inf_nan=False)] | bool
_Name = Annotated[str, Field(max_length=200)]
_ATTRIBUTES = 100  # of one listing
_FIELDS = 100  # names at the top of a request, known or not, beyond which none is looked at


def _few(value: Any, most: int = _ATTRIBUTES) -> Any:
    """Too many names are one fault: a fault for each would take seconds to tell, of which few are told."""
    if isinstance(value, dict) and len(value) > most:
        context = {"field_type": "Dictionary", "max_length": most, "actual_length": len(value)}
        raise PydanticKnownError("too_long", context)
    return value


class Listing(BaseModel):
    """A listing as a seller has filled it in. A field left out is one that the form does not have; an empty one was
    left empty, and counts as missing where the law asks for it."""

    model_config = ConfigDict(strict=True, extra="forbid", title="Listing")

    title: Annotated[str, Field(min_length=1, max_length=2_000, description="Name of the goods")]
    description: Annotated[
        str | None,
        Field(max_length=100_000, description="Text or HTML; the first 12,000 characters are read"),
    ] = None
    id: Annotated[
        str, Field(max_length=200, description="The platform's own id, given back in the answer")
    ] = ""
    brand: _Line | None = None
    category: Annotated[_Line | None, Field(description="Path of categories, widest first")] = None
    price: Annotated[
        Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)] | None, Field(description="đồng")
    ] = None
    attributes: Annotated[
        Annotated[dict[_Name, _Said], Field(max_length=_ATTRIBUTES), BeforeValidator(_few)] | None,
        Field(description="Attributes by name, such as “Thành phần”"),
    ] = None
    origin: _Line | None = None
    seller: _Line | None = None
    gtin: _Line | None = None
    url: _Line = ""
    platform: _Line = ""

    @model_validator(mode="before")
    @classmethod
    def _few_names(cls, value: Any) -> Any:
        return _few(value, _FIELDS)


class Words(BaseModel):
    """A sentence in both languages."""

    vi: str
    en: str


class Provision(BaseModel):
    """One provision that stands behind a rule on the day, and how sure it is: VERIFIED, REPORTED or RECALLED."""

    law: str
    provision: str
    title: str
    confidence: str


class Quote(BaseModel):
    """Words of the listing on which a lead rests: characters `start` to `end` of `field`."""

    quote: str
    field: str
    start: int
    end: int


class LeadSaid(BaseModel):
    """A sign that a person should look at; never a verdict. `id` is the same for the same suspicion."""

    id: str
    rule: str
    theme: str
    severity: Annotated[str, Field(description="minor, moderate, serious or critical")]
    confidence: Annotated[str, Field(description="high, medium or low")]
    title: Words
    message: Words
    remedy: Words
    legal_basis: list[Provision]
    sanction: str
    evidence: Annotated[list[Quote], Field(description="Empty when the lead is that something was not found")]


class Answer(BaseModel):
    """What the rules say of the listing, as the law stands on `as_of`."""

    id: str
    as_of: str
    rulebook: Annotated[str, Field(description="Digest of the rules that were asked")]
    leads: Annotated[list[LeadSaid], Field(description="The heaviest first; empty when nothing was found")]
    outcomes: Annotated[
        dict[str, str], Field(description="By rule: passed, failed, cannot_tell or inapplicable")
    ]


class Health(BaseModel):
    """That the service stands, and by which rules and which day it answers."""

    status: str
    as_of: str
    rulebook: str


class Fault(BaseModel):
    """One thing wrong with what was sent. `pointer` is a JSON Pointer (RFC 6901) to it."""

    pointer: str
    detail: str


class Problem(BaseModel):
    """Why there is no answer (RFC 9457), in the language of Accept-Language: Vietnamese unless English comes first."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []

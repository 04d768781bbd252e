"""Where a storefront is: the ward and province that the registry names, else those that its pages name."""

from __future__ import annotations

from checker.facts.place import parts
from checker.model import FactSheet

REGISTRY, PAGE = "registry", "page"


def area_of(address: str, sheet: FactSheet | None) -> tuple[str, str, str]:
    """The registry's address and what the pages said in; province, ward, and who said so ("" when nobody did) out.

    The registry is believed first, but one that names only a province leaves the ward to the page of that province.
    """
    registered = parts(address)
    province, ward = (_first(sheet, name) for name in ("seller.province", "seller.ward"))
    if registered.ward:
        return registered.province, registered.ward, REGISTRY
    if ward and registered.province in ("", province):
        return province, ward, PAGE
    if registered.province:
        return registered.province, "", REGISTRY
    return (province, "", PAGE) if province else ("", "", "")


def _first(sheet: FactSheet | None, name: str) -> str:
    values = sheet.storefront.values(name) if sheet is not None else ()
    return str(values[0]) if values else ""

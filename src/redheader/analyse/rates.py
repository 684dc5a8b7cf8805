"""Money in yuan and dollars at the European Central Bank's reference rate of the document's date, with the date of that rate."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from currency_converter import CurrencyConverter, RateNotFoundError

_LONGEST_GAP = 7  # days: weekends and holidays have no rate; what lies further away is no rate of that day


class Converted(NamedTuple):
    """An amount in another currency; `rate_date` is the day of the rate, ISO 8601, at or before the day asked for."""

    value: float
    currency: str
    rate_date: str


def convert(value: float, currency: str, to: str, day: str | None) -> Converted | None:
    """`value` of `currency` (ISO 4217) in `to` at the rate of `day` (YYYY, YYYY-MM or YYYY-MM-DD; the last day of a period counts).

    None where the day is not known, no rate of that day exists, or a currency has none: no amount is converted by a guess.
    The rates are those of the European Central Bank as the library CurrencyConverter carries them; nothing is fetched.
    """
    if day is None or currency == to:
        return None
    wanted = _last_day(day)
    rates = _rates()
    try:
        first, last = (max(rates.bounds[c][0] for c in (currency, to)), min(rates.bounds[c][1] for c in (currency, to)))
    except KeyError:
        return None
    found = min(wanted, last)
    if found < first or (wanted - found).days > _LONGEST_GAP:
        return None
    while (wanted - found).days <= _LONGEST_GAP:
        try:
            return Converted(float(rates.convert(value, currency, to, date=found)), to, found.isoformat())
        except RateNotFoundError:
            found = date.fromordinal(found.toordinal() - 1)
    return None


def _last_day(day: str) -> date:
    """The last day of a year, a month or a day as model.when writes them."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return date.fromordinal((date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)).toordinal() - 1)


@cache
def _rates() -> CurrencyConverter:
    return CurrencyConverter()

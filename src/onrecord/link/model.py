"""The linking model: what is compared, at which levels, and what each level weighs; data in resources/linking/model.toml."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from onrecord.record.errors import ResourceError

if TYPE_CHECKING:
    from splink import SettingsCreator

FILE = "resources/linking/model.toml"
DIALECT = "duckdb"  # of the conditions; Splink translates them for Spark
SURE = 0.95  # m or u of a level, the other following from its bits: only their ratio counts


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its words, the SQL condition (braces filled in), and its weight in bits."""

    words: str
    when: str
    bits: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison; where `unknown` (SQL) holds it weighs nothing. The first level that holds is taken."""

    name: str
    about: str
    unknown: str
    levels: tuple[Level, ...]

    @property
    def column(self) -> str:
        """Its name as a column: "time of day" is time_of_day.

        >>> Comparison("the victims' names", "", "", ()).column
        'the_victims_names'
        """
        return "".join(c for c in self.name.replace(" ", "_") if c.isalnum() or c == "_")


@dataclass(frozen=True, slots=True)
class LinkModel:
    """All comparisons with the prior and the thresholds, in bits; `sha256` of the file's bytes.

    >>> model = LinkModel.load()
    >>> model.prior < model.link_weight, model.comparisons[0].name
    (True, 'place')
    """

    prior: float
    keep_weight: float
    link_weight: float
    missing_weight: float
    comparisons: tuple[Comparison, ...]
    sha256: str

    @classmethod
    def load(cls) -> LinkModel:
        """The model that comes with onrecord, as the file now stands.

        Raises:
            ResourceError: the file is no TOML, or lacks something.
        """
        raw = resources.files("onrecord").joinpath(FILE).read_bytes()
        return cls.parse(raw)

    @classmethod
    def parse(cls, raw: bytes) -> LinkModel:
        """A model from the bytes of a TOML file; errors as in `load`."""
        try:
            data = tomllib.loads(raw.decode("utf-8"))
            comparisons = tuple(_comparison(c, data["expressions"]) for c in data["comparison"])
            numbers = [float(data[k]) for k in ("prior", "keep_weight", "link_weight", "missing_weight")]
        except (KeyError, TypeError, ValueError) as error:
            problem = f"lacks {error}" if isinstance(error, KeyError) else str(error)
            raise ResourceError(problem, where=FILE, hint="see docs/linking.md") from error
        return cls(numbers[0], numbers[1], numbers[2], numbers[3], comparisons, hashlib.sha256(raw).hexdigest())

    def to_splink(self) -> SettingsCreator:
        """The same declaration as Splink's settings, for DuckDB, Spark or a chart."""
        from splink import SettingsCreator, block_on  # noqa: PLC0415 - a fifth of a second to load
        from splink.comparison_level_library import CustomLevel, ElseLevel  # noqa: PLC0415
        from splink.comparison_library import CustomComparison  # noqa: PLC0415

        def comparison(c: Comparison) -> Any:
            levels: list[Any] = [_null(CustomLevel, c)]
            for level in c.levels:
                made = ElseLevel() if level.when == "else" else CustomLevel(level.when, base_dialect_str=DIALECT)
                m, u = _m_and_u(level.bits)
                levels.append(made.configure(m_probability=m, u_probability=u, label_for_charts=level.words))
            return CustomComparison(
                comparison_levels=levels, output_column_name=c.column, comparison_description=c.about
            )

        return SettingsCreator(
            link_type="dedupe_only",
            comparisons=[comparison(c) for c in self.comparisons],
            blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
            probability_two_random_records_match=1 / (1 + 2.0**-self.prior),
            retain_matching_columns=True,
            retain_intermediate_calculation_columns=False,
            additional_columns_to_retain=["report"],
        )


def _null(custom_level: Any, c: Comparison) -> Any:
    made = custom_level(c.unknown, label_for_charts="unknown", base_dialect_str=DIALECT)
    return made.configure(is_null_level=True)


def _comparison(data: dict[str, Any], expressions: dict[str, str]) -> Comparison:
    levels = tuple(Level(x["words"], x["when"].format(**expressions), float(x["bits"])) for x in data["levels"])
    if not levels or levels[-1].when != "else":
        raise ValueError(f"the last level of '{data['name']}' is not 'else'")
    return Comparison(data["name"], data["about"], data["unknown"].format(**expressions), levels)


def _m_and_u(bits: float) -> tuple[float, float]:
    return (SURE, SURE / 2.0**bits) if bits >= 0 else (SURE * 2.0**bits, SURE)

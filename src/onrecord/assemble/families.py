"""Families: sub-event types that can be one happening told in other words."""

from __future__ import annotations

FAMILY = {
    "chemical_weapon": "bomb",
    "air_drone_strike": "bomb",
    "suicide_bomb": "bomb",
    "shelling_artillery_missile_attack": "bomb",
    "remote_explosive_landmine_ied": "bomb",
    "grenade": "bomb",
    "armed_clash": "attack",
    "attack": "attack",
    "sexual_violence": "attack",
    "mob_violence": "attack",
    "violent_demonstration": "protest",
    "excessive_force_against_protesters": "protest",
    "peaceful_protest": "protest",
    "protest_with_intervention": "protest",
    "abduction_forced_disappearance": "abduction",
    "looting_property_destruction": "property",
    "arrests": "arrest",
}

EVENT_TYPE = {
    "armed_clash": "battles",
    "government_regains_territory": "battles",
    "non_state_actor_overtakes_territory": "battles",
    "chemical_weapon": "explosions_remote_violence",
    "air_drone_strike": "explosions_remote_violence",
    "suicide_bomb": "explosions_remote_violence",
    "shelling_artillery_missile_attack": "explosions_remote_violence",
    "remote_explosive_landmine_ied": "explosions_remote_violence",
    "grenade": "explosions_remote_violence",
    "sexual_violence": "violence_against_civilians",
    "attack": "violence_against_civilians",
    "abduction_forced_disappearance": "violence_against_civilians",
    "peaceful_protest": "protests",
    "protest_with_intervention": "protests",
    "excessive_force_against_protesters": "protests",
    "violent_demonstration": "riots",
    "mob_violence": "riots",
}

# Most telling first: where the words of one event name several types, the first of them stands.
RANK = (
    "chemical_weapon suicide_bomb air_drone_strike grenade shelling_artillery_missile_attack"
    " remote_explosive_landmine_ied sexual_violence abduction_forced_disappearance mob_violence violent_demonstration"
    " armed_clash attack excessive_force_against_protesters looting_property_destruction protest_with_intervention"
    " peaceful_protest government_regains_territory non_state_actor_overtakes_territory disrupted_weapons_use arrests"
    " agreement change_to_group_activity headquarters_or_base_established non_violent_transfer_of_territory other"
).split()
BY_WEAPON = {
    "suicide": "suicide_bomb",
    "air": "air_drone_strike",
    "drone": "air_drone_strike",
    "shelling": "shelling_artillery_missile_attack",
    "ied": "remote_explosive_landmine_ied",
    "landmine": "remote_explosive_landmine_ied",
    "grenade": "grenade",
    "chemical": "chemical_weapon",
}


def family(sub_event_type: str) -> str:
    """The family of a sub-event type; those of no family are "other"."""
    return FAMILY.get(sub_event_type, "other")


def event_type(sub_event_type: str) -> str:
    """ACLED's event type of a sub-event type."""
    return EVENT_TYPE.get(sub_event_type, "strategic_developments")


def most_telling(sub_event_types: list[str]) -> str:
    """The type that says most."""
    return min(sub_event_types, key=RANK.index)

"""How a type is written for people: ACLED's own headings where the snake-case name alone does not read well."""

from __future__ import annotations

SUB_EVENT_TYPE = {
    "air_drone_strike": "Air or drone strike",
    "shelling_artillery_missile_attack": "Shelling, artillery or missile attack",
    "remote_explosive_landmine_ied": "Remote explosive, landmine or IED",
    "abduction_forced_disappearance": "Abduction or forced disappearance",
    "looting_property_destruction": "Looting or property destruction",
    "non_state_actor_overtakes_territory": "Non-state actor overtakes territory",
    "change_to_group_activity": "Change to a group or its activity",
}


def heading(sub_event_type: str) -> str:
    """The type as a heading.

    >>> heading("air_drone_strike"), heading("armed_clash")
    ('Air or drone strike', 'Armed clash')
    """
    return SUB_EVENT_TYPE.get(sub_event_type) or sub_event_type.replace("_", " ").capitalize()

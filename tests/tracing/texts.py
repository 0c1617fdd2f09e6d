"""Invented texts for the tests of tracing."""

QUOTE = "We will not reopen the basin before every chain has been tested by our own divers,"

HARBOUR = "\n\n".join(
    [
        "The coastal province of Sarn closed its harbour on Sunday after a storm tore three "
        "barges from their moorings, officials said.",
        f"“{QUOTE}” harbour master Ro Tae-su told reporters at the quay.",
        "The storm, which forecasters had expected to pass well to the south, turned inland "
        "shortly before midnight and flooded two warehouses that held winter grain.",
        "Insurers put the first damage at about 40 million marks, and the grain board warned "
        "that bread prices in the capital could climb within a month.",
        "Crews with two floating cranes from the neighbouring port of Lenn arrived before dawn "
        "to lift the wrecks from the shipping lane.",
        "The ruling party said its congress would go ahead as planned, although most of the "
        "meeting halls near the water were under a foot of mud.",
    ]
)

SPUN = "\n\n".join(
    [
        "The coastal province of Sarn shut its harbour on Sunday after a tempest ripped three "
        "boats from their anchorages, functionaries mentioned.",
        f"“{QUOTE}” harbour master Ro Tae-su instructed journalists at the wharf.",
        "The tempest, which forecasters had anticipated to move nicely to the south, turned "
        "inland shortly earlier than midnight and inundated two storehouses that held winter corn.",
        "Insurers put the preliminary injury at about 40 million marks, and the grain board "
        "cautioned that bread costs in the capital may ascend inside a month.",
        "Squads with two floating hoists from the neighbouring port of Lenn arrived earlier than "
        "daybreak to elevate the remains from the transport lane.",
        "The ruling celebration mentioned its congress would proceed as deliberate, though most of "
        "the assembly corridors close to the water have been beneath a foot of sludge.",
    ]
)

REWRITTEN = "\n\n".join(
    [
        "Sarn has shut its harbour: a storm on Sunday tore three barges from their moorings, "
        "officials of the coastal province said.",
        f"Harbour master Ro Tae-su told reporters: “{QUOTE.rstrip(',')}.”",
        "Two warehouses that held winter grain were flooded when the storm, expected to pass well "
        "to the south, turned inland shortly before midnight.",
        "The grain board warned that bread prices in the capital could climb within a month; "
        "insurers put the first damage at about 40 million marks.",
        "Before dawn crews arrived with two floating cranes from the port of Lenn to lift wrecks "
        "from the shipping lane.",
    ]
)

ELSEWHERE = "\n\n".join(
    [
        "A choir of beekeepers in the hill town of Oss has refused to sing at the opening of a "
        "sugar refinery.",
        "The refinery, built in eleven months on the site of an orchard, will make four hundred "
        "tonnes of white sugar a day when its second kiln is lit.",
        "“Nobody sings at a funeral of clover,” said the choir's leader, Berit Aune, who keeps "
        "thirty hives.",
        "The mayor said that a brass band from the valley had been asked instead and had agreed.",
    ]
)

LOCAL_TOP = "\n\n".join(
    [
        "Fishermen in our own town tied double ropes on Monday after news of the storm reached "
        "the island.",
        "“I have lost one boat to the sea and I do not mean to feed it another,” said Edda Moen, "
        "who sails the Petrel out of Kell.",
    ]
)

//! The stages of FIGO, by organ and edition.
//!
//! Source: FIGO, editions named by each set (DOMAIN §2.4), in short words of our own; vagina: expert knowledge, to be
//! confirmed. An older edition is kept for the files that were staged with it.

use super::{Entry, ValueSet, only, ours, own_set};

pub(in crate::codes::sets) const SETS: &[ValueSet] = &[
    own_set("figo-edition-col", FIGO_EDITION_COL),
    own_set("figo-col", FIGO_COL),
    own_set("figo-endometre-2023", FIGO_ENDOMETRE_2023),
    own_set("figo-endometre-2009", FIGO_ENDOMETRE_2009),
    own_set("figo-edition-ovaire", FIGO_EDITION_OVAIRE),
    own_set("figo-ovaire", FIGO_OVAIRE),
    own_set("figo-edition-vulve", FIGO_EDITION_VULVE),
    own_set("figo-vulve", FIGO_VULVE),
    own_set("figo-edition-vagin", FIGO_EDITION_VAGIN),
    own_set("figo-vagin", FIGO_VAGIN),
    own_set("figo-base", FIGO_BASE),
];

/// Editions, cervix.
const FIGO_EDITION_COL: &[Entry] = &[ours("2018", "FIGO 2018"), ours("2009", "FIGO 2009")];

/// Cervix.
const FIGO_COL: &[Entry] = &[
    ours("IA1", "IA1\u{a0}: microscopique, 3 mm au plus"),
    ours("IA2", "IA2\u{a0}: microscopique, plus de 3 à 5 mm"),
    ours("IB1", "IB1"),
    ours("IB2", "IB2"),
    only("IB3", "IB3\u{a0}: plus de 4 cm", &["2018"]),
    ours("IIA1", "IIA1\u{a0}: deux tiers supérieurs du vagin, 4 cm au plus"),
    ours("IIA2", "IIA2\u{a0}: deux tiers supérieurs du vagin, plus de 4 cm"),
    ours("IIB", "IIB\u{a0}: paramètre"),
    ours("IIIA", "IIIA\u{a0}: tiers inférieur du vagin"),
    ours("IIIB", "IIIB\u{a0}: paroi pelvienne ou hydronéphrose"),
    only("IIIC1r", "IIIC1r\u{a0}: ganglions pelviens, imagerie", &["2018"]),
    only("IIIC1p", "IIIC1p\u{a0}: ganglions pelviens, pathologie", &["2018"]),
    only("IIIC2r", "IIIC2r\u{a0}: ganglions lombo-aortiques, imagerie", &["2018"]),
    only("IIIC2p", "IIIC2p\u{a0}: ganglions lombo-aortiques, pathologie", &["2018"]),
    ours("IVA", "IVA\u{a0}: vessie ou rectum"),
    ours("IVB", "IVB\u{a0}: à distance"),
];

/// Endometrium, 2023.
const FIGO_ENDOMETRE_2023: &[Entry] = &[
    ours("IAmPOLEmut", "IAmPOLEmut\u{a0}: POLE muté, stades I et II"),
    ours("IA1", "IA1\u{a0}: polype ou endomètre, type non agressif"),
    ours("IA2", "IA2\u{a0}: moins de la moitié du myomètre"),
    ours("IA3", "IA3\u{a0}: utérus et ovaire, endométrioïde de bas grade"),
    ours("IB", "IB\u{a0}: moitié du myomètre ou plus"),
    ours("IC", "IC\u{a0}: type agressif sans infiltration"),
    ours("IIA", "IIA\u{a0}: stroma cervical"),
    ours("IIB", "IIB\u{a0}: EVL substantielle"),
    ours("IIC", "IIC\u{a0}: type agressif infiltrant"),
    ours("IICmp53abn", "IICmp53abn\u{a0}: p53 anormal infiltrant"),
    ours("IIIA1", "IIIA1\u{a0}: annexe"),
    ours("IIIA2", "IIIA2\u{a0}: séreuse"),
    ours("IIIB1", "IIIB1\u{a0}: vagin ou paramètre"),
    ours("IIIB2", "IIIB2\u{a0}: péritoine pelvien"),
    ours("IIIC1i", "IIIC1i\u{a0}: ganglions pelviens, micrométastases"),
    ours("IIIC1ii", "IIIC1ii\u{a0}: ganglions pelviens, macrométastases"),
    ours("IIIC2i", "IIIC2i\u{a0}: ganglions lombo-aortiques, micrométastases"),
    ours("IIIC2ii", "IIIC2ii\u{a0}: ganglions lombo-aortiques, macrométastases"),
    ours("IVA", "IVA\u{a0}: vessie ou intestin"),
    ours("IVB", "IVB\u{a0}: péritoine extrapelvien"),
    ours("IVC", "IVC\u{a0}: à distance"),
];

/// Endometrium, 2009.
const FIGO_ENDOMETRE_2009: &[Entry] = &[
    ours("IA", "IA\u{a0}: moins de la moitié du myomètre"),
    ours("IB", "IB\u{a0}: moitié du myomètre ou plus"),
    ours("II", "II\u{a0}: stroma cervical"),
    ours("IIIA", "IIIA\u{a0}: séreuse ou annexe"),
    ours("IIIB", "IIIB\u{a0}: vagin ou paramètre"),
    ours("IIIC1", "IIIC1\u{a0}: ganglions pelviens"),
    ours("IIIC2", "IIIC2\u{a0}: ganglions lombo-aortiques"),
    ours("IVA", "IVA\u{a0}: vessie ou intestin"),
    ours("IVB", "IVB\u{a0}: à distance"),
];

/// Editions, ovary.
const FIGO_EDITION_OVAIRE: &[Entry] = &[ours("2014", "FIGO 2014"), ours("1988", "FIGO 1988")];

/// Ovary.
const FIGO_OVAIRE: &[Entry] = &[
    ours("IA", "IA\u{a0}: un ovaire ou une trompe"),
    ours("IB", "IB\u{a0}: les deux"),
    only("IC", "IC", &["1988"]),
    only("IC1", "IC1\u{a0}: rupture opératoire", &["2014"]),
    only("IC2", "IC2\u{a0}: rupture préopératoire ou surface", &["2014"]),
    only("IC3", "IC3\u{a0}: cytologie positive", &["2014"]),
    ours("IIA", "IIA\u{a0}: utérus, trompes, ovaires"),
    ours("IIB", "IIB\u{a0}: autres organes pelviens"),
    only("IIC", "IIC", &["1988"]),
    only("IIIA", "IIIA", &["1988"]),
    only("IIIA1(i)", "IIIA1(i)\u{a0}: ganglions seuls, 10 mm au plus", &["2014"]),
    only("IIIA1(ii)", "IIIA1(ii)\u{a0}: ganglions seuls, plus de 10 mm", &["2014"]),
    only("IIIA2", "IIIA2\u{a0}: péritoine extrapelvien microscopique", &["2014"]),
    ours("IIIB", "IIIB\u{a0}: péritoine extrapelvien, 2 cm au plus"),
    ours("IIIC", "IIIC\u{a0}: péritoine extrapelvien, plus de 2 cm"),
    only("IV", "IV", &["1988"]),
    only("IVA", "IVA\u{a0}: plèvre, cytologie positive", &["2014"]),
    only("IVB", "IVB\u{a0}: parenchyme ou hors de l’abdomen", &["2014"]),
];

/// Editions, vulva.
const FIGO_EDITION_VULVE: &[Entry] = &[ours("2021", "FIGO 2021"), ours("2009", "FIGO 2009")];

/// Vulva.
const FIGO_VULVE: &[Entry] = &[
    ours("IA", "IA"),
    ours("IB", "IB"),
    ours("II", "II\u{a0}: tiers inférieur de l’urètre ou du vagin, anus"),
    ours("IIIA", "IIIA"),
    ours("IIIB", "IIIB"),
    ours("IIIC", "IIIC\u{a0}: effraction capsulaire"),
    ours("IVA", "IVA"),
    ours("IVB", "IVB\u{a0}: à distance"),
];

/// Editions, vagina.
const FIGO_EDITION_VAGIN: &[Entry] = &[ours("2009", "FIGO 2009")];

/// Vagina.
const FIGO_VAGIN: &[Entry] = &[
    ours("I", "I\u{a0}: paroi vaginale"),
    ours("II", "II\u{a0}: tissu paravaginal"),
    ours("III", "III\u{a0}: paroi pelvienne, hydronéphrose ou ganglions"),
    ours("IVA", "IVA\u{a0}: vessie ou rectum"),
    ours("IVB", "IVB\u{a0}: à distance"),
];

/// What a stage is based on.
const FIGO_BASE: &[Entry] = &[
    ours("clinical", "Clinique"),
    ours("surgical", "Chirurgicale"),
    ours("imaging", "Imagerie (r)"),
    ours("pathology", "Pathologie (p)"),
];

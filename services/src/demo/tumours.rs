//! The tumours that boards see: plausible codes, stages and first treatments. Source: expert knowledge, to be confirmed.

use domain::{offer::Organ, patient::Sex};

/// A kind of tumour.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tumour {
    /// Organ of the board.
    pub organ: Organ,
    /// The only sex that has it, if any.
    pub sex: Option<Sex>,
    /// How people call the pathway.
    pub label: &'static str,
    /// Apparatus and organ, in the value sets of the FRCP.
    pub board: (&'static str, &'static str),
    /// CIM-10.
    pub topography: &'static str,
    /// CIM-O-3.
    pub morphology: &'static str,
    /// It has a side.
    pub paired: bool,
    /// Stages (T, N, M), early ones first; none for blood.
    pub stages: &'static [(&'static str, &'static str, &'static str)],
    /// First treatments, in order, codes of the value set `traitement-frcp`.
    pub treatments: &'static [&'static str],
}

const SURGERY: &str = "387713003";
const RADIOTHERAPY: &str = "C15313";
const CHEMOTHERAPY: &str = "C15632";
const HORMONES: &str = "C547";
const IMMUNOTHERAPY: &str = "C15262";
const TARGETED: &str = "C93352";

const EARLY: &[(&str, &str, &str)] = &[("T1", "N0", "M0"), ("T2", "N0", "M0"), ("T2", "N1", "M0"), ("T3", "N1", "M0")];
const ADVANCED: &[(&str, &str, &str)] =
    &[("T1b", "N0", "M0"), ("T2a", "N1", "M0"), ("T3", "N2", "M0"), ("T4", "N2", "M1")];
const COLON: &[(&str, &str, &str)] = &[("T2", "N0", "M0"), ("T3", "N0", "M0"), ("T3", "N1", "M0"), ("T4", "N1", "M1")];

const BREAST_STAGES: &[(&str, &str, &str)] =
    &[("T1c", "N0", "M0"), ("T2", "N0", "M0"), ("T2", "N1", "M0"), ("T3", "N1", "M0")];
const LUNG_STAGES: &[(&str, &str, &str)] =
    &[("T1b", "N0", "M0"), ("T2a", "N1", "M0"), ("T3", "N2a", "M0"), ("T4", "N2b", "M1c1")];
const ENDOMETRIUM: &[(&str, &str, &str)] =
    &[("T1a", "N0", "M0"), ("T1b", "N0", "M0"), ("T2", "N0", "M0"), ("T1b", "N1", "M0")];
const CERVIX_STAGES: &[(&str, &str, &str)] =
    &[("T1b1", "N0", "M0"), ("T1b2", "N0", "M0"), ("T1b2", "N1", "M0"), ("T2b", "N0", "M0")];
const OVARY_STAGES: &[(&str, &str, &str)] =
    &[("T1a", "N0", "M0"), ("T2b", "N0", "M0"), ("T3c", "N1", "M0"), ("T3c", "N1", "M1b")];

type Shape = (&'static [(&'static str, &'static str, &'static str)], &'static [&'static str]);

const fn tumour(
    organ: Organ,
    label: &'static str,
    board: (&'static str, &'static str),
    codes: (&'static str, &'static str),
    (stages, treatments): Shape,
) -> Tumour {
    let (topography, morphology) = codes;
    Tumour { organ, sex: None, label, board, topography, morphology, paired: false, stages, treatments }
}

const fn paired(tumour: Tumour) -> Tumour {
    Tumour { paired: true, ..tumour }
}

const fn of(sex: Sex, tumour: Tumour) -> Tumour {
    Tumour { sex: Some(sex), ..tumour }
}

const BREAST: (&str, &str) = ("76752008", "76752008");
const LUNG: (&str, &str) = ("312419003", "MED-255");
const UTERUS: (&str, &str) = ("53065001", "23952005");
const CERVIX: (&str, &str) = ("53065001", "71252005");
const OVARY: (&str, &str) = ("53065001", "15497006");
const BOWEL: (&str, &str) = ("86762007", "MED-251");
const PANCREAS: (&str, &str) = ("86762007", "15776009");
const KIDNEY: (&str, &str) = ("122489005", "64033007");
const BLADDER: (&str, &str) = ("122489005", "89837001");
const PROSTATE: (&str, &str) = ("90264002", "41216001");
const LARYNX: (&str, &str) = ("119253004", "4596009");
const PHARYNX: (&str, &str) = ("119253004", "54066008");
const LYMPHOMA: (&str, &str) = ("57171008", "C3211");
const MYELOMA: (&str, &str) = ("57171008", "C3242");

/// Every kind of tumour of the territory.
static TUMOURS: [Tumour; 18] = [
    of(
        Sex::F,
        paired(tumour(
            Organ::Breast,
            "Sein",
            BREAST,
            ("C50.4", "8500/3"),
            (BREAST_STAGES, &[SURGERY, RADIOTHERAPY, HORMONES]),
        )),
    ),
    of(
        Sex::F,
        paired(tumour(
            Organ::Breast,
            "Sein",
            BREAST,
            ("C50.9", "8500/3"),
            (BREAST_STAGES, &[CHEMOTHERAPY, SURGERY, RADIOTHERAPY]),
        )),
    ),
    of(
        Sex::F,
        tumour(Organ::Gynaecology, "Endomètre", UTERUS, ("C54.1", "8380/3"), (ENDOMETRIUM, &[SURGERY, RADIOTHERAPY])),
    ),
    of(
        Sex::F,
        tumour(
            Organ::Gynaecology,
            "Col de l’utérus",
            CERVIX,
            ("C53.9", "8070/3"),
            (CERVIX_STAGES, &[RADIOTHERAPY, CHEMOTHERAPY]),
        ),
    ),
    of(
        Sex::F,
        paired(tumour(
            Organ::Gynaecology,
            "Ovaire",
            OVARY,
            ("C56", "8461/3"),
            (OVARY_STAGES, &[CHEMOTHERAPY, SURGERY]),
        )),
    ),
    paired(tumour(Organ::Lung, "Poumon", LUNG, ("C34.1", "8140/3"), (LUNG_STAGES, &[SURGERY, CHEMOTHERAPY]))),
    paired(tumour(Organ::Lung, "Poumon", LUNG, ("C34.3", "8070/3"), (LUNG_STAGES, &[CHEMOTHERAPY, IMMUNOTHERAPY]))),
    paired(tumour(Organ::Lung, "Poumon", LUNG, ("C34.9", "8041/3"), (LUNG_STAGES, &[CHEMOTHERAPY, RADIOTHERAPY]))),
    tumour(Organ::Digestive, "Côlon", BOWEL, ("C18.7", "8140/3"), (COLON, &[SURGERY, CHEMOTHERAPY])),
    tumour(Organ::Digestive, "Rectum", BOWEL, ("C20", "8140/3"), (COLON, &[RADIOTHERAPY, CHEMOTHERAPY, SURGERY])),
    tumour(Organ::Digestive, "Pancréas", PANCREAS, ("C25.0", "8140/3"), (COLON, &[CHEMOTHERAPY])),
    paired(tumour(Organ::Urology, "Rein", KIDNEY, ("C64", "8310/3"), (ADVANCED, &[SURGERY, IMMUNOTHERAPY]))),
    tumour(Organ::Urology, "Vessie", BLADDER, ("C67.9", "8120/3"), (EARLY, &[CHEMOTHERAPY, SURGERY])),
    of(Sex::M, tumour(Organ::Urology, "Prostate", PROSTATE, ("C61", "8140/3"), (EARLY, &[RADIOTHERAPY, HORMONES]))),
    tumour(Organ::HeadNeck, "Larynx", LARYNX, ("C32.0", "8070/3"), (ADVANCED, &[SURGERY, RADIOTHERAPY])),
    tumour(Organ::HeadNeck, "Oropharynx", PHARYNX, ("C10.9", "8070/3"), (ADVANCED, &[RADIOTHERAPY, CHEMOTHERAPY])),
    tumour(
        Organ::Haematology,
        "Lymphome B diffus à grandes cellules",
        LYMPHOMA,
        ("C83.3", "9680/3"),
        (&[], &[CHEMOTHERAPY, TARGETED]),
    ),
    tumour(Organ::Haematology, "Myélome", MYELOMA, ("C90.0", "9732/3"), (&[], &[TARGETED, CHEMOTHERAPY])),
];

/// The kinds that a board sees.
pub(super) fn seen_by(organ: Organ) -> Vec<&'static Tumour> {
    TUMOURS.iter().filter(|tumour| tumour.organ == organ).collect()
}

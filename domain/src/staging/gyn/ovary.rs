//! Ovary, tube and peritoneum: FIGO 2014.
//!
//! Source: FIGO 2014 as DOMAIN §2.4 words it (\[S:FIGOO\]): limits at 10 mm inside a node and 2 cm in the peritoneum belong to
//! the lesser stage. The capsule of the liver or spleen counts as peritoneum.

use super::{
    GynInput as I, Staging,
    coded::coded,
    walk::{Stages, Step, read, split, stage_if, walk},
};

coded! {
    /// The stages, from the least to the gravest.
    OvaryStage from "figo-ovaire" {
        /// One ovary or tube.
        Ia = "IA",
        /// Both.
        Ib = "IB",
        /// Surgical spill.
        Ic1 = "IC1",
        /// Rupture before surgery, or tumour on the surface.
        Ic2 = "IC2",
        /// Malignant cells in ascites or washings.
        Ic3 = "IC3",
        /// Uterus, tubes or ovaries.
        Iia = "IIA",
        /// Other organs of the pelvis.
        Iib = "IIB",
        /// Nodes only, at most 10 mm.
        Iiia1i = "IIIA1(i)",
        /// Nodes only, more than 10 mm.
        Iiia1ii = "IIIA1(ii)",
        /// Microscopic peritoneum beyond the pelvis.
        Iiia2 = "IIIA2",
        /// Macroscopic, at most 2 cm.
        Iiib = "IIIB",
        /// More than 2 cm.
        Iiic = "IIIC",
        /// Pleural effusion with malignant cells.
        Iva = "IVA",
        /// Parenchyma of the liver or spleen, or beyond the abdomen.
        Ivb = "IVB",
    }
}

coded! {
    /// Ovaries or tubes where the tumour is.
    OvarySides from "gyn-ovaire-cotes" {
        /// One.
        One = "one",
        /// Both.
        Both = "both",
    }
}

coded! {
    /// The capsule of the ovary.
    Capsule from "gyn-capsule" {
        /// Intact.
        Intact = "intact",
        /// Ruptured during surgery.
        SurgicalSpill = "surgical-spill",
        /// Ruptured before surgery.
        RupturedBefore = "ruptured-before",
        /// Tumour on the surface.
        Surface = "surface",
    }
}

coded! {
    /// Cytology of a fluid.
    Cytology from "gyn-positif" {
        /// Without malignant cells.
        Negative = "negative",
        /// With malignant cells.
        Positive = "positive",
    }
}

coded! {
    /// Extension in the pelvis.
    Pelvis from "gyn-ovaire-pelvis" {
        /// None.
        Free = "none",
        /// Uterus, tubes or ovaries.
        Genital = "genital",
        /// Other organs or peritoneum of the pelvis.
        Other = "other",
    }
}

coded! {
    /// The peritoneum beyond the pelvis.
    Implants from "gyn-ovaire-peritoine" {
        /// Free.
        Free = "none",
        /// Microscopic.
        Microscopic = "microscopic",
        /// Macroscopic.
        Macroscopic = "macroscopic",
    }
}

coded! {
    /// Distant metastases.
    OvaryDistant from "gyn-ovaire-distance" {
        /// None.
        Absent = "none",
        /// Pleural effusion with malignant cells.
        Pleural = "pleural",
        /// Parenchyma of the liver or spleen, beyond the abdomen, inguinal nodes.
        Elsewhere = "elsewhere",
    }
}

/// What is known of a tumour of the ovary, tube or peritoneum; `None` where nothing is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Ovary {
    /// One side or both.
    pub sides: Option<OvarySides>,
    /// Capsule.
    pub capsule: Option<Capsule>,
    /// Cytology of ascites or washings.
    pub cytology: Option<Cytology>,
    /// Extension in the pelvis.
    pub pelvis: Option<Pelvis>,
    /// Retroperitoneal nodes, proven.
    pub nodes: Option<bool>,
    /// Largest metastasis inside a node, mm.
    pub node_size: Option<f64>,
    /// Peritoneum beyond the pelvis.
    pub peritoneum: Option<Implants>,
    /// Largest implant beyond the pelvis, mm.
    pub implant_size: Option<f64>,
    /// Distant metastases.
    pub distant: Option<OvaryDistant>,
}

impl Ovary {
    /// The stage of FIGO 2014.
    ///
    /// # Errors
    /// What is missing.
    pub fn figo_2014(&self) -> Staging<OvaryStage> {
        use OvaryStage as S;
        walk([
            read(self.distant, I::OvaryDistant, |distant| match distant {
                OvaryDistant::Absent => Step::No,
                OvaryDistant::Pleural => Step::Is(Stages::One(S::Iva)),
                OvaryDistant::Elsewhere => Step::Is(Stages::One(S::Ivb)),
            }),
            read(self.peritoneum, I::OvaryPeritoneum, |implants| match implants {
                Implants::Free => Step::No,
                Implants::Microscopic => Step::Is(Stages::One(S::Iiia2)),
                Implants::Macroscopic => split(self.implant_size, 20.0, S::Iiib, S::Iiic),
            }),
            read(self.nodes, I::OvaryNodes, |there| match there {
                false => Step::No,
                true => split(self.node_size, 10.0, S::Iiia1i, S::Iiia1ii),
            }),
            read(self.pelvis, I::OvaryPelvis, |pelvis| match pelvis {
                Pelvis::Free => Step::No,
                Pelvis::Genital => Step::Is(Stages::One(S::Iia)),
                Pelvis::Other => Step::Is(Stages::One(S::Iib)),
            }),
            read(self.cytology, I::OvaryCytology, |cells| stage_if(cells == Cytology::Positive, S::Ic3)),
            read(self.capsule, I::OvaryCapsule, |capsule| match capsule {
                Capsule::Intact => Step::No,
                Capsule::SurgicalSpill => Step::Is(Stages::One(S::Ic1)),
                Capsule::RupturedBefore | Capsule::Surface => Step::Is(Stages::One(S::Ic2)),
            }),
            read(self.sides, I::OvarySides, |sides| {
                Step::Is(Stages::One(if sides == OvarySides::One { S::Ia } else { S::Ib }))
            }),
        ])
    }
}

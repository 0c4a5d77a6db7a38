//! Vulva: FIGO 2021.
//!
//! Source: FIGO 2021 as DOMAIN §2.4 words it (\[S:FIGOV\]): limits at 20 mm, 1 mm deep and 5 mm inside a node belong to the
//! lesser stage. That pelvic nodes are distant is expert knowledge, to be confirmed. Several sites print the version of
//! 2009 under a label of 2021: it is not followed.

use super::{
    GynInput as I, Staging,
    coded::coded,
    walk::{Stages, Step, any, read, split, stage_if, walk, yes},
};

coded! {
    /// The stages, from the least to the gravest.
    VulvaStage from "figo-vulve" {
        /// At most 2 cm and 1 mm deep.
        Ia = "IA",
        /// More than 2 cm or than 1 mm deep.
        Ib = "IB",
        /// Lower third of urethra or vagina, anus.
        Ii = "II",
        /// Upper two thirds of urethra or vagina, mucosa of bladder or rectum, or nodes of at most 5 mm.
        Iiia = "IIIA",
        /// Nodes of more than 5 mm.
        Iiib = "IIIB",
        /// Nodes with extracapsular spread.
        Iiic = "IIIC",
        /// Fixed to bone, or fixed or ulcerated nodes.
        Iva = "IVA",
        /// Distant.
        Ivb = "IVB",
    }
}

coded! {
    /// Neighbouring structures.
    VulvaAdjacent from "gyn-vulve-voisinage" {
        /// None.
        Free = "none",
        /// Lower third of the urethra or vagina, anus.
        Lower = "lower",
        /// Upper two thirds of the urethra or vagina, mucosa of the bladder or rectum.
        Upper = "upper",
        /// Fixed to pelvic bone.
        Bone = "bone",
    }
}

coded! {
    /// Inguinofemoral nodes.
    GroinNodes from "gyn-ganglions-inguinaux" {
        /// None.
        Negative = "negative",
        /// Metastatic.
        Metastatic = "metastatic",
        /// With extracapsular spread.
        Extracapsular = "extracapsular",
        /// Fixed or ulcerated.
        Fixed = "fixed",
    }
}

/// What is known of a tumour of the vulva; `None` where nothing is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Vulva {
    /// Largest size, mm.
    pub size: Option<f64>,
    /// Depth of stromal invasion, mm.
    pub depth: Option<f64>,
    /// Neighbouring structures.
    pub adjacent: Option<VulvaAdjacent>,
    /// Inguinofemoral nodes.
    pub nodes: Option<GroinNodes>,
    /// Largest metastasis inside a node, mm.
    pub node_size: Option<f64>,
    /// Distant metastasis or pelvic nodes.
    pub distant: Option<bool>,
}

impl Vulva {
    /// The stage of FIGO 2021.
    ///
    /// # Errors
    /// What is missing.
    pub fn figo_2021(&self) -> Staging<VulvaStage> {
        use VulvaStage as S;
        walk([
            yes(self.distant, I::VulvaDistant, S::Ivb),
            any([self.adjacent(VulvaAdjacent::Bone, S::Iva), self.nodes(GroinNodes::Fixed, S::Iva)]),
            self.nodes(GroinNodes::Extracapsular, S::Iiic),
            self.metastatic(),
            self.adjacent(VulvaAdjacent::Upper, S::Iiia),
            self.adjacent(VulvaAdjacent::Lower, S::Ii),
            self.confined(),
        ])
    }

    fn adjacent(&self, structure: VulvaAdjacent, stage: VulvaStage) -> Step<VulvaStage> {
        read(self.adjacent, I::VulvaAdjacent, |found| stage_if(found == structure, stage))
    }

    fn nodes(&self, nodes: GroinNodes, stage: VulvaStage) -> Step<VulvaStage> {
        read(self.nodes, I::VulvaNodes, |found| stage_if(found == nodes, stage))
    }

    /// Metastatic nodes without more, by the size of the metastasis.
    fn metastatic(&self) -> Step<VulvaStage> {
        read(self.nodes, I::VulvaNodes, |found| match found {
            GroinNodes::Metastatic => split(self.node_size, 5.0, VulvaStage::Iiia, VulvaStage::Iiib),
            _ => Step::No,
        })
    }

    /// Over one limit it is IB, whatever the other measure.
    fn confined(&self) -> Step<VulvaStage> {
        let over = |measure: Option<f64>, limit: f64| measure.map(|measure| measure > limit);
        match (over(self.size, 20.0), over(self.depth, 1.0)) {
            (Some(true), _) | (_, Some(true)) => Step::Is(Stages::One(VulvaStage::Ib)),
            (Some(false), Some(false)) => Step::Is(Stages::One(VulvaStage::Ia)),
            (Some(false), None) | (None, Some(false)) => Step::Is(Stages::Either(VulvaStage::Ia, VulvaStage::Ib)),
            (None, None) => Step::Lacks(vec![I::VulvaSize, I::VulvaDepth]),
        }
    }
}

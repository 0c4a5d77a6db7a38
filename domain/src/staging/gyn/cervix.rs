//! Cervix: FIGO 2018.
//!
//! Source: FIGO 2018 as DOMAIN §2.4 words it (\[S:FIGOC\]): limits at 3, 5, 20 and 40 mm belong to the lesser stage. That a
//! lesion seen by the eye or by imaging is not stage IA ("microscopic") is read from the definition of IA. Isolated
//! tumour cells in a node and bullous oedema of the bladder change nothing.

use super::{
    GynInput as I, Staging,
    coded::coded,
    walk::{Stages, Step, any, read, split, stage_if, walk, yes},
};

coded! {
    /// The stages, from the least to the gravest. The letter tells how a node was found: r by imaging, p by pathology.
    CervixStage from "figo-col" {
        /// Microscopic, at most 3 mm deep.
        Ia1 = "IA1",
        /// Microscopic, more than 3 and at most 5 mm deep.
        Ia2 = "IA2",
        /// At most 2 cm.
        Ib1 = "IB1",
        /// More than 2 and at most 4 cm.
        Ib2 = "IB2",
        /// More than 4 cm.
        Ib3 = "IB3",
        /// Upper two thirds of the vagina, at most 4 cm.
        Iia1 = "IIA1",
        /// Upper two thirds of the vagina, more than 4 cm.
        Iia2 = "IIA2",
        /// Parametrium, not the wall.
        Iib = "IIB",
        /// Lower third of the vagina.
        Iiia = "IIIA",
        /// Pelvic wall, hydronephrosis or mute kidney.
        Iiib = "IIIB",
        /// Pelvic nodes, by imaging.
        Iiic1r = "IIIC1r",
        /// Pelvic nodes, by pathology.
        Iiic1p = "IIIC1p",
        /// Para-aortic nodes, by imaging.
        Iiic2r = "IIIC2r",
        /// Para-aortic nodes, by pathology.
        Iiic2p = "IIIC2p",
        /// Mucosa of the bladder or rectum.
        Iva = "IVA",
        /// Distant.
        Ivb = "IVB",
    }
}

coded! {
    /// Nodes of one level.
    ImagedNodes from "gyn-ganglions-rp" {
        /// None, or isolated cells only.
        Negative = "negative",
        /// Metastatic on imaging.
        Imaging = "imaging",
        /// Metastatic on pathology.
        Pathology = "pathology",
    }
}

coded! {
    /// The mucosa of the bladder or rectum.
    Mucosa from "gyn-muqueuse" {
        /// Free.
        Free = "none",
        /// Bullous oedema: not enough for a stage IV.
        Oedema = "oedema",
        /// Invaded, with a biopsy.
        Invaded = "mucosa",
    }
}

coded! {
    /// How far the vagina is invaded.
    VaginalExtent from "gyn-vagin-etendue" {
        /// Not.
        Free = "none",
        /// Upper two thirds.
        Upper = "upper",
        /// Lower third.
        Lower = "lower",
    }
}

coded! {
    /// One of a pair (parametria, kidneys).
    Sides from "gyn-cotes" {
        /// Neither.
        Neither = "none",
        /// Right.
        Right = "right",
        /// Left.
        Left = "left",
        /// Both.
        Both = "both",
    }
}

/// What is known of a tumour of the cervix; `None` where nothing is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cervix {
    /// Whether the lesion is seen by clinical examination or imaging.
    pub visible: Option<bool>,
    /// Depth of stromal invasion, mm.
    pub depth: Option<f64>,
    /// Largest size, mm.
    pub size: Option<f64>,
    /// Vagina.
    pub vagina: Option<VaginalExtent>,
    /// Parametrium.
    pub parametrium: Option<Sides>,
    /// Pelvic wall.
    pub wall: Option<bool>,
    /// Hydronephrosis or mute kidney.
    pub hydronephrosis: Option<Sides>,
    /// Pelvic nodes.
    pub pelvic_nodes: Option<ImagedNodes>,
    /// Para-aortic nodes.
    pub aortic_nodes: Option<ImagedNodes>,
    /// Bladder.
    pub bladder: Option<Mucosa>,
    /// Rectum.
    pub rectum: Option<Mucosa>,
    /// Distant metastasis.
    pub distant: Option<bool>,
}

impl Cervix {
    /// The stage of FIGO 2018.
    ///
    /// # Errors
    /// What is missing.
    pub fn figo_2018(&self) -> Staging<CervixStage> {
        use CervixStage as S;
        walk([
            yes(self.distant, I::CervixDistant, S::Ivb),
            any([
                read(self.bladder, I::CervixBladder, |bladder| stage_if(bladder == Mucosa::Invaded, S::Iva)),
                read(self.rectum, I::CervixRectum, |rectum| stage_if(rectum == Mucosa::Invaded, S::Iva)),
            ]),
            read(self.aortic_nodes, I::CervixAorticNodes, |nodes| by_nodes(nodes, S::Iiic2r, S::Iiic2p)),
            read(self.pelvic_nodes, I::CervixPelvicNodes, |nodes| by_nodes(nodes, S::Iiic1r, S::Iiic1p)),
            any([
                yes(self.wall, I::CervixWall, S::Iiib),
                read(self.hydronephrosis, I::CervixHydronephrosis, |kidney| stage_if(kidney > Sides::Neither, S::Iiib)),
            ]),
            read(self.vagina, I::CervixVagina, |vagina| stage_if(vagina == VaginalExtent::Lower, S::Iiia)),
            read(self.parametrium, I::CervixParametrium, |sides| stage_if(sides > Sides::Neither, S::Iib)),
            read(self.vagina, I::CervixVagina, |vagina| match vagina {
                VaginalExtent::Free => Step::No,
                VaginalExtent::Upper | VaginalExtent::Lower => split(self.size, 40.0, S::Iia1, S::Iia2),
            }),
            self.confined(),
        ])
    }

    /// A tumour that does not leave the cervix.
    fn confined(&self) -> Step<CervixStage> {
        match (self.visible, self.depth) {
            (Some(false), Some(depth)) if depth <= 3.0 => Step::Is(Stages::One(CervixStage::Ia1)),
            (Some(false), Some(depth)) if depth <= 5.0 => Step::Is(Stages::One(CervixStage::Ia2)),
            (None, Some(depth)) if depth <= 5.0 => Step::Lacks(vec![I::CervixVisible]),
            (Some(true), _) | (_, Some(_)) => read(self.size, I::CervixSize, by_size),
            (Some(false), None) => Step::Lacks(vec![I::CervixDepth]),
            (None, None) => Step::Lacks(vec![I::CervixVisible, I::CervixDepth]),
        }
    }
}

fn by_nodes(nodes: ImagedNodes, imaging: CervixStage, pathology: CervixStage) -> Step<CervixStage> {
    match nodes {
        ImagedNodes::Negative => Step::No,
        ImagedNodes::Imaging => Step::Is(Stages::One(imaging)),
        ImagedNodes::Pathology => Step::Is(Stages::One(pathology)),
    }
}

fn by_size(size: f64) -> Step<CervixStage> {
    Step::Is(Stages::One(match size {
        size if size <= 20.0 => CervixStage::Ib1,
        size if size <= 40.0 => CervixStage::Ib2,
        _ => CervixStage::Ib3,
    }))
}

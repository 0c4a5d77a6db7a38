//! Vagina: FIGO.
//!
//! Source: FIGO as DOMAIN §2.4 words it; expert knowledge, to be confirmed.

use super::{
    GynInput as I, Sides, Staging,
    coded::coded,
    walk::{any, read, stage_if, walk, yes},
};

coded! {
    /// The stages, from the least to the gravest.
    VaginaStage from "figo-vagin" {
        /// The wall of the vagina.
        I = "I",
        /// Tissue beside the vagina, not the wall of the pelvis.
        Ii = "II",
        /// Wall of the pelvis, hydronephrosis, or nodes.
        Iii = "III",
        /// Mucosa of the bladder or rectum.
        Iva = "IVA",
        /// Distant.
        Ivb = "IVB",
    }
}

coded! {
    /// How far the tumour extends to the side.
    VaginaSide from "gyn-vagin-lateral" {
        /// It stays in the wall of the vagina.
        Confined = "none",
        /// Tissue beside the vagina.
        Paravaginal = "paravaginal",
        /// Wall of the pelvis.
        PelvicWall = "pelvic-wall",
    }
}

/// What is known of a tumour of the vagina; `None` where nothing is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Vagina {
    /// How far it extends to the side.
    pub side: Option<VaginaSide>,
    /// Hydronephrosis or mute kidney.
    pub hydronephrosis: Option<Sides>,
    /// Pelvic or inguinal nodes.
    pub nodes: Option<bool>,
    /// Mucosa of the bladder or rectum.
    pub mucosa: Option<bool>,
    /// Distant metastasis.
    pub distant: Option<bool>,
}

impl Vagina {
    /// The stage.
    ///
    /// # Errors
    /// What is missing.
    pub fn figo(&self) -> Staging<VaginaStage> {
        use VaginaStage as S;
        walk([
            yes(self.distant, I::VaginaDistant, S::Ivb),
            yes(self.mucosa, I::VaginaMucosa, S::Iva),
            any([
                yes(self.nodes, I::VaginaNodes, S::Iii),
                read(self.hydronephrosis, I::VaginaHydronephrosis, |kidney| stage_if(kidney > Sides::Neither, S::Iii)),
                read(self.side, I::VaginaSide, |side| stage_if(side == VaginaSide::PelvicWall, S::Iii)),
            ]),
            read(self.side, I::VaginaSide, |side| stage_if(side == VaginaSide::Paravaginal, S::Ii)),
            stage_if(true, S::I),
        ])
    }
}

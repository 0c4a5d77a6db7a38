//! Gynaecological stagings and scores: cervix, endometrium, ovary, vulva, vagina, peritoneum, markers, platinum.
//!
//! Source: DOMAIN §2.4 and its FIGO tables; each file names its own edition. Findings read from the codes of the form; what
//! is not known is `None`. A stage is told, or the two that the findings leave, or what is missing: never a guess. The risk
//! group of ESGO 2021 is not computed: its table is not part of the sources.

mod cervix;
mod coded;
mod derive;
mod endometrium;
mod endometrium_2009;
mod formula;
mod input;
#[cfg(test)]
mod laws;
mod markers;
mod molecular;
mod ovary;
mod peritoneum;
mod platinum;
mod vagina;
mod vulva;
mod walk;

pub use cervix::{Cervix, CervixStage, ImagedNodes, Mucosa, Sides, VaginalExtent};
pub(super) use derive::derive;
pub use endometrium::{Adnexa, Corpus, CorpusHistology, CorpusStage2023, Lvsi, Myometrium, Peritoneum, SizedNodes};
pub use endometrium_2009::CorpusStage2009;
pub use formula::{GynFormula, GynNote};
pub use input::GynInput;
pub use markers::{Menopause, RMI_HIGH_ABOVE, Ultrasound, rmi_1, roma};
pub use molecular::{Microsatellites, MolecularClass, MolecularMarkers, P53, Pole, Protein};
pub use ovary::{Capsule, Cytology, Implants, Ovary, OvaryDistant, OvarySides, OvaryStage, Pelvis};
pub use peritoneum::{
    FAGOTTI_ITEMS, FAGOTTI_LATER, FAGOTTI_ORIGINAL, LesionSize, PCI_REGIONS, Residue, fagotti, pci, residue,
};
pub use platinum::{Interval, Sensitivity, platinum_free};
pub use vagina::{Vagina, VaginaSide, VaginaStage};
pub use vulva::{GroinNodes, Vulva, VulvaAdjacent, VulvaStage};
pub use walk::{Stages, Staging};

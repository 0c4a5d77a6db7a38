//! The inputs that only the formulas of the breast take.

use serde::{Deserialize, Serialize};

/// An input. Units are part of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BreastInput {
    /// Edition of the TNM (value set `tnm-edition`).
    TnmEdition,
    /// T.
    TnmT,
    /// N.
    TnmN,
    /// M.
    TnmM,
    /// Morphology (CIM-O-3).
    Morphology,
    /// Side of the tumour (value set `lateralite`).
    Laterality,
    /// M, pathological.
    TnmPm,
    /// Prefixes of the pathological TNM.
    TnmPrefixes,
    /// Side of each clinical examination.
    ExamSides,
    /// Whether each examination finds an inflammatory breast.
    Inflammatory,
    /// Clinical size, mm, of each examination.
    ClinicalSizes,
    /// Side of each lesion.
    LesionSides,
    /// Size of each lesion on mammography, mm.
    MammographySizes,
    /// Size of each lesion on ultrasound, mm.
    UltrasoundSizes,
    /// Size of each lesion on MRI, mm.
    MriSizes,
    /// Invasive size of each operation on the specimen, mm.
    SurgicalSizes,
    /// Side of each operation.
    SurgerySides,
    /// Sentinel nodes removed, by operation.
    SentinelRemoved,
    /// Sentinel nodes involved, by operation.
    SentinelPositive,
    /// Nodes of a dissection removed, by operation.
    AxillaryRemoved,
    /// Nodes of a dissection involved, by operation.
    AxillaryPositive,
    /// Largest deposit in a node, by operation.
    NodeDeposit,
    /// Nodes removed, all together.
    NodesRemoved,
    /// Nodes involved, all together.
    NodesPositive,
    /// Whether a node is involved.
    NodesInvolved,
    /// Score of tubules, 1 to 3.
    Tubules,
    /// Score of nuclear atypia, 1 to 3.
    Atypia,
    /// Score of mitoses, 1 to 3.
    Mitoses,
    /// Invasive size on the specimen, mm.
    InvasiveSize,
    /// Histological grade.
    Grade,
    /// Whether the operation follows a neoadjuvant treatment.
    Neoadjuvant,
    /// Oestrogen receptors, percents.
    Er,
    /// Progesterone receptors, percents.
    Pr,
    /// IHC of HER2.
    Her2Ihc,
    /// ISH of HER2.
    Her2Ish,
    /// Ki-67, percents.
    Ki67,
    /// Link of each relative.
    Relatives,
    /// Cancer of each relative.
    RelativeTumours,
    /// Age of each relative at diagnosis.
    RelativeAges,
    /// Whether a mutation of BRCA is known for each relative.
    RelativeBrca,
    /// Score of a genomic signature or index of residual burden.
    SignatureScore,
}

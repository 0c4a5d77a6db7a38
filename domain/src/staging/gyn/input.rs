//! The closed list of what the gynaecological formulas ask for.

use serde::{Deserialize, Serialize};

/// An input of a gynaecological formula. The first word of its name is the organ or the score that it serves; units are
/// millimetres unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GynInput {
    /// Cervix: whether the lesion is seen by clinical examination or imaging (yes or no).
    CervixVisible,
    /// Cervix: depth of stromal invasion.
    CervixDepth,
    /// Cervix: largest size.
    CervixSize,
    /// Cervix: vagina.
    CervixVagina,
    /// Cervix: parametrium.
    CervixParametrium,
    /// Cervix: pelvic wall (yes or no).
    CervixWall,
    /// Cervix: hydronephrosis or mute kidney.
    CervixHydronephrosis,
    /// Cervix: pelvic nodes.
    CervixPelvicNodes,
    /// Cervix: para-aortic nodes.
    CervixAorticNodes,
    /// Cervix: mucosa of the bladder.
    CervixBladder,
    /// Cervix: mucosa of the rectum.
    CervixRectum,
    /// Cervix: distant metastasis (yes or no).
    CervixDistant,
    /// Endometrium: histological type and grade.
    CorpusHistology,
    /// Endometrium: invasion of the myometrium.
    CorpusMyometrium,
    /// Endometrium: cervical stroma (yes or no).
    CorpusStroma,
    /// Endometrium: lymphovascular space invasion.
    CorpusLvsi,
    /// Endometrium: ovaries and tubes.
    CorpusAdnexa,
    /// Endometrium: uterine serosa (yes or no).
    CorpusSerosa,
    /// Endometrium: vagina or parametrium (yes or no).
    CorpusVagina,
    /// Endometrium: peritoneum.
    CorpusPeritoneum,
    /// Endometrium: pelvic nodes.
    CorpusPelvicNodes,
    /// Endometrium: para-aortic nodes.
    CorpusAorticNodes,
    /// Endometrium: mucosa of the bladder or bowel (yes or no).
    CorpusMucosa,
    /// Endometrium: distant metastasis (yes or no).
    CorpusDistant,
    /// Endometrium: molecular class.
    CorpusClass,
    /// Molecular class: POLE.
    Pole,
    /// Molecular class: the MLH1 protein.
    Mlh1,
    /// Molecular class: the PMS2 protein.
    Pms2,
    /// Molecular class: the MSH2 protein.
    Msh2,
    /// Molecular class: the MSH6 protein.
    Msh6,
    /// Molecular class: microsatellite instability.
    Msi,
    /// Molecular class: p53.
    P53,
    /// Ovary: one or both sides.
    OvarySides,
    /// Ovary: capsule.
    OvaryCapsule,
    /// Ovary: cytology of ascites or washings.
    OvaryCytology,
    /// Ovary: extension in the pelvis.
    OvaryPelvis,
    /// Ovary: retroperitoneal nodes (yes or no).
    OvaryNodes,
    /// Ovary: largest metastasis inside a node.
    OvaryNodeSize,
    /// Ovary: peritoneum beyond the pelvis.
    OvaryPeritoneum,
    /// Ovary: largest implant beyond the pelvis.
    OvaryImplantSize,
    /// Ovary: distant metastasis.
    OvaryDistant,
    /// Vulva: largest size.
    VulvaSize,
    /// Vulva: depth of stromal invasion.
    VulvaDepth,
    /// Vulva: neighbouring structures.
    VulvaAdjacent,
    /// Vulva: inguinofemoral nodes.
    VulvaNodes,
    /// Vulva: largest metastasis inside a node.
    VulvaNodeSize,
    /// Vulva: distant metastasis or pelvic nodes (yes or no).
    VulvaDistant,
    /// Vagina: how far it extends to the side.
    VaginaSide,
    /// Vagina: hydronephrosis or mute kidney.
    VaginaHydronephrosis,
    /// Vagina: pelvic or inguinal nodes (yes or no).
    VaginaNodes,
    /// Vagina: mucosa of the bladder or rectum (yes or no).
    VaginaMucosa,
    /// Vagina: distant metastasis (yes or no).
    VaginaDistant,
    /// PCI, region 0.
    PciCentral,
    /// PCI, region 1.
    PciRightUpper,
    /// PCI, region 2.
    PciEpigastrium,
    /// PCI, region 3.
    PciLeftUpper,
    /// PCI, region 4.
    PciLeftFlank,
    /// PCI, region 5.
    PciLeftLower,
    /// PCI, region 6.
    PciPelvis,
    /// PCI, region 7.
    PciRightLower,
    /// PCI, region 8.
    PciRightFlank,
    /// PCI, region 9.
    PciUpperJejunum,
    /// PCI, region 10.
    PciLowerJejunum,
    /// PCI, region 11.
    PciUpperIleum,
    /// PCI, region 12.
    PciLowerIleum,
    /// Fagotti, omentum (yes or no, as the other items).
    FagottiOmentum,
    /// Fagotti, peritoneum.
    FagottiPeritoneum,
    /// Fagotti, diaphragm.
    FagottiDiaphragm,
    /// Fagotti, mesentery.
    FagottiMesentery,
    /// Fagotti, bowel.
    FagottiBowel,
    /// Fagotti, stomach.
    FagottiStomach,
    /// Fagotti, liver.
    FagottiLiver,
    /// The largest residue after surgery; 0 when nothing is seen.
    ResidueSize,
    /// RMI: features of the ultrasound.
    Ultrasound,
    /// RMI and ROMA: menopausal status.
    Menopause,
    /// CA 125, UI/mL.
    #[serde(rename = "ca125")]
    Ca125,
    /// HE4, pmol/L.
    #[serde(rename = "he4")]
    He4,
    /// The last dose of platinum (a date).
    LastPlatinum,
    /// The relapse (a date).
    Relapse,
}

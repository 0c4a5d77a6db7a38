//! Endometrium: its findings, and FIGO 2023 with its molecular modifiers.
//!
//! Source: FIGO 2023 as DOMAIN §2.4 words it (\[S:FIGOE\]; the rows C of stage IV, the criteria of IA3 and the molecular
//! modifiers are expert knowledge, to be confirmed); evaluation order of the same paragraph. Isolated tumour cells in a node
//! change nothing.

use super::{
    GynInput as I, Staging,
    coded::coded,
    molecular::MolecularClass,
    walk::{Stages, Step, any, read, stage_if, walk, yes},
};

coded! {
    /// The stages of FIGO 2023, from the least to the gravest. The letter m tells a stage given by the molecular class.
    CorpusStage2023 from "figo-endometre-2023" {
        /// POLE mutated, stage I or II.
        IamPole = "IAmPOLEmut",
        /// Polyp or endometrium only.
        Ia1 = "IA1",
        /// Less than half of the myometrium.
        Ia2 = "IA2",
        /// Low-grade endometrioid tumour of uterus and ovary.
        Ia3 = "IA3",
        /// Half of the myometrium or more.
        Ib = "IB",
        /// Aggressive type without myometrial invasion.
        Ic = "IC",
        /// Cervical stroma.
        Iia = "IIA",
        /// Substantial lymphovascular space invasion.
        Iib = "IIB",
        /// Aggressive type with myometrial invasion.
        Iic = "IIC",
        /// p53 abnormal with myometrial invasion.
        Iicm = "IICmp53abn",
        /// Ovary or tube.
        Iiia1 = "IIIA1",
        /// Uterine serosa.
        Iiia2 = "IIIA2",
        /// Vagina or parametrium.
        Iiib1 = "IIIB1",
        /// Pelvic peritoneum.
        Iiib2 = "IIIB2",
        /// Pelvic nodes, micrometastases.
        Iiic1i = "IIIC1i",
        /// Pelvic nodes, macrometastases.
        Iiic1ii = "IIIC1ii",
        /// Para-aortic nodes, micrometastases.
        Iiic2i = "IIIC2i",
        /// Para-aortic nodes, macrometastases.
        Iiic2ii = "IIIC2ii",
        /// Mucosa of the bladder or bowel.
        Iva = "IVA",
        /// Peritoneum beyond the pelvis.
        Ivb = "IVB",
        /// Distant.
        Ivc = "IVC",
    }
}

coded! {
    /// The histological type, with the grade of the endometrioid one.
    CorpusHistology from "gyn-histologie-endometre" {
        /// Endometrioid, grade 1.
        EndometrioidG1 = "endometrioid-g1",
        /// Endometrioid, grade 2.
        EndometrioidG2 = "endometrioid-g2",
        /// Endometrioid, grade 3.
        EndometrioidG3 = "endometrioid-g3",
        /// Serous.
        Serous = "serous",
        /// Clear cell.
        ClearCell = "clear-cell",
        /// Carcinosarcoma.
        Carcinosarcoma = "carcinosarcoma",
        /// Undifferentiated or dedifferentiated.
        Undifferentiated = "undifferentiated",
        /// Mixed.
        Mixed = "mixed",
        /// Mesonephric-like.
        MesonephricLike = "mesonephric-like",
        /// Mucinous of gastrointestinal type.
        Mucinous = "mucinous-gi",
    }
}

coded! {
    /// How deep the myometrium is invaded.
    Myometrium from "gyn-myometre" {
        /// Not.
        Free = "none",
        /// Less than half.
        LessThanHalf = "less-than-half",
        /// Half or more.
        HalfOrMore = "half-or-more",
    }
}

coded! {
    /// Lymphovascular space invasion.
    Lvsi from "gyn-evl" {
        /// None.
        Absent = "none",
        /// Focal.
        Focal = "focal",
        /// Substantial: five vessels or more.
        Substantial = "substantial",
    }
}

coded! {
    /// Ovaries and tubes.
    Adnexa from "gyn-annexes" {
        /// Free.
        Free = "none",
        /// A low-grade endometrioid tumour of one ovary only, its capsule intact.
        LowGradeOvary = "low-grade-ovary",
        /// Invaded.
        Invaded = "invaded",
    }
}

coded! {
    /// The peritoneum.
    Peritoneum from "gyn-peritoine-etendue" {
        /// Free.
        Free = "none",
        /// In the pelvis.
        Pelvic = "pelvic",
        /// Beyond the pelvis.
        Abdominal = "abdominal",
    }
}

coded! {
    /// Nodes of one level, by the size of the deposit.
    SizedNodes from "gyn-ganglions-taille" {
        /// None.
        Negative = "negative",
        /// Isolated cells: at most 0.2 mm.
        Isolated = "isolated",
        /// More than 0.2 and at most 2 mm.
        Micro = "micro",
        /// More than 2 mm.
        Macro = "macro",
        /// Metastatic, of a size that is not told.
        Positive = "positive",
    }
}

/// What is known of a tumour of the endometrium; `None` where nothing is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Corpus {
    /// Histological type.
    pub histology: Option<CorpusHistology>,
    /// Invasion of the myometrium.
    pub myometrium: Option<Myometrium>,
    /// Cervical stroma.
    pub stroma: Option<bool>,
    /// Lymphovascular space invasion.
    pub lvsi: Option<Lvsi>,
    /// Ovaries and tubes.
    pub adnexa: Option<Adnexa>,
    /// Uterine serosa.
    pub serosa: Option<bool>,
    /// Vagina or parametrium.
    pub vagina: Option<bool>,
    /// Peritoneum.
    pub peritoneum: Option<Peritoneum>,
    /// Pelvic nodes.
    pub pelvic_nodes: Option<SizedNodes>,
    /// Para-aortic nodes.
    pub aortic_nodes: Option<SizedNodes>,
    /// Mucosa of the bladder or bowel.
    pub mucosa: Option<bool>,
    /// Distant metastasis.
    pub distant: Option<bool>,
    /// Molecular class. Without it the stage is that of the other findings, as FIGO 2023 admits.
    pub class: Option<MolecularClass>,
}

impl CorpusHistology {
    /// Whether FIGO 2023 calls it aggressive.
    #[must_use]
    pub const fn is_aggressive(self) -> bool {
        !matches!(self, Self::EndometrioidG1 | Self::EndometrioidG2)
    }
}

impl Corpus {
    /// The stage of FIGO 2023. Substantial vessels are read before the cervix, the reverse of the order of DOMAIN §2.4: a
    /// tumour that has both would otherwise get less than one that has the vessels alone.
    ///
    /// # Errors
    /// What is missing.
    pub fn figo_2023(&self) -> Staging<CorpusStage2023> {
        use CorpusStage2023 as S;
        walk([
            yes(self.distant, I::CorpusDistant, S::Ivc),
            self.peritoneum(Peritoneum::Abdominal, S::Ivb),
            yes(self.mucosa, I::CorpusMucosa, S::Iva),
            read(self.aortic_nodes, I::CorpusAorticNodes, |nodes| by_size(nodes, S::Iiic2i, S::Iiic2ii)),
            read(self.pelvic_nodes, I::CorpusPelvicNodes, |nodes| by_size(nodes, S::Iiic1i, S::Iiic1ii)),
            self.peritoneum(Peritoneum::Pelvic, S::Iiib2),
            yes(self.vagina, I::CorpusVagina, S::Iiib1),
            yes(self.serosa, I::CorpusSerosa, S::Iiia2),
            self.adnexa(),
            self.molecular(),
            self.aggressive(),
            read(self.lvsi, I::CorpusLvsi, |lvsi| stage_if(lvsi == Lvsi::Substantial, S::Iib)),
            yes(self.stroma, I::CorpusStroma, S::Iia),
            self.myometrium(Myometrium::HalfOrMore, S::Ib),
            read(self.adnexa, I::CorpusAdnexa, |adnexa| stage_if(adnexa == Adnexa::LowGradeOvary, S::Ia3)),
            self.myometrium(Myometrium::LessThanHalf, S::Ia2),
            self.myometrium(Myometrium::Free, S::Ia1),
        ])
    }

    fn peritoneum(&self, extent: Peritoneum, stage: CorpusStage2023) -> Step<CorpusStage2023> {
        read(self.peritoneum, I::CorpusPeritoneum, |found| stage_if(found == extent, stage))
    }

    fn myometrium(&self, depth: Myometrium, stage: CorpusStage2023) -> Step<CorpusStage2023> {
        read(self.myometrium, I::CorpusMyometrium, |found| stage_if(found == depth, stage))
    }

    /// Stage IIIA1, unless the ovary is that of IA3: low-grade endometrioid uterus, less than half of the myometrium, no
    /// substantial lymphovascular space invasion.
    fn adnexa(&self) -> Step<CorpusStage2023> {
        match self.adnexa {
            None => Step::Lacks(vec![I::CorpusAdnexa]),
            Some(Adnexa::Free) => Step::No,
            Some(Adnexa::Invaded) => Step::Is(Stages::One(CorpusStage2023::Iiia1)),
            Some(Adnexa::LowGradeOvary) => any([
                read(self.histology, I::CorpusHistology, |kind| stage_if(kind.is_aggressive(), CorpusStage2023::Iiia1)),
                self.myometrium(Myometrium::HalfOrMore, CorpusStage2023::Iiia1),
                read(self.lvsi, I::CorpusLvsi, |lvsi| stage_if(lvsi == Lvsi::Substantial, CorpusStage2023::Iiia1)),
            ]),
        }
    }

    /// The molecular modifiers of stages I and II; a class that is not known modifies nothing.
    fn molecular(&self) -> Step<CorpusStage2023> {
        match self.class {
            Some(MolecularClass::Pole) => Step::Is(Stages::One(CorpusStage2023::IamPole)),
            Some(MolecularClass::P53) => read(self.myometrium, I::CorpusMyometrium, |depth| {
                stage_if(depth > Myometrium::Free, CorpusStage2023::Iicm)
            }),
            Some(MolecularClass::Mmr | MolecularClass::Nsmp) | None => Step::No,
        }
    }

    /// An aggressive type. Without myometrial invasion but with cervical stroma or substantial vessels, the text speaks of
    /// neither IC nor IIC: the stage of the finding and IIC are both told.
    fn aggressive(&self) -> Step<CorpusStage2023> {
        use CorpusStage2023 as S;
        match (self.histology, self.myometrium) {
            (None, _) => Step::Lacks(vec![I::CorpusHistology]),
            (Some(kind), _) if !kind.is_aggressive() => Step::No,
            (_, None) => Step::Lacks(vec![I::CorpusMyometrium]),
            (_, Some(Myometrium::LessThanHalf | Myometrium::HalfOrMore)) => Step::Is(Stages::One(S::Iic)),
            (_, Some(Myometrium::Free)) => self.aggressive_on_the_surface(),
        }
    }

    fn aggressive_on_the_surface(&self) -> Step<CorpusStage2023> {
        use CorpusStage2023 as S;
        match (self.stroma, self.lvsi) {
            (_, Some(Lvsi::Substantial)) => Step::Is(Stages::Either(S::Iib, S::Iic)),
            (Some(true), Some(_)) => Step::Is(Stages::Either(S::Iia, S::Iic)),
            (Some(false), Some(_)) => Step::Is(Stages::One(S::Ic)),
            (stroma, lvsi) => {
                Step::Lacks(unknown(&[(stroma.is_none(), I::CorpusStroma), (lvsi.is_none(), I::CorpusLvsi)]))
            }
        }
    }
}

/// The inputs that are not known.
fn unknown(inputs: &[(bool, I)]) -> Vec<I> {
    inputs.iter().filter(|(missing, _)| *missing).map(|(_, input)| *input).collect()
}

fn by_size<S>(nodes: SizedNodes, micro: S, macro_: S) -> Step<S> {
    match nodes {
        SizedNodes::Negative | SizedNodes::Isolated => Step::No,
        SizedNodes::Micro => Step::Is(Stages::One(micro)),
        SizedNodes::Macro => Step::Is(Stages::One(macro_)),
        SizedNodes::Positive => Step::Is(Stages::Either(micro, macro_)),
    }
}

//! Endometrium: FIGO 2009, kept because trials and the eighth TNM use it.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.4). Isolated tumour cells in a node change nothing; peritoneal
//! metastases, of the pelvis too, are those of stage IVB.

use super::{
    Adnexa, Corpus, GynInput as I, Myometrium, Peritoneum, SizedNodes, Staging,
    coded::coded,
    walk::{Stages, Step, any, read, stage_if, walk, yes},
};

coded! {
    /// The stages of FIGO 2009, from the least to the gravest.
    CorpusStage2009 from "figo-endometre-2009" {
        /// Less than half of the myometrium.
        Ia = "IA",
        /// Half or more.
        Ib = "IB",
        /// Cervical stroma.
        Ii = "II",
        /// Serosa or adnexa.
        Iiia = "IIIA",
        /// Vagina or parametrium.
        Iiib = "IIIB",
        /// Pelvic nodes.
        Iiic1 = "IIIC1",
        /// Para-aortic nodes.
        Iiic2 = "IIIC2",
        /// Mucosa of the bladder or bowel.
        Iva = "IVA",
        /// Distant, intra-abdominal metastases included.
        Ivb = "IVB",
    }
}

impl Corpus {
    /// The stage of FIGO 2009, which looks neither at the type nor at vessels nor at the molecular class. It counts the
    /// simultaneous ovary of IA3 as an invaded one.
    ///
    /// # Errors
    /// What is missing.
    pub fn figo_2009(&self) -> Staging<CorpusStage2009> {
        use CorpusStage2009 as S;
        let nodes = |found: Option<SizedNodes>, input, stage| {
            read(found, input, |nodes| stage_if(nodes > SizedNodes::Isolated, stage))
        };
        walk([
            any([
                yes(self.distant, I::CorpusDistant, S::Ivb),
                read(self.peritoneum, I::CorpusPeritoneum, |found| stage_if(found > Peritoneum::Free, S::Ivb)),
            ]),
            yes(self.mucosa, I::CorpusMucosa, S::Iva),
            nodes(self.aortic_nodes, I::CorpusAorticNodes, S::Iiic2),
            nodes(self.pelvic_nodes, I::CorpusPelvicNodes, S::Iiic1),
            yes(self.vagina, I::CorpusVagina, S::Iiib),
            any([
                yes(self.serosa, I::CorpusSerosa, S::Iiia),
                read(self.adnexa, I::CorpusAdnexa, |adnexa| stage_if(adnexa > Adnexa::Free, S::Iiia)),
            ]),
            yes(self.stroma, I::CorpusStroma, S::Ii),
            read(self.myometrium, I::CorpusMyometrium, |depth| {
                let deep = depth == Myometrium::HalfOrMore;
                Step::Is(Stages::One(if deep { S::Ib } else { S::Ia }))
            }),
        ])
    }
}

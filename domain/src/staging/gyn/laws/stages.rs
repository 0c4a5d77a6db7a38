//! A stage always with everything known, never a lower one for a worse finding, and nothing untrue told in part.

use super::cases::{Table, every, pick, some, true_in_part, true_whatever_is_missing, yes};
use crate::staging::gyn::*;
use proptest::prelude::*;

const CERVIX: [usize; 12] = [2, 4, 4, 3, 2, 2, 2, 3, 3, 2, 3, 2];

fn cervix(c: &[Option<usize>]) -> Staging<CervixStage> {
    Cervix {
        visible: yes(c[0]),
        depth: pick(&[3.0, 3.1, 5.0, 5.1], c[1]),
        size: pick(&[20.0, 20.1, 40.0, 40.1], c[2]),
        vagina: pick(VaginalExtent::ALL, c[3]),
        parametrium: pick(&[Sides::Neither, Sides::Left], c[4]),
        wall: yes(c[5]),
        hydronephrosis: pick(&[Sides::Neither, Sides::Both], c[6]),
        pelvic_nodes: pick(ImagedNodes::ALL, c[7]),
        aortic_nodes: pick(ImagedNodes::ALL, c[8]),
        bladder: pick(&[Mucosa::Oedema, Mucosa::Invaded], c[9]),
        rectum: pick(Mucosa::ALL, c[10]),
        distant: yes(c[11]),
    }
    .figo_2018()
}

const CORPUS: [usize; 12] = [2, 3, 2, 3, 3, 2, 2, 3, 4, 3, 2, 2];
const CLASSES: [Option<MolecularClass>; 5] = [
    None,
    Some(MolecularClass::Pole),
    Some(MolecularClass::Mmr),
    Some(MolecularClass::P53),
    Some(MolecularClass::Nsmp),
];

fn corpus(c: &[Option<usize>], class: Option<MolecularClass>) -> Corpus {
    Corpus {
        histology: pick(&[CorpusHistology::EndometrioidG2, CorpusHistology::Serous], c[0]),
        myometrium: pick(Myometrium::ALL, c[1]),
        stroma: yes(c[2]),
        lvsi: pick(Lvsi::ALL, c[3]),
        adnexa: pick(Adnexa::ALL, c[4]),
        serosa: yes(c[5]),
        vagina: yes(c[6]),
        peritoneum: pick(Peritoneum::ALL, c[7]),
        pelvic_nodes: pick(SizedNodes::ALL, c[8]),
        aortic_nodes: pick(&[SizedNodes::Isolated, SizedNodes::Micro, SizedNodes::Macro], c[9]),
        mucosa: yes(c[10]),
        distant: yes(c[11]),
        class,
    }
}

const OVARY: [usize; 9] = [2, 4, 2, 3, 2, 2, 3, 2, 3];

fn ovary(c: &[Option<usize>]) -> Staging<OvaryStage> {
    Ovary {
        sides: pick(OvarySides::ALL, c[0]),
        capsule: pick(Capsule::ALL, c[1]),
        cytology: pick(Cytology::ALL, c[2]),
        pelvis: pick(Pelvis::ALL, c[3]),
        nodes: yes(c[4]),
        node_size: pick(&[10.0, 10.1], c[5]),
        peritoneum: pick(Implants::ALL, c[6]),
        implant_size: pick(&[20.0, 20.1], c[7]),
        distant: pick(OvaryDistant::ALL, c[8]),
    }
    .figo_2014()
}

const VULVA: [usize; 6] = [2, 2, 4, 4, 2, 2];

fn vulva(c: &[Option<usize>]) -> Staging<VulvaStage> {
    Vulva {
        size: pick(&[20.0, 20.1], c[0]),
        depth: pick(&[1.0, 1.1], c[1]),
        adjacent: pick(VulvaAdjacent::ALL, c[2]),
        nodes: pick(GroinNodes::ALL, c[3]),
        node_size: pick(&[5.0, 5.1], c[4]),
        distant: yes(c[5]),
    }
    .figo_2021()
}

const VAGINA: [usize; 5] = [3, 4, 2, 2, 2];

fn vagina(c: &[Option<usize>]) -> Staging<VaginaStage> {
    Vagina {
        side: pick(VaginaSide::ALL, c[0]),
        hydronephrosis: pick(Sides::ALL, c[1]),
        nodes: yes(c[2]),
        mucosa: yes(c[3]),
        distant: yes(c[4]),
    }
    .figo()
}

#[test]
fn a_worse_finding_never_lowers_a_stage() {
    Table::new(&CERVIX, cervix).never_lower();
    Table::new(&OVARY, ovary).never_lower();
    Table::new(&VULVA, vulva).never_lower();
    Table::new(&VAGINA, vagina).never_lower();
    Table::new(&CORPUS, |case| corpus(case, None).figo_2009()).never_lower();
}

#[test]
fn a_worse_finding_never_lowers_an_endometrial_stage_of_any_molecular_class() {
    for class in CLASSES {
        Table::new(&CORPUS, |case| corpus(case, class).figo_2023()).never_lower();
    }
}

#[test]
fn a_stage_told_in_part_is_true_of_every_case_it_may_be() {
    true_in_part(&OVARY, ovary);
    true_in_part(&VULVA, vulva);
    true_in_part(&VAGINA, vagina);
}

/// Known findings drawn at random; at most `open` of them are not known.
fn partial(levels: &'static [usize], open: usize) -> impl Strategy<Value = Vec<Option<usize>>> {
    let known: Vec<_> = levels.iter().map(|count| (0..*count).prop_map(Some)).collect();
    (known, proptest::collection::vec(0..levels.len(), 0..=open)).prop_map(|(mut case, holes)| {
        holes.into_iter().for_each(|at| case[at] = None);
        case
    })
}

proptest! {
    #[test]
    fn a_larger_stage_told_in_part_is_true_too(
        uterus in partial(&CORPUS, 4),
        neck in partial(&CERVIX, 4),
        class in 0..5usize,
    ) {
        let whole = |case: &[usize]| cervix(&some(case)).unwrap().all();
        true_whatever_is_missing(&CERVIX, &neck, &cervix(&neck), whole);
        let whole = |case: &[usize]| corpus(&some(case), None).figo_2009().unwrap().all();
        true_whatever_is_missing(&CORPUS, &uterus, &corpus(&uterus, None).figo_2009(), whole);
        let whole = |case: &[usize]| corpus(&some(case), CLASSES[class]).figo_2023().unwrap().all();
        true_whatever_is_missing(&CORPUS, &uterus, &corpus(&uterus, CLASSES[class]).figo_2023(), whole);
    }
}

#[test]
fn each_endometrial_type_is_staged_as_its_group() {
    for kind in CorpusHistology::ALL {
        let representative = if kind.is_aggressive() { 1 } else { 0 };
        for case in every(&[3, 2, 3, 3, 5]) {
            let findings = [&[representative], &case[..4], &[0; 7]].concat();
            let known = corpus(&some(&findings), CLASSES[case[4]]);
            let typed = Corpus { histology: Some(*kind), ..known };
            assert_eq!(typed.figo_2023(), known.figo_2023(), "{kind:?} {case:?}");
        }
    }
}

#[test]
fn one_side_or_both_give_the_same_stage_of_the_cervix() {
    let invaded = |sides| Cervix { parametrium: Some(sides), hydronephrosis: Some(Sides::Neither), ..free_cervix() };
    let blocked = |sides| Cervix { hydronephrosis: Some(sides), ..free_cervix() };
    for sides in [Sides::Right, Sides::Left, Sides::Both] {
        assert_eq!(invaded(sides).figo_2018(), Ok(Stages::One(CervixStage::Iib)));
        assert_eq!(blocked(sides).figo_2018(), Ok(Stages::One(CervixStage::Iiib)));
    }
}

/// A visible tumour of 30 mm that does not leave the cervix.
fn free_cervix() -> Cervix {
    Cervix {
        visible: Some(true),
        depth: None,
        size: Some(30.0),
        vagina: Some(VaginalExtent::Free),
        parametrium: Some(Sides::Neither),
        wall: Some(false),
        hydronephrosis: Some(Sides::Neither),
        pelvic_nodes: Some(ImagedNodes::Negative),
        aortic_nodes: Some(ImagedNodes::Negative),
        bladder: Some(Mucosa::Free),
        rectum: Some(Mucosa::Free),
        distant: Some(false),
    }
}

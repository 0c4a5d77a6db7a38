//! Scores, intervals and classes reach their ends, grow with what they measure, and understand every choice of the form.

use super::cases::{every, every_partial, pick, some};
use crate::{
    codes::{PartialDate, sets},
    staging::gyn::*,
};
use chrono::Datelike;
use proptest::prelude::*;

fn markers(c: &[Option<usize>]) -> MolecularMarkers {
    let protein = |at: usize| pick(Protein::ALL, c[at]);
    MolecularMarkers {
        pole: pick(Pole::ALL, c[0]),
        mlh1: protein(1),
        pms2: protein(2),
        msh2: protein(3),
        msh6: protein(4),
        msi: pick(Microsatellites::ALL, c[5]),
        p53: pick(&[P53::WildType, P53::Null], c[6]),
    }
}

proptest! {
    #[test]
    fn a_longer_interval_is_never_less_sensitive(last in 0..4000u64, first in 0..900u64, more in 0..900u64) {
        let day = |days: u64| PartialDate::day(chrono::NaiveDate::default() + chrono::Days::new(days)).unwrap();
        let short = platinum_free(day(last), day(last + first)).unwrap();
        let long = platinum_free(day(last), day(last + first + more)).unwrap();
        prop_assert!(long.most_sensitive <= short.most_sensitive && long.from >= short.from);
        prop_assert_eq!((short.from, short.least_sensitive), (short.to, short.most_sensitive));
        prop_assert!(platinum_free(day(last + first + 1), day(last)).is_none());
    }

    #[test]
    fn a_date_told_in_part_never_excludes_the_true_interval(
        last in 0..4000u64, first in 0..900u64, dose in 0..3usize, relapse in 0..3usize,
    ) {
        let day = |days: u64| chrono::NaiveDate::default() + chrono::Days::new(days);
        let blurred = |days: u64, kept: usize| {
            let date = day(days);
            let whole = PartialDate::day(date).unwrap();
            [PartialDate::year(date.year()), PartialDate::month(date.year(), date.month()), Ok(whole)][kept].unwrap()
        };
        let truth = platinum_free(blurred(last, 2), blurred(last + first, 2)).unwrap();
        let told = platinum_free(blurred(last, dose), blurred(last + first, relapse)).unwrap();
        prop_assert!((told.from..=told.to).contains(&truth.from));
        prop_assert!((told.most_sensitive..=told.least_sensitive).contains(&truth.most_sensitive));
    }

    #[test]
    fn a_higher_marker_never_lowers_a_risk(he4 in 1.0..5000f64, ca125 in 1.0..5000f64, more in 0.0..5000f64) {
        for menopause in Menopause::ALL {
            let risk = |he4, ca125| roma(*menopause, he4, ca125).unwrap();
            prop_assert!(risk(he4 + more, ca125) >= risk(he4, ca125) && risk(he4, ca125 + more) >= risk(he4, ca125));
            prop_assert!((0.0..=100.0).contains(&risk(he4, ca125)));
            let index = |features: &[Ultrasound], ca125| rmi_1(features, *menopause, ca125).unwrap();
            let growing: Vec<f64> = (0..=Ultrasound::ALL.len()).map(|seen| index(&Ultrasound::ALL[..seen], ca125)).collect();
            prop_assert!(growing.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert!(index(Ultrasound::ALL, ca125 + more) >= index(Ultrasound::ALL, ca125));
        }
    }

    #[test]
    fn residues_and_scores_grow_with_what_is_left(size in 0.0..100f64, more in 0.0..100f64, regions in proptest::array::uniform13(0..4usize)) {
        prop_assert!(residue(size + more) >= residue(size));
        let index = pci(regions.map(|level| LesionSize::ALL[level]));
        prop_assert_eq!(usize::try_from(index).unwrap(), regions.iter().sum::<usize>());
    }
}

#[test]
fn the_molecular_class_is_the_first_of_the_hierarchy_whatever_the_other_markers() {
    for case in every(&[2, 2, 2, 2, 2, 2, 2]) {
        let lost = case[1..=5].contains(&1);
        let expected = match (case[0], lost, case[6]) {
            (1, _, _) => MolecularClass::Pole,
            (_, true, _) => MolecularClass::Mmr,
            (_, _, 1) => MolecularClass::P53,
            _ => MolecularClass::Nsmp,
        };
        assert_eq!(markers(&some(&case)).class(), Ok(Stages::One(expected)), "{case:?}");
    }
}

#[test]
fn a_molecular_class_told_in_part_is_true_of_every_case_it_may_be() {
    let levels = [2; 7];
    for case in every_partial(&levels) {
        let told = markers(&case).class();
        for whole in every(&levels).into_iter().filter(|whole| (0..7).all(|at| case[at].is_none_or(|v| v == whole[at])))
        {
            let Ok(Stages::One(class)) = markers(&some(&whole)).class() else { panic!("{whole:?}") };
            // Each method stands for the other, of which nothing is known then.
            let proteins = case[1..=4] == [Some(0); 4] && whole[5] == 1;
            let stands_for = proteins || case[5] == Some(0) && whole[1..=4].contains(&1);
            let true_then = told.as_ref().map_or(true, |told| told.all().contains(&class));
            assert!(true_then || stands_for, "{case:?} {told:?}, {whole:?} {class:?}");
        }
    }
}

#[test]
fn scores_reach_their_ends() {
    assert_eq!((pci([LesionSize::Absent; 13]), pci([LesionSize::Large; 13])), (0, 39));
    assert_eq!((fagotti([false; 7]), fagotti([true; 7])), (0, 14));
    assert_eq!((residue(-1.0), residue(0.0), residue(2.4)), (None, Some(Residue::Cc0), Some(Residue::Cc1)));
    assert_eq!(
        (residue(2.5), residue(25.0), residue(25.1)),
        (Some(Residue::Cc2), Some(Residue::Cc2), Some(Residue::Cc3))
    );
}

#[test]
fn every_choice_of_the_form_is_understood() {
    macro_rules! understood {
        ($($name:ident)*) => {$(
            let set = sets::find($name::SET).unwrap_or_else(|| panic!("no set {}", $name::SET));
            for one in $name::ALL {
                assert!(set.entries.iter().any(|entry| entry.code == one.code()), "{} lacks {}", set.key, one.code());
            }
            let editions = set.key.starts_with("figo-") || set.key == "menopause";
            for entry in set.entries.iter().filter(|_| !editions) {
                assert!($name::of(entry.code).is_some(), "{} of {} is not understood", entry.code, set.key);
            }
        )*};
    }
    understood! {
        CervixStage ImagedNodes Mucosa VaginalExtent Sides CorpusStage2023 CorpusStage2009 CorpusHistology Myometrium Lvsi
        Adnexa Peritoneum SizedNodes MolecularClass Pole Protein Microsatellites P53 OvaryStage OvarySides Capsule Cytology
        Pelvis Implants OvaryDistant VulvaStage VulvaAdjacent GroinNodes VaginaStage VaginaSide LesionSize Residue
        Menopause Ultrasound Sensitivity
    }
}

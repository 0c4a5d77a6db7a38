//! Suggested T and N, predicted function, classes: at their bounds, and whatever is given.

use super::or_nothing;
use domain::{
    codes::sets,
    sorted::Map,
    staging::{
        Derived, Formula, Input, Known, Missing, derive,
        lung::{
            Aspect, Edition, Field, Group, Invasion, Lesion, Lobe, LungFormula, M, N, PdL1, PpoRisk, SEGMENTS, Shown,
            Side, Spread, Suggestion, T, level, pd_l1, ppo, ppo_risk, resected_segments, spread, suggested_n,
            suggested_t,
        },
    },
};
use proptest::prelude::*;

fn by_size(mm: f64) -> T {
    match suggested_t(&Lesion { size_mm: Some(mm), ..Lesion::default() }) {
        Suggestion::Categories(found) if found.len() == 1 => found[0],
        other => panic!("{mm}: {other:?}"),
    }
}

#[test]
fn the_upper_bound_of_a_size_belongs_to_its_class() {
    for (bound, within, beyond) in [
        (10.0, T::T1a, T::T1b),
        (20.0, T::T1b, T::T1c),
        (30.0, T::T1c, T::T2a),
        (40.0, T::T2a, T::T2b),
        (50.0, T::T2b, T::T3),
        (70.0, T::T3, T::T4),
    ] {
        assert_eq!((by_size(bound), by_size(bound + 0.1)), (within, beyond), "{bound}");
    }
}

#[test]
fn a_ground_glass_lesion_is_measured_by_its_solid_part() {
    let of = |aspect, whole, solid| {
        suggested_t(&Lesion { size_mm: Some(whole), solid_mm: solid, aspect: Some(aspect), invasions: vec![] })
    };
    let one = |t| Suggestion::Categories(vec![t]);
    assert_eq!(of(Aspect::GroundGlass, 30.0, None), one(T::Tis));
    assert_eq!(of(Aspect::GroundGlass, 31.0, None), one(T::T1a));
    assert_eq!(of(Aspect::PartSolid, 30.0, Some(5.0)), one(T::T1mi));
    assert_eq!(of(Aspect::PartSolid, 31.0, Some(5.0)), one(T::T1a));
    assert_eq!(of(Aspect::PartSolid, 45.0, Some(12.0)), one(T::T1b));
    assert_eq!(of(Aspect::PartSolid, 45.0, None), Suggestion::LacksSolid);
    assert_eq!(of(Aspect::PartSolid, 10.0, Some(12.0)), Suggestion::NoSense);
}

#[test]
fn what_a_tumour_invades_raises_its_t_and_never_lowers_it() {
    for invasion in Invasion::ALL {
        for mm in [5.0, 15.0, 25.0, 35.0, 45.0, 60.0, 80.0] {
            let lesion = Lesion { size_mm: Some(mm), invasions: vec![*invasion], ..Lesion::default() };
            let expected = invasion.least_t().map_or(by_size(mm), |least| least.max(by_size(mm)));
            assert_eq!(suggested_t(&lesion), Suggestion::Categories(vec![expected]), "{invasion:?} {mm}");
        }
    }
}

fn any_level() -> impl Strategy<Value = N> {
    prop::sample::select(&[N::N1, N::N2, N::N3][..])
}

fn any_shown() -> impl Strategy<Value = Shown> {
    prop::sample::select(&[Shown::Involved, Shown::Free, Shown::NotKnown][..])
}

/// Codes that some input knows and others that none does, numbers of any sign, rows with holes.
fn any_known() -> impl Strategy<Value = Known> {
    let codes =
        ["8", "9", "7", "T1", "pT2a", "TX", "N2", "NX", "pN2b", "M0", "M1", "MX", "LSD", "LIG", "C45.0", "C34.1"];
    let others =
        ["none", "chest-wall", "part-solid", "holds", "beyond", "4R", "7", "positive", "C25228", "2-3", "", "?"];
    let code = prop::sample::select([codes.as_slice(), &others].concat()).prop_map(str::to_owned);
    let single = prop_oneof![
        (-10.0..200.0_f64).prop_map(Known::Number),
        (0..25_u32).prop_map(|count| Known::Number(f64::from(count))),
        prop::collection::vec(code, 0..4).prop_map(Known::Codes),
        any::<bool>().prop_map(Known::Yes),
    ];
    prop_oneof![4 => single.clone(), 1 => prop::collection::vec(prop::option::of(single), 0..4).prop_map(Known::Rows)]
}

fn any_inputs() -> impl Strategy<Value = Map<Input, Known>> {
    let asked = LungFormula::ALL.iter().flat_map(|formula| formula.inputs().iter().chain(formula.helpful_inputs()));
    let mut asked: Vec<Input> = asked.copied().collect();
    asked.sort_unstable();
    asked.dedup();
    let given: Vec<_> = asked.iter().map(|_| prop::option::of(any_known())).collect();
    given.prop_map(move |given| asked.iter().copied().zip(given).filter_map(|(i, known)| Some((i, known?))).collect())
}

fn any_lesion() -> impl Strategy<Value = Lesion> {
    let aspects = prop::sample::select(or_nothing(Aspect::ALL));
    let invasions = prop::collection::vec(prop::sample::select(Invasion::ALL), 0..4);
    let size = || prop::option::of(-5.0..200.0);
    (size(), size(), aspects, invasions).prop_map(|(size_mm, solid_mm, aspect, invasions)| Lesion {
        size_mm,
        solid_mm,
        aspect,
        invasions,
    })
}

proptest! {
    #[test]
    fn a_larger_solid_lesion_never_has_a_lower_t(one in 0.1..200.0_f64, more in 0.0..100.0_f64) {
        prop_assert!(by_size(one) <= by_size(one + more));
    }

    #[test]
    fn every_lesion_has_a_t_or_says_what_lacks(lesion in any_lesion()) {
        match suggested_t(&lesion) {
            Suggestion::Categories(found) => prop_assert!((1..=2).contains(&found.len())),
            Suggestion::LacksSize => prop_assert!(lesion.size_mm.is_none()),
            Suggestion::LacksSolid => prop_assert!(lesion.solid_mm.is_none()),
            Suggestion::NoSense => prop_assert!(lesion.size_mm.is_some() || lesion.solid_mm.is_some()),
        }
    }

    #[test]
    fn one_more_involved_station_never_lowers_the_n(
        stations in prop::collection::vec((any_level(), any_shown()), 1..6),
        more in any_level(),
    ) {
        for edition in Edition::ALL {
            let before = suggested_n(*edition, &stations);
            let after = suggested_n(*edition, &[stations.as_slice(), &[(more, Shown::Involved)]].concat());
            prop_assert!(before.first() <= after.first() && before.last() <= after.last(), "{before:?} {after:?}");
        }
    }

    #[test]
    fn whatever_comes_in_a_formula_of_the_lung_answers(known in any_inputs()) {
        for formula in LungFormula::ALL {
            match derive(Formula::Lung(formula), &known) {
                Ok(Derived::Number { value, .. }) => prop_assert!(value.is_finite()),
                Ok(Derived::Codes(codes)) => prop_assert!(!codes.is_empty()),
                Err(Missing::Inputs(lacking)) => prop_assert!(!lacking.is_empty(), "{formula:?}"),
                Err(_) => {}
            }
        }
    }

    #[test]
    fn a_larger_resection_never_leaves_more(value in 0.0..150.0_f64, resected in 0..19_u32) {
        prop_assert!(ppo(value, resected).unwrap() >= ppo(value, resected + 1).unwrap());
        prop_assert!(ppo_risk(&[ppo(value, resected).unwrap()]) <= ppo_risk(&[ppo(value, resected + 1).unwrap()]));
    }
}

#[test]
fn the_lobes_have_nineteen_segments() {
    assert_eq!(resected_segments(&Lobe::ALL, 0), SEGMENTS);
    assert_eq!(resected_segments(&[Lobe::RightUpper, Lobe::RightUpper], 0), 3);
    assert_eq!((ppo(2.0, SEGMENTS), ppo(2.0, SEGMENTS + 1)), (Some(0.0), None));
    assert!((ppo(2.0, Lobe::RightUpper.segments()).unwrap() - 1.684).abs() < 0.001);
}

#[test]
fn the_bounds_of_thirty_and_sixty_percent_ask_for_an_exercise_test() {
    for (percents, risk) in [
        (vec![60.1, 60.1], PpoRisk::Low),
        (vec![60.0, 90.0], PpoRisk::ExerciseTest),
        (vec![90.0, 30.0], PpoRisk::ExerciseTest),
        (vec![90.0, 29.9], PpoRisk::Vo2Max),
        (vec![45.0, 20.0], PpoRisk::Vo2Max),
    ] {
        assert_eq!(ppo_risk(&percents), Some(risk), "{percents:?}");
    }
    assert_eq!(ppo_risk(&[]), None);
}

#[test]
fn the_classes_of_pd_l1_are_cut_at_one_and_fifty() {
    for (percent, class) in [
        (0.0, Some(PdL1::Negative)),
        (0.9, Some(PdL1::Negative)),
        (1.0, Some(PdL1::Low)),
        (49.9, Some(PdL1::Low)),
        (50.0, Some(PdL1::High)),
        (100.0, Some(PdL1::High)),
        (100.1, None),
        (-1.0, None),
        (f64::NAN, None),
    ] {
        assert_eq!(pd_l1(percent), class, "{percent}");
    }
}

#[test]
fn few_metastases_are_five_at_most_in_three_organs_at_most() {
    for (class, organs, expected) in [
        ("1", 1, Some(Spread::Few)),
        ("4-5", 3, Some(Spread::Few)),
        ("4-5", 4, Some(Spread::Many)),
        ("more", 1, Some(Spread::Many)),
        ("2-3", 0, None),
        ("unknown", 1, None),
    ] {
        assert_eq!(spread(class, organs), expected, "{class} {organs}");
    }
}

#[test]
fn the_side_of_the_tumour_tells_the_level_of_a_station() {
    for (station, right, left) in [
        ("1R", N::N3, N::N3),
        ("2R", N::N2, N::N3),
        ("4L", N::N3, N::N2),
        ("5", N::N3, N::N2),
        ("7", N::N2, N::N2),
        ("3p", N::N2, N::N2),
        ("10R", N::N1, N::N3),
        ("14L", N::N3, N::N1),
    ] {
        assert_eq!((level(station, Side::Right), level(station, Side::Left)), (Some(right), Some(left)), "{station}");
    }
    for nowhere in ["", "4", "15R", "0R", "abc"] {
        assert_eq!(level(nowhere, Side::Right), None, "{nowhere}");
    }
}

#[test]
fn stations_that_are_not_told_leave_every_n_that_they_could_make() {
    use Shown::{Free, Involved, NotKnown};
    for (stations, expected) in [
        (vec![], vec![]),
        (vec![(N::N2, Free)], vec![N::N0]),
        (vec![(N::N1, Involved), (N::N2, Free)], vec![N::N1]),
        (vec![(N::N2, Involved), (N::N2, Involved)], vec![N::N2b]),
        (vec![(N::N2, NotKnown), (N::N2, NotKnown)], vec![N::N0, N::N2a, N::N2b]),
        (vec![(N::N1, NotKnown), (N::N2, Involved), (N::N3, NotKnown)], vec![N::N2a, N::N3]),
        (vec![(N::N3, Involved), (N::N2, NotKnown)], vec![N::N3]),
    ] {
        assert_eq!(suggested_n(Edition::Ninth, &stations), expected, "{stations:?}");
    }
}

/// The codes of a value set.
fn codes(set: &str) -> Vec<&'static str> {
    sets::find(set).unwrap().entries.iter().map(|entry| entry.code).collect()
}

#[test]
fn every_choice_of_the_form_is_understood() {
    assert!(codes("tnm-t-lung").iter().all(|code| T::from_code(code).is_some()));
    assert!(codes("tnm-pt-lung").iter().all(|code| T::from_code(code).is_some()));
    assert!(codes("tnm-n-lung").iter().all(|code| N::from_code(code).is_some()));
    assert!(codes("tnm-pn-lung").iter().all(|code| N::from_code(code).is_some()));
    assert!(codes("tnm-m-lung").iter().all(|code| M::from_code(code).is_some()));
    assert!(codes("tnm-pm-lung").iter().all(|code| M::from_code(code).is_some()));
    let stages = sets::find("stade-poumon").unwrap().entries.iter().filter(|entry| entry.only_for != ["7"]);
    let stages: Vec<&str> = stages.map(|entry| entry.code).collect();
    assert_eq!(
        stages,
        Group::ALL.map(Group::code),
        "the formula knows the stages of the eighth edition and of the ninth"
    );
    assert_eq!(codes("lobes-pulmonaires"), Lobe::ALL.map(Lobe::code));
    assert_eq!(codes("aspect-nodule"), Aspect::ALL.iter().map(|one| one.code()).collect::<Vec<_>>());
    assert_eq!(codes("descripteurs-t-poumon"), Invasion::ALL.iter().map(|one| one.code()).collect::<Vec<_>>());
    assert!(codes("champ-cpc").iter().all(|code| Field::from_code(code).is_some()));
    for side in [Side::Right, Side::Left] {
        assert!(codes("stations-iaslc").iter().all(|code| level(code, side).is_some()));
    }
}

//! The rules that a new offer starts with.
//!
//! Source: expert knowledge, to be confirmed, applying AURA, December 2023 (surgeon, oncologist and radiotherapist for a
//! standard board outside haematology) and HAS (three specialties, everywhere). The nomenclature has no code for a holder
//! of a surgical mention: a recourse board names its surgeons in its own rule.

use super::{AnyOf, QuorumRule, RuleShape, SpecialtyGroup};
use crate::{
    offer::{Organ, RcpType},
    people::Specialty,
};
use Specialty as S;
use chrono::NaiveDate;

/// A group before it is checked: its key and its specialties.
type Named = (&'static str, &'static [Specialty]);

const RADIOTHERAPIST: Named = ("radiotherapist", &[S::RadiationOncology, S::Radiotherapy]);
const ONCOLOGIST: Named = ("medical-oncologist", &[S::MedicalOncology]);
const ANY_ONCOLOGIST: Named =
    ("oncologist", &[S::MedicalOncology, S::RadiationOncology, S::Radiotherapy, S::OncologyHaematology]);
const RADIOLOGIST: Named = ("radiologist", &[S::Radiology, S::Radiodiagnosis, S::InterventionalRadiology]);
const NUCLEAR: Named = ("nuclear-physician", &[S::NuclearMedicine]);
const PATHOLOGIST: Named = ("pathologist", &[S::Pathology]);
const BIOLOGIST: Named = ("biologist", &[S::Biology, S::MolecularBiology]);
const HAEMATOLOGIST: Named = (
    "haematologist",
    &[S::Haematology, S::BloodDiseases, S::HaematologyOncology, S::HaematologyReform, S::OncologyHaematology],
);
const ANAESTHETIST: Named = ("anaesthetist", &[S::Anaesthesia]);
const GERIATRICIAN: Named = ("geriatrician", &[S::Geriatrics]);
const PALLIATIVE: Named = ("palliative-physician", &[S::PalliativeMedicine]);
const GENETICIST: Named = ("geneticist", &[S::Genetics]);

/// Day from which the default rules apply: the INCa référentiel as updated in December 2023.
#[must_use]
pub fn rules_since() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 12, 1).unwrap_or_default()
}

/// The rule that a board starts with. Written opinions are accepted for every group (ONCORIF's definition of the quorum);
/// the 3C may tighten all of it.
#[must_use]
pub fn default_rule(organ: Organ, kind: RcpType, valid_from: NaiveDate) -> QuorumRule {
    let (all, any, expected) = seats(organ, kind);
    let group = |(key, specialties): &Named| SpecialtyGroup::new(key, specialties).ok();
    let groups = |named: &[Named]| named.iter().filter_map(group).collect::<Vec<_>>();
    let all_of = groups(&all);
    let any_of: Vec<_> = any.iter().map(|(n, named)| AnyOf { n: *n, groups: groups(named) }).collect();
    let expected = groups(&expected);
    let keys = all_of.iter().chain(any_of.iter().flat_map(|any| &any.groups)).chain(&expected);
    let written_opinion_allowed = keys.map(|group| group.key().to_owned()).collect();
    let shape =
        RuleShape { valid_from, min_distinct_specialties: 3, all_of, any_of, written_opinion_allowed, expected };
    QuorumRule::new(shape).unwrap_or_else(|_| QuorumRule::least(valid_from))
}

type Seats = (Vec<Named>, Vec<(u8, Vec<Named>)>, Vec<Named>);

fn seats(organ: Organ, kind: RcpType) -> Seats {
    let usual = vec![RADIOLOGIST, PATHOLOGIST];
    match organ {
        Organ::Haematology => {
            let others = vec![PATHOLOGIST, BIOLOGIST, RADIOTHERAPIST];
            (vec![], vec![(2, vec![HAEMATOLOGIST]), (1, others)], vec![])
        }
        Organ::Lung => (
            vec![surgeon(organ), specialist(organ), RADIOTHERAPIST],
            vec![(1, vec![RADIOLOGIST, NUCLEAR])],
            vec![PATHOLOGIST],
        ),
        Organ::Gynaecology if kind == RcpType::Recourse => {
            (trio(organ), vec![], vec![ANAESTHETIST, RADIOLOGIST, PATHOLOGIST])
        }
        Organ::Gynaecology => (trio(organ), vec![], vec![RADIOLOGIST, PATHOLOGIST, NUCLEAR]),
        Organ::Oncogeriatrics => (vec![GERIATRICIAN, ANY_ONCOLOGIST], vec![], vec![]),
        Organ::SupportiveCare | Organ::PalliativeCare | Organ::Pain => {
            (vec![PALLIATIVE, ANY_ONCOLOGIST], vec![], vec![])
        }
        Organ::Oncogenetics => (vec![GENETICIST, ANY_ONCOLOGIST], vec![], vec![]),
        Organ::InterventionalRadiology => (vec![RADIOLOGIST, ANY_ONCOLOGIST], vec![], vec![]),
        Organ::Fertility => (vec![surgeon(Organ::Gynaecology), ANY_ONCOLOGIST], vec![], vec![]),
        Organ::BoneMetastases => (trio(Organ::Bone), vec![], vec![RADIOLOGIST, NUCLEAR]),
        _ => (trio(organ), vec![], usual),
    }
}

fn trio(organ: Organ) -> Vec<Named> {
    vec![surgeon(organ), specialist(organ), RADIOTHERAPIST]
}

const fn surgeon(organ: Organ) -> Named {
    match organ {
        Organ::Breast => (
            "breast-surgeon",
            &[S::GynaecologyObstetrics, S::Gynaecology, S::GeneralSurgery, S::PlasticSurgery, S::VisceralSurgery],
        ),
        Organ::Gynaecology | Organ::Fertility => (
            "gynaecological-surgeon",
            &[S::GynaecologyObstetrics, S::Gynaecology, S::GeneralSurgery, S::VisceralSurgery],
        ),
        Organ::Lung => ("thoracic-surgeon", &[S::ThoracicSurgery]),
        Organ::Digestive => {
            ("digestive-surgeon", &[S::VisceralSurgery, S::DigestiveEndoscopySurgery, S::GeneralSurgery])
        }
        Organ::Urology => ("urologist", &[S::UrologicSurgery]),
        Organ::HeadNeck => ("head-neck-surgeon", &[S::HeadNeckSurgery, S::Otolaryngology, S::MaxillofacialSurgery]),
        Organ::Neurology => ("neurosurgeon", &[S::Neurosurgery]),
        Organ::Skin => {
            ("skin-surgeon", &[S::PlasticSurgery, S::MaxillofacialSurgery, S::HeadNeckSurgery, S::GeneralSurgery])
        }
        Organ::Sarcoma | Organ::Bone => {
            ("sarcoma-surgeon", &[S::OrthopaedicSurgery, S::GeneralSurgery, S::VisceralSurgery, S::PlasticSurgery])
        }
        Organ::Endocrine => {
            ("endocrine-surgeon", &[S::HeadNeckSurgery, S::Otolaryngology, S::VisceralSurgery, S::GeneralSurgery])
        }
        Organ::Eye => ("ophthalmologist", &[S::Ophthalmology]),
        _ => ("surgeon", ANY_SURGEON),
    }
}

/// The oncologist, or the physician of the organ who treats its cancers.
const fn specialist(organ: Organ) -> Named {
    match organ {
        Organ::Lung => ("thoracic-oncologist", &[S::Pneumology, S::MedicalOncology]),
        Organ::Digestive => ("digestive-oncologist", &[S::MedicalOncology, S::Gastroenterology]),
        Organ::Neurology => ("neuro-oncologist", &[S::MedicalOncology, S::Neurology]),
        Organ::Skin => ("dermato-oncologist", &[S::MedicalOncology, S::Dermatology]),
        Organ::Endocrine => {
            ("endocrine-oncologist", &[S::MedicalOncology, S::Endocrinology, S::DiabetesNutrition, S::NuclearMedicine])
        }
        _ => ONCOLOGIST,
    }
}

const ANY_SURGEON: &[Specialty] = &[
    S::GeneralSurgery,
    S::MaxillofacialSurgery,
    S::OrthopaedicSurgery,
    S::PaediatricSurgery,
    S::PlasticSurgery,
    S::ThoracicSurgery,
    S::UrologicSurgery,
    S::VascularSurgery,
    S::VisceralSurgery,
    S::GynaecologyObstetrics,
    S::Neurosurgery,
    S::HeadNeckSurgery,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Discipline;

    #[test]
    fn every_board_has_a_rule_of_its_own() {
        for organ in Organ::ALL {
            for kind in RcpType::ALL {
                let rule = default_rule(organ, kind, rules_since());
                assert!(rule.all_of().len() + rule.any_of().len() >= 2, "{organ:?} {kind:?}");
            }
        }
    }

    #[test]
    fn every_surgeon_operates() {
        assert!(ANY_SURGEON.iter().all(|one| one.discipline() == Discipline::Surgery));
    }
}

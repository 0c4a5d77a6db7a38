//! Words of the quorum: its groups of specialties, what it lacks, why a rule is refused.

use super::super::{dates, people, uncapitalised};
use crate::meeting::{Missing, Quorum, QuorumRuleFault, QuorumState, SpecialtyGroup};

/// Whether the quorum is there.
#[must_use]
pub const fn quorum_state(state: QuorumState) -> &'static str {
    match state {
        QuorumState::Reached => "Quorum atteint",
        QuorumState::NotReached => "Quorum non atteint",
    }
}

/// A group of specialties; one that a 3C has made is told by its specialties.
#[must_use]
pub fn group(group: &SpecialtyGroup) -> String {
    known_group(group.key()).map_or_else(|| listed_group(group), str::to_owned)
}

fn listed_group(group: &SpecialtyGroup) -> String {
    let names: Vec<_> = group.specialties().iter().map(|one| uncapitalised(people::specialty(*one))).collect();
    names.join(" ou ")
}

fn known_group(key: &str) -> Option<&'static str> {
    Some(match key {
        "radiotherapist" => "radiothérapie",
        "medical-oncologist" => "oncologie médicale",
        "oncologist" => "oncologie",
        "thoracic-oncologist" => "oncologie thoracique (pneumologue ou oncologue médical)",
        "digestive-oncologist" => "oncologie digestive (oncologue médical ou gastro-entérologue)",
        "neuro-oncologist" => "neuro-oncologie (oncologue médical ou neurologue)",
        "dermato-oncologist" => "dermato-oncologie (oncologue médical ou dermatologue)",
        "endocrine-oncologist" => "oncologie endocrinienne",
        "radiologist" => "radiologie",
        "nuclear-physician" => "médecine nucléaire",
        "pathologist" => "anatomopathologie",
        "biologist" => "biologie",
        "haematologist" => "hématologie",
        "anaesthetist" => "anesthésie",
        "geriatrician" => "gériatrie",
        "palliative-physician" => "médecine palliative",
        "geneticist" => "génétique",
        "breast-surgeon" => "chirurgie du sein",
        "gynaecological-surgeon" => "chirurgie gynécologique",
        "thoracic-surgeon" => "chirurgie thoracique",
        "digestive-surgeon" => "chirurgie digestive",
        "urologist" => "chirurgie urologique",
        "head-neck-surgeon" => "chirurgie ORL et cervico-faciale",
        "neurosurgeon" => "neurochirurgie",
        "skin-surgeon" => "chirurgie cutanée",
        "sarcoma-surgeon" => "chirurgie de l’appareil locomoteur et des tissus mous",
        "endocrine-surgeon" => "chirurgie endocrinienne",
        "ophthalmologist" => "ophtalmologie",
        "surgeon" => "chirurgie",
        _ => return None,
    })
}

/// One thing that a quorum lacks, inside a sentence.
#[must_use]
pub fn missing(missing: &Missing) -> String {
    match missing {
        Missing::Group { group: absent } => group(absent),
        Missing::AnyOf { needed, found, groups } => {
            let names: Vec<_> = groups.iter().map(group).collect();
            let left = needed.saturating_sub(*found);
            let names = names.join(" ou ");
            if *needed > 1 { format!("{names} ({})", more_physicians(left)) } else { names }
        }
        Missing::Specialties { needed, found } => {
            format!("{needed} spécialités différentes ({found} comptée{})", if *found > 1 { "s" } else { "" })
        }
    }
}

fn more_physicians(count: u8) -> String {
    format!("{} de plus", dates::plural(u64::from(count), "médecin", "médecins"))
}

/// The quorum in one line: `Quorum non atteint, manque : radiothérapie`.
#[must_use]
pub fn quorum(quorum: &Quorum) -> String {
    let state = quorum_state(quorum.state);
    let written = u64::try_from(quorum.by_written_opinion.len()).unwrap_or(u64::MAX);
    let opinions = dates::plural(written, "avis écrit", "avis écrits");
    let lacks: Vec<_> = quorum.missing.iter().map(missing).collect();
    match (lacks.is_empty(), written) {
        (true, 0) => state.to_owned(),
        (true, _) => format!("{state}, dont {opinions}"),
        (false, _) => format!("{state}, manque\u{a0}: {}", lacks.join("\u{a0}; ")),
    }
}

/// The warning about groups that were expected; nothing when they are all there.
#[must_use]
pub fn expected_missing(quorum: &Quorum) -> Option<String> {
    let names: Vec<_> = quorum.expected_missing.iter().map(group).collect();
    (!names.is_empty()).then(|| format!("Attendus et absents\u{a0}: {}", names.join(", ")))
}

/// Why a quorum rule is refused.
#[must_use]
pub const fn rule_fault(fault: QuorumRuleFault) -> &'static str {
    match fault {
        QuorumRuleFault::FewerThanThree => "Le quorum compte au moins trois spécialités différentes.",
        QuorumRuleFault::EmptyGroup => "Chaque groupe contient au moins une spécialité comptée.",
        QuorumRuleFault::CountOutOfRange => "Le nombre de médecins est compris entre 1 et 5.",
        QuorumRuleFault::TooWide => "Cette règle contient trop de combinaisons\u{a0}: réduisez les groupes.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        meeting::{default_rule, evaluate, rules_since},
        offer::{Organ, RcpType},
        people::Specialty,
    };

    #[test]
    fn every_group_of_the_default_rules_has_its_words() {
        for organ in Organ::ALL {
            for kind in RcpType::ALL {
                let rule = default_rule(organ, kind, rules_since());
                let any = rule.any_of().iter().flat_map(|any| &any.groups);
                for one in rule.all_of().iter().chain(any).chain(rule.expected()) {
                    assert!(known_group(one.key()).is_some(), "{}", one.key());
                }
            }
        }
    }

    #[test]
    fn an_empty_room_lacks_everything() {
        let rule = default_rule(Organ::Breast, RcpType::Standard, rules_since());
        assert_eq!(
            quorum(&evaluate(&rule, &[])).replace('\u{a0}', " "),
            "Quorum non atteint, manque : chirurgie du sein ; oncologie médicale ; radiothérapie ; \
             3 spécialités différentes (0 comptée)"
        );
    }

    #[test]
    fn a_group_made_by_a_3c_is_told_by_its_specialties() {
        let made = SpecialtyGroup::new("ours", &[Specialty::HeadNeckSurgery, Specialty::Geriatrics]).unwrap();
        assert_eq!(group(&made), "ORL et chirurgie cervico-faciale ou gériatrie");
    }
}

//! Words of `meeting`: quorum, inscriptions and their reasons.

use super::{dates, offer, people, planning};
use crate::meeting::{
    AbsenceRefusal, CaseStatus, DeferReason, DiscussionReason, InformationOutcome, InscriptionRefusal, InscriptionStep,
    LateReason, Missing, NotPresentedReason, PreSort, PresenterAbsence, Quorum, QuorumRuleFault, QuorumState, Refusal,
    Seat, SpecialtyGroup, UrgentRefusal, WithdrawReason,
};
use crate::offer::RcpType;
use crate::planning::SessionStep;
use chrono::{NaiveDate, NaiveDateTime};

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
    let names: Vec<_> = group.specialties().iter().map(|one| lower_first(people::specialty(*one))).collect();
    names.join(" ou ")
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let acronym = text.chars().nth(1).is_some_and(char::is_uppercase);
    match letters.next() {
        Some(first) if !acronym => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
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

/// As what somebody takes part.
#[must_use]
pub const fn seat(seat: Seat) -> &'static str {
    match seat {
        Seat::Quorum => "Participant du quorum",
        Seat::OutsideQuorum => "Participant hors quorum",
        Seat::FamilyPhysician => "Médecin traitant, hors quorum",
    }
}

/// How a case is presented.
#[must_use]
pub const fn case_status(status: CaseStatus) -> &'static str {
    match status {
        CaseStatus::Registered => "Cas enregistré",
        CaseStatus::Discussed => "Cas discuté",
    }
}

/// Where a case is in its life.
#[must_use]
pub const fn inscription_step(step: InscriptionStep) -> &'static str {
    match step {
        InscriptionStep::Draft => "Brouillon",
        InscriptionStep::Inscribed => "Inscrit",
        InscriptionStep::Complete => "Dossier complet",
        InscriptionStep::Incomplete => "Dossier incomplet",
        InscriptionStep::Discussed => "Présenté, discuté",
        InscriptionStep::Registered => "Présenté, enregistré",
        InscriptionStep::Deferred => "Reporté",
        InscriptionStep::Withdrawn => "Retiré",
        InscriptionStep::NotPresented => "Non présenté",
    }
}

/// Why a case is put off.
#[must_use]
pub const fn defer_reason(reason: DeferReason) -> &'static str {
    match reason {
        DeferReason::Quorum => "Quorum non atteint, à représenter",
        DeferReason::PresenterAbsent => "Présentateur absent",
        DeferReason::MissingPiece => "Pièce manquante",
        DeferReason::Time => "Manque de temps",
        DeferReason::ExaminationNeeded => "Examen complémentaire nécessaire",
        DeferReason::SessionCancelled => "Séance annulée ou reportée",
        DeferReason::PatientChoice => "Choix du patient différent de la proposition",
    }
}

/// Why a case is taken out.
#[must_use]
pub const fn withdraw_reason(reason: WithdrawReason) -> &'static str {
    match reason {
        WithdrawReason::Mistake => "Inscription par erreur",
        WithdrawReason::Opposition => "Opposition du patient",
        WithdrawReason::Death => "Décès du patient",
        WithdrawReason::NotCancer => "Diagnostic de cancer écarté",
        WithdrawReason::OtherBoard => "Orientation vers une autre RCP",
        WithdrawReason::NoLongerNeeded => "Avis devenu sans objet",
    }
}

/// Why the session went by without a case.
#[must_use]
pub const fn not_presented_reason(reason: NotPresentedReason) -> &'static str {
    match reason {
        NotPresentedReason::PresenterAbsent => "Présentateur absent",
        NotPresentedReason::Quorum => "Quorum non atteint",
        NotPresentedReason::MissingPiece => "Pièce manquante",
        NotPresentedReason::Time => "Manque de temps",
    }
}

/// Why a case comes after the closing.
#[must_use]
pub const fn late_reason(reason: LateReason) -> &'static str {
    match reason {
        LateReason::Urgent => "Ne peut pas attendre la séance suivante",
        LateReason::LateResult => "Résultat reçu tardivement",
        LateReason::Deferred => "Reporté d’une autre séance",
        LateReason::Forgotten => "Oubli d’inscription",
        LateReason::Other => "Autre motif",
    }
}

/// Why a case must be discussed.
#[must_use]
pub const fn discussion_reason(reason: DiscussionReason) -> &'static str {
    match reason {
        DiscussionReason::UrgentActDone => "acte réalisé en urgence",
        DiscussionReason::Recurrence => "récidive ou progression",
        DiscussionReason::TreatmentStop => "arrêt des traitements envisagé",
        DiscussionReason::ToxicityChange => "changement pour toxicité",
        DiscussionReason::Recourse => "demande de recours",
        DiscussionReason::RareCancer => "cancer rare",
        DiscussionReason::Minor => "patient de moins de 18 ans",
    }
}

/// What the patient said.
#[must_use]
pub const fn information_outcome(outcome: InformationOutcome) -> &'static str {
    match outcome {
        InformationOutcome::NonOpposition => "Informé, ne s’oppose pas",
        InformationOutcome::Agreement => "Informé, donne son accord",
        InformationOutcome::Opposition => "S’oppose à la présentation",
    }
}

/// Why a case cannot be inscribed.
#[must_use]
pub fn refusal(refusal: Refusal) -> String {
    let text = match refusal {
        Refusal::NoPathway => "Le patient n’est pas inscrit au parcours cancer.",
        Refusal::NoAccount => "Le patient n’a pas encore de dossier.",
        Refusal::NoConsent => "Le consentement du patient n’est pas recueilli.",
        Refusal::NotTold => "L’information du patient sur la présentation en RCP n’est pas tracée.",
        Refusal::Opposed => "Le patient s’oppose à la présentation de son dossier en RCP.",
        Refusal::AgreementNeeded => "Cette RCP demande l’accord du patient.",
        Refusal::LateWithoutReason => "Les inscriptions sont closes\u{a0}: indiquez le motif de l’ajout.",
        Refusal::AlreadyInscribed => "Ce dossier est déjà inscrit à cette séance.",
        Refusal::SessionTakesNoCase { step } => {
            let step = planning::session_step(step);
            return format!("La séance n’accepte pas d’inscription\u{a0}: elle est «\u{a0}{step}\u{a0}».");
        }
        Refusal::MinorOutsidePaediatricBoard { age } => {
            let (age, board) = (dates::age(u32::from(age)), offer::kind(RcpType::Paediatric));
            return format!("Le patient a {age}\u{a0}: orientez-le vers une {board}.");
        }
    };
    text.to_owned()
}

/// Why an inscription refuses a transition.
#[must_use]
pub fn inscription_refusal(refusal: &InscriptionRefusal) -> String {
    match refusal {
        InscriptionRefusal::NotFrom { step } => {
            let step = inscription_step(*step);
            format!("Cette action n’est pas possible\u{a0}: le dossier est «\u{a0}{step}\u{a0}».")
        }
        InscriptionRefusal::LacksNotSaid => "Précisez ce qui manque au dossier.".to_owned(),
        InscriptionRefusal::MustBeDiscussed { reasons } => {
            let reasons: Vec<_> = reasons.iter().map(|one| discussion_reason(*one)).collect();
            format!("Ce dossier doit être discuté\u{a0}: {}.", reasons.join(", "))
        }
        InscriptionRefusal::SameSession => "Choisissez une autre séance.".to_owned(),
    }
}

/// What is decided when the presenter is absent.
#[must_use]
pub const fn absence(choice: PresenterAbsence) -> &'static str {
    match choice {
        PresenterAbsence::Delegate { .. } => "Présenté par un délégué",
        PresenterAbsence::Deferred { .. } => "Reporté",
        PresenterAbsence::OnFile => "Discuté sur dossier",
    }
}

/// Why that choice is refused.
#[must_use]
pub const fn absence_refusal(refusal: AbsenceRefusal) -> &'static str {
    match refusal {
        AbsenceRefusal::DelegateIsAbsent => "Le délégué ne peut pas être le présentateur absent.",
        AbsenceRefusal::FileNotComplete => {
            "Un dossier n’est discuté sans présentateur que si le coordonnateur l’a déclaré complet."
        }
    }
}

/// Where the pre-sort puts a case.
#[must_use]
pub fn pre_sort(place: &PreSort) -> String {
    match place {
        PreSort::CanBeRegistered => "Peut être enregistré".to_owned(),
        PreSort::NotReady => "Dossier à compléter".to_owned(),
        PreSort::ToDiscuss { reasons } if reasons.is_empty() => "À discuter".to_owned(),
        PreSort::ToDiscuss { reasons } => {
            let reasons: Vec<_> = reasons.iter().map(|one| discussion_reason(*one)).collect();
            format!("À discuter\u{a0}: {}", reasons.join(", "))
        }
    }
}

/// Why an emergency concertation is refused.
#[must_use]
pub const fn urgent_refusal(refusal: UrgentRefusal) -> &'static str {
    match refusal {
        UrgentRefusal::TwoPhysiciansNeeded => "Nommez au moins deux médecins.",
        UrgentRefusal::TreatmentNeeded => "Indiquez le traitement débuté.",
        UrgentRefusal::ReasonNeeded => "Indiquez le motif de l’urgence.",
    }
}

/// The question of an inscription is empty.
#[must_use]
pub const fn question_needed() -> &'static str {
    "Indiquez la question posée à la RCP."
}

/// The passage of a case that was already inscribed before.
#[must_use]
pub fn passage_number(number: usize) -> String {
    format!("{number}ᵉ inscription")
}

/// The cases that wait when the meeting ends.
#[must_use]
pub fn still_waiting(count: usize) -> String {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let cases = dates::plural(count, "dossier attend", "dossiers attendent");
    let them = if count > 1 { "les inscrit" } else { "l’inscrit" };
    format!("{cases} encore\u{a0}: terminer la réunion {them} à la séance suivante.")
}

/// No session is chosen.
#[must_use]
pub const fn session_needed() -> &'static str {
    "Choisissez une séance."
}

/// Another reason of a late add is not told.
#[must_use]
pub const fn late_note_needed() -> &'static str {
    "Précisez le motif de l’ajout tardif."
}

/// Somebody who is not in the directory.
#[must_use]
pub const fn person_unknown() -> &'static str {
    "Choisissez une personne de l’annuaire."
}

/// A passage is noted while the board does not sit.
#[must_use]
pub const fn not_sitting() -> &'static str {
    "La réunion n’est pas en cours\u{a0}: démarrez-la avant de noter le passage d’un dossier."
}

/// A case is opened again.
#[must_use]
pub const fn already_passed() -> &'static str {
    "Ce dossier est déjà passé ou n’est plus à l’ordre du jour."
}

/// What became of a case that goes to the next session.
#[must_use]
pub fn again_on(at: NaiveDateTime) -> String {
    format!("À représenter\u{a0}: inscrit à la séance du {}.", dates::long_with_hour(at))
}

/// What became of a case that has nowhere to go.
#[must_use]
pub const fn again_later() -> &'static str {
    "À représenter\u{a0}: aucune séance de cette RCP n’accepte encore d’inscription. Planifiez-en une."
}

/// What the quorum is that of, beside a session: those in the room, those who came, or those who would come.
#[must_use]
pub const fn whose_quorum(step: SessionStep) -> &'static str {
    match step {
        SessionStep::InProgress => "Dans la salle",
        SessionStep::Ended | SessionStep::Settled => "Pendant la réunion",
        _ => "Si tous les inscrits viennent",
    }
}

/// A meeting is about to begin on another day than that of its session.
#[must_use]
pub fn starts_another_day(day: NaiveDate) -> String {
    format!("La séance est prévue le {}. La démarrer aujourd’hui\u{a0}?", dates::long(day))
}

/// A meeting is about to end on another day than that of its session.
#[must_use]
pub fn ends_another_day(day: NaiveDate) -> String {
    format!("La séance est prévue le {}. Terminer la réunion aujourd’hui\u{a0}?", dates::long(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        meeting::{default_rule, evaluate, rules_since},
        offer::Organ,
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
    fn a_session_that_is_over_no_longer_speaks_of_those_who_may_come() {
        for over in [SessionStep::Ended, SessionStep::Settled] {
            assert_eq!(whose_quorum(over), "Pendant la réunion");
        }
        assert_eq!(whose_quorum(SessionStep::Open), "Si tous les inscrits viennent");
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

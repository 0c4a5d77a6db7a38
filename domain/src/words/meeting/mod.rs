//! Words of `meeting`: inscriptions, their reasons, the session; those of the quorum are in their own file.

mod apart;
mod forecast;
mod putting_off;
mod quorum;

pub use apart::{
    asked_by_board, asked_on, board_for_emergency_needed, board_meets, board_to_ask_needed, closed_without_answer,
    comes_of_age_on, decided_in_emergency, emergency_traced, emergency_waits_for_nothing, may_not_ask_recourse,
    may_not_trace_emergency, moment_fault, must_pass, no_board_to_ask, no_emergency, no_opinion_asked,
    no_paediatric_board, no_session_for_emergency, not_a_physician, nothing_sent, opinion_of, opinion_signed,
    opinions_of_others, patient_is_a_minor, physician_named_twice, physician_unknown, reach, recourse_asked,
    recourse_refusal, recourse_standing, sent_by, several_of_this_name, to_discuss, urgent_refusal, way_of_a_minor,
    when_to_discuss,
};
pub use forecast::{
    ANSWERS, answer_for, answer_needed, answer_refusal, answer_saved, ask_mail, awaited, day_of_absence_needed,
    foreseen, foreseen_by_answers, foreseen_short, how_to_reach, instead_needed, may_not_hold, nobody_of_this_name,
    not_a_member, not_in_the_directory, other_date, outlook, saves, stance, swap, time_away, time_away_ended,
    time_away_kept, time_away_refusal, to_reach,
};
pub use putting_off::{
    arrives_over, came_back, cancelling_leaves, nowhere_to_go, often_put_off_subject, often_put_off_text, over_by,
    put_off_times, put_off_together, takes_no_case_any_more, there, undo_putting_off, would_go,
};
pub use quorum::{expected_missing, group, missing, quorum, quorum_state, rule_fault};

use super::{dates, patient, planning};
use crate::meeting::{
    AbsenceRefusal, CaseStatus, DeferReason, DiscussionReason, InformationOutcome, InscriptionRefusal, InscriptionStep,
    LONGEST_QUESTION, Lack, LateReason, NotPresentedReason, PreSort, PresenterAbsence, Refusal, Seat, WithdrawReason,
};
use crate::planning::SessionStep;
use chrono::{NaiveDate, NaiveDateTime};

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

/// A session that has no minute left for a case, and the next one that has.
#[must_use]
pub fn session_full(left: u16, cost: u16, next: Option<chrono::NaiveDateTime>) -> String {
    let left = match left {
        0 => "Cette séance est pleine".to_owned(),
        left => format!("Il ne reste que {left}\u{a0}min dans cette séance"),
    };
    let next = match next {
        Some(at) => format!("La prochaine séance qui a de la place est celle du {}.", dates::long_with_hour(at)),
        None => "Aucune séance planifiée ensuite n’a de place.".to_owned(),
    };
    format!("{left}\u{a0}: ce dossier demande {cost}\u{a0}min. {next}")
}

/// The session would end later with this case.
#[must_use]
pub fn would_end_at(end: chrono::NaiveTime) -> String {
    format!("Avec ce dossier, la séance finirait vers {}.", dates::hour(end))
}

/// The patient is already expected at this board: a warning.
#[must_use]
pub fn inscribed_already(starts: &[NaiveDateTime]) -> Option<String> {
    let days: Vec<_> = starts.iter().map(|at| dates::long(at.date())).collect();
    let (last, others) = days.split_last()?;
    let sessions = match others {
        [] => format!("à la séance du {last}"),
        others => format!("aux séances du {} et du {last}", others.join(", du ")),
    };
    Some(format!(
        "Ce patient est déjà inscrit {sessions} de cette RCP. Vérifiez qu’il ne s’agit pas de la même demande."
    ))
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
        DeferReason::SessionRestored => "report annulé, revenu à sa séance d’origine",
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
        DiscussionReason::UrgentActDone => "décision prise en urgence",
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
            return way_of_a_minor(age, &[]);
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

/// What is missing in an inscription as it is typed.
#[must_use]
pub fn lack(lack: Lack) -> String {
    match lack {
        Lack::Session => session_needed().to_owned(),
        Lack::LateReason => "Choisissez le motif de l’ajout tardif.".to_owned(),
        Lack::LateNote => "Précisez le motif de l’ajout tardif.".to_owned(),
        Lack::Question => "Indiquez la question posée à la RCP.".to_owned(),
        Lack::QuestionTooLong => patient::too_long(LONGEST_QUESTION),
        Lack::Requester => "Indiquez le médecin demandeur.".to_owned(),
    }
}

/// The passage of a case that was already inscribed before.
#[must_use]
pub fn passage_number(number: usize) -> String {
    format!("{number}e inscription")
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
        _ => "Prévu, d’après les réponses",
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

    #[test]
    fn a_session_that_is_over_no_longer_speaks_of_those_who_may_come() {
        for over in [SessionStep::Ended, SessionStep::Settled] {
            assert_eq!(whose_quorum(over), "Pendant la réunion");
        }
        assert_eq!(whose_quorum(SessionStep::Open), "Prévu, d’après les réponses");
    }
}

//! Words of the cases that go their own way: minors, the opinion of another board, what was decided in emergency.

use crate::{
    meeting::{
        DiscussionReason, MinorsWay, MomentFault, PaediatricBoard, RecourseRefusal, RecourseStanding, UrgentRefusal,
    },
    offer::{Contact, RcpType},
    words::{dates, offer},
};
use chrono::{NaiveDate, NaiveDateTime};

/// Where a patient under 18 goes: the rule, then each paediatric board and how to reach it.
#[must_use]
pub fn way_of_a_minor(age: u16, boards: &[PaediatricBoard]) -> String {
    let rule = rule_of_a_minor(age, true);
    if boards.is_empty() {
        return format!("{rule} {}", no_paediatric_board());
    }
    let ways: Vec<String> = boards.iter().map(way).collect();
    format!("{rule} Inscrivez-le à\u{a0}: {}.", ways.join("\u{a0}; "))
}

/// The age of the patient, on the day of the session or today, and the rule.
fn rule_of_a_minor(age: u16, at_session: bool) -> String {
    let (age, board) = (dates::age(u32::from(age)), offer::kind(RcpType::Paediatric));
    let told =
        if at_session { format!("Le patient aura {age} le jour de la séance") } else { format!("Le patient a {age}") };
    format!("{told}\u{a0}: avant 18\u{a0}ans, il relève d’une {board}.")
}

/// Before anything is typed: the age of the patient and the rule.
#[must_use]
pub fn patient_is_a_minor(way: &MinorsWay) -> String {
    rule_of_a_minor(way.age, way.at_session)
}

/// No paediatric board is published here.
#[must_use]
pub const fn no_paediatric_board() -> &'static str {
    "Aucune n’est encore publiée ici\u{a0}: demandez au réseau régional de cancérologie laquelle saisir."
}

/// From when any board hears the patient.
#[must_use]
pub fn comes_of_age_on(day: NaiveDate) -> String {
    format!("Les séances des autres RCP lui sont ouvertes à partir du {}, jour de ses 18\u{a0}ans.", dates::long(day))
}

/// When a paediatric board meets.
#[must_use]
pub fn board_meets(board: &PaediatricBoard) -> String {
    match board.meets() {
        Some(at) => format!("Prochaine séance le {}", dates::long_with_hour(at)),
        None => "Aucune séance planifiée\u{a0}: joignez le secrétariat".to_owned(),
    }
}

/// `RCPPI Île-de-France (Paris), prochaine séance le mardi 3 mars 2026 à 14 h 00, Secrétariat, 01 99 00 12 34`
fn way(board: &PaediatricBoard) -> String {
    let meets = match board.meets() {
        Some(at) => format!("prochaine séance le {}", dates::long_with_hour(at)),
        None => "aucune séance planifiée".to_owned(),
    };
    let named = format!("{} ({})", board.name, board.place);
    [named, meets].into_iter().chain(board.contacts.iter().map(reach)).collect::<Vec<_>>().join(", ")
}

/// How to reach somebody: the name, then the telephone and the address.
#[must_use]
pub fn reach(contact: &Contact) -> String {
    let mail = contact.email.as_ref().map(|mail| mail.as_str().to_owned());
    let parts = [Some(contact.name.clone()), contact.phone.clone(), mail];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Why another board is not asked.
#[must_use]
pub const fn recourse_refusal(refusal: RecourseRefusal) -> &'static str {
    match refusal {
        RecourseRefusal::NothingFrozen => {
            "Faites d’abord valider la fiche\u{a0}: seule une fiche validée est transmise."
        }
        RecourseRefusal::NoLongerValid => "Cette fiche n’est plus en vigueur\u{a0}: elle ne peut pas être transmise.",
        RecourseRefusal::SameBoard => {
            "Choisissez une autre RCP\u{a0}: pour une nouvelle discussion dans celle-ci, inscrivez le dossier à sa prochaine séance."
        }
        RecourseRefusal::AlreadyAsked => {
            "Cette RCP a déjà cette demande\u{a0}: attendez son avis, ou faites retirer le dossier."
        }
    }
}

/// Where a question to another board stands.
#[must_use]
pub const fn recourse_standing(standing: RecourseStanding) -> &'static str {
    match standing {
        RecourseStanding::Waiting => "En attente d’avis",
        RecourseStanding::Answered => "Avis rendu",
        RecourseStanding::WithoutAnswer => closed_without_answer(),
    }
}

/// A question to another board that will have no answer.
#[must_use]
pub const fn closed_without_answer() -> &'static str {
    "Dossier retiré, sans avis"
}

/// The question was sent.
#[must_use]
pub const fn recourse_asked() -> &'static str {
    "La fiche validée et votre question sont transmises. L’avis reviendra ici dès qu’il sera validé."
}

/// No other board has a session that takes cases.
#[must_use]
pub const fn no_board_to_ask() -> &'static str {
    "Aucune RCP qui puisse encore être interrogée n’a de séance ouverte aux inscriptions pour ce patient."
}

/// The form that another board sent.
#[must_use]
pub fn sent_by(board: &str) -> String {
    format!("Fiche transmise par {board}")
}

/// When another board asked.
#[must_use]
pub fn asked_by_board(board: &str, at: NaiveDateTime, version: i32) -> String {
    format!(
        "Avis demandé par {board} le {}, d’après la version\u{a0}{version} de sa fiche.",
        dates::numeric_with_hour(at)
    )
}

/// The opinion of another board.
#[must_use]
pub fn opinion_of(board: &str) -> String {
    format!("Avis de {board}")
}

/// When it was asked, and for which session.
#[must_use]
pub fn asked_on(asked: NaiveDateTime, session: NaiveDateTime) -> String {
    format!("Demandé le {}, séance du {}", dates::numeric_with_hour(asked), dates::long(session.date()))
}

/// Who answered, and when.
#[must_use]
pub fn opinion_signed(signer: &str, at: NaiveDateTime) -> String {
    format!("Avis validé par {signer} le {}", dates::numeric_with_hour(at))
}

/// Where the questions to other boards stand, in short; nothing when none was asked.
#[must_use]
pub fn opinions_of_others(asked: usize, answered: usize) -> Option<String> {
    match (asked, answered) {
        (0, _) => None,
        (1, 0) => Some("en attente de l’avis d’une autre RCP".to_owned()),
        (1, _) => Some("avis d’une autre RCP rendu".to_owned()),
        (asked, 0) => Some(format!("en attente des avis de {asked} autres RCP")),
        (asked, answered) => Some(format!("avis rendus par {answered} RCP sur {asked}")),
    }
}

/// Nothing came with the case: no other board asked.
#[must_use]
pub const fn nothing_sent() -> &'static str {
    "Aucune autre RCP n’a transmis de fiche avec ce dossier."
}

/// No question was sent to another board.
#[must_use]
pub const fn no_opinion_asked() -> &'static str {
    "Aucun avis n’a été demandé à une autre RCP d’après cette fiche."
}

/// The one who reads the form may not send it.
#[must_use]
pub const fn may_not_ask_recourse() -> &'static str {
    "L’avis d’une autre RCP est demandé par qui peut inscrire ce patient en RCP."
}

/// No board is chosen.
#[must_use]
pub const fn board_to_ask_needed() -> &'static str {
    "Choisissez la RCP à laquelle demander un avis."
}

/// A case that cannot be left as registered only.
#[must_use]
pub const fn to_discuss() -> &'static str {
    "À discuter obligatoirement"
}

/// Why it must be discussed.
#[must_use]
pub fn must_pass(reasons: &[DiscussionReason]) -> String {
    let told: Vec<_> = reasons.iter().map(|one| super::discussion_reason(*one)).collect();
    format!("{}\u{a0}: {}", to_discuss(), told.join(", "))
}

/// Why an emergency concertation is refused.
#[must_use]
pub const fn urgent_refusal(refusal: UrgentRefusal) -> &'static str {
    match refusal {
        UrgentRefusal::TwoPhysiciansNeeded => "Nommez au moins deux médecins.",
        UrgentRefusal::TreatmentNeeded => "Indiquez le traitement débuté.",
        UrgentRefusal::ReasonNeeded => "Indiquez le motif de l’urgence.",
        UrgentRefusal::NotYet => "Indiquez une date passée\u{a0}: la concertation se trace une fois tenue.",
    }
}

/// A moment that does not read.
#[must_use]
pub const fn moment_fault(fault: MomentFault) -> &'static str {
    match fault {
        MomentFault::NotADay => "Indiquez le jour de la décision, comme 14/07/2027.",
        MomentFault::NotAnHour => "Indiquez l’heure de la décision, comme 22:15.",
    }
}

/// Several physicians are called so.
#[must_use]
pub fn several_of_this_name(typed: &str) -> String {
    format!(
        "Plusieurs médecins s’appellent «\u{a0}{}\u{a0}»\u{a0}: choisissez le nom avec sa spécialité, ou donnez le numéro RPPS.",
        typed.trim()
    )
}

/// The same physician is named twice.
#[must_use]
pub const fn physician_named_twice() -> &'static str {
    "Ce médecin est déjà nommé\u{a0}: une concertation réunit au moins deux médecins différents."
}

/// The next session that discusses it is not chosen.
#[must_use]
pub const fn board_for_emergency_needed() -> &'static str {
    "Choisissez la RCP qui en discutera."
}

/// What became of the case at its board.
#[must_use]
pub const fn emergency_traced() -> &'static str {
    "La concertation est tracée et le dossier est inscrit, à discuter."
}

/// The one who reads the record may not trace a concertation.
#[must_use]
pub const fn may_not_trace_emergency() -> &'static str {
    "Une concertation en urgence est tracée par qui peut inscrire ce patient en RCP."
}

/// No concertation in emergency was traced for a patient.
#[must_use]
pub const fn no_emergency() -> &'static str {
    "Aucune concertation en urgence n’est tracée dans ce dossier."
}

/// A physician that the directory does not know.
#[must_use]
pub fn physician_unknown(typed: &str) -> String {
    format!(
        "«\u{a0}{}\u{a0}» n’est pas dans l’annuaire\u{a0}: choisissez un nom proposé, ou donnez son numéro RPPS.",
        typed.trim()
    )
}

/// Somebody who is no physician takes no such decision.
#[must_use]
pub fn not_a_physician(name: &str) -> String {
    format!("{name} n’est pas médecin\u{a0}: une concertation en urgence réunit au moins deux médecins.")
}

/// What was decided in emergency.
#[must_use]
pub fn decided_in_emergency(at: NaiveDateTime, physicians: &[String]) -> String {
    format!("Décidée le {} par {}", dates::numeric_with_hour(at), physicians.join(", "))
}

/// The board has no session to come.
#[must_use]
pub const fn no_session_for_emergency() -> &'static str {
    "Cette RCP n’a pas de séance à venir\u{a0}: choisissez une RCP qui peut en discuter."
}

/// It was put at a later session than the first to come.
#[must_use]
pub const fn emergency_waits_for_nothing() -> &'static str {
    "Une séance plus proche de cette RCP est ouverte\u{a0}: une décision prise en urgence y est discutée."
}

/// When the case is discussed.
#[must_use]
pub fn when_to_discuss(at: NaiveDateTime) -> String {
    format!("à discuter le {}", dates::long_with_hour(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ids::SessionId, people::Email};

    #[test]
    fn whoever_inscribes_a_minor_reads_which_board_and_how_to_reach_it() {
        let board = PaediatricBoard {
            name: "RCPPI Île-de-France".into(),
            place: "Paris".into(),
            next: Some((SessionId::from_uuid(uuid::Uuid::nil()), "2026-03-10T13:00:00Z".parse().unwrap())),
            contacts: vec![Contact {
                name: "Secrétariat".into(),
                phone: Some("01 99 00 12 34".into()),
                email: Email::parse("rcppi@exemple.fr").ok(),
            }],
        };
        assert_eq!(
            way_of_a_minor(17, &[board]),
            "Le patient aura 17\u{a0}ans le jour de la séance\u{a0}: avant 18\u{a0}ans, il relève d’une RCP pédiatrique interrégionale. \
             Inscrivez-le à\u{a0}: RCPPI Île-de-France (Paris), prochaine séance le mardi 10 mars 2026 à\u{a0}14\u{a0}h\u{a0}00, Secrétariat, \
             01 99 00 12 34, rcppi@exemple.fr."
        );
    }

    #[test]
    fn without_a_paediatric_board_the_sentence_says_whom_to_ask() {
        assert!(way_of_a_minor(9, &[]).ends_with("demandez au réseau régional de cancérologie laquelle saisir."));
    }
}

//! Words of the quorum that is foreseen: answers, what will be missing, the ways out, the mail that asks.

use super::super::{capitalised, dates};
use crate::meeting::{
    Answer, AnswerRefusal, Forecast, LONGEST_ABSENCE_DAYS, Missing, Outlook, Round, SpecialtyGroup, Stance,
    TimeAwayRefusal,
};
use chrono::{NaiveDate, NaiveDateTime};

/// The choices of an answer, in the order in which they are shown: the name in the form, and the words.
pub const ANSWERS: [(&str, &str); 5] = [
    ("present", "Présent dans la salle"),
    ("remote", "Présent à distance"),
    ("written", "Absent, avec un avis écrit"),
    ("absent", "Absent"),
    ("replaced", "Remplacé par une autre personne"),
];

/// What is known of a member, with the name of who comes instead; the words are those of anybody, whatever their gender.
#[must_use]
pub fn stance(stance: Stance, instead: &str) -> String {
    match stance {
        Stance::Answered(Answer::Present) => "viendra".into(),
        Stance::Answered(Answer::Remote) => "viendra à distance".into(),
        Stance::Answered(Answer::Absent) => "ne viendra pas".into(),
        Stance::Answered(Answer::Written) => "enverra un avis écrit".into(),
        Stance::Answered(Answer::Replaced { .. }) => format!("se fait remplacer par {instead}"),
        Stance::Lent(_) => format!("a délégué ses pouvoirs à {instead}"),
        Stance::Away => "en congé ce jour-là".into(),
        Stance::Awaited => "n’a pas encore répondu".into(),
    }
}

/// That an answer was given by somebody else.
#[must_use]
pub fn answer_for(by: &str) -> String {
    format!("noté par {by}")
}

/// Somebody without an account, whom nobody asks by mail: `à joindre`.
#[must_use]
pub const fn to_reach() -> &'static str {
    "à joindre"
}

/// How to reach somebody without an account: `01 43 32 00 00, a.lefevre@exemple.mssante.fr`; the number may be that of the place.
#[must_use]
pub fn how_to_reach(phone: Option<&str>, place_phone: Option<&str>, mail: Option<&str>) -> String {
    let phone = phone.map(str::to_owned).or_else(|| place_phone.map(|number| format!("standard {number}")));
    let ways: Vec<_> = phone.into_iter().chain(mail.map(str::to_owned)).collect();
    if ways.is_empty() { "ni téléphone ni messagerie dans l’annuaire".to_owned() } else { ways.join(", ") }
}

/// What is foreseen of one case, before the meeting: it says where it comes from.
#[must_use]
pub fn foreseen_by_answers(forecast: &Forecast) -> String {
    format!("Prévu, d’après les réponses\u{a0}: {}", foreseen_short(forecast))
}

/// What is foreseen, in two words.
#[must_use]
pub const fn outlook(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Holds => "Quorum réuni",
        Outlook::Unknown => "Réponses attendues",
        Outlook::Fails => "Quorum menacé",
    }
}

/// What is foreseen, in a sentence: `Il manquera un radiothérapeute.`
#[must_use]
pub fn foreseen(forecast: &Forecast) -> String {
    match forecast.outlook {
        Outlook::Holds => "Le quorum sera réuni.".to_owned(),
        Outlook::Unknown => format!("{}.", awaited(forecast.awaited.len())),
        Outlook::Fails => format!("Il manquera {}.", lacking(&forecast.missing)),
    }
}

/// As [`foreseen`], after `Quorum prévu :` in a list of facts.
#[must_use]
pub fn foreseen_short(forecast: &Forecast) -> String {
    match forecast.outlook {
        Outlook::Holds => "réuni".to_owned(),
        Outlook::Unknown => awaited(forecast.awaited.len()),
        Outlook::Fails => format!("il manquera {}", lacking(&forecast.missing)),
    }
}

/// `3 réponses attendues`.
#[must_use]
pub fn awaited(count: usize) -> String {
    dates::plural(u64::try_from(count).unwrap_or(u64::MAX), "réponse attendue", "réponses attendues")
}

/// A session to prepare whose quorum is at risk.
#[must_use]
pub fn may_not_hold(forecast: &Forecast) -> String {
    format!("Quorum menacé\u{a0}: {}.", foreseen_short(forecast))
}

fn lacking(missing: &[Missing]) -> String {
    let words: Vec<_> = missing.iter().map(somebody).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} et {last}", others.join(", ")),
        None => String::new(),
    }
}

fn somebody(missing: &Missing) -> String {
    match missing {
        Missing::Group { group } => physician(group),
        Missing::AnyOf { groups, .. } => match missing.count() {
            1 => groups.iter().map(physician).collect::<Vec<_>>().join(" ou "),
            more => format!(
                "{more}\u{a0}médecins parmi\u{a0}: {}",
                groups.iter().map(super::group).collect::<Vec<_>>().join(", ")
            ),
        },
        Missing::Specialties { .. } => {
            dates::plural(u64::from(missing.count()), "spécialité différente", "spécialités différentes")
        }
    }
}

/// A physician of a group; of one that a 3C has made, by its specialties.
fn physician(group: &SpecialtyGroup) -> String {
    known_physician(group.key()).map_or_else(|| format!("un médecin ({})", super::group(group)), str::to_owned)
}

fn known_physician(key: &str) -> Option<&'static str> {
    Some(match key {
        "radiotherapist" => "un radiothérapeute",
        "medical-oncologist" => "un oncologue médical",
        "oncologist" => "un oncologue",
        "thoracic-oncologist" => "un oncologue thoracique",
        "digestive-oncologist" => "un oncologue digestif",
        "neuro-oncologist" => "un neuro-oncologue",
        "dermato-oncologist" => "un dermato-oncologue",
        "radiologist" => "un radiologue",
        "nuclear-physician" => "un médecin nucléaire",
        "pathologist" => "un anatomopathologiste",
        "biologist" => "un biologiste",
        "haematologist" => "un hématologue",
        "anaesthetist" => "un anesthésiste",
        "geriatrician" => "un gériatre",
        "geneticist" => "un généticien",
        "breast-surgeon" => "un chirurgien du sein",
        "gynaecological-surgeon" => "un chirurgien gynécologique",
        "thoracic-surgeon" => "un chirurgien thoracique",
        "digestive-surgeon" => "un chirurgien digestif",
        "urologist" => "un urologue",
        "head-neck-surgeon" => "un chirurgien ORL",
        "neurosurgeon" => "un neurochirurgien",
        "ophthalmologist" => "un ophtalmologue",
        "surgeon" => "un chirurgien",
        _ => return None,
    })
}

/// A colleague comes, in the place of somebody or not.
#[must_use]
pub fn swap(by: &str, absent: &str) -> String {
    if absent.is_empty() { format!("Inscrire {by}") } else { format!("Inscrire {by}, pour remplacer {absent}") }
}

/// The cases go to another session.
#[must_use]
pub fn other_date(at: NaiveDateTime) -> String {
    format!("Reporter les dossiers au {}", dates::short_with_year(at))
}

/// How many of the cases a way out saves; nothing to say when there is none.
#[must_use]
pub fn saves(saved: usize, cases: usize) -> Option<String> {
    let count = |number| u64::try_from(number).unwrap_or(u64::MAX);
    match (saved, cases) {
        (_, 0) => None,
        (0, _) => Some("ne suffit pas\u{a0}: il manque encore quelqu’un".to_owned()),
        _ => Some(format!("{saved} sur {} dans les délais", dates::plural(count(cases), "dossier", "dossiers"))),
    }
}

/// An answer is kept.
#[must_use]
pub const fn answer_saved() -> &'static str {
    "La réponse est enregistrée. Vous pouvez la changer jusqu’au début de la séance."
}

/// No answer was chosen.
#[must_use]
pub const fn answer_needed() -> &'static str {
    "Choisissez une réponse."
}

/// Nobody was chosen to come instead.
#[must_use]
pub const fn instead_needed() -> &'static str {
    "Cherchez dans l’annuaire, puis choisissez qui viendra à la place."
}

/// The directory holds nobody of this name.
#[must_use]
pub const fn nobody_of_this_name() -> &'static str {
    "Personne de ce nom ni de cette spécialité dans l’annuaire. Vérifiez l’orthographe."
}

/// Somebody answers for a session of which they are no member.
#[must_use]
pub const fn not_a_member() -> &'static str {
    "Cette séance n’attend pas de réponse de cette personne\u{a0}: elle n’y est pas inscrite."
}

/// Somebody who is no professional of the directory tells an absence.
#[must_use]
pub const fn not_in_the_directory() -> &'static str {
    "Votre compte n’est lié à aucun professionnel de l’annuaire\u{a0}: aucune séance n’attend votre réponse."
}

/// Why an answer is refused.
#[must_use]
pub const fn answer_refusal(refusal: AnswerRefusal) -> &'static str {
    match refusal {
        AnswerRefusal::TooLate => {
            "La séance a commencé, est terminée ou n’aura pas lieu\u{a0}: les réponses sont closes."
        }
        AnswerRefusal::ReplacedByOneself => "Choisissez une autre personne pour le remplacement.",
    }
}

/// A dated absence: `du 3 au 12 mars 2026`.
#[must_use]
pub fn time_away(from: NaiveDate, until: NaiveDate) -> String {
    if from == until { format!("le {}", dates::long(from)) } else { dates::days_between(from, until) }
}

/// A dated absence is kept.
#[must_use]
pub const fn time_away_kept() -> &'static str {
    "Votre absence est enregistrée. Elle vaut réponse pour chaque séance de ces jours, sauf réponse contraire de votre part."
}

/// A dated absence is taken back.
#[must_use]
pub const fn time_away_ended() -> &'static str {
    "L’absence est retirée. Les séances de ces jours attendent de nouveau votre réponse."
}

/// A day of an absence that does not read.
#[must_use]
pub const fn day_of_absence_needed(last: bool) -> &'static str {
    if last {
        "Indiquez le dernier jour de l’absence, par exemple 21/07/2026."
    } else {
        "Indiquez le premier jour de l’absence, par exemple 14/07/2026."
    }
}

/// Why a dated absence is refused.
#[must_use]
pub fn time_away_refusal(refusal: TimeAwayRefusal) -> String {
    match refusal {
        TimeAwayRefusal::Over => "Cette absence est déjà passée\u{a0}: elle ne répond à aucune séance.".to_owned(),
        TimeAwayRefusal::EndsBeforeItBegins => "La date de fin précède la date de début.".to_owned(),
        TimeAwayRefusal::TooLong => format!("Une absence dure au plus {LONGEST_ABSENCE_DAYS}\u{a0}jours."),
    }
}

/// The mail that asks a member to answer. It names the board and its date: no case, no patient.
#[must_use]
pub fn ask_mail(board: &str, at: NaiveDateTime, round: Round, page: &str) -> (String, String) {
    let when = dates::long_with_hour(at);
    let again = match round {
        Round::First => "",
        Round::Second => "Votre réponse manque pour savoir si le quorum sera réuni.\n\n",
    };
    let subject = format!("{board}\u{a0}: serez-vous là le {}\u{a0}?", dates::long(at.date()));
    let text = format!(
        "Bonjour,\n\nVous êtes attendu à {board}, le {when}.\n\n{again}\
         Répondez sur cette page, après connexion\u{a0}:\n{page}\n\n\
         Présent, à distance, absent, avis écrit ou remplacé\u{a0}: vous pourrez changer d’avis jusqu’au début de la séance. \
         Ouvrir la page ne répond pas à votre place.\n"
    );
    (capitalised(&subject), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        meeting::{default_rule, evaluate, rules_since},
        offer::{Organ, RcpType},
    };

    fn fails(missing: Vec<Missing>) -> String {
        foreseen(&Forecast { outlook: Outlook::Fails, missing, awaited: Vec::new() })
    }

    #[test]
    fn what_will_be_missing_is_somebody() {
        let rule = default_rule(Organ::Breast, RcpType::Standard, rules_since());
        let group = rule.all_of().iter().find(|group| group.key() == "radiotherapist").unwrap().clone();
        let two = Missing::Specialties { needed: 3, found: 1 };
        assert_eq!(fails(vec![Missing::Group { group: group.clone() }]), "Il manquera un radiothérapeute.");
        assert_eq!(
            fails(vec![Missing::Group { group }, two]),
            "Il manquera un radiothérapeute et 2\u{a0}spécialités différentes."
        );
    }

    #[test]
    fn nothing_in_an_empty_room_is_left_unsaid() {
        for organ in Organ::ALL {
            let rule = default_rule(organ, RcpType::Standard, rules_since());
            let told = fails(evaluate(&rule, &[]).missing);
            assert!(told.len() > "Il manquera .".len(), "{told}");
        }
    }

    #[test]
    fn who_has_no_account_is_reached_by_the_nearest_way_that_is_known() {
        let place = Some("01 43 32 00 00");
        assert_eq!(how_to_reach(Some("06 12 34 56 78"), place, Some("a@b.fr")), "06 12 34 56 78, a@b.fr");
        assert_eq!(how_to_reach(None, place, None), "standard 01 43 32 00 00");
        assert_eq!(how_to_reach(None, None, None), "ni téléphone ni messagerie dans l’annuaire");
    }

    #[test]
    fn every_choice_of_a_form_is_an_answer() {
        let by = crate::ids::ProfessionalId::from_uuid(uuid::Uuid::from_u128(1));
        for (key, _) in ANSWERS {
            assert_eq!(Answer::of(key, Some(by)).map(Answer::key), Some(key));
        }
        assert_eq!(Answer::of("replaced", None), None);
    }

    #[test]
    fn the_answers_that_are_awaited_are_counted() {
        let one = Forecast { outlook: Outlook::Unknown, missing: Vec::new(), awaited: Vec::new() };
        assert_eq!(awaited(1), "1\u{a0}réponse attendue");
        assert_eq!(foreseen_short(&one), awaited(0));
    }

    #[test]
    fn the_mail_names_a_board_and_a_date_and_its_page() {
        let at = "2026-03-10T14:00:00".parse().unwrap();
        let (subject, text) = ask_mail("RCP Sein", at, Round::Second, "https://exemple.fr/sessions/1/ma-reponse");
        assert_eq!(subject, "RCP Sein\u{a0}: serez-vous là le mardi 10 mars 2026\u{a0}?");
        assert!(
            text.contains("mardi 10 mars 2026 à 14\u{a0}h\u{a0}00") || text.contains("mardi 10 mars 2026"),
            "{text}"
        );
        assert!(text.contains("\nhttps://exemple.fr/sessions/1/ma-reponse\n"));
    }
}

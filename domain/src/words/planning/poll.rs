//! Words of a poll of dates: its form, its replies, its ranking, its mails. No case, no patient.

use super::super::{dates, meeting};
use crate::{
    meeting::{Forecast, Missing, Outlook},
    planning::{
        paris,
        poll::{
            FEWEST_DATES, Fault, Hold, LONGEST_ROOM, LONGEST_SENTENCE, MINUTES, MOST_DATES, PollRefusal, Ranked, Reply,
            Standing,
        },
    },
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// A reply, as the form offers it.
#[must_use]
pub const fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Yes => "Je peux",
        Reply::Remote => "À distance",
        Reply::IfNeeded => "Si nécessaire",
        Reply::No => "Je ne peux pas",
    }
}

/// A reply, as a cell of the table says it.
#[must_use]
pub const fn reply_short(reply: Option<Reply>) -> &'static str {
    match reply {
        Some(Reply::Yes) => "oui",
        Some(Reply::Remote) => "à distance",
        Some(Reply::IfNeeded) => "si nécessaire",
        Some(Reply::No) => "non",
        None => "sans réponse",
    }
}

/// What reporting the replies of a member does.
#[must_use]
pub const fn report_hint() -> &'static str {
    "Pour un membre qui a répondu par téléphone ou par courriel. Votre nom reste à côté de ses réponses, qu’il peut changer."
}

/// That the replies of a member were given by somebody else: `réponses rapportées par Sylvie Moreau`.
#[must_use]
pub fn reported(by: &str) -> String {
    format!("réponses rapportées par {by}")
}

/// The replies of a member are kept as reported.
#[must_use]
pub const fn report_kept() -> &'static str {
    "Les réponses sont enregistrées."
}

/// That somebody cannot answer a poll in person.
#[must_use]
pub const fn cannot_answer() -> &'static str {
    "sans compte"
}

/// A date in two words.
#[must_use]
pub const fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::Eligible(Hold::Surely) => "Quorum réuni",
        Standing::Eligible(Hold::IfNeeded) => "Quorum réuni si nécessaire",
        Standing::CannotWin { .. } => "Ne peut pas être retenue",
        Standing::Passed => "Date passée",
    }
}

/// Why a date stands where it does: `Il manquera un radiothérapeute.`
#[must_use]
pub fn reason(ranked: &Ranked) -> String {
    match &ranked.standing {
        Standing::Eligible(Hold::Surely) => "Le quorum sera réuni avec ceux qui viennent.".to_owned(),
        Standing::Eligible(Hold::IfNeeded) => {
            "Le quorum sera réuni avec ceux qui viennent si c’est nécessaire.".to_owned()
        }
        Standing::CannotWin { missing } => lacks(missing),
        Standing::Passed => "Cette date est passée.".to_owned(),
    }
}

/// `3 viennent, 1 si nécessaire, sur 5 membres.`
#[must_use]
pub fn count(ranked: &Ranked, members: usize) -> String {
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let if_needed = match ranked.if_needed {
        0 => String::new(),
        more => format!(", {more}\u{a0}si nécessaire"),
    };
    let coming = dates::plural(number(ranked.coming), "membre vient", "membres viennent");
    format!("{coming}{if_needed}, sur {members}.")
}

fn lacks(missing: &[Missing]) -> String {
    meeting::foreseen(&Forecast { outlook: Outlook::Fails, missing: missing.to_vec(), awaited: Vec::new() })
}

/// That no date can be kept yet.
#[must_use]
pub const fn no_winner(nobody_answered: bool) -> &'static str {
    if nobody_answered {
        "Personne n’a encore répondu\u{a0}: aucune date ne peut être retenue."
    } else {
        "Aucune date ne réunit le quorum pour l’instant. Chaque date dit ce qui lui manque."
    }
}

/// Whose answer would settle a date.
#[must_use]
pub fn could_settle(names: &[String]) -> String {
    let who = names.join(", ");
    if names.len() == 1 {
        format!("Réponse qui peut suffire\u{a0}: {who}.")
    } else {
        format!("Réponses attendues\u{a0}: {who}.")
    }
}

/// A colleague who is not asked yet, and would bring what lacks.
#[must_use]
pub fn ask_colleague(name: &str) -> String {
    format!("Demander aussi à {name}")
}

/// What a date may not be kept for.
#[must_use]
pub fn refusal(refusal: &PollRefusal) -> String {
    match refusal {
        PollRefusal::TooFewDates => format!("Proposez au moins {FEWEST_DATES}\u{a0}dates."),
        PollRefusal::TooManyDates => format!("Proposez au plus {MOST_DATES}\u{a0}dates."),
        PollRefusal::SameDateTwice(at) => format!("La date du {} est proposée deux fois.", when(*at)),
        PollRefusal::DatePassed => "Une date est déjà passée\u{a0}: proposez-en une à venir.".into(),
        PollRefusal::Minutes => {
            format!("Une séance dure de {} à {}\u{a0}minutes.", MINUTES.start(), MINUTES.end())
        }
        PollRefusal::ClosesInThePast => "La fin des réponses est déjà passée.".into(),
        PollRefusal::ClosesAfterTheFirstDate => {
            "Les réponses doivent être closes avant le jour de la première date proposée.".into()
        }
        PollRefusal::SentenceTooLong => {
            format!("Le message aux membres compte au plus {LONGEST_SENTENCE}\u{a0}caractères.")
        }
        PollRefusal::RoomTooLong => format!("Le nom de la salle compte au plus {LONGEST_ROOM}\u{a0}caractères."),
        PollRefusal::AnsweredInPerson => "Ce membre a répondu lui-même\u{a0}: lui seul peut changer sa réponse.".into(),
        PollRefusal::AnswersClosed => "Les réponses à ce sondage sont closes.".into(),
        PollRefusal::AlreadyKept(date) => {
            format!("Ce sondage est terminé\u{a0}: la date du {} a été retenue.", when(date.start))
        }
        PollRefusal::AlreadyCancelled => "Ce sondage a été annulé.".into(),
        PollRefusal::NoSuchDate => "Cette date ne fait pas partie du sondage.".into(),
        PollRefusal::CannotWin(missing) => format!("Cette date ne peut pas être retenue. {}", lacks(missing)),
    }
}

fn when(at: DateTime<Utc>) -> String {
    dates::long_with_hour(paris::to_paris(at))
}

/// What does not read in the form.
#[must_use]
pub const fn fault(fault: &Fault) -> &'static str {
    match fault {
        Fault::NotADay(_) => "Cette date n’existe pas. Écrivez-la comme 14/07/2027.",
        Fault::NotAnHour(_) => "Cette heure ne se lit pas. Écrivez-la comme 14:00.",
        Fault::NotMinutes => "Écrivez la durée en minutes, par exemple 90.",
        Fault::NoClosingDay => "Écrivez le dernier jour des réponses, par exemple 14/07/2027.",
    }
}

/// A member is away that day.
#[must_use]
pub fn away(names: &[String]) -> String {
    match names {
        [one] => format!("{one} a déclaré une absence."),
        many => format!("Absences déclarées\u{a0}: {}.", many.join(", ")),
    }
}

/// The board meets that day already.
#[must_use]
pub const fn meets_already() -> &'static str {
    "Cette RCP a déjà une séance ce jour-là."
}

/// The board cannot be planned that day.
#[must_use]
pub const fn not_in_force() -> &'static str {
    "L’offre de cette RCP n’est pas en vigueur ce jour-là\u{a0}: la séance ne pourra pas être planifiée."
}

/// Nobody of the board can be asked.
#[must_use]
pub const fn nobody_to_ask() -> &'static str {
    "Aucun membre de cette RCP n’a de compte\u{a0}: personne ne peut répondre."
}

/// A date was chosen for every line but some.
#[must_use]
pub const fn reply_needed() -> &'static str {
    "Choisissez une réponse pour cette date."
}

/// Answers are kept.
#[must_use]
pub fn replies_saved(closes: DateTime<Utc>) -> String {
    format!("Vos réponses sont enregistrées. Vous pouvez les changer jusqu’au {}.", last_day(closes))
}

/// The last day on which answers are taken, for an instant at its end.
#[must_use]
pub fn last_day(closes: DateTime<Utc>) -> String {
    dates::long(paris::to_paris(closes - chrono::Duration::minutes(1)).date())
}

/// A poll was opened.
#[must_use]
pub fn opened(asked: usize) -> String {
    let many = dates::plural(u64::try_from(asked).unwrap_or(u64::MAX), "membre est invité", "membres sont invités");
    format!("Le sondage est ouvert\u{a0}: {many} à répondre par courriel.")
}

/// Those who have not answered were asked again.
#[must_use]
pub fn reminded(asked: usize) -> String {
    match asked {
        0 => "Tout le monde a répondu\u{a0}: aucun rappel n’est parti.".into(),
        _ => format!(
            "{} par courriel.",
            dates::plural(u64::try_from(asked).unwrap_or(u64::MAX), "membre est relancé", "membres sont relancés")
        ),
    }
}

/// One more is asked.
#[must_use]
pub const fn one_more_asked() -> &'static str {
    "La personne est invitée à répondre par courriel."
}

/// Somebody who cannot be asked.
#[must_use]
pub const fn has_no_account() -> &'static str {
    "Cette personne n’a pas de compte\u{a0}: elle ne peut pas répondre au sondage."
}

/// A date was kept.
#[must_use]
pub fn kept(at: DateTime<Utc>) -> String {
    format!("La date du {} est retenue\u{a0}: la séance est au planning, et les membres en sont informés.", when(at))
}

/// The poll was cancelled.
#[must_use]
pub const fn cancelled() -> &'static str {
    "Le sondage est annulé, et les membres en sont informés."
}

/// The session that was to be moved will not be held any more, or has begun.
#[must_use]
pub const fn session_gone() -> &'static str {
    "La séance à déplacer a commencé, est terminée ou n’aura plus lieu\u{a0}: aucune date ne peut être retenue. Annulez ce sondage."
}

/// Somebody gave the session another date while members were asked.
#[must_use]
pub fn session_moved(at: DateTime<Utc>) -> String {
    format!(
        "La séance a été déplacée au {} depuis l’ouverture du sondage\u{a0}: aucune date ne peut être retenue. Annulez ce sondage.",
        when(at)
    )
}

/// The board plans nothing any more.
#[must_use]
pub const fn board_stopped() -> &'static str {
    "L’offre de cette RCP est suspendue ou close\u{a0}: aucune date ne peut être retenue."
}

/// Another poll asks about the same session.
#[must_use]
pub const fn asked_already() -> &'static str {
    "Un sondage est déjà ouvert pour cette séance\u{a0}: retenez une de ses dates, ou annulez-le."
}

/// On the day's page of a member.
#[must_use]
pub fn to_answer(closes: DateTime<Utc>) -> String {
    format!("Sondage de dates\u{a0}: répondez jusqu’au {}.", last_day(closes))
}

/// On the day's page of whoever plans.
#[must_use]
pub const fn to_keep(all_answered: bool) -> &'static str {
    if all_answered {
        "Sondage de dates\u{a0}: tout le monde a répondu, choisissez la date."
    } else {
        "Sondage de dates\u{a0}: les réponses sont closes, choisissez la date."
    }
}

/// On the page of a board's sessions: `5 dates proposées, 3 réponses sur 7.`
#[must_use]
pub fn line(proposed: usize, answered: usize, asked: usize) -> String {
    let proposed = dates::plural(u64::try_from(proposed).unwrap_or(u64::MAX), "date proposée", "dates proposées");
    let answers = dates::plural(u64::try_from(answered).unwrap_or(u64::MAX), "réponse", "réponses");
    format!("{proposed}, {answers} sur {asked}.")
}

/// What a mail says of a poll.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The board.
    pub board: &'a str,
    /// The dates proposed, in Paris.
    pub dates: &'a [NaiveDateTime],
    /// The session that would be moved.
    pub moves: Option<NaiveDateTime>,
    /// The last day for answers.
    pub closes: NaiveDate,
    /// The sentence of whoever asks.
    pub sentence: Option<&'a str>,
    /// Where to answer.
    pub page: &'a str,
}

/// The mail that asks a member: the subject, and the text.
#[must_use]
pub fn ask_mail(told: &Told<'_>, again: bool) -> (String, String) {
    let reminder = if again { "Rappel\u{a0}: " } else { "" };
    let subject = format!("{reminder}{}\u{a0}: quelles dates vous conviennent\u{a0}?", told.board);
    let why = told.moves.map_or_else(
        || format!("Une séance de {} est à fixer.", told.board),
        |at| format!("La séance de {} du {} est à déplacer.", told.board, dates::long_with_hour(at)),
    );
    let sentence = told.sentence.map(|text| format!("{text}\n\n")).unwrap_or_default();
    let lines: Vec<_> = told.dates.iter().map(|at| format!("- {}", dates::long_with_hour(*at))).collect();
    let text = format!(
        "Bonjour,\n\n{why}\n\n{sentence}Dates proposées\u{a0}:\n{}\n\n\
         Répondez jusqu’au {}, sur cette page, après connexion\u{a0}:\n{}\n\n\
         Ouvrir la page ne répond pas à votre place.\n",
        lines.join("\n"),
        dates::long(told.closes),
        told.page
    );
    (subject, text)
}

/// The mail that tells a member that no date is kept.
#[must_use]
pub fn cancelled_mail(board: &str) -> (String, String) {
    let subject = format!("{board}\u{a0}: le sondage de dates est annulé");
    let text = format!("Bonjour,\n\nLe sondage de dates de {board} est annulé\u{a0}: vous n’avez plus à y répondre.\n");
    (subject, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_says_who_comes_and_who_would() {
        let ranked = |coming, if_needed| {
            let standing = Standing::Eligible(Hold::Surely);
            count(&Ranked { date: 0, start: DateTime::UNIX_EPOCH, standing, coming, if_needed }, 5)
        };
        assert_eq!(ranked(3, 1).replace('\u{a0}', " "), "3 membres viennent, 1 si nécessaire, sur 5.");
        assert_eq!(ranked(1, 0).replace('\u{a0}', " "), "1 membre vient, sur 5.");
    }

    #[test]
    fn the_mail_names_the_board_its_dates_and_the_page() {
        let at: NaiveDateTime = "2026-03-12T14:00:00".parse().unwrap();
        let told = Told {
            board: "RCP Sénologie",
            dates: &[at],
            moves: None,
            closes: at.date(),
            sentence: Some("Merci."),
            page: "https://exemple.fr/sondages/1/ma-reponse",
        };
        let (subject, text) = ask_mail(&told, true);
        assert_eq!(subject.replace('\u{a0}', " "), "Rappel : RCP Sénologie : quelles dates vous conviennent ?");
        assert!(text.contains("- jeudi 12 mars 2026 à"), "{text}");
        assert!(text.contains("Merci.") && text.contains("/sondages/1/ma-reponse"), "{text}");
    }

    #[test]
    fn answers_close_at_the_end_of_the_day_that_is_told() {
        let closes = "2026-03-12T23:00:00Z".parse().unwrap();
        assert_eq!(last_day(closes), "jeudi 12 mars 2026");
    }
}

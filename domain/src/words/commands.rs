//! Words of the command line.

/// Where the product answers.
#[must_use]
pub fn answers_at(address: &str) -> String {
    format!("Terr-eSanté répond à l’adresse {address}")
}

/// The demo territory was asked for where people already work.
#[must_use]
pub const fn demo_already_there() -> &'static str {
    "La base contient déjà des comptes\u{a0}: le territoire de démonstration ne s’écrit que dans une base vide."
}

/// Above the table of demo accounts.
#[must_use]
pub const fn demo_accounts() -> &'static str {
    "Comptes de démonstration (personnes fictives)"
}

/// Headings of the table of demo accounts.
#[must_use]
pub const fn demo_headings() -> [&'static str; 4] {
    ["Rôle", "Adresse électronique", "Mot de passe", "Code à usage unique"]
}

/// How the code of an account comes by mail.
#[must_use]
pub fn code_by_mail(address: &str) -> String {
    format!("par courriel\u{a0}: {address}/demo/mailbox")
}

/// How the code of an account comes from an authenticator application.
#[must_use]
pub fn code_by_application(secret: &str) -> String {
    format!("application d’authentification, clé {secret}")
}

/// The file does not read.
#[must_use]
pub fn not_a_csv(cause: &str) -> String {
    format!("Le fichier n’est pas un CSV lisible\u{a0}: {cause}")
}

/// A column that every line needs is not there.
#[must_use]
pub fn column_missing(column: &str) -> String {
    format!("La colonne «\u{a0}{column}\u{a0}» manque.")
}

/// A line lacks a value without which it cannot become a draft.
#[must_use]
pub fn value_missing(column: &str) -> String {
    format!("«\u{a0}{column}\u{a0}» est vide ou illisible")
}

/// A value that the form has no place for.
#[must_use]
pub fn value_left_out(column: &str, value: &str) -> String {
    format!("«\u{a0}{column}\u{a0}» = {value}\u{a0}: valeur sans équivalent, laissée de côté")
}

/// A value that the check of the form refuses.
#[must_use]
pub fn value_refused(place: &str, why: &str) -> String {
    format!("{place}\u{a0}: {why}")
}

/// A file without identities, outside of a demo territory.
#[must_use]
pub const fn import_without_identity() -> &'static str {
    "Ce fichier ne porte pas d’identité\u{a0}: il ne s’importe que dans un territoire de démonstration."
}

/// The account that answers for an import is not known.
#[must_use]
pub fn import_account_unknown(email: &str) -> String {
    format!("Aucun professionnel n’a le compte {email}.")
}

/// No board of this organ.
#[must_use]
pub const fn import_board_unknown() -> &'static str {
    "Aucune RCP ne correspond à cet organe."
}

/// What an import read.
#[must_use]
pub fn import_summary(read: usize, drafts: usize, refused: usize) -> String {
    format!("{read} lignes lues\u{a0}: {drafts} brouillons, {refused} refusées")
}

/// Nothing was written.
#[must_use]
pub const fn import_dry_run() -> &'static str {
    "Essai à blanc\u{a0}: rien n’est écrit."
}

/// What was written, and what an earlier import had written.
#[must_use]
pub fn import_written(count: usize, known: usize) -> String {
    let written = match count {
        0 => "Aucun brouillon écrit.".to_owned(),
        1 => "1 brouillon écrit\u{a0}; chaque valeur porte sa source et sa date, et reste à confirmer.".to_owned(),
        _ => {
            format!("{count} brouillons écrits\u{a0}; chaque valeur porte sa source et sa date, et reste à confirmer.")
        }
    };
    match known {
        0 => written,
        1 => format!("{written} 1 ligne était déjà importée\u{a0}: elle reste telle quelle."),
        _ => format!("{written} {known} lignes étaient déjà importées\u{a0}: elles restent telles quelles."),
    }
}

/// A line that bears the name of another one.
#[must_use]
pub fn line_repeated(first: u64) -> String {
    format!("porte le nom de la ligne {first}")
}

/// A line that the database does not take.
#[must_use]
pub fn import_line_not_written(cause: &str) -> String {
    format!("non écrite, la base de données la refuse ({cause})")
}

/// Lines that were read and could not be written.
#[must_use]
pub fn import_not_written(count: usize) -> String {
    match count {
        1 => "1 ligne n’a pas été écrite\u{a0}: corrigez-la, puis relancez la commande.".to_owned(),
        _ => format!("{count} lignes n’ont pas été écrites\u{a0}: corrigez-les, puis relancez la commande."),
    }
}

/// Forms were written for other software.
#[must_use]
pub fn forms_exported(count: usize, folder: &str) -> String {
    let forms = if count == 1 { "1 formulaire écrit".to_owned() } else { format!("{count} formulaires écrits") };
    format!("{forms} dans {folder}, en Questionnaire FHIR R4.")
}

/// A response names a questionnaire that is no form of ours.
#[must_use]
pub fn no_such_questionnaire(name: &str) -> String {
    format!("Aucun formulaire ne se nomme «\u{a0}{name}\u{a0}»\u{a0}: vérifiez le champ questionnaire de la réponse.")
}

/// The mapping names a form that does not exist.
#[must_use]
pub fn form_unknown(key: &str) -> String {
    format!("Aucune fiche ne s’appelle «\u{a0}{key}\u{a0}»\u{a0}: corrigez la correspondance.")
}

/// The mapping names a question that the form does not have.
#[must_use]
pub fn question_unknown(path: &str) -> String {
    format!("La fiche n’a pas de question «\u{a0}{path}\u{a0}»\u{a0}: corrigez la correspondance.")
}

/// How far a long import is.
#[must_use]
pub fn import_progress(done: usize, all: usize, writing: bool) -> String {
    let what = if writing { "Écriture" } else { "Lecture" };
    format!("{what}\u{a0}: {done} lignes sur {all}")
}

/// The agreement of our stages with those of the file.
#[must_use]
pub fn stage_agreement(given: usize, without: usize, staged: usize, same: usize) -> String {
    let percent = |part: usize, whole: usize| match whole {
        0 => "sans objet".to_owned(),
        whole => format!("{}\u{a0}%", (part * 1000 / whole + 5) / 10),
    };
    format!(
        "Stade du fichier\u{a0}: {given} lignes ({without} sans stade)\n\
         Stade calculé à partir des réponses\u{a0}: {staged} ({})\n\
         Concordance\u{a0}: {same} sur {staged} ({})",
        percent(staged, given),
        percent(same, staged)
    )
}

/// One class of disagreement: how many, what was missing, what explains it.
#[must_use]
pub fn stage_class(lacked: &[&str], standing: &str) -> String {
    match lacked {
        [] => standing.to_owned(),
        lacked if lacked.len() > 3 => format!("plusieurs éléments manquent\u{a0}; {standing}"),
        lacked => format!("manque {}\u{a0}; {standing}", lacked.join(", ")),
    }
}

/// What was missing to tell a stage, with the lines that lack it.
#[must_use]
pub fn stage_lacked(lacked: &[(String, usize)]) -> String {
    let each: Vec<String> = lacked.iter().map(|(input, lines)| format!("{input} ({lines})")).collect();
    format!("Éléments manquants, et nombre de lignes\u{a0}: {}", each.join(", "))
}

/// Both stages are the same once what is missing is put there.
#[must_use]
pub const fn stage_same() -> &'static str {
    "concorde si l’on suppose l’absence d’atteinte"
}

/// The answers leave several stages, the file's among them.
#[must_use]
pub const fn stage_among() -> &'static str {
    "catégorie imprécise\u{a0}: plusieurs stades possibles, dont celui du fichier"
}

/// Nothing explains the difference.
#[must_use]
pub fn stage_unexplained(ours: &str, theirs: &str) -> String {
    format!("inexpliqué\u{a0}: {ours} calculé, {theirs} dans le fichier")
}

/// Our function tells no stage.
#[must_use]
pub const fn stage_not_told() -> &'static str {
    "non calculable"
}

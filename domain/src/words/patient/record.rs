//! Words of a record: its creation, its documents, its merge.

/// Two records with exactly the same traits need a reason.
#[must_use]
pub const fn why_new_needed() -> &'static str {
    "Un dossier porte exactement les mêmes traits. Indiquez pourquoi il s’agit d’une autre personne."
}

/// A record with exactly these traits exists where the person may not see it.
#[must_use]
pub const fn exists_elsewhere() -> &'static str {
    "Un dossier existe déjà pour cette identité dans un autre établissement. Demandez au patient, ou à cet \
     établissement, de vous ajouter à son cercle de soins."
}

/// Too many identities were tried.
#[must_use]
pub const fn too_many_tries() -> &'static str {
    "Trop d’identités connues ailleurs ont été essayées en une heure. Réessayez plus tard, ou adressez-vous à la \
     cellule d’identitovigilance."
}

/// A file that is neither a PDF nor a picture.
#[must_use]
pub const fn file_type_refused() -> &'static str {
    "Ce fichier n’est ni un PDF, ni une image PNG ou JPEG, ni un document clinique (CDA). Choisissez un autre fichier."
}

/// A file that is too large.
#[must_use]
pub const fn file_too_large() -> &'static str {
    "Ce fichier dépasse 10\u{a0}Mo. Réduisez-le, ou envoyez-le en plusieurs parties."
}

/// A file without content.
#[must_use]
pub const fn file_empty() -> &'static str {
    "Ce fichier est vide. Choisissez un autre fichier."
}

/// A document whose stored bytes are not those that were added.
#[must_use]
pub const fn file_altered() -> &'static str {
    "Ce document a été altéré depuis son ajout\u{a0}: il ne peut pas être lu. L’incident est tracé."
}

/// A name that was left empty, by the field that asks for it.
#[must_use]
pub fn name_needed(field: &str) -> &'static str {
    match field {
        "birth_name" => "Indiquez le nom de naissance.",
        "first_given_name" => "Indiquez le premier prénom.",
        _ => "Indiquez ce nom.",
    }
}

/// A written consent without its scan.
#[must_use]
pub const fn paper_missing() -> &'static str {
    "Joignez le document signé par le patient."
}

/// The paper of a consent is not in this record.
#[must_use]
pub const fn paper_not_found() -> &'static str {
    "Le document de consentement est introuvable dans ce dossier."
}

/// There is nothing to ask the national service with.
#[must_use]
pub const fn insi_not_allowed() -> &'static str {
    "Une identité douteuse ou fictive ne peut pas être soumise au téléservice INSi."
}

/// The national service is not connected.
#[must_use]
pub const fn insi_not_connected() -> &'static str {
    "Le téléservice INSi n’est pas raccordé à cette installation. L’identité n’a pas changé."
}

/// The national service found nobody, or several persons.
#[must_use]
pub const fn insi_unknown() -> &'static str {
    "Le téléservice INSi ne reconnaît pas une identité unique avec ces traits. L’identité n’a pas changé."
}

/// Somebody else changed the record meanwhile.
#[must_use]
pub const fn changed_meanwhile() -> &'static str {
    "Une autre personne a modifié cette identité entre-temps. Rechargez la page\u{a0}: rien n’a été enregistré."
}

/// A text that goes beyond what its place takes.
#[must_use]
pub fn too_long(longest: usize) -> String {
    format!("Ce texte dépasse {longest} caractères\u{a0}: raccourcissez-le.")
}

/// A pathway without a name.
#[must_use]
pub const fn episode_label_needed() -> &'static str {
    "Donnez un nom à ce parcours, par exemple «\u{a0}Sein gauche 2026\u{a0}»."
}

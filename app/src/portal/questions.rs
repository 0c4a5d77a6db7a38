//! Answers to the first questions of a patient.

use crate::prelude::*;

use crate::{routes, shell::Page};

/// What patients ask first, in plain words.
#[component]
pub fn Questions() -> impl IntoView {
    view! {
        <Page title="Aide" prose=true>
            <h2>"Qu’est-ce que la réunion dont on m’a parlé\u{a0}?"</h2>
            <p>
                "C’est une réunion où plusieurs spécialistes (par exemple un chirurgien, un oncologue et un radiologue) "
                "discutent ensemble de votre dossier. Ils proposent un traitement adapté à votre situation. Les soignants "
                "l’appellent «\u{a0}réunion de concertation pluridisciplinaire\u{a0}», ou RCP."
            </p>
            <h2>"Est-ce que je participe à cette réunion\u{a0}?"</h2>
            <p>
                "Non. Votre médecin y présente votre dossier, puis vous explique la proposition en consultation. Vous pouvez "
                "lui dire avant la réunion ce qui compte pour vous. Rien n’est décidé sans votre accord."
            </p>
            <h2>"Qui peut lire mon dossier\u{a0}?"</h2>
            <p>
                "Les professionnels qui vous soignent et ceux qui participent à la réunion. Chaque lecture est enregistrée. "
                <a href=routes::PORTAL_PERSONAL_DATA>"En savoir plus sur vos données"</a>
                "."
            </p>
            <h2>"J’ai une question urgente sur ma santé"</h2>
            <p>
                "Ce site n’est pas lu en temps réel. Appelez votre équipe de soins, ou le 15 (ou le 112) en cas d’urgence. "
                "Le 114 répond par SMS si vous ne pouvez pas parler ou entendre."
            </p>
        </Page>
    }
}

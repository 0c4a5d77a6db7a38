//! The first page of the patients' site: what it is, what it will be.

use crate::prelude::*;

use crate::{routes, shell::Page};

/// Explains the site to a patient or a relative, without asking anything.
#[component]
pub fn FrontDoor() -> impl IntoView {
    view! {
        <Page title="Votre espace patient" prose=true>
            <p class="lead">
                "Quand vous êtes soigné pour un cancer, plusieurs spécialistes se réunissent pour discuter de votre dossier "
                "et vous proposer un traitement. Cet espace vous permettra de suivre cette étape."
            </p>
            <h2>"Ce que vous pourrez y faire"</h2>
            <ul class="plain-list">
                <li>"Voir qui peut lire votre dossier, et qui l’a lu."</li>
                <li>"Donner votre accord pour le partage de votre dossier, ou le retirer."</li>
                <li>"Retrouver votre plan de soins, expliqué avec des mots simples."</li>
                <li>"Dire ce qui compte pour vous avant la réunion."</li>
            </ul>
            <div class="note">
                <p>
                    "Cet espace n’est pas encore ouvert. Votre équipe de soins vous remettra vos accès quand il le sera. "
                    "En attendant, elle répond à vos questions et à vos demandes."
                </p>
            </div>
            <h2>"Vos droits dès aujourd’hui"</h2>
            <p>
                "Vous pouvez demander à lire votre dossier, à le faire corriger, ou vous opposer à son partage. "
                <a href=routes::PORTAL_PERSONAL_DATA>"Comment vos données sont utilisées et protégées"</a>
                "."
            </p>
        </Page>
    }
}

//! The front door of the professionals' site.

use crate::prelude::*;

use crate::{routes, shell::Page};

/// Says what the site is and where to sign in.
#[component]
pub fn Welcome() -> impl IntoView {
    view! {
        <Page title="Terr-eSanté, dossier communicant de cancérologie" prose=true>
            <p>
                "Préparer, tenir et tracer les réunions de concertation pluridisciplinaire (RCP) de cancérologie\u{a0}: "
                "le planning des séances, les fiches, la réunion, la proposition et le plan de soins."
            </p>
            <p>"Ce site est réservé aux professionnels de santé et aux secrétariats. Chaque consultation d’un dossier est tracée."</p>
            <p>
                <a class="btn btn-primary" rel="external" href=routes::SIGN_IN>
                    "Se connecter"
                </a>
            </p>
            <p>
                "Vous êtes patient ou proche\u{a0}? "
                <a rel="external" href=routes::PORTAL>
                    "Aller à l’espace des patients"
                </a>
            </p>
        </Page>
    }
}

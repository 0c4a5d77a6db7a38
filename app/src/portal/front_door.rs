//! The first page of the patients' site: what it is for a stranger, what one comes for when signed in.

use crate::prelude::*;

use super::{
    calls::{Who, portal_who},
    record::{here, link, others},
};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, Look},
};

/// Explains the site to a patient or a relative, or leads to the four things that one does there.
#[component]
pub fn FrontDoor() -> impl IntoView {
    let who = Resource::new(|| (), |()| portal_who());
    let record = here();
    loaded(who, move |who| match who {
        Some(who) => home(&who, &record),
        None => welcome(),
    })
}

fn home(who: &Who, record: &str) -> AnyView {
    let title = format!("Bonjour {}", who.name);
    if who.records.is_empty() {
        return view! {
            <Page title=title prose=true>
                <p class="lead">{domain::words::portal::nothing_tied()}</p>
            </Page>
        }
        .into_any();
    }
    let door = |path: &'static str, title: &'static str, sentence: &'static str| {
        view! {
            <li>
                <a href=link(path, record)>
                    <strong>{title}</strong>
                </a>
                <p class="quiet-text">{sentence}</p>
            </li>
        }
    };
    let circle = door(
        routes::PORTAL_CIRCLE,
        "Qui peut voir mon dossier",
        "Les personnes et les établissements, pourquoi, et comment retirer un accès.",
    );
    let looks =
        door(routes::PORTAL_LOOKS, "Qui l’a regardé", "Chaque ouverture de votre dossier, avec le nom et le jour.");
    let advice = door(
        routes::PORTAL_ADVICE,
        "L’avis des réunions",
        "Ce que les spécialistes proposent, une fois que votre médecin vous l’a annoncé.",
    );
    let consents = door(routes::PORTAL_CONSENTS, "Mes accords", "Ce que vous avez accepté, et comment changer d’avis.");
    let others = others(who, routes::PORTAL, record);
    view! {
        <Page title=title prose=true>
            {others} <ul class="plain-list">{circle} {looks} {advice} {consents}</ul>
        </Page>
    }
    .into_any()
}

fn welcome() -> AnyView {
    view! {
        <Page title="Votre espace patient" prose=true>
            <p class="lead">
                "Quand vous êtes soigné pour un cancer, plusieurs spécialistes se réunissent pour discuter de votre dossier "
                "et vous proposer un traitement. Cet espace vous permet de suivre cette étape."
            </p>
            <p>
                <Button look=Look::Primary href=routes::PORTAL_SIGN_IN>
                    "Se connecter"
                </Button>
                " "
                <Button href=routes::PORTAL_OPEN>"J’ai reçu un code de mon équipe de soins"</Button>
            </p>
            <h2>"Ce que vous pouvez y faire"</h2>
            <ul class="plain-list">
                <li>"Voir qui peut lire votre dossier, et qui l’a lu."</li>
                <li>"Retirer l’accès d’une personne, ou votre accord pour le partage du dossier."</li>
                <li>"Lire ce que la réunion propose, une fois que votre médecin vous l’a annoncé."</li>
            </ul>
            <h2>"Vous n’avez pas encore d’accès"</h2>
            <p>"Demandez-le à l’accueil du service qui vous soigne\u{a0}: on vous remettra un code, et vous choisirez un mot de passe chez vous."</p>
            <h2>"Vos droits"</h2>
            <p>
                "Vous pouvez aussi demander à lire votre dossier, à le faire corriger, ou vous opposer à son partage auprès de votre équipe de soins. "
                <a href=routes::PORTAL_PERSONAL_DATA>"Comment vos données sont utilisées et protégées"</a>
                "."
            </p>
        </Page>
    }
    .into_any()
}

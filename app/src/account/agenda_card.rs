//! How sessions reach one's agenda: by mail, and at a secret address. Plain forms: nothing of it waits for the program.

use crate::prelude::*;
use leptos_router::hooks::use_query_map;

use super::calls::Agenda;
use crate::{
    routes,
    ui::{Button, Card, Mark, Notice},
};

/// The mails about sessions, and the address of one's agenda.
#[component]
pub fn AgendaCard(
    /// What is in service.
    agenda: Agenda,
) -> impl IntoView {
    let (daily, made) = (agenda.daily, agenda.is_made);
    let kept = use_query_map().with_untracked(|query| query.get("fait").is_some_and(|what| what == "courriels"));
    let kept = kept.then(|| {
        view! {
            <Notice mark=Mark::Done urgent=true>
                "Ce choix est enregistré."
            </Notice>
        }
    });
    view! {
        <Card title="Mes séances de RCP par courriel">
            {kept}
            <form class="form" method="post" action=routes::SET_MAILS>
                <fieldset class="field">
                    <legend>"Quand une séance est planifiée, déplacée ou annulée"</legend>
                    <div class="radios">
                        <label class="check">
                            <input type="radio" name="mails" value="each" checked=!daily />
                            <span>"Un courriel par changement, tout de suite"</span>
                        </label>
                        <label class="check">
                            <input type="radio" name="mails" value="daily" checked=daily />
                            <span>"Un résumé par jour plutôt qu’un courriel par changement, à 7\u{a0}h"</span>
                        </label>
                    </div>
                </fieldset>
                <div class="form-actions">
                    <Button submit=true>"Enregistrer ce choix"</Button>
                </div>
            </form>
        </Card>
        <Card title="Mon agenda dans un autre logiciel">
            <form class="form" method="post" action=routes::SET_AGENDA>
                <p>{agenda.address}</p>
                <p class="hint">
                    "Une adresse secrète donne vos séances, sans aucun dossier, à l’agenda de votre téléphone ou de votre ordinateur. Qui la connaît les voit\u{a0}: ne la transmettez pas. "
                    "Certains logiciels ne la relisent que toutes les quelques heures."
                </p>
                <div class="form-actions">
                    <Button submit=true name="gesture" value="make">
                        {if made { "Remplacer l’adresse" } else { "Créer une adresse" }}
                    </Button>
                    {made.then(|| view! { <Button submit=true name="gesture" value="end">"Supprimer l’adresse"</Button> })}
                </div>
            </form>
        </Card>
    }
}

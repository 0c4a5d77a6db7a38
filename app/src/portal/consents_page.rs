//! What was consented, and how one changes one's mind.

use crate::prelude::*;

use super::{
    calls::{CircleDto, portal_circle},
    record::{here, said},
};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, Card, Look, Mark, Notice},
};

/// The consents.
#[component]
pub fn ConsentsPage() -> impl IntoView {
    let record = here();
    let circle = Resource::new(move || record.clone(), portal_circle);
    let done = said();
    view! { <Page title="Mes accords" prose=true>{loaded(circle, move |circle| show(circle, done))}</Page> }
}

fn show(circle: CircleDto, done: Option<&'static str>) -> AnyView {
    let done = done.map(|sentence| view! { <Notice mark=Mark::Done urgent=true>{sentence}</Notice> });
    let problem = (!circle.problem.is_empty())
        .then(|| view! { <Notice mark=Mark::Blocking urgent=true>{circle.problem.clone()}</Notice> });
    let mark = if circle.shared { Mark::Done } else { Mark::Check };
    let none = circle.steps.is_empty().then(|| view! { <p class="quiet-text">"Aucun accord n’est enregistré."</p> });
    let steps = circle.steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
    let change = if circle.shared { withdrawal(circle.record) } else { agreement(circle.record) };
    view! {
        {done}
        {problem}
        <Notice mark=mark>{circle.sharing}</Notice>
        {change}
        <Card title="Ce que vous avez dit">{none} <ul class="plain-list">{steps}</ul></Card>
    }
    .into_any()
}

fn withdrawal(record: String) -> AnyView {
    view! {
        <details>
            <summary class="btn">"Retirer mon accord"</summary>
            <form method="post" action=routes::PORTAL_CONSENTS class="form">
                <p>{domain::words::consent::before_withdrawal()}</p>
                <p>"Vos soins continuent. Vous pourrez redonner votre accord quand vous voudrez."</p>
                <input type="hidden" name="dossier" value=record />
                <input type="hidden" name="geste" value="retirer" />
                <div class="form-actions">
                    <Button submit=true look=Look::Danger>"Retirer mon accord maintenant"</Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn agreement(record: String) -> AnyView {
    view! {
        <form method="post" action=routes::PORTAL_CONSENTS class="form">
            <p>"Vous acceptez que les professionnels qui vous soignent partagent votre dossier, et qu’il soit présenté en réunion. Un code vous sera demandé."</p>
            <input type="hidden" name="dossier" value=record />
            <input type="hidden" name="geste" value="donner" />
            <div class="form-actions">
                <Button submit=true>"Donner mon accord"</Button>
            </div>
        </form>
    }
    .into_any()
}

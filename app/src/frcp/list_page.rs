//! `/fiches`: the forms that one may read. A plain form filters and sorts, so that the address keeps what is looked at.

use crate::prelude::*;
use crate::wire::code;
use domain::{
    frcp::StageName,
    planning::paris::to_paris,
    words::{dates, frcp as words},
};
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use super::list_calls::{FormLine, ListAsked, ListOrder, ListShown, list_frcps};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, Choice, Column, EmptyState, Field, Look, Pill, Select, Table},
};

const STAGES: [StageName; 9] = [
    StageName::Initiated,
    StageName::Filling,
    StageName::Ready,
    StageName::Discussed,
    StageName::ToValidate,
    StageName::Validated,
    StageName::Replaced,
    StageName::Withdrawn,
    StageName::Abandoned,
];
const ORDERS: [(ListOrder, &str, &str); 3] = [
    (ListOrder::Latest, "", "Dernière écriture"),
    (ListOrder::Session, "seance", "Date de séance"),
    (ListOrder::Patient, "patient", "Nom du patient"),
];

/// `/fiches`
#[component]
pub fn ListPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(read));
    let list = Resource::new(move || asked.get(), list_frcps);
    let first = asked.get_untracked();
    view! {
        <Page title="Fiches RCP">
            {filters(&first)}
            {loaded(list, move |list| show(&asked.get_untracked(), list))}
        </Page>
    }
}

fn read(query: &ParamsMap) -> ListAsked {
    let word = |name: &str| query.get(name).unwrap_or_default();
    let (stage, order) = (word("etat"), word("tri"));
    ListAsked {
        stage: STAGES.into_iter().find(|one| code(*one) == stage),
        order: ORDERS.iter().find(|one| one.1 == order).map_or(ListOrder::Latest, |one| one.0),
        page: word("page").parse().unwrap_or(0),
    }
}

fn order_code(order: ListOrder) -> &'static str {
    ORDERS.iter().find(|one| one.0 == order).map_or("", |one| one.1)
}

fn filters(asked: &ListAsked) -> AnyView {
    let stage = RwSignal::new(asked.stage.map(code).unwrap_or_default());
    let order = RwSignal::new(order_code(asked.order).to_owned());
    let stages = STAGES.into_iter().map(|one| Choice::new(code(one), words::stage(one))).collect();
    let orders = ORDERS.iter().skip(1).map(|one| Choice::new(one.1, one.2)).collect();
    view! {
        <form class="form" method="get" action=routes::FRCPS>
            <Field name="etat" label="État">
                <Select value=stage choices=stages nothing="Tous" />
            </Field>
            <Field name="tri" label="Trier par">
                <Select value=order choices=orders nothing="Dernière écriture" />
            </Field>
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    "Afficher"
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn show(asked: &ListAsked, list: ListShown) -> AnyView {
    if list.forms.is_empty() {
        let why = "Aucune fiche que vous pouvez lire ne correspond. Choisissez un autre état.";
        return view! { <EmptyState title="Aucune fiche" sentence=why /> }.into_any();
    }
    let columns = ["Patient", "RCP", "Séance", "État", "Dernière écriture"].map(Column::text).to_vec();
    let step = |page: u64, word: &'static str| {
        view! { <Button href=address(asked, page)>{word}</Button> }
    };
    let before = asked.page.checked_sub(1).map(|page| step(page, "Page précédente"));
    let after = list.more.then(|| step(asked.page + 1, "Page suivante"));
    view! {
        <Table caption="Fiches que vous pouvez lire" caption_hidden=true columns=columns>
            {list.forms.into_iter().map(row).collect_view()}
        </Table>
        <div class="form-actions">{before} {after}</div>
    }
    .into_any()
}

fn address(asked: &ListAsked, page: u64) -> String {
    let stage = asked.stage.map(code).unwrap_or_default();
    format!("{}?etat={stage}&tri={}&page={page}", routes::FRCPS, order_code(asked.order))
}

fn row(form: FormLine) -> AnyView {
    let version = (form.version > 1).then(|| words::version(form.version.unsigned_abs()).to_lowercase());
    view! {
        <tr>
            <td>
                <a href=format!("{}/{}", routes::FRCPS, form.id)>
                    {format!("{} {}", form.birth_name, form.first_name)}
                </a>
                {format!(", {}", form.born)}
            </td>
            <td>{form.board}</td>
            <td class="num">{form.session_at.map(moment)}</td>
            <td>
                <Pill word=words::stage(form.stage) />
                " "
                {version}
            </td>
            <td class="num">{moment(form.updated_at)}</td>
        </tr>
    }
    .into_any()
}

fn moment(at: i64) -> String {
    dates::numeric_with_hour(to_paris(chrono::DateTime::from_timestamp_millis(at).unwrap_or_default()))
}

//! Which board for a case, soonest: the address holds what is looked for, and no patient is needed.

use super::find_calls::{FindAsked, FoundBoard, FoundDate, find_boards};
use crate::prelude::*;
use crate::{
    routes::{self, Room},
    shell::{Page, loaded},
    ui::{Button, Card, Choice, Column, EmptyState, Field, LoadBar, Look, Mark, Pill, Select, Table, TextInput},
    wire::{code, named},
};
use domain::{
    offer::{Organ, RcpType},
    words,
};
use leptos_router::hooks::use_query_map;

const KINDS: [RcpType; 4] = [RcpType::Standard, RcpType::Recourse, RcpType::RareCancer, RcpType::Paediatric];

/// The search for a board.
#[component]
pub fn FindBoardPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| FindAsked {
            organ: query.get("organe").and_then(|text| named(&text)),
            district: query.get("departement").unwrap_or_default(),
            kind: query.get("question").and_then(|text| named(&text)),
        })
    });
    let found = Resource::new(move || asked.get(), find_boards);
    view! {
        <Page title="Quelle RCP, au plus tôt\u{a0}?">
            {move || form(&asked.get())} {loaded(found, show)}
        </Page>
    }
}

/// A plain form: it asks by its address, without any script.
fn form(asked: &FindAsked) -> AnyView {
    let organs = Organ::ALL.iter().map(|organ| Choice::new(code(*organ), words::offer::organ(*organ))).collect();
    let kinds = KINDS.iter().map(|kind| Choice::new(code(*kind), words::planning::question_for(*kind))).collect();
    let organ = RwSignal::new(asked.organ.map(code).unwrap_or_default());
    let kind = RwSignal::new(asked.kind.map(code).unwrap_or_default());
    let district = RwSignal::new(asked.district.clone());
    view! {
        <form method="get" action=routes::FIND_BOARD class="form find-form">
            <Field name="organe" label="Organe">
                <Select value=organ choices=organs nothing="Tous" />
            </Field>
            <Field name="departement" label="Département" hint="Les premiers chiffres du code postal, comme 93." optional=true>
                <TextInput value=district />
            </Field>
            <Field name="question" label="Question">
                <Select value=kind choices=kinds nothing="Toutes" />
            </Field>
            <div class="form-actions">
                <Button look=Look::Primary submit=true>"Chercher"</Button>
            </div>
        </form>
    }
    .into_any()
}

fn show(boards: Vec<FoundBoard>) -> AnyView {
    if boards.is_empty() {
        return view! {
            <EmptyState title="Aucune RCP ne correspond" sentence="Retirez le département ou la question, ou consultez toutes les offres.">
                <Button href=routes::OFFERS>"Voir les offres de RCP"</Button>
            </EmptyState>
        }
        .into_any();
    }
    boards.into_iter().map(board).collect_view().into_any()
}

fn board(board: FoundBoard) -> AnyView {
    let columns = vec![Column::text("Séance"), Column::text("Inscription"), Column::text("Charge")];
    let caption = format!("Prochaines séances de {}", board.name);
    let contacts = board.contacts.into_iter().map(contact).collect_view();
    let (planning, offer) =
        (format!("{}?rcp={}", Room::Planning.path(), board.id), format!("{}/{}", routes::OFFERS, board.id));
    let dates = (!board.dates.is_empty()).then(|| {
        view! {
            <Table caption=caption caption_hidden=true columns=columns>
                {board.dates.into_iter().map(line).collect_view()}
            </Table>
        }
    });
    view! {
        <Card title=board.name>
            <p>{board.place}</p>
            <p>
                <strong>{board.soonest}</strong>
            </p>
            {dates}
            <ul class="plain-list">{contacts}</ul>
            <p class="form-actions">
                <a href=planning>"Planning de cette RCP"</a>
                <a href=offer>"Son offre"</a>
            </p>
        </Card>
    }
    .into_any()
}

fn line(date: FoundDate) -> AnyView {
    let mark = if date.free { Mark::Done } else { Mark::Check };
    view! {
        <tr>
            <td>{date.when}</td>
            <td>
                <Pill mark=mark word=date.taking />
            </td>
            <td>
                <LoadBar used=date.used available=date.available />
            </td>
        </tr>
    }
    .into_any()
}

fn contact((name, phone, mail): (String, String, String)) -> AnyView {
    let phone = (!phone.is_empty()).then(|| {
        let href = format!("tel:{}", phone.replace([' ', '.', '\u{a0}'], ""));
        view! { " " <a href=href>{phone}</a> }
    });
    let mail = (!mail.is_empty()).then(|| view! { " " <a href=format!("mailto:{mail}")>{mail}</a> });
    view! { <li>{name} {phone} {mail}</li> }.into_any()
}

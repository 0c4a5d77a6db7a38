//! `/modeles`: the form of each organ, the version in force and, for its group, the one that is being made.

use crate::plain_form::hidden;
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    sign_in::person,
    ui::{Button, Column, Table},
};
use domain::{
    forms::builder::{Standing, typed::code_of},
    words,
};
use serde::{Deserialize, Serialize};
use services::{
    access::{
        acts::{ListForms, OpenFormGroup},
        ask,
    },
    forms::{
        FIRST_OF_A_GROUP,
        builder::{Begins, FormLine, forms},
    },
};

/// A line, in words.
#[derive(Clone, Serialize, Deserialize)]
struct Line {
    organ: String,
    begins: String,
    /// It has a group.
    owned: bool,
    /// Where the group's page is, for whoever may open it.
    href: Option<String>,
    next: Option<(String, Standing)>,
    /// What opens its group, for whoever may.
    opens: Option<String>,
}

/// The list of the forms.
pub(crate) fn list_page() -> AnyView {
    loaded(Resource::new(|| (), |()| load()), page)
}

async fn load() -> Result<Vec<Line>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<ListForms>(&ctx, &actor, ()).await?;
    let may_open = ask::<OpenFormGroup>(&ctx, &actor, ()).await.is_ok();
    let today = ctx.today();
    Ok(forms(&ctx, grant).await?.iter().map(|one| line(one, today, may_open)).collect())
}

fn line(one: &FormLine, today: chrono::NaiveDate, may_open: bool) -> Line {
    let number = |version| words::capitalised(&words::builder::version(version, FIRST_OF_A_GROUP));
    let since = |from| words::builder::since(from, today);
    Line {
        organ: words::offer::organ(one.organ).to_owned(),
        begins: match &one.begins {
            Begins::Group(version, from) => format!("{}, {}", number(*version), since(*from)),
            Begins::Shipped(version) => number(*version),
            Begins::Generic => "Fiche générique".to_owned(),
        },
        owned: one.group.is_some(),
        opens: (may_open && one.group.is_none()).then(|| code_of(&one.organ)),
        href: one.group.filter(|_| one.open).map(|id| routes::form_group(&id.to_string())),
        next: one.next.map(|(version, standing, from)| {
            let when = from.map(|from| format!(", {}", since(from))).unwrap_or_default();
            (format!("{}{when}", number(version)), standing)
        }),
    }
}

fn page(lines: Vec<Line>) -> AnyView {
    let columns = vec![
        Column::text("Spécialité"),
        Column::text("En vigueur"),
        Column::text("En préparation"),
        Column::text("Groupe"),
    ];
    view! {
        <Page title="Modèles de fiche">
            <p class="hint">
                "Chaque modèle est tenu par le groupe de sa spécialité. Une fiche commencée garde la version sous laquelle elle a commencé."
            </p>
            <Table caption="Modèles de fiche, par spécialité" caption_hidden=true columns=columns>
                {lines.into_iter().map(row).collect_view()}
            </Table>
        </Page>
    }
    .into_any()
}

fn row(line: Line) -> AnyView {
    let next = line.next.map(|(words, standing)| view! { {super::standing(standing)} " " {words} }.into_any());
    let label = format!("Ouvrir le groupe {}", line.organ);
    let group = match (line.href, line.owned) {
        (None, false) if line.opens.is_some() => view! {
            <form method="post" action=routes::FORM_MODELS>
                {hidden("organe", line.opens.unwrap_or_default())}
                <Button submit=true label=label>
                    "Ouvrir le groupe"
                </Button>
            </form>
        }
        .into_any(),
        (Some(href), _) => view! { <a href=href>{format!("Groupe {}", line.organ)}</a> }.into_any(),
        (None, true) => view! { "Groupe ouvert" }.into_any(),
        (None, false) => view! { "Aucun groupe" }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{line.organ}</th>
            <td>{line.begins}</td>
            <td>{next}</td>
            <td>{group}</td>
        </tr>
    }
    .into_any()
}

//! `/modeles/:id`: the group of one form, its members, its versions, what the next one would change and how the questions are answered.

use crate::prelude::*;
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    sign_in::person,
    ui::{Card, Column, Table},
};
use domain::{
    forms::builder::{FEWEST, Standing},
    ids::FormGroupId,
    words,
};
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};
use services::{
    Context, Error,
    access::{Actor, acts::SeeFormGroup, ask},
    forms::{self, FIRST_OF_A_GROUP, builder},
};

/// The page, in words.
#[derive(Clone, Serialize, Deserialize)]
struct Shown {
    title: String,
    members: Vec<String>,
    versions: Vec<VersionShown>,
    next: Option<NextShown>,
    /// The version whose answers are counted, how many forms, and its questions when there are enough.
    rates: Option<(String, usize, Option<Vec<RateShown>>)>,
}

#[derive(Clone, Serialize, Deserialize)]
struct VersionShown {
    name: String,
    standing: Standing,
    when: String,
    authors: String,
    approvals: String,
    taken_back: Option<String>,
}

/// What stands in the way of the version being made, and what it would change.
#[derive(Clone, Serialize, Deserialize)]
struct NextShown {
    name: String,
    rehearsal: Option<String>,
    gone: Vec<String>,
    lost: Vec<String>,
    remarks: Vec<(String, String)>,
}

#[derive(Clone, Serialize, Deserialize)]
struct RateShown {
    label: String,
    place: String,
    shown: usize,
    filled: usize,
    percent: Option<usize>,
}

/// The page of a group.
pub(crate) fn group_page() -> AnyView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    loaded(Resource::new(id, load), page)
}

async fn load(id: String) -> Result<Shown, Failure> {
    let (ctx, actor) = person()?;
    let group: FormGroupId = id.parse().map_err(|_| Failure::NotFound)?;
    let seen = builder::see_group(&ctx, ask::<SeeFormGroup>(&ctx, &actor, group).await?).await?;
    let making = seen.versions.iter().find(|one| is_made(one.standing));
    Ok(Shown {
        next: match making {
            Some(line) => Some(next(&ctx, &actor, group, line).await?),
            None => None,
        },
        rates: rates(&ctx, &actor, group, &seen.key).await?,
        versions: seen.versions.iter().map(|line| version(&ctx, line)).collect(),
        members: seen.members.into_iter().map(|one| one.name).collect(),
        title: seen.title,
    })
}

const fn is_made(standing: Standing) -> bool {
    matches!(standing, Standing::Draft | Standing::InReview | Standing::Approved | Standing::Planned)
}

fn name(version: u32) -> String {
    words::capitalised(&words::builder::version(version, FIRST_OF_A_GROUP))
}

fn version(ctx: &Context, line: &builder::VersionLine) -> VersionShown {
    let approvals: Vec<&str> = line.approvals.iter().map(|(name, _)| name.as_str()).collect();
    VersionShown {
        name: name(line.version),
        standing: line.standing,
        when: line.from.map(|from| words::builder::since(from, ctx.today())).unwrap_or_default(),
        authors: line.authors.join(", "),
        approvals: approvals.join(", "),
        taken_back: line.taken_back.clone(),
    }
}

async fn next(
    ctx: &Context,
    actor: &Actor,
    group: FormGroupId,
    line: &builder::VersionLine,
) -> Result<NextShown, Failure> {
    let seen = builder::see_version(ctx, ask::<SeeFormGroup>(ctx, actor, group).await?, line.id).await?;
    let told = match builder::rehearse(ctx, ask::<SeeFormGroup>(ctx, actor, group).await?, line.id).await {
        Ok(told) => Some(told),
        // The remarks say why it does not stand alone.
        Err(Error::Refused(_)) => None,
        Err(other) => return Err(other.into()),
    };
    let counted = |one: &domain::forms::builder::Counted| words::builder::counted(one);
    Ok(NextShown {
        name: name(line.version),
        rehearsal: told.as_ref().map(words::builder::rehearsal),
        gone: told.iter().flat_map(|told| &told.gone).map(|one| one.words.clone()).collect(),
        lost: told.iter().flat_map(|told| &told.lost).map(counted).collect(),
        remarks: seen.written.remarks.into_iter().map(|one| (one.place, one.sentence)).collect(),
    })
}

/// How the questions of the version in force are answered; none for a form that has no version of its own.
async fn rates(
    ctx: &Context,
    actor: &Actor,
    group: FormGroupId,
    key: &str,
) -> Result<Option<(String, usize, Option<Vec<RateShown>>)>, Failure> {
    let form = &forms::newest(&ctx.db.read, key, ctx.today()).await?.form;
    if form.key.as_str() != key {
        return Ok(None);
    }
    let told = builder::fill_rates(ctx, ask::<SeeFormGroup>(ctx, actor, group).await?, form.version).await?;
    let shown = |one: domain::forms::builder::Filled| RateShown {
        percent: one.percent(),
        label: one.label,
        place: one.name,
        shown: one.shown,
        filled: one.filled,
    };
    let questions = told.questions.map(|all| all.into_iter().map(shown).collect());
    Ok(Some((name(form.version), told.forms, questions)))
}

fn page(shown: Shown) -> AnyView {
    let members = shown.members.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <Page title=format!("Modèle de fiche\u{a0}: {}", shown.title)>
            <Card title="Versions">{versions(shown.versions)}</Card>
            {shown.next.map(next_card)}
            {shown.rates.map(rates_card)}
            <Card title="Membres du groupe">
                <ul class="plain-list">{members}</ul>
            </Card>
            <p>
                <a href=routes::FORM_MODELS>"Tous les modèles de fiche"</a>
            </p>
        </Page>
    }
    .into_any()
}

fn versions(lines: Vec<VersionShown>) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="quiet-text">"Le groupe n’a pas encore préparé de version."</p> }.into_any();
    }
    let columns = vec![
        Column::text("Version"),
        Column::text("État"),
        Column::text("En vigueur"),
        Column::text("Rédaction"),
        Column::text("Approuvée par"),
    ];
    let row = |line: VersionShown| {
        let why = line.taken_back.map(|why| view! { <p class="hint">{why}</p> }.into_any());
        view! {
            <tr>
                <th scope="row">{line.name}</th>
                <td>{super::standing(line.standing)} {why}</td>
                <td>{line.when}</td>
                <td>{line.authors}</td>
                <td>{line.approvals}</td>
            </tr>
        }
        .into_any()
    };
    view! {
        <Table caption="Versions, la plus récente d’abord" caption_hidden=true columns=columns>
            {lines.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

fn next_card(next: NextShown) -> AnyView {
    let list = |title: &'static str, lines: Vec<String>| {
        let items = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
        (!lines.is_empty()).then(|| {
            view! {
                <h3 class="section-title">{title}</h3>
                <ul class="plain-list">{items}</ul>
            }
            .into_any()
        })
    };
    let remarks = next
        .remarks
        .into_iter()
        .map(|(place, sentence)| if place.is_empty() { sentence } else { format!("{place}\u{a0}: {sentence}") });
    view! {
        <Card title=next.name>
            {next.rehearsal.map(|line| view! { <p>{line}</p> })}
            {list("À corriger avant la relecture", remarks.collect())}
            {list("Réponses qui n’auraient plus de place", next.lost)}
            {list("Règles qui ne s’appliquent plus", next.gone)}
        </Card>
    }
    .into_any()
}

fn rates_card((name, forms, questions): (String, usize, Option<Vec<RateShown>>)) -> AnyView {
    let Some(questions) = questions else {
        return view! {
            <Card title="Remplissage des questions">
                <p class="quiet-text">{words::builder::too_few(FEWEST)}</p>
            </Card>
        }
        .into_any();
    };
    let columns = vec![
        Column::text("Question"),
        Column::text("Place"),
        Column::number("Affichée"),
        Column::number("Remplie"),
        Column::number("Taux"),
    ];
    let row = |one: RateShown| {
        let percent = one.percent.map(|percent| format!("{percent}\u{a0}%")).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{one.label}</th>
                <td>{one.place}</td>
                <td class="cell-number">{one.shown}</td>
                <td class="cell-number">{one.filled}</td>
                <td class="cell-number">{percent}</td>
            </tr>
        }
        .into_any()
    };
    view! {
        <Card title="Remplissage des questions">
            <p class="hint">{words::builder::counted_over(&name, forms)}</p>
            <Table caption="Questions et leur remplissage" caption_hidden=true columns=columns>
                {questions.into_iter().map(row).collect_view()}
            </Table>
        </Card>
    }
    .into_any()
}

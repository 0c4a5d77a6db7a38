//! `/modeles/:id`: the group of one form, its members, its versions, what the next one would change and how the questions are answered.

use crate::plain_form::hidden;
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    sign_in::{Problem, person, posted_problem},
    ui::{Button, Card, Column, Field, Look, Mark, Notice, Table, TextInput},
};
use domain::{
    forms::builder::{FEWEST, Standing},
    ids::FormGroupId,
    words,
};
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use services::{
    Context, Error,
    access::{
        Actor,
        acts::{NameFormMember, SeeFormGroup},
        ask,
    },
    forms::{self, FIRST_OF_A_GROUP, builder},
};

/// The page, in words.
#[derive(Clone, Serialize, Deserialize)]
struct Shown {
    group: String,
    title: String,
    /// Each member: the account and the name.
    members: Vec<(String, String)>,
    /// For an actor who may name members.
    naming: Option<Naming>,
    /// The actor may begin the next version.
    may_begin: bool,
    problem: Problem,
    versions: Vec<VersionShown>,
    next: Option<NextShown>,
    /// The version whose answers are counted, how many forms, and its questions when there are enough.
    rates: Option<(String, usize, Option<Vec<RateShown>>)>,
}

/// The search for somebody to name, and whom it found.
#[derive(Clone, Serialize, Deserialize)]
struct Naming {
    words: String,
    /// Each professional: the identity, the name, and what is known of the person.
    people: Vec<(String, String, String)>,
}

#[derive(Clone, Serialize, Deserialize)]
struct VersionShown {
    href: String,
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
    let (params, query) = (use_params_map(), use_query_map());
    let address = move || {
        let words = query.with(|query| query.get("membre")).unwrap_or_default();
        (params.with(|params| params.get("id")).unwrap_or_default(), words)
    };
    loaded(Resource::new(address, |(id, words)| load(id, words)), page)
}

async fn load(id: String, words: String) -> Result<Shown, Failure> {
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
        versions: seen.versions.iter().map(|line| version(&ctx, &id, line)).collect(),
        members: seen.members.iter().map(|one| (one.account.to_string(), one.name.clone())).collect(),
        naming: if seen.may.name { Some(found(&ctx, &actor, group, words).await?) } else { None },
        may_begin: seen.may.write && !seen.versions.iter().any(|one| is_open(one.standing)),
        problem: posted_problem().await?.unwrap_or_default(),
        title: seen.title,
        group: id,
    })
}

/// The professionals of these words, to be named.
async fn found(ctx: &Context, actor: &Actor, group: FormGroupId, words: String) -> Result<Naming, Failure> {
    let people = builder::candidates(ctx, ask::<NameFormMember>(ctx, actor, group).await?, &words).await?;
    Ok(Naming { words, people: people.into_iter().map(|one| (one.id.to_string(), one.name, one.about)).collect() })
}

const fn is_open(standing: Standing) -> bool {
    matches!(standing, Standing::Draft | Standing::InReview | Standing::Approved)
}

const fn is_made(standing: Standing) -> bool {
    matches!(standing, Standing::Draft | Standing::InReview | Standing::Approved | Standing::Planned)
}

fn name(version: u32) -> String {
    words::capitalised(&words::builder::version(version, FIRST_OF_A_GROUP))
}

fn version(ctx: &Context, group: &str, line: &builder::VersionLine) -> VersionShown {
    let approvals: Vec<&str> = line.approvals.iter().map(|(name, _)| name.as_str()).collect();
    VersionShown {
        href: super::version_of(group, &line.id.to_string()),
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
    let (problem, begin, members) = (problem(&shown), begin(&shown), members(&shown));
    view! {
        <Page title=format!("Modèle de fiche\u{a0}: {}", shown.title)>
            {problem}
            <Card title="Versions">{versions(shown.versions)} {begin}</Card>
            {shown.next.map(next_card)}
            {shown.rates.map(rates_card)}
            {members}
            <p>
                <a href=routes::FORM_MODELS>"Tous les modèles de fiche"</a>
            </p>
        </Page>
    }
    .into_any()
}

fn problem(shown: &Shown) -> Option<AnyView> {
    let sentence = shown.problem.sentence.clone();
    (!sentence.is_empty()).then(|| {
        view! {
            <Notice mark=Mark::Blocking urgent=true>
                {sentence}
            </Notice>
        }
        .into_any()
    })
}

fn begin(shown: &Shown) -> Option<AnyView> {
    shown
        .may_begin
        .then(|| act(&shown.group, ("commencer", String::new()), "Préparer la prochaine version", Look::Primary))
}

/// A gesture of the group, about somebody or not.
fn act(group: &str, (gesture, who): (&str, String), label: &'static str, look: Look) -> AnyView {
    view! {
        <form method="post" action=routes::form_group(group)>
            {hidden("geste", gesture.to_owned())} {hidden("qui", who)}
            <Button look=look submit=true>
                {label}
            </Button>
        </form>
    }
    .into_any()
}

fn members(shown: &Shown) -> AnyView {
    let may = shown.naming.is_some();
    let line = |(account, name): &(String, String)| {
        let end = may.then(|| act(&shown.group, ("terminer", account.clone()), "Retirer du groupe", Look::Quiet));
        view! { <li class="builder-member"><span>{name.clone()}</span> {end}</li> }
    };
    let lines = shown.members.iter().map(line).collect_view();
    let nobody = shown.members.is_empty().then(|| {
        view! { <p class="quiet-text">"Personne n’est encore dans ce groupe\u{a0}: la région en nomme les membres."</p> }
    });
    let naming = shown.naming.as_ref().map(|one| naming(&shown.group, &one.words, &one.people));
    view! {
        <Card title="Membres du groupe">
            {nobody} <ul class="plain-list">{lines}</ul> {naming}
        </Card>
    }
    .into_any()
}

/// The search for somebody to name, and whom it found.
fn naming(group: &str, words: &str, people: &[(String, String, String)]) -> AnyView {
    let (value, action) = (RwSignal::new(words.to_owned()), routes::form_group(group));
    let none = (people.is_empty() && !words.is_empty())
        .then(|| view! { <p role="status">"Personne ne porte ce nom dans l’annuaire."</p> });
    let found = people.iter().map(|(id, name, about)| {
        let add = act(group, ("nommer", id.clone()), "Nommer", Look::Plain);
        view! { <li class="builder-member"><span>{format!("{name}, {about}")}</span> {add}</li> }
    });
    let found = found.collect_view();
    view! {
        <form class="form" method="get" action=action>
            <Field name="membre" label="Nommer un professionnel" hint="Cherchez par son nom\u{a0}; il lui faut un compte.">
                <TextInput value=value />
            </Field>
            <div class="form-actions">
                <Button submit=true>"Chercher"</Button>
            </div>
        </form>
        {none}
        <ul class="plain-list">{found}</ul>
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
                <th scope="row"><a href=line.href>{line.name}</a></th>
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

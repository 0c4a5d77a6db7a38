//! `/sessions/:id/lieu`: the room, the video meeting and the coordinator of one session alone. A plain form that the server alone draws:
//! a warning comes back with its ways out before anything is written, and what was typed with it.

use super::SettingTyped;
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes::setting_of,
    shell::{Page, loaded},
    sign_in::{Problem, person, posted_problem},
    ui::{Button, Card, Choice, Field, Look, Mark, Notice, Select, TextInput},
};
use domain::{
    ids::SessionId,
    planning::{SessionRefusal, SessionStep, paris::to_paris},
    words::{dates, planning as say},
};
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use services::{
    access::{acts::MoveSession, ask},
    planning::{self, SettingOf, setting_of as setting_now, what_setting_meets},
};

/// The page, before it is drawn.
#[derive(Clone, Serialize, Deserialize)]
struct Shown {
    session: String,
    version: i64,
    board: String,
    when: String,
    /// What it is now, line by line.
    now: Vec<(String, String)>,
    /// Who chose it, when somebody did.
    chosen: Option<String>,
    /// It may still be changed.
    open: bool,
    /// Why it may not, otherwise.
    refusal: SessionRefusal,
    typed: SettingTyped,
    sites: Vec<(String, String)>,
    coordinators: Vec<(String, String)>,
    /// What the typed setting would run into, and the ways out; the warning that was read.
    warnings: Vec<String>,
    problem: Problem,
}

/// The page of a session's setting.
pub(crate) fn setting_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = move || {
        let done = query.with(|query| query.get("fait")).unwrap_or_default();
        (params.with(|params| params.get("id")).unwrap_or_default(), done)
    };
    loaded(Resource::new(asked, load), page)
}

async fn load((session, done): (String, String)) -> Result<Shown, Failure> {
    let (ctx, actor) = person()?;
    let id: SessionId = session.parse().map_err(|_| Failure::NotFound)?;
    let grant = ask::<MoveSession>(&ctx, &actor, id).await?;
    let known = setting_now(&ctx, &grant).await?;
    let said = match done.as_str() {
        "oui" => Some(Problem::done(say::setting_saved(), String::new())),
        "offre" => Some(Problem::done(say::setting_taken_back(), String::new())),
        _ => None,
    };
    let problem = posted_problem().await?.or(said).unwrap_or_default();
    let typed = SettingTyped::back(&problem.code);
    let warnings = match typed.as_ref().and_then(|typed| typed.read().ok()) {
        // What cannot be written any more has no warning of its own: the problem says why.
        Some(setting) => what_setting_meets(&ctx, &grant, setting).await.map(|met| warnings(&met)).unwrap_or_default(),
        None => Vec::new(),
    };
    Ok(shown(known, typed, warnings, problem))
}

fn warnings(met: &planning::SettingForeseen) -> Vec<String> {
    let hours: Vec<_> = met.hours.iter().map(|at| to_paris(*at)).collect();
    let told = met.conflicts.iter().map(say::conflict);
    told.chain(say::free_rooms(&met.rooms)).chain(say::free_hours(&hours)).collect()
}

fn shown(known: SettingOf, typed: Option<SettingTyped>, warnings: Vec<String>, problem: Problem) -> Shown {
    let session = &known.session;
    let (start, end) = (to_paris(session.start()), to_paris(session.end()));
    let chosen = session.chosen().map(|chosen| {
        let by = known.chosen_by.clone().unwrap_or_default();
        say::by_and_when(&by, to_paris(chosen.at))
    });
    Shown {
        session: session.id.to_string(),
        version: known.version,
        when: format!("{}, {}", dates::long(start.date()), dates::hours_between(start.time(), end.time())),
        now: now(&known),
        chosen,
        open: matches!(session.step(), SessionStep::Planned | SessionStep::Open | SessionStep::Closed),
        refusal: SessionRefusal::NotFrom { step: session.step() },
        typed: typed.unwrap_or_else(|| SettingTyped::of(&session.setting(), known.place.id)),
        sites: known.sites.iter().map(|site| (site.id.to_string(), site.name.clone())).collect(),
        coordinators: known.coordinators.iter().map(|(who, name)| (who.to_string(), name.clone())).collect(),
        board: known.board,
        warnings,
        problem,
    }
}

/// The session as it is, in words.
fn now(known: &SettingOf) -> Vec<(String, String)> {
    let session = &known.session;
    let room = session.room.as_ref().map(|(_, room)| format!("{}, {room}", known.place.name));
    let who = session.coordinator.and_then(|who| known.coordinators.iter().find(|(id, _)| *id == who));
    let lines = [
        ("État", Some(say::session_step(session.step()).to_owned())),
        ("Lieu", Some(room.unwrap_or_else(|| known.place.name.clone()))),
        ("Visioconférence", session.video_link.clone()),
        ("Coordonnateur", who.map(|(_, name)| name.clone())),
    ];
    lines.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn page(shown: Shown) -> AnyView {
    let back = format!("/planning?seance={}", shown.session);
    let session = format!("/sessions/{}", shown.session);
    view! {
        <Page title="Lieu, visioconférence et coordonnateur d’une séance" prose=true>
            <p>
                <strong>{shown.board.clone()}</strong>
                ", "
                {shown.when.clone()}
            </p>
            {said(&shown)}
            {present(&shown)}
            {form(&shown)}
            <p>
                <a href=back>"Voir la séance dans le planning"</a>
                " · "
                <a href=session>"Ouvrir la séance"</a>
            </p>
        </Page>
    }
    .into_any()
}

/// What was done, or what is wrong with the whole form; a warning with its ways out.
fn said(shown: &Shown) -> AnyView {
    let problem = &shown.problem;
    let mark = if problem.is_done() { Mark::Done } else { Mark::Blocking };
    let closed = (!shown.open && problem.sentence.is_empty()).then(|| say::session_refusal(shown.refusal));
    let sentence = closed.unwrap_or_else(|| problem.sentence.clone());
    let told = (problem.is_done() || problem.field.is_none()) && !sentence.is_empty();
    let told = told.then(|| {
        view! {
            <Notice mark=mark urgent=true>
                {sentence}
            </Notice>
        }
    });
    let lines = shown.warnings.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
    let warned = (!shown.warnings.is_empty()).then(|| {
        view! {
            <Notice mark=Mark::Check title="À vérifier avant d’enregistrer" urgent=true>
                {lines}
            </Notice>
        }
    });
    view! { {told} {warned} }.into_any()
}

/// The session as it is, and the way back to its offer.
fn present(shown: &Shown) -> AnyView {
    let lines = shown.now.iter().map(|(name, value)| {
        view! {
            <div>
                <dt>{name.clone()}</dt>
                <dd>{value.clone()}</dd>
            </div>
        }
    });
    let lines = lines.collect_view();
    let chosen = shown.chosen.as_ref().map(|by| {
        let told = format!("Choisi à la main pour cette séance\u{a0}: {by}.");
        view! { <p class="quiet-text">{told}</p> }
    });
    let back = (shown.chosen.is_some() && shown.open).then(|| {
        view! {
            <form method="post" action=setting_of(&shown.session)>
                <input type="hidden" name="version" value=shown.version.to_string() />
                <Button submit=true name="geste" value="offre">
                    "Remettre comme l’offre"
                </Button>
            </form>
        }
    });
    view! {
        <Card title="Actuellement">
            <dl class="facts">{lines}</dl>
            {chosen}
            {back}
        </Card>
    }
    .into_any()
}

fn form(shown: &Shown) -> AnyView {
    let warned = if shown.warnings.is_empty() { String::new() } else { shown.typed.warned() };
    let save = if warned.is_empty() { "Enregistrer pour cette séance" } else { "Enregistrer malgré tout" };
    let save = shown.open.then(|| {
        view! {
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    {save}
                </Button>
            </div>
        }
    });
    view! {
        <form class="form" method="post" action=setting_of(&shown.session)>
            <p class="hint">
                "Ce choix vaut pour cette séance seule. Il reste quand la série change\u{a0}; les membres sont prévenus."
            </p>
            <input type="hidden" name="version" value=shown.version.to_string() />
            <input type="hidden" name="vu" value=warned />
            {held(shown)}
            {led(shown)}
            {save}
        </form>
    }
    .into_any()
}

/// Where it is held.
fn held(shown: &Shown) -> AnyView {
    let (place, room) = (RwSignal::new(shown.typed.lieu.clone()), RwSignal::new(shown.typed.salle.clone()));
    let sites = choices(&shown.sites);
    view! {
        <Field name="lieu" label="Établissement où se tient la séance" error=wrong(shown, "lieu")>
            <Select value=place choices=sites />
        </Field>
        <Field name="salle" label="Salle" optional=true error=wrong(shown, "salle") hint="Laissez vide si tout le monde participe à distance.">
            <TextInput value=room />
        </Field>
    }
    .into_any()
}

/// By which video meeting, and with whom.
fn led(shown: &Shown) -> AnyView {
    let (link, who) = (RwSignal::new(shown.typed.visio.clone()), RwSignal::new(shown.typed.coordonnateur.clone()));
    let people = choices(&shown.coordinators);
    view! {
        <Field name="visio" label="Lien de visioconférence" optional=true error=wrong(shown, "visio") hint="Par exemple https://visio.exemple.fr/rcp-sein">
            <TextInput value=link input_mode="url" />
        </Field>
        <Field name="coordonnateur" label="Coordonnateur de cette séance" error=wrong(shown, "coordonnateur") hint="Le coordonnateur et les suppléants de l’offre, et les médecins déjà inscrits à la séance. Coordonner une séance ne donne pas le droit de valider\u{a0}: il se délègue depuis l’offre.">
            <Select value=who choices=people />
        </Field>
    }
    .into_any()
}

fn choices(all: &[(String, String)]) -> Vec<Choice> {
    all.iter().map(|(id, name)| Choice::new(id.clone(), name.clone())).collect()
}

/// What is wrong with a field.
fn wrong(shown: &Shown, field: &str) -> Signal<Option<String>> {
    let problem = &shown.problem;
    Signal::stored((problem.field.as_deref() == Some(field)).then(|| problem.sentence.clone()))
}

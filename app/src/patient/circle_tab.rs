//! The circle of care, and the professionals to whom the patient objects.

use std::{future::Future, sync::Arc};

use crate::prelude::*;
use crate::wire::code;
use domain::{consent::CircleReason, words::consent as words};

use super::{
    changes::{accept_again, join_circle, leave_circle, object_to},
    dto::{CircleDto, Outcome, RecordDto},
    portal_card,
    settle::Gesture,
};
use crate::{
    failure::Failure,
    meeting::finder,
    ui::{Button, Card, Choice, ErrorSummary, Field, Mark, Pill, Select, error_at},
};

pub(super) fn show(record: RecordDto, reload: Callback<()>) -> AnyView {
    let (id, may) = (record.patient.id, record.may.oppose);
    let portal = record.may.invite.then(|| portal_card::show(&id));
    let (objections, circle): (Vec<_>, Vec<_>) = record.circle.into_iter().partition(|line| line.opposed);
    let objecting = may.then(|| objecting(id.clone(), reload));
    let nobody = circle.is_empty().then(|| {
        view! { <p class="quiet-text">"Personne n’a été ajouté\u{a0}: votre établissement et les participants des RCP du patient lisent le dossier."</p> }
    });
    let around = record.may.circle;
    let member = |line: CircleDto| {
        let id = id.clone();
        let end = (around && !line.over)
            .then(|| ending(line.id.clone(), "Retirer du cercle", reload, move |line| leave_circle(id.clone(), line)));
        one(line, end)
    };
    let members = circle.into_iter().map(member).collect_view();
    let joining = around.then(|| joining(id.clone(), reload));
    let none = objections
        .is_empty()
        .then(|| view! { <p class="quiet-text">"Le patient ne s’est opposé à l’accès d’aucun professionnel."</p> });
    let objection = |line: CircleDto| {
        let id = id.clone();
        let lift = (may && !line.over).then(|| {
            ending(line.id.clone(), "Lever l’opposition", reload, move |line| accept_again(id.clone(), line))
        });
        one(line, lift)
    };
    let lines = objections.into_iter().map(objection).collect_view();
    view! {
        <Card title="Cercle de soins">{nobody} <ul class="plain-list">{members}</ul> {joining}</Card>
        <Card title="Oppositions du patient">
            {none} <ul class="plain-list">{lines}</ul> {objecting}
        </Card>
        {portal}
    }
    .into_any()
}

fn one(line: CircleDto, end: Option<AnyView>) -> AnyView {
    let (mark, word) = match (line.over, line.opposed) {
        (true, _) => (Mark::Neutral, "Terminé"),
        (_, true) => (Mark::Blocking, "Accès refusé"),
        _ => (Mark::Done, "Dans le cercle"),
    };
    view! {
        <li>
            <strong>{line.who}</strong>
            " "
            <Pill mark=mark word=word />
            " "
            <span class="small-text quiet-text">{line.why}</span>
            " "
            {end}
        </li>
    }
    .into_any()
}

/// The button that ends a line.
fn ending<F>(
    line: String,
    word: &'static str,
    reload: Callback<()>,
    call: impl Fn(String) -> F + Send + Sync + 'static,
) -> AnyView
where
    F: Future<Output = Result<Outcome, Failure>> + 'static,
{
    let gesture = Gesture::new();
    let call = Arc::new(call);
    let press = Callback::new(move |()| {
        let (call, line) = (Arc::clone(&call), line.clone());
        gesture.run(move || call(line.clone()), reload);
    });
    view! {
        <Button on_press=press busy=gesture.busy()>{word}</Button>
        {gesture.notice()}
    }
    .into_any()
}

fn joining(id: String, reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let reason = RwSignal::new(String::new());
    let chosen = Callback::new(move |person: String| {
        let id = id.clone();
        gesture.run(move || join_circle(id.clone(), person.clone(), reason.get_untracked()), reload);
    });
    let choices = CircleReason::ALL.map(|reason| Choice::new(code(reason), words::circle_reason(reason))).into();
    view! {
        <h3 class="section-title">"Ajouter un professionnel"</h3>
        <p class="hint">"Avec l’accord du patient. Cherchez la personne, puis choisissez-la\u{a0}: elle ouvre le dossier aussitôt."</p>
        <ErrorSummary errors=gesture.errors() />
        <Field name="reason" label="Pourquoi elle est dans le cercle" error=error_at(gesture.errors(), "reason")>
            <Select value=reason choices=choices nothing="Choisissez le motif" />
        </Field>
        {finder("member", "Professionnel à ajouter", chosen)}
        {gesture.notice()}
    }
    .into_any()
}

fn objecting(id: String, reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let chosen = Callback::new(move |person: String| {
        let id = id.clone();
        gesture.run(move || object_to(id.clone(), person.clone()), reload);
    });
    view! {
        <h3 class="section-title">"Le patient s’oppose à l’accès d’un professionnel"</h3>
        <p class="hint">"Cherchez la personne, puis choisissez-la\u{a0}: son accès cesse immédiatement."</p>
        <ErrorSummary errors=gesture.errors() />
        {finder("professional", "Nom du professionnel", chosen)}
        {gesture.notice()}
    }
    .into_any()
}

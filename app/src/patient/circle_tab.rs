//! The circle of care, and the professionals to whom the patient objects.

use crate::prelude::*;

use super::{
    changes::{accept_again, object_to},
    dto::{CircleDto, RecordDto},
    settle::Gesture,
};
use crate::{
    meeting::finder,
    ui::{Button, Card, ErrorSummary, Mark, Pill},
};

pub(super) fn show(record: RecordDto, reload: Callback<()>) -> AnyView {
    let (id, may) = (record.patient.id, record.may.oppose);
    let (objections, circle): (Vec<_>, Vec<_>) = record.circle.into_iter().partition(|line| line.opposed);
    let objecting = may.then(|| objecting(id.clone(), reload));
    let nobody = circle.is_empty().then(|| {
        view! { <p class="quiet-text">"Personne n’a été ajouté\u{a0}: votre établissement et les participants des RCP du patient lisent le dossier."</p> }
    });
    let members = circle.into_iter().map(|line| one(line, None)).collect_view();
    let none = objections
        .is_empty()
        .then(|| view! { <p class="quiet-text">"Le patient ne s’est opposé à l’accès d’aucun professionnel."</p> });
    let objection = |line: CircleDto| {
        let lift = (may && !line.over).then(|| lifting(id.clone(), line.id.clone(), reload));
        one(line, lift)
    };
    let lines = objections.into_iter().map(objection).collect_view();
    view! {
        <Card title="Cercle de soins">{nobody} <ul class="plain-list">{members}</ul></Card>
        <Card title="Oppositions du patient">
            {none} <ul class="plain-list">{lines}</ul> {objecting}
        </Card>
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

fn lifting(id: String, line: String, reload: Callback<()>) -> AnyView {
    let gesture = Gesture::new();
    let press = Callback::new(move |()| {
        let (id, line) = (id.clone(), line.clone());
        gesture.run(move || accept_again(id.clone(), line.clone()), reload);
    });
    view! {
        <Button on_press=press busy=gesture.busy()>"Lever l’opposition"</Button>
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

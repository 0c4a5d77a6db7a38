//! The steps of a version: undo, review, approvals, the day from which it is in force, and back.

use super::{
    editor::{press, sent},
    sheet::Sheet,
};
use crate::{
    prelude::*,
    ui::{Button, Look},
};
use domain::{
    forms::builder::{APPROVERS, Stage, Standing},
    words::{builder as say, dates},
};

/// What may be done with the version now, and where it stands.
pub(super) fn bar(sheet: &Sheet) -> AnyView {
    let stage = &sheet.seen.written.stage;
    let approvals = sheet.seen.line.approvals.len();
    let said = match stage {
        Stage::Draft if !sheet.seen.written.remarks.is_empty() => {
            Some(say::to_correct(sheet.seen.written.remarks.len()))
        }
        Stage::InReview { .. } => Some(say::approvals(approvals, APPROVERS)),
        Stage::Approved { .. } => {
            Some("Deux personnes l’ont approuvée\u{a0}: fixez le jour de son entrée en vigueur.".to_owned())
        }
        Stage::Published { from, .. } => {
            Some(dates::full_stop(&format!("En vigueur {}", say::since(*from, sheet.today))))
        }
        _ => None,
    };
    let falls_back = (sheet.is_written() && !matches!(stage, Stage::Draft)).then(|| {
        view! { <p class="hint">"Toute modification la remet en brouillon et efface les approbations."</p> }
    });
    let acts = match stage {
        Stage::Draft => draft(sheet),
        Stage::InReview { .. } => review(sheet),
        Stage::Approved { .. } => approved(sheet),
        Stage::Published { .. } => published(sheet),
        _ => ().into_any(),
    };
    view! {
        <div class="builder-bar">
            {said.map(|said| view! { <p>{said}</p> })} {falls_back} {undo(sheet)} {acts}
        </div>
    }
    .into_any()
}

fn undo(sheet: &Sheet) -> Option<AnyView> {
    let last = sheet.seen.made.last().filter(|_| sheet.is_written())?;
    let label = say::undo(&super::whole::label(sheet, &last.0.edit.place()));
    Some(press(sheet, "annuler", &label, Look::Quiet))
}

fn draft(sheet: &Sheet) -> AnyView {
    let asks = (sheet.may.write && sheet.seen.written.remarks.is_empty())
        .then(|| press(sheet, "relecture", "Demander la relecture", Look::Primary));
    view! { {asks} {give_up(sheet)} }.into_any()
}

fn give_up(sheet: &Sheet) -> Option<AnyView> {
    sheet.may.write.then(|| press(sheet, "abandonner", "Abandonner cette version", Look::Danger))
}

fn review(sheet: &Sheet) -> AnyView {
    if !sheet.may.approve {
        return ().into_any();
    }
    view! {
        {press(sheet, "approuver", "Approuver", Look::Primary)}
        {with_words(sheet, "renvoyer", ("reason", "Pourquoi la renvoyer"), "Renvoyer à la rédaction")}
    }
    .into_any()
}

fn approved(sheet: &Sheet) -> AnyView {
    let publish =
        sheet.may.publish.then(|| with_words(sheet, "publier", ("from", "Premier jour en vigueur"), "Publier"));
    let back = sheet
        .may
        .approve
        .then(|| with_words(sheet, "renvoyer", ("reason", "Pourquoi la renvoyer"), "Renvoyer à la rédaction"));
    view! { {publish} {back} }.into_any()
}

fn published(sheet: &Sheet) -> AnyView {
    match sheet.seen.line.standing {
        Standing::Planned if sheet.may.publish => press(sheet, "deprogrammer", "Annuler cette date", Look::Plain),
        Standing::InForce if sheet.may.roll_back => {
            with_words(sheet, "retirer", ("reason", "Pourquoi la retirer"), "Retirer cette version")
        }
        _ => ().into_any(),
    }
}

/// An act that takes one line of words.
fn with_words(sheet: &Sheet, act: &'static str, (field, label): (&str, &str), verb: &'static str) -> AnyView {
    let typed = sheet.said(act);
    let control = if field == "from" { typed.day(field, label) } else { typed.line(field, label, None) };
    let look = if act == "publier" { Look::Primary } else { Look::Plain };
    let open = typed.count() > 0 || act == "publier";
    view! {
        <details class="builder-act" open=open>
            <summary>{verb}</summary>
            <form class="form" method="post" action=sheet.address()>
                {sent(sheet, act)} {control}
                <div class="form-actions">
                    <Button look=look submit=true>
                        {verb}
                    </Button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

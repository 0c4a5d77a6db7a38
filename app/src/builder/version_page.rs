//! `/modeles/:id/versions/:version`: a version of a form, written, read and published by its group. On the left its places, in the
//! middle the one that is chosen, on the right what it will look like on a made-up case.

use super::{
    Refused, comments, editor, life, outline, preview,
    sheet::{Address, Sheet},
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    shell::{Page, drawn_here},
    sign_in::person,
    ui::{Mark, Notice},
};
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page of a version.
pub(crate) fn version_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let address = move || {
        let param = |name: &str| params.with(|params| params.get(name)).unwrap_or_default();
        let asked = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        Address {
            group: param("id"),
            version: param("version"),
            place: asked("lieu"),
            adds: asked("ajout"),
            case: asked("cas"),
            done: asked("fait"),
        }
    };
    let refused = use_context::<Refused>();
    drawn_here(address, move |address| load(address, refused.clone()), page)
}

async fn load(address: Address, refused: Option<Refused>) -> Result<Sheet, Failure> {
    let (ctx, actor) = person()?;
    Sheet::load(&ctx, &actor, address, refused).await
}

fn page(sheet: &Sheet) -> AnyView {
    let title = format!("{}, {}", sheet.of.title, sheet.name());
    let names = domain::forms::builder::typed::subjects(sheet.desk().names());
    let (group, standing) =
        (crate::routes::form_group(&sheet.group.to_string()), super::standing(sheet.seen.line.standing));
    let of = format!("Groupe {}", sheet.of.title);
    let (notices, bar, outline) = (notices(sheet), life::bar(sheet), outline::outline(sheet));
    let (editor, comments, preview) = (editor::editor(sheet), comments::comments(sheet), preview::preview(sheet));
    let options = names.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! {
        <p>
            <a href=group>{of}</a>
        </p>
        <Page title=title marks=standing>
            {notices}
            {bar}
            <div class="builder">
                {outline}
                <div class="builder-place" id="lieu">
                    {editor}
                    {comments}
                </div>
                {preview}
            </div>
            <datalist id=crate::plain_form::NAMES>{options}</datalist>
        </Page>
    }
    .into_any()
}

/// What was just done, or why nothing was.
fn notices(sheet: &Sheet) -> AnyView {
    let done = done(&sheet.done).filter(|_| sheet.refused.is_none());
    let refused = sheet.refused.as_ref().map(|refused| {
        let whole = refused.mistakes.iter().find(|one| one.field.is_empty()).map(|one| one.sentence.clone());
        whole.unwrap_or_else(|| domain::words::builder::to_correct(refused.mistakes.len()))
    });
    let done = done.map(|said| view! { <Notice mark=Mark::Done>{said}</Notice> });
    let refused = refused.map(|said| {
        view! {
            <Notice mark=Mark::Blocking urgent=true>
                {said}
            </Notice>
        }
    });
    view! { {done} {refused} }.into_any()
}

/// What an act did, as the address names it.
fn done(what: &str) -> Option<&'static str> {
    Some(match what {
        "change" => "Enregistré.",
        "rien" => "Rien n’a changé.",
        "annule" => "La dernière modification est annulée.",
        "relecture" => "La relecture est demandée au groupe.",
        "approuve" => "Votre approbation est enregistrée.",
        "renvoye" => "La version est renvoyée à sa rédaction.",
        "publie" => "La date d’entrée en vigueur est fixée.",
        "deprogramme" => "La date est annulée\u{a0}; la version reste approuvée.",
        "retire" => "La version est retirée\u{a0}: les fiches commencent sous la précédente.",
        "commente" => "Commentaire ajouté.",
        "traite" => "Le commentaire est marqué comme traité.",
        _ => return None,
    })
}

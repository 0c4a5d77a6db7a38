//! What the group says of the place shown.

use super::{
    editor::sent,
    sheet::Sheet,
    whole::{label, paris},
};
use crate::{
    plain_form::hidden,
    prelude::*,
    ui::{Button, Card, Look, Mark, Pill},
};
use domain::words::dates;
use services::forms::builder::Comment;

/// The comments of the place, and the form that adds one. On the whole form, those of every place.
pub(super) fn comments(sheet: &Sheet) -> Option<AnyView> {
    let all: Vec<&Comment> =
        sheet.seen.comments.iter().filter(|one| sheet.place.is_empty() || one.place == sheet.place).collect();
    if !sheet.adds.is_empty() || all.is_empty() && !sheet.may.comment {
        return None;
    }
    let lines = all.into_iter().map(|one| line(sheet, one)).collect_view();
    let add = sheet.may.comment.then(|| {
        let typed = sheet.said("commenter");
        view! {
            <form class="form" method="post" action=sheet.address()>
                {sent(sheet, "commenter")} {typed.area("words", "Votre commentaire", None)}
                <div class="form-actions">
                    <Button submit=true>"Commenter"</Button>
                </div>
            </form>
        }
    });
    Some(
        view! {
            <Card title="Commentaires">
                <ul class="builder-comments">{lines}</ul>
                {add}
            </Card>
        }
        .into_any(),
    )
}

fn line(sheet: &Sheet, one: &Comment) -> AnyView {
    let place = (sheet.place.is_empty() && !one.place.is_empty()).then(|| {
        let href = if sheet.desk().place(&one.place).is_some() { sheet.at(&one.place, "") } else { sheet.at("", "") };
        view! { <a href=href>{label(sheet, &one.place)}</a> "\u{a0}: " }
    });
    let end = if one.settled {
        view! { <Pill mark=Mark::Done word="Traité" /> }.into_any()
    } else if sheet.may.comment {
        view! {
            <form method="post" action=sheet.address()>
                {sent(sheet, "traiter")} {hidden("commentaire", one.id.to_string())}
                <Button look=Look::Quiet submit=true>
                    "Marquer comme traité"
                </Button>
            </form>
        }
        .into_any()
    } else {
        ().into_any()
    };
    view! {
        <li>
            <p>{place} {one.words.clone()}</p>
            <p class="hint">{format!("{}, {}", one.by, dates::numeric_with_hour(paris(one.at)))}</p>
            {end}
        </li>
    }
    .into_any()
}

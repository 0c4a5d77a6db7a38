//! The list of offers.

use super::calls::{LineShown, OffersShown, offer_list};
use crate::prelude::*;
use crate::{
    planning::hue,
    routes,
    shell::{Page, loaded},
    ui::{Button, Column, EmptyState, Look, Mark, Pill, Table},
};
use domain::{
    offer::OfferStatus,
    words::{self, dates},
};

/// The offers of boards.
#[component]
pub fn OffersPage() -> impl IntoView {
    let offers = Resource::new(|| (), |()| offer_list());
    loaded(offers, show)
}

fn show(offers: OffersShown) -> AnyView {
    let start = offers.can_draft.then(|| {
        view! {
            <Button look=Look::Primary href=routes::NEW_OFFER>
                "Créer une offre de RCP"
            </Button>
        }
        .into_any()
    });
    let content = if offers.lines.is_empty() { nothing() } else { table(&offers.lines) };
    view! {
        <Page title="Offres de RCP" actions=start.into_any()>
            {content}
        </Page>
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <EmptyState
            title="Aucune offre de RCP"
            sentence="Une offre est préparée par un coordonnateur ou par le 3C, puis validée par le 3C et par la région."
        />
    }
    .into_any()
}

fn table(lines: &[LineShown]) -> AnyView {
    let columns = vec![
        Column::text("RCP"),
        Column::text("Spécialité"),
        Column::text("Rythme"),
        Column::text("Établissement"),
        Column::text("Coordonnateur"),
        Column::text("État"),
    ];
    let caption = dates::plural(u64::try_from(lines.len()).unwrap_or(u64::MAX), "offre", "offres");
    let rows = lines.iter().map(row).collect_view();
    view! {
        <Table caption=caption columns=columns>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(line: &LineShown) -> AnyView {
    let name = if line.name.trim().is_empty() { "Sans nom".to_owned() } else { line.name.clone() };
    let about = [line.organ.map(words::offer::organ), line.kind.map(words::offer::kind)];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <tr class=hue(line.organ)>
            <td>
                <a href=format!("{}/{}", routes::OFFERS, line.id)>{name}</a>
            </td>
            <td>{about}</td>
            <td>{line.rhythm.clone()}</td>
            <td>{line.place.clone()}</td>
            <td>{line.coordinator.clone()} {line.mine.then(|| view! { " " <Pill word="la vôtre" /> })}</td>
            <td>{status_pills(line.status, line.pending)}</td>
        </tr>
    }
    .into_any()
}

/// Where an offer is in its life, and how far its revision has gone.
pub(super) fn status_pills(status: OfferStatus, pending: Option<domain::offer::PendingStage>) -> AnyView {
    let mark = match status {
        OfferStatus::Draft => Mark::Provisional,
        OfferStatus::Submitted | OfferStatus::ValidatedBy3c => Mark::Check,
        OfferStatus::Validated => Mark::Done,
        OfferStatus::Suspended | OfferStatus::Closed => Mark::Blocking,
    };
    let in_force = matches!(status, OfferStatus::Validated | OfferStatus::Suspended);
    let revision = pending.filter(|_| in_force).map(words::offer::pending);
    view! {
        <Pill mark=mark word=words::offer::status(status) />
        {revision.map(|word| view! { " " <Pill mark=Mark::Provisional word=word /> })}
    }
    .into_any()
}

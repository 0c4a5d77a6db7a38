//! `/rcp`: my boards and their next sessions.

use super::calls::{BoardShown, NextSession, ask_my_boards};
use crate::prelude::*;
use crate::{
    routes::{self, Room},
    shell::{Page, loaded},
    ui::{Button, Card, Column, EmptyState, LoadBar, Pill, Table},
};
use domain::words;

/// `/rcp`
#[component]
pub fn RcpRoom() -> impl IntoView {
    let boards = Resource::new(|| (), |()| ask_my_boards());
    let ways = [
        (routes::FIND_BOARD, "Quelle RCP, au plus tôt\u{a0}?", None),
        (routes::FRCPS, "Voir les fiches RCP", None),
        (routes::OFFERS, "Voir les offres de RCP", None),
        // The server alone draws them.
        (routes::FORM_MODELS, "Modèles de fiche", Some("external")),
    ];
    let way = |(href, words, rel)| view! { <a class="btn" href=href rel=rel>{words}</a> }.into_any();
    let actions = ways.map(way).into_iter().collect_view().into_any();
    view! {
        <Page title="RCP" actions=actions>
            {loaded(boards, shown)}
        </Page>
    }
}

fn shown(boards: Vec<BoardShown>) -> AnyView {
    if boards.is_empty() {
        return view! {
            <EmptyState
                title="Aucune séance à venir"
                sentence="Vous n’êtes inscrit à aucune RCP dans les deux prochains mois. Consultez le planning du territoire."
            >
                <Button href=Room::Planning.path()>"Ouvrir le planning"</Button>
            </EmptyState>
        }
        .into_any();
    }
    boards.into_iter().map(board).collect_view().into_any()
}

fn board(board: BoardShown) -> AnyView {
    let leads = board.leads.then(|| view! { <Pill word="Vous coordonnez" /> }.into_any());
    let end = leads.unwrap_or_else(|| ().into_any());
    let columns = vec![
        Column::text("Séance"),
        Column::text("Lieu"),
        Column::text("État"),
        Column::number("Dossiers"),
        Column::text("Charge"),
    ];
    let caption = format!("Séances de {}", board.name);
    view! {
        <Card title=board.name end=end>
            <Table caption=caption caption_hidden=true columns=columns>
                {board.sessions.into_iter().map(line).collect_view()}
            </Table>
        </Card>
    }
    .into_any()
}

fn line(session: NextSession) -> AnyView {
    view! {
        <tr>
            <td>
                <a href=format!("/sessions/{}", session.id)>{session.when}</a>
            </td>
            <td>{session.place}</td>
            <td>
                <Pill word=words::planning::session_step(session.step) />
            </td>
            <td class="cell-number">{session.cases}</td>
            <td>
                <LoadBar used=session.used available=session.available />
            </td>
        </tr>
    }
    .into_any()
}

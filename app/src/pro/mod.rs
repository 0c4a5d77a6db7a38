//! The professionals' program: its router and the list of rooms that exist.
//!
//! A feature adds its pages in its own folder (`app/src/<feature>`), then one `Route` line here, and its room in
//! [`ROOMS`] when it has an entry in the rail.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    account::{AccountsPage, InvitationPage, MovementsPage, OwnPage, PlacesPage, SessionsPage},
    actor::provide_viewer,
    exchange::{DocumentReadingPage, FormReadingPage},
    frcp::{FrcpPage, ListPage},
    live::provide_events,
    meeting::{InscribePage, RcpRoom, SessionPage, provide_kept_question},
    offer::{NewOfferPage, OfferPage, OffersPage},
    page,
    patient::{
        AroundPage, CirclePage, ConsentPage, CreatePage, DocumentsPage, DuplicatesPage, IdentityPage, LogPage,
        PathwayPage, SearchPage,
    },
    planning::{BoardSessionsPage, Calendar, FindBoardPage, SeriesChangePage, SeriesPage},
    routes::{self, Room},
    search::EverythingPage,
    shell::{NotFound, ProFrame},
    sign_in::{CodePage, EntryPage, provide_code_prompt},
    today::{Home, TodayPage},
    ui::provide_toasts,
};

#[cfg(feature = "ssr")]
use crate::help::{Accessibility, Help, PersonalData};

#[cfg(feature = "ssr")]
mod drawn;
mod welcome;

#[cfg(feature = "ssr")]
use drawn::{
    absences, answer, atelier, emergency, form_group, form_models, form_version, poll, recourse, sent, setting,
};
pub(crate) use welcome::Welcome;

/// The rooms that have pages, in the order of the rail.
pub const ROOMS: &[Room] = &[Room::Today, Room::Planning, Room::Patients, Room::Rcp, Room::Settings];

/// The page that answers the search of the top line; the box is shown once there is one.
pub const SEARCH: Option<&str> = Some(routes::SEARCH);

/// The frame and the pages of the program; with those that the server alone draws, for the server: no program has them, and links to them leave
/// it (`rel="external"`).
macro_rules! routes_with {
    ($($drawn:tt)*) => {
        view! {
            <Router>
                <ProFrame>
                    <Routes fallback=|| view! { <NotFound /> }>
                        <Route path=path!("/") view=page!(Home) ssr=SsrMode::Async />
                        <Route path=path!("/aujourd-hui") view=page!(TodayPage) ssr=SsrMode::Async />
                        <Route path=path!("/recherche") view=page!(EverythingPage) ssr=SsrMode::Async />
                        <Route path=path!("/reglages") view=page!(OwnPage) ssr=SsrMode::Async />
                        <Route path=path!("/reglages/sessions") view=page!(SessionsPage) ssr=SsrMode::Async />
                        <Route path=path!("/reglages/lieu") view=page!(PlacesPage) ssr=SsrMode::Async />
                        <Route path=path!("/reglages/comptes") view=page!(AccountsPage) ssr=SsrMode::Async />
                        <Route path=path!("/reglages/comptes/mouvements") view=page!(MovementsPage) ssr=SsrMode::Async />
                        <Route path=path!("/invitation/:token") view=page!(InvitationPage) ssr=SsrMode::Async />
                        <Route path=path!("/connexion") view=page!(EntryPage) ssr=SsrMode::Async />
                        <Route path=path!("/connexion/code") view=page!(CodePage) ssr=SsrMode::Async />
                        <Route path=path!("/planning") view=page!(Calendar) ssr=SsrMode::Async />
                        <Route path=path!("/planning/nouvelle-serie") view=page!(SeriesPage) ssr=SsrMode::Async />
                        <Route path=path!("/planning/series/:id") view=page!(SeriesChangePage) ssr=SsrMode::Async />
                        <Route path=path!("/rcp/offres/:id/seances") view=page!(BoardSessionsPage) ssr=SsrMode::Async />
                        <Route path=path!("/rcp/trouver") view=page!(FindBoardPage) ssr=SsrMode::Async />
                        <Route path=path!("/rcp/offres") view=page!(OffersPage) ssr=SsrMode::Async />
                        <Route path=path!("/rcp/offres/nouvelle") view=page!(NewOfferPage) ssr=SsrMode::Async />
                        <Route path=path!("/rcp/offres/:id") view=page!(OfferPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients") view=page!(SearchPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/nouveau") view=page!(CreatePage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/doublons") view=page!(DuplicatesPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/:id") view=page!(PathwayPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/:id/identite") view=page!(IdentityPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/:id/consentement") view=page!(ConsentPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/:id/cercle") view=page!(CirclePage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/:id/personnes") view=page!(AroundPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/:id/documents") view=page!(DocumentsPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/:id/acces") view=page!(LogPage) ssr=SsrMode::Async />
                        <Route path=path!("/rcp") view=page!(RcpRoom) ssr=SsrMode::Async />
                        <Route path=path!("/sessions/:id") view=page!(SessionPage) ssr=SsrMode::Async />
                        <Route path=path!("/patients/:id/inscrire") view=page!(InscribePage) ssr=SsrMode::Async />
                        <Route path=path!("/fiches") view=page!(ListPage) ssr=SsrMode::Async />
                        <Route path=path!("/fiches/:id") view=page!(FrcpPage) ssr=SsrMode::Async />
                        <Route path=path!("/fiches/:id/cda/lecture") view=page!(FormReadingPage) ssr=SsrMode::Async />
                        <Route path=path!("/documents/:id/lecture") view=page!(DocumentReadingPage) ssr=SsrMode::Async />
                        $($drawn)*
                </Routes>
                </ProFrame>
            </Router>
        }
    };
}

/// The root of the professionals' program.
#[component]
pub fn Pro() -> impl IntoView {
    provide_meta_context();
    provide_viewer();
    provide_toasts();
    provide_code_prompt();
    provide_events();
    provide_kept_question();
    #[cfg(feature = "ssr")]
    return routes_with! {
        <Route path=path!("/reglages/absences") view=page!(absences) ssr=SsrMode::Async />
        <Route path=path!("/rcp/offres/:id/sondage") view=page!(poll) ssr=SsrMode::Async />
        <Route path=path!("/sondages/:id") view=page!(poll) ssr=SsrMode::Async />
        <Route path=path!("/sondages/:id/ma-reponse") view=page!(poll) ssr=SsrMode::Async />
        <Route path=path!("/sessions/:id/ma-reponse") view=page!(answer) ssr=SsrMode::Async />
        <Route path=path!("/sessions/:id/lieu") view=page!(setting) ssr=SsrMode::Async />
        <Route path=path!("/patients/:id/urgence") view=page!(emergency) ssr=SsrMode::Async />
        <Route path=path!("/fiches/:id/recours") view=page!(recourse) ssr=SsrMode::Async />
        <Route path=path!("/fiches/:id/transmise") view=page!(sent) ssr=SsrMode::Async />
        <Route path=path!("/modeles") view=page!(form_models) ssr=SsrMode::Async />
        <Route path=path!("/modeles/:id") view=page!(form_group) ssr=SsrMode::Async />
        <Route path=path!("/modeles/:id/versions/:version") view=page!(form_version) ssr=SsrMode::Async />
        <Route path=path!("/aide") view=page!(Help) ssr=SsrMode::Async />
        <Route path=path!("/donnees-personnelles") view=page!(PersonalData) ssr=SsrMode::Async />
        <Route path=path!("/accessibilite") view=page!(Accessibility) ssr=SsrMode::Async />
        <Route path=path!("/atelier") view=page!(atelier) ssr=SsrMode::Async />
    };
    #[cfg(not(feature = "ssr"))]
    return routes_with! {};
}

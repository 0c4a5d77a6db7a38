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
    frcp::{FrcpPage, ListPage},
    help::{Accessibility, Help, PersonalData},
    meeting::{InscribePage, RcpRoom, SessionPage},
    offer::{NewOfferPage, OfferPage, OffersPage},
    patient::{
        AroundPage, CirclePage, ConsentPage, CreatePage, DocumentsPage, DuplicatesPage, IdentityPage, LogPage,
        PathwayPage, SearchPage,
    },
    planning::{Calendar, SeriesPage},
    routes::{self, Room},
    search::EverythingPage,
    shell::{NotFound, ProFrame},
    sign_in::{CodePage, EntryPage, provide_code_prompt},
    today::{Home, TodayPage},
    ui::provide_toasts,
};

mod welcome;

pub(crate) use welcome::Welcome;

/// The rooms that have pages, in the order of the rail.
pub const ROOMS: &[Room] = &[Room::Today, Room::Planning, Room::Patients, Room::Rcp, Room::Settings];

/// The page that answers the search of the top line; the box is shown once there is one.
pub const SEARCH: Option<&str> = Some(routes::SEARCH);

/// The root of the professionals' program.
#[component]
pub fn Pro() -> impl IntoView {
    provide_meta_context();
    provide_viewer();
    provide_toasts();
    provide_code_prompt();
    view! {
        <Router>
            <ProFrame>
                <Routes fallback=|| view! { <NotFound /> }>
                    <Route path=path!("/") view=Home ssr=SsrMode::Async />
                    <Route path=path!("/aujourd-hui") view=TodayPage ssr=SsrMode::Async />
                    <Route path=path!("/recherche") view=EverythingPage ssr=SsrMode::Async />
                    <Route path=path!("/reglages") view=OwnPage ssr=SsrMode::Async />
                    <Route path=path!("/reglages/sessions") view=SessionsPage ssr=SsrMode::Async />
                    <Route path=path!("/reglages/lieu") view=PlacesPage ssr=SsrMode::Async />
                    <Route path=path!("/reglages/comptes") view=AccountsPage ssr=SsrMode::Async />
                    <Route path=path!("/reglages/comptes/mouvements") view=MovementsPage ssr=SsrMode::Async />
                    <Route path=path!("/invitation/:token") view=InvitationPage ssr=SsrMode::Async />
                    <Route path=path!("/connexion") view=EntryPage ssr=SsrMode::Async />
                    <Route path=path!("/connexion/code") view=CodePage ssr=SsrMode::Async />
                    <Route path=path!("/planning") view=Calendar ssr=SsrMode::Async />
                    <Route path=path!("/planning/nouvelle-serie") view=SeriesPage ssr=SsrMode::Async />
                    <Route path=path!("/rcp/offres") view=OffersPage ssr=SsrMode::Async />
                    <Route path=path!("/rcp/offres/nouvelle") view=NewOfferPage ssr=SsrMode::Async />
                    <Route path=path!("/rcp/offres/:id") view=OfferPage ssr=SsrMode::Async />
                    <Route path=path!("/patients") view=SearchPage ssr=SsrMode::Async />
                    <Route path=path!("/patients/nouveau") view=CreatePage ssr=SsrMode::Async />
                    <Route path=path!("/patients/doublons") view=DuplicatesPage ssr=SsrMode::Async />
                    <Route path=path!("/patients/:id") view=PathwayPage ssr=SsrMode::Async />
                    <Route path=path!("/patients/:id/identite") view=IdentityPage ssr=SsrMode::Async />
                    <Route path=path!("/patients/:id/consentement") view=ConsentPage ssr=SsrMode::Async />
                    <Route path=path!("/patients/:id/cercle") view=CirclePage ssr=SsrMode::Async />
                    <Route path=path!("/patients/:id/personnes") view=AroundPage ssr=SsrMode::Async />
                    <Route path=path!("/patients/:id/documents") view=DocumentsPage ssr=SsrMode::Async />
                    <Route path=path!("/patients/:id/acces") view=LogPage ssr=SsrMode::Async />
                    <Route path=path!("/rcp") view=RcpRoom ssr=SsrMode::Async />
                    <Route path=path!("/sessions/:id") view=SessionPage ssr=SsrMode::Async />
                    <Route path=path!("/patients/:id/inscrire") view=InscribePage ssr=SsrMode::Async />
                    <Route path=path!("/fiches") view=ListPage ssr=SsrMode::Async />
                    <Route path=path!("/fiches/:id") view=FrcpPage ssr=SsrMode::Async />
                    <Route path=path!("/aide") view=Help ssr=SsrMode::Async />
                    <Route path=path!("/donnees-personnelles") view=PersonalData ssr=SsrMode::Async />
                    <Route path=path!("/accessibilite") view=Accessibility ssr=SsrMode::Async />
                    <Route path=path!("/atelier") view=atelier ssr=SsrMode::Async />
                </Routes>
            </ProFrame>
        </Router>
    }
}

/// The atelier is drawn by the server alone: no program weighs more for it.
fn atelier() -> AnyView {
    #[cfg(feature = "ssr")]
    return view! { <crate::atelier::Atelier /> }.into_any();
    #[cfg(not(feature = "ssr"))]
    return view! { <NotFound /> }.into_any();
}

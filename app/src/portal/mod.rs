//! The patients' program. It never refers to the professionals' pages: a patient does not download them.
//!
//! Every page reads without JavaScript, and every gesture is a plain form posted to a plain endpoint.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    help::{Accessibility, PersonalData},
    page, routes,
    shell::{Doors, NotFound, PortalFrame},
};

mod advice_pages;
mod calls;
mod circle_page;
mod consents_page;
mod doors;
mod front_door;
mod looks_page;
mod open_page;
mod questions;
mod record;
#[cfg(feature = "ssr")]
mod server;

use advice_pages::{AdvicePage, AdvicesPage};
pub(crate) use calls::{Who, portal_who};
use circle_page::{CirclePage, RemovePage};
use consents_page::ConsentsPage;
use doors::{PatientCode, PatientEntry};
use front_door::FrontDoor;
use looks_page::LooksPage;
use open_page::OpenPage;
use questions::Questions;
pub(crate) use record::{here, link};

/// The root of the patients' program.
#[component]
pub fn Portal() -> impl IntoView {
    provide_meta_context();
    provide_context(Doors::PATIENTS);
    view! {
        <Router>
            <PortalFrame>
                <Routes fallback=|| view! { <NotFound home=routes::PORTAL /> }>
                    <Route path=path!("/portail") view=page!(FrontDoor) ssr=SsrMode::Async />
                    <Route path=path!("/portail/connexion") view=page!(PatientEntry) ssr=SsrMode::Async />
                    <Route path=path!("/portail/connexion/code") view=page!(PatientCode) ssr=SsrMode::Async />
                    <Route path=path!("/portail/ouvrir") view=page!(OpenPage) ssr=SsrMode::Async />
                    <Route path=path!("/portail/cercle") view=page!(CirclePage) ssr=SsrMode::Async />
                    <Route path=path!("/portail/cercle/retirer") view=page!(RemovePage) ssr=SsrMode::Async />
                    <Route path=path!("/portail/accords") view=page!(ConsentsPage) ssr=SsrMode::Async />
                    <Route path=path!("/portail/avis") view=page!(AdvicesPage) ssr=SsrMode::Async />
                    <Route path=path!("/portail/avis/:id") view=page!(AdvicePage) ssr=SsrMode::Async />
                    <Route path=path!("/portail/consultations") view=page!(LooksPage) ssr=SsrMode::Async />
                    <Route path=path!("/portail/aide") view=page!(Questions) ssr=SsrMode::Async />
                    <Route path=path!("/portail/donnees-personnelles") view=page!(PersonalData) ssr=SsrMode::Async />
                    <Route path=path!("/portail/accessibilite") view=page!(Accessibility) ssr=SsrMode::Async />
                </Routes>
            </PortalFrame>
        </Router>
    }
}

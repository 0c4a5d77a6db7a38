//! The patients' program. It never refers to the professionals' pages: a patient does not download them.

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
    shell::{NotFound, PortalFrame},
};

mod front_door;
mod questions;

use front_door::FrontDoor;
use questions::Questions;

/// The root of the patients' program.
#[component]
pub fn Portal() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <PortalFrame>
                <Routes fallback=|| view! { <NotFound home=routes::PORTAL /> }>
                    <Route path=path!("/portail") view=page!(FrontDoor) ssr=SsrMode::Async />
                    <Route path=path!("/portail/aide") view=page!(Questions) ssr=SsrMode::Async />
                    <Route path=path!("/portail/donnees-personnelles") view=page!(PersonalData) ssr=SsrMode::Async />
                    <Route path=path!("/portail/accessibilite") view=page!(Accessibility) ssr=SsrMode::Async />
                </Routes>
            </PortalFrame>
        </Router>
    }
}

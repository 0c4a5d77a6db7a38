//! The table of plain endpoints: one file each, and the only place where a route is made.
//!
//! Pages are not here: they are the router of `app`, behind the fallback. Server functions share one line.

mod agenda_address;
mod agenda_feed;
mod assets;
mod board_page;
mod code_first;
mod demo_mailbox;
mod document_taken_up;
mod documents;
mod emergency;
mod events;
mod form_models;
mod frcp_cda;
mod frcp_document;
mod frcp_pdf;
mod health;
mod invitation;
mod metrics;
mod plain_form;
mod poll;
mod portal;
mod preferences;
mod recourse;
mod server_functions;
mod session_agenda;
mod session_answer;
mod session_setting;
mod sign_in;
mod times_away;

pub use agenda_feed::if_known as unchanged_agenda;

use crate::{
    policy::Policy::{self, Asks, ByAddress, Demo, OfTheFunction, OfThePage, Operator, Public, SignedIn, SigningIn},
    web::{Web, pages},
};
use axum::{Router, middleware::from_fn_with_state, routing::MethodRouter};
use domain::access::Action as A;
use http::Method;

/// One line of the table.
pub struct Endpoint {
    /// The only method that it answers (with HEAD for GET).
    pub method: Method,
    /// Path, as axum writes it.
    pub path: &'static str,
    /// Who may call it.
    pub policy: Policy,
    /// What answers.
    pub handler: MethodRouter<Web>,
}

fn show(path: &'static str, policy: Policy, handler: MethodRouter<Web>) -> Endpoint {
    Endpoint { method: Method::GET, path, policy, handler }
}

fn take(path: &'static str, policy: Policy, handler: MethodRouter<Web>) -> Endpoint {
    Endpoint { method: Method::POST, path, policy, handler }
}

/// Every endpoint. A page that has a plain form stands here too: its address would else answer the form alone. So does a page that the server
/// alone draws and that no function fills: its rights are tried by its address.
pub fn table() -> Vec<Endpoint> {
    vec![
        show("/health", Public, health::both()),
        show("/health/live", Public, health::live()),
        show("/health/ready", Public, health::ready()),
        show("/pkg/{file}", Public, assets::packaged()),
        show("/favicon.ico", Public, assets::favicon()),
        show("/favicon.svg", Public, assets::favicon()),
        show("/connexion", OfThePage, pages::page()),
        take("/connexion", SigningIn, sign_in::enter()),
        show("/connexion/code", OfThePage, pages::page()),
        take("/connexion/code", SigningIn, sign_in::confirm()),
        take("/connexion/nouveau-code", SigningIn, sign_in::send_again()),
        take("/connexion/code-puis-envoi", SigningIn, code_first::resume()),
        show("/invitation/{token}", OfThePage, pages::page()),
        take("/invitation/{token}", SigningIn, invitation::open()),
        show("/portail/ouvrir", OfThePage, pages::page()),
        take("/portail/ouvrir", SigningIn, portal::open()),
        show("/portail/cercle", OfThePage, pages::page()),
        take("/portail/cercle", Asks(&[A::OpposeProfessional]), portal::circle()),
        show("/portail/accords", OfThePage, pages::page()),
        take("/portail/accords", Asks(&[A::WithdrawConsent, A::RecordConsent]), portal::consents()),
        take("/deconnexion", SigningIn, sign_in::leave()),
        take("/preferences/theme", Public, preferences::theme()),
        take("/preferences/lieu", SignedIn, preferences::place()),
        show("/patients/{id}/documents", OfThePage, pages::page()),
        take("/patients/{id}/documents", Asks(&[A::AddDocument]), documents::add_to_record()),
        show("/patients/{id}/urgence", OfThePage, pages::page()),
        take("/patients/{id}/urgence", Asks(&[A::Inscribe]), emergency::trace()),
        show("/fiches/{id}/recours", OfThePage, pages::page()),
        take("/fiches/{id}/recours", Asks(&[A::Inscribe]), recourse::ask_board()),
        show("/fiches/{id}/transmise", OfThePage, pages::page()),
        show("/documents/{id}", Asks(&[A::ReadDocument]), documents::one()),
        show("/documents/{id}/lecture", OfThePage, pages::page()),
        take("/documents/{id}/lecture", Asks(&[A::FillFrcp, A::FillFrcpOnBehalf]), document_taken_up::take_up()),
        show("/fiches/{id}/pdf", Asks(&[A::ReadFrcpPdf, A::SeeFrcp]), frcp_pdf::download()),
        show("/fiches/{id}/cda", Asks(&[A::ReadFrcpPdf]), frcp_cda::download()),
        show("/evenements", SignedIn, events::stream()),
        show("/sessions/{id}/calendrier.ics", Asks(&[A::SeeSession]), session_agenda::download()),
        take("/preferences/courriels", Asks(&[A::SeeOwnAccount]), preferences::mails()),
        take("/preferences/agenda", Asks(&[A::SeePlanning]), agenda_address::change()),
        show("/reglages/agenda", SignedIn, agenda_address::show()),
        show("/rcp/{id}/presentation", Public, board_page::show()),
        show(agenda_feed::ROUTE, ByAddress(&[A::SeePlanning]), agenda_feed::read()),
        show("/sessions/{id}/ma-reponse", OfThePage, pages::page()),
        take("/sessions/{id}/ma-reponse", Asks(&[A::SeeSession, A::MarkPresence]), session_answer::keep()),
        show("/sessions/{id}/lieu", OfThePage, pages::page()),
        take("/sessions/{id}/lieu", Asks(&[A::MoveSession]), session_setting::keep()),
        show("/rcp/offres/{id}/sondage", OfThePage, pages::page()),
        take("/rcp/offres/{id}/sondage", Asks(&[A::PlanSeries]), poll::open()),
        show("/modeles", OfThePage, pages::page()),
        take("/modeles", Asks(&[A::OpenFormGroup]), form_models::open()),
        show("/modeles/{id}", OfThePage, pages::page()),
        take("/modeles/{id}", Asks(&[A::WriteForm, A::NameFormMember]), form_models::steer()),
        show("/modeles/{id}/versions/{version}", OfThePage, pages::page()),
        take(
            "/modeles/{id}/versions/{version}",
            Asks(&[A::WriteForm, A::CommentForm, A::ApproveForm, A::PublishForm, A::RollBackForm]),
            form_models::write(),
        ),
        show("/sondages/{id}", OfThePage, pages::page()),
        take("/sondages/{id}", Asks(&[A::PlanSeries, A::MoveSession]), poll::steer()),
        show("/sondages/{id}/ma-reponse", OfThePage, pages::page()),
        take("/sondages/{id}/ma-reponse", Asks(&[A::SeePlanning]), poll::reply()),
        show("/reglages/absences", OfThePage, pages::page()),
        take("/reglages/absences", Asks(&[A::SeeOwnAccount]), times_away::change()),
        show("/demo/mailbox", Demo, demo_mailbox::page()),
        show("/demo/mailbox.json", Demo, demo_mailbox::json()),
        take("/api/{*function}", OfTheFunction, server_functions::call()),
    ]
}

/// What the operator reads, on a listener of its own.
pub fn operator_table() -> Vec<Endpoint> {
    vec![show("/metrics", Operator, metrics::scrape())]
}

/// Makes the routes of the operator.
pub fn mount_for_the_operator() -> Router<Web> {
    made_of(operator_table())
}

/// Makes the routes; those of the demo territory exist only there. A plain form that needs a code first waits for it.
pub fn mount(web: &Web) -> Router<Web> {
    let exists = |endpoint: &Endpoint| endpoint.policy != Demo || web.config.demo;
    let held = |mut endpoint: Endpoint| {
        if endpoint.method == Method::POST && matches!(endpoint.policy, Asks(_)) {
            endpoint.handler = endpoint.handler.layer(from_fn_with_state(web.clone(), code_first::hold));
        }
        endpoint
    };
    made_of(table().into_iter().filter(exists).map(held))
}

fn made_of(lines: impl IntoIterator<Item = Endpoint>) -> Router<Web> {
    lines
        .into_iter()
        .inspect(|line| tracing::debug!(method = %line.method, path = line.path, policy = ?line.policy, "an endpoint"))
        .fold(Router::new(), |router, endpoint| router.route(endpoint.path, endpoint.handler))
}

//! The server functions of `app`, by the name that follows `/api/`, and the acts that each asks for.

use super::Policy::{self, Asks, Public, SignedIn, SigningIn};
use axum::extract::{DefaultBodyLimit, Request};
use domain::{access::Action as A, patient::LARGEST_DOCUMENT};

/// The functions that a document may travel with, in base64 and with the rest of the form around it.
const WITH_A_DOCUMENT: [&str; 1] = ["create-patient"];
const BODY_WITH_A_DOCUMENT: usize = LARGEST_DOCUMENT.div_ceil(3) * 4 + 1024 * 1024;

/// Lets the body of a call be larger than that of others, where a document may come with it.
pub fn allow_body(name: &str, request: &mut Request) {
    if WITH_A_DOCUMENT.contains(&name) {
        DefaultBodyLimit::max(BODY_WITH_A_DOCUMENT).apply(request);
    }
}

/// The functions that a patient's account may call; any other is not there for it, whatever its rights to the record.
const FOR_PATIENTS: [&str; 12] = [
    "viewer",
    "sign-in-problem",
    "confirm-code",
    "awaited-code",
    "invitation-opening",
    "password-advice",
    "portal-who",
    "portal-circle",
    "portal-decisions",
    "portal-decision",
    "portal-looks",
    "portal-person",
];

/// Whether a patient's account may call this function.
#[must_use]
pub fn opens_to_patients(name: &str) -> bool {
    FOR_PATIENTS.contains(&name)
}

/// Writing in a form, in one's own name or on behalf of the physician who asks.
const TYPING: Policy = Asks(&[A::FillFrcp, A::FillFrcpOnBehalf]);

/// Every function.
pub(super) const FUNCTIONS: &[(&str, Policy)] = &[
    // Who visits, and signing in.
    ("viewer", Public),
    ("sign-in-problem", SigningIn),
    ("confirm-code", SigningIn),
    ("awaited-code", SigningIn),
    ("invitation-opening", SigningIn),
    ("password-advice", Public),
    // One's own account.
    ("own-account", Asks(&[A::SeeOwnAccount])),
    ("change-password", Asks(&[A::SeeOwnAccount])),
    ("begin-application", Asks(&[A::SeeOwnAccount])),
    ("confirm-application", Asks(&[A::SeeOwnAccount])),
    ("codes-by-mail", Asks(&[A::SeeOwnAccount])),
    ("recovery-codes", Asks(&[A::SeeOwnAccount])),
    ("buffer-key", Asks(&[A::SeeOwnAccount])),
    ("own-browsers", Asks(&[A::SeeMySignIns])),
    ("end-browser", Asks(&[A::EndSignIn])),
    ("own-places", SignedIn),
    ("manages-accounts", SignedIn),
    // The accounts of an establishment.
    ("place-people", Asks(&[A::ListAccounts])),
    ("invite-person", Asks(&[A::InviteAccount])),
    ("take-invitation-back", Asks(&[A::EndHabilitation])),
    ("give-role", Asks(&[A::Habilitate])),
    ("end-role", Asks(&[A::EndHabilitation])),
    ("reopen-account", Asks(&[A::Habilitate])),
    ("reset-account", Asks(&[A::ResetAccess])),
    ("place-movements", Asks(&[A::SeeArrivalsLeavers])),
    // The day, and the search of everything.
    ("today", Asks(&[A::SeeToday])),
    ("search-everything", Asks(&[A::SearchEverything])),
    // The directory, and the reference lists.
    ("directory-places", Asks(&[A::SeeDirectory])),
    // Documents exchanged with other software.
    ("document-reading", Asks(&[A::ReadDocument])),
    ("frcp-reading", Asks(&[A::ReadFrcpPdf])),
    // Offers.
    ("offer-list", Asks(&[A::ListOffers])),
    ("offer-new", Asks(&[A::DraftOffer, A::SeeDirectory])),
    ("offer-see", Asks(&[A::SeeOffer, A::SeeDirectory])),
    ("offer-people", Asks(&[A::SeeDirectory])),
    ("offer-save", Asks(&[A::DraftOffer, A::EditOffer, A::SubmitOffer])),
    (
        "offer-step",
        Asks(&[
            A::ValidateOffer3c,
            A::ValidateOfferRegion,
            A::SuspendOffer,
            A::ResumeOffer,
            A::CloseOffer,
            A::EditOffer,
        ]),
    ),
    ("offer-lend", Asks(&[A::DelegateValidation])),
    ("offer-lend-end", Asks(&[A::EndDelegation])),
    // The calendar.
    ("planning-calendar", Asks(&[A::SeePlanning, A::ListOffers, A::SeeSession])),
    ("planning-news", Asks(&[A::SeePlanning])),
    ("planning-series-start", Asks(&[A::SeePlanning])),
    ("planning-series-held", Asks(&[A::SeePlanning])),
    ("planning-series-make", Asks(&[A::PlanSeries])),
    ("planning-find", Asks(&[A::SeePlanning])),
    ("planning-board", Asks(&[A::PlanSeries])),
    ("planning-board-act", Asks(&[A::PlanSeries, A::SeeSession, A::MoveSession, A::CancelSession])),
    ("planning-series-try", Asks(&[A::PlanSeries])),
    ("planning-series-open", Asks(&[A::PlanSeries])),
    ("planning-series-foresee", Asks(&[A::PlanSeries])),
    ("planning-series-change", Asks(&[A::PlanSeries])),
    ("planning-session-try", Asks(&[A::SeeSession])),
    ("planning-session-move", Asks(&[A::MoveSession])),
    ("planning-session-cancel", Asks(&[A::CancelSession])),
    // Sessions and their cases.
    ("my-boards", Asks(&[A::SeePlanning])),
    ("session-board", Asks(&[A::SeeInscriptions])),
    (
        "session-gesture",
        Asks(&[
            A::HoldSession,
            A::OrderPassage,
            A::PreSort,
            A::MarkPresence,
            A::DecideCase,
            A::WithdrawInscription,
            A::MoveSession,
            A::SeeSession,
            A::SeeInscriptions,
        ]),
    ),
    ("find-people", Asks(&[A::SeePlanning])),
    ("record-to-inscribe", Asks(&[A::SeeRecord])),
    ("inscribe-case", Asks(&[A::Inscribe, A::InscribeLate])),
    // Records.
    ("find-patients", Asks(&[A::SearchPatients])),
    ("recent-patients", Asks(&[A::SearchPatients])),
    ("alike-patients", Asks(&[A::SearchPatients])),
    ("birth-places", SignedIn),
    ("create-patient", Asks(&[A::CreatePatient])),
    ("patient-record", Asks(&[A::SeeRecord])),
    ("patient-access-log", Asks(&[A::SeeAccessLog])),
    ("patient-duplicates", Asks(&[A::SeeDuplicates])),
    ("settle-duplicate", Asks(&[A::MergeRecords, A::UnmergeRecords, A::EditIdentity])),
    ("correct-identity", Asks(&[A::EditIdentity])),
    ("validate-identity", Asks(&[A::ValidateIdentity])),
    ("retrieve-ins", Asks(&[A::ValidateIdentity])),
    ("record-consent", Asks(&[A::RecordConsent])),
    ("withdraw-consent", Asks(&[A::WithdrawConsent])),
    ("record-board-information", Asks(&[A::RecordBoardInformation])),
    ("oppose-professional", Asks(&[A::OpposeProfessional])),
    ("lift-opposition", Asks(&[A::OpposeProfessional])),
    ("join-circle", Asks(&[A::EditCircle])),
    ("leave-circle", Asks(&[A::EditCircle])),
    ("open-episode", Asks(&[A::OpenEpisode])),
    ("edit-people-around", Asks(&[A::EditPeopleAround])),
    ("may-stay-open", Asks(&[A::SeeRecord, A::SeeFrcp])),
    ("still-shown", Asks(&[A::SeeRecord, A::SeeFrcp])),
    ("portal-accesses", Asks(&[A::InviteToPortal])),
    ("invite-to-portal", Asks(&[A::InviteToPortal])),
    ("end-portal-access", Asks(&[A::InviteToPortal])),
    // The patients' site.
    ("portal-who", Public),
    ("portal-circle", Asks(&[A::SeeRecord])),
    ("portal-decisions", Asks(&[A::SeeRecord, A::ReadFrcpPdf])),
    ("portal-decision", Asks(&[A::SeeRecord, A::ReadFrcpPdf])),
    ("portal-looks", Asks(&[A::SeeAccessLog])),
    ("portal-person", Asks(&[A::SeeOwnAccount, A::SeeRecord])),
    // Forms.
    ("list-frcps", Asks(&[A::ListFrcps])),
    ("form-definition", SignedIn),
    ("form-codes", SignedIn),
    ("form-professionals", Asks(&[A::SearchEverything])),
    ("frcp-open", Asks(&[A::SeeFrcp])),
    ("frcp-history", Asks(&[A::SeeFrcp])),
    ("frcp-drawn", Asks(&[A::SeeFrcp])),
    ("frcp-review", Asks(&[A::SeeFrcp])),
    ("frcp-news", Asks(&[A::SeeFrcp])),
    ("frcp-save", Asks(&[A::FillFrcp, A::FillFrcpOnBehalf, A::ResolveConflict])),
    ("frcp-take-over", TYPING),
    ("frcp-ready", TYPING),
    ("frcp-validate", Asks(&[A::ValidateFrcp])),
    ("frcp-addendum", Asks(&[A::AddAddendum])),
    ("frcp-rectify", Asks(&[A::RectifyFrcp])),
    ("frcp-announce", Asks(&[A::MarkAnnounced])),
];

/// The policy of the function of this name; none when there is no such function.
#[must_use]
pub fn of_function(name: &str) -> Option<Policy> {
    FUNCTIONS.iter().find(|(known, _)| *known == name).map(|(_, policy)| *policy)
}

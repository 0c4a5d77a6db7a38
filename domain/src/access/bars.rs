//! What takes a right back, and what a person is told when there is no right.
//!
//! `HIDING` comes first and leaves no trace of the thing. `BARS` speak to one who has the right, and cannot use it now.
//! `TOLD` speaks to one who has no right but whose relation already says that the thing exists. `REASONS` speak to one
//! who has another right on the same thing.

use super::fact::Fact::{
    AuthorPlace, CentreOfPlace, Closed, Coordinates, Deceased, Delegated, Deputizes, InCircle, Masked, NotValidated,
    Oneself, Opposed, SamePlace, SecretFromRepresentative, SessionWindow, Shared, Unshared,
};
use super::rule::{ActionSet, Row, hide, refuse};
use super::table::{CARE, DOCTORS, WORKERS};
use super::{Action as A, Refusal, RoleSet, TargetKind as T};
use crate::people::Role as R;

const ABOUT_A_PATIENT: ActionSet = ActionSet::aimed_at(T::Patient)
    .and_also(ActionSet::aimed_at(T::Document))
    .and_also(ActionSet::aimed_at(T::Inscription))
    .and_also(ActionSet::aimed_at(T::Frcp));

/// Targets whose existence is no secret for professionals.
pub(super) const NO_SECRET: ActionSet = ActionSet::aimed_at(T::System)
    .and_also(ActionSet::aimed_at(T::Account))
    .and_also(ActionSet::aimed_at(T::Directory))
    .and_also(ActionSet::aimed_at(T::FormGroup))
    .and_also(ActionSet::aimed_at(T::Audit));

const SECRETARY: RoleSet = RoleSet::of(&[R::Secretary]);
const CENTRE: RoleSet = RoleSet::of(&[R::CancerCentre]);
const REFERENT: RoleSet = RoleSet::of(&[R::StructureReferent]);
const REGION: RoleSet = RoleSet::of(&[R::RegionalAdministrator]);
const OFFICER: RoleSet = RoleSet::of(&[R::DataProtectionOfficer]);
const REPRESENTATIVE: RoleSet = RoleSet::of(&[R::Representative]);

/// What is not there at all, for these roles.
pub(super) static HIDING: &[Row<()>] = &[
    // The patient opposes one professional (CSP L.1110-4: opposition at any time).
    hide(ABOUT_A_PATIENT, WORKERS, &[Opposed]),
    // A document masked by the patient; the masking itself does not show.
    hide(ActionSet::of(&[A::ReadDocument]), CARE, &[Masked]),
    // A minor's secret (CSP L.1111-5).
    hide(ABOUT_A_PATIENT, REPRESENTATIVE, &[SecretFromRepresentative]),
];

/// What stops one who has the right.
pub(super) static BARS: &[Row<Refusal>] = &[
    refuse(ActionSet::of(&[A::Habilitate, A::ResetAccess]), RoleSet::EVERYONE, &[Oneself], Refusal::NotForYourself),
    refuse(
        ActionSet::of(&[
            A::RecordConsent,
            A::WithdrawConsent,
            A::OpposeProfessional,
            A::RecordBoardInformation,
            A::OpenEpisode,
            A::InviteToPortal,
            A::EditCircle,
            A::Inscribe,
            A::InscribeLate,
            A::MarkAnnounced,
        ]),
        RoleSet::EVERYONE,
        &[Deceased],
        Refusal::PatientHasDied,
    ),
    // The portal closes with the patient's death; those entitled ask the establishment (CSP L.1110-4 V).
    refuse(ABOUT_A_PATIENT, RoleSet::PORTAL, &[Deceased], Refusal::PatientHasDied),
    // A validated version is never edited; while it is being rectified, the next version is (DOMAIN §1.8).
    refuse(
        ActionSet::of(&[A::FillFrcp, A::FillFrcpOnBehalf, A::ResolveConflict, A::ValidateFrcp]),
        RoleSet::EVERYONE,
        &[Closed],
        Refusal::FrcpValidated,
    ),
    // Only validated forms are completed, corrected, announced or printed (DOMAIN §1.8).
    refuse(
        ActionSet::of(&[A::AddAddendum, A::RectifyFrcp, A::MarkAnnounced, A::ReadFrcpPdf]),
        RoleSet::EVERYONE,
        &[NotValidated],
        Refusal::FrcpNotValidated,
    ),
];

/// What is told to one whose relation already says that the thing exists.
pub(super) static TOLD: &[Row<Refusal>] = &[
    // The participants' access is limited to the cases of the session (DOMAIN §5.2).
    refuse(ActionSet::of(&[A::SeeRecord]), CARE, &[SessionWindow, Shared], Refusal::SessionOnly),
    refuse(ActionSet::of(&[A::SeeFrcp, A::ReadFrcpPdf]), CENTRE, &[CentreOfPlace], Refusal::ReasonNeeded),
    refuse(ActionSet::aimed_at(T::Inscription), CARE, &[AuthorPlace], Refusal::NotInYourRole),
    refuse(ActionSet::aimed_at(T::Inscription), CARE, &[InCircle, Shared], Refusal::NotInYourRole),
];

/// What is told to one who has another right on the same thing, or when there is nothing to hide.
pub(super) static REASONS: &[Row<Refusal>] = &[
    refuse(NO_SECRET.and_also(ABOUT_A_PATIENT), OFFICER, &[], Refusal::AuditOnly),
    refuse(
        ActionSet::of(&[A::SearchPatients, A::ListFrcps, A::CreatePatient, A::SeeDuplicates]),
        REGION,
        &[],
        Refusal::AggregatesOnly,
    ),
    refuse(ActionSet::aimed_at(T::Account), REFERENT, &[SamePlace], Refusal::NotInYourRole),
    refuse(ActionSet::aimed_at(T::Account), REFERENT, &[], Refusal::OtherPlace),
    refuse(ActionSet::of(&[A::EditDirectory]), REFERENT, &[], Refusal::OtherPlace),
    refuse(ActionSet::of(&[A::EditDirectory]), CENTRE, &[], Refusal::OtherPlace),
    refuse(
        ActionSet::of(&[A::PlanSeries, A::MoveSession, A::CancelSession, A::SendAgenda, A::SeeInscriptions]),
        SECRETARY,
        &[],
        Refusal::OtherPlace,
    ),
    refuse(
        ActionSet::of(&[
            A::EditOffer,
            A::SubmitOffer,
            A::SuspendOffer,
            A::ResumeOffer,
            A::CloseOffer,
            A::DelegateValidation,
            A::EndDelegation,
            A::PlanSeries,
            A::MoveSession,
            A::CancelSession,
            A::SendAgenda,
            A::PreSort,
            A::OrderPassage,
            A::HoldSession,
            A::MarkPresence,
        ]),
        DOCTORS,
        &[],
        Refusal::OnlyTheCoordinator,
    ),
    // One who would write or sign, if the patient shared.
    refuse(NEEDS_SHARING, CARE, &[Coordinates, Unshared], Refusal::NotShared),
    refuse(NEEDS_SHARING, CARE, &[Deputizes, Unshared], Refusal::NotShared),
    refuse(NEEDS_SHARING, CARE, &[Delegated, Unshared], Refusal::NotShared),
    refuse(ActionSet::of(&[A::ValidateFrcp]), SECRETARY, &[], Refusal::DelegationNeeded),
    refuse(SIGNING.and_also(ActionSet::of(&[A::DecideCase])), CARE, &[], Refusal::OnlyTheCoordinator),
];

/// What those who run an RCP do on its cases while the patient shares.
const NEEDS_SHARING: ActionSet = SIGNING.and_also(ActionSet::of(&[
    A::FillFrcp,
    A::ResolveConflict,
    A::MarkAnnounced,
    A::DecideCase,
    A::WithdrawInscription,
]));

const SIGNING: ActionSet = ActionSet::of(&[A::ValidateFrcp, A::AddAddendum, A::RectifyFrcp]);

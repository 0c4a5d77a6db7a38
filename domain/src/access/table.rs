//! Who may do what, one row at a time: the rights. What takes a right back, or says why, is in `bars`.
//!
//! A row reads: these actions, for these roles, when all these facts hold. Any matching row grants; no row is an
//! exception to another, so that losing a role or a fact never gives a right.
//!
//! Sources: CSP L.1110-4 (sharing, team, consent), L.1110-12 (team), L.1111-7 (the patient's own access), R.1110-1 (only
//! what is strictly necessary). The split between the roles of a board (DOMAIN §1.7) and the circle of care (DOMAIN §5.2):
//! expert knowledge, to be confirmed.

use super::fact::Fact::{
    Announced, Author, AuthorPlace, CareRole, CentreOfPlace, Coordinates, Delegated, Deputizes, Hosts, InCircle,
    InGroup, InSession, Inscribed, OfferPublic, OfferSubmitted, OfferValidatedBy3c, ReasonGiven, ReferentRole,
    RegionalRole, Requester, SamePlace, SessionWindow, Shared, TakesPart, Validated,
};
use super::rule::{ActionSet, Row, allow};
use super::{Action as A, RoleSet};
use crate::people::Role as R;

/// What anybody does, signed in or not.
pub(super) const OPEN: ActionSet = ActionSet::of(&[A::SeeHelp]);

/// What every person signed in does for oneself.
pub(super) const OWN: ActionSet = ActionSet::of(&[A::SeeToday, A::SeeOwnAccount, A::SeeMySignIns, A::EndSignIn]);

/// The five roles of the care team.
pub(super) const CARE: RoleSet =
    RoleSet::of(&[R::Secretary, R::Physician, R::Caregiver, R::CoordinatingNurse, R::RcpCoordinator]);
/// Those of the care team who create and correct records.
pub(super) const KEEPERS: RoleSet = CARE.without(R::Caregiver);
/// Those who decide.
pub(super) const DOCTORS: RoleSet = RoleSet::of(&[R::Physician, R::RcpCoordinator]);
/// Everyone professional but the data protection officer, who sees the audit only.
pub(super) const WORKERS: RoleSet = RoleSet::PROFESSIONALS.without(R::DataProtectionOfficer);

const SECRETARY: RoleSet = RoleSet::of(&[R::Secretary]);
const NURSE: RoleSet = RoleSet::of(&[R::CoordinatingNurse]);
const SCRIBES: RoleSet = RoleSet::of(&[R::Secretary, R::CoordinatingNurse]);
const COORDINATOR: RoleSet = RoleSet::of(&[R::RcpCoordinator]);
const CENTRE: RoleSet = RoleSet::of(&[R::CancerCentre]);
const REFERENT: RoleSet = RoleSet::of(&[R::StructureReferent]);
const REGION: RoleSet = RoleSet::of(&[R::RegionalAdministrator]);
const OFFICER: RoleSet = RoleSet::of(&[R::DataProtectionOfficer]);
const PATIENT: RoleSet = RoleSet::of(&[R::Patient, R::Representative]);
/// Those whom the region names to the group that owns a form.
const FORM_OWNERS: RoleSet =
    RoleSet::of(&[R::Physician, R::RcpCoordinator, R::CoordinatingNurse, R::CancerCentre, R::StructureReferent]);
const CARER: RoleSet = RoleSet::of(&[R::Carer]);

const ROLE_GIVING: &[A] = &[A::InviteAccount, A::Habilitate, A::EndHabilitation];
const OFFER_WRITING: &[A] = &[A::EditOffer, A::SubmitOffer];
const OFFER_STOPPING: &[A] = &[A::SuspendOffer, A::ResumeOffer, A::CloseOffer];
const SESSION_RUNNING: &[A] =
    &[A::MoveSession, A::CancelSession, A::SeeInscriptions, A::SendAgenda, A::OrderPassage, A::MarkPresence];
const SESSION_LEADING: &[A] = &[A::SeeInscriptions, A::PreSort, A::OrderPassage, A::HoldSession, A::MarkPresence];
const IDENTITY: &[A] =
    &[A::EditIdentity, A::ValidateIdentity, A::OpenEpisode, A::MergeRecords, A::UnmergeRecords, A::InviteToPortal];
const WILL: &[A] = &[A::RecordConsent, A::WithdrawConsent, A::OpposeProfessional];
const FRCP_READING: &[A] = &[A::SeeFrcp, A::ReadFrcpPdf];
const FRCP_TYPING: &[A] = &[A::FillFrcp, A::ResolveConflict];
const FORM_OWNING: &[A] =
    &[A::SeeFormGroup, A::WriteForm, A::CommentForm, A::ApproveForm, A::PublishForm, A::RollBackForm];
const FRCP_SIGNING: &[A] = &[A::AddAddendum, A::RectifyFrcp];

/// The rights.
pub(super) static TABLE: &[Row<()>] = &[
    // Functions and lists; each line of a list is asked again.
    allow(&[A::SearchEverything, A::ListOffers, A::SeePlanning], WORKERS, &[]),
    allow(&[A::SearchPatients, A::ListFrcps], CARE, &[]),
    allow(&[A::CreatePatient, A::SeeDuplicates], KEEPERS, &[]),
    allow(&[A::DraftOffer], RoleSet::of(&[R::RcpCoordinator, R::CancerCentre]), &[]),
    // Accounts: opened by the structure's referent; referents and higher roles come from the region (DOMAIN §5.7).
    allow(&[A::ListAccounts, A::SeeArrivalsLeavers, A::ResetAccess], REFERENT, &[SamePlace]),
    allow(ROLE_GIVING, REFERENT, &[SamePlace, CareRole]),
    allow(ROLE_GIVING, REFERENT, &[SamePlace, ReferentRole]),
    allow(&[A::ListAccounts, A::SeeArrivalsLeavers, A::ResetAccess, A::EndHabilitation], REGION, &[]),
    allow(ROLE_GIVING, REGION, &[ReferentRole]),
    allow(ROLE_GIVING, REGION, &[RegionalRole]),
    // Directory.
    allow(&[A::SeeDirectory], WORKERS, &[]),
    allow(&[A::EditDirectory], REFERENT, &[SamePlace]),
    allow(&[A::EditDirectory], CENTRE, &[SamePlace]),
    allow(&[A::EditDirectory], CENTRE, &[CentreOfPlace]),
    allow(&[A::EditDirectory], REGION, &[]),
    // Offers: written by the coordinator or the 3C, validated by the 3C then by the region (DOMAIN §1.11, steps 1 and 2).
    allow(&[A::SeeOffer], WORKERS, &[OfferPublic]),
    allow(&[A::SeeOffer], WORKERS, &[SamePlace]),
    allow(&[A::SeeOffer], COORDINATOR, &[Coordinates]),
    allow(&[A::SeeOffer], DOCTORS, &[Deputizes]),
    allow(&[A::SeeOffer], CENTRE, &[CentreOfPlace]),
    allow(&[A::SeeOffer], REGION, &[OfferValidatedBy3c]),
    allow(OFFER_WRITING, COORDINATOR, &[Coordinates]),
    allow(OFFER_WRITING, DOCTORS, &[Deputizes]),
    allow(OFFER_WRITING, CENTRE, &[CentreOfPlace]),
    allow(&[A::ValidateOffer3c], CENTRE, &[CentreOfPlace, OfferSubmitted]),
    allow(&[A::ValidateOfferRegion], REGION, &[OfferValidatedBy3c]),
    allow(OFFER_STOPPING, COORDINATOR, &[Coordinates]),
    allow(OFFER_STOPPING, CENTRE, &[CentreOfPlace]),
    allow(OFFER_STOPPING, REGION, &[OfferPublic]),
    allow(&[A::DelegateValidation, A::EndDelegation], COORDINATOR, &[Coordinates]),
    allow(&[A::PlanSeries], COORDINATOR, &[Coordinates, OfferPublic]),
    allow(&[A::PlanSeries], DOCTORS, &[Deputizes, OfferPublic]),
    allow(&[A::PlanSeries], SECRETARY, &[SamePlace, OfferPublic]),
    // Sessions.
    allow(&[A::SeeSession], WORKERS, &[]),
    allow(SESSION_RUNNING, COORDINATOR, &[Coordinates]),
    allow(SESSION_RUNNING, DOCTORS, &[Deputizes]),
    allow(SESSION_RUNNING, SECRETARY, &[SamePlace]),
    allow(SESSION_LEADING, COORDINATOR, &[Coordinates]),
    allow(SESSION_LEADING, DOCTORS, &[Deputizes]),
    allow(&[A::SeeInscriptions, A::OrderPassage, A::HoldSession, A::MarkPresence], DOCTORS, &[Hosts]),
    allow(&[A::SeeInscriptions], CARE, &[TakesPart]),
    // Records: the authors always, the circle and the requester while the patient shares (CSP L.1110-4, L.1110-12).
    allow(&[A::SeeRecord, A::AddDocument], CARE, &[AuthorPlace]),
    allow(&[A::SeeRecord, A::AddDocument], CARE, &[InCircle, Shared]),
    allow(&[A::SeeRecord, A::AddDocument], CARE, &[Requester, Shared]),
    allow(IDENTITY, KEEPERS, &[AuthorPlace]),
    allow(WILL, CARE, &[AuthorPlace]),
    allow(WILL, CARE, &[InCircle, Shared]),
    allow(&[A::EditPeopleAround], CARE, &[AuthorPlace]),
    allow(&[A::EditCircle], KEEPERS, &[AuthorPlace]),
    allow(&[A::RecordBoardInformation], KEEPERS, &[AuthorPlace]),
    allow(&[A::RecordBoardInformation], KEEPERS, &[Requester, Shared]),
    // The patient, whatever was decided on sharing (CSP L.1111-7); a carer, while the patient shares.
    allow(&[A::SeeRecord, A::SeeAccessLog, A::EditPeopleAround], PATIENT, &[]),
    allow(WILL, PATIENT, &[]),
    allow(&[A::SeeRecord], CARER, &[InCircle, Shared]),
    allow(&[A::SeeAccessLog], OFFICER, &[]),
    // Documents.
    allow(&[A::ReadDocument], CARE, &[AuthorPlace]),
    allow(&[A::ReadDocument], CARE, &[InCircle, Shared]),
    allow(&[A::ReadDocument], CARE, &[Requester, Shared]),
    allow(&[A::ReadDocument], CARE, &[SessionWindow, InSession, Shared]),
    allow(&[A::ReadDocument], PATIENT, &[Announced]),
    // Inscriptions.
    allow(&[A::Inscribe], KEEPERS, &[AuthorPlace]),
    allow(&[A::Inscribe], KEEPERS, &[InCircle, Shared]),
    allow(&[A::InscribeLate], RoleSet::of(&[R::Secretary, R::RcpCoordinator]), &[AuthorPlace]),
    allow(&[A::InscribeLate], RoleSet::of(&[R::Secretary, R::RcpCoordinator]), &[InCircle, Shared]),
    allow(&[A::WithdrawInscription], KEEPERS, &[Inscribed, AuthorPlace]),
    allow(&[A::WithdrawInscription], KEEPERS, &[Inscribed, Requester, Shared]),
    allow(&[A::WithdrawInscription], SECRETARY, &[Inscribed, SamePlace, Shared]),
    allow(&[A::WithdrawInscription, A::DecideCase], COORDINATOR, &[Inscribed, Coordinates, Shared]),
    allow(&[A::WithdrawInscription, A::DecideCase], DOCTORS, &[Inscribed, Deputizes, Shared]),
    allow(&[A::DecideCase], COORDINATOR, &[Inscribed, Coordinates, AuthorPlace]),
    allow(&[A::DecideCase], DOCTORS, &[Inscribed, Deputizes, AuthorPlace]),
    allow(&[A::DecideCase], DOCTORS, &[Inscribed, Hosts, Shared]),
    allow(&[A::DecideCase], DOCTORS, &[Inscribed, Hosts, AuthorPlace]),
    // FRCP, read.
    allow(FRCP_READING, CARE, &[AuthorPlace]),
    allow(FRCP_READING, CARE, &[Requester, Shared]),
    allow(FRCP_READING, CARE, &[Author, Shared]),
    allow(FRCP_READING, CARE, &[SessionWindow, Shared]),
    allow(FRCP_READING, CARE, &[InCircle, Shared, Validated]),
    allow(FRCP_READING, COORDINATOR, &[Coordinates, Shared]),
    allow(FRCP_READING, COORDINATOR, &[Coordinates, SamePlace]),
    allow(FRCP_READING, DOCTORS, &[Deputizes, Shared]),
    allow(FRCP_READING, DOCTORS, &[Deputizes, SamePlace]),
    allow(FRCP_READING, SECRETARY, &[SamePlace, Shared]),
    allow(FRCP_READING, SECRETARY, &[Delegated, Shared]),
    allow(FRCP_READING, CENTRE, &[CentreOfPlace, ReasonGiven]),
    allow(&[A::ReadFrcpPdf], PATIENT, &[Validated, Announced]),
    // FRCP, written. Nobody writes under a withdrawn consent but the authors of the record.
    allow(FRCP_TYPING, DOCTORS, &[AuthorPlace]),
    allow(FRCP_TYPING, DOCTORS, &[Requester, Shared]),
    allow(FRCP_TYPING, DOCTORS, &[SessionWindow, Shared]),
    allow(FRCP_TYPING, COORDINATOR, &[Coordinates, Shared]),
    allow(FRCP_TYPING, DOCTORS, &[Deputizes, Shared]),
    allow(&[A::FillFrcpOnBehalf], SCRIBES, &[AuthorPlace]),
    allow(&[A::FillFrcpOnBehalf], SECRETARY, &[SamePlace, Shared]),
    allow(&[A::FillFrcpOnBehalf], NURSE, &[SessionWindow, Shared]),
    allow(&[A::MarkAnnounced], DOCTORS, &[AuthorPlace]),
    allow(&[A::MarkAnnounced], DOCTORS, &[Requester, Shared]),
    allow(&[A::MarkAnnounced], COORDINATOR, &[Coordinates, Shared]),
    // FRCP, signed: the coordinator, a deputy, or a secretary with a named and dated delegation (DOMAIN §1.7).
    allow(&[A::ValidateFrcp], COORDINATOR, &[Coordinates, Shared]),
    allow(&[A::ValidateFrcp], COORDINATOR, &[Coordinates, AuthorPlace]),
    allow(&[A::ValidateFrcp], DOCTORS, &[Deputizes, Shared]),
    allow(&[A::ValidateFrcp], DOCTORS, &[Deputizes, AuthorPlace]),
    allow(&[A::ValidateFrcp], SECRETARY, &[Delegated, Shared]),
    allow(&[A::ValidateFrcp], SECRETARY, &[Delegated, AuthorPlace]),
    allow(FRCP_SIGNING, COORDINATOR, &[Coordinates, Shared]),
    allow(FRCP_SIGNING, COORDINATOR, &[Coordinates, AuthorPlace]),
    allow(FRCP_SIGNING, DOCTORS, &[Deputizes, Shared]),
    allow(FRCP_SIGNING, DOCTORS, &[Deputizes, AuthorPlace]),
    // An error in a form that one's own RCP wrote is corrected whatever was decided on sharing (DOMAIN §1.8).
    allow(&[A::RectifyFrcp], COORDINATOR, &[Coordinates, SamePlace]),
    allow(&[A::RectifyFrcp], DOCTORS, &[Deputizes, SamePlace]),
    // Forms: written, read and published by the group that owns each; the region opens the groups and names their members. Expert
    // knowledge, to be confirmed: no text says who owns a form.
    allow(&[A::ListForms], WORKERS, &[]),
    allow(&[A::OpenFormGroup], REGION, &[]),
    allow(FORM_OWNING, FORM_OWNERS, &[InGroup]),
    allow(&[A::SeeFormGroup, A::PublishForm, A::RollBackForm, A::NameFormMember], REGION, &[]),
    // Audit.
    allow(&[A::ReadAudit, A::VerifyAudit], OFFICER, &[]),
    allow(&[A::VerifyAudit], REGION, &[]),
];

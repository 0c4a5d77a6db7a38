//! Each act as a type, with the kind of thing it is about: `Granted<SeeRecord>` holds a `PatientId` and nothing else.

use super::Target;
use domain::{
    access::Action,
    ids::{DocumentId, FormGroupId, FrcpId, InscriptionId, OfferId, PatientId, PlaceId, SessionId},
};

/// An act on a kind of target.
pub trait Act: Send + Sync + 'static {
    /// What it is about.
    type Target: Target;
    /// The action that `decide` knows.
    const ACTION: Action;
}

macro_rules! acts {
    ($($target:ty { $($name:ident)* })*) => {$($(
        #[doc = concat!("The act of [`Action::", stringify!($name), "`].")]
        #[derive(Debug)]
        pub enum $name {}

        impl Act for $name {
            type Target = $target;
            const ACTION: Action = Action::$name;
        }
    )*)*};
}

acts! {
    () {
        SeeToday SeeOwnAccount SeeMySignIns EndSignIn SearchEverything ListOffers DraftOffer SeePlanning SearchPatients
        ListFrcps CreatePatient SeeDuplicates ListForms OpenFormGroup ReadAudit VerifyAudit
    }
    PlaceId { ListAccounts SeeArrivalsLeavers SeeDirectory EditDirectory }
    AccountTarget { InviteAccount Habilitate EndHabilitation ResetAccess }
    OfferId {
        SeeOffer EditOffer SubmitOffer ValidateOffer3c ValidateOfferRegion SuspendOffer ResumeOffer CloseOffer DelegateValidation
        EndDelegation PlanSeries
    }
    SessionId { SeeSession MoveSession CancelSession SeeInscriptions PreSort OrderPassage HoldSession MarkPresence }
    PatientId {
        SeeRecord EditIdentity ValidateIdentity RecordConsent WithdrawConsent OpposeProfessional RecordBoardInformation
        EditPeopleAround EditCircle InviteToPortal OpenEpisode AddDocument MergeRecords UnmergeRecords SeeAccessLog
    }
    FormGroupId { SeeFormGroup WriteForm CommentForm ApproveForm PublishForm RollBackForm NameFormMember }
    DocumentId { ReadDocument }
    CaseTarget { Inscribe InscribeLate }
    InscriptionId { WithdrawInscription DecideCase }
    FrcpId { SeeFrcp FillFrcp FillFrcpOnBehalf ResolveConflict ValidateFrcp AddAddendum RectifyFrcp MarkAnnounced ReadFrcpPdf }
}

/// An account at an establishment, and the role in question if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountTarget {
    /// The establishment.
    pub place: PlaceId,
    /// The account, when it exists already.
    pub account: Option<domain::ids::AccountId>,
    /// The role given or ended.
    pub role: Option<domain::people::Role>,
}

/// A patient at a session: a case that may be inscribed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseTarget {
    /// The patient.
    pub patient: PatientId,
    /// The session.
    pub session: SessionId,
}

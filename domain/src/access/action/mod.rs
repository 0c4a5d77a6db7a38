//! Everything that a person may ask the product to do, as one closed list.
//!
//! One line an action: its code (stable: it is stored in the audit), whether it reads or writes, and whether it is grave.
//! A new feature adds its actions here, then its rows in `table`; the compiler and the reviewed matrix tell the rest.

mod kind;
mod reach;

pub use kind::{ActionKind, Effect, TargetKind};

use serde::{Deserialize, Serialize};

/// A text that is not the code of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnAction(pub String);

impl std::fmt::Display for NotAnAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not an action: {}", self.0)
    }
}

macro_rules! grave {
    () => {
        false
    };
    (grave) => {
        true
    };
}

macro_rules! actions {
    ($($target:ident { $($(#[$doc:meta])* $name:ident $code:literal $effect:ident $($grave:ident)?;)* })*) => {
        /// What a person asks to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Action {
            $($($(#[$doc])* $name,)*)*
        }

        impl Action {
            /// Every action, in the order of the matrix.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// The stable code, in kebab case: stored in the audit, never changed.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $($(Self::$name => $code,)*)*
                }
            }

            /// What is known of the action without any fact.
            #[must_use]
            pub const fn kind(self) -> ActionKind {
                match self {
                    $($(Self::$name => ActionKind {
                        effect: Effect::$effect,
                        target: TargetKind::$target,
                        grave: grave!($($grave)?),
                    },)*)*
                }
            }
        }
    };
}

actions! {
    System {
        /// Opens the day's home page.
        SeeToday "see-today" Reads;
        /// Opens one's own account.
        SeeOwnAccount "see-own-account" Reads;
        /// Lists one's own signed-in browsers.
        SeeMySignIns "see-my-sign-ins" Reads;
        /// Ends one of one's own sign-ins.
        EndSignIn "end-sign-in" Writes;
        /// Reads the help.
        SeeHelp "see-help" Reads;
        /// Searches everything that one may see.
        SearchEverything "search-everything" Reads;
        /// Lists the RCP offers that one may see.
        ListOffers "list-offers" Reads;
        /// Prepares a new RCP offer at one's own establishment.
        DraftOffer "draft-offer" Writes;
        /// Opens the calendar of sessions, without any patient.
        SeePlanning "see-planning" Reads;
        /// Searches patients by their traits.
        SearchPatients "search-patients" Reads;
        /// Lists the FRCP that one may read.
        ListFrcps "list-frcps" Reads;
        /// Creates a patient's record at one's own establishment, after a search.
        CreatePatient "create-patient" Writes;
        /// Opens the worklist of possible duplicates of one's own establishment.
        SeeDuplicates "see-duplicates" Reads;
        /// Lists the forms, their versions in force and who owns them.
        ListForms "list-forms" Reads;
        /// Opens the group that will own a form.
        OpenFormGroup "open-form-group" Writes;
    }
    Account {
        /// Lists the accounts of an establishment.
        ListAccounts "list-accounts" Reads;
        /// Invites a person to open an account.
        InviteAccount "invite-account" Writes;
        /// Gives a role at an establishment.
        Habilitate "habilitate" Writes;
        /// Ends a role at an establishment.
        EndHabilitation "end-habilitation" Writes;
        /// Asks for, or confirms, the reset of somebody's way in: two persons are needed.
        ResetAccess "reset-access" Writes grave;
        /// Sees who arrived and who left.
        SeeArrivalsLeavers "see-arrivals-leavers" Reads;
    }
    Directory {
        /// Reads the directory of professionals and establishments.
        SeeDirectory "see-directory" Reads;
        /// Corrects the directory.
        EditDirectory "edit-directory" Writes;
    }
    Offer {
        /// Opens an RCP offer.
        SeeOffer "see-offer" Reads;
        /// Changes an RCP offer.
        EditOffer "edit-offer" Writes;
        /// Submits an RCP offer to the 3C.
        SubmitOffer "submit-offer" Writes;
        /// Validates an RCP offer for the 3C.
        ValidateOffer3c "validate-offer-3c" Writes;
        /// Validates an RCP offer for the region.
        ValidateOfferRegion "validate-offer-region" Writes;
        /// Suspends an RCP offer.
        SuspendOffer "suspend-offer" Writes;
        /// Resumes a suspended RCP offer.
        ResumeOffer "resume-offer" Writes;
        /// Closes an RCP offer.
        CloseOffer "close-offer" Writes;
        /// Names somebody, between two dates, to validate in the coordinator's place.
        DelegateValidation "delegate-validation" Writes grave;
        /// Ends such a delegation.
        EndDelegation "end-delegation" Writes;
        /// Plans a series of sessions.
        PlanSeries "plan-series" Writes;
    }
    Session {
        /// Opens a session, without its patients.
        SeeSession "see-session" Reads;
        /// Moves a session.
        MoveSession "move-session" Writes;
        /// Cancels a session.
        CancelSession "cancel-session" Writes;
        /// Sees the cases inscribed to a session.
        SeeInscriptions "see-inscriptions" Reads;
        /// Sends the agenda to the participants.
        SendAgenda "send-agenda" Writes;
        /// Sorts the cases between those to discuss and those to register.
        PreSort "pre-sort" Writes;
        /// Orders the passage of the cases.
        OrderPassage "order-passage" Writes;
        /// Opens, runs and ends the meeting.
        HoldSession "hold-session" Writes;
        /// Marks who is present.
        MarkPresence "mark-presence" Writes;
    }
    Patient {
        /// Opens a patient's record.
        SeeRecord "see-record" Reads;
        /// Corrects the traits of an identity.
        EditIdentity "edit-identity" Writes;
        /// Validates an identity against an official document.
        ValidateIdentity "validate-identity" Writes;
        /// Records the patient's consent.
        RecordConsent "record-consent" Writes grave;
        /// Records the withdrawal of the patient's consent.
        WithdrawConsent "withdraw-consent" Writes;
        /// Records the patient's opposition to one professional.
        OpposeProfessional "oppose-professional" Writes;
        /// Records that the patient was informed before the presentation.
        RecordBoardInformation "record-board-information" Writes;
        /// Changes the representatives, the trusted person, the persons to call.
        EditPeopleAround "edit-people-around" Writes;
        /// Adds a professional to the circle of care, or takes one out.
        EditCircle "edit-circle" Writes;
        /// Invites the patient, a representative or a carer to the portal.
        InviteToPortal "invite-to-portal" Writes;
        /// Opens the pathway of one primary tumour.
        OpenEpisode "open-episode" Writes;
        /// Adds a document.
        AddDocument "add-document" Writes;
        /// Merges two records of one person.
        MergeRecords "merge-records" Writes grave;
        /// Undoes a merge.
        UnmergeRecords "unmerge-records" Writes grave;
        /// Sees who opened the record.
        SeeAccessLog "see-access-log" Reads;
    }
    Document {
        /// Reads a document.
        ReadDocument "read-document" Reads;
    }
    Inscription {
        /// Inscribes a case to a session.
        Inscribe "inscribe" Writes;
        /// Inscribes a case after the inscriptions closed, with a reason.
        InscribeLate "inscribe-late" Writes;
        /// Withdraws a case, or moves it to another session.
        WithdrawInscription "withdraw-inscription" Writes;
        /// Types the decision of the meeting on a case.
        DecideCase "decide-case" Writes;
    }
    Frcp {
        /// Opens an FRCP.
        SeeFrcp "see-frcp" Reads;
        /// Fills an FRCP in one's own name.
        FillFrcp "fill-frcp" Writes;
        /// Fills an FRCP on behalf of a physician, who is named.
        FillFrcpOnBehalf "fill-frcp-on-behalf" Writes;
        /// Chooses between two values typed at the same time.
        ResolveConflict "resolve-conflict" Writes;
        /// Validates an FRCP.
        ValidateFrcp "validate-frcp" Writes grave;
        /// Adds a signed complement to a validated FRCP.
        AddAddendum "add-addendum" Writes grave;
        /// Replaces a validated FRCP by a corrected version.
        RectifyFrcp "rectify-frcp" Writes grave;
        /// Records that the decision was announced to the patient.
        MarkAnnounced "mark-announced" Writes;
        /// Reads the document of a validated FRCP.
        ReadFrcpPdf "read-frcp-pdf" Reads;
    }
    FormGroup {
        /// Reads the versions of a form that are not published, what was said of them, and how its questions are answered.
        SeeFormGroup "see-form-group" Reads;
        /// Begins a version of a form, changes it, asks for its review.
        WriteForm "write-form" Writes;
        /// Comments a version of a form, question by question.
        CommentForm "comment-form" Writes;
        /// Approves a version of a form, or sends it back.
        ApproveForm "approve-form" Writes;
        /// Fixes the day from which a version is in force, or gives it up.
        PublishForm "publish-form" Writes grave;
        /// Takes a version in force back.
        RollBackForm "roll-back-form" Writes grave;
        /// Names somebody to the group, or ends that.
        NameFormMember "name-form-member" Writes;
    }
    Audit {
        /// Reads the audit.
        ReadAudit "read-audit" Reads;
        /// Checks the chains and the seals of the audit.
        VerifyAudit "verify-audit" Reads;
    }
}

/// What is known of an action without any fact.
#[must_use]
pub const fn policy(action: Action) -> ActionKind {
    action.kind()
}

impl TryFrom<String> for Action {
    type Error = NotAnAction;

    fn try_from(code: String) -> Result<Self, NotAnAction> {
        Self::ALL.iter().copied().find(|action| action.code() == code).ok_or(NotAnAction(code))
    }
}

impl From<Action> for String {
    fn from(action: Action) -> Self {
        action.code().to_owned()
    }
}

#[cfg(test)]
mod tests;

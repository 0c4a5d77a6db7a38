//! A version on the page: what stands, what is wrong with it, what was just refused.

use super::Refused;
use crate::failure::Failure;
use crate::plain_form::Typed;
use domain::{
    forms::{
        Form, Library,
        builder::{
            Case,
            typed::{Desk, Gesture, code_of, stands},
        },
    },
    ids::{FormGroupId, FormVersionId},
    words,
};
use services::{
    Context, Error,
    access::{Actor, acts::SeeFormGroup, ask},
    forms::{self, FIRST_OF_A_GROUP, builder},
};

/// What the address says.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Address {
    pub group: String,
    pub version: String,
    /// The place shown; empty for the whole.
    pub place: String,
    /// What is being added there.
    pub adds: String,
    /// The case of the preview.
    pub case: String,
    /// What was just done.
    pub done: String,
}

/// The page, before it is drawn.
pub(super) struct Sheet {
    pub group: FormGroupId,
    pub version: FormVersionId,
    pub of: builder::GroupView,
    pub seen: builder::VersionView,
    pub may: builder::May,
    pub library: &'static Library,
    pub form: Form,
    pub whole: Form,
    pub place: String,
    pub adds: String,
    pub case: Case,
    pub done: String,
    pub refused: Option<Refused>,
    /// What the version would do to the forms under way; none while it does not stand alone.
    pub rehearsal: Option<domain::forms::builder::Rehearsal>,
    pub today: chrono::NaiveDate,
}

impl Sheet {
    pub(super) async fn load(
        ctx: &Context,
        actor: &Actor,
        address: Address,
        refused: Option<Refused>,
    ) -> Result<Self, Failure> {
        let group: FormGroupId = address.group.parse().map_err(|_| Failure::NotFound)?;
        let version: FormVersionId = address.version.parse().map_err(|_| Failure::NotFound)?;
        let may_see = async || ask::<SeeFormGroup>(ctx, actor, group).await;
        let of = builder::see_group(ctx, may_see().await?).await?;
        let seen = builder::see_version(ctx, may_see().await?, version).await?;
        let library = forms::library()?;
        let form = seen.written.form.clone();
        let whole = stands(&form, library);
        let (place, adds) = match &refused {
            Some(refused) => (refused.place.clone(), refused.adds.clone()),
            None => (address.place, address.adds),
        };
        let rehearsal = match builder::rehearse(ctx, may_see().await?, version).await {
            Ok(told) => Some(told),
            // The remarks say why it does not stand alone.
            Err(Error::Refused(_)) => None,
            Err(other) => return Err(other.into()),
        };
        let case = Case::ALL.into_iter().find(|one| code_of(one) == address.case).unwrap_or(Case::First);
        let sheet = Self {
            group,
            version,
            may: of.may,
            of,
            seen,
            library,
            form,
            whole,
            place,
            adds,
            case,
            done: address.done,
            refused,
            rehearsal,
            today: ctx.today(),
        };
        if sheet.desk().place(&sheet.place).is_none() {
            return Err(Failure::NotFound);
        }
        Ok(sheet)
    }

    pub(super) fn desk(&self) -> Desk<'_> {
        Desk::with(&self.form, &self.whole, self.library)
    }

    /// Whether the actor may change it as it stands.
    pub(super) fn is_written(&self) -> bool {
        use domain::forms::builder::Stage;
        self.may.write
            && matches!(self.seen.written.stage, Stage::Draft | Stage::InReview { .. } | Stage::Approved { .. })
    }

    pub(super) fn name(&self) -> String {
        words::builder::version(self.seen.line.version, FIRST_OF_A_GROUP)
    }

    /// The fields of a gesture at the place shown: as they stand, or as they were typed.
    pub(super) fn typed(&self, gesture: Gesture) -> Typed {
        let is_new = matches!(gesture, Gesture::AddSection | Gesture::AddQuestion)
            || self.place.is_empty() && matches!(gesture, Gesture::Rule | Gesture::Set);
        match self.refused.as_ref().filter(|refused| refused.gesture == code_of(&gesture)) {
            Some(refused) => Typed::with(refused.fields.clone(), refused.mistakes.clone()),
            None if is_new => Typed::with(domain::forms::builder::typed::Fields::new(), vec![]),
            None => Typed::with(self.desk().fields(&self.place), vec![]),
        }
    }

    /// The fields of an act that is no change of the form.
    pub(super) fn said(&self, act: &str) -> Typed {
        match self.refused.as_ref().filter(|refused| refused.gesture == act) {
            Some(refused) => Typed::with(refused.fields.clone(), refused.mistakes.clone()),
            None => Typed::with(domain::forms::builder::typed::Fields::new(), vec![]),
        }
    }

    pub(super) fn address(&self) -> String {
        super::version_of(&self.group.to_string(), &self.version.to_string())
    }

    /// The address of a place of this version, with the same case in the preview.
    pub(super) fn at(&self, place: &str, adds: &str) -> String {
        super::place_of(&self.address(), place, adds, &code_of(&self.case))
    }

    /// How many remarks and open comments stand at a place and inside it.
    pub(super) fn marks(&self, place: &str) -> (usize, usize) {
        let inside = |at: &str| at == place || at.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'));
        let remarks = self.seen.written.remarks.iter().filter(|one| inside(&one.place)).count();
        let comments = self.seen.comments.iter().filter(|one| !one.settled && inside(&one.place)).count();
        (remarks, comments)
    }
}

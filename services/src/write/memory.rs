//! The drafts that the writer replayed last: the next edit of a form goes on from there instead of reading its whole log again.
//!
//! A log only grows, and a draft stands at a known position of it: what another instance has written since is read and added.
//! Whatever fails, everything is forgotten: no draft outlives rows that were not kept.

use domain::{frcp::Draft, ids::FrcpId};
use std::sync::{Mutex, PoisonError};

/// The most edits kept in all the drafts together: some tens of forms, a few megabytes.
const MOST: usize = 20_000;

/// Drafts, the one used longest ago first.
#[derive(Default)]
pub(crate) struct Memory {
    drafts: Mutex<Vec<(FrcpId, Draft)>>,
}

impl Memory {
    /// Takes a draft out: whoever changes it gives it back when its rows are written.
    pub(crate) fn take(&self, id: FrcpId) -> Option<Draft> {
        let mut drafts = self.drafts();
        let place = drafts.iter().position(|(known, _)| *known == id)?;
        Some(drafts.remove(place).1)
    }

    /// Keeps a draft, and forgets those used longest ago when there are too many.
    pub(crate) fn keep(&self, id: FrcpId, draft: Draft) {
        let mut drafts = self.drafts();
        drafts.retain(|(known, _)| *known != id);
        drafts.push((id, draft));
        let mut edits: usize = drafts.iter().map(|(_, draft)| draft.position()).sum();
        drafts.retain(|(_, draft)| {
            let room = edits <= MOST;
            if !room {
                edits -= draft.position();
            }
            room
        });
    }

    /// Forgets everything.
    pub(super) fn forget(&self) {
        self.drafts().clear();
    }

    fn drafts(&self) -> std::sync::MutexGuard<'_, Vec<(FrcpId, Draft)>> {
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Memory};
    use domain::{
        forms::Target,
        frcp::{Change, Draft, Edit},
        ids::{AccountId, EditId, FrcpId},
    };
    use uuid::Uuid;

    fn form(number: u128) -> FrcpId {
        FrcpId::from_uuid(Uuid::from_u128(number))
    }

    fn draft(edits: usize) -> Draft {
        let at = Target::Question("case/comment".parse().unwrap());
        let change = Change::PassOver { at, warning: "late".into(), reason: "Vu avec le médecin.".into() };
        let edit = |number: usize| Edit {
            id: EditId::from_uuid(Uuid::from_u128(number as u128)),
            author: AccountId::from_uuid(Uuid::from_u128(1)),
            on_behalf_of: None,
            imported: None,
            at: chrono::DateTime::UNIX_EPOCH,
            change: change.clone(),
        };
        Draft::replay((0..edits).map(edit))
    }

    #[test]
    fn a_draft_is_given_once_and_forgotten_with_the_others() {
        let memory = Memory::default();
        memory.keep(form(1), draft(2));
        assert_eq!(memory.take(form(1)).map(|draft| draft.position()), Some(2));
        assert!(memory.take(form(1)).is_none());
        memory.keep(form(2), draft(1));
        memory.forget();
        assert!(memory.take(form(2)).is_none());
    }

    #[test]
    fn the_drafts_used_longest_ago_leave_first() {
        let memory = Memory::default();
        memory.keep(form(1), draft(MOST / 2));
        memory.keep(form(2), draft(MOST / 2));
        memory.keep(form(3), draft(1));
        assert!(memory.take(form(1)).is_none());
        assert!(memory.take(form(2)).is_some() && memory.take(form(3)).is_some());
        memory.keep(form(4), draft(MOST + 1));
        assert!(memory.take(form(4)).is_none(), "one form alone is not kept when it is larger than the whole room");
    }
}

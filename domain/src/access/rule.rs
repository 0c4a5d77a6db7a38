//! The shape of a row of the policy.

use super::fact::{Fact, FactSet};
use super::{Action, Refusal, RoleSet, TargetKind};

/// A set of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ActionSet(u128);

impl ActionSet {
    /// The set of these actions.
    pub(super) const fn of(mut actions: &[Action]) -> Self {
        let mut bits = 0;
        while let [first, rest @ ..] = actions {
            bits |= 1 << (*first as u32);
            actions = rest;
        }
        Self(bits)
    }

    /// Every action aimed at this kind of target.
    pub(super) const fn aimed_at(target: TargetKind) -> Self {
        let mut bits = 0;
        let mut actions = Action::ALL;
        while let [first, rest @ ..] = actions {
            if first.kind().target as u8 == target as u8 {
                bits |= 1 << (*first as u32);
            }
            actions = rest;
        }
        Self(bits)
    }

    /// The actions of both sets.
    pub(super) const fn and_also(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the set holds this action.
    pub(super) const fn has(self, action: Action) -> bool {
        self.0 & (1 << (action as u32)) != 0
    }

    /// Whether two sets share an action.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A row: these actions, for these roles, when all these facts hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<T> {
    pub(super) actions: ActionSet,
    pub(super) roles: RoleSet,
    pub(super) when: FactSet,
    pub(super) then: T,
}

impl<T: Copy> Row<T> {
    /// Whether the row speaks of this role and these facts.
    pub(super) const fn speaks_of(&self, roles: RoleSet, facts: FactSet) -> bool {
        self.roles.meets(roles) && facts.covers(self.when)
    }
}

/// The first row that speaks of this action, these roles and these facts.
pub(super) fn first_match<T: Copy>(rows: &[Row<T>], action: Action, roles: RoleSet, facts: FactSet) -> Option<T> {
    rows.iter().find(|row| row.actions.has(action) && row.speaks_of(roles, facts)).map(|row| row.then)
}

/// A row that grants.
pub(super) const fn allow(actions: &[Action], roles: RoleSet, when: &[Fact]) -> Row<()> {
    Row { actions: ActionSet::of(actions), roles, when: FactSet::of(when), then: () }
}

/// A row that hides.
pub(super) const fn hide(actions: ActionSet, roles: RoleSet, when: &[Fact]) -> Row<()> {
    Row { actions, roles, when: FactSet::of(when), then: () }
}

/// A row that gives the reason of a refusal.
pub(super) const fn refuse(actions: ActionSet, roles: RoleSet, when: &[Fact], refusal: Refusal) -> Row<Refusal> {
    Row { actions, roles, when: FactSet::of(when), then: refusal }
}

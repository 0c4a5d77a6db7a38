//! The one decision, from the rows of `table` and `bars`.

use super::bars::{BARS, HIDING, NO_SECRET, REASONS, TOLD};
use super::fact::FactSet;
use super::rule::{ActionSet, first_match};
use super::table::{OPEN, OWN, TABLE};
use super::{Action, ActorFacts, ActorKind, Circumstance, Decision, Facts, Refusal, RoleSet};

/// May the actor do this, in these circumstances? Total: facts that do not describe the action's target hide it.
#[must_use]
pub fn decide(facts: &Facts, action: Action) -> Decision {
    if let Some(answer) = decide_without_target(&facts.actor, action) {
        return answer;
    }
    if action.kind().target != facts.circumstance.target() {
        return Decision::Hidden;
    }
    let roles = effective_roles(&facts.actor, &facts.circumstance);
    let known = FactSet::from(&facts.circumstance);
    let roles = seeing_roles(action, roles, known);
    if first_match(TABLE, action, roles, known).is_none() {
        return explain(action, roles, known);
    }
    match first_match(BARS, action, roles, known) {
        Some(refusal) => Decision::Refused(refusal),
        None if action.kind().grave && !facts.actor.fresh_code => Decision::Refused(Refusal::FreshCodeNeeded),
        None => Decision::Allowed,
    }
}

/// The answer that depends on the actor alone, when there is one: it is asked before the target is even looked for, so
/// that the answer says nothing of it.
#[must_use]
pub fn decide_without_target(actor: &ActorFacts, action: Action) -> Option<Decision> {
    if OPEN.has(action) {
        return Some(Decision::Allowed);
    }
    if let Some(refusal) = not_fully_in(actor) {
        return Some(Decision::Refused(refusal));
    }
    if OWN.has(action) {
        return Some(Decision::Allowed);
    }
    let nowhere = actor.kind == ActorKind::Professional && actor.roles.and(RoleSet::PROFESSIONALS).is_empty();
    nowhere.then_some(Decision::Refused(Refusal::NoRoleHere))
}

fn not_fully_in(actor: &ActorFacts) -> Option<Refusal> {
    if actor.kind == ActorKind::Anonymous {
        Some(Refusal::SignInFirst)
    } else if !actor.account_active {
        Some(Refusal::AccountClosed)
    } else if !actor.second_factor {
        Some(Refusal::SecondFactorNeeded)
    } else {
        None
    }
}

/// A professional acts with the roles of the chosen place; a portal account, with its relation to this patient.
fn effective_roles(actor: &ActorFacts, circumstance: &Circumstance) -> RoleSet {
    match (actor.kind, circumstance.relation()) {
        (ActorKind::Anonymous, _) => RoleSet::EMPTY,
        (ActorKind::Professional, _) => actor.roles.and(RoleSet::PROFESSIONALS),
        (ActorKind::Portal, None) => actor.roles.and(RoleSet::PORTAL),
        (ActorKind::Portal, Some(relation)) => relation.role().into_iter().collect(),
    }
}

/// The roles left once those from which the target is hidden are taken away: the officer's right to the access log stays
/// when the same person is also a caregiver whom the patient opposed.
fn seeing_roles(action: Action, roles: RoleSet, known: FactSet) -> RoleSet {
    let hiding = HIDING.iter().filter(|row| row.actions.has(action) && row.speaks_of(roles, known));
    hiding.fold(roles, |seeing, row| seeing.minus(row.roles))
}

fn explain(action: Action, roles: RoleSet, known: FactSet) -> Decision {
    if let Some(refusal) = first_match(TOLD, action, roles, known) {
        return Decision::Refused(refusal);
    }
    if !NO_SECRET.has(action) && !has_another_right(action, roles, known) {
        return Decision::Hidden;
    }
    Decision::Refused(first_match(REASONS, action, roles, known).unwrap_or(Refusal::NotInYourRole))
}

fn has_another_right(action: Action, roles: RoleSet, known: FactSet) -> bool {
    let same_target = ActionSet::aimed_at(action.kind().target);
    TABLE.iter().any(|row| row.actions.meets(same_target) && row.speaks_of(roles, known))
}

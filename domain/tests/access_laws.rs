//! Laws that hold whatever the rows of the policy: on random facts, for every action.

#[cfg(test)]
mod laws {

    use domain::access::{
        AccountFacts, Action, ActorFacts, ActorKind, BoardFacts, Circle, Circumstance, Decision, DirectoryFacts,
        DocumentFacts, Effect, Facts, FormGroupFacts, FrcpFacts, InscriptionFacts, OfferFacts, OfferStage,
        PatientFacts, PortalRelation, Refusal, RoleSet, SessionFacts, Sharing, decide, decide_without_target,
    };
    use domain::people::Role;
    use proptest::prelude::*;

    /// Draws facts from the bits of one number.
    struct Bits(u128);

    impl Bits {
        fn below(&mut self, count: u128) -> usize {
            let drawn = self.0 % count;
            self.0 /= count;
            usize::try_from(drawn).unwrap()
        }

        fn yes(&mut self) -> bool {
            self.below(2) == 1
        }

        fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
            values[self.below(values.len() as u128)]
        }

        fn patient(&mut self) -> PatientFacts {
            PatientFacts {
                author_place: self.yes(),
                circle: self.one_of(&[Circle::Active, Circle::Ended, Circle::Never]),
                requester: self.yes(),
                session_window: self.yes(),
                sharing: self.one_of(&[Sharing::Given, Sharing::NotShared, Sharing::Withdrawn]),
                opposed_to_actor: self.below(4) == 0,
                deceased: self.below(4) == 0,
                relation: self.one_of(&[
                    PortalRelation::Oneself,
                    PortalRelation::Representative,
                    PortalRelation::Carer,
                    PortalRelation::None,
                ]),
                secret_from_representative: self.below(4) == 0,
                announced: self.yes(),
            }
        }

        fn board(&mut self) -> BoardFacts {
            BoardFacts {
                coordinator: self.yes(),
                deputy: self.yes(),
                delegated: self.yes(),
                same_place: self.yes(),
                centre_of_place: self.yes(),
            }
        }

        fn session(&mut self) -> SessionFacts {
            SessionFacts { board: self.board(), host: self.yes(), participant: self.yes() }
        }

        fn circumstance(&mut self) -> Circumstance {
            match self.below(11) {
                0 => Circumstance::System,
                1 => Circumstance::Audit,
                10 => Circumstance::FormGroup(FormGroupFacts { member: self.yes() }),
                2 => Circumstance::Account(AccountFacts {
                    same_place: self.yes(),
                    oneself: self.yes(),
                    role: if self.yes() { Some(self.one_of(&Role::ALL)) } else { None },
                }),
                3 => Circumstance::Directory(DirectoryFacts { same_place: self.yes(), centre_of_place: self.yes() }),
                4 => Circumstance::Offer(OfferFacts {
                    board: self.board(),
                    stage: self.one_of(&[
                        OfferStage::Draft,
                        OfferStage::Submitted,
                        OfferStage::ValidatedBy3c,
                        OfferStage::Published,
                        OfferStage::Suspended,
                        OfferStage::Closed,
                    ]),
                }),
                5 => Circumstance::Session(self.session()),
                6 => Circumstance::Patient(self.patient()),
                7 => Circumstance::Document(DocumentFacts {
                    patient: self.patient(),
                    masked: self.below(4) == 0,
                    in_session: self.yes(),
                }),
                8 => Circumstance::Inscription(InscriptionFacts {
                    patient: self.patient(),
                    session: self.session(),
                    inscribed: self.yes(),
                }),
                _ => Circumstance::Frcp(FrcpFacts {
                    patient: self.patient(),
                    board: self.board(),
                    author: self.yes(),
                    validated: self.yes(),
                    rectified: self.yes(),
                    announced: self.yes(),
                    reason_given: self.yes(),
                }),
            }
        }

        fn facts(&mut self) -> Facts {
            let actor = ActorFacts {
                kind: self.one_of(&[
                    ActorKind::Professional,
                    ActorKind::Professional,
                    ActorKind::Portal,
                    ActorKind::Anonymous,
                ]),
                roles: Role::ALL.into_iter().filter(|_| self.below(4) == 0).collect(),
                account_active: self.below(8) != 0,
                second_factor: self.below(8) != 0,
                fresh_code: self.below(4) != 0,
            };
            Facts { actor, circumstance: self.circumstance() }
        }
    }

    fn facts() -> impl Strategy<Value = Facts> {
        any::<u128>().prop_map(|bits| Bits(bits).facts())
    }

    /// The same facts with the patient changed, when there is one.
    fn with_patient(facts: Facts, change: impl Fn(&mut PatientFacts)) -> Facts {
        let mut changed = facts;
        match &mut changed.circumstance {
            Circumstance::Patient(patient) => change(patient),
            Circumstance::Document(document) => change(&mut document.patient),
            Circumstance::Inscription(case) => change(&mut case.patient),
            Circumstance::Frcp(frcp) => change(&mut frcp.patient),
            _ => {}
        }
        changed
    }

    /// Nothing is allowed in `less` that was not in `more`.
    fn never_more(less: &Facts, more: &Facts) -> Result<(), TestCaseError> {
        for action in Action::ALL {
            let gained = decide(less, *action).is_allowed() && !decide(more, *action).is_allowed();
            prop_assert!(!gained, "{} is gained by losing", action.code());
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_question_has_an_answer_and_facts_on_another_target_never_allow(facts in facts()) {
            for action in Action::ALL {
                let decision = decide(&facts, *action);
                if decide_without_target(&facts.actor, *action).is_none()
                    && action.kind().target != facts.circumstance.target()
                {
                    prop_assert_eq!(decision, Decision::Hidden);
                }
            }
        }

        #[test]
        fn losing_a_role_never_gives_a_right(facts in facts()) {
            for role in Role::ALL {
                let mut less = facts;
                less.actor.roles = facts.actor.roles.without(role);
                never_more(&less, &facts)?;
            }
        }

        #[test]
        fn withdrawing_consent_never_gives_a_right(facts in facts()) {
            let given = with_patient(facts, |patient| patient.sharing = Sharing::Given);
            let withdrawn = with_patient(facts, |patient| patient.sharing = Sharing::Withdrawn);
            let never = with_patient(facts, |patient| patient.sharing = Sharing::NotShared);
            never_more(&withdrawn, &given)?;
            never_more(&never, &given)?;
            for action in Action::ALL {
                prop_assert_eq!(decide(&withdrawn, *action), decide(&never, *action), "a withdrawal does not show");
            }
        }

        #[test]
        fn opposing_leaving_and_dying_never_give_a_right(facts in facts()) {
            let before = with_patient(facts, |patient| (patient.opposed_to_actor, patient.deceased) = (false, false));
            never_more(&with_patient(before, |patient| patient.opposed_to_actor = true), &before)?;
            never_more(&with_patient(before, |patient| patient.deceased = true), &before)?;
            let inside = with_patient(facts, |patient| patient.circle = Circle::Active);
            never_more(&with_patient(facts, |patient| patient.circle = Circle::Ended), &inside)?;
            let open = with_patient(facts, |patient| patient.session_window = true);
            never_more(&with_patient(facts, |patient| patient.session_window = false), &open)?;
        }

        #[test]
        fn one_who_left_the_circle_is_as_one_who_never_was_in_it(facts in facts()) {
            let left = with_patient(facts, |patient| patient.circle = Circle::Ended);
            let never = with_patient(facts, |patient| patient.circle = Circle::Never);
            for action in Action::ALL {
                prop_assert_eq!(decide(&left, *action), decide(&never, *action));
            }
        }

        #[test]
        fn a_closed_account_and_a_missing_factor_leave_the_help_only(facts in facts()) {
            let (mut closed, mut single) = (facts, facts);
            closed.actor.account_active = false;
            single.actor.second_factor = false;
            for action in Action::ALL {
                prop_assert_eq!(decide(&closed, *action).is_allowed(), *action == Action::SeeHelp);
                prop_assert_eq!(decide(&single, *action).is_allowed(), *action == Action::SeeHelp);
            }
        }

        #[test]
        fn an_old_code_only_stops_grave_acts_and_says_so(facts in facts()) {
            let (mut fresh, mut old) = (facts, facts);
            (fresh.actor.fresh_code, old.actor.fresh_code) = (true, false);
            for action in Action::ALL {
                let expected = match decide(&fresh, *action) {
                    Decision::Allowed if action.kind().grave => Decision::Refused(Refusal::FreshCodeNeeded),
                    other => other,
                };
                prop_assert_eq!(decide(&old, *action), expected);
            }
        }

        #[test]
        fn what_is_answered_before_looking_for_the_target_says_nothing_of_it(one in facts(), other in facts()) {
            for action in Action::ALL {
                if let Some(answer) = decide_without_target(&one.actor, *action) {
                    prop_assert_eq!(decide(&one, *action), answer);
                    let elsewhere = Facts { actor: one.actor, circumstance: other.circumstance };
                    prop_assert_eq!(decide(&elsewhere, *action), answer);
                }
            }
        }

        #[test]
        fn an_unrelated_professional_gets_the_same_answer_for_a_shared_and_a_secret_record(facts in facts()) {
            let stranger = |sharing| with_patient(facts, |patient| {
                *patient = PatientFacts { sharing, ..PatientFacts::default() };
            });
            if matches!(facts.circumstance, Circumstance::Patient(_)) && facts.actor.kind == ActorKind::Professional {
                for action in Action::ALL {
                    let shared = decide(&stranger(Sharing::Given), *action);
                    prop_assert_eq!(shared, decide(&stranger(Sharing::NotShared), *action));
                }
            }
        }

        #[test]
        fn who_only_administers_writes_nothing_about_a_patient(facts in facts()) {
            let administers = [Role::CancerCentre, Role::StructureReferent, Role::RegionalAdministrator, Role::DataProtectionOfficer];
            let mut facts = facts;
            facts.actor.kind = ActorKind::Professional;
            facts.actor.roles = RoleSet::of(&administers);
            if facts.circumstance.relation().is_some() {
                for action in Action::ALL.iter().filter(|action| action.kind().effect == Effect::Writes) {
                    if decide_without_target(&facts.actor, *action).is_none() {
                        prop_assert!(!decide(&facts, *action).is_allowed(), "{}", action.code());
                    }
                }
            }
        }
    }
}

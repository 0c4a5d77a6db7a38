//! What is foreseen of one case: the same people as for the session, but those who leave the room for it, or write about it.

use super::{Answer, Invited, Stance};
use crate::ids::ProfessionalId;

/// Those invited, as they would be for one case: `out` leave the room for it, `written` wrote an opinion on it.
#[must_use]
pub fn invited_for(
    invited: &[Invited],
    out: impl Fn(ProfessionalId) -> bool,
    written: impl Fn(ProfessionalId) -> bool,
) -> Vec<Invited> {
    let stance = |one: &Invited| match one.person.professional {
        who if written(who) => Stance::Answered(Answer::Written),
        who if out(who) => Stance::Answered(Answer::Absent),
        _ => one.stance,
    };
    invited.iter().map(|one| Invited { stance: stance(one), ..one.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::{Attendance, Seat, Way};
    use uuid::Uuid;

    #[test]
    fn a_case_loses_who_leaves_the_room_for_it_and_counts_who_wrote_about_it() {
        let [leaves, writes, comes] = [1, 2, 3].map(|id| ProfessionalId::from_uuid(Uuid::from_u128(id)));
        let invited = [leaves, writes, comes].map(|professional| Invited {
            person: Attendance {
                professional,
                physician: true,
                specialties: Vec::new(),
                seat: Seat::Quorum,
                way: Way::Present { stays: Vec::new() },
            },
            stance: Stance::Answered(Answer::Present),
        });
        let stances: Vec<_> =
            invited_for(&invited, |who| who == leaves, |who| who == writes).iter().map(|one| one.stance).collect();
        assert_eq!(stances, [Answer::Absent, Answer::Written, Answer::Present].map(Stance::Answered));
    }
}

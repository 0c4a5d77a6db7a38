//! The meeting: the boards of a person, the page of a session, the inscription of a case.

#[cfg(feature = "ssr")]
mod absences_page;
#[cfg(feature = "ssr")]
mod answer_page;
mod calls;
#[cfg(feature = "ssr")]
mod case_drawn;
mod case_list;
mod case_panel;
mod destination;
mod dto;
mod dto_inscribe;
#[cfg(feature = "ssr")]
mod emergency_page;
mod forecast;
#[cfg(feature = "ssr")]
mod forecast_shown;
#[cfg(feature = "ssr")]
mod gestures;
mod inscribe_page;
mod kept;
mod people;
mod presence;
mod putting_off;
mod room;
#[cfg(feature = "ssr")]
mod server;
mod session_page;
#[cfg(feature = "ssr")]
mod shown;
mod table;
#[cfg(feature = "ssr")]
mod way_code;

#[cfg(feature = "ssr")]
pub(crate) use absences_page::absences_page;
#[cfg(feature = "ssr")]
pub(crate) use answer_page::answer_page;
pub use calls::{
    Answered, BoardShown, CaseMade, CaseShown, Gesture, LaterShown, MemberShown, NextSession, PersonFound, QuorumShown,
    RecordToInscribe, SessionShown, TypedCase, ask_my_boards, ask_record_to_inscribe, ask_session, do_gesture,
    find_people, inscribe_case,
};
#[cfg(feature = "ssr")]
pub use emergency_page::PHYSICIANS;
#[cfg(feature = "ssr")]
pub(crate) use emergency_page::emergency_page;
pub use inscribe_page::InscribePage;
pub use kept::provide_kept_question;
pub(crate) use people::finder;
pub use room::RcpRoom;
pub use session_page::SessionPage;

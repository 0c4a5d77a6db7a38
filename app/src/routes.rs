//! The addresses of the site, each written once.
//!
//! A room is an entry of the left rail. It appears there when its page exists ([`crate::pro::ROOMS`]) and when the
//! person may open it ([`crate::actor::Viewer::rooms`]).

use serde::{Deserialize, Serialize};

use crate::ui::Glyph;

/// Home of the professionals.
pub const HOME: &str = "/";
/// Where a person signs in; `?suite=` carries the address to come back to.
pub const SIGN_IN: &str = "/connexion";
/// Where the one-time code is given.
pub const SIGN_IN_CODE: &str = "/connexion/code";
/// Where an invitation opens an account; followed by its token.
pub const INVITATION: &str = "/invitation";
/// The search of everything; `?q=` carries what is looked for.
pub const SEARCH: &str = "/recherche";
/// One's own account.
pub const OWN_ACCOUNT: &str = "/reglages";
/// The days on which one is away.
pub const OWN_ABSENCES: &str = "/reglages/absences";
/// One's own signed-in browsers.
pub const OWN_SESSIONS: &str = "/reglages/sessions";
/// The practice places of a person.
pub const OWN_PLACES: &str = "/reglages/lieu";
/// The accounts of the establishment.
pub const ACCOUNTS: &str = "/reglages/comptes";
/// Who arrives and who leaves.
pub const ACCOUNT_MOVEMENTS: &str = "/reglages/comptes/mouvements";
/// Plain form target that sends another code.
pub const SIGN_IN_CODE_AGAIN: &str = "/connexion/nouveau-code";
/// Plain form target that takes a code, then the form that waited for it.
#[cfg(feature = "ssr")]
pub const SIGN_IN_CODE_FIRST: &str = "/connexion/code-puis-envoi";
/// Plain form target that changes the practice place (field `place`).
pub const SET_PLACE: &str = "/preferences/lieu";
/// Plain form target that chooses how mail about sessions comes (field `mails`).
pub const SET_MAILS: &str = "/preferences/courriels";
/// Plain form target that makes or ends the address of one's agenda (field `gesture`).
pub const SET_AGENDA: &str = "/preferences/agenda";
/// Where that address is shown once.
pub const AGENDA_ADDRESS: &str = "/reglages/agenda";
/// Plain form target that ends the session.
pub const SIGN_OUT: &str = "/deconnexion";
/// Plain form target that keeps the chosen theme (field `theme`) and comes back.
pub const SET_THEME: &str = "/preferences/theme";
/// Help for professionals.
pub const HELP: &str = "/aide";
/// What is done with personal data.
pub const PERSONAL_DATA: &str = "/donnees-personnelles";
/// The accessibility statement.
pub const ACCESSIBILITY: &str = "/accessibilite";
/// The form of each organ, its versions and its group; each group at `/modeles/:id`.
pub const FORM_MODELS: &str = "/modeles";
/// Every component in every state.
pub const ATELIER: &str = "/atelier";
/// Home of the patients.
pub const PORTAL: &str = "/portail";
/// Where a patient signs in.
pub const PORTAL_SIGN_IN: &str = "/portail/connexion";
/// Where a patient gives the one-time code.
pub const PORTAL_SIGN_IN_CODE: &str = "/portail/connexion/code";
/// Where the code handed at the desk opens an access.
pub const PORTAL_OPEN: &str = "/portail/ouvrir";
/// Who may see the record.
pub const PORTAL_CIRCLE: &str = "/portail/cercle";
/// Asks before a person is kept away; `?personne=` names the person.
pub const PORTAL_REMOVE: &str = "/portail/cercle/retirer";
/// What was consented.
pub const PORTAL_CONSENTS: &str = "/portail/accords";
/// What the boards proposed; each one at `/portail/avis/:id`.
pub const PORTAL_ADVICE: &str = "/portail/avis";
/// Who looked at the record.
pub const PORTAL_LOOKS: &str = "/portail/consultations";
/// Help for patients.
pub const PORTAL_HELP: &str = "/portail/aide";
/// What is done with personal data, in the patients' voice.
pub const PORTAL_PERSONAL_DATA: &str = "/portail/donnees-personnelles";
/// The accessibility statement, in the patients' voice.
pub const PORTAL_ACCESSIBILITY: &str = "/portail/accessibilite";

/// The page on which a member answers for a session; `?membre=` names another member.
#[must_use]
pub fn answer_of(session: &str) -> String {
    format!("/sessions/{session}/ma-reponse")
}

/// The page on which the room, the link and the coordinator of one session are chosen.
#[must_use]
pub fn setting_of(session: &str) -> String {
    format!("/sessions/{session}/lieu")
}

/// A new poll of dates for a board; `?seance=` names the session to be moved.
#[must_use]
pub fn new_poll_of(rcp: &str) -> String {
    format!("{OFFERS}/{rcp}/sondage")
}

/// A poll of dates, for whoever plans the board.
#[must_use]
pub fn poll_of(poll: &str) -> String {
    format!("/sondages/{poll}")
}

/// The page on which a member answers a poll of dates.
#[must_use]
pub fn poll_answer_of(poll: &str) -> String {
    format!("/sondages/{poll}/ma-reponse")
}

/// The page on which a concertation in emergency is traced in a record.
#[must_use]
pub fn emergency_of(patient: &str) -> String {
    format!("/patients/{patient}/urgence")
}

/// The page on which another board is asked from a form, and where its opinion is read.
#[cfg(feature = "ssr")]
#[must_use]
pub fn recourse_of(form: &str) -> String {
    format!("{FRCPS}/{form}/recours")
}

/// The form that another board sent with its question, read from the form of the board that is asked.
#[cfg(feature = "ssr")]
#[must_use]
pub fn sent_with(form: &str) -> String {
    format!("{FRCPS}/{form}/transmise")
}

/// Whether the server alone draws the page: it comes without a program, and the programs weigh nothing for it. Links to it
/// leave the program (`rel="external"`).
#[must_use]
pub fn has_no_program(path: &str) -> bool {
    let path = path.trim_end_matches('/');
    let of_session = path.starts_with("/sessions/") && (path.ends_with("/ma-reponse") || path.ends_with("/lieu"));
    let of_poll = path.starts_with("/sondages/") || (path.starts_with(OFFERS) && path.ends_with("/sondage"));
    let of_form = path.strip_prefix(FORM_MODELS).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let to_read = [HELP, PERSONAL_DATA, ACCESSIBILITY].contains(&path);
    let of_case = ["/recours", "/transmise", "/urgence"].iter().any(|end| path.ends_with(end));
    path == ATELIER || path == OWN_ABSENCES || to_read || of_form || of_session || of_poll || of_case
}

/// The group that owns a form.
#[cfg(feature = "ssr")]
#[must_use]
pub fn form_group(id: &str) -> String {
    format!("{FORM_MODELS}/{id}")
}

/// Whether a path is of the patients' site.
#[must_use]
pub fn is_portal(path: &str) -> bool {
    path == PORTAL || path.strip_prefix(PORTAL).is_some_and(|rest| rest.starts_with(['/', '?']))
}

/// Plans a series of sessions; `?rcp=` chooses the board.
pub const NEW_SERIES: &str = "/planning/nouvelle-serie";

/// A series of sessions to change; followed by its id.
pub const SERIES: &str = "/planning/series";

/// Which board for a case, soonest; `?organe=`, `?departement=` and `?question=` narrow it, `?patient=` is the record to come back to.
pub const FIND_BOARD: &str = "/rcp/trouver";

/// The offers of boards; each one at `/rcp/offres/:id`.
pub const OFFERS: &str = "/rcp/offres";
/// A new offer.
pub const NEW_OFFER: &str = "/rcp/offres/nouvelle";

/// The forms that one may read; each one at `/fiches/:id`.
pub const FRCPS: &str = "/fiches";

/// An entry of the left rail.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Room {
    /// What needs me now.
    Today,
    /// The calendar of sessions.
    Planning,
    /// The patients' records.
    Patients,
    /// The boards and their sessions.
    Rcp,
    /// The care plans.
    Plans,
    /// Figures of activity.
    Activity,
    /// Settings of the place and of the person.
    Settings,
}

impl Room {
    /// Every room, in the order of the rail.
    pub const ALL: [Self; 7] =
        [Self::Today, Self::Planning, Self::Patients, Self::Rcp, Self::Plans, Self::Activity, Self::Settings];

    /// The address of its first page.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Today => "/aujourd-hui",
            Self::Planning => "/planning",
            Self::Patients => "/patients",
            Self::Rcp => "/rcp",
            Self::Plans => "/plans",
            Self::Activity => "/activite",
            Self::Settings => "/reglages",
        }
    }

    /// The room in which the page at `path` is; none for what is beside the rooms (search, help, sign-in).
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        match path.trim_start_matches('/').split('/').next()? {
            "" | "aujourd-hui" => Some(Self::Today),
            "planning" | "sondages" => Some(Self::Planning),
            "patients" => Some(Self::Patients),
            "rcp" | "fiches" | "sessions" => Some(Self::Rcp),
            "plans" => Some(Self::Plans),
            "activite" => Some(Self::Activity),
            "reglages" => Some(Self::Settings),
            _ => None,
        }
    }

    /// The word of the rail.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Today => "Aujourd’hui",
            Self::Planning => "Planning",
            Self::Patients => "Patients",
            Self::Rcp => "RCP",
            Self::Plans => "Plans de soins",
            Self::Activity => "Activité",
            Self::Settings => "Réglages",
        }
    }

    /// The picture beside the word.
    #[must_use]
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Today => Glyph::Home,
            Self::Planning => Glyph::Calendar,
            Self::Patients => Glyph::Person,
            Self::Rcp => Glyph::People,
            Self::Plans => Glyph::Clipboard,
            Self::Activity => Glyph::Chart,
            Self::Settings => Glyph::Settings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_of_the_cases_apart_have_no_program() {
        let apart = [emergency_of("1"), recourse_of("1"), sent_with("1")];
        assert!(apart.iter().all(|path| has_no_program(path)));
        assert!(["/patients/1", "/fiches/1", "/patients/1/inscrire"].iter().all(|path| !has_no_program(path)));
    }

    #[test]
    fn every_page_of_a_room_is_in_it() {
        for room in Room::ALL {
            assert!(Room::of(room.path()) == Some(room), "{}", room.path());
        }
        assert!(Room::of(HOME) == Some(Room::Today));
        for path in [FRCPS, OFFERS, "/fiches/1", "/sessions/1"] {
            assert!(Room::of(path) == Some(Room::Rcp), "{path}");
        }
        assert!(Room::of("/patients/1/consentement") == Some(Room::Patients));
        assert!([SEARCH, HELP, SIGN_IN, "/rcpx"].iter().all(|path| Room::of(path).is_none()));
    }
}

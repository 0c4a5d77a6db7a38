//! The words of the shell.

/// The name of the product.
pub const PRODUCT: &str = "Terr-eSanté";
/// First link of every page.
pub const SKIP: &str = "Aller au contenu";
/// Name of the left rail.
pub const MAIN_NAVIGATION: &str = "Navigation principale";
/// The rooms that do not fit at the bottom of a phone.
pub const MORE: &str = "Plus";
/// Link to the sign-in page.
pub const SIGN_IN: &str = "Se connecter";
/// Link to the page of the code.
pub const GIVE_CODE: &str = "Donner un code";
/// Button that goes to the chosen place.
pub const CHANGE_PLACE: &str = "Changer de lieu";
/// Said when the person is habilitated nowhere today.
pub const NO_PLACE: &str = "Aucun lieu d’exercice";
/// Link to one's own account.
pub const OWN_ACCOUNT: &str = "Mon compte";
/// Link to one's own sessions.
pub const OWN_SESSIONS: &str = "Mes sessions";
/// Button that ends the session.
pub const SIGN_OUT: &str = "Se déconnecter";
/// Name of the search box of the top line.
pub const SEARCH: &str = "Rechercher un patient, une séance";
/// Name of the place where everything is searched, told apart from the search of one page.
pub const SEARCH_EVERYTHING: &str = "Recherche générale";
/// Name of the choice of theme.
pub const THEME: &str = "Affichage";
/// Button that keeps the chosen theme.
pub const KEEP_THEME: &str = "Appliquer cet affichage";
/// Title of the page of an unknown address.
pub const NOT_FOUND: &str = "Page introuvable";
/// What to do about an unknown address.
pub const NOT_FOUND_SENTENCE: &str =
    "Cette adresse ne correspond à aucune page, ou vous n’y avez pas accès. Vérifiez l’adresse ou revenez à l’accueil.";
/// Link home.
pub const BACK_HOME: &str = "Revenir à l’accueil";
/// Title of the page when the server could not answer.
pub const OUTAGE: &str = "Le service est momentanément indisponible";
/// Title of the page after the session ended.
pub const SIGNED_OUT: &str = "Votre session est terminée";
/// Title of the page when a second factor is asked.
pub const NEEDS_CODE: &str = "Confirmez votre identité";
/// Title of the page of a refusal.
pub const REFUSED: &str = "Cette action n’est pas possible";
/// Title of the page of a conflict.
pub const CONFLICT: &str = "Une autre personne a modifié cette information";
/// Button that reads the page again.
pub const RETRY: &str = "Réessayer";
/// Said while a page loads.
pub const LOADING: &str = "Chargement en cours";
/// Help link.
pub const HELP: &str = "Aide";
/// Personal data link.
pub const PERSONAL_DATA: &str = "Données personnelles";
/// Accessibility link, with the status that the law asks to show on each page.
pub const ACCESSIBILITY: &str = "Accessibilité\u{a0}: non conforme";

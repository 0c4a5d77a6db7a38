//! The answers of a form, as far as it has gone. Every text here is invented.

use super::{organs, tumours::Tumour};
use chrono::{Datelike, Days, NaiveDate};
use domain::{
    codes::{Coded, PartialDate, large, sets},
    forms::{Answer, Answers, Form, Path, Professional, Value},
    ids::RowId,
    samples::Draw,
};

/// How far a form has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// The board only.
    Opened,
    /// A few answers.
    Begun,
    /// What the session needs.
    Ready,
    /// The case has passed.
    Discussed,
    /// The proposal is written.
    Proposed,
}

/// What the form is about.
pub(super) struct Subject<'a> {
    pub tumour: &'a Tumour,
    pub side: Option<&'static str>,
    pub stage: Option<(&'static str, &'static str, &'static str)>,
    pub diagnosed: NaiveDate,
    pub session: NaiveDate,
    pub age: u32,
    pub relapse: bool,
    pub registered: bool,
    pub recourse: bool,
    pub pathologist: &'a Professional,
}

impl Subject<'_> {
    /// Beyond what is treated to cure.
    pub(super) fn is_spread(&self) -> bool {
        self.relapse || self.stage.is_some_and(|(_, _, m)| m.starts_with("M1"))
    }
}

/// Answers being written.
struct Sheet<'a>(Answers, &'a Form);

impl Sheet<'_> {
    fn put(&mut self, path: &str, answer: Answer) {
        if let Ok(path) = path.parse::<Path>() {
            self.0.set(&path, Some(answer));
        }
    }

    /// A code, in the words of the form where it has its own.
    fn code(&mut self, path: &str, set: &str, code: &str) {
        let asked = path.parse::<Path>().ok().and_then(|path| self.1.question(&path)?.kind.choices());
        let own = asked.and_then(|choices| Some(choices.coded(choices.by_code(code)?)));
        if let Some(coded) = own.or_else(|| sets::coded(set, code)) {
            self.put(path, Answer::one(coded));
        }
    }

    fn many(&mut self, path: &str, set: &str, codes: &[&str]) {
        let codes: Vec<Coded> = codes.iter().filter_map(|code| sets::coded(set, code)).collect();
        self.put(path, Answer::Value(Value::Many(codes)));
    }

    fn yes(&mut self, path: &str, yes: bool) {
        self.put(path, Answer::yes(yes));
    }

    fn text(&mut self, path: &str, text: &str) {
        self.put(path, Answer::text(text));
    }

    fn number(&mut self, path: &str, number: f64) {
        if let Some(answer) = Answer::number(number) {
            self.put(path, answer);
        }
    }

    fn day(&mut self, path: &str, day: NaiveDate) {
        self.put(path, Answer::Value(Value::Date(day)));
    }

    fn month(&mut self, path: &str, day: NaiveDate) {
        if let Ok(month) = PartialDate::month(day.year(), day.month()) {
            self.put(path, Answer::Value(Value::PartialDate(month)));
        }
    }
}

/// The answers of every board at a depth.
pub(super) fn answers(draw: &mut Draw, form: &Form, about: &Subject<'_>, depth: Depth) -> Answers {
    let mut sheet = Sheet(Answers::default(), form);
    motif(&mut sheet, about);
    if depth >= Depth::Begun {
        tumour(&mut sheet, draw, about);
        state(&mut sheet, draw, about);
    }
    if depth >= Depth::Ready {
        ready(&mut sheet, draw, about);
    }
    if depth >= Depth::Discussed {
        sheet.code("motif/case_status", "statut-cas", if about.registered { "ORG-128" } else { "ORG-134" });
    }
    if depth >= Depth::Proposed {
        proposal(&mut sheet, draw, about);
        framework(&mut sheet, draw, about);
    }
    sheet.0
}

fn motif(sheet: &mut Sheet<'_>, about: &Subject<'_>) {
    let (apparatus, organ) = about.tumour.board;
    sheet.code("motif/nature", "nature", "ORG-117");
    sheet.code("motif/organ_system", "appareil", apparatus);
    sheet.many("motif/organs", "organe", &[organ]);
    sheet.yes("motif/recourse", about.recourse);
    sheet.yes("motif/paediatric", false);
    sheet.yes("motif/reason_paediatric", false);
    sheet.code("diffusion/status", "statut-document", "385651009");
}

fn tumour(sheet: &mut Sheet<'_>, draw: &mut Draw, about: &Subject<'_>) {
    let row = format!("tumour/{}", RowId::from_uuid(draw.uuid()));
    let at = |question: &str| format!("{row}/{question}");
    sheet.month(&at("diagnosis_date"), about.diagnosed);
    sheet.code(&at("basis"), "base-diagnostic", "histology");
    if let Some(coded) = large::tumour(about.tumour.topography) {
        sheet.put(&at("topography"), Answer::one(coded));
    }
    if let Some(coded) = large::morphology(about.tumour.morphology) {
        sheet.put(&at("morphology"), Answer::one(coded));
    }
    match about.side {
        Some(side) => sheet.code(&at("laterality"), "lateralite", side),
        None => sheet.put(&at("laterality"), Answer::NotApplicable),
    }
    if let Some((t, n, m)) = about.stage {
        sheet.code(&at("tnm_edition"), "tnm-edition", organs::edition(about));
        sheet.code(&at("t"), "tnm-t", t);
        sheet.code(&at("n"), "tnm-n", n);
        sheet.code(&at("m"), "tnm-m", m);
    }
}

fn state(sheet: &mut Sheet<'_>, draw: &mut Draw, about: &Subject<'_>) {
    #[expect(clippy::cast_precision_loss, reason = "centimetres and kilograms of a person")]
    let whole = |number: i64| number as f64;
    sheet.number("state/height", whole(draw.between(152, 188)));
    sheet.number("state/weight", whole(draw.between(48, 98)));
    let oms = draw.pick_weighted(&[("LA9622-7", 40), ("LA9623-5", 40), ("LA9624-3", 15), ("LA9625-0", 5)]);
    sheet.code("state/oms", "oms", oms);
    sheet.day("state/oms_date", about.session - Days::new(6 + draw.below(20)));
    let tobacco = draw.pick_weighted(&[("266919005", 50), ("8517006", 30), ("449868002", 20)]);
    sheet.code("state/tobacco", "tabac", tobacco);
}

fn ready(sheet: &mut Sheet<'_>, draw: &mut Draw, about: &Subject<'_>) {
    sheet.yes("motif/reason_diagnosis", false);
    sheet.yes("motif/reason_proposal", !about.recourse);
    sheet.yes("motif/reason_recourse", about.recourse);
    let screened = draw.chance(25);
    sheet.yes("discovery/from_screening", screened);
    let how = if screened { "organised-screening" } else { *draw.pick(&["symptom", "incidental", "follow-up"]) };
    sheet.code("discovery/how", "mode-decouverte", how);
    sheet.code("phase/phase", "phase", if about.relapse { "MED-244" } else { "MED-268" });
    if about.relapse {
        sheet.month("phase/relapse_date", about.session - Days::new(40));
        past_treatment(sheet, draw, about);
    }
    history(sheet, draw);
    exams(sheet, draw, about);
    sheet.text("synthesis/synthesis", &synthesis(about));
    if about.age >= 75 {
        geriatrics(sheet, draw, about);
    }
}

fn past_treatment(sheet: &mut Sheet<'_>, draw: &mut Draw, about: &Subject<'_>) {
    let row = format!("treatments/{}", RowId::from_uuid(draw.uuid()));
    let kind = about.tumour.treatments.first().copied().unwrap_or("C15632");
    sheet.code(&format!("{row}/kind"), "traitement-frcp", kind);
    sheet.month(&format!("{row}/start"), about.diagnosed + Days::new(31));
    sheet.code(&format!("{row}/status"), "statut-traitement", "done");
    sheet.code(&format!("{row}/aim"), "intention", "curative");
}

fn history(sheet: &mut Sheet<'_>, draw: &mut Draw) {
    for known in ["Hypertension artérielle traitée", "Diabète de type 2", "Hypothyroïdie substituée"] {
        if draw.chance(22) {
            let row = RowId::from_uuid(draw.uuid());
            sheet.text(&format!("history/comorbidities/{row}/text"), known);
        }
    }
}

fn exams(sheet: &mut Sheet<'_>, draw: &mut Draw, about: &Subject<'_>) {
    let all = [
        ("Scanner thoraco-abdomino-pelvien", "Lésion connue, mesures dans le compte rendu joint."),
        ("TEP-TDM au FDG", "Fixation de la lésion primitive\u{a0}; pas d’autre foyer suspect."),
    ];
    for (exam, result) in all.into_iter().take(1 + usize::from(draw.chance(40))) {
        let row = format!("exams/{}", RowId::from_uuid(draw.uuid()));
        let on = about.session - Days::new(5 + draw.below(18));
        if let Ok(day) = PartialDate::day(on) {
            sheet.put(&format!("{row}/date"), Answer::Value(Value::PartialDate(day)));
        }
        sheet.text(&format!("{row}/exam"), exam);
        sheet.text(&format!("{row}/result"), result);
    }
    let row = format!("pathology/{}", RowId::from_uuid(draw.uuid()));
    sheet.day(&format!("{row}/sampled_on"), about.diagnosed);
    sheet.day(&format!("{row}/examined_on"), about.diagnosed + Days::new(4));
    sheet.put(&format!("{row}/pathologist"), Answer::Value(Value::Professional(about.pathologist.clone())));
    let found = large::morphology(about.tumour.morphology).map_or_else(String::new, |coded| coded.display);
    sheet.text(&format!("{row}/conclusion"), &format!("{found}, confirmé sur biopsie."));
}

fn synthesis(about: &Subject<'_>) -> String {
    let found = large::morphology(about.tumour.morphology).map_or_else(String::new, |coded| coded.display);
    let stage = about.stage.map(|(t, n, m)| format!(", c{t} {n} {m}")).unwrap_or_default();
    let when = if about.relapse { "Rechute" } else { "Premier diagnostic" };
    let what =
        format!("{when}, patient de {} ans\u{a0}: {} ({found}){stage}.", about.age, about.tumour.label.to_lowercase());
    format!("{what} Quelle stratégie thérapeutique proposer\u{a0}?")
}

fn geriatrics(sheet: &mut Sheet<'_>, draw: &mut Draw, about: &Subject<'_>) {
    if draw.chance(60) {
        sheet.code("geriatrics/tool", "outil-fragilite", "fog");
        sheet.number("geriatrics/score", 2.0);
        sheet.day("geriatrics/score_date", about.session - Days::new(7));
        sheet.code("geriatrics/assessment", "egs", "not-needed");
    } else {
        sheet.code("geriatrics/no_score_reason", "motif-sans-g8", "known-geriatrician");
    }
}

fn proposal(sheet: &mut Sheet<'_>, draw: &mut Draw, about: &Subject<'_>) {
    let spread = about.is_spread();
    let aim = if spread { "palliative" } else { "curative" };
    let wanted = if spread { about.tumour.treatments.get(1..).unwrap_or_default() } else { about.tumour.treatments };
    let wanted = if wanted.is_empty() { about.tumour.treatments } else { wanted };
    for (sequence, kind) in (1_u8..).zip(wanted) {
        let row = format!("proposal/treatments/{}", RowId::from_uuid(draw.uuid()));
        sheet.number(&format!("{row}/intention"), 1.0);
        sheet.number(&format!("{row}/sequence"), f64::from(sequence));
        sheet.code(&format!("{row}/kind"), "traitement-frcp", kind);
        sheet.code(&format!("{row}/aim"), "intention", aim);
    }
    sheet.code("proposal/goal", "objectif", if spread { "control" } else { "cure" });
    sheet.many("proposal/support", "soins-support", &["ORG-175", "ORG-036"]);
    sheet.yes("phase/progression", about.relapse);
    if about.relapse {
        sheet.yes("phase/local", true);
        sheet.yes("phase/regional", false);
        sheet.yes("phase/distant", false);
    }
}

fn framework(sheet: &mut Sheet<'_>, draw: &mut Draw, about: &Subject<'_>) {
    sheet.yes("case/complete", true);
    sheet.code("case/quorum", "quorum", "ORG-126");
    let conform = about.registered || draw.chance(88);
    sheet.yes("framework/conform", conform);
    if !conform {
        let reason: &&str = draw.pick(&["comorbidity", "age", "trial"]);
        sheet.code("framework/off_reason", "motif-hors-referentiel", reason);
    }
    if about.registered {
        sheet.text("framework/guideline", "Référentiel régional");
        sheet.text("framework/guideline_version", "2025");
        if let Ok(year) = PartialDate::year(2025) {
            sheet.put("framework/guideline_date", Answer::Value(Value::PartialDate(year)));
        }
    }
    sheet.code("framework/trial", "essai", if draw.chance(85) { "no" } else { "not-assessed" });
    sheet.code("diffusion/told_before", "annonce", "told");
    sheet.day("diffusion/told_before_on", about.session - Days::new(5 + draw.below(10)));
    sheet.code("diffusion/status", "statut-document", "398166005");
}

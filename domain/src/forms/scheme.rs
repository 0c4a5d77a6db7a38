//! Drawn schemes: a drawing beside a question that locates something, of which each region is one of its answers.
//!
//! A scheme is an SVG file of `forms/schemes`, drawn by us with plain shapes, so that it opens in any viewer. An element with
//! `data-code` is a region: the code of a choice, or a number. `data-with="side:C25229"` after it says that the region also
//! means this answer of a question beside (the left breast), and `data-place` says it in the name of the region.
//! `assemble` writes the names into the drawing, and the drawing travels with the form: a program that shows it knows no organ.
//! It refuses to know how a drawing is painted or operated.

#[cfg(feature = "organs")]
use super::AssembleError;
use super::{Answer, Key, Kind, Path, Question, Value};

#[cfg(feature = "organs")]
const FILES: &[(&str, &str)] = &[
    ("breast-clock", include_str!("../../forms/schemes/breast-clock.svg")),
    ("breast-quadrants", include_str!("../../forms/schemes/breast-quadrants.svg")),
    ("lung-lobes", include_str!("../../forms/schemes/lung-lobes.svg")),
    ("lung-sites", include_str!("../../forms/schemes/lung-sites.svg")),
    ("mediastinum-stations", include_str!("../../forms/schemes/mediastinum-stations.svg")),
    ("pelvis", include_str!("../../forms/schemes/pelvis.svg")),
    ("pelvis-nodes", include_str!("../../forms/schemes/pelvis-nodes.svg")),
    ("vagina-faces", include_str!("../../forms/schemes/vagina-faces.svg")),
    ("vagina-thirds", include_str!("../../forms/schemes/vagina-thirds.svg")),
];

const CODE: &str = " data-code=\"";
const WITH: &str = " data-with=\"";
#[cfg(feature = "organs")]
const PLACE: &str = " data-place=\"";
const NAME: &str = " data-name=\"";

/// One region of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The code of a choice, or a number.
    pub code: String,
    /// A question of the same row, and the code that the region means there.
    pub with: Option<(Key, String)>,
    /// Its French name.
    pub name: String,
}

/// The regions of an assembled drawing, in its order.
#[must_use]
pub fn regions(drawing: &str) -> Vec<Region> {
    let tags = drawing.split(CODE).skip(1).filter_map(|rest| rest.split('>').next());
    tags.map(|tag| Region {
        code: tag.split('"').next().unwrap_or_default().to_owned(),
        with: attribute(tag, WITH).and_then(|with| {
            let (key, code) = with.split_once(':')?;
            Some((Key::new(key).ok()?, code.to_owned()))
        }),
        name: attribute(tag, NAME).unwrap_or_default().to_owned(),
    })
    .collect()
}

/// The drawing with some attributes more on each region, told by its rank: what marks, what is operated.
#[must_use]
pub fn marked(drawing: &str, attributes: impl Fn(usize) -> String) -> String {
    let mut parts = drawing.split(CODE);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for (rank, rest) in parts.enumerate() {
        whole.push_str(&attributes(rank));
        whole.push_str(CODE);
        whole.push_str(rest);
    }
    whole
}

/// The drawing with some regions filled, told by their rank, to be read only.
#[must_use]
pub fn filled_in(drawing: &str, filled: &[bool]) -> String {
    marked(drawing, |rank| if filled.get(rank) == Some(&true) { " data-on=\"\"".to_owned() } else { String::new() })
}

impl Region {
    /// The question beside that the region also answers.
    #[must_use]
    pub fn beside(&self, path: &Path) -> Option<Path> {
        self.with.as_ref().map(|(key, _)| path.scope.question(key.clone()))
    }

    /// Whether the answer of the question beside is not another one than the region means.
    #[must_use]
    pub fn agrees(&self, beside: Option<&Answer>) -> bool {
        self.with.as_ref().is_none_or(|(_, code)| beside.is_none_or(|answer| tells(answer, code)))
    }

    /// Whether an answer, with the one beside, is in this region: nowhere as long as the one beside is awaited.
    #[must_use]
    pub fn holds(&self, answer: Option<&Answer>, beside: Option<&Answer>) -> bool {
        let meant = self.with.is_none() || beside.is_some();
        meant && self.agrees(beside) && answer.is_some_and(|answer| tells(answer, &self.code))
    }
}

impl Kind {
    /// The answer that a code means: one choice, or a number.
    #[must_use]
    pub fn told(&self, code: &str) -> Option<Answer> {
        match self {
            Self::Number(_) => whole(code).and_then(Answer::number),
            kind => {
                let choices = kind.choices()?;
                choices.by_code(code).map(|choice| Answer::one(choices.coded(choice)))
            }
        }
    }
}

/// Whether an answer tells a code, or the number that it writes.
fn tells(answer: &Answer, code: &str) -> bool {
    match answer {
        Answer::Value(Value::One(coded)) => coded.code == code,
        Answer::Value(Value::Many(all)) => all.iter().any(|coded| coded.code == code),
        Answer::Value(Value::Number(number)) => whole(code) == Some(number.get()),
        _ => false,
    }
}

/// The number of a region: a whole one, because reading decimals would weigh more than the rest of the drawing's program.
fn whole(code: &str) -> Option<f64> {
    code.parse::<u16>().ok().map(f64::from)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(name).nth(1)?.split('"').next()
}

#[cfg(feature = "organs")]
/// Brings the drawing of a question into it, with the French name of each region.
pub(super) fn draw(question: &mut Question) -> Result<(), AssembleError> {
    question.questions.iter_mut().try_for_each(draw)?;
    let Some(key) = question.scheme.as_ref().filter(|_| question.drawing.is_empty()) else {
        return Ok(());
    };
    let file = FILES.iter().find(|(name, _)| *name == key.as_str());
    let (_, svg) = file.ok_or_else(|| AssembleError::NoSuchScheme(key.clone()))?;
    question.drawing = named(svg, &question.kind);
    Ok(())
}

#[cfg(feature = "organs")]
/// The drawing without its first comment and its indents, each region with its name.
fn named(svg: &str, kind: &Kind) -> String {
    let plain: String = svg.lines().map(str::trim).filter(|line| !line.starts_with("<!--")).collect();
    let mut parts = plain.split(CODE);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for rest in parts {
        let name = name(rest, kind);
        let (code, rest) = rest.split_once('"').unwrap_or((rest, ""));
        let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
        let place = attribute(tag, PLACE).map(|place| format!("{PLACE}{place}\""));
        let tag = place.map_or_else(|| tag.to_owned(), |place| tag.replace(&place, ""));
        whole.push_str(&format!("{CODE}{code}\"{NAME}{name}\"{tag}>{after}"));
    }
    whole
}

#[cfg(feature = "organs")]
/// "Quadrant supéro-externe, sein droit"; "3 h".
fn name(region: &str, kind: &Kind) -> String {
    let code = region.split('"').next().unwrap_or_default();
    let place = region.split('>').next().and_then(|tag| attribute(tag, PLACE));
    let said = match kind {
        Kind::Number(limits) => format!("{code}\u{a0}{}", limits.unit),
        kind => kind.choices().and_then(|choices| choices.by_code(code)).map_or(code, |choice| &choice.display).into(),
    };
    let said = said.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    place.map_or_else(|| said.clone(), |place| format!("{said}, {place}"))
}

/// What is wrong between the drawing of a question and its answers; `around` are the questions of the same row.
pub(super) fn scheme_faults(question: &Question, around: &[Question]) -> Vec<String> {
    let Some(scheme) = &question.scheme else { return vec![] };
    let regions = regions(&question.drawing);
    let mut found: Vec<String> = vec![];
    if question.kind.choices().is_some_and(|choices| choices.filtered_by.is_some()) {
        found.push(format!("{scheme}: its choices change with another answer"));
    }
    if regions.is_empty() {
        found.push(format!("{scheme} has no region"));
    }
    for region in regions {
        if !has(&question.kind, &region.code) {
            found.push(format!("{scheme}: no answer {}", region.code));
        }
        let beside = |key: &Key, code: &str| around.iter().any(|one| one.key == *key && has(&one.kind, code));
        if let Some((key, code)) = region.with.filter(|(key, code)| !beside(key, code)) {
            found.push(format!("{scheme}: no answer {code} of {key} beside"));
        }
    }
    found
}

/// Whether a question of this kind can be answered by a region.
fn has(kind: &Kind, code: &str) -> bool {
    match kind {
        Kind::OneOf(choices) | Kind::ManyOf(choices) => choices.by_code(code).is_some(),
        Kind::Number(limits) => whole(code).is_some_and(|number| !limits.refuse(number)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{Coded, System};

    const DRAWING: &str = "<svg><path d=\"M0 0\"/>\
        <path data-code=\"a\" data-name=\"A, à droite\" data-with=\"side:r\" d=\"M1 1\"/>\
        <rect data-code=\"a\" data-name=\"A, à gauche\" data-with=\"side:l\" x=\"1\"/><rect data-code=\"3\" data-name=\"3\u{a0}h\"/></svg>";

    fn one(code: &str) -> Answer {
        Answer::one(Coded::new(System::Dcc, code, code))
    }

    #[test]
    fn regions_are_read_in_the_order_of_the_drawing() {
        let found = regions(DRAWING);
        let told: Vec<(&str, &str)> = found.iter().map(|one| (one.code.as_str(), one.name.as_str())).collect();
        assert_eq!(told, [("a", "A, à droite"), ("a", "A, à gauche"), ("3", "3\u{a0}h")]);
        assert_eq!(found[1].with, Some((Key::new("side").unwrap(), "l".to_owned())));
        assert_eq!(found[2].with, None);
    }

    #[test]
    fn the_side_told_beside_says_which_of_two_regions_is_meant() {
        let found = regions(DRAWING);
        let held =
            |beside: Option<&Answer>| found.iter().map(|one| one.holds(Some(&one_a()), beside)).collect::<Vec<_>>();
        assert_eq!(held(None), [false; 3], "no side is told yet");
        assert_eq!(held(Some(&one("l"))), [false, true, false]);
        assert!(!found[0].agrees(Some(&one("l"))) && found[2].agrees(Some(&one("l"))));
    }

    fn one_a() -> Answer {
        one("a")
    }

    #[test]
    fn a_number_and_several_codes_are_in_their_regions() {
        let found = regions(DRAWING);
        assert!(found[2].holds(Answer::number(3.0).as_ref(), None));
        assert!(!found[2].holds(Answer::number(3.5).as_ref(), None));
        let both =
            Answer::Value(Value::Many(vec![Coded::new(System::Dcc, "b", "B"), Coded::new(System::Dcc, "a", "A")]));
        assert!(found[0].holds(Some(&both), Some(&one("r"))) && !found[2].holds(Some(&both), None));
        assert!(!found[0].holds(None, None) && !found[0].holds(Some(&Answer::Unknown), None));
    }

    #[test]
    fn what_is_answered_is_filled_and_nothing_else_changes() {
        let filled = filled_in(DRAWING, &[false, true]);
        assert_eq!(filled.matches("data-on").count(), 1);
        assert!(filled.contains("<rect data-on=\"\" data-code=\"a\" data-name=\"A, à gauche\""), "{filled}");
        assert_eq!(filled.replace(" data-on=\"\"", ""), DRAWING);
    }

    #[test]
    fn the_name_of_a_region_breaks_no_markup() {
        let kind: Kind =
            serde_json::from_str(r#"{"one-of":{"options":[{"code":"a","display":"<b> & \"c\""}]}}"#).unwrap();
        let drawn = named("<!-- d -->\n<svg>\n  <path data-code=\"a\" data-place=\"là\" d=\"\"/>\n</svg>\n", &kind);
        assert_eq!(drawn, "<svg><path data-code=\"a\" data-name=\"&lt;b&gt; &amp; &quot;c&quot;, là\" d=\"\"/></svg>");
    }
}

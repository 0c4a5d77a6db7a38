//! The live state of a form: one signal per answer and per list; everything else is computed from them, later.
//!
//! One verb per file: `edit` writes here, `send` carries it to the server, `receive` takes in what the server tells and
//! `listen` asks it for the edits of others, and `remember` keeps in this browser what has not arrived yet. `place` says where an answer or a row stands between the two.

mod edit;
mod listen;
mod place;
mod receive;
mod remember;
mod send;

use domain::sorted::Map;
use std::{rc::Rc, sync::Arc};

use crate::prelude::*;
use domain::{
    forms::{Answer, Answers, CheckContext, Choices, Form, Level, ListPath, Path, Severity, Target, World},
    frcp::{Cell, PassedOver, Row, SecondValue, Snapshot},
    ids::{AccountId, RowId},
};
use leptos::leptos_dom::helpers::TimeoutHandle;
use send_wrapper::SendWrapper;

use self::place::Shown;
use super::{Awaited, Saving, Sender, Verdict, buffer::Buffer, queue::Queue, verdict::Beside};

/// What a page gives to make a form live.
pub struct LiveForm {
    /// The form.
    pub form: Arc<Form>,
    /// The facts around it.
    pub context: CheckContext,
    /// Its answers.
    pub snapshot: Snapshot,
    /// The names of those who wrote.
    pub names: Map<AccountId, String>,
    /// False when it is only read.
    pub writable: bool,
    /// Whether this person may choose between two answers.
    pub chooses: bool,
    /// Where edits go.
    pub sender: Sender,
}

/// What is known here: the answers as shown, and beside them what the server last told (`cells`, `rows`). The two
/// differ while something is typed, and meet again once it has arrived.
struct Inner {
    form: Arc<Form>,
    context: CheckContext,
    answers: Answers,
    rows: Map<(ListPath, RowId), Row>,
    slots: Map<Path, Slot>,
    lists: Map<ListPath, RwSignal<Vec<RowId>>>,
    waits: Map<(ListPath, RowId), RwSignal<bool>>,
    cells: Map<Path, Cell>,
    passed: Vec<PassedOver>,
    names: Map<AccountId, String>,
    queue: Queue,
    /// The answer in which the cursor stands: nothing that comes from elsewhere replaces its text.
    writing: Option<Path>,
    /// The section where the cursor stood last: the others see it.
    here: String,
    position: usize,
    /// The answers are not those that the rules looked at.
    stale: bool,
    /// An answer of the server is awaited about the edits of others.
    listening: bool,
    /// The session sleeps: asking again would only be refused again.
    deaf: bool,
    sender: Sender,
    owner: Owner,
    check: Option<TimeoutHandle>,
    /// The edits leave once the typing pauses.
    send: Option<TimeoutHandle>,
    /// They leave then, whatever is typed meanwhile.
    latest: Option<TimeoutHandle>,
    /// They are kept in this browser then.
    keep: Option<TimeoutHandle>,
    /// Where they are kept, once the key is there.
    buffer: Option<SendWrapper<Rc<Buffer>>>,
}

/// One answer on the page.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub answer: RwSignal<Option<Answer>>,
    pub conflict: RwSignal<Option<Conflict>>,
    pub written: RwSignal<Option<String>>,
    pub imported: RwSignal<Option<String>>,
}

/// Answers of which one must be chosen.
#[derive(Clone, PartialEq)]
pub(super) struct Conflict {
    /// The one that is current.
    pub current: Option<Answer>,
    /// Who wrote it.
    pub by: String,
    /// The others.
    pub seconds: Vec<SecondValue>,
}

/// A live form; cheap to copy.
#[derive(Clone, Copy)]
pub struct Live {
    inner: StoredValue<Inner>,
    verdict: RwSignal<Arc<Verdict>>,
    /// How often the rules ran: what looks at the answers themselves follows it.
    runs: RwSignal<u32>,
    level: RwSignal<Level>,
    saving: RwSignal<Saving>,
    others: RwSignal<String>,
    writable: bool,
    chooses: bool,
}

/// The id in the page of what stands at an address.
#[must_use]
pub fn id_of(at: &Target) -> String {
    format!("q-{}", at.to_string().replace('/', "--"))
}

impl Live {
    /// Makes a form live, in the owner of the page.
    #[must_use]
    pub fn new(live: LiveForm) -> Self {
        let answers = live.snapshot.answers();
        let passed = live.snapshot.passed;
        let verdict = Verdict::of(&live.form, &answers, &live.context, Level::Draft, &passed);
        let mut queue = Queue::default();
        for (path, cell) in &live.snapshot.cells {
            queue.know(path, cell.revision);
        }
        let inner = Inner {
            form: live.form,
            context: live.context,
            answers,
            rows: live.snapshot.rows.into_iter().map(|one| ((one.list, one.id), one.row)).collect(),
            slots: Map::new(),
            lists: Map::new(),
            waits: Map::new(),
            cells: live.snapshot.cells,
            passed,
            names: live.names,
            queue,
            writing: None,
            here: String::new(),
            position: live.snapshot.position,
            stale: false,
            listening: false,
            deaf: false,
            sender: live.sender,
            owner: Owner::current().unwrap_or_default(),
            check: None,
            send: None,
            latest: None,
            keep: None,
            buffer: None,
        };
        let live = Self {
            inner: StoredValue::new(inner),
            verdict: RwSignal::new(Arc::new(verdict)),
            runs: RwSignal::new(0),
            level: RwSignal::new(Level::Draft),
            saving: RwSignal::new(Saving::Untouched),
            others: RwSignal::new(String::new()),
            writable: live.writable,
            chooses: live.chooses,
        };
        on_cleanup(move || live.leave());
        live
    }

    /// The form.
    #[must_use]
    pub fn form(self) -> Arc<Form> {
        self.inner.with_value(|inner| inner.form.clone())
    }

    /// What the rules say; follows the typing.
    #[must_use]
    pub const fn verdict(self) -> RwSignal<Arc<Verdict>> {
        self.verdict
    }

    /// How much is asked of the form now.
    #[must_use]
    pub const fn level(self) -> RwSignal<Level> {
        self.level
    }

    /// Where the typed text is.
    #[must_use]
    pub const fn saving(self) -> RwSignal<Saving> {
        self.saving
    }

    /// Who else has the form open, and where, drawn; empty when one is alone.
    #[must_use]
    pub const fn others(self) -> RwSignal<String> {
        self.others
    }

    /// Whether answers may be written here.
    #[must_use]
    pub const fn is_writable(self) -> bool {
        self.writable
    }

    /// Whether this person may choose between two answers.
    #[must_use]
    pub const fn may_choose(self) -> bool {
        self.chooses
    }

    /// Asks for another level at once.
    pub fn ask(self, level: Level) {
        self.level.set(level);
        self.run_rules();
    }

    pub(super) fn slot(self, path: &Path) -> Slot {
        self.inner.try_update_value(|inner| inner.slot(path)).unwrap_or_else(|| Slot::new(Shown::default()))
    }

    pub(super) fn rows(self, list: &ListPath) -> RwSignal<Vec<RowId>> {
        let made = self.inner.try_update_value(|inner| {
            let rows = inner.answers.rows(list);
            let owner = inner.owner.clone();
            *inner.lists.get_or_insert_with(list.clone(), || owner.with(|| RwSignal::new(rows)))
        });
        made.unwrap_or_else(|| RwSignal::new(Vec::new()))
    }

    /// Whether the deletion of a row waits for a choice: somebody wrote in it meanwhile.
    pub(super) fn deletion_waits(self, list: &ListPath, row: RowId) -> RwSignal<bool> {
        let made = self.inner.try_update_value(|inner| {
            let place = (list.clone(), row);
            let (waits, owner) = (inner.deletion_waits(&place), inner.owner.clone());
            *inner.waits.get_or_insert_with(place, || owner.with(|| RwSignal::new(waits)))
        });
        made.unwrap_or_else(|| RwSignal::new(false))
    }

    /// Whether a question is shown.
    pub(super) fn shown(self, path: Path) -> Memo<bool> {
        Memo::new(move |_| self.verdict.with(|verdict| verdict.shown.contains(&path)))
    }

    /// The worst issue at a place.
    pub(super) fn issue(self, at: Target) -> Memo<Option<(Severity, String)>> {
        Memo::new(move |_| self.verdict.with(|verdict| verdict.issue(&at)))
    }

    /// The name of the warning at a place, which may be passed over.
    pub(super) fn warning(self, at: Target) -> Memo<Option<String>> {
        Memo::new(move |_| self.verdict.with(|verdict| verdict.warning(&at)))
    }

    /// The warnings of a place that were passed over: who, and why.
    pub(super) fn passed(self, at: Target) -> Memo<Vec<(AccountId, String)>> {
        Memo::new(move |_| {
            let here = |verdict: &Arc<Verdict>| {
                let passed = verdict.passed.iter().filter(|one| one.at == at);
                passed.map(|one| (one.by, one.reason.clone())).collect()
            };
            self.verdict.with(here)
        })
    }

    /// The value derived beside a question.
    pub(super) fn derived(self, path: Path) -> Memo<Option<Beside>> {
        Memo::new(move |_| self.verdict.with(|verdict| verdict.derived(&path)))
    }

    /// The codes that narrow some choices.
    pub(super) fn narrowing(self, path: Path, choices: Choices) -> Memo<Vec<String>> {
        Memo::new(move |_| {
            self.runs.track();
            self.with_world(|world| world.narrowing(&path.scope, &choices))
        })
    }

    /// Looks at the form with its answers of now, without following them.
    pub fn with_world<T>(self, look: impl FnOnce(World<'_>) -> T) -> T {
        self.inner
            .with_value(|inner| look(World { form: &inner.form, answers: &inner.answers, context: &inner.context }))
    }

    /// The name of somebody who wrote.
    pub(super) fn name(self, who: AccountId) -> String {
        self.inner.with_value(|inner| inner.names.get(&who).cloned()).unwrap_or_default()
    }

    /// Follows every change of the answers, by anybody.
    pub fn follow(self) {
        self.runs.track();
    }

    /// The history of an answer, drawn.
    pub(super) fn past(self, path: &Path) -> Awaited<String> {
        self.inner.with_value(|inner| inner.sender.past(path.to_string()))
    }

    fn run_rules(self) {
        // A timer may end after its page.
        let Some(level) = self.level.try_get_untracked() else { return };
        let verdict = self.inner.try_update_value(|inner| {
            inner.stale = false;
            Verdict::of(&inner.form, &inner.answers, &inner.context, level, &inner.passed)
        });
        let Some(verdict) = verdict else { return };
        self.runs.update(|runs| *runs += 1);
        // Most keys change nothing of it, and each question looks at it.
        if self.verdict.with_untracked(|known| **known != verdict) {
            self.verdict.set(Arc::new(verdict));
        }
    }

    /// Whether its page is still open.
    #[must_use]
    pub fn is_there(self) -> bool {
        self.inner.try_with_value(|_| ()).is_some()
    }

    /// Whether something typed here is not in the server's log.
    #[must_use]
    pub fn has_unsent(self) -> bool {
        self.inner.try_with_value(|inner| inner.queue.len() > 0).unwrap_or(false)
    }
}

impl Slot {
    fn new(shown: Shown) -> Self {
        Self {
            answer: RwSignal::new(shown.answer.flatten()),
            conflict: RwSignal::new(shown.conflict),
            written: RwSignal::new(shown.written),
            imported: RwSignal::new(shown.imported),
        }
    }
}

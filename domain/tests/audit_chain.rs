//! Whoever changes the audit is found: any edit, deletion, swap, insertion; any cut that a seal had seen.

#[cfg(test)]
mod chain {

    use chrono::DateTime;
    use domain::audit::{
        Broken, BrokenKind, Counts, Entry, Hash, Head, InstanceName, Seal, SealProblem, chain, next_entry, verify,
        verify_seals,
    };
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Writes one entry a body, on the instance of its index, and a seal of all heads every third entry and at the end.
    fn write(bodies: &[(u8, String)]) -> (Vec<Entry>, Vec<Seal>) {
        let mut heads: BTreeMap<InstanceName, Head> = BTreeMap::new();
        let (mut entries, mut seals) = (Vec::new(), Vec::<Seal>::new());
        for (position, (instance, body)) in bodies.iter().enumerate() {
            let name = InstanceName::parse(&format!("instance-{instance}")).unwrap();
            let last = heads.get(&name).map(|head| (head.sequence, head.hash));
            let entry = next_entry(last, name.clone(), body.clone());
            heads.insert(name, Head { sequence: entry.sequence, hash: entry.hash });
            entries.push(entry);
            if position % 3 == 2 || position + 1 == bodies.len() {
                let at = DateTime::from_timestamp(1_790_000_000 + position as i64, 0).unwrap();
                seals.push(Seal::following(seals.last(), at, heads.clone()));
            }
        }
        (entries, seals)
    }

    fn three() -> (Vec<Entry>, Vec<Seal>) {
        write(&[(0, "a".into()), (0, "b".into()), (0, "c".into())])
    }

    fn kind(result: Result<Counts, Broken>) -> BrokenKind {
        result.unwrap_err().kind
    }

    /// The author of the change knows the way of hashing, and chains everything again.
    fn chain_again(entries: &mut [Entry]) {
        let mut heads: BTreeMap<InstanceName, (u64, Hash)> = BTreeMap::new();
        for entry in entries {
            let (number, previous) = heads.get(&entry.instance).copied().unwrap_or((0, Hash::NOTHING));
            entry.sequence = number + 1;
            entry.previous = previous;
            entry.hash = chain(&previous, &entry.instance, entry.sequence, &entry.body);
            heads.insert(entry.instance.clone(), (entry.sequence, entry.hash));
        }
    }

    #[test]
    fn an_untouched_audit_is_whole() {
        let (entries, seals) = write(&[(0, "a".into()), (1, "b".into()), (0, "c".into()), (1, "d".into())]);
        let counts = verify(&entries, &seals).unwrap();
        assert_eq!((counts.entries, counts.sealed, counts.unsealed), (4, 3, 0));
        assert_eq!(counts.heads.len(), 2);
        assert_eq!(verify_seals(&seals), Ok(()));
    }

    #[test]
    fn an_empty_audit_is_whole() {
        assert_eq!(verify(&[], &[]).unwrap(), Counts::default());
    }

    #[test]
    fn an_edited_body_does_not_match_its_hash() {
        let (mut entries, seals) = three();
        entries[1].body.push('!');
        let broken = verify(&entries, &seals).unwrap_err();
        assert_eq!((broken.sequence, broken.kind), (2, BrokenKind::Hash));
    }

    #[test]
    fn a_deleted_entry_leaves_a_gap() {
        let (mut entries, seals) = three();
        entries.remove(1);
        assert_eq!(kind(verify(&entries, &seals)), BrokenKind::Gap);
    }

    #[test]
    fn a_repeated_entry_is_out_of_order() {
        let (mut entries, seals) = three();
        entries.insert(1, entries[0].clone());
        assert_eq!(kind(verify(&entries, &seals)), BrokenKind::Order);
    }

    #[test]
    fn another_past_does_not_link() {
        let (mut entries, seals) = three();
        entries[1].previous = Hash::from_bytes([1; 32]);
        assert_eq!(kind(verify(&entries, &seals)), BrokenKind::Link);
    }

    #[test]
    fn a_cut_end_contradicts_the_seal() {
        let (mut entries, seals) = three();
        entries.pop();
        let broken = verify(&entries, &seals).unwrap_err();
        assert_eq!((broken.sequence, broken.kind), (3, BrokenKind::Truncated));
        assert_eq!(verify(&entries, []).unwrap().unsealed, 2, "nobody can tell without the seal");
    }

    #[test]
    fn an_audit_chained_again_contradicts_the_seal() {
        let (mut entries, seals) = three();
        entries[0].body = "z".into();
        chain_again(&mut entries);
        assert!(verify(&entries, []).is_ok());
        assert_eq!(kind(verify(&entries, &seals)), BrokenKind::Seal);
    }

    #[test]
    fn two_seals_that_contradict_each_other_are_found() {
        let (entries, mut seals) = three();
        let mut other = seals[0].clone();
        for head in other.heads.values_mut() {
            head.hash = Hash::NOTHING;
        }
        seals.push(other);
        assert_eq!(kind(verify(&entries, &seals)), BrokenKind::Seal);
    }

    #[test]
    fn a_missing_or_changed_seal_is_found_by_the_next() {
        let (_, seals) = write(&(0..9).map(|number| (0, number.to_string())).collect::<Vec<_>>());
        assert_eq!(seals.len(), 3);
        assert_eq!(verify_seals(&seals[1..]), Err(SealProblem::Number(2)));
        let mut changed = seals.clone();
        changed[0].at += chrono::Duration::seconds(1);
        assert_eq!(verify_seals(&changed), Err(SealProblem::Link(2)));
    }

    #[test]
    fn a_head_never_goes_back() {
        let (_, seals) = three();
        let back = Seal::following(seals.last(), seals[0].at, BTreeMap::new());
        assert_eq!(verify_seals(&[seals[0].clone(), back]), Err(SealProblem::Backwards(2)));
    }

    #[derive(Debug, Clone)]
    enum Tampering {
        EditBody(usize, String),
        EditHash(usize),
        Renumber(usize, u64),
        ChangeInstance(usize),
        Delete(usize),
        Swap(usize, usize),
        SwapBodies(usize, usize),
        Insert(usize, String),
        Cut(usize),
    }

    fn tampering() -> impl Strategy<Value = (Tampering, bool)> {
        let at = || 0_usize..64;
        let kind = prop_oneof![
            (at(), "[a-z]{0,4}").prop_map(|(at, body)| Tampering::EditBody(at, body)),
            at().prop_map(Tampering::EditHash),
            (at(), 0_u64..70).prop_map(|(at, number)| Tampering::Renumber(at, number)),
            at().prop_map(Tampering::ChangeInstance),
            at().prop_map(Tampering::Delete),
            (at(), at()).prop_map(|(one, other)| Tampering::Swap(one, other)),
            (at(), at()).prop_map(|(one, other)| Tampering::SwapBodies(one, other)),
            (at(), "[a-z]{0,4}").prop_map(|(at, body)| Tampering::Insert(at, body)),
            at().prop_map(Tampering::Cut),
        ];
        (kind, any::<bool>())
    }

    fn tamper(entries: &mut Vec<Entry>, tampering: Tampering) {
        let length = entries.len();
        match tampering {
            Tampering::EditBody(at, body) => entries[at % length].body = body,
            Tampering::EditHash(at) => entries[at % length].hash = Hash::from_bytes([7; 32]),
            Tampering::Renumber(at, number) => entries[at % length].sequence = number,
            Tampering::ChangeInstance(at) => {
                entries[at % length].instance = InstanceName::parse("instance-9").unwrap();
            }
            Tampering::Delete(at) => {
                entries.remove(at % length);
            }
            Tampering::Swap(one, other) => entries.swap(one % length, other % length),
            Tampering::SwapBodies(one, other) => {
                let body = entries[one % length].body.clone();
                entries[one % length].body = std::mem::replace(&mut entries[other % length].body, body);
            }
            Tampering::Insert(at, body) => {
                let mut entry = entries[at % length].clone();
                entry.body = body;
                entries.insert(at % length, entry);
            }
            Tampering::Cut(at) => entries.truncate(at % length),
        }
    }

    /// What the store says, whatever the order in which different instances are read.
    fn told(entries: &[Entry]) -> BTreeMap<String, Vec<(u64, String, Hash, Hash)>> {
        let mut chains: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for entry in entries {
            let line = (entry.sequence, entry.body.clone(), entry.previous, entry.hash);
            chains.entry(entry.instance.to_string()).or_default().push(line);
        }
        chains
    }

    /// Nothing that was written is lost or changed. Adding at the end of a chain, with the right hash, is writing.
    fn keeps_all<T: PartialEq>(
        written: &BTreeMap<String, Vec<T>>,
        now: &BTreeMap<String, Vec<T>>,
        may_add: bool,
    ) -> bool {
        let kept = written.iter().all(|(name, lines)| now.get(name).is_some_and(|now| now.starts_with(lines)));
        let lines = |chains: &BTreeMap<String, Vec<T>>| chains.values().map(Vec::len).sum::<usize>();
        kept && (may_add || lines(written) == lines(now))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_tampering_is_found(
            bodies in prop::collection::vec((0_u8..3, "[a-z]{0,4}"), 1..12),
            (what, clever) in tampering(),
        ) {
            let (entries, seals) = write(&bodies);
            prop_assert!(verify(&entries, &seals).is_ok());
            let mut changed = entries.clone();
            tamper(&mut changed, what);
            if clever {
                chain_again(&mut changed);
            }
            prop_assert_eq!(verify(&changed, &seals).is_ok(), keeps_all(&told(&entries), &told(&changed), clever));
        }
    }
}

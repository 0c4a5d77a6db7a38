//! A program that does the same and weighs less once compressed.
//!
//! Two things are changed. Functions stand in the order of their code, so that what is alike is near: compression tells a near
//! repetition in fewer bits. And what the program and its script call each other by is short: the names that wasm-bindgen makes
//! carry a hash, told once in each.

use crate::fault::{During, Fault, Outcome};
use std::collections::BTreeMap;
use wasm_encoder::{
    CodeSection, ExportSection, FunctionSection, ImportSection, Module,
    reencode::{self, Reencode, utils},
};
use wasmparser::{
    CodeSectionReader, Export, FunctionBody, FunctionSectionReader, ImportSectionReader, Parser, Payload, TypeRef,
};

type Failed = reencode::Error<std::convert::Infallible>;

/// How the names that wasm-bindgen makes begin; the others are called from elsewhere too.
const MADE: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen__"];

/// Answers the wasm and its script.
pub fn shrink(wasm: &[u8], script: &str) -> Outcome<(Vec<u8>, String)> {
    let mut shrink = Shrink::of(wasm)?;
    let mut module = Module::new();
    let written = shrink.parse_core_module(&mut module, Parser::new(0), wasm);
    written.map_err(|cause| Fault::new(format!("the program cannot be written again: {cause}")))?;
    Ok((module.finish(), renamed(script, &shrink.short)))
}

struct Shrink {
    /// How many functions the script gives; they come first.
    given: u32,
    /// The program's own functions in their new order, by their old place.
    order: Vec<usize>,
    /// The new place of each.
    places: Vec<u32>,
    /// The short name of each name that wasm-bindgen made.
    short: BTreeMap<String, String>,
}

impl Shrink {
    fn of(wasm: &[u8]) -> Outcome<Self> {
        let (mut given, mut names, mut code) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.during("reading a program")? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import.during("reading an import")?;
                        given += u32::from(matches!(import.ty, TypeRef::Func(_)));
                        names.push(import.name);
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        names.push(export.during("reading an export")?.name);
                    }
                }
                Payload::CodeSectionEntry(body) => code.push(body.as_bytes()),
                _ => {}
            }
        }
        let mut order: Vec<usize> = (0..code.len()).collect();
        order.sort_by_key(|old| code.get(*old));
        let mut places = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            if let Some(place) = places.get_mut(*old) {
                *place = new;
            }
        }
        Ok(Self { given, order, places, short: short(&names) })
    }

    fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.short.get(name).map_or(name, String::as_str)
    }

    fn in_order<T>(&self, old: &[T], add: impl FnMut(&T) -> Result<(), Failed>) -> Result<(), Failed> {
        self.order.iter().filter_map(|place| old.get(*place)).try_for_each(add)
    }
}

/// `$a`, `$b`…: no name of the script begins so.
fn short(names: &[&str]) -> BTreeMap<String, String> {
    let mut short = BTreeMap::new();
    for name in names.iter().filter(|name| MADE.iter().any(|start| name.starts_with(start))) {
        let next = format!("${}", letters(short.len()));
        short.entry((*name).to_owned()).or_insert(next);
    }
    short
}

/// The words of one letter, then those of two, in order.
fn letters(number: usize) -> String {
    let last = char::from(b"abcdefghijklmnopqrstuvwxyz".get(number % 26).copied().unwrap_or(b'a'));
    if number < 26 { last.to_string() } else { letters(number / 26 - 1) + &last.to_string() }
}

/// The script with each whole word that has a short name replaced by it.
fn renamed(script: &str, short: &BTreeMap<String, String>) -> String {
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let within = rest.find(|letter| !is_of_a_word(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(within);
        text.push_str(short.get(word).map_or(word, String::as_str));
        let (between, next) = after.split_at(after.find(is_of_a_word).unwrap_or(after.len()));
        text.push_str(between);
        rest = next;
    }
    text
}

const fn is_of_a_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

impl Reencode for Shrink {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Failed> {
        let own = old.checked_sub(self.given).and_then(|place| self.places.get(usize::try_from(place).ok()?));
        Ok(own.map_or(old, |place| self.given + place))
    }

    fn parse_function_section(
        &mut self,
        to: &mut FunctionSection,
        from: FunctionSectionReader<'_>,
    ) -> Result<(), Failed> {
        let kinds = from.into_iter().collect::<Result<Vec<_>, _>>()?;
        self.in_order(&kinds, |kind| {
            to.function(*kind);
            Ok(())
        })
    }

    fn parse_code_section(&mut self, to: &mut CodeSection, from: CodeSectionReader<'_>) -> Result<(), Failed> {
        let bodies: Vec<FunctionBody<'_>> = from.into_iter().collect::<Result<_, _>>()?;
        for old in self.order.clone() {
            if let Some(body) = bodies.get(old) {
                utils::parse_function_body(self, to, body.clone())?;
            }
        }
        Ok(())
    }

    fn parse_import_section(&mut self, to: &mut ImportSection, from: ImportSectionReader<'_>) -> Result<(), Failed> {
        for import in from.into_imports() {
            let import = import?;
            let ty = self.entity_type(import.ty)?;
            to.import(import.module, self.name(import.name), ty);
        }
        Ok(())
    }

    fn parse_export(&mut self, to: &mut ExportSection, from: Export<'_>) -> Result<(), Failed> {
        let (kind, index) = (self.export_kind(from.kind)?, self.external_index(from.kind, from.index)?);
        to.export(self.name(from.name), kind, index);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, Function, Instruction, TypeSection};

    /// A program whose second function calls the first and then what the script gives.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut imports, mut functions) = (ImportSection::new(), FunctionSection::new());
        imports.import("./a.js", "__wbg_tell_0123456789abcdef", EntityType::Function(0));
        functions.function(0).function(0);
        let mut exports = ExportSection::new();
        exports.export("hydrate", ExportKind::Func, 2).export("wasm_bindgen__convert__invoke__h0", ExportKind::Func, 1);
        let mut code = CodeSection::new();
        let body = |instructions: &[Instruction<'_>]| {
            let mut body = Function::new([]);
            instructions.iter().for_each(|one| {
                body.instruction(one);
            });
            body.instruction(&Instruction::End);
            body
        };
        code.function(&body(&[Instruction::I32Const(1), Instruction::Drop]));
        code.function(&body(&[Instruction::Call(1), Instruction::Call(0)]));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// What is exported by which name, and what each function calls.
    fn told(wasm: &[u8]) -> (BTreeMap<String, u32>, Vec<Vec<u32>>) {
        let (mut exports, mut calls) = (BTreeMap::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ExportSection(section) => {
                    exports.extend(
                        section.into_iter().map(|one| one.unwrap()).map(|one| (one.name.to_owned(), one.index)),
                    );
                }
                Payload::CodeSectionEntry(body) => {
                    let operators = body.get_operators_reader().unwrap().into_iter().map(Result::unwrap);
                    calls.push(
                        operators
                            .filter_map(|one| match one {
                                wasmparser::Operator::Call { function_index } => Some(function_index),
                                _ => None,
                            })
                            .collect(),
                    );
                }
                _ => {}
            }
        }
        (exports, calls)
    }

    #[test]
    fn functions_change_places_and_still_call_one_another() {
        let (wasm, _) = shrink(&program(), "").unwrap();
        let (exports, calls) = told(&wasm);
        assert_eq!(exports["hydrate"], 1);
        assert_eq!(calls, [vec![2, 0], vec![]]);
    }

    #[test]
    fn made_names_are_short_in_the_program_and_in_its_script_and_the_others_stay() {
        let script =
            "f(wasm.wasm_bindgen__convert__invoke__h0, '__wbg_tell_0123456789abcdef', __wbg_tell, `${hydrate}`)";
        let (wasm, script) = shrink(&program(), script).unwrap();
        assert_eq!(script, "f(wasm.$b, '$a', __wbg_tell, `${hydrate}`)");
        assert!(told(&wasm).0.contains_key("$b"));
        let given = Parser::new(0).parse_all(&wasm).find_map(|payload| match payload.unwrap() {
            Payload::ImportSection(imports) => imports.into_imports().next(),
            _ => None,
        });
        assert_eq!(given.unwrap().unwrap().name, "$a");
    }

    #[test]
    fn there_are_as_many_short_names_as_it_takes() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["a", "z", "aa", "zz", "aaa"]);
    }
}

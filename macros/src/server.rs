//! The two faces of a function that runs on the server.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Expr, ExprLit, FnArg, ItemFn, Lit, Meta, Pat, Result, Token, parse::Parser, punctuated::Punctuated};

/// Leptos's attribute on the server; in the browser, a call with the same name and the same answer.
pub fn expand(arguments: &TokenStream, function: TokenStream) -> Result<TokenStream> {
    let function: ItemFn = syn::parse2(function)?;
    let path = format!("/api/{}", endpoint(arguments)?);
    let (documentation, visibility, name) = (docs(&function), &function.vis, &function.sig.ident);
    let (inputs, output) = (&function.sig.inputs, &function.sig.output);
    let names = names(&function)?;
    let types = inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => Some(&typed.ty),
        FnArg::Receiver(_) => None,
    });
    let answer = match output {
        syn::ReturnType::Type(_, answer) => answer,
        syn::ReturnType::Default => return Err(Error::new_spanned(&function.sig, "it answers a Result")),
    };
    Ok(quote! {
        #[cfg(feature = "ssr")]
        #[::leptos::server(#arguments, input = ::server_fn::codec::Json)]
        #function

        #[cfg(not(feature = "ssr"))]
        #(#documentation)*
        #visibility fn #name(#inputs) -> crate::wire::Call<#answer> {
            #[derive(::serde::Serialize)]
            struct Arguments { #(#names: #types),* }
            crate::wire::call(#path, &Arguments { #(#names),* })
        }
    })
}

/// The last part of the path.
fn endpoint(arguments: &TokenStream) -> Result<String> {
    let list = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(arguments.clone())?;
    let found = list.iter().find_map(|meta| match meta {
        Meta::NameValue(pair) if pair.path.is_ident("endpoint") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    found.ok_or_else(|| Error::new_spanned(arguments, "a call has an endpoint, so that its path never changes"))
}

fn docs(function: &ItemFn) -> Vec<&syn::Attribute> {
    function.attrs.iter().filter(|attribute| attribute.path().is_ident("doc")).collect()
}

fn names(function: &ItemFn) -> Result<Vec<&syn::Ident>> {
    let mut names = Vec::new();
    for input in &function.sig.inputs {
        let FnArg::Typed(typed) = input else {
            return Err(Error::new_spanned(input, "a call has no self"));
        };
        let Pat::Ident(pattern) = typed.pat.as_ref() else {
            return Err(Error::new_spanned(&typed.pat, "an argument has a plain name"));
        };
        names.push(&pattern.ident);
    }
    Ok(names)
}

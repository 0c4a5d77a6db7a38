//! What must not compile: a service without its grant, a forged grant, a right on one thing used for another.

#[test]
fn a_service_cannot_be_called_without_its_grant() {
    trybuild::TestCases::new().compile_fail("tests/grants/*.rs");
}

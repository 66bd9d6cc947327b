import Testing

@Suite("Code without its comments and strings")
struct CodeOnlyTests {
    @Test(
        "leaves code alone and blanks the rest",
        arguments: [
            ("let a = 1 // b", "let a = 1     "),
            ("a /* b /* c */ d */ e", "a                   e"),
            (#"f("a\"b", c)"#, "f(      , c)"),
            (#""x\(y("z"))w""#, "   (y(   ))  "),
            (##"#"a"b\"# + c"##, "         + c"),
            ("\"\"\"\n a \"b\" {\n\"\"\" }", "   \n        \n    }"),
        ])
    func blanks(text: String, code: String) {
        #expect(CodeOnly.of(text) == code)
    }

    @Test("Functions are measured from their first line to their closing brace")
    func measures() {
        let file = SourceFile(
            "Sources/A/B/C.swift",
            "protocol P {\n  func f()\n  init()\n}\nstruct S {\n  var a: Int {\n    1\n  }\n  func g(\n    _ a: Int\n  ) {\n    { }()\n  }\n}\n"
        )
        #expect(Functions.of(file).map { [$0.line, $0.lines] } == [[6, 3], [9, 5]])
    }
}

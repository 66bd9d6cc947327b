import Testing

@testable import Kernel

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "Are taken as people write them, the host in lower case",
        arguments: [
            ("head@association.example", "head@association.example"),
            ("  Jeanne.Martin+terreau@Example.ORG ", "Jeanne.Martin+terreau@example.org"),
            ("o'brien@mail.example.co.uk", "o'brien@mail.example.co.uk"),
            ("x@xn--cole-9oa.example", "x@xn--cole-9oa.example"),
        ])
    func taken(typed: String, kept: String) {
        #expect(EmailAddress(typed)?.text == kept)
    }

    @Test(
        "Are refused when no letter could go there, or more than one",
        arguments: [
            "", "@", "a@", "@b.example", "a@b", "a@b.", "a@.example", "a@-b.example", "a@b-.example",
            "a@b@c.example", "a b@c.example", "a@b.example,c@d.example", "<a@b.example>",
            "a@b.example\nBcc: x@y.z",
            "a(b)@c.example", "\"a\"@b.example", "-a@b.example", ".a@b.example", "a.@b.example",
            "a..b@c.example", "é@b.example", "a@école.example",
            "a@b.example\u{0}", "a@[127.0.0.1]", String(repeating: "a", count: 65) + "@b.example",
            "a@" + String(repeating: "b.", count: 130) + "example",
        ])
    func refused(typed: String) {
        #expect(EmailAddress(typed) == nil)
    }
}

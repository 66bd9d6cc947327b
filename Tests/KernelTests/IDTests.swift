import Kernel
import Testing

private enum Thing: Identified { static let idPrefix = "prefix" }

/// Vectors of the TypeID specification (`spec/valid.json` and `spec/invalid.json`), and of RFC 9562.
struct IDTests {
    @Test(
        "A suffix of the specification stands for its UUID, both ways",
        arguments: [
            ("00000000000000000000000000", 0x0, 0x0),
            ("00000000000000000000000001", 0x0, 0x1),
            ("0000000000000000000000000a", 0x0, 0xa),
            ("0000000000000000000000000g", 0x0, 0x10),
            ("00000000000000000000000010", 0x0, 0x20),
            ("7zzzzzzzzzzzzzzzzzzzzzzzzz", 0xffff_ffff_ffff_ffff, 0xffff_ffff_ffff_ffff),
            ("0123456789abcdefghjkmnpqrs", 0x0110_c853_1d09_52d8, 0xd73e_1194_e95b_5f19),
            ("01h455vb4pex5vsknk084sn02q", 0x0189_0a5d_ac96_774b, 0xbcce_b302_099a_8057),
        ] as [(String, UInt64, UInt64)])
    func readsAndWrites(suffix: String, high: UInt64, low: UInt64) {
        let uuid = UUIDv7(high: high, low: low)
        #expect(UUIDv7(base32: suffix) == uuid)
        #expect(uuid.base32 == suffix)
        #expect(ID<Thing>("prefix_\(suffix)")?.description == "prefix_\(suffix)")
    }

    @Test(
        "What the specification refuses is refused",
        arguments: [
            "PREFIX_00000000000000000000000000", "prefix_0000000000000000000000000U",
            "_00000000000000000000000000", "prefix_", "prefix_1234567890123456789012345",
            "prefix_123456789012345678901234567", "prefix_ooooooooooooooooooooooooo",
            "prefix_i23456789ol23456789oi23456", "prefix_123456789-0123456789-0123456",
            "prefix_8zzzzzzzzzzzzzzzzzzzzzzzzz", "other_00000000000000000000000000", "",
            "00000000000000000000000000", "prefix00000000000000000000000000",
        ])
    func refuses(text: String) {
        #expect(ID<Thing>(text) == nil)
    }

    @Test("A new identifier has the fields of RFC 9562, and carries the example's time")
    func version7() {
        // RFC 9562, appendix A.6: 2022-02-22 14:22:22.00 GMT-05:00.
        let uuid = UUIDv7(
            at: Instant(milliseconds: 0x017F_22E2_79B0), random: (0xCC3, 0x18C4_DC0C_0C07_398F))
        #expect(uuid == UUIDv7(high: 0x017F_22E2_79B0_7CC3, low: 0x98C4_DC0C_0C07_398F))
    }

    @Test("Identifiers sort by the time they were made, as numbers and as texts")
    func order() {
        let source = IDSource { UUIDv7(at: $0, random: (.max, .max)) }
        let later = ID<Thing>(UUIDv7(at: Instant(milliseconds: 2), random: (0, 0)))
        let earlier = ID<Thing>(source(at: Instant(milliseconds: 1)))
        #expect(earlier < later)
        #expect(earlier.description < later.description)
    }
}

/// Text that is compared byte by byte in UTF-8.
///
/// NB: Swift's `String` finds `é` and `e` + U+0301 equal; RDF does not (RDF 1.1 Concepts, sections 3.2 to
/// 3.4).
struct ExactText: Hashable, Comparable, Sendable {
    let string: String

    init(_ string: String) {
        self.string = string
    }

    static func == (left: ExactText, right: ExactText) -> Bool {
        left.string.utf8.elementsEqual(right.string.utf8)
    }

    /// Order of UTF-8 bytes, which is the order of code points.
    static func < (left: ExactText, right: ExactText) -> Bool {
        left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = string
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8(0xFF))
    }
}

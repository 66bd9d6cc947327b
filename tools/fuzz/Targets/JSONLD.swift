import CanonicalJSON
import RDF

/// JSON-LD: expanded or refused; what was expanded expands to itself, and becomes RDF or is refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let document = try? JSONValue(parsing: bytes) else { return 0 }
    for isSafe in [false, true] {
        let reader = JSONLD(contexts: ["http://example.org/c": context], base: base, isSafe: isSafe)
        _ = try? reader.dataset(parsing: bytes)
        guard let expanded = try? reader.expand(document) else { continue }
        let again = try? JSONLD(contexts: [:], base: base, isSafe: false).expand(expanded)
        precondition(again == expanded, "What was expanded expands to something else.")
    }
    return 0
}

private let base: IRI = "http://example.org/base/"
private let context: JSONValue = [
    "@context": [
        "name": "http://example.org/name", "knows": ["@id": "http://example.org/knows", "@type": "@id"],
    ]
]

import CanonicalJSON
import RDF

/// JSON-LD: expanded or refused; the expanded form says as much in RDF as the document.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    for isSafe in [false, true] {
        let reader = JSONLD(contexts: ["http://example.org/c": context], base: base, isSafe: isSafe)
        guard let expanded = try? reader.expand(parsing: bytes) else { continue }
        let plain = JSONLD(contexts: [:], base: base, isSafe: false)
        // NB: what looks like a keyword expands to null, which is no name: such a form is not read again.
        guard let dataset = try? reader.dataset(parsing: bytes),
            let again = try? plain.dataset(from: expanded)
        else { continue }
        precondition(lines(dataset) == lines(again), "The expanded form says something else.")
    }
    return 0
}

private func lines(_ dataset: Dataset) -> Int { dataset.nquads.utf8.count { $0 == UInt8(ascii: "\n") } }

private let base: IRI = "http://example.org/base/"
private let context: JSONValue = [
    "@context": [
        "name": "http://example.org/name", "knows": ["@id": "http://example.org/knows", "@type": "@id"],
    ]
]

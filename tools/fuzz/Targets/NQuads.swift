import RDF

/// N-Quads: read or refused; what was read is written, read again and the same, and so is its canonical form.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let dataset = try? NQuadsParser().dataset(from: bytes) else { return 0 }
    let again = try? NQuadsParser().dataset(from: dataset.nquads.utf8)
    precondition(again == dataset, "What was written reads otherwise.")
    let limits = CanonicalizationLimits(steps: 2_000, depth: 100)
    guard let canonical = try? dataset.canonicalized(limits: limits) else { return 0 }
    let twice = try? NQuadsParser().dataset(from: canonical.nquads.utf8).canonicalized(limits: limits)
    precondition(twice == nil || twice?.nquads == canonical.nquads, "The canonical form is not its own.")
    return 0
}

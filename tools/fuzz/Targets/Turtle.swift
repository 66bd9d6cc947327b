import RDF

/// Turtle: read or refused; what was read is written as Turtle and as N-Triples, read again and as large.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let graph = try? TurtleParser(base: "http://example.org/").graph(from: bytes) else { return 0 }
    let again = try? TurtleParser().graph(from: graph.turtle(prefixes: ["ex": "http://example.org/"]))
    precondition(again?.count == graph.count, "What was written reads otherwise.")
    return 0
}

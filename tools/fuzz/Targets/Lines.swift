import CanonicalJSON
import Foundation
import Site

/// Lines of `terreau policy lines`: each is answered by an object, an error among them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    var lines = PolicyLines(resources)
    for line in text.split(whereSeparator: \.isNewline).prefix(8) {
        let answer = lines.answer(String(line))
        precondition(answer.object?.isEmpty == false, "A line without an answer.")
    }
    return 0
}

private let resources: PolicyResources = {
    do {
        return try PolicyResources(ResourceFolder(given: "Resources", environment: [:], program: ""))
    } catch {
        preconditionFailure("Run it in the root of the repository: \(error)")
    }
}()

/// What the program says to a person.
struct PlainSentence: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

import Kernel

/// Parameters or a body that do not fit what a route declares; says what is wrong with each.
public struct ParameterRefusal: Refusal, Hashable {
    /// Every fault found, in the order of the declaration; never empty.
    public let faults: [Problem.Fault]

    /// A refusal for these faults.
    public init(_ faults: [Problem.Fault]) {
        self.faults = faults
    }

    /// `web.…`, which names the sentence `refusal.web.…`.
    public var code: String { "web.invalid-parameters" }
    /// Decides the status.
    public var kind: RefusalKind { .invalid }
    /// Every fault in one line, under `faults`.
    public var arguments: [String: String] {
        ["faults": faults.map { "\($0.place): \($0.reason)" }.joined(separator: " ")]
    }
}

import Kernel

/// Parameters or a body that do not fit what a route declares; says what is wrong with each.
public struct ParameterRefusal: Refusal, Hashable {
    /// Every fault found, in the order of the declaration; never empty.
    public let faults: [Problem.Fault]

    /// A refusal for these faults.
    public init(_ faults: [Problem.Fault]) {
        self.faults = faults
    }

    public var code: String { "web.invalid-parameters" }
    public var kind: RefusalKind { .invalid }
    public var arguments: [String: String] {
        ["faults": faults.map { "\($0.place): \($0.reason)" }.joined(separator: " ")]
    }
}

import Testing

/// A place that breaks a rule.
struct Finding: CustomStringConvertible, Sendable {
    let path: String
    let line: Int
    let message: String

    var description: String { "\(path):\(line): \(message)" }
}

/// A house rule: a sentence, how to find what breaks it, and samples that show it can say no and yes.
struct Rule: Sendable, CustomTestStringConvertible {
    let sentence: String
    /// A tree that breaks the rule at least once.
    let bad: Tree
    /// A tree that keeps it, close to the bad one.
    let good: Tree
    let check: @Sendable (Tree) -> [Finding]

    var testDescription: String { sentence }

    static let all = shape + safety + documentation + strataRules + papers
}

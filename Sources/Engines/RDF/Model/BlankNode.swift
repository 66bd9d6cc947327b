/// A node without a name of its own; its label means something inside one document only.
public struct BlankNode: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let text: ExactText

    /// The label without `_:`.
    public var label: String { text.string }

    /// A blank node with that label, given without `_:`.
    public init(_ label: String) {
        text = ExactText(label)
    }

    /// Order of code points of the labels.
    public static func < (left: BlankNode, right: BlankNode) -> Bool { left.text < right.text }

    /// `_:` and the label.
    public var description: String { "_:" + label }
}

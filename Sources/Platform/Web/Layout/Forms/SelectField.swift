import Language

/// One value out of a list.
public struct SelectField: Component {
    private let frame: FieldFrame
    private let options: [Choice]
    private let chosen: String?

    /// The options under a label; `chosen` is the value selected at first.
    public init(
        _ name: String, label: String, options: [Choice], chosen: String? = nil, hint: String? = nil,
        error: String? = nil, isOptional: Bool = false, say: Messages
    ) {
        self.options = options
        self.chosen = chosen
        frame = FieldFrame(
            name: name, label: label, hint: hint, error: error, isOptional: isOptional, say: say)
    }

    /// Label, hint, error and control.
    public var html: HTML {
        frame.around(
            .element(
                "select", frame.attributes + [.required(!frame.isOptional)],
                options.map { H.option($0.label, .value($0.value), .selected($0.value == chosen)) }))
    }
}

/// A value of a form and its words.
public struct Choice: Hashable, Sendable {
    /// What is sent.
    public let value: String
    /// What the reader sees.
    public let label: String
    /// A second line that explains it.
    public let hint: String?

    /// A value and its words.
    public init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}

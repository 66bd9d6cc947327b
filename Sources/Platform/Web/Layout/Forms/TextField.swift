import Language

/// A line, or several, to write in.
public struct TextField: Component {
    /// What is written.
    public enum Kind: Sendable {
        /// One line of text; `autocomplete` names the personal detail it asks for, if any.
        case line(autocomplete: String? = nil)
        /// An e-mail address.
        case email
        /// A password; never shown again. `autocomplete` says whether it is the present or a new one.
        case password(autocomplete: String)
        /// A code that an app or a list of codes gives.
        case code
        /// A web address.
        case url
        /// A whole number.
        case number
        /// A day.
        case date
        /// Several lines.
        case lines(rows: Int)
    }

    private let kind: Kind
    private let frame: FieldFrame
    private let value: String
    private let maximumLength: Int

    /// - Parameters:
    ///   - name: the field's name in the form.
    ///   - label: the words above it.
    ///   - value: what was written before.
    ///   - maximumLength: the most UTF-16 units a browser lets in.
    public init(
        _ name: String, label: String, kind: Kind = .line(), value: String = "", hint: String? = nil,
        error: String? = nil, isOptional: Bool = false, maximumLength: Int = 500, say: Messages
    ) {
        self.kind = kind
        self.value = value
        self.maximumLength = maximumLength
        frame = FieldFrame(
            name: name, label: label, hint: hint, error: error, isOptional: isOptional, say: say)
    }

    /// Label, hint, error and control.
    public var html: HTML {
        frame.around(control)
    }

    private var control: HTML {
        let limits = [Attribute("maxlength", String(maximumLength)), .required(!frame.isOptional)]
        if case .lines(let rows) = kind {
            let attributes = frame.attributes + limits + [Attribute("rows", String(rows))]
            // NB: HTML drops one line break right after <textarea>; this one is ours to lose.
            return .element("textarea", attributes, [.text("\n" + value)])
        }
        return .void("input", frame.attributes + limits + typeAttributes + [shown])
    }

    /// NB: a password that was typed goes back to nobody.
    private var shown: Attribute {
        if case .password = kind { .none } else { .value(value) }
    }

    private var typeAttributes: [Attribute] {
        switch kind {
        case .line(let detail): [.type("text"), .ifLet(detail, Attribute.autocomplete)]
        case .email: [.type("email"), .autocomplete("email")]
        case .password(let detail): [.type("password"), .autocomplete(detail)]
        case .code: [.type("text"), .autocomplete("one-time-code"), Attribute("spellcheck", "false")]
        case .url: [.type("url")]
        case .number: [.type("text"), Attribute("inputmode", "numeric")]
        case .date: [.type("date")]
        case .lines: []
        }
    }
}

import Language

/// Several values to tick, or one to pick, under one question.
public struct ChoiceField: Component {
    /// How many may be chosen.
    public enum Kind: String, Sendable {
        /// Any number.
        case several = "checkbox"
        /// Exactly one.
        case one = "radio"
    }

    private let kind: Kind
    private let frame: FieldFrame
    private let choices: [Choice]
    private let chosen: Set<String>
    private let submitsOnChange: Bool

    /// The choices under a question; with `submitsOnChange`, `site.js` sends the form when a box is ticked,
    /// so `hint` must say so.
    public init(
        _ name: String, label: String, kind: Kind, choices: [Choice], chosen: Set<String> = [],
        hint: String? = nil, error: String? = nil, isOptional: Bool = true, submitsOnChange: Bool = false,
        say: Messages
    ) {
        self.kind = kind
        self.choices = choices
        self.chosen = chosen
        self.submitsOnChange = submitsOnChange
        frame = FieldFrame(
            name: name, label: label, hint: hint, error: error, isOptional: isOptional, say: say)
    }

    /// A fieldset; the error summary leads to its first box.
    public var html: HTML {
        H.fieldset(.class("entry", frame.error == nil ? nil : "wrong"), describedBy) {
            H.legend { frame.words }
            frame.notes
            for (index, choice) in choices.enumerated() { box(choice, index) }
        }
    }

    private var describedBy: Attribute {
        let ids = [frame.hint.map { _ in "\(frame.id)-hint" }, frame.error.map { _ in "\(frame.id)-error" }]
        let present = ids.compactMap(\.self)
        return present.isEmpty ? .none : .aria("describedby", present.joined(separator: " "))
    }

    private func box(_ choice: Choice, _ index: Int) -> HTML {
        let id = index == 0 ? frame.id : "\(frame.id)-\(index + 1)"
        return H.div(.class("choice")) {
            H.input(
                .type(kind.rawValue), .id(id), .name(frame.name), .value(choice.value),
                .checked(chosen.contains(choice.value)),
                .required(kind == .one && !frame.isOptional),
                .ifLet(choice.hint) { _ in .aria("describedby", "\(id)-note") },
                .when(submitsOnChange, .data("submit", "")))
            H.label(choice.label, .for(id))
            if let hint = choice.hint { H.span(hint, .id("\(id)-note"), .class("hint")) }
        }
    }
}

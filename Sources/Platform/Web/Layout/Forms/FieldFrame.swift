import Language

/// The label, hint and error that surround a control, tied to it for assistive technology.
struct FieldFrame: Sendable {
    let name: String
    let label: String
    let hint: String?
    let error: String?
    let isOptional: Bool
    let say: Messages

    /// The control's id; the error summary leads there.
    var id: String { FieldFrame.id(of: name) }

    static func id(of name: String) -> String { "field-\(name)" }

    /// What the control must carry.
    var attributes: [Attribute] {
        let described = [hint.map { _ in "\(id)-hint" }, error.map { _ in "\(id)-error" }].compactMap(\.self)
        return [
            .id(id), .name(name),
            described.isEmpty ? .none : .aria("describedby", described.joined(separator: " ")),
            error == nil ? .none : .aria("invalid", "true"),
        ]
    }

    /// Label, hint, error, then the control.
    func around(_ control: HTML) -> HTML {
        H.div(.class("entry", error == nil ? nil : "wrong")) {
            H.label(.for(id)) { words }
            notes
            control
        }
    }

    var words: [HTML] {
        [.text(label)] + (isOptional ? [" ", H.span(say("form.optional"), .class("optional"))] : [])
    }

    var notes: [HTML] {
        var notes: [HTML] = []
        if let hint { notes.append(H.p(hint, .id("\(id)-hint"), .class("hint"))) }
        if let error {
            notes.append(
                H.p(.id("\(id)-error"), .class("error")) {
                    H.span(say("form.error.prefix") + " ", .class("hidden"))
                    error
                })
        }
        return notes
    }
}

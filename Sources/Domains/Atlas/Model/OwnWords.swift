import Kernel

/// What an organisation says itself, of itself or of what it keeps: a record that says only what it says, and
/// keeps nothing listed.
struct OwnWords: Hashable, Sendable {
    /// What it says; nil while it says nothing.
    let content: RecordContent?
    /// Names this statement, so that whoever replaces it shows which one she saw.
    let version: String

    /// The version of saying nothing.
    static let none = "none"

    /// The payload's fields that an organisation may say, in the order of the form.
    static let fields = [
        "name", "summary", "website", "address", "country", "legal_form", "opening_hours", "contacts",
    ]

    /// An empty statement of a type.
    static func empty(_ type: EntryType) -> RecordContent {
        var content = RecordContent(type: type, name: LocalizedText())
        content.isCorrection = true
        return content
    }
}

extension RecordContent {
    /// The same without the day on which it was said.
    var undated: RecordContent {
        var copy = self
        copy.changedOn = nil
        return copy
    }
}

import CanonicalJSON

/// What licences ask of works that are derived from theirs.
public struct LicenceTable: Sendable {
    /// One licence.
    struct Entry: Hashable, Sendable {
        enum Nature: String, Sendable {
            case permissive, copyleft, restricted
            case noDerivatives = "no-derivatives"
        }

        let id: String
        let nature: Nature
        let duties: [String]
        /// Ends that it excludes.
        let excludes: [String]
        /// Whether its copyleft reaches software alone.
        let reachesCodeAlone: Bool
        /// The licences that a derived work may bear; nil for any.
        let mayBecome: Set<String>?
    }

    private var entries: [String: Entry] = [:]
    private var exceptions: Set<String> = []
    /// Copyleft licences that themselves exclude commercial ends, and so can carry that restriction on.
    private(set) var carriers: Set<String> = []

    /// Reads the table from JSON: `{"licences": […], "exceptions": […]}`.
    public init(_ json: JSONValue) throws(PolicyError) {
        guard let licences = json["licences"]?.array else { throw PolicyError.badValue("licences") }
        for licence in licences {
            let entry = try LicenceTable.entry(licence)
            entries[entry.id] = entry
            if licence["carriesRestrictions"]?.bool == true { carriers.insert(entry.id) }
        }
        exceptions = Set(try json.requiredTexts("exceptions"))
    }

    private static func entry(_ json: JSONValue) throws(PolicyError) -> Entry {
        let id = try json.requiredText("id")
        guard let nature = Entry.Nature(rawValue: try json.requiredText("nature")) else {
            throw PolicyError.badValue("nature of \(id)")
        }
        return Entry(
            id: id, nature: nature, duties: try json.requiredTexts("duties"),
            excludes: try json.requiredTexts("excludes"), reachesCodeAlone: json["scope"]?.string == "code",
            mayBecome: nature == .copyleft ? Set(try json.requiredTexts("mayBecome")) : nil)
    }

    /// A licence that was chosen; nil when the table does not know it or its exception. `+` means
    /// `-or-later`.
    ///
    /// NB: an exception only ever adds permissions, so the licence is taken as it stands without it.
    func entry(_ choice: LicenceExpression.Choice) -> Entry? {
        if let exception = choice.exception, !exceptions.contains(exception) { return nil }
        let id = choice.id.hasSuffix("+") ? choice.id.dropLast() + "-or-later" : choice.id
        return entries[String(id)] ?? entries[LicenceTable.withoutAbbreviation(String(id))]
    }

    /// SPDX once wrote `GPL-2.0` for what it now calls `GPL-2.0-only`.
    private static func withoutAbbreviation(_ id: String) -> String { id + "-only" }
}

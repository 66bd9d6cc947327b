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
        /// Whether it is written for software, so that what code makes is not its concern.
        let reachesCodeAlone: Bool
        /// The licences that a derived work may bear; nil for any.
        let mayBecome: Set<String>?
        /// More of them for works that are no software.
        let mayBecomeOtherThanCode: Set<String>
        /// The licences whose terms clash with its own.
        let mayNotBecome: Set<String>
    }

    private var entries: [String: Entry] = [:]
    private var exceptions: Set<String> = []

    /// Reads the table from JSON: `{"licences": […], "exceptions": […]}`.
    public init(_ json: JSONValue) throws(PolicyError) {
        guard let licences = json["licences"]?.array else { throw PolicyError.badValue("licences") }
        for licence in licences {
            let entry = try LicenceTable.entry(licence)
            entries[entry.id.lowercased()] = entry
        }
        exceptions = Set(try json.requiredTexts("exceptions").map { $0.lowercased() })
    }

    private static func entry(_ json: JSONValue) throws(PolicyError) -> Entry {
        let id = try json.requiredText("id")
        guard let nature = Entry.Nature(rawValue: try json.requiredText("nature")) else {
            throw PolicyError.badValue("nature of \(id)")
        }
        guard nature != .copyleft || json["mayBecome"] != nil else {
            throw PolicyError.badValue("mayBecome of \(id)")
        }
        return Entry(
            id: id, nature: nature, duties: try json.requiredTexts("duties"),
            excludes: try json.requiredTexts("excludes"), reachesCodeAlone: json["scope"]?.string == "code",
            mayBecome: try json["mayBecome"] == nil ? nil : Set(json.requiredTexts("mayBecome")),
            mayBecomeOtherThanCode: try optional("mayBecomeOtherThanCode", json),
            mayNotBecome: try optional("mayNotBecome", json))
    }

    private static func optional(_ name: String, _ json: JSONValue) throws(PolicyError) -> Set<String> {
        json[name] == nil ? [] : Set(try json.requiredTexts(name))
    }

    /// A licence that was chosen, in capitals or not (SPDX 2.3, annex D.2); nil when the table does not know
    /// it or its exception. `+` means `-or-later`, of which the version at hand is one.
    ///
    /// NB: an exception only ever adds permissions, so the licence is taken as it stands without it.
    func entry(_ choice: LicenceExpression.Choice) -> Entry? {
        if let exception = choice.exception, !exceptions.contains(exception.lowercased()) { return nil }
        let id = choice.id.lowercased()
        guard id.hasSuffix("+") else { return entries[id] ?? entries[id + "-only"] }
        let base = String(id.dropLast())
        return entries[base + "-or-later"] ?? entries[base]
    }
}

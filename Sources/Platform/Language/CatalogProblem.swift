import Kernel

/// Something in the catalogs that would be seen by a reader. The tests want none.
public struct CatalogProblem: Hashable, Sendable, CustomStringConvertible {
    /// The language whose catalog is wrong.
    public let language: LanguageTag
    /// The entry.
    public let key: MessageKey
    /// What is wrong, in plain English.
    public let reason: String

    /// `fr web.skip: is missing`
    public var description: String { "\(language) \(key): \(reason)" }
}

extension Catalogs {
    /// What is missing or ill-set: keys that some language lacks, placeholders that differ, plural categories
    /// missing or never used, typography. In order of key.
    public func problems() -> [CatalogProblem] {
        let keys = all.reduce(into: Set<MessageKey>()) { $0.formUnion($1.messages.keys) }
        return keys.sorted { $0.text < $1.text }.flatMap { key in
            all.flatMap { catalog in
                reasons(key, in: catalog).map {
                    CatalogProblem(language: catalog.language, key: key, reason: $0)
                }
            }
        }
    }

    private func reasons(_ key: MessageKey, in catalog: Catalog) -> [String] {
        guard let message = catalog.messages[key] else { return ["is missing"] }
        return differences(message, from: all.first?.messages[key])
            + pluralReasons(message, catalog.conventions.plural)
            + message.templates.flatMap { Typography.faults(in: $0.source, language: catalog.language) }
    }

    private func differences(_ message: Message, from reference: Message?) -> [String] {
        guard let reference else { return [] }
        var reasons: [String] = []
        if message.placeholders != reference.placeholders {
            let names = message.placeholders.symmetricDifference(reference.placeholders).sorted()
            reasons.append("placeholders differ between languages: \(names.joined(separator: ", "))")
        }
        if message.isPlural != reference.isPlural {
            reasons.append("has plural forms in one language only")
        }
        return reasons
    }

    private func pluralReasons(_ message: Message, _ rule: PluralRule) -> [String] {
        guard case .plural(let forms) = message else { return [] }
        let missing = rule.categories.subtracting(forms.keys).map {
            "plural form “\($0.rawValue)” is missing"
        }
        let unused = Set(forms.keys).subtracting(rule.categories).map {
            "plural form “\($0.rawValue)” is never used"
        }
        return (missing + unused).sorted()
    }
}

extension Message {
    fileprivate var isPlural: Bool {
        if case .plural = self { true } else { false }
    }
}

import Kernel

/// The sentences of one language, with how it writes numbers, dates and lists.
///
///     let say = catalogs.messages(in: .french)
///     say("atlas.results.total", count: 1284)     // 1 284 résultats
///     say.format.date(day)                        // 22 novembre 2026
public struct Messages: Sendable {
    /// The language spoken.
    public let language: LanguageTag
    /// How the language writes numbers, dates, distances and lists.
    public let format: Conventions
    private let own: Catalog?
    private let others: [Catalog]

    init(_ own: Catalog?, otherwise others: [Catalog]) {
        language = own?.language ?? .english
        format = own?.conventions ?? .english
        self.own = own
        self.others = others.filter { $0.language != own?.language }
    }

    /// The sentence of that key with its placeholders filled; in another language when this one lacks it, the
    /// key itself when all do.
    ///
    /// - Parameters:
    ///   - values: what goes into `{placeholders}`; one without a value stays as it is.
    ///   - count: chooses the plural form, and fills `{count}`.
    public func callAsFunction(
        _ key: MessageKey, _ values: [String: String] = [:], count: Int? = nil
    ) -> String {
        guard let (message, conventions) = find(key) else { return key.text }
        let category = conventions.plural.category(of: count ?? 0)
        guard let template = message.template(for: count == nil ? .other : category) else { return key.text }
        guard let count else { return template.filled(with: values) }
        return template.filled(with: values.merging(["count": format.number(count)]) { given, _ in given })
    }

    /// The sentence of that key, or nil when no language has it.
    public func ifPresent(_ key: MessageKey, _ values: [String: String] = [:]) -> String? {
        find(key) == nil ? nil : self(key, values)
    }

    /// Every language's sentence of that key: by which a text that was written down in one of them is known
    /// again.
    public func wordings(of key: MessageKey) -> [String] {
        ([own].compactMap(\.self) + others).compactMap {
            $0.messages[key]?.template(for: .other)?.filled(with: [:])
        }
    }

    /// What a refusal says to a person: the sentence `refusal.<code>`.
    public func sentence(for refusal: any Refusal) -> String {
        self("refusal.\(refusal.code)", refusal.arguments)
    }

    private func find(_ key: MessageKey) -> (message: Message, conventions: Conventions)? {
        for catalog in [own].compactMap(\.self) + others {
            if let message = catalog.messages[key] { return (message, catalog.conventions) }
        }
        return nil
    }
}

/// The cardinal plural categories of CLDR that the languages we speak tell apart.
public enum PluralCategory: String, Hashable, Sendable, CaseIterable {
    /// One thing; in French also none.
    case one
    /// Whole millions in French: « un million d’organisations ».
    case many
    /// Everything else.
    case other
}

/// How a language chooses among plural forms (CLDR 47, "Language Plural Rules", whole numbers only).
public struct PluralRule: Sendable {
    /// The categories a catalog must have for this language.
    public let categories: Set<PluralCategory>
    private let choose: @Sendable (UInt) -> PluralCategory

    init(_ categories: Set<PluralCategory>, choose: @escaping @Sendable (UInt) -> PluralCategory) {
        self.categories = categories
        self.choose = choose
    }

    /// The category of a count; its sign does not matter.
    public func category(of count: Int) -> PluralCategory {
        choose(count.magnitude)
    }

    /// English: 1 → one.
    static let english = PluralRule([.one, .other]) { $0 == 1 ? .one : .other }

    /// French: 0 and 1 → one; whole millions → many.
    static let french = PluralRule([.one, .many, .other]) { count in
        if count < 2 { return .one }
        return count.isMultiple(of: 1_000_000) ? .many : .other
    }
}

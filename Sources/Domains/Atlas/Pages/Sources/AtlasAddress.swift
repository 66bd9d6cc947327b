import Kernel
import Web

/// Addresses of the atlas's pages, for links from elsewhere.
public enum AtlasAddress {
    /// The results with these values of facets: `/fr/atlas?country=FR`; several values of one facet are
    /// alternatives.
    public static func results(
        _ filters: [(facet: AtlasFacet, value: String)] = [], in language: LanguageTag
    ) -> String {
        "/\(language)/atlas" + query(filters)
    }

    /// The same results in another form: `/api/v1/atlas/entries.csv?source=susy`.
    public static func door(
        _ door: Door, _ filters: [(facet: AtlasFacet, value: String)] = []
    ) -> String {
        let ending = door == .json ? "" : ".\(door.rawValue)"
        return "\(APIRoute.prefix)/atlas/entries\(ending)" + query(filters)
    }

    /// The page of a source.
    public static func source(_ name: String, in language: LanguageTag) -> String {
        "/\(language)/sources/\(name)"
    }

    /// The page of a vocabulary.
    public static func vocabulary(_ id: String, in language: LanguageTag) -> String {
        "/\(language)/vocabularies/\(id)"
    }

    private static func query(_ filters: [(facet: AtlasFacet, value: String)]) -> String {
        guard !filters.isEmpty else { return "" }
        return "?" + FormValues(filters.map { .init($0.facet.rawValue, $0.value) }).encoded
    }
}

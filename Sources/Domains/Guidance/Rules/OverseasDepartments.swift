import Kernel

/// The départements of France that have a country code of their own (ISO 3166-1; ISO 3166-2:FR). They are
/// France, and in the Union: what is open to France is open to them.
enum OverseasDepartments {
    /// Départements by country code.
    private static let byCountry = ["GP": "971", "MQ": "972", "GF": "973", "RE": "974", "YT": "976"]

    /// The département behind a country code; nil for every other country.
    static func department(of country: CountryCode?) -> String? { country.flatMap { byCountry[$0.text] } }

    /// The country codes under which a country's aids are found.
    static func countries(of country: CountryCode) -> Set<String> {
        byCountry[country.text] == nil ? [country.text] : [country.text, "FR"]
    }
}

/// A postal address as written, without the country.
public struct Address: Hashable, Sendable {
    /// Street and number.
    public var street: String?
    /// Postal code.
    public var postcode: String?
    /// Town.
    public var locality: String?
    /// Region, department or state.
    public var region: String?

    /// An address from its parts.
    public init(
        street: String? = nil, postcode: String? = nil, locality: String? = nil, region: String? = nil
    ) {
        self.street = street
        self.postcode = postcode
        self.locality = locality
        self.region = region
    }

    /// Whether nothing is known.
    public var isEmpty: Bool { self == Address() }
}

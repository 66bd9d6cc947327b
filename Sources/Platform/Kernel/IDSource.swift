/// Gives the identifiers of new things. What runs uses `random`; tests give their own, so that a run can be
/// repeated to the byte.
public struct IDSource: Sendable {
    private let make: @Sendable (Instant) -> UUIDv7

    /// A source that makes identifiers by `make`, which is given the present moment.
    public init(_ make: @escaping @Sendable (Instant) -> UUIDv7) {
        self.make = make
    }

    /// Identifiers with random bits from the operating system.
    public static let random = IDSource { instant in
        var generator = SystemRandomNumberGenerator()
        return UUIDv7(at: instant, using: &generator)
    }

    /// A new identifier made at `instant`.
    public func callAsFunction(at instant: Instant) -> UUIDv7 { make(instant) }
}

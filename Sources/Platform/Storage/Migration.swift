/// One step of a schema's history. A step that has been released is never changed; a new one is added after
/// it.
public struct Migration: Sendable {
    /// A name unique in the program, `<domain>.<number>`, such as `atlas.1`.
    public let id: String
    /// Its statements, in order.
    public let statements: [SQL]

    /// A step named `id`.
    public init(_ id: String, _ statements: [SQL]) {
        precondition(id.split(separator: ".").count == 2, "A migration is called <domain>.<number>: \(id)")
        self.id = id
        self.statements = statements
    }

    /// The part before the full stop: within it, steps are applied in order.
    var domain: Substring { id.prefix { $0 != "." } }

    /// The text that was applied, kept in the database and compared each time.
    var source: String { statements.map(\.source).joined(separator: ";\n") }
}

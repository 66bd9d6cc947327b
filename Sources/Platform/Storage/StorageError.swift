/// A statement that the engine did not accept: a broken constraint or a mistake in the program. The same on
/// both engines. Once a statement has failed, its transaction can only be rolled back.
public struct StorageError: Error, CustomStringConvertible {
    /// What went wrong, in the terms of the SQL standard's classes.
    public enum Kind: Sendable, Equatable {
        /// A row with this key is there already.
        case uniqueViolation
        /// The row that is pointed at is not there, or the row is pointed at still.
        case foreignKeyViolation
        /// A `check` does not hold.
        case checkViolation
        /// A value is missing.
        case notNullViolation
        /// More bindings than any engine takes.
        case tooManyBindings
        /// Anything else.
        case other
    }

    /// What went wrong.
    public let kind: Kind
    /// The engine's words; may hold data, so for logs only.
    public let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// The engine's words.
    public var description: String { message }
}

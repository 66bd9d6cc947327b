/// What is wrong with one field, in the reader's words.
public struct FieldError: Hashable, Sendable {
    /// The field's name.
    public let field: String
    /// What is wrong and how to put it right.
    public let message: String

    /// A message for a field.
    public init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

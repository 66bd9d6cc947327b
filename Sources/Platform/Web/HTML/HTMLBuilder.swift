/// Collects the statements of a `{ … }` block into pieces of a page. Strings are text and get escaped.
@resultBuilder
public enum HTMLBuilder {
    /// One piece.
    public static func buildExpression(_ piece: HTML) -> [HTML] { [piece] }
    /// Text.
    public static func buildExpression(_ text: String) -> [HTML] { [.text(text)] }
    /// Pieces made elsewhere.
    public static func buildExpression(_ pieces: [HTML]) -> [HTML] { pieces }
    /// A statement that yields nothing, such as an assignment.
    public static func buildExpression(_ nothing: Void) -> [HTML] { [] }
    /// The statements of a block, in order.
    public static func buildBlock(_ parts: [HTML]...) -> [HTML] { parts.flatMap(\.self) }
    /// An `if` without `else`.
    public static func buildOptional(_ part: [HTML]?) -> [HTML] { part ?? [] }
    /// The first branch of an `if` or `switch`.
    public static func buildEither(first part: [HTML]) -> [HTML] { part }
    /// The other branches of an `if` or `switch`.
    public static func buildEither(second part: [HTML]) -> [HTML] { part }
    /// The turns of a `for` loop.
    public static func buildArray(_ parts: [[HTML]]) -> [HTML] { parts.flatMap(\.self) }
    /// What stands inside `if #available`.
    public static func buildLimitedAvailability(_ part: [HTML]) -> [HTML] { part }
}

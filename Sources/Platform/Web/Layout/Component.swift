/// A part of a page made from plain values. Stands in a `{ … }` block of `H` like any other piece.
public protocol Component: Sendable {
    /// The part as HTML.
    var html: HTML { get }
}

extension HTMLBuilder {
    /// A component, as the piece it makes.
    public static func buildExpression(_ component: any Component) -> [HTML] { [component.html] }
}

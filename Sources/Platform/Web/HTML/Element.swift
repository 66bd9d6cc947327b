/// An element that has content, callable like a function: with a text, or with a block of pieces.
public struct Element: Sendable {
    let name: StaticString

    /// An element by its tag name, for the few that `H` does not list.
    public init(_ name: StaticString) {
        self.name = name
    }

    /// The element with its attributes and the pieces of `content`.
    public func callAsFunction(
        _ attributes: Attribute..., @HTMLBuilder content: () -> [HTML] = { [] }
    ) -> HTML {
        .element(name, attributes, content())
    }

    /// The element around one text.
    public func callAsFunction(_ text: String, _ attributes: Attribute...) -> HTML {
        .element(name, attributes, [.text(text)])
    }
}

/// An element without content or end tag.
public struct VoidElement: Sendable {
    let name: StaticString

    init(_ name: StaticString) {
        self.name = name
    }

    /// The element with its attributes.
    public func callAsFunction(_ attributes: Attribute...) -> HTML {
        .void(name, attributes)
    }
}

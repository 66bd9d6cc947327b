/// A piece of a page as a value. Text reaches it only through cases that escape; markup comes from `H`.
///
///     let page: HTML = H.p(.class("lede")) {
///         "Tom & Jerry "
///         H.a("the atlas", .href("/en/atlas"))
///     }
///     page.rendered  // <p class="lede">Tom &amp; Jerry <a href="/en/atlas">the atlas</a></p>
public indirect enum HTML: Sendable {
    /// Characters to show; escaped when written.
    case text(String)
    /// Markup written as it stands. A `StaticString`, so that only constants of the program get here.
    case raw(StaticString)
    /// An element with a start tag, children and an end tag.
    case element(StaticString, [Attribute], [HTML])
    /// An element that never has children nor an end tag, such as `br`.
    case void(StaticString, [Attribute])
    /// Several pieces, one after the other.
    case fragment([HTML])

    /// Nothing at all.
    public static var empty: HTML { .fragment([]) }

    /// The pieces that `content` lists, one after the other.
    public init(@HTMLBuilder content: () -> [HTML]) {
        self = .fragment(content())
    }

    /// Whether nothing would be written.
    public var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .raw(let markup): markup.utf8CodeUnitCount == 0
        case .element, .void: false
        case .fragment(let pieces): pieces.allSatisfy(\.isEmpty)
        }
    }
}

extension HTML: ExpressibleByStringInterpolation {
    /// Text, escaped when written.
    public init(stringLiteral value: String) {
        self = .text(value)
    }
}

extension [HTML] {
    /// The pieces with `separator` between every two.
    public func joined(by separator: HTML) -> HTML {
        .fragment(enumerated().flatMap { $0.offset == 0 ? [$0.element] : [separator, $0.element] })
    }
}

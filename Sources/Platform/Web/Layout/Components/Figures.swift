/// A band of numbers with what each counts.
public struct Figures: Component {
    private let figures: [(value: String, meaning: String)]

    /// Values as the language writes them, each with its words.
    public init(_ figures: [(value: String, meaning: String)]) {
        self.figures = figures
    }

    /// A list.
    public var html: HTML {
        H.ul(.class("figures")) {
            for figure in figures {
                H.li {
                    H.b(figure.value)
                    " \(figure.meaning)"
                }
            }
        }
    }
}

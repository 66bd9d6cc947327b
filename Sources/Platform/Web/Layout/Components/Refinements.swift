/// The facet groups of a list. Beside it on a wide screen; folded away behind one line on a narrow one.
public struct Refinements: Component {
    private let title: String
    private let groups: [FacetGroup]

    /// The groups under one title.
    public init(_ title: String, _ groups: [FacetGroup]) {
        self.title = title
        self.groups = groups
    }

    /// An `aside` with a `details` that a wide screen opens.
    public var html: HTML {
        H.aside(.class("facets"), .aria("labelledby", "refine")) {
            H.h2(title, .id("refine"), .class("hidden"))
            H.details {
                H.summary(title)
                for group in groups { group }
            }
        }
    }
}

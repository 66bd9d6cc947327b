/// What is known of a thing: names and values, each with its evidence; what is not known is said in words.
public struct Facts: Component {
    /// One line.
    public struct Fact: Sendable {
        let name: String
        let value: HTML
        let evidence: [Evidence]
        let isKnown: Bool

        /// A known fact and who says so.
        public init(_ name: String, _ value: HTML, evidence: [Evidence] = []) {
            self.name = name
            self.value = value
            self.evidence = evidence
            isKnown = true
        }

        /// A fact nobody has given: what to say, and what to do about it.
        public init(_ name: String, unknown: String) {
            self.name = name
            value = .text(unknown)
            evidence = []
            isKnown = false
        }
    }

    private let facts: [Fact]

    /// The facts, in order.
    public init(_ facts: [Fact]) {
        self.facts = facts
    }

    /// A description list.
    public var html: HTML {
        H.dl(.class("facts")) {
            for fact in facts {
                H.div {
                    H.dt(fact.name)
                    H.dd {
                        fact.isKnown ? fact.value : H.span(.class("unknown")) { fact.value }
                        if !fact.evidence.isEmpty {
                            H.span(.class("sources")) { fact.evidence.map(\.html).joined(by: " ") }
                        }
                    }
                }
            }
        }
    }
}

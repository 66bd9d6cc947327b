extension ODRLRule {
    /// The first part of its constraints and refinements that cannot be read.
    var unreadable: Fault? {
        let refinements = actions.flatMap(\.refinements) + (targets + assignees).flatMap(\.refinements)
        return (constraints + refinements).lazy.compactMap(\.unreadable).first
    }
}

extension ODRLConstraint {
    fileprivate var unreadable: Fault? {
        switch body {
        case .unreadable(let fault): fault
        case .atomic: nil
        case .logical(_, let parts): parts.lazy.compactMap(\.unreadable).first
        }
    }
}

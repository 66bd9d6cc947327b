import CanonicalJSON

/// A local context while its terms are defined (JSON-LD 1.1 Processing Algorithms, section 4.2).
struct DefinitionScope {
    /// The context that the terms go into.
    var context: ActiveContext
    /// The members of the local context.
    let local: [String: JSONValue]
    /// Whether its terms are protected unless they say otherwise.
    let isProtected: Bool
    let options: ContextOptions
    /// The terms that are being defined (false) or are (true).
    var states: [ExactText: Bool] = [:]
}

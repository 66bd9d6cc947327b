/// A statement: subject, predicate, object. The subject is an IRI or a blank node.
public struct Triple: Hashable, Sendable {
    /// What the statement is about: an IRI or a blank node.
    public let subject: Term
    /// The property.
    public let predicate: IRI
    /// The value of the property.
    public let object: Term

    /// A triple. A literal as subject is a programmer's error.
    public init(_ subject: Term, _ predicate: IRI, _ object: Term) {
        precondition(subject.literal == nil, "A literal cannot be the subject of a triple.")
        self.subject = subject
        self.predicate = predicate
        self.object = object
    }
}

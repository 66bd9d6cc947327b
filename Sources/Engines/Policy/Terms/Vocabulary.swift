import RDF

/// The terms that somebody defined, and how they include one another.
///
/// Read from RDF: the vocabulary of ODRL, profiles, taxonomies of purposes or places. A policy's own document
/// may define more.
public struct Vocabulary: Sendable {
    private(set) var actions: Set<IRI> = []
    private(set) var operators: Set<IRI> = []
    private(set) var conflictTerms: Set<IRI> = []
    private(set) var profiles: Set<IRI> = []
    private(set) var properties: Set<IRI> = []
    /// Left operands with the datatype of their values, if they have one.
    private(set) var leftOperands: [IRI: IRI?] = [:]
    /// Operands that are worked out from others.
    private(set) var derivations: [IRI: Derivation] = [:]
    /// Everything that stands as a subject or within something.
    private(set) var defined: Set<IRI> = []
    private(set) var actionTree = Inclusion()
    private(set) var implied: [IRI: [IRI]] = [:]
    /// Concepts, places and collections.
    private(set) var concepts = Inclusion()
    private var others: [IRI: IRI] = [:]
    private var definedElsewhere: Set<IRI> = []
    private var collections: Set<IRI> = []
    private var listed: Set<IRI> = []
    /// Things of a class that somebody defined, and things of one that nobody did.
    private var classed: Set<IRI> = []
    private var oddlyClassed: Set<IRI> = []

    /// Whether somebody said that it is a collection of parties or assets.
    func isCollection(_ iri: IRI) -> Bool { collections.contains(iri) }

    /// Whether somebody named a member of the collection.
    func hasListedMembers(_ iri: IRI) -> Bool {
        // Its other names stand within it as it does within them.
        listed.contains(iri)
            || concepts.parents(of: iri).contains {
                listed.contains($0) && concepts.parents(of: $0).contains(iri)
            }
    }

    /// What is said of a party or an asset.
    enum Standing {
        /// It is one of its kind.
        case one
        /// A collection whose members are listed.
        case listed
        /// A collection of which nobody says who is in it.
        case collection
        /// Nothing.
        case unsaid
        /// It is of a class that nobody defined.
        case doubtful
    }

    func standing(of entity: IRI) -> Standing {
        if oddlyClassed.contains(entity) { return .doubtful }
        if hasListedMembers(entity) { return .listed }
        if isCollection(entity) { return .collection }
        return classed.contains(entity) ? .one : .unsaid
    }

    /// How an operand is worked out from the moment of the request.
    enum Derivation: String, Sendable {
        case weekday
    }

    /// The terms of a graph.
    public init(_ graph: Graph) {
        self.init()
        add(graph)
    }

    init() {}

    /// The term that another one stands for, usually itself.
    func canonical(_ iri: IRI) -> IRI { others[iri] ?? iri }

    /// Whether an action and all that it is included in are defined.
    func isKnown(action: IRI) -> Bool { actionTree.closure(of: action).isSubset(of: actions) }

    /// Takes what is defined so far as defined elsewhere than in the document that is added next.
    mutating func beginDocument() { definedElsewhere = defined }

    /// Whether a term was defined before the document at hand.
    func isDefinedElsewhere(_ iri: IRI) -> Bool { definedElsewhere.contains(iri) }

    /// Adds the terms that a graph defines.
    mutating func add(_ graph: Graph) {
        for triple in graph {
            guard let subject = triple.subject.iri else { continue }
            defined.insert(subject)
            guard let object = triple.object.iri else { continue }
            if triple.predicate == RDFVocabulary.type { addType(subject, object, graph) }
            addRelation(subject, triple.predicate, object)
        }
    }

    /// Adds the terms of another vocabulary.
    mutating func formUnion(_ other: Vocabulary) {
        actions.formUnion(other.actions)
        operators.formUnion(other.operators)
        conflictTerms.formUnion(other.conflictTerms)
        profiles.formUnion(other.profiles)
        properties.formUnion(other.properties)
        defined.formUnion(other.defined)
        collections.formUnion(other.collections)
        listed.formUnion(other.listed)
        classed.formUnion(other.classed)
        oddlyClassed.formUnion(other.oddlyClassed)
        leftOperands.merge(other.leftOperands) { own, _ in own }
        derivations.merge(other.derivations) { own, _ in own }
        others.merge(other.others) { own, _ in own }
        implied.merge(other.implied) { own, more in own + more.filter { !own.contains($0) } }
        actionTree.formUnion(other.actionTree)
        concepts.formUnion(other.concepts)
    }

    private mutating func addType(_ subject: IRI, _ type: IRI, _ graph: Graph) {
        switch type {
        case ODRL.actionClass: actions.insert(subject)
        case ODRL.operatorClass: operators.insert(subject)
        case ODRL.conflictTermClass: conflictTerms.insert(subject)
        case ODRL.profileClass: profiles.insert(subject)
        case RDFS.property: properties.insert(subject)
        case ODRL.leftOperandClass: addLeftOperand(subject, graph)
        case ODRL.assetCollection, ODRL.partyCollection: collections.insert(subject)
        default:
            concepts.add(subject, within: type)
            if isClass(type, graph) { classed.insert(subject) } else { oddlyClassed.insert(subject) }
        }
    }

    /// Whether somebody says what a class is.
    private func isClass(_ type: IRI, _ graph: Graph) -> Bool {
        type == ODRL.partyClass || type == ODRL.assetClass || definedElsewhere.contains(type)
            || Vocabulary.describingNamespaces.contains { type.string.hasPrefix($0) }
            || !graph.objects(of: .iri(type), RDFVocabulary.type).isEmpty
    }

    /// Vocabularies that describe and never constrain.
    static let describingNamespaces = [
        RDFVocabulary.namespace, "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#",
        "http://www.w3.org/2004/02/skos/core#", "http://purl.org/dc/", "http://xmlns.com/foaf/0.1/",
        "http://schema.org/", "https://schema.org/", "http://www.w3.org/2006/vcard/ns#",
        "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/dcat#", "http://creativecommons.org/ns#",
    ]

    private mutating func addLeftOperand(_ subject: IRI, _ graph: Graph) {
        leftOperands[subject] = .some(graph.object(of: .iri(subject), RDFS.range)?.iri)
        let derivation = graph.object(of: .iri(subject), Terreau.derivation)?.literal?.lexicalForm
        derivations[subject] = derivation.flatMap(Derivation.init(rawValue:))
    }

    private mutating func addRelation(_ subject: IRI, _ predicate: IRI, _ object: IRI) {
        switch predicate {
        case ODRL.includedIn: actionTree.add(subject, within: object)
        case ODRL.uid, ODRL.source:
            others[object] == nil && object != subject ? addAlias(object, of: subject) : ()
        case ODRL.implies: implied[subject, default: []].append(object)
        case OWL.sameAs: others[subject] = object
        case let broader where Vocabulary.broader.contains(broader): addConcept(subject, within: object)
        case let narrower where Vocabulary.narrower.contains(narrower): addConcept(object, within: subject)
        default: break
        }
    }

    private mutating func addConcept(_ concept: IRI, within other: IRI) {
        concepts.add(concept, within: other)
        defined.insert(concept)
        listed.insert(other)
        if actions.contains(other) { actionTree.add(concept, within: other) }
    }

    /// A collection that is also known by its `uid` or `source` has the members of either.
    private mutating func addAlias(_ alias: IRI, of collection: IRI) {
        concepts.add(alias, within: collection)
        concepts.add(collection, within: alias)
    }

    private static let broader: Set = [
        SKOS.broader, SKOS.broaderTransitive, SKOS.exactMatch, RDFS.subClassOf, ODRL.partOf, DCTerms.isPartOf,
        Places.containedInPlace, Places.sfWithin, Places.parentFeature,
    ]
    private static let narrower: Set = [
        SKOS.narrower, SKOS.exactMatch, DCTerms.hasPart, Places.containsPlace,
    ]

    /// Relations between places, and of members to collections.
    static let memberships: Set = [
        ODRL.partOf, DCTerms.isPartOf, DCTerms.hasPart, Places.containedInPlace, Places.containsPlace,
        Places.sfWithin, Places.parentFeature,
    ]
    /// Other relations that put one term within another, or make them one.
    static let relations = broader.union(narrower).union([ODRL.includedIn, ODRL.implies, OWL.sameAs])
        .subtracting(memberships)
    /// Relations that give a party or an asset another name.
    static let names: Set = [ODRL.uid, ODRL.source]
}

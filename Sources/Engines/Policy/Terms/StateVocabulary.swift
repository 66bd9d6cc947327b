import RDF

/// Names that published suites use for requests, states of the world and reports.
enum StateVocabulary {
    private static let sotw = "https://w3id.org/force/sotw#"
    private static let semantics = "https://w3id.org/odrl-fs#"
    private static let report = "https://w3id.org/force/compliance-report#"

    static let evaluationRequests: [IRI] = [
        IRI(sotw + "EvaluationRequest"), IRI(semantics + "EvaluationRequest"),
    ]
    static let requestedActions: [IRI] = [IRI(sotw + "evaluatedAction"), IRI(semantics + "requestedAction")]
    static let requestingParties: [IRI] = [IRI(sotw + "evaluatedParty"), IRI(semantics + "requestingParty")]
    static let requestedTargets: [IRI] = [IRI(sotw + "evaluatedTarget"), IRI(semantics + "requestedTarget")]
    static let contexts: [IRI] = [IRI(sotw + "context"), IRI(semantics + "context")]

    /// Classes of states of the world.
    static let worlds: [IRI] = [IRI(sotw + "SotW"), IRI(semantics + "SotW"), "http://example.org/Sotw"]

    static let parameter = IRI(sotw + "requestParameter")
    static let describesFeature = IRI(sotw + "describesFeature")
    static let value = IRI(sotw + "value")
    static let currentDateTime = IRI(sotw + "CurrentXSDDateTime")
    static let currentTimes: [IRI] = [IRI(sotw + "currentTime"), IRI(semantics + "currentTime")]
    /// The node of the ODRL Test Suite whose `dct:issued` is the time.
    static let currentTimeNode: Term = .iri("http://example.com/request/currentTime")
    static let conditionId = IRI(sotw + "conditionId")

    static let reportedRule = IRI(report + "rule")
    static let deonticState = IRI(report + "deonticState")
    static let fulfilled: Term = .iri(report + "Fulfilled")
    static let violated: Term = .iri(report + "Violated")

    /// The payments ontology of Epimorphics.
    private static let payments = "https://www.epimorphics.com/guide-to-the-payments-ontology/"
    static let netAmount = IRI(payments + "netAmount")
    static let currency = IRI(payments + "currency")
    static let payAmount = IRI(ODRL.namespace + "payAmount")
}

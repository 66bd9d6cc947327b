import RDF

/// Names of ODRL 2.2 (W3C Recommendation, 2018) that the engine itself speaks of.
enum ODRL {
    static let namespace = "http://www.w3.org/ns/odrl/2/"

    private static func name(_ local: String) -> IRI { IRI(namespace + local) }

    static let action = name("action")
    static let assignee = name("assignee")
    static let assigner = name("assigner")
    static let conflict = name("conflict")
    static let consequence = name("consequence")
    static let constraint = name("constraint")
    static let dataType = name("dataType")
    static let duty = name("duty")
    static let function = name("function")
    static let hasPolicy = name("hasPolicy")
    static let implies = name("implies")
    static let includedIn = name("includedIn")
    static let inheritFrom = name("inheritFrom")
    static let leftOperand = name("leftOperand")
    static let obligation = name("obligation")
    static let operatorProperty = name("operator")
    static let output = name("output")
    static let partOf = name("partOf")
    static let permission = name("permission")
    static let profile = name("profile")
    static let prohibition = name("prohibition")
    static let refinement = name("refinement")
    static let relation = name("relation")
    static let remedy = name("remedy")
    static let rightOperand = name("rightOperand")
    static let rightOperandReference = name("rightOperandReference")
    static let source = name("source")
    static let status = name("status")
    static let target = name("target")
    static let uid = name("uid")
    static let unit = name("unit")

    static let actionClass = name("Action")
    static let leftOperandClass = name("LeftOperand")
    static let operatorClass = name("Operator")
    static let conflictTermClass = name("ConflictTerm")
    static let profileClass = name("Profile")
    static let policyClass = name("Policy")
    static let partyClass = name("Party")
    static let assetClass = name("Asset")
    static let permissionClass = name("Permission")
    static let prohibitionClass = name("Prohibition")
    static let dutyClass = name("Duty")
    static let assetCollection = name("AssetCollection")
    static let partyCollection = name("PartyCollection")
    static let request = name("Request")
    static let ruleClasses: Set = [permissionClass, prohibitionClass, dutyClass, name("Rule")]
    static let constraintClasses: Set = [name("Constraint"), name("LogicalConstraint")]
    static let policyClasses: Set = [
        policyClass, request, name("Set"), name("Offer"), name("Agreement"), name("Assertion"),
        name("Privacy"),
        name("Ticket"), name("Preference"),
    ]

    /// The logical operands with their names.
    static let logicalOperands: [(IRI, LogicalOperator)] = [
        (name("and"), .and), (name("or"), .or), (name("xone"), .exactlyOne),
        (name("andSequence"), .andSequence),
    ]
    /// The comparisons with their names.
    static let comparisons: [IRI: Comparison] = Dictionary(
        uniqueKeysWithValues: Comparison.allCases.map { (name($0.rawValue), $0) })

    static let count = name("count")
    static let dateTime = name("dateTime")
    static let policyUsage = name("policyUsage")
    static let use = name("use")
    static let transfer = name("transfer")
}

/// Names of SKOS (W3C Recommendation, 2009).
enum SKOS {
    private static let namespace = "http://www.w3.org/2004/02/skos/core#"
    static let broader = IRI(namespace + "broader")
    static let broaderTransitive = IRI(namespace + "broaderTransitive")
    static let narrower = IRI(namespace + "narrower")
    static let exactMatch = IRI(namespace + "exactMatch")
    static let inScheme = IRI(namespace + "inScheme")
    static let member = IRI(namespace + "member")
}

/// Names of the profile Social Commons.
enum SocialCommons {
    static let namespace = "https://terreau.example/ns/social-commons#"
}

/// Names of RDF Schema.
enum RDFS {
    private static let namespace = "http://www.w3.org/2000/01/rdf-schema#"
    static let property = IRI(RDFVocabulary.namespace + "Property")
    static let range = IRI(namespace + "range")
    static let subClassOf = IRI(namespace + "subClassOf")
}

/// Names of OWL.
enum OWL {
    static let sameAs: IRI = "http://www.w3.org/2002/07/owl#sameAs"
}

/// Names of Dublin Core.
enum DCTerms {
    private static let namespace = "http://purl.org/dc/terms/"
    static let isPartOf = IRI(namespace + "isPartOf")
    static let hasPart = IRI(namespace + "hasPart")
    static let issued = IRI(namespace + "issued")
}

/// Names by which vocabularies of places say that one lies in another.
enum Places {
    static let containedInPlace: IRI = "http://schema.org/containedInPlace"
    static let containsPlace: IRI = "http://schema.org/containsPlace"
    static let sfWithin: IRI = "http://www.opengis.net/ont/geosparql#sfWithin"
    static let parentFeature: IRI = "http://www.geonames.org/ontology#parentFeature"
}

/// Names of Terreau's own for what vocabularies cannot say otherwise.
enum Terreau {
    static let derivation: IRI = "https://terreau.example/ns/policy#derivation"
}

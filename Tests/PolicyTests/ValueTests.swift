import Policy
import RDF
import Testing

@Suite("Values and constraints")
struct ValueTests {
    let vocabulary: Vocabulary

    init() throws {
        vocabulary = Vocabulary(try Resources.vocabulary())
    }

    /// The state of the one constraint, by what a report says of it.
    private func state(_ operand: String, _ left: String, _ operation: String, _ right: String) throws
        -> Satisfaction?
    {
        let policy =
            RandomPolicy.prefixes
                + """
                ex:p a odrl:Set ; odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:x ;
                  odrl:constraint [ odrl:leftOperand \(operand) ; odrl:operator odrl:\(operation) ; odrl:rightOperand \(right) ] ] .
                """
        let request =
            RandomPolicy.prefixes
                + """
                ex:q a odrl:Request ; odrl:permission [ odrl:action odrl:read ; odrl:target ex:x ;
                  odrl:constraint [ odrl:leftOperand \(operand) ; odrl:operator odrl:eq ; odrl:rightOperand \(left) ] ] .
                """
        let policies = CompiledPolicies(
            ODRLDocument(try TurtleParser().graph(from: policy), vocabulary: vocabulary))
        let found = policies.evaluate(
            policies.situation(request: try TurtleParser().graph(from: request), state: nil))
        return found.rules.first?.premises.first { $0.part == "constraint" }?.state
    }

    static let numberCases: [(String, String, String, Satisfaction)] = [
        ("1", "eq", "1.0", Satisfaction.satisfied), ("0.1", "lt", "0.10000000000000000001", .satisfied),
        ("12345678901234567890", "lt", "12345678901234567891", .satisfied),
        ("1e3", "eq", "1000", .satisfied),
        ("-2", "gt", "-1", .notSatisfied), ("\"INF\"^^xsd:double", "gt", "1", .unknown),
        ("\"ten\"^^xsd:integer", "eq", "10", .unknown), ("\"5\"", "eq", "5", .unknown),
    ]

    @Test(
        "numbers compare exactly",
        arguments: numberCases)
    func numbers(left: String, operation: String, right: String, expected: Satisfaction) throws {
        #expect(try state("sc:evidenceLevel", left, operation, right) == expected)
    }

    static let momentCases: [(String, String, String, Satisfaction)] = [
        ("2024-01-01T12:00:00Z", "eq", "2024-01-01T14:00:00+02:00", Satisfaction.satisfied),
        ("2024-01-01T24:00:00Z", "eq", "2024-01-02T00:00:00Z", .satisfied),
        ("2024-01-01T00:00:00", "lt", "2024-01-01T10:00:00Z", .unknown),
        ("2024-01-01T00:00:00", "lt", "2024-01-02T00:00:00Z", .satisfied),
        ("2024-01-01T00:00:00", "lt", "2024-01-01T00:00:01", .satisfied),
        ("2024-02-12T11:20:10.999Z", "eq", "2024-02-12T11:20:10.999000Z", .satisfied),
        ("2024-02-30T00:00:00Z", "neq", "2024-01-01T00:00:00Z", .unknown),
    ]

    @Test(
        "moments compare as XML Schema has it: clocks that nobody gave leave 14 hours of doubt",
        arguments: momentCases)
    func moments(left: String, operation: String, right: String, expected: Satisfaction) throws {
        let type = "^^xsd:dateTime"
        #expect(
            try state("odrl:dateTime", "\"\(left)\"\(type)", operation, "\"\(right)\"\(type)") == expected)
    }

    static let spanCases: [(String, String, String, Satisfaction)] = [
        ("P1M", "lt", "P32D", Satisfaction.satisfied), ("P1M", "lt", "P30D", .unknown),
        ("PT36H", "eq", "P1DT12H", .satisfied),
        ("P1Y", "eq", "P12M", .satisfied), ("P", "lt", "P1D", .unknown),
    ]

    @Test(
        "lengths of time compare when every month would agree",
        arguments: spanCases)
    func spans(left: String, operation: String, right: String, expected: Satisfaction) throws {
        let type = "^^xsd:duration"
        #expect(
            try state("odrl:elapsedTime", "\"\(left)\"\(type)", operation, "\"\(right)\"\(type)") == expected)
    }

    static let termCases: [(String, String, String, Satisfaction)] = [
        ("sc:Health", "eq", "sc:Health", Satisfaction.satisfied),
        ("sc:Health", "eq", "sc:Housing", .notSatisfied),
        ("sc:DigitalInclusion", "isA", "sc:GeneralInterestService", .satisfied),
        ("sc:Health", "isA", "sc:ExcludedUse", .notSatisfied),
        ("sc:DigitalInclusion", "eq", "sc:Education", .unknown),
        ("ex:nowhere", "neq", "sc:Health", .unknown), ("ex:nowhere", "eq", "ex:nowhere", .satisfied),
        ("sc:Education", "hasPart", "sc:DigitalInclusion", .satisfied),
        ("sc:Health", "isNoneOf", "sc:Housing, sc:Ecology", .satisfied),
        ("sc:Health", "isAnyOf", "sc:Housing, sc:Health", .satisfied),
        ("sc:Health", "isAllOf", "sc:Housing, sc:Health", .notSatisfied),
        ("sc:Health", "isNotA", "sc:ExcludedUse", .satisfied),
        ("sc:Health", "lt", "sc:Housing", .unknown),
    ]

    @Test(
        "terms compare by identity and by their tree; what nobody defined stays unknown",
        arguments: termCases)
    func terms(left: String, operation: String, right: String, expected: Satisfaction) throws {
        #expect(try state("odrl:purpose", left, operation, right) == expected)
    }
}

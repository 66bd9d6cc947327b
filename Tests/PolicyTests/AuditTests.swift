import Policy
import RDF
import Testing

@Suite("Audits of logs")
struct AuditTests {
    let vocabulary: Vocabulary

    init() throws {
        vocabulary = Vocabulary(try Resources.vocabulary())
    }

    private func audit(_ rules: String, _ log: String) throws -> Audit {
        let document = try TurtleParser().document(
            from: (RandomPolicy.prefixes + "ex:p a odrl:Set ; \(rules) .").utf8)
        let policies = CompiledPolicies(ODRLDocument(document.graph, vocabulary: vocabulary))
        return try policies.audit(csv: log, prefixes: document.prefixes)
    }

    static let header = "http://www.w3.org/ns/odrl/2/dateTime,odrl:Party,odrl:Action,odrl:Asset"
    static let permission =
        "odrl:permission [ a odrl:Permission ; odrl:assignee ex:alice ; odrl:action odrl:use ; odrl:target ex:x"

    private func log(_ rows: [String], more: String = "") -> String {
        ([AuditTests.header + more] + rows).joined(separator: "\n") + "\n"
    }

    private func event(
        _ day: Int, _ party: String, _ action: String, _ asset: String = "ex:x", _ more: String = ""
    ) -> String {
        "2024-01-\(day < 10 ? "0" : "")\(day)T00:00:00Z,ex:\(party),odrl:\(action),\(asset)\(more)"
    }

    @Test("an event that nothing permits is a breach: by party, action or asset")
    func permitted() throws {
        let rules = AuditTests.permission + " ]"
        #expect(try audit(rules, log([event(1, "alice", "read")])).isValid)
        #expect(try audit(rules, log([])).isValid)
        for row in [event(1, "bob", "read"), event(1, "alice", "sell"), event(1, "alice", "read", "ex:y")] {
            #expect(try audit(rules, log([row])).breaches.map(\.kind) == [.notPermitted])
        }
    }

    @Test("constraints are read from columns, refinements from columns of two IRIs; an empty cell is unknown")
    func columns() throws {
        let rules =
            AuditTests.permission
            + " ; odrl:constraint [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:eq ; odrl:rightOperand ex:study ] ]"
        let more = ",http://www.w3.org/ns/odrl/2/purpose"
        #expect(try audit(rules, log([event(1, "alice", "read", "ex:x", ",ex:study")], more: more)).isValid)
        #expect(try !audit(rules, log([event(1, "alice", "read", "ex:x", ",ex:fun")], more: more)).isValid)
        #expect(try !audit(rules, log([event(1, "alice", "read", "ex:x", ",")], more: more)).isValid)
        let refined = """
            odrl:permission [ a odrl:Permission ; odrl:target ex:x ; odrl:action [
              <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> odrl:print ; odrl:refinement [
                odrl:leftOperand odrl:resolution ; odrl:operator odrl:lteq ; odrl:rightOperand 1200 ] ] ]
            """
        let column = ",odrl:Action odrl:resolution"
        #expect(try audit(refined, log([event(1, "alice", "print", "ex:x", ",1200")], more: column)).isValid)
        #expect(try !audit(refined, log([event(1, "alice", "print", "ex:x", ",1201")], more: column)).isValid)
    }

    @Test("a column that stands twice is refused, by whatever name, since one would hide the other")
    func twice() throws {
        let rules = AuditTests.permission + " ]"
        for more in [",odrl:Asset", ",odrl:target", ",http://www.w3.org/ns/odrl/2/Action"] {
            #expect(throws: PolicyError.self) {
                try audit(rules, log([event(1, "alice", "read", "ex:y", ",ex:x")], more: more))
            }
        }
    }

    @Test("executions are counted in order of time, whatever the order of rows")
    func count() throws {
        let rules =
            AuditTests.permission
            + " ; odrl:constraint [ odrl:leftOperand odrl:count ; odrl:operator odrl:lteq ; odrl:rightOperand 2 ] ]"
        let two = [event(2, "alice", "read"), event(1, "alice", "print")]
        #expect(try audit(rules, log(two)).isValid)
        let found = try audit(rules, log([event(9, "alice", "read")] + two))
        #expect(found.breaches.map(\.row) == [1])
    }

    @Test("a permission's duty must be fulfilled before; its event needs no permission of its own")
    func duties() throws {
        let rules = AuditTests.permission + " ; odrl:duty [ a odrl:Duty ; odrl:action odrl:compensate ] ]"
        let pay = event(1, "alice", "compensate", "")
        #expect(try audit(rules, log([event(2, "alice", "read"), pay])).isValid)
        #expect(try !audit(rules, log([event(2, "alice", "read")])).isValid)
        #expect(
            try !audit(rules, log([event(2, "alice", "read"), event(3, "alice", "compensate", "")])).isValid)
        #expect(
            try !audit(rules, log([event(2, "alice", "read"), event(1, "bob", "compensate", "")])).isValid)
    }

    @Test("a broken prohibition is made good by its remedy, each time anew")
    func remedies() throws {
        let rules = """
            odrl:prohibition [ a odrl:Prohibition ; odrl:action odrl:index ; odrl:target ex:x ;
              odrl:remedy [ a odrl:Duty ; odrl:action odrl:anonymize ; odrl:target ex:x ] ]
            """
        let breach = event(1, "alice", "index")
        #expect(try audit(rules, log([event(1, "alice", "read")])).isValid)
        #expect(try audit(rules, log([breach])).breaches.map(\.kind) == [.prohibited])
        #expect(try audit(rules, log([breach, event(2, "alice", "anonymize")])).isValid)
        #expect(try !audit(rules, log([event(2, "alice", "index"), event(1, "alice", "anonymize")])).isValid)
        #expect(try !audit(rules, log([breach, event(2, "bob", "anonymize")])).isValid)
        let twice = [breach, event(3, "alice", "index"), event(4, "alice", "anonymize")]
        #expect(try audit(rules, log(twice)).breaches.count == 1)
    }

    @Test("an obligation that was fulfilled late needs its consequence too, and is not replaced by it")
    func obligations() throws {
        let rules = """
            odrl:obligation [ a odrl:Duty ; odrl:assignee ex:alice ; odrl:action odrl:delete ; odrl:target ex:x ;
              odrl:constraint [ odrl:leftOperand odrl:dateTime ; odrl:operator odrl:lteq ;
                odrl:rightOperand "2024-01-10T00:00:00Z"^^xsd:dateTime ] ;
              odrl:consequence [ a odrl:Duty ; odrl:assignee ex:alice ; odrl:action odrl:compensate ] ]
            """
        let pay = event(20, "alice", "compensate", "")
        #expect(try audit(rules, log([event(5, "alice", "delete")])).isValid)
        #expect(try audit(rules, log([])).breaches.map(\.kind) == [.unfulfilled])
        #expect(try !audit(rules, log([event(15, "alice", "delete")])).isValid)
        #expect(try audit(rules, log([event(15, "alice", "delete"), pay])).isValid)
        #expect(try !audit(rules, log([pay])).isValid)
    }

    @Test("a table that cannot be read is refused, and so is a policy")
    func refused() throws {
        let rules = AuditTests.permission + " ]"
        #expect(throws: PolicyError.self) { try audit(rules, "") }
        #expect(throws: PolicyError.self) { try audit(rules, log(["a,b,c,d,e,f"])) }
        #expect(throws: PolicyError.self) { try audit(rules, log(["\"unclosed"])) }
        #expect(try !audit("odrl:permission ex:nothing", log([])).isValid)
    }
}

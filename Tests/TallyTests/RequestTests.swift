import CanonicalJSON
import Testing

@testable import Tally

@Suite("Requests, good and odd")
struct RequestTests {
    private static let good: [String] = [
        #"{"op":"quadratic","contributions":{"a":{"x":"1","y":"4"}},"pot":"10","cap":null}"#,
        #"{"op":"pairwise","contributions":{"a":{"x":"1","y":"4"}},"pot":"10","M":"3"}"#,
        #"{"op":"bringing","contributions":{"a":{"x":"1"}},"pot":"10","project":"a","donor":"y","amount":"2"}"#,
        #"{"op":"conviction","alpha":"0.9","t":3,"stake":"10","y0":"0"}"#,
        #"{"op":"threshold","req":"1","avail":"100","supply":"10","active":"5"}"#,
        #"{"op":"bonding","reserve":"2","deposit":"1"}"#,
        #"{"op":"colleges","statute":{"castingVote":true},"votes":{"all":{"yes":1,"no":1}},"chair":true}"#,
        #"""
        {"op":"quorum","statute":{"quorum":{"first":"1/2"}},"members":3,
         "intervals":[{"member":"a","from":0,"to":9,"represents":["b"]}],"items":[{"id":"1","at":1,"call":1}]}
        """#,
        #"{"op":"lint","statute":{"colleges":[{"id":"a","weight":"0.5"}]}}"#,
        #"""
        {"op":"proxies","statute":{"proxies":{"most":1}},"members":{"a":"","b":""},"present":["a"],
         "proxies":[{"from":"b","to":"a","items":["1"]}]}
        """#,
        #"""
        {"op":"count","format":"csv","text":"approval,a,b\ncost,1,2\nbudget,2\n3,1,0\n","rule":"equal-shares",
         "options":{"min-votes":1},"explain":true}
        """#,
        #"""
        {"op":"minutes","statute":{},"assembly":{"organisation":"O"},"members":2,
         "intervals":[{"member":"a","from":0,"to":9}],"items":[{"id":"1","at":1,"votes":{"all":{"yes":1}}}]}
        """#,
    ]

    @Test("every request answers without an error", arguments: good)
    func answers(text: String) throws {
        let answer = TallyRequest.answer(try JSONValue(parsing: text))
        #expect(answer["error"] == nil, "\(answer.canonicalString)")
    }

    private static let oddities: [JSONValue] = [
        .null, true, "", "x", "-1", "1/0", "1e400", "NaN", -1, 0, .integer(.max), .integer(.min),
        .number(0.5), [],
        ["a"], [:], ["a": -1], "9999999999999999999999999999999999999999", "500%", "0/7", "½",
    ]

    /// Every way to put something odd in the place of one value of a request, or to leave it out.
    private static func spoilt(_ json: JSONValue) -> [JSONValue] {
        switch json {
        case .object(let members):
            return members.flatMap { key, value in
                (spoilt(value) + oddities).map { .object(members.merging([key: $0]) { $1 }) }
                    + [
                        .object(members.filter { $0.key != key }),
                        .object(members.merging(["odd": 1]) { $1 }),
                    ]
            }
        case .array(let elements):
            return elements.indices.flatMap { place in
                spoilt(elements[place]).map { odd in
                    var changed = elements
                    changed[place] = odd
                    return .array(changed)
                }
            }
        default: return oddities
        }
    }

    @Test(
        "whatever is odd in a request, an answer comes back, and a refusal has a code and a reason",
        arguments: good)
    func odd(text: String) throws {
        let requests = RequestTests.spoilt(try JSONValue(parsing: text))
        #expect(requests.count > 20)
        for request in requests {
            let answer = TallyRequest.answer(request)
            guard let members = answer.object else {
                Issue.record("no object for \(request.canonicalString)")
                continue
            }
            if let error = members["error"]?.string {
                #expect(error.hasPrefix("tally.") && members["reason"]?.string?.isEmpty == false)
            }
        }
    }

    @Test(
        "every rule answers or refuses elections of nobody, of empty ballots, and of very many alike",
        arguments: RuleList.all.map { "\($0.family.rawValue) \($0.name)" })
    func extremes(rule name: String) throws {
        let rule = try #require(RuleList.all.first { "\($0.family.rawValue) \($0.name)" == name })
        let texts = [
            "approval,a,b,c\nseats,2\n", "approval,a,b,c\nseats,2\n4,0,0,0\n",
            "approval,a\nseats,1\n2,1\n3,0\n",
            "approval,a,b,c\nseats,3\n900000000000,1,1,1\n3,0,0,1\n",
            "ordinal,a,b,c\nseats,2\n", "ordinal,a,b,c\nseats,3\n900000000000,1,2,3\n3,3,2,1\n4,,,\n",
            "grades,a,b\n", "grades,a,b\n900000000000,0,1\n", "scoring,a,b\n3,-1,1/3\n",
            "approval,a,b\ncost,0,1\nbudget,0\n", "approval,a,b\ncost,0,1\nbudget,0\n3,1,1\n2,0,0\n",
            "cumulative,a,b\ncost,0,1\nbudget,1/3\n3,1,1\n2,0,0\n",
            "approval,a,b\ncost,1e300,1e-300\nbudget,1e300\n900000000000,1,1\n",
        ]
        for text in texts {
            let election = try read(text, .csv)
            do {
                let result = try rule.count(election)
                #expect(!Explanation(result).json.canonicalString.isEmpty)
            } catch let refusal as TallyRefusal {
                #expect(!refusal.description.isEmpty)
            }
        }
    }

    @Test("options may be numbers", arguments: ["1", "\"1\""])
    func numbers(seats: String) throws {
        let text =
            #"{"op":"count","format":"csv","text":"approval,a,b\n3,1,0\n","rule":"av","options":{"seats":\#(seats)}}"#
        #expect(TallyRequest.answer(try JSONValue(parsing: text))["winners"] == ["a"])
    }

    @Test(
        "a share beyond the whole is refused, in percent as well",
        arguments: ["\"500%\"", "\"-5%\"", "\"7/3\"", "2"])
    func shares(text: String) throws {
        let request = #"{"op":"lint","statute":{"quorum":{"first":\#(text)}}}"#
        #expect(TallyRequest.answer(try JSONValue(parsing: request))["error"] == "tally.bad-request")
    }

    @Test(
        "a misspelt key of a statute or of votes is refused, at any depth",
        arguments: [
            #"{"op":"lint","statute":{"quorum":{"frist":"1/2"}}}"#,
            #"{"op":"lint","statute":{"majority":{"shares":"1/2"}}}"#,
            #"{"op":"lint","statute":{"colleges":[{"id":"a","weight":"1","wieght":"1"}]}}"#,
            #"{"op":"colleges","statute":{},"votes":{"all":{"yse":1}}}"#,
            #"{"op":"colleges","statute":{"castingVote":"yes"},"votes":{}}"#,
        ])
    func keys(text: String) throws {
        #expect(TallyRequest.answer(try JSONValue(parsing: text))["error"] == "tally.bad-request")
    }
}

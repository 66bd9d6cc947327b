import CanonicalJSON
import Testing

@Suite("A JSON value is easy to read")
struct JSONValueTests {
    let value: JSONValue = [
        "name": "Framasoft", "sites": [["city": "Lyon", "lat": 45.5]], "open": true, "n": 3,
    ]

    @Test("Members and elements are reached by name and index")
    func subscripts() {
        #expect(value["sites"]?[0]?["city"]?.string == "Lyon")
        #expect(value["sites"]?[0]?["lat"]?.number == 45.5)
        #expect(value["open"]?.bool == true)
        #expect(value["n"]?.integer == 3)
        #expect(value["n"]?.number == 3)
        #expect(value.object?.count == 4)
        #expect(value["sites"]?.array?.count == 1)
    }

    @Test("What is not there is nil")
    func absent() {
        #expect(value["none"] == nil)
        #expect(value["sites"]?[1] == nil)
        #expect(value["sites"]?[-1] == nil)
        #expect(value["name"]?["x"] == nil)
        #expect(value[0] == nil)
        #expect(value["name"]?.integer == nil)
    }

    @Test("A whole float reads as an integer, another does not")
    func wholeFloats() {
        #expect(JSONValue.number(3).integer == 3)
        #expect(JSONValue.number(3.5).integer == nil)
        #expect(JSONValue.number(1e300).integer == nil)
        #expect(JSONValue.number(-0x1p63).integer == .min)
        #expect(JSONValue.number(0x1p63).integer == nil)
        #expect(JSONValue.number(.nan).integer == nil)
    }

    @Test("NaN and infinities cannot become a value", arguments: [Double.nan, .infinity, -.infinity])
    func nonFinite(number: Double) {
        #expect(JSONValue(finite: number) == nil)
        #expect(!JSONValue.number(number).isInteroperable)
    }
}

import Testing

@testable import Guidance

@Suite("The link of a situation")
struct SituationLinkTests {
    private static let links = SituationLink(secret: Array(0..<32))
    private static let situation = {
        var situation = Situation()
        (situation.need, situation.place) = ("members", "Guéret")
        return situation
    }()

    @Test("Comes back as it was, and has one form: no other text opens it")
    func oneForm() {
        let text = Self.links.text(Self.situation)
        #expect(Self.links.situation(text) == Self.situation)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/")
        let characters = Array(text)
        for place in characters.indices {
            for letter in letters where letter != characters[place] {
                var changed = characters
                changed[place] = letter
                #expect(Self.links.situation(String(changed)) == nil, "\(String(changed))")
            }
        }
    }

    @Test("Has a mark that tells it from others and is not its signature")
    func mark() {
        var other = Self.situation
        other.members = 3
        let mark = Self.links.mark(of: Self.situation)
        #expect(mark == Self.links.mark(of: Self.situation))
        #expect(mark != Self.links.mark(of: other))
        #expect(!Self.links.text(Self.situation).hasSuffix(mark))
    }
}

import RDF
import Testing

@Suite("Terms, graphs and datasets")
struct GraphTests {
    private let knows: IRI = "http://example.org/knows"
    private let name: IRI = "http://example.org/name"

    private func node(_ name: String) -> Term { .iri("http://example.org/" + name) }

    @Test("Text is compared code point by code point, not as Swift does")
    func exactText() {
        let (one, two) = ("http://example.org/\u{E9}", "http://example.org/e\u{301}")
        #expect(one == two)
        #expect(IRI(one) != IRI(two))
        #expect(Set([IRI(one), IRI(two)]).count == 2)
        #expect(Literal("\u{E9}") != Literal("e\u{301}"))
        #expect(BlankNode("\u{E9}") != BlankNode("e\u{301}"))
    }

    @Test("A literal is its text, its type and its language, character by character")
    func literals() {
        #expect(Literal("1", datatype: XSD.integer) != Literal("01", datatype: XSD.integer))
        #expect(Literal("a") == Literal("a", datatype: XSD.string))
        #expect(Literal("a", language: "en") != Literal("a", language: "EN"))
        #expect(Literal("a", language: "en").datatype == RDFVocabulary.langString)
    }

    @Test("A triple goes into a graph once")
    func insertsOnce() {
        var graph = Graph()
        let triple = Triple(node("a"), knows, node("b"))
        let (isNew, isNewAgain) = (graph.insert(triple), graph.insert(triple))
        #expect(isNew && !isNewAgain)
        #expect(graph.count == 1)
        #expect(graph.contains(triple))
        #expect(!graph.contains(Triple(node("b"), knows, node("a"))))
    }

    @Test("Triples are found by any of their places, as a scan of all of them finds them")
    func lookup() {
        let terms = (0..<6).map { node("n\($0)") }
        let predicates = [knows, name]
        var graph = Graph()
        for (at, subject) in terms.enumerated() {
            for (other, object) in terms.enumerated() where (at * 5 + other * 3) % 4 != 0 {
                graph.insert(Triple(subject, predicates[(at + other) % 2], object))
            }
        }
        for subject in [nil] + terms.map(Optional.some) {
            for predicate in [nil, knows, name] {
                for object in [nil] + terms.map(Optional.some) {
                    let scan = graph.filter {
                        (subject ?? $0.subject) == $0.subject && (predicate ?? $0.predicate) == $0.predicate
                            && (object ?? $0.object) == $0.object
                    }
                    #expect(graph.triples(subject: subject, predicate: predicate, object: object) == scan)
                }
            }
        }
        #expect(graph.triples(subject: node("nobody")).isEmpty)
    }

    @Test("Graphs are equal when they hold the same triples in any order")
    func equality() {
        let triples = [Triple(node("a"), knows, node("b")), Triple(node("b"), knows, node("a"))]
        #expect(Graph(triples) == Graph(triples.reversed()))
        #expect(Graph(triples) != Graph(triples.prefix(1)))
    }

    @Test("A collection gives its members, and nothing when it is broken or goes round in a circle")
    func collections() throws {
        let graph = try TurtleParser().graph(
            from: """
                @prefix : <http://example.org/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
                :a :list (1 "b" :c) . :e :list () .
                :circle rdf:first 1 ; rdf:rest :circle .
                :fork rdf:first 1 , 2 ; rdf:rest () .
                """)
        let list = try #require(graph.object(of: node("a"), "http://example.org/list"))
        #expect(
            graph.list(at: list) == [
                .literal(Literal("1", datatype: XSD.integer)), .literal(Literal("b")), node("c"),
            ])
        #expect(graph.list(at: .iri(RDFVocabulary.nil)) == [])
        #expect(graph.list(at: node("circle")) == nil)
        #expect(graph.list(at: node("fork")) == nil)
        #expect(graph.list(at: node("a")) == nil)
    }

    @Test("A dataset keeps its graphs apart, and can put them together")
    func datasets() {
        let triple = Triple(node("a"), knows, node("b"))
        let dataset = Dataset([Quad(triple), Quad(triple, graph: node("g")), Quad(triple, graph: node("g"))])
        #expect(dataset.count == 2)
        #expect(dataset.graph(named: node("g")).count == 1)
        #expect(dataset.graph(named: node("h")).isEmpty)
        #expect(dataset.merged.count == 1)
        #expect(dataset.graphNames == [node("g")])
        #expect(dataset != Dataset([Quad(triple)]))
    }
}

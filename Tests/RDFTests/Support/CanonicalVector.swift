import Testing

/// A dataset and its canonical form as another program gave it (pyoxigraph 0.5.13).
struct CanonicalVector: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let input: String
    let sha256: String
    let sha384: String

    static let all = [
        CanonicalVector(
            testDescription: "nodes that differ",
            input: """
                _:x <http://e/p> "a" .
                _:y <http://e/p> "b" .
                _:x <http://e/q> _:y .

                """,
            sha256: """
                _:c14n0 <http://e/p> "a" .
                _:c14n0 <http://e/q> _:c14n1 .
                _:c14n1 <http://e/p> "b" .

                """,
            sha384: """
                _:c14n0 <http://e/p> "a" .
                _:c14n0 <http://e/q> _:c14n1 .
                _:c14n1 <http://e/p> "b" .

                """),
        CanonicalVector(
            testDescription: "a node that points at itself",
            input: """
                _:a <http://e/p> _:a .
                _:b <http://e/p> _:c .

                """,
            sha256: """
                _:c14n1 <http://e/p> _:c14n0 .
                _:c14n2 <http://e/p> _:c14n2 .

                """,
            sha384: """
                _:c14n0 <http://e/p> _:c14n0 .
                _:c14n1 <http://e/p> _:c14n2 .

                """),
        CanonicalVector(
            testDescription: "a circle of three",
            input: """
                _:a <http://e/p> _:b .
                _:b <http://e/p> _:c .
                _:c <http://e/p> _:a .

                """,
            sha256: """
                _:c14n0 <http://e/p> _:c14n1 .
                _:c14n1 <http://e/p> _:c14n2 .
                _:c14n2 <http://e/p> _:c14n0 .

                """,
            sha384: """
                _:c14n0 <http://e/p> _:c14n1 .
                _:c14n1 <http://e/p> _:c14n2 .
                _:c14n2 <http://e/p> _:c14n0 .

                """),
        CanonicalVector(
            testDescription: "a double circle of three",
            input: """
                _:a <http://e/p> _:b .
                _:b <http://e/q> _:a .
                _:b <http://e/p> _:c .
                _:c <http://e/q> _:b .
                _:c <http://e/p> _:a .
                _:a <http://e/q> _:c .

                """,
            sha256: """
                _:c14n0 <http://e/p> _:c14n1 .
                _:c14n0 <http://e/q> _:c14n2 .
                _:c14n1 <http://e/p> _:c14n2 .
                _:c14n1 <http://e/q> _:c14n0 .
                _:c14n2 <http://e/p> _:c14n0 .
                _:c14n2 <http://e/q> _:c14n1 .

                """,
            sha384: """
                _:c14n0 <http://e/p> _:c14n2 .
                _:c14n0 <http://e/q> _:c14n1 .
                _:c14n1 <http://e/p> _:c14n0 .
                _:c14n1 <http://e/q> _:c14n2 .
                _:c14n2 <http://e/p> _:c14n1 .
                _:c14n2 <http://e/q> _:c14n0 .

                """),
        CanonicalVector(
            testDescription: "the same said twice",
            input: """
                _:a <http://e/p> _:b .
                _:b <http://e/q> "Foo" .
                _:c <http://e/p> _:d .
                _:d <http://e/q> "Foo" .

                """,
            sha256: """
                _:c14n0 <http://e/q> "Foo" .
                _:c14n1 <http://e/p> _:c14n0 .
                _:c14n2 <http://e/q> "Foo" .
                _:c14n3 <http://e/p> _:c14n2 .

                """,
            sha384: """
                _:c14n0 <http://e/q> "Foo" .
                _:c14n1 <http://e/p> _:c14n0 .
                _:c14n2 <http://e/q> "Foo" .
                _:c14n3 <http://e/p> _:c14n2 .

                """),
        CanonicalVector(
            testDescription: "a list",
            input: """
                <http://e/s> <http://e/p> _:a .
                _:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:b .
                _:b <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:b <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:c .
                _:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .

                """,
            sha256: """
                <http://e/s> <http://e/p> _:c14n1 .
                _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
                _:c14n1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:c14n1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:c14n2 .
                _:c14n2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:c14n2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:c14n0 .

                """,
            sha384: """
                <http://e/s> <http://e/p> _:c14n2 .
                _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
                _:c14n1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:c14n1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:c14n0 .
                _:c14n2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "x" .
                _:c14n2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:c14n1 .

                """),
        CanonicalVector(
            testDescription: "a tree",
            input: """
                _:a <http://e/p> _:b .
                _:a <http://e/p> _:c .
                _:b <http://e/p> _:d .
                _:b <http://e/p> _:e .
                _:c <http://e/p> _:f .
                _:c <http://e/p> _:g .

                """,
            sha256: """
                _:c14n0 <http://e/p> _:c14n1 .
                _:c14n0 <http://e/p> _:c14n4 .
                _:c14n1 <http://e/p> _:c14n2 .
                _:c14n1 <http://e/p> _:c14n3 .
                _:c14n4 <http://e/p> _:c14n5 .
                _:c14n4 <http://e/p> _:c14n6 .

                """,
            sha384: """
                _:c14n0 <http://e/p> _:c14n1 .
                _:c14n0 <http://e/p> _:c14n4 .
                _:c14n1 <http://e/p> _:c14n2 .
                _:c14n1 <http://e/p> _:c14n3 .
                _:c14n4 <http://e/p> _:c14n5 .
                _:c14n4 <http://e/p> _:c14n6 .

                """),
        CanonicalVector(
            testDescription: "text that needs escapes",
            input: """
                <http://e/s> <http://e/p> "\\u0001\\t\\"\\\\é\\u007F" .
                _:a <http://e/p> "x"@fr .

                """,
            sha256: """
                <http://e/s> <http://e/p> "\\u0001\\t\\"\\\\é\\u007F" .
                _:c14n0 <http://e/p> "x"@fr .

                """,
            sha384: """
                <http://e/s> <http://e/p> "\\u0001\\t\\"\\\\é\\u007F" .
                _:c14n0 <http://e/p> "x"@fr .

                """),
    ]

    /// The result of `test075` of the W3C test suite of RDF Dataset Canonicalization.
    static let evil = evilEdges.map { one, others in
        others.map { "_:c14n\(one) <http://example.org/vocab#p> _:c14n\($0) .\n" }.joined()
    }.joined()

    /// In the order of the lines, which is that of code points.
    private static let evilEdges: [(Int, [Int])] = [
        (0, [1, 2, 3]), (1, [0, 4, 5]), (10, [11, 7, 8]), (11, [10, 7, 9]), (2, [0, 4, 5]), (3, [0, 4, 5]),
        (4, [1, 2, 3]), (5, [1, 2, 3]), (6, [7, 8, 9]), (7, [10, 11, 6]), (8, [10, 6, 9]), (9, [11, 6, 8]),
    ]
}

/// One pass over a text of Turtle: statements, predicates and objects (Turtle 1.1, section 6.5).
struct TurtleReader {
    var scanner: TermScanner
    private(set) var graph = Graph()
    private(set) var namespaces: [ExactText: String] = [:]
    private(set) var base: IRI? { didSet { baseParts = base.map { IRIReference($0.string) } } }
    private var baseParts: IRIReference?
    private var labels: [ExactText: BlankNode] = [:]
    private var blankCount = 0
    private var depth = 0
    private var statements = 0

    init(scanner: TermScanner, base: IRI?) {
        self.scanner = scanner
        self.base = base
        baseParts = base.map { IRIReference($0.string) }
    }

    /// The prefixes and what they stand for.
    var prefixes: [String: String] {
        Dictionary(namespaces.map { ($0.string, $1) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads the whole text into `graph`.
    mutating func read() throws(RDFSyntaxError) {
        scanner.skipSpace()
        while !scanner.isAtEnd {
            try statement()
            scanner.skipSpace()
        }
    }

    private mutating func statement() throws(RDFSyntaxError) {
        if scanner.peek == UInt8(ascii: "@") { return try directive() }
        if scanner.takeKeyword("prefix") { return try prefix() }
        if scanner.takeKeyword("base") { return try newBase() }
        try triples()
        try fullStop()
    }

    private mutating func fullStop() throws(RDFSyntaxError) {
        scanner.skipSpace()
        guard scanner.take(".") else { throw scanner.failure("A full stop was expected here.") }
    }

    mutating func emit(_ subject: Term, _ predicate: IRI, _ object: Term) throws(RDFSyntaxError) {
        statements += 1
        guard statements <= scanner.limits.statements else {
            throw scanner.failure("There are more than \(scanner.limits.statements) statements.")
        }
        graph.insert(Triple(subject, predicate, object))
    }

    mutating func freshBlank() -> BlankNode {
        defer { blankCount += 1 }
        return BlankNode("b\(blankCount)")
    }

    mutating func blank(labelled label: String) -> BlankNode {
        if let known = labels[ExactText(label)] { return known }
        let node = freshBlank()
        labels[ExactText(label)] = node
        return node
    }
}

// MARK: Directives

extension TurtleReader {
    private mutating func directive() throws(RDFSyntaxError) {
        if scanner.sees("@prefix") {
            scanner.offset += 7
            try prefix()
        } else if scanner.sees("@base") {
            scanner.offset += 5
            try newBase()
        } else {
            throw scanner.failure("@prefix or @base was expected here.")
        }
        try fullStop()
    }

    private mutating func prefix() throws(RDFSyntaxError) {
        scanner.skipSpace()
        guard let name = scanner.prefixName(), scanner.take(":") else {
            throw scanner.failure("A prefix and a colon were expected here.")
        }
        scanner.skipSpace()
        namespaces[ExactText(name)] = try iriReference().string
    }

    private mutating func newBase() throws(RDFSyntaxError) {
        scanner.skipSpace()
        base = try iriReference()
    }

    /// `<…>`, resolved against the base.
    mutating func iriReference() throws(RDFSyntaxError) -> IRI {
        let start = scanner.offset
        guard scanner.peek == UInt8(ascii: "<") else { throw scanner.failure("An IRI was expected here.") }
        let reference = try scanner.iriReference()
        let iri = IRI(reference)
        if iri.isAbsolute { return iri }
        guard let baseParts else {
            throw scanner.failure("This IRI is relative, and the text has no base.", at: start)
        }
        return IRI(IRIReference(reference).resolved(against: baseParts).string)
    }
}

// MARK: Triples

extension TurtleReader {
    private mutating func triples() throws(RDFSyntaxError) {
        if scanner.peek == UInt8(ascii: "[") {
            let (node, isAlone) = try propertyList()
            scanner.skipSpace()
            if isAlone, scanner.peek == UInt8(ascii: ".") { return }
            return try predicates(of: .blank(node))
        }
        let subject = try self.subject()
        scanner.skipSpace()
        try predicates(of: subject)
    }

    private mutating func subject() throws(RDFSyntaxError) -> Term {
        switch scanner.peek {
        case UInt8(ascii: "("): return try collection()
        case UInt8(ascii: "_") where scanner.sees("_:"): return try labelledBlank()
        case UInt8(ascii: "<"): return .iri(try iriReference())
        default:
            guard let name = try prefixedName() else { throw scanner.failure("A subject was expected here.") }
            return .iri(name)
        }
    }

    /// One or more predicates with their objects, between semicolons.
    private mutating func predicates(of subject: Term) throws(RDFSyntaxError) {
        try objects(of: subject, try predicate())
        while true {
            scanner.skipSpace()
            guard scanner.take(";") else { return }
            scanner.skipSpace()
            if let next = scanner.peek, !TurtleReader.endsPredicates(next) {
                try objects(of: subject, try predicate())
            }
        }
    }

    private static func endsPredicates(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "]")
    }

    private mutating func predicate() throws(RDFSyntaxError) -> IRI {
        if scanner.peek == UInt8(ascii: "<") { return try iriReference() }
        if let name = try prefixedName() { return name }
        guard scanner.takeWord("a") else { throw scanner.failure("A predicate was expected here.") }
        return RDFVocabulary.type
    }

    private mutating func objects(of subject: Term, _ predicate: IRI) throws(RDFSyntaxError) {
        repeat {
            scanner.skipSpace()
            try emit(subject, predicate, try object())
            scanner.skipSpace()
        } while scanner.take(",")
    }

    mutating func labelledBlank() throws(RDFSyntaxError) -> Term {
        .blank(blank(labelled: try scanner.blankLabel(withColons: false)))
    }

    /// `[ … ]`; `isAlone` when it has predicates, so that it may be a statement by itself.
    mutating func propertyList() throws(RDFSyntaxError) -> (node: BlankNode, isAlone: Bool) {
        try enter()
        defer { depth -= 1 }
        scanner.offset += 1
        let node = freshBlank()
        scanner.skipSpace()
        if scanner.take("]") { return (node, false) }
        try predicates(of: .blank(node))
        guard scanner.take("]") else { throw scanner.failure("A semicolon or ] was expected here.") }
        return (node, true)
    }

    /// `( … )`
    mutating func collection() throws(RDFSyntaxError) -> Term {
        try enter()
        defer { depth -= 1 }
        scanner.offset += 1
        var head: Term?
        var last: Term?
        scanner.skipSpace()
        while !scanner.take(")") {
            let node = Term.blank(freshBlank())
            if let last { try emit(last, RDFVocabulary.rest, node) }
            head = head ?? node
            try emit(node, RDFVocabulary.first, try object())
            last = node
            scanner.skipSpace()
        }
        guard let head, let last else { return .iri(RDFVocabulary.nil) }
        try emit(last, RDFVocabulary.rest, .iri(RDFVocabulary.nil))
        return head
    }

    private mutating func enter() throws(RDFSyntaxError) {
        depth += 1
        guard depth <= scanner.limits.depth else {
            throw scanner.failure("Brackets stand inside one another more than \(scanner.limits.depth) deep.")
        }
    }
}

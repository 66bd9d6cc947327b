import RDF

/// A value that a constraint compares.
public enum Value: Hashable, Sendable {
    /// A named thing.
    case term(IRI)
    /// A number.
    case number(DecimalNumber)
    /// A moment or a day.
    case moment(Moment)
    /// A length of time.
    case span(TimeSpan)
    /// Text, or a literal of a type that is compared as text.
    case text(String)
    /// True or false.
    case flag(Bool)
    /// A literal whose type or form nobody defined; it is equal to nothing.
    case unreadable(Literal)
}

extension Value {
    /// Reads a term; nil for a blank node, which names nothing.
    init?(_ term: Term) {
        switch term {
        case .iri(let iri): self = .term(iri)
        case .blank: return nil
        case .literal(let literal): self = Value(literal)
        }
    }

    /// Reads a literal by its datatype.
    init(_ literal: Literal) {
        let text = literal.lexicalForm
        let local =
            literal.datatype.string.hasPrefix(XSD.namespace)
            ? String(literal.datatype.string.dropFirst(XSD.namespace.count)) : ""
        let read: Value? =
            switch local {
            case let type where Value.textTypes.contains(type): .text(text)
            case "anyURI": .term(IRI(text))
            case "boolean":
                ["true": Value.flag(true), "1": .flag(true), "false": .flag(false), "0": .flag(false)][text]
            case "dateTime", "dateTimeStamp": Moment(text).flatMap { $0.isDate ? nil : .moment($0) }
            case "date": Moment(text).flatMap { $0.isDate ? .moment($0) : nil }
            case "duration", "dayTimeDuration", "yearMonthDuration": TimeSpan(text).map(Value.span)
            case "double", "float": DecimalNumber(text, allowsExponent: true).map(Value.number)
            case "decimal": DecimalNumber(text).map(Value.number)
            default: Value.integer(text, type: local)
            }
        let plain: Value? = literal.datatype == RDFVocabulary.langString ? .text(text) : nil
        self = read ?? plain ?? .unreadable(literal)
    }

    /// Types that are compared as text: those of text, and those of which only identity is asked.
    private static let textTypes: Set = [
        "string", "token", "normalizedString", "language", "Name", "NCName", "NMTOKEN", "QName", "hexBinary",
        "base64Binary", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay",
    ]

    /// The least and the greatest value of each type of whole numbers (XML Schema 1.1, part 2, section 3.4);
    /// nil where there is none.
    private static let integerTypes: [String: (least: DecimalNumber?, greatest: DecimalNumber?)] = [
        "integer": (nil, nil), "nonNegativeInteger": (0, nil), "positiveInteger": (1, nil),
        "nonPositiveInteger": (nil, 0), "negativeInteger": (nil, -1),
        "long": (DecimalNumber(.min), DecimalNumber(.max)), "int": (-2_147_483_648, 2_147_483_647),
        "short": (-32768, 32767), "byte": (-128, 127),
        "unsignedLong": (0, DecimalNumber("18446744073709551615")), "unsignedInt": (0, 4_294_967_295),
        "unsignedShort": (0, 65535), "unsignedByte": (0, 255),
    ]

    private static func integer(_ text: String, type: String) -> Value? {
        guard let bounds = integerTypes[type], !text.contains("."), let number = DecimalNumber(text),
            bounds.least.map({ number >= $0 }) ?? true, bounds.greatest.map({ number <= $0 }) ?? true
        else { return nil }
        return .number(number)
    }

    /// The IRI that a text spells, when it does: the published context of ODRL reads IRIs in right operands
    /// and units as text.
    var asTerm: IRI? {
        switch self {
        case .term(let iri): iri
        case .text(let text): IRI(text).isWellFormed ? IRI(text) : nil
        default: nil
        }
    }

    /// What kind of value it is; values of two kinds are never compared.
    enum Kind: Hashable, Sendable { case term, number, moment, span, text, flag, unreadable }

    /// Its kind. A text that spells an IRI is a term.
    var kind: Kind {
        switch self {
        case .term: .term
        case .number: .number
        case .moment: .moment
        case .span: .span
        case .text: asTerm == nil ? .text : .term
        case .flag: .flag
        case .unreadable: .unreadable
        }
    }
}

/// Why a JSON-LD document was refused, and where.
public struct JSONLDError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of fault, by the names of the standard (JSON-LD 1.1 Processing Algorithms, section 9.7.1).
    public let code: JSONLDErrorCode
    /// The place as a JSON Pointer (RFC 6901) into the document, or into the context when `context` is given.
    public let pointer: String
    /// The address of the context that holds the fault; nil when it is in the document itself.
    public let context: String?
    /// One plain sentence in English.
    public let reason: String

    /// An error at a place.
    public init(_ code: JSONLDErrorCode, at pointer: String, in context: String? = nil, reason: String) {
        self.code = code
        self.pointer = pointer
        self.context = context
        self.reason = reason
    }

    /// `/permission/0: invalid @id value: An @id is a string.`
    public var description: String {
        let place = (context.map { "context \($0) " } ?? "") + (pointer.isEmpty ? "the whole" : pointer)
        return "\(place): \(code.rawValue): \(reason)"
    }
}

/// The kinds of fault (JSON-LD 1.1 Processing Algorithms, section 9.7.1); the last three are ours.
public enum JSONLDErrorCode: String, CaseIterable, Sendable {
    case collidingKeywords = "colliding keywords"
    case conflictingIndexes = "conflicting indexes"
    case contextOverflow = "context overflow"
    case cyclicIRIMapping = "cyclic IRI mapping"
    case invalidIDValue = "invalid @id value"
    case invalidImportValue = "invalid @import value"
    case invalidIncludedValue = "invalid @included value"
    case invalidIndexValue = "invalid @index value"
    case invalidNestValue = "invalid @nest value"
    case invalidPrefixValue = "invalid @prefix value"
    case invalidPropagateValue = "invalid @propagate value"
    case invalidProtectedValue = "invalid @protected value"
    case invalidReverseValue = "invalid @reverse value"
    case invalidVersionValue = "invalid @version value"
    case invalidBaseDirection = "invalid base direction"
    case invalidBaseIRI = "invalid base IRI"
    case invalidContainerMapping = "invalid container mapping"
    case invalidContextEntry = "invalid context entry"
    case invalidContextNullification = "invalid context nullification"
    case invalidDefaultLanguage = "invalid default language"
    case invalidIRIMapping = "invalid IRI mapping"
    case invalidKeywordAlias = "invalid keyword alias"
    case invalidLanguageMapValue = "invalid language map value"
    case invalidLanguageMapping = "invalid language mapping"
    case invalidLanguageTaggedString = "invalid language-tagged string"
    case invalidLanguageTaggedValue = "invalid language-tagged value"
    case invalidLocalContext = "invalid local context"
    case invalidRemoteContext = "invalid remote context"
    case invalidReverseProperty = "invalid reverse property"
    case invalidReversePropertyMap = "invalid reverse property map"
    case invalidReversePropertyValue = "invalid reverse property value"
    case invalidScopedContext = "invalid scoped context"
    case invalidSetOrListObject = "invalid set or list object"
    case invalidTermDefinition = "invalid term definition"
    case invalidTypeMapping = "invalid type mapping"
    case invalidTypeValue = "invalid type value"
    case invalidTypedValue = "invalid typed value"
    case invalidValueObject = "invalid value object"
    case invalidValueObjectValue = "invalid value object value"
    case invalidVocabMapping = "invalid vocab mapping"
    case keywordRedefinition = "keyword redefinition"
    case loadingDocumentFailed = "loading document failed"
    case loadingRemoteContextFailed = "loading remote context failed"
    case protectedTermRedefinition = "protected term redefinition"
    /// Something the document says would be lost, and the caller asked for safety.
    case dataLoss = "data loss"
    /// The document exceeds a limit.
    case tooLarge = "too large"
}

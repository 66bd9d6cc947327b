import Kernel

/// Holds a mapping against the vocabularies it speaks of, so that a slip of the pen is said before the first
/// row is read.
struct MappingCheck {
    let vocabularies: Vocabularies

    /// Refuses a rule that names a vocabulary, a scheme, a criterion or a term that there is not.
    func verify(_ rule: FieldRule) throws(MappingError) {
        switch rule.target {
        case .identifier(let scheme):
            guard vocabularies.identifierScheme(scheme) != nil else {
                throw MappingError("there is no identifier scheme “\(scheme)”")
            }
        case .criterion(let criterion): try know(criterion, in: "criteria")
        default: break
        }
        for codes in rule.codes { try verify(codes, for: rule.target) }
        if let constant = rule.constant, rule.codes.isEmpty, let name = rule.target.vocabulary {
            try know(constant, in: name)
        }
    }

    private func verify(_ codes: FieldRule.Codes, for target: FieldRule.Target) throws(MappingError) {
        switch codes {
        case .vocabulary(let name, _):
            guard vocabularies[name] != nil else { throw MappingError("there is no vocabulary “\(name)”") }
        case .list(let list):
            guard let name = target.vocabulary else { return }
            for term in list.values.sorted() where !term.isEmpty { try know(term, in: name) }
        }
    }

    private func know(_ term: String, in name: String) throws(MappingError) {
        guard let vocabulary = vocabularies[name] else {
            throw MappingError("there is no vocabulary “\(name)”")
        }
        guard vocabulary.term(term) != nil else {
            throw MappingError("the vocabulary “\(name)” has no term “\(term)”")
        }
    }
}

extension Mapping {
    /// Refuses a mapping that names a vocabulary, an identifier scheme, a criterion or a term that there is
    /// not.
    public func verify(with vocabularies: Vocabularies) throws(MappingError) {
        let check = MappingCheck(vocabularies: vocabularies)
        for rule in rules { try check.verify(rule) }
    }
}

extension FieldRule.Target {
    /// The vocabulary whose terms the field holds, if any.
    fileprivate var vocabulary: String? {
        switch self {
        case .country: "countries"
        case .legalForm: "legal-forms"
        case .type: "entry-types"
        case .terms(let field): field.vocabulary
        default: nil
        }
    }
}

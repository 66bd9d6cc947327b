import CanonicalJSON

// Values of RDF (JSON-LD 1.1 Processing Algorithms, section 8.2.2).

extension RDFWriter {
    /// A value object as a literal, or as a blank node for text with a direction in that form.
    mutating func literal(_ object: JSONValue, in target: Target) throws(JSONLDError) -> Term? {
        guard let value = object["@value"] else { return nil }
        let type = object["@type"]?.asArray.first?.string
        if type == "@json" { return .literal(Literal(value.canonicalString, datatype: RDFVocabulary.json)) }
        var datatype: IRI?
        if let type {
            datatype = IRI(type)
            guard IRI(type).isWellFormed else {
                try lose(datatype: type)
                return nil
            }
        }
        if let literal = scalar(value, datatype) { return .literal(literal) }
        guard let text = value.string else { return nil }
        if let datatype { return .literal(Literal(text, datatype: datatype)) }
        return try textTerm(text, object["@language"]?.string, object["@direction"]?.string, in: target)
    }

    private func lose(datatype: String) throws(JSONLDError) {
        guard options.isSafe else { return }
        throw JSONLDError(
            .dataLoss, at: "", reason: "“\(datatype)” is no absolute IRI, and cannot be a type.")
    }

    /// True, false and numbers.
    private func scalar(_ value: JSONValue, _ datatype: IRI?) -> Literal? {
        if let truth = value.bool {
            return Literal(truth ? "true" : "false", datatype: datatype ?? XSD.boolean)
        }
        guard let number = value.number else { return nil }
        if datatype != XSD.double, let whole = wholeNumber(value) {
            return Literal(whole, datatype: datatype ?? XSD.integer)
        }
        return Literal(xsdDoubleText(of: number), datatype: datatype ?? XSD.double)
    }

    /// The digits of a number without a fraction and below 10²¹.
    private func wholeNumber(_ value: JSONValue) -> String? {
        if let integer = value.integer { return String(integer) }
        guard let number = value.number, number.magnitude < 1e21, number.rounded(.towardZero) == number else {
            return nil
        }
        let digits = exactDigits(of: number.magnitude)
        return (number < 0 ? "-" : "") + String(decoding: digits.digits.prefix(digits.point), as: UTF8.self)
    }

    private mutating func textTerm(
        _ text: String, _ language: String?, _ direction: String?, in target: Target
    ) throws(JSONLDError) -> Term? {
        if let language, !isWellFormed(language: language) {
            if options.isSafe {
                throw JSONLDError(.dataLoss, at: "", reason: "“\(language)” is no language tag.")
            }
            return nil
        }
        if let direction, let form = options.directionForm {
            return directed(text, language?.asciiLowercased, direction, form, in: target)
        }
        return .literal(language.map { Literal(text, language: $0) } ?? Literal(text))
    }

    /// A tag by the grammar of Turtle and N-Quads.
    private func isWellFormed(language: String) -> Bool {
        let parts = language.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, first.allSatisfy(CharacterClasses.isLetter) else { return false }
        return parts.allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { CharacterClasses.isLetter($0) || CharacterClasses.isDigit($0) }
        }
    }

    private mutating func directed(
        _ text: String, _ language: String?, _ direction: String, _ form: JSONLD.DirectionForm,
        in target: Target
    ) -> Term {
        if form == .i18nDatatype {
            let datatype = IRI("https://www.w3.org/ns/i18n#\(language ?? "")_\(direction)")
            return .literal(Literal(text, datatype: datatype))
        }
        let node = Term.blank(freshBlank())
        emit(node, RDFVocabulary.value, .literal(Literal(text)), in: target)
        if let language { emit(node, RDFVocabulary.language, .literal(Literal(language)), in: target) }
        emit(node, RDFVocabulary.direction, .literal(Literal(direction)), in: target)
        return node
    }
}

extension String {
    /// With A–Z in lower case and everything else as it is.
    var asciiLowercased: String {
        String(
            decoding: utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 },
            as: UTF8.self)
    }
}

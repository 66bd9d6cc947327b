import Kernel

extension RecordContent {
    /// What readers may have of a record. This is the one place where free text is freed of what leads to a
    /// person: pages, doors, exports and the search index all read records through it. The stored payload
    /// keeps what the source said; contacts have their own rule (`Contact.isRole`).
    var forReaders: RecordContent {
        var copy = self
        copy.name = name.forReaders
        copy.summary = summary.forReaders
        copy.note = note.forReaders
        copy.alternateNames = alternateNames.map(PersonalTraces.masked)
        copy.keywords = keywords.map(PersonalTraces.masked)
        copy.openingHours = openingHours.map(PersonalTraces.masked)
        copy.address = address.forReaders
        copy.terms = terms.mapValues { $0.map(PersonalTraces.masked) }
        copy.website = website.flatMap { PersonalTraces.stand(inAddress: $0) ? nil : $0 }
        copy.links = links.filter { !PersonalTraces.stand(inAddress: $0.url) }
        copy.criteria = criteria.map(\.forReaders)
        copy.relations = relations.map(\.forReaders)
        return copy
    }
}

extension LocalizedText {
    fileprivate var forReaders: LocalizedText {
        guard byLanguage.values.contains(where: PersonalTraces.mayStand) else { return self }
        return LocalizedText(byLanguage.mapValues(PersonalTraces.masked))
    }
}

extension Address {
    fileprivate var forReaders: Address {
        Address(
            street: street.map(PersonalTraces.masked), postcode: postcode,
            locality: locality.map(PersonalTraces.masked), region: region.map(PersonalTraces.masked))
    }
}

extension CriterionStatement {
    fileprivate var forReaders: CriterionStatement {
        CriterionStatement(
            criterion: criterion, value: PersonalTraces.masked(value), date: date,
            author: author.map(PersonalTraces.masked),
            link: link.flatMap { PersonalTraces.stand(inAddress: $0) ? nil : $0 })
    }
}

extension Relation {
    fileprivate var forReaders: Relation { Relation(kind, name: PersonalTraces.masked(name), target: target) }
}

/// A source and the licence under which it says something: what whoever passes an entry on must name.
struct Attribution: Hashable, Sendable {
    let source: String
    let licence: String
}

extension Entry {
    /// The sources it rests on with their licences, each pair once, those believed first in front.
    var attributions: [Attribution] {
        var seen: Set<Attribution> = []
        return counted.map { Attribution(source: $0.source, licence: $0.licence) }
            .filter { seen.insert($0).inserted }
    }
}

import CanonicalJSON
import Kernel
import Language
import Web

/// All of a person's data in one document: JSON for programs, HTML for reading (GDPR art. 15 and 20).
public struct PersonalDataExport: Hashable, Sendable {
    /// What each holder gave, in the order of the site.
    let parts: [(holder: String, records: [PersonalRecords])]
    let person: DataSubject
    let madeAt: Instant

    /// Canonical JSON: the holders, their sources and records.
    public var json: JSONValue {
        .object([
            "format": "terreau-personal-data", "version": 1, "madeAt": .string(madeAt.rfc3339),
            "person": .string(person.id.description),
            "holders": .object(
                Dictionary(
                    uniqueKeysWithValues: parts.map { part in
                        (
                            part.holder,
                            .object(
                                Dictionary(
                                    part.records.map { ($0.source, JSONValue.array($0.records)) },
                                    uniquingKeysWith: { first, _ in first }))
                        )
                    })),
        ])
    }

    /// Equal when the documents are.
    public static func == (lhs: PersonalDataExport, rhs: PersonalDataExport) -> Bool { lhs.json == rhs.json }

    /// Feeds the document.
    public func hash(into hasher: inout Hasher) { hasher.combine(json.canonicalBytes) }

    /// A page that stands by itself, without script or style.
    func document(_ say: Messages) -> HTML {
        .fragment([
            .raw("<!doctype html>"),
            H.html(.lang(say.language.text)) {
                H.head {
                    H.meta(Attribute("charset", "utf-8"))
                    H.meta(.name("viewport"), .content("width=device-width"))
                    H.title(say("identity.data.title"))
                }
                H.body {
                    H.main {
                        H.h1(say("identity.data.title"))
                        H.p(say("identity.data.made", ["date": say.format.date(madeAt.date)]))
                        for part in parts { section(part.holder, part.records, say) }
                    }
                }
            },
        ])
    }

    private func section(_ holder: String, _ records: [PersonalRecords], _ say: Messages) -> HTML {
        H.section {
            H.h2(say.ifPresent("identity.data.holder.\(holder)") ?? holder)
            for some in records {
                H.h3(say.ifPresent("identity.data.source.\(some.source)") ?? some.source)
                if some.records.isEmpty {
                    H.p(say("identity.data.nothing"))
                } else {
                    for record in some.records { PersonalDataExport.list(record) }
                }
            }
        }
    }

    private static func list(_ record: JSONValue) -> HTML {
        H.dl {
            for (name, value) in (record.object ?? [:]).sorted(by: { $0.key < $1.key }) {
                H.dt(name)
                H.dd(value.string ?? value.canonicalString)
            }
        }
    }
}

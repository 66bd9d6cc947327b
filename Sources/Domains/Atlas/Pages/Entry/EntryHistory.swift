import CanonicalJSON
import Kernel
import Language
import Web

/// What changed in what the sources say of an entry, the latest first.
struct EntryHistory: Component {
    /// One change on one day.
    struct Event: Equatable {
        /// What happened.
        enum Change: Equatable {
            /// The source lists it for the first time.
            case listed
            /// The source says something else in these fields.
            case changed([String])
            /// The source no longer lists it.
            case gone
        }
        /// When the source was read.
        let day: CalendarDate
        /// The source's short name.
        let source: String
        let change: Change
    }

    /// At most this many changes are shown.
    private static let shown = 50

    private let events: [Event]
    private let words: AtlasWords

    init(_ records: [PastRecord], words: AtlasWords) {
        events = Self.events(records)
        self.words = words
    }

    var html: HTML {
        guard !events.isEmpty else { return .empty }
        return Disclosure(words.say("atlas.history.title", count: events.count)) {
            H.ul {
                for event in events.prefix(Self.shown) { H.li(sentence(event)) }
            }
        }.html
    }

    private func sentence(_ event: Event) -> String {
        let say = words.say
        var values = ["date": say.format.date(event.day), "source": words.source(event.source).text]
        switch event.change {
        case .listed: return say("atlas.history.listed", values)
        case .gone: return say("atlas.history.gone", values)
        case .changed(let fields):
            values["fields"] = say.format.list(fields.map { ContentFacts.title($0, words) })
            return say("atlas.history.changed", values)
        }
    }

    /// The changes between the statements of each record.
    static func events(_ records: [PastRecord]) -> [Event] {
        let threads = Dictionary(grouping: records) { "\($0.source) \($0.occurrence) \($0.key)" }
        let all = threads.values.flatMap { thread -> [Event] in
            let inOrder = thread.sorted { $0.from < $1.from }
            return inOrder.indices.flatMap { events(at: $0, in: inOrder) }
        }
        return all.sorted { ($1.day, $0.source, rank($0)) < ($0.day, $1.source, rank($1)) }
    }

    private static func events(at index: Int, in thread: [PastRecord]) -> [Event] {
        let record = thread[index]
        let before = index > 0 ? thread[index - 1] : nil
        let follows = before?.until == record.from
        let changed = before.map { record.content.changes(from: $0.content) } ?? []
        let first = Event(
            day: record.from.date, source: record.source, change: follows ? .changed(changed) : .listed)
        let next = index + 1 < thread.count ? thread[index + 1].from : nil
        guard let until = record.until, until != next else { return [first] }
        return [first, Event(day: until.date, source: record.source, change: .gone)]
    }

    private static func rank(_ event: Event) -> Int {
        switch event.change {
        case .gone: 0
        case .changed: 1
        case .listed: 2
        }
    }
}

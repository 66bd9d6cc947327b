import RDF

/// One event of a log, as a situation, with its own cells for refinements.
struct LoggedEvent {
    /// The row of the log, from 1.
    let row: Int
    var situation: Situation
    /// Which party acted, to tell whether a duty was done by the same.
    let party: String
    /// When, if somebody said.
    var moment: Moment? { situation.now }
}

/// Reads events from a table.
struct EventReader {
    let policies: CompiledPolicies
    /// Prefixes of the policy's text, for cells such as `ex:alice`.
    let prefixes: [String: String]
    private let kinds: [Int: Set<ValueKind>]

    init(_ policies: CompiledPolicies, prefixes: [String: String]) {
        self.policies = policies
        self.prefixes = prefixes.merging(["odrl": ODRL.namespace]) { own, _ in own }
        kinds = ValueKind.bySlot(policies)
    }

    /// The events in order of time; those without a time come first and are certain of nothing that depends
    /// on it. Throws when two columns say the same of an event, since one of them would be lost.
    func events(_ table: CSVTable) throws(PolicyError) -> [LoggedEvent] {
        let columns = table.header.map(column)
        var seen: Set<Column> = []
        for (column, name) in zip(columns, table.header) where column != .unknown {
            guard seen.insert(column).inserted else {
                throw PolicyError.badValue("events: the column “\(name)” stands twice")
            }
        }
        let events = table.rows.enumerated().map { event($1, row: $0 + 1, columns) }
        return events.sorted { left, right in
            (left.moment?.sortingKey ?? .earliest, left.row) < (
                right.moment?.sortingKey ?? .earliest, right.row
            )
        }
    }

    private enum Column: Hashable {
        case time, party, action, asset
        /// A left operand: of the rule, or of the part that it refines.
        case operand(IRI, of: Part?)
        case unknown
    }

    private enum Part { case party, action, asset }

    private func column(_ header: String) -> Column {
        let names = header.split(separator: " ").map { iri(String($0)) }
        guard let first = names.first.map(policies.names.vocabulary.canonical) else { return .unknown }
        if names.count == 2, let part = part(first) {
            return .operand(policies.names.vocabulary.canonical(names[1]), of: part)
        }
        guard names.count == 1 else { return .unknown }
        switch part(first) {
        case .party: return .party
        case .action: return .action
        case .asset: return .asset
        case nil: return first == ODRL.dateTime ? .time : .operand(first, of: nil)
        }
    }

    private func part(_ iri: IRI) -> Part? {
        switch iri {
        case ODRL.partyClass, ODRL.assignee: .party
        case ODRL.actionClass, ODRL.action: .action
        case ODRL.assetClass, ODRL.target: .asset
        default: nil
        }
    }

    private func iri(_ text: String) -> IRI {
        let name = text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
        guard let colon = name.firstIndex(of: ":"), !name[colon...].hasPrefix("://"),
            let namespace = prefixes[String(name[..<colon])]
        else { return IRI(name) }
        return IRI(namespace + name[name.index(after: colon)...])
    }

    // MARK: One event

    private func event(_ cells: [String], row: Int, _ columns: [Column]) -> LoggedEvent {
        let index = policies.names
        var situation = Situation(facts: index.slots.map { _ in [] })
        var refinements: [(Part, Int, Operand)] = []
        for (column, cell) in zip(columns, cells) where !cell.isEmpty {
            switch column {
            case .time: situation.now = Moment(cell)
            case .party: situation.party = entity(cell)
            case .asset: situation.asset = entity(cell)
            case .action: setAction(cell, &situation)
            case .operand(let operand, let part):
                guard let slot = index.slots[index.vocabulary.canonical(operand)] else { continue }
                let value = index.operand(value(cell, slot: slot))
                if let part {
                    refinements.append((part, slot, value))
                } else {
                    situation.facts[slot] = [value]
                }
            case .unknown: break
            }
        }
        for (part, slot, value) in refinements { refine(part, slot, value, &situation) }
        setTime(&situation)
        return LoggedEvent(row: row, situation: situation, party: situation.party?.iri.string ?? "")
    }

    private func refine(_ part: Part, _ slot: Int, _ value: Operand, _ situation: inout Situation) {
        switch part {
        case .party: situation.party?.facts[slot] = [value]
        case .asset: situation.asset?.facts[slot] = [value]
        case .action: situation.actionFacts[slot] = [value]
        }
    }

    private func setTime(_ situation: inout Situation) {
        guard let now = situation.now, let slot = policies.names.slots[ODRL.dateTime] else { return }
        situation.facts[slot] = [policies.names.operand(.moment(now))]
    }

    private func setAction(_ cell: String, _ situation: inout Situation) {
        let action = policies.names.vocabulary.canonical(iri(cell))
        situation.actionName = action.string
        guard policies.names.vocabulary.isKnown(action: action) else { return }
        situation.action = policies.names.symbols.number(of: action)
    }

    private func entity(_ cell: String) -> Situation.Entity {
        let iri = iri(cell)
        return Situation.Entity(iri: iri, within: policies.names.entry(of: iri).within, isCertain: true)
    }

    private func value(_ cell: String, slot: Int) -> Value {
        ValueKind.read(cell, as: kinds[slot] ?? [], iri: iri)
    }
}

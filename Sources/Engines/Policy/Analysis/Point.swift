import RDF

/// A value with an order, under a reading.
enum Point: Hashable, Sendable {
    case number(DecimalNumber)
    case moment(Moment)
    case span(TimeSpan)

    init?(_ value: Value, _ reading: Reading) {
        switch value {
        case .number(let number): self = .number(number)
        case .moment(let moment): self = .moment(moment.read(reading))
        case .span(let span): self = .span(span)
        case .term, .text, .flag, .unreadable: return nil
        }
    }

    func equals(_ other: Point, _ reading: Reading) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left == right
        case (.moment(let left), .moment(let right)): Moment.relates(left, right, reading, ==)
        case (.span(let left), .span(let right)): left.compare(right, ==) == .satisfied
        default: false
        }
    }

    func isBefore(_ other: Point, _ reading: Reading) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.moment(let left), .moment(let right)): Moment.relates(left, right, reading, <)
        case (.span(let left), .span(let right)): left.compare(right, <) == .satisfied
        default: false
        }
    }
}

extension Point: CustomStringConvertible {
    var description: String {
        switch self {
        case .number(let number): number.description
        case .moment(let moment): moment.description
        case .span: "a length of time"
        }
    }
}

extension Value {
    /// Whether it has an order.
    var isOrdered: Bool { Point(self, Reading()) != nil }
}

/// Values to try: those that comparisons name, and values just beside and between them.
struct OrderedCandidates {
    private(set) var points: [Point] = []

    init(_ atoms: [Formula.Atom], _ reading: Reading, isWhole: Bool) {
        let named = Set(atoms.flatMap(\.right).compactMap { Point($0, reading) })
        points = named.flatMap { $0.neighbours(isWhole: isWhole) }
        if isWhole { points = points.filter(\.isWhole) }
        let numbers = named.compactMap { if case .number(let number) = $0 { number } else { nil } }.sorted()
        if !isWhole {
            points += zip(numbers, numbers.dropFirst()).compactMap { $0.middle($1) }.map(Point.number)
        }
        points += [.number(DecimalNumber(0))].filter { _ in !numbers.isEmpty }
    }
}

extension Point {
    fileprivate var isWhole: Bool {
        if case .number(let number) = self { number.integer != nil } else { true }
    }

    fileprivate func neighbours(isWhole: Bool) -> [Point] {
        switch self {
        case .number(let number):
            [self] + [number.shifted(by: 1), number.shifted(by: -1)].compactMap { $0.map(Point.number) }
                + number.wholeNeighbours.map(Point.number)
        case .moment(let moment): moment.neighbours.map(Point.moment)
        case .span(let span): ([span] + span.neighbours).map(Point.span)
        }
    }
}

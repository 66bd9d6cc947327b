/// The sort names of a segment's documents.
struct NameColumn: Sendable {
    /// Each document's name.
    let names: StringColumn
    /// The documents by name, then by number.
    let order: Column<UInt32>
    /// Each document's place in `order`.
    let ranks: Column<UInt32>

    /// The column of the given names.
    init(_ names: StringColumn) {
        self.init(
            names,
            order: Column(
                (0..<UInt32(names.count)).sorted {
                    let difference = names.compare(Int($0), to: names, Int($1))
                    return difference < 0 || (difference == 0 && $0 < $1)
                }))
    }

    /// The column of names whose order is known.
    init(_ names: StringColumn, order: Column<UInt32>) {
        self.names = names
        self.order = order
        ranks = Column(count: order.count) { ranks in
            order.read { order in
                for rank in order.indices { ranks[Int(order[rank])] = UInt32(rank) }
            }
        }
    }

    /// The first rank whose document comes after the one named `name`, if documents from `document` on do and
    /// those before do not.
    func rank(after name: [UInt8], document: Int) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            let comparison = names.compare(Int(order[middle]), to: name)
            if comparison < 0 || (comparison == 0 && Int(order[middle]) < document) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Bytes held.
    var byteCount: Int { names.byteCount + order.byteCount + ranks.byteCount }
}

/// Rows and columns under a caption. Scrolls sideways by itself, by keyboard too, where the screen is narrow.
public struct DataTable: Component {
    /// A column's heading, and whether it holds numbers.
    public struct Column: Sendable {
        let title: String
        let isNumeric: Bool

        /// A column; numbers line up on the right.
        public init(_ title: String, isNumeric: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
        }
    }

    private let caption: String
    private let columns: [Column]
    private let rows: [[HTML]]

    /// The rows under `columns`; the first cell of a row is its heading.
    public init(_ caption: String, columns: [Column], rows: [[HTML]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }

    /// A table in a region that can be scrolled.
    public var html: HTML {
        H.div(.class("scroll"), .role("region"), .aria("label", caption), .tabindex(0)) {
            H.table {
                H.caption(caption)
                H.thead {
                    H.tr {
                        for column in columns { H.th(column.title, .scope("col"), column.align) }
                    }
                }
                H.tbody { rows.map(row) }
            }
        }
    }

    private func row(_ cells: [HTML]) -> HTML {
        H.tr {
            for (column, cell) in zip(columns, cells.enumerated()) {
                if cell.offset == 0 {
                    H.th(.scope("row"), column.align) { cell.element }
                } else {
                    H.td(column.align) { cell.element }
                }
            }
        }
    }
}

extension DataTable.Column {
    fileprivate var align: Attribute { .class(isNumeric ? "n" : nil) }
}

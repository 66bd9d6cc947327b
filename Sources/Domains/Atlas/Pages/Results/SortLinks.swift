import Language
import Web

/// The orders a list can be put in, as links.
struct SortLinks: Component {
    let address: ResultsAddress
    let say: Messages

    private var current: String {
        address.form.sort.isEmpty ? address.form.standardOrder.rawValue : address.form.sort
    }

    /// Distance needs a point to measure from, relevance needs words.
    private var orders: [AtlasQuery.Order] {
        AtlasQuery.Order.allCases.filter { $0 != .distance || address.form.near != nil }
    }

    var html: HTML {
        H.nav(.class("sorts"), .aria("label", say("atlas.sort.label"))) {
            H.span("\(say("atlas.sort.label")) ", .class("meta"))
            for order in orders {
                H.a(
                    say("atlas.sort.\(order.rawValue)"), .href(address.sorted(by: order)), .rel("nofollow"),
                    .current(order.rawValue == current, "true"))
            }
        }
    }
}

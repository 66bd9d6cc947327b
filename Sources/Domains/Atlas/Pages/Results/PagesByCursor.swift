import Language
import Web

/// On to the next page of a list, and back to its first.
struct PagesByCursor: Component {
    let address: ResultsAddress
    let next: String?
    let say: Messages

    var html: HTML {
        let isFirst = address.form.cursor == nil
        guard next != nil || !isFirst else { return .empty }
        return H.nav(.class("pages"), .aria("label", say("web.pagination.label"))) {
            if !isFirst { H.a(say("atlas.results.first-page"), .rel("nofollow"), .href(address.first)) }
            if let next {
                H.a(
                    say("web.pagination.next"), .rel("next nofollow"), .href(address.page(from: next)))
            }
        }
    }
}

/// Where a claim comes from: the source, and when it said so. Stands small beside the claim.
public struct Evidence: Component {
    /// What is claimed, where several claims share a line: `réemploi`.
    public let claim: String?
    /// The source, with its address if there is one to follow.
    public let source: Link
    /// When, in words: `mars 2026`.
    public let date: String?

    /// A source and its date, beside one claim or naming it.
    public init(claim: String? = nil, source: Link, date: String? = nil) {
        self.claim = claim
        self.source = source
        self.date = date
    }

    /// `claim — source · date`, in one piece that does not break.
    public var html: HTML {
        H.span(.class("evidence")) {
            if let claim { "\(claim) — " }
            source.href.isEmpty ? .text(source.text) : source.html
            if let date { " · \(date)" }
        }
    }
}

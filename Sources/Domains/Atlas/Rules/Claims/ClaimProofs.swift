import Kernel

/// By what somebody can show that she belongs to an entry's organisation, as far as its sources give it.
///
/// What an organisation says of itself is left out, so that nobody who got in by mistake can leave a way in;
/// and where sources give different sites, none counts, since an old one may belong to somebody else by now.
struct ClaimProofs: Hashable, Sendable {
    /// The host at which an address shows it; nil when there is none.
    let host: HostName?
    /// The published addresses to which a code can be sent, each of a role; none when there is none.
    let contacts: [EmailAddress]

    /// The most contacts that are offered.
    static let mostContacts = 5

    /// The proofs that records allow. What people said is none, read by a moderator or not. `isShared` says
    /// whether a site's host is that of others, too.
    init(_ records: [StoredRecord], hosts: MailHosts?, isShared: (String) throws -> Bool) rethrows {
        let people = [Source.organisations.name, Source.contributions.name]
        let said = records.filter { $0.goneAt == nil && !people.contains($0.source) }
        let sites = said.compactMap(\.content.website)
        let only = Set(sites.map { hosts?.host(of: $0) })
        if only.count == 1, let site = sites.first, let found = only.first ?? nil, try !isShared(site) {
            host = found
        } else {
            host = nil
        }
        let addresses = said.flatMap(\.content.contacts).filter(\.isRole)
            .compactMap { EmailAddress($0.value)?.folded }
        contacts = Array(Set(addresses).sorted { $0.text < $1.text }.prefix(Self.mostContacts))
    }
}

extension EmailAddress {
    /// `c…@example.org`: enough to know it again, too little to write to it.
    var masked: String {
        guard let at = text.lastIndex(of: "@") else { return "…" }
        return "\(text.prefix(1))…\(text[at...])"
    }
}

import Identity
import Language
import Web

/// `docs/reference/access.md`: what each permission allows, who holds it, and which each address asks for.
struct AccessReference {
    let table: [Routes.Line]
    let permissions: [Permission]
    let say: Messages

    var markdown: String {
        """
        # Who may do what

        Every permission, with the sentence that says what it allows and who holds it; then every address that an instance
        answers to, with what it asks for. A role of an organisation counts for that organisation; a moderator’s for her
        territory. Where “asks again” stands, the handler asks for the very thing that the request is about, so that a
        permission held elsewhere is not enough. A permission “after a fresh proof” takes somebody who showed within 15 minutes
        who she is, and no token passes it on; a token passes on what is in its scope and what its owner holds herself.

        `Access` and `Authority` decide; `ScenarioTests/AccessTests` asks every address as every kind of visitor and compares
        with this page, which is written by `terreau docs`.

        ## Permissions

        | permission | what it allows | who holds it |
        |---|---|---|
        \(permissions.map(line).joined(separator: "\n"))

        ## Addresses

        A page answers in every language, `/fr/…`, `/en/…`; without the language its address leads there, for everybody.

        | method | address | permission | reach |
        |---|---|---|---|
        \(addresses.joined(separator: "\n"))

        """
    }

    private func line(_ permission: Permission) -> String {
        let holders = permission.holders.map(AccessReference.words).joined(separator: ", ")
        let proof = permission.needsFreshProof ? ", after a fresh proof" : ""
        return "| `\(permission.name)` | \(say(permission.sentence)) | \(holders)\(proof) |"
    }

    /// The addresses of pages once for all languages, sorted.
    private var addresses: [String] {
        let lines = table.filter { !$0.isWay }.sorted { ($0.template, $0.method) < ($1.template, $1.method) }
        var seen: Set<String> = []
        return lines.filter { seen.insert("\($0.method) \($0.template)").inserted }.map { line in
            let access = line.access == Access.open.name ? "open" : "`\(line.access)`"
            let reach = line.reach == .thing ? "asks again" : ""
            return "| \(line.method) | `\(line.template)` | \(access) | \(reach) |"
        }
    }

    /// Who a holder is, in words.
    static func words(_ holder: Permission.Holder) -> String {
        switch holder {
        case .everybody: "everybody"
        case .signedIn: "whoever is signed in"
        case .role(let role): "\(role.rawValue) of the instance"
        case .organisationRole(let role): "\(role.rawValue) of the organisation"
        }
    }
}

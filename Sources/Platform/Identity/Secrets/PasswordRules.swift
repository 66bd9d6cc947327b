/// What a password must be. Any characters in any mixture, at least twelve of them, and not one that
/// everybody tries first (NIST SP 800-63B §3.1.1; OWASP ASVS 5.0.0 §6.2).
struct PasswordRules: Sendable {
    /// Characters at least.
    static let shortest = 12
    /// Bytes at most: room for any sentence, and a limit for whoever would send a book.
    static let longestBytes = 1024

    /// Why a password is not taken.
    enum Fault: String, Hashable, Sendable, CaseIterable {
        case tooShort = "too-short"
        case tooLong = "too-long"
        /// It is on the list of those that were found in breaches, or one of those with digits after it.
        case breached
        /// It says the name of the site, or her own.
        case obvious
        /// It repeats one character or a few, or counts on from one to the next.
        case monotonous
    }

    let breached: BreachedPasswords
    /// Words that a guesser tries at this site: its name, the program's.
    let siteWords: [String]

    /// What is wrong with a password of somebody; nil when it is taken.
    func fault(in password: String, of address: String, name: String?) -> Fault? {
        guard password.count >= PasswordRules.shortest else { return .tooShort }
        guard password.utf8.count <= PasswordRules.longestBytes else { return .tooLong }
        if Set(password).count < 4 || PasswordRules.counts(password) { return .monotonous }
        let folded = password.lowercased()
        if breached.contains(folded) || breached.contains(PasswordRules.stem(folded)) { return .breached }
        return isObvious(folded, address: address, name: name) ? .obvious : nil
    }

    /// What is left when the digits and signs that people add are taken away, at both ends.
    static func stem(_ password: String) -> String {
        let start = password.drop { !$0.isLetter }
        return String(start.reversed().drop { !$0.isLetter }.reversed())
    }

    /// Whether each character but one or two follows the one before: `123456789012`, `zyxwvutsrqpo`.
    private static func counts(_ password: String) -> Bool {
        let values = password.unicodeScalars.map { Int($0.value) }
        let steps = zip(values.dropFirst(), values).map { $0 - $1 }
        // NB: after 9 comes 0, and before 0 comes 9.
        let (up, down) = (steps.count { $0 == 1 || $0 == -9 }, steps.count { $0 == -1 || $0 == 9 })
        return max(up, down) >= steps.count - 1
    }

    /// Whether little is left of it when the words of the site and her own are taken out.
    private func isObvious(_ password: String, address: String, name: String?) -> Bool {
        let texts = siteWords + [address, name ?? ""] + address.split(separator: "@").map(String.init)
        let words = Set(
            texts.flatMap { text in [text] + text.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
                .map { $0.lowercased() }.filter { $0.count >= 3 })
        var rest = password
        for word in words.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
            rest = rest.replacing(word, with: "")
        }
        return rest.count < password.count - 3 && rest.count < PasswordRules.shortest / 2
    }
}

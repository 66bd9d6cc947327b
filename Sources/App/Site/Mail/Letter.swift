import Foundation
import Kernel

/// A letter as it goes to the mail system: header and body of RFC 5322 and RFC 2045, lines ended by a line
/// feed as a `sendmail` program takes them.
///
/// Nothing in a header can begin another one: addresses are of printable ASCII without what has a meaning in
/// an address, and every text stands encoded (RFC 2047).
struct Letter {
    let mail: Mail
    /// From whom, an address.
    let sender: String
    /// The sender's name.
    let senderName: String
    let date: Instant

    /// Bytes of a letter at most: what fits into a pipe that nobody reads yet.
    static let limit = 32_768

    /// The letter; throws `MailProblem` when an address cannot stand in a header, or it is too long.
    func bytes() throws(MailProblem) -> [UInt8] {
        for address in [sender, mail.to] where !Letter.isPlain(address) { throw .badAddress }
        guard !mail.id.isEmpty, mail.id.utf8.allSatisfy(Letter.isLetterOrDigit) else { throw .badIdentifier }
        let host = sender.split(separator: "@").last ?? "localhost"
        let header = [
            "From: \(EncodedWords(senderName).text)\n <\(sender)>", "To: <\(mail.to)>",
            "Subject: \(EncodedWords(mail.subject).text)", "Date: \(date.rfc5322)",
            "Message-ID: <\(mail.id)@\(host)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
        ]
        let bytes = Array((header.joined(separator: "\n") + "\n\n" + body + "\n").utf8)
        guard bytes.count <= Letter.limit else { throw .tooLong }
        return bytes
    }

    /// Base64 in lines of 76 characters (RFC 2045 §6.8); the text's own lines end as mail's do.
    private var body: String {
        let lines = mail.body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let text = Data((lines.joined(separator: "\r\n") + "\r\n").utf8)
        return text.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }

    /// Whether an address is one mailbox of printable ASCII, without quoting, comments or groups.
    static func isPlain(_ address: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && address.utf8.count <= 254
            && !address.hasPrefix("-")
            && address.utf8.allSatisfy { (33...126).contains($0) && !"()<>[]:;,\\\"".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}

/// Text for a header: encoded words of RFC 2047, each on a line of its own, which has at most 76 characters.
/// Control characters become spaces.
struct EncodedWords {
    let text: String

    /// Bytes of text a word: 39 become 52 characters of base64, with 12 around them and `Subject: ` before.
    private static let most = 39

    init(_ plain: String) {
        var words: [[UInt8]] = [[]]
        for character in plain.unicodeScalars {
            let isControl = character.properties.generalCategory == .control
            let bytes = isControl ? [UInt8(ascii: " ")] : Array(String(character).utf8)
            if words[words.count - 1].count + bytes.count > EncodedWords.most { words.append([]) }
            words[words.count - 1] += bytes
        }
        text = words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\n ")
    }
}

extension Instant {
    /// RFC 5322 §3.3: `Sun, 22 Nov 2026 09:30:00 +0000`.
    var rfc5322: String {
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let (year, month, day) = date.components
        let weekday = weekdays[Int((date.daysSinceEpoch % 7 + 7) % 7)]
        let clock = rfc3339.dropFirst(11).prefix(8)
        return "\(weekday), \(day) \(months[Int(month) - 1]) \(year) \(clock) +0000"
    }
}

import CPostgres
import Foundation

/// Connection addresses, read by libpq itself.
enum PostgresConninfo {
    /// Throws ``StorageRefusal/badURL(_:)`` with libpq's reason.
    static func check(_ text: String) throws {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &message) else {
            defer { PQfreemem(message) }
            throw StorageRefusal.badURL(message.map { String(cString: $0).oneLine } ?? "libpq cannot read it")
        }
        defer { PQconninfoFree(options) }
        guard value(of: "port", in: options).split(separator: ",").allSatisfy(isPort) else {
            throw StorageRefusal.badURL("a port is a number from 1 to 65535")
        }
    }

    private static func isPort(_ text: some StringProtocol) -> Bool {
        UInt16(text).map { $0 > 0 } ?? false
    }

    /// The value of one of libpq's options; they end with one that has no name.
    private static func value(of keyword: String, in options: UnsafeMutablePointer<PQconninfoOption>)
        -> String
    {
        var option = options
        while let name = option.pointee.keyword {
            if String(cString: name) == keyword {
                return option.pointee.val.map { String(cString: $0) } ?? ""
            }
            option += 1
        }
        return ""
    }

    /// The address with everything that may hold a password left out.
    static func withoutSecrets(_ text: String) -> String {
        let address = text.prefix { $0 != "?" }
        guard let scheme = address.range(of: "://"), let at = address.lastIndex(of: "@") else {
            return String(address)
        }
        let user = address[scheme.upperBound..<at].prefix { $0 != ":" }
        return "\(address[..<scheme.upperBound])\(user)\(address[at...])"
    }
}

extension String {
    /// The first line, without a full stop at its end: libpq's messages end in one or several line breaks.
    var oneLine: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? self
        return line.hasSuffix(".") ? String(line.dropLast()) : line
    }
}

/// Says which addresses a page may carry. Escaping is not enough: `javascript:…` is well-formed.
public enum SafeAddress {
    /// Whether a link may lead to `address`: relative, http, https, mailto or tel.
    public static func accepts(_ address: String) -> Bool {
        accepts(address, forLink: true)
    }

    /// A link may also open the mail or telephone program; a form, script or image may not.
    static func accepts(_ address: String, forLink: Bool) -> Bool {
        guard let scheme = scheme(of: address) else { return true }
        return scheme == "http" || scheme == "https" || forLink && (scheme == "mailto" || scheme == "tel")
    }

    /// The scheme a browser would see, in lower case, or nil for a relative address. Browsers first drop
    /// leading control characters and spaces, and tabs and line breaks anywhere (WHATWG URL, "basic URL
    /// parser").
    static func scheme(of address: String) -> String? {
        var scheme: [UInt8] = []
        for byte in address.utf8.drop(while: { $0 <= 0x20 }) {
            switch byte {
            case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
            case UInt8(ascii: ":"): return scheme.isEmpty ? nil : String(decoding: scheme, as: UTF8.self)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): scheme.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                if scheme.isEmpty { return nil }
                scheme.append(byte)
            default: return nil
            }
        }
        return nil
    }
}

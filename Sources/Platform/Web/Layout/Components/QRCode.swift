import CQRencode

/// A QR code (ISO/IEC 18004) of an address, drawn as one path.
public struct QRCode: Sendable {
    /// Modules a side.
    let width: Int
    private let isDark: [Bool]

    /// Modules of white around the code, which readers need (ISO/IEC 18004 § 5.3.8).
    private static let margin = 4

    /// The code of a text, at the lowest level of correction, which keeps long addresses readable; nil when
    /// the text does not fit.
    public init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L) else { return nil }
        defer { QRcode_free(code) }
        guard let data = code.pointee.data else { return nil }
        width = Int(code.pointee.width)
        isDark = (0..<width * width).map { data[$0] & 1 == 1 }
    }

    /// The drawing, always dark on white.
    public func svg(label: String) -> HTML {
        let side = width + 2 * QRCode.margin
        return H.svg(
            Attribute("viewBox", "0 0 \(side) \(side)"), .role("img"), .aria("label", label),
            Attribute("shape-rendering", "crispEdges")
        ) {
            H.rect(
                Attribute("width", String(side)), Attribute("height", String(side)), Attribute("fill", "#fff")
            )
            H.path(Attribute("fill", "#000"), Attribute("d", path))
        }
    }

    /// Each run of dark modules as a bar of height one.
    private var path: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                guard isDark[row * width + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < width, isDark[row * width + column] { column += 1 }
                path +=
                    "M\(start + QRCode.margin) \(row + QRCode.margin)h\(column - start)v1h-\(column - start)z"
            }
        }
        return path
    }
}

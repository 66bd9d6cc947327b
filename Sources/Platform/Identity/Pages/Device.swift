/// What a browser says it is, in two words that its owner recognises in a list: `Firefox/Linux`. Nothing
/// finer is kept.
enum Device {
    // NB: in this order, since each says it is the later ones too.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iOS"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    /// The two words; one when only that is known, nil when nothing is.
    static func name(of userAgent: String?) -> String? {
        guard let text = userAgent?.prefix(1000) else { return nil }
        let words = [browsers, systems].compactMap { table in table.first { text.contains($0.0) }?.1 }
        return words.isEmpty ? nil : words.joined(separator: "/")
    }
}

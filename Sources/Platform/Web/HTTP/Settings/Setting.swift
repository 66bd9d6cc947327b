/// One line of the table of settings.
public struct Setting: Sendable {
    /// Its name in the settings file, such as `public-url`.
    public let key: String
    /// What a value looks like, in words that follow "expected".
    public let expected: String
    /// What it is for, in one English sentence.
    public let purpose: String
    let isList: Bool
    let assign: @Sendable ([String], inout Settings) -> Bool
    let show: @Sendable (Settings) -> String

    /// Its name in the environment, such as `TERREAU_PUBLIC_URL`.
    public var environmentName: String {
        "TERREAU_" + key.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// A setting with one value.
    static func one<Value>(
        _ key: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, expected: String,
        _ purpose: String, show: @escaping @Sendable (Value) -> String = { "\($0)" },
        read: @escaping @Sendable (String) -> Value?
    ) -> Setting {
        Setting(
            key: key, expected: expected, purpose: purpose, isList: false,
            assign: { texts, settings in
                guard texts.count == 1, let value = read(texts[0]) else { return false }
                settings[keyPath: path] = value
                return true
            },
            show: { show($0[keyPath: path]) })
    }

    /// A setting that may be absent.
    static func optional<Value>(
        _ key: String, _ path: any WritableKeyPath<Settings, Value?> & Sendable, expected: String,
        _ purpose: String, read: @escaping @Sendable (String) -> Value?
    ) -> Setting {
        one(
            key, path, expected: expected, purpose, show: { $0.map { "\($0)" } ?? "" },
            read: { read($0).map(Optional.some) })
    }

    /// A setting with several values.
    static func many<Value>(
        _ key: String, _ path: any WritableKeyPath<Settings, [Value]> & Sendable, expected: String,
        _ purpose: String, read: @escaping @Sendable (String) -> Value?
    ) -> Setting {
        Setting(
            key: key, expected: expected, purpose: purpose, isList: true,
            assign: { texts, settings in
                let values = texts.compactMap(read)
                guard values.count == texts.count else { return false }
                settings[keyPath: path] = values
                return true
            },
            show: { $0[keyPath: path].map { "\($0)" }.joined(separator: ", ") })
    }
}

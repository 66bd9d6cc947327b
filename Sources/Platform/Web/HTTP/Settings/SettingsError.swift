import CanonicalJSON

/// Why the settings could not be read; one sentence that names the setting and what was expected.
public enum SettingsError: Error, Hashable, CustomStringConvertible {
    /// The file cannot be opened.
    case unreadable(file: String)
    /// The file is not a JSON object.
    case malformed(file: String, reason: String)
    /// There is no setting of that name.
    case unknown(key: String, place: String)
    /// The value is not what the setting takes.
    case invalid(key: String, place: String, expected: String)

    /// The sentence.
    public var description: String {
        switch self {
        case .unreadable(let file): "The settings file \(file) cannot be read."
        case .malformed(let file, let reason):
            "The settings file \(file) is not a JSON object: \(reason)" + (reason.hasSuffix(".") ? "" : ".")
        case .unknown(let key, let place):
            "\(place) has a setting “\(key)” that does not exist; there are: "
                + Settings.table.map(\.key).joined(separator: ", ") + "."
        case .invalid(let key, let place, let expected):
            "\(place) has a wrong value for “\(key)”; expected: \(expected)."
        }
    }
}

import CanonicalJSON
import Foundation

extension Settings {
    /// Reads the settings file, if one is given, then the environment, which wins. Throws `SettingsError`.
    public init(file: String?, environment: [String: String]) throws {
        self.init()
        if let file { try read(file: file) }
        for setting in Settings.table {
            guard let text = environment[setting.environmentName] else { continue }
            try set(setting, to: .string(text), from: "The environment variable \(setting.environmentName)")
        }
    }

    /// Sets one value from text, as on a command line. Throws `SettingsError`.
    public mutating func set(_ key: String, to text: String) throws {
        try set(setting(key, from: "The command line"), to: .string(text), from: "The command line")
    }

    /// Sets the members of a JSON object. Throws `SettingsError`.
    /// - Parameter place: where it comes from, to begin the sentence of an error.
    public mutating func read(_ object: [String: JSONValue], from place: String) throws {
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            try set(setting(key, from: place), to: value, from: place)
        }
    }

    private mutating func read(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw SettingsError.unreadable(file: file)
        }
        do {
            let limits = JSONLimits(bytes: 1 << 20, depth: 4)
            guard let object = try JSONValue(parsing: [UInt8](data), limits: limits).object else {
                throw SettingsError.malformed(file: file, reason: "it holds something else")
            }
            try read(object, from: "The settings file \(file)")
        } catch let error as JSONSyntaxError {
            throw SettingsError.malformed(file: file, reason: error.description)
        }
    }

    private func setting(_ key: String, from place: String) throws -> Setting {
        guard let setting = Settings.table.first(where: { $0.key == key }) else {
            throw SettingsError.unknown(key: key, place: place)
        }
        return setting
    }

    private mutating func set(_ setting: Setting, to value: JSONValue, from place: String) throws {
        guard let texts = Self.texts(of: value, isList: setting.isList), setting.assign(texts, &self) else {
            throw SettingsError.invalid(key: setting.key, place: place, expected: setting.expected)
        }
    }

    /// The value as texts: a list may be written as an array, or as one text with commas.
    private static func texts(of value: JSONValue, isList: Bool) -> [String]? {
        switch value {
        case .string(let text):
            isList ? text.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty } : [text]
        case .integer(let number): [String(number)]
        case .array(let elements) where isList: texts(of: elements)
        default: nil
        }
    }

    private static func texts(of elements: [JSONValue]) -> [String]? {
        let texts = elements.compactMap(\.string)
        return texts.count == elements.count ? texts : nil
    }
}

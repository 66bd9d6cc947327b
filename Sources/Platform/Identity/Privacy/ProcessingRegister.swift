import CanonicalJSON
import Foundation
import Kernel
import Language

/// The register of processing (GDPR art. 30), as data: what personal data is kept, why, where and until when.
/// `Resources/Privacy/register.json` is the one list: the reference and the retention job are made from it.
public struct ProcessingRegister: Sendable {
    /// One activity.
    public struct Activity: Hashable, Sendable {
        /// Its name.
        public let id: String
        /// What it is for.
        public let purpose: LocalizedText
        /// The article of the GDPR that allows it.
        public let basis: String
        /// Whose data.
        public let subjects: LocalizedText
        /// Which data.
        public let data: LocalizedText
        /// The tables it stands in.
        public let tables: [String]
        /// Until when.
        public let until: LocalizedText
        /// Days after which the retention job erases it, where that is the job's.
        public let days: Int64?
    }

    /// Why the register cannot be used.
    public struct Unusable: Error, CustomStringConvertible {
        /// One sentence.
        public let description: String
    }

    /// The activities, in order.
    public let activities: [Activity]

    /// Reads `register.json` of a folder.
    public static func load(folder: String) throws -> ProcessingRegister {
        let file = "\(folder)/register.json"
        guard let data = FileManager.default.contents(atPath: file),
            let list = try? JSONValue(parsing: [UInt8](data))["activities"]?.array
        else { throw Unusable(description: "The register of processing \(file) cannot be read.") }
        return ProcessingRegister(
            activities: try list.map { value in
                guard let activity = Activity(json: value) else {
                    throw Unusable(
                        description: "The register of processing \(file) has an incomplete activity.")
                }
                return activity
            })
    }

    /// The days of a rule. Nil: nothing is erased by it.
    public func days(_ id: String) -> Int64? { activities.first { $0.id == id }?.days }
}

extension ProcessingRegister.Activity {
    fileprivate init?(json: JSONValue) {
        func text(_ name: String) -> LocalizedText? {
            guard let french = json[name]?["fr"]?.string, let english = json[name]?["en"]?.string else {
                return nil
            }
            return LocalizedText([.french: french, .english: english])
        }
        guard let id = json["id"]?.string, let basis = json["basis"]?.string, let purpose = text("purpose"),
            let subjects = text("subjects"), let data = text("data"), let until = text("until")
        else { return nil }
        self.init(
            id: id, purpose: purpose, basis: basis, subjects: subjects, data: data,
            tables: (json["tables"]?.array ?? []).compactMap(\.string), until: until,
            days: json["days"]?.integer)
    }
}

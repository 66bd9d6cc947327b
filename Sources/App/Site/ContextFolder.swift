import CanonicalJSON

/// The JSON-LD contexts among the resources, `Vocabularies/Contexts`.
public enum ContextFolder {
    /// The documents by the addresses under which `contexts.json` lists them.
    public static func load(_ resources: ResourceFolder) throws -> [String: JSONValue] {
        let list = try document("contexts.json", resources)["contexts"]?.array ?? []
        var contexts: [String: JSONValue] = [:]
        for entry in list {
            guard let file = entry["file"]?.string else { continue }
            let context = try document(file, resources)
            for address in entry["addresses"]?.array ?? [] {
                if let address = address.string { contexts[address] = context }
            }
        }
        return contexts
    }

    private static func document(_ name: String, _ resources: ResourceFolder) throws -> JSONValue {
        try JSONValue(parsing: resources.bytes("Vocabularies/Contexts/\(name)"))
    }
}

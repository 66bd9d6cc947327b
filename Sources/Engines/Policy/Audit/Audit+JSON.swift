import CanonicalJSON

extension Audit {
    /// `{"valid", "breaches": [{"kind", "row", "rule"}]}`
    public var json: JSONValue {
        [
            "valid": .bool(isValid),
            "breaches": .array(
                breaches.map {
                    [
                        "kind": .string($0.kind.rawValue), "row": .integer(Int64($0.row)),
                        "rule": .string($0.rule),
                    ]
                }),
        ]
    }
}

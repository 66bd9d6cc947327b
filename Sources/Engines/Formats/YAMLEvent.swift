import CYAML
import CanonicalJSON

/// One of libyaml's events, copied into Swift values.
struct YAMLEvent {
    enum Kind {
        case documentStart
        case endOfStream
        case alias(String)
        case scalar(Scalar)
        case sequenceStart
        case mappingStart
        case collectionEnd
        case other
    }

    struct Scalar {
        let text: String
        let tag: String?
        let isPlain: Bool

        /// The value by the core schema, nil when the text is not what an explicit tag says.
        var value: JSONValue? {
            guard let tag else { return isPlain ? coreSchemaValue(text) : .string(text) }
            let resolved = coreSchemaValue(text)
            switch tag {
            case YAML_NULL_TAG: return resolved.isNull ? resolved : nil
            case YAML_BOOL_TAG: return resolved.bool == nil ? nil : resolved
            case YAML_INT_TAG: return resolved.integer == nil ? nil : resolved
            case YAML_FLOAT_TAG: return resolved.number.map { .number($0) }
            default: return .string(text)
            }
        }
    }

    let kind: Kind
    let anchor: String?
    /// From 1.
    let line: Int
    /// From 1.
    let column: Int

    init(_ event: yaml_event_t) {
        line = Int(event.start_mark.line) + 1
        column = Int(event.start_mark.column) + 1
        switch event.type {
        case YAML_STREAM_END_EVENT: (kind, anchor) = (.endOfStream, nil)
        case YAML_DOCUMENT_START_EVENT: (kind, anchor) = (.documentStart, nil)
        case YAML_ALIAS_EVENT: (kind, anchor) = (.alias(text(event.data.alias.anchor) ?? ""), nil)
        case YAML_SCALAR_EVENT: (kind, anchor) = (.scalar(Scalar(event)), text(event.data.scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            (kind, anchor) = (.sequenceStart, text(event.data.sequence_start.anchor))
        case YAML_MAPPING_START_EVENT:
            (kind, anchor) = (.mappingStart, text(event.data.mapping_start.anchor))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: (kind, anchor) = (.collectionEnd, nil)
        default: (kind, anchor) = (.other, nil)
        }
    }

    /// A broken file at this event.
    func failure(_ reason: String) -> FormatError {
        FormatError(line: line, column: column, reason: reason)
    }
}

extension YAMLEvent.Scalar {
    fileprivate init(_ event: yaml_event_t) {
        let scalar = event.data.scalar
        text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        tag = scalar.tag.map { String(cString: $0) }
        isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
    }
}

/// A C string of libyaml's, nil for none.
private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
}

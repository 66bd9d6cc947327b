/// How events are written.
public enum LogFormat: String, CaseIterable, Sendable {
    /// `key=value` pairs, for people and for tools.
    case logfmt
    /// One JSON object a line, for collectors.
    case json
}

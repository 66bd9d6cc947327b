import CanonicalJSON
import Foundation
import Kernel
import Logging

/// Writes each event as one line to the standard error stream.
public struct LineLog: LogHandler {
    /// The least important events that are written.
    public var logLevel: Logger.Level
    /// What stands on every line.
    public var metadata: Logger.Metadata = [:]
    private let format: LogFormat
    private let clock: @Sendable () -> Instant
    private let write: @Sendable (String) -> Void

    /// A handler for events of `level` and above.
    /// - Parameter write: takes a line without its end; the standard error stream unless told otherwise.
    public init(
        level: Logger.Level, format: LogFormat, clock: @escaping @Sendable () -> Instant,
        write: @escaping @Sendable (String) -> Void = Self.standardError
    ) {
        logLevel = level
        self.format = format
        self.clock = clock
        self.write = write
    }

    /// One value of what stands on every line.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one event.
    public func log(event: LogEvent) {
        var pairs = [
            ("time", clock().rfc3339), ("level", event.level.rawValue), ("message", "\(event.message)"),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        pairs += all.filter { !$0.key.hasPrefix("hb.") }.sorted { $0.key < $1.key }.map { ($0, "\($1)") }
        if let error = event.error { pairs.append(("error", String(reflecting: error))) }
        write(format == .json ? Self.json(pairs) : Self.logfmt(pairs))
    }

    private static func json(_ pairs: [(String, String)]) -> String {
        let members = Dictionary(pairs.map { ($0, JSONValue.string($1)) }) { $1 }
        return JSONValue.object(members).canonicalString
    }

    /// `key=value`, the value in quotes when it holds more than plain characters.
    private static func logfmt(_ pairs: [(String, String)]) -> String {
        pairs.map { key, value in
            let isPlain =
                !value.isEmpty && value.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 34 && $0 != 61 }
            return "\(key)=\(isPlain ? value : JSONValue.string(value).canonicalString)"
        }.joined(separator: " ")
    }

    /// One write call a line, so that lines of several threads do not mix.
    @Sendable public static func standardError(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }
}

import CanonicalJSON
import Formats

/// Everything that reading a file gave.
struct Reading: Equatable {
    var outcomes: [RowOutcome] = []
    var failure: FormatError?

    /// Reads bytes that arrive in chunks of one size.
    init(_ format: Format, _ bytes: [UInt8], _ options: ReadOptions = ReadOptions(), chunkSize: Int = 4096) {
        var rest = bytes[...]
        var reader = RowReader(format, options: options) {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(chunkSize) }
            return Array(rest.prefix(chunkSize))
        }
        do {
            while let outcome = try reader.next() { outcomes.append(outcome) }
        } catch let error as FormatError {
            failure = error
        } catch {
            preconditionFailure("Only a FormatError is expected here, not \(error).")
        }
    }

    init(_ format: Format, _ text: String, _ options: ReadOptions = ReadOptions(), chunkSize: Int = 4096) {
        self.init(format, Array(text.utf8), options, chunkSize: chunkSize)
    }

    /// The rows that were not refused.
    var rows: [SourceRow] {
        outcomes.compactMap { if case .row(let row) = $0 { row } else { nil } }
    }

    /// The values of those rows.
    var values: [JSONValue] { rows.map(\.value) }

    /// The lines of the refused rows and why.
    var refusals: [String] {
        outcomes.compactMap {
            if case .refused(let line, let reason) = $0 { "\(line): \(reason)" } else { nil }
        }
    }
}

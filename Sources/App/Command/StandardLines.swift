import Foundation

/// Lines of standard input, one after the other, as soon as each has come. Of a line that is longer than any
/// text the program reads, no more is kept than it takes to refuse it.
struct StandardLines: Sequence, IteratorProtocol {
    /// The most bytes of a line that are kept: one more than a JSON text may have.
    static let longestLine = (64 << 20) + 1

    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var unread: Range<Int> = 0..<0

    mutating func next() -> String? {
        var line: [UInt8] = []
        while true {
            if unread.isEmpty, !fill() { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
            let end = chunk[unread].firstIndex(of: UInt8(ascii: "\n"))
            line += chunk[unread.lowerBound..<(end ?? unread.upperBound)].prefix(
                StandardLines.longestLine - line.count)
            unread = (end.map { $0 + 1 } ?? unread.upperBound)..<unread.upperBound
            if end != nil { return String(decoding: line, as: UTF8.self) }
        }
    }

    /// Waits for more bytes; no at the end of the input.
    private mutating func fill() -> Bool {
        var count = read(STDIN_FILENO, &chunk, chunk.count)
        while count < 0, errno == EINTR { count = read(STDIN_FILENO, &chunk, chunk.count) }
        unread = 0..<Swift.max(0, count)
        return count > 0
    }
}

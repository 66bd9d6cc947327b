import CYAML

/// Reads YAML's events through libyaml. A class, because libyaml keeps pointers to its parser and to the
/// text.
final class YAMLEventReader {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: [UInt8]) throws(FormatError) {
        text = .allocate(capacity: bytes.count)
        _ = text.initialize(from: bytes)
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            throw FormatError(line: 1, column: 1, reason: "There is no memory left to read this file.")
        }
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The next event. Throws when the text is not YAML.
    func next() throws(FormatError) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
        defer { yaml_event_delete(&event) }
        return YAMLEvent(event)
    }

    private var failure: FormatError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "the text is not YAML"
        let (line, column) = place
        return FormatError(line: line, column: column, reason: "Not YAML: \(problem).")
    }

    /// Where the problem is. For one of the bytes, such as bad UTF-8, libyaml gives no more than an offset.
    private var place: (line: Int, column: Int) {
        guard parser.pointee.error == YAML_READER_ERROR else {
            let mark = parser.pointee.problem_mark
            return (Int(mark.line) + 1, Int(mark.column) + 1)
        }
        let before = text.prefix(parser.pointee.problem_offset)
        let lastLine = before.reversed().prefix { $0 != UInt8(ascii: "\n") }
        let lines = before.count { $0 == UInt8(ascii: "\n") }
        return (lines + 1, lastLine.count { $0 & 0xC0 != 0x80 } + 1)
    }
}

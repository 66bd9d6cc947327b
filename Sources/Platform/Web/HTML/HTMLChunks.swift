/// Writes a page as UTF-8, chunk by chunk, so that a long page needs no second copy in memory.
///
///     for chunk in page.chunks() { try await writer.write(ByteBuffer(bytes: chunk)) }
public struct HTMLChunks: Sequence, IteratorProtocol {
    /// Children still to write, then the end tag that follows them.
    private struct Frame {
        let children: [HTML]
        var next = 0
        let endTag: StaticString?
    }

    private var frames: [Frame]
    private var buffer: [UInt8] = []
    private let size: Int

    /// Chunks of at least `size` bytes (the last may be smaller).
    init(of page: HTML, size: Int) {
        precondition(size > 0, "A chunk holds at least one byte.")
        frames = [Frame(children: [page], endTag: nil)]
        self.size = size
    }

    /// The next chunk, or nil after the last.
    public mutating func next() -> [UInt8]? {
        buffer.reserveCapacity(Swift.min(size, 1 << 16) + 1024)
        while buffer.count < size, !frames.isEmpty { step() }
        defer { buffer = [] }
        return buffer.isEmpty ? nil : buffer
    }

    private mutating func step() {
        let last = frames.count - 1
        guard frames[last].next < frames[last].children.count else {
            let frame = frames.removeLast()
            if let tag = frame.endTag { writeEndTag(tag) }
            return
        }
        let piece = frames[last].children[frames[last].next]
        frames[last].next += 1
        write(piece)
    }

    private mutating func write(_ piece: HTML) {
        switch piece {
        case .text(let text): buffer.appendEscaped(text)
        case .raw(let markup): buffer.append(markup)
        case .void(let name, let attributes): buffer.appendStartTag(name, attributes)
        case .fragment(let pieces): frames.append(Frame(children: pieces, endTag: nil))
        case .element(let name, let attributes, let children):
            buffer.appendStartTag(name, attributes)
            frames.append(Frame(children: children, endTag: name))
        }
    }

    private mutating func writeEndTag(_ name: StaticString) {
        buffer.append("</")
        buffer.append(name)
        buffer.append(UInt8(ascii: ">"))
    }
}

extension HTML {
    /// The page as UTF-8 in chunks of at least `size` bytes (the last may be smaller), made as they are asked
    /// for.
    public func chunks(of size: Int = 16_384) -> HTMLChunks {
        HTMLChunks(of: self, size: size)
    }

    /// The whole page as UTF-8.
    public var utf8: [UInt8] {
        var chunks = HTMLChunks(of: self, size: .max)
        return chunks.next() ?? []
    }

    /// The whole page as text.
    public var rendered: String {
        String(decoding: utf8, as: UTF8.self)
    }
}

import Foundation
import SearchIndex

/// The file in which a node keeps its search index from one run to the next. It is only ever replaced as a
/// whole: whoever stops in the middle of writing leaves the one before.
public struct IndexFile: Sendable {
    /// Where it is.
    public let path: String

    private static let bufferSize = 1 << 20

    /// The file at a path; it need not be there yet.
    public init(path: String) {
        self.path = path
    }

    /// Saves contents with a note. Does nothing when another process is about to. Throws `IndexFileFailure`.
    public func save(_ contents: SearchIndex.Contents, note: [UInt8]) throws {
        let draft = path + ".new"
        let descriptor = open(draft, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw IndexFile.failure(draft) }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
        guard ftruncate(descriptor, 0) == 0 else { throw IndexFile.failure(draft) }
        let output = BufferedOutput(descriptor, capacity: IndexFile.bufferSize)
        try contents.save(note: note) { try output.write($0) }
        try output.flush()
        // NB: the name may only change once the bytes are on the disk.
        guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw IndexFile.failure(draft) }
    }

    /// The file's bytes, mapped into memory; nil when there are none.
    public func map() -> Memory? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
        let size = Int(status.st_size)
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            return nil
        }
        madvise(start, size, MADV_WILLNEED)
        nonisolated(unsafe) let mapped = UnsafeRawBufferPointer(start: start, count: size)
        return Memory(bytes: mapped) {
            munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), size)
        } pause: {
            madvise(UnsafeMutableRawPointer(mutating: mapped.baseAddress), size, MADV_DONTNEED)
        }
    }

    /// What the file holds for an index of the same kind, and the note with it; nil when it is none of it.
    func read(into index: SearchIndex) -> (contents: SearchIndex.Contents, note: [UInt8])? {
        guard let memory = map(), let (contents, note) = try? index.contents(savedIn: memory) else {
            return nil
        }
        // Everything was looked at once; what searches want of it comes back by itself.
        memory.letGo()
        return (contents, note)
    }

    private static func failure(_ path: String) -> IndexFileFailure {
        IndexFileFailure(path: path, reason: String(cString: strerror(errno)))
    }
}

/// A search index could not be saved; the site goes on without.
public struct IndexFileFailure: Error, CustomStringConvertible {
    let path: String
    let reason: String
    /// One sentence.
    public var description: String { "“\(path)” cannot be written: \(reason)" }
}

/// Collects small writes into large ones.
private final class BufferedOutput {
    private let descriptor: Int32
    private let capacity: Int
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32, capacity: Int) {
        (self.descriptor, self.capacity) = (descriptor, capacity)
        buffer.reserveCapacity(capacity)
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        if buffer.count + bytes.count > capacity { try flush() }
        guard bytes.count < capacity else { return try put(bytes) }
        buffer += bytes
    }

    func flush() throws {
        try buffer.withUnsafeBytes { try put($0) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = Foundation.write(descriptor, part.baseAddress, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw IndexFileFailure(path: "index", reason: String(cString: strerror(errno)))
            }
            rest = rest.dropFirst(count)
        }
    }
}

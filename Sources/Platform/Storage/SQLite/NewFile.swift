import Foundation

/// A file that appears under its name only once it is whole and on the disk.
struct NewFile {
    let path: String
    /// Where it is written meanwhile.
    var partial: String { "\(path).partial" }

    /// A file that is not there yet. Throws ``StorageRefusal/exists(_:)``; what an earlier attempt left half
    /// written is removed.
    init(_ path: String) throws {
        // NB: SQLite would take a log that lies beside the file for the new file's own.
        for taken in [path, "\(path)-wal", "\(path)-journal"]
        where FileManager.default.fileExists(atPath: taken) {
            throw StorageRefusal.exists(taken)
        }
        self.path = path
        discard()
    }

    /// Removes what was written so far.
    func discard() {
        for rest in ["", "-wal", "-shm", "-journal"] { unlink(partial + rest) }
    }

    /// Flushes the file and its name to the disk.
    func keep() throws {
        try flush(partial)
        guard rename(partial, path) == 0 else { throw failure(path) }
        try flush(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    private func flush(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { _ = Foundation.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    private func failure(_ path: String) -> StorageRefusal {
        .cannotOpen("“\(path)”: \(String(cString: strerror(errno)))")
    }
}

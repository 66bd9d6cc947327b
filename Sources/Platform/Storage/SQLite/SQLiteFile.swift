import Foundation

/// The file before SQLite opens it.
enum SQLiteFile {
    /// Makes the file when there is none, readable by its owner only, since it holds what people entrusted to
    /// it (SQLite gives its log and index the rights of the file). Says in clear words why that cannot be.
    static func prepare(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor < 0 else {
            _ = Foundation.close(descriptor)
            return
        }
        let reason = errno
        if reason == EROFS || (reason == EACCES && FileManager.default.fileExists(atPath: path)) {
            throw StorageRefusal.readOnly
        }
        if reason == ENOSPC || reason == EDQUOT { throw StorageRefusal.diskFull }
        throw StorageRefusal.cannotOpen("“\(path)”: \(String(cString: strerror(reason)))")
    }
}

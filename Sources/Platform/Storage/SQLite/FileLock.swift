import Foundation

/// A lock on a file of its own (flock(2)), which the system gives back when the process ends, however it
/// ends.
final class FileLock: HeldLock {
    private let descriptor: Int32

    /// Takes it at once or throws ``StorageRefusal/locked(_:)``.
    init(path: String, name: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageRefusal.cannotOpen("“\(path)”: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            _ = Foundation.close(descriptor)
            throw reason == EWOULDBLOCK
                ? StorageRefusal.locked(name)
                : StorageRefusal.cannotOpen("“\(path)”: \(String(cString: strerror(reason)))")
        }
    }

    func release() async {
        _ = Foundation.close(descriptor)
    }
}

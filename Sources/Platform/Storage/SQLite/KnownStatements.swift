import Synchronization

/// Which texts are worth keeping prepared: the first thousand different ones. A program has a few hundred;
/// the bound is for texts that are put together from a request.
final class KnownStatements: Sendable {
    private static let limit = 1000
    private let texts = Mutex<Set<String>>([])

    /// Whether this text is, or now becomes, one of them.
    func admits(_ text: String) -> Bool {
        texts.withLock { texts in
            if texts.contains(text) { return true }
            guard texts.count < KnownStatements.limit else { return false }
            texts.insert(text)
            return true
        }
    }
}

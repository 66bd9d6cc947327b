/// A change that somebody waits for.
protocol WaitingChange: Sendable {
    /// Makes it, as part of a transaction. It may be run again when that was not kept.
    func run(in transaction: Transaction) throws
    /// Tells whoever waits: nil when it was kept.
    func end(_ failure: (any Error)?)
}

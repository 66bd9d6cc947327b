/// Decides what a witness answers. Whoever runs it keeps the latest head of each log, and writes the new one
/// before the answer leaves, in one transaction with reading the old one.
public struct Witness: Sendable {
    /// The key that cosigns.
    public let key: SignerKey
    /// The logs that it knows.
    public let logs: [TrustedLog]

    /// A witness of some logs. The key must be one for cosignatures.
    public init(key: SignerKey, logs: [TrustedLog]) {
        precondition(key.verifier.kind == .cosignature, "A witness signs with the time.")
        (self.key, self.logs) = (key, logs)
    }

    /// An answer, and the head that is the log's latest from now on if it was cosigned.
    public struct Decision: Hashable, Sendable {
        /// What is sent back.
        public let response: WitnessResponse
        /// The log and its head, to be kept before anything is sent; nil when nothing changes.
        public let cosigned: Checkpoint?
    }

    /// The answer to the body of a request.
    ///
    /// - Parameters:
    ///   - latest: the head of the log with this origin that was cosigned last; nil when none was.
    ///   - timeSeconds: now, in seconds since 1970.
    public func answer(
        _ body: [UInt8], timeSeconds: Int, latest: (String) throws -> TreeHead?
    ) throws -> Decision {
        guard let request = try? WitnessRequest.parse(body),
            let checkpoint = try? Checkpoint.parse(request.checkpoint.text)
        else { return Decision(response: .badRequest, cosigned: nil) }
        guard let log = logs.first(where: { checkpoint.isOf($0.origin) }) else {
            return Decision(response: .unknownLog, cosigned: nil)
        }
        guard (try? request.checkpoint.open(with: log.keys)) != nil else {
            return Decision(response: .untrusted, cosigned: nil)
        }
        if let refusal = refusal(of: request, checkpoint.head, latest: try latest(log.origin) ?? .empty) {
            return Decision(response: refusal, cosigned: nil)
        }
        let signature = try key.cosign(request.checkpoint.text, timeSeconds: timeSeconds)
        return Decision(response: .cosigned([signature]), cosigned: checkpoint)
    }

    private func refusal(
        of request: WitnessRequest, _ head: TreeHead, latest: TreeHead
    ) -> WitnessResponse? {
        if request.oldSize > head.size { return .badRequest }
        if request.oldSize != latest.size { return .conflict(latestSize: latest.size) }
        if head.size == latest.size, head.root != latest.root { return .conflict(latestSize: latest.size) }
        return request.proof.proves(head, extends: latest) ? nil : .unproven
    }
}

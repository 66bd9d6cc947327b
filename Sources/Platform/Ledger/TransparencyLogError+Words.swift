import TransparencyLog

extension TransparencyLogError {
    /// What is wrong, as a part of an English sentence.
    public var words: String {
        switch self {
        case .malformed(let form): "it holds no \(form.words), or a broken one"
        case .tooLong(let form, let limit): "its \(form.words) is longer than \(limit) bytes"
        case .noKnownSignature: "it is not signed by the key"
        case .badSignature(let name): "the signature of \(name) does not hold"
        case .ambiguousKey(let name): "two keys are called \(name)"
        case .wrongOrigin(let origin): "it is of another log, \(origin)"
        case .tooFewWitnesses(let found, let needed):
            "\(found) of the witnesses cosigned it, and \(needed) should have"
        case .notIncluded: "the proof does not lead to the signed root"
        case .notConsistent(let size): "it does not begin with the older log of \(size) entries"
        case .wrongRoot: "the entries do not have the signed root"
        case .wrongTile(let address): "the tile \(address.path) is not what the entries give"
        }
    }
}

extension TransparencyLogError.Form {
    fileprivate var words: String {
        switch self {
        case .note: "note"
        case .signature: "signature"
        case .verifierKey: "public key"
        case .signerKey: "private key"
        case .checkpoint: "checkpoint"
        case .tile: "tile"
        case .entryBundle: "bundle of entries"
        case .receipt: "receipt"
        case .witnessRequest: "request to a witness"
        case .witnessResponse: "answer of a witness"
        }
    }
}

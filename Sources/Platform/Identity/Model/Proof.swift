import Storage

/// By what somebody showed who she is. Where a second factor is set up it is asked for after any of these.
public enum Proof: String, Hashable, Sendable, CaseIterable, SQLBindable {
    /// She read the mail of her address.
    case letter
    /// She knew her password.
    case password
    /// Another site, at which she has an account, vouched for her.
    case provider
    /// A program showed a token of hers, which is no fresh proof of anything.
    case token
}

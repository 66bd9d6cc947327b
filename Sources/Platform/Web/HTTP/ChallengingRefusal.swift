import HTTPTypes
import Kernel

/// A refusal that tells a program more than a sentence: a status finer than its kind's, and header fields
/// such as `WWW-Authenticate`.
public protocol ChallengingRefusal: Refusal {
    /// The status of the answer.
    var status: HTTPResponse.Status { get }
    /// Header fields of the answer.
    var headers: HTTPFields { get }
}

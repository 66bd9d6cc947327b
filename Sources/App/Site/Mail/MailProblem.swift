/// Why a letter was not taken. It goes into the log, so it says nothing of what stands in the letter.
enum MailProblem: Error, Hashable, CustomStringConvertible {
    /// The sender's or the receiver's address cannot stand in a header.
    case badAddress
    /// The letter's identifier has other characters than letters and digits.
    case badIdentifier
    /// The letter is longer than the limit.
    case tooLong
    /// The mail program cannot be started.
    case notStarted
    /// The mail program ended with that code; `sysexits.h` says what 64 to 78 mean.
    case refused(code: Int32)
    /// The mail program had not ended in time and was stopped.
    case tooSlow(seconds: Int)

    /// A sentence.
    var description: String {
        switch self {
        case .badAddress: "an address of the letter cannot stand in a header"
        case .badIdentifier: "the letter's identifier has other characters than letters and digits"
        case .tooLong: "the letter is longer than \(Letter.limit) bytes"
        case .notStarted: "the mail program cannot be started"
        case .refused(let code): "the mail program ended with code \(code)"
        case .tooSlow(let seconds): "the mail program had not ended after \(seconds) seconds"
        }
    }
}
